/**
 * The condition tree that screening evaluates, derived from a version's features. Features are the source of truth:
 * a rubric that reads features and a screening that reads conditions can never disagree.
 */
import type { ConditionSource, Features, Words } from './schema.ts';

/** The element of the law that a condition stands for. */
export type Element =
  | 'in_reach'
  | 'offense'
  | 'survivor'
  | 'kind_of_trafficking'
  | 'age'
  | 'at_the_time'
  | 'nexus'
  | 'left'
  | 'wait'
  | 'deadline'
  | 'sentence_complete'
  | 'fines_paid'
  | 'no_pending_charges'
  | 'no_new_convictions'
  | 'not_yet_granted'
  | 'other';

export type Test =
  | { readonly op: 'in'; readonly values: readonly string[]; readonly lawSilentOn: readonly string[] }
  | { readonly op: 'not_in'; readonly values: readonly string[] }
  | { readonly op: 'at_least' | 'at_most'; readonly amount: number }
  | { readonly op: 'on_or_after' | 'on_or_before'; readonly day: string }
  | { readonly op: 'years_since'; readonly years: number };

interface Derived {
  readonly element: Element;
  readonly cite: string | null;
  readonly label: Words | null;
  /** The feature path this node came from; names it in `review.unverified`. */
  readonly feature: string;
}

/** A node of the tree without its parts and marks. */
type Leaf =
  | { readonly kind: 'test'; readonly fact: string; readonly test: Test }
  | { readonly kind: 'offense_in'; readonly list: string }
  | {
      readonly kind: 'section_in';
      readonly sections: readonly string[];
      readonly categories: readonly string[];
    }
  | { readonly kind: 'law_unknown'; readonly blocks: boolean };

type Bare = Derived & (Leaf | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly Bare[] });

/** What is the same for every charge, worked out once: whether anyone checked the feature, and the test in a few signs. */
interface Marks {
  /** True where nobody has checked the feature against the text. */
  readonly unverified: boolean;
  /** What a leaf compares with, in the notation of the law's files. */
  readonly against: string;
}

/**
 * - `all`, `any`, `none`: three-valued and, or, nor.
 * - `test`: one fact against one test.
 * - `offense_in`: the charge's offense is a member of a list of the catalogue.
 * - `section_in`: the charge's section (or its NIBRS category) is one of those named.
 * - `law_unknown`: nobody here knows what the law says on the point. `blocks` = the finding stays undecided over it;
 *   otherwise it is shown beside the finding.
 */
export type Condition = Derived &
  Marks &
  (Leaf | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly Condition[] });

/** Everything `conditionsOf` needs of a version. */
export interface VersionParts {
  readonly features: Features;
  readonly cites: Readonly<Record<string, string>>;
  /** Feature paths that nobody has checked. */
  readonly unverified: readonly string[];
}

const yes: Test = { op: 'in', values: ['yes'], lawSilentOn: [] };
const no: Test = { op: 'in', values: ['no'], lawSilentOn: [] };

/** Derives the whole condition of a version: an `all` over its elements, in the order a lawyer would take them. */
export function conditionsOf(version: VersionParts): Condition {
  const derive = new Derivation(version);
  const of = [
    ...derive.inReach(),
    ...derive.notYetGranted(),
    ...derive.offense(),
    ...derive.survivor(),
    ...derive.age(),
    ...derive.nexus(),
    ...derive.left(),
    ...derive.timing(),
    ...derive.extras(),
  ];
  const tree: Bare = { kind: 'all', element: 'other', cite: null, label: null, feature: '', of };
  return marked(tree, version.unverified);
}

class Derivation {
  private readonly features: Features;
  private readonly cites: Readonly<Record<string, string>>;

  constructor(version: VersionParts) {
    this.features = version.features;
    this.cites = version.cites;
  }

  inReach(): Bare[] {
    const entries = Object.entries(this.features.reaches);
    const values = entries.filter(([, reached]) => reached === true).map(([type]) => type);
    const lawSilentOn = entries.filter(([, reached]) => reached === null).map(([type]) => type);
    return [this.test('in_reach', 'reaches', 'record_type', { op: 'in', values, lawSilentOn })];
  }

  notYetGranted(): Bare[] {
    return [this.test('not_yet_granted', 'already_granted', 'already_granted', no)];
  }

  offense(): Bare[] {
    const { scope, only, except } = this.features.offenses;
    if (scope === null) return [this.unknown('offense', 'offenses.scope', true)];
    const conditions: Bare[] = [];
    if (only.length > 0)
      conditions.push(
        this.group(
          'any',
          'offense',
          'offenses.only',
          only.map((set) => this.set(set, 'offenses.only')),
        ),
      );
    if (except.length > 0)
      conditions.push(
        this.group(
          'none',
          'offense',
          'offenses.except',
          except.map((set) => this.set(set, 'offenses.except')),
        ),
      );
    return conditions;
  }

  survivor(): Bare[] {
    const { harm, sex_trafficking, labor_trafficking } = this.features.who;
    if (harm === 'none') return [];
    if (harm === 'intimate_partner_or_sexual_violence')
      return [this.test('survivor', 'who.harm', 'partner_or_sexual_violence', yes)];
    const conditions = [this.test('survivor', 'who.harm', 'trafficked', yes)];
    if (sex_trafficking === true && labor_trafficking === true) return conditions;
    const values = [
      'both',
      ...(sex_trafficking === true ? ['sex'] : []),
      ...(labor_trafficking === true ? ['labor'] : []),
    ];
    const lawSilentOn = [
      ...(sex_trafficking === null ? ['sex'] : []),
      ...(labor_trafficking === null ? ['labor'] : []),
    ];
    conditions.push(
      this.test('kind_of_trafficking', 'who', 'trafficking_kind', { op: 'in', values, lawSilentOn }),
    );
    return conditions;
  }

  age(): Bare[] {
    const { adults, minors } = this.features.who;
    const gate = (feature: string, allowed: boolean | 'silent' | null, test: Test): Bare[] => {
      if (allowed === true || allowed === 'silent') return [];
      if (allowed === false) return [this.test('age', feature, 'age_at_offense', test)];
      const known = this.test('age', feature, 'age_at_offense', test);
      return [this.group('any', 'age', feature, [known, this.unknown('age', feature, true)])];
    };
    if (adults === null && minors === null) return [this.unknown('age', 'who.adults', false)];
    return [
      ...gate('who.adults', adults, { op: 'at_most', amount: 17 }),
      ...gate('who.minors', minors, { op: 'at_least', amount: 18 }),
    ];
  }

  nexus(): Bare[] {
    const { standard, at_the_time } = this.features.nexus;
    const fact =
      this.features.who.harm === 'intimate_partner_or_sexual_violence' ? 'violence_nexus' : 'nexus';
    const conditions: Bare[] = [];
    if (at_the_time === true && fact === 'nexus')
      conditions.push(this.test('at_the_time', 'nexus.at_the_time', 'during_trafficking', yes));
    if (standard === null && this.features.who.harm !== 'none')
      conditions.push(this.unknown('nexus', 'nexus.standard', true));
    else if (standard === 'during_trafficking')
      conditions.push(this.test('at_the_time', 'nexus.standard', 'during_trafficking', yes));
    else if (standard === 'coerced_duress')
      conditions.push(this.test('nexus', 'nexus.standard', 'coerced', yes));
    else if (standard !== null && standard !== 'none' && standard !== 'silent' && standard !== 'under_age')
      conditions.push(this.test('nexus', 'nexus.standard', fact, yes));
    return conditions;
  }

  left(): Bare[] {
    const rule = this.features.timing.left_trafficking;
    const left = this.test('left', 'timing.left_trafficking', 'left_trafficking', yes);
    if (rule === 'required') return [left];
    if (rule === 'required_or_services') {
      const services = this.test('left', 'timing.left_trafficking', 'sought_services', yes);
      return [this.group('any', 'left', 'timing.left_trafficking', [left, services])];
    }
    return rule === null && this.features.who.harm === 'trafficking'
      ? [this.unknown('left', 'timing.left_trafficking', false)]
      : [];
  }

  timing(): Bare[] {
    const { waits, deadline, sentence_complete, no_pending_charges, no_new_convictions } =
      this.features.timing;
    const conditions: Bare[] = [];
    conditions.push(...this.gate('sentence_complete', sentence_complete, 'sentence_completed', yes));
    conditions.push(...this.gate('no_pending_charges', no_pending_charges, 'pending_charges', no));
    conditions.push(...this.gate('no_new_convictions', no_new_convictions, 'new_convictions', no));
    if (this.features.procedure.fines_must_be_paid === true)
      conditions.push(this.test('fines_paid', 'procedure.fines_must_be_paid', 'fines_paid', yes));
    if (waits === null) conditions.push(this.unknown('wait', 'timing.waits', true));
    else if (waits !== 'silent')
      for (const [index, wait] of waits.entries()) conditions.push(...this.wait(wait, index));
    // A limit that runs from something in the case is tested, if at all, by `conditions`; it is shown beside the finding.
    const isRolling = typeof deadline === 'object' && deadline !== null && 'rolling' in deadline;
    if (deadline === null || isRolling) conditions.push(this.unknown('deadline', 'timing.deadline', false));
    else if (typeof deadline === 'object' && 'by' in deadline && deadline.later_on === null)
      conditions.push(
        this.test('deadline', 'timing.deadline', 'today', { op: 'on_or_before', day: deadline.by }),
      );
    return conditions;
  }

  extras(): Bare[] {
    return this.features.conditions.map((source, index) =>
      this.explicit(source, 'other', `conditions.${index}`),
    );
  }

  private wait(wait: Extract<Features['timing']['waits'], unknown[]>[number], index: number): Bare[] {
    if (wait.years === 0) return [];
    const fact = {
      conviction: 'conviction_date',
      judgment: 'conviction_date',
      sentence_completed: 'sentence_completed_date',
      arrest: 'arrest_date',
      release: 'release_date',
    }[wait.from];
    const feature = `timing.waits.${index}`;
    const cite = wait.cite ?? this.cite('timing.waits');
    const passed: Bare = {
      kind: 'test',
      element: 'wait',
      fact,
      test: { op: 'years_since', years: wait.years },
      cite,
      label: null,
      feature,
    };
    if (wait.when === undefined) return [passed];
    const applies = this.explicit(wait.when, 'wait', feature);
    const exempt: Bare = { kind: 'none', element: 'wait', cite, label: null, feature, of: [applies] };
    return [{ kind: 'any', element: 'wait', cite, label: null, feature, of: [exempt, passed] }];
  }

  private gate(name: string, rule: boolean | 'silent' | null, fact: string, test: Test): Bare[] {
    const element = name as 'sentence_complete' | 'no_pending_charges' | 'no_new_convictions';
    if (rule === true) return [this.test(element, `timing.${name}`, fact, test)];
    return rule === null ? [this.unknown(element, `timing.${name}`, false)] : [];
  }

  private set(set: Features['offenses']['only'][number], feature: string): Bare {
    const common = {
      element: 'offense',
      cite: set.cite ?? this.cite(feature),
      label: set.label,
      feature,
    } as const;
    const parts: Bare[] = [];
    if (set.list !== undefined) parts.push({ ...common, kind: 'offense_in', list: set.list });
    if (set.sections !== undefined || set.categories !== undefined)
      parts.push({
        ...common,
        kind: 'section_in',
        sections: set.sections ?? [],
        categories: set.categories ?? [],
      });
    if (set.severity !== undefined)
      parts.push({
        ...common,
        kind: 'test',
        fact: 'severity',
        test: { op: 'in', values: [set.severity], lawSilentOn: [] },
      });
    if (set.when !== undefined) parts.push(this.explicit(set.when, 'offense', feature));
    if (set.unless !== undefined)
      parts.push({ ...common, kind: 'none', of: [this.explicit(set.unless, 'offense', feature)] });
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : { ...common, kind: 'all', of: parts };
  }

  private explicit(source: ConditionSource, element: Element, feature: string): Bare {
    const common = { element, cite: source.cite ?? this.cite(feature), label: source.label ?? null, feature };
    if ('fact' in source) return { ...common, kind: 'test', fact: source.fact, test: testOf(source) };
    if ('offense_in' in source) return { ...common, kind: 'offense_in', list: source.offense_in };
    const [kind, parts] =
      'all' in source
        ? (['all', source.all] as const)
        : 'any' in source
          ? (['any', source.any] as const)
          : (['none', source.none] as const);
    return { ...common, kind, of: parts.map((part) => this.explicit(part, element, feature)) };
  }

  private test(element: Element, feature: string, fact: string, test: Test): Bare {
    return { kind: 'test', element, feature, fact, test, cite: this.cite(feature), label: null };
  }

  private group(kind: 'any' | 'none', element: Element, feature: string, of: Bare[]): Bare {
    const [first] = of;
    if (kind === 'any' && of.length === 1 && first !== undefined) return first;
    return { kind, element, feature, of, cite: this.cite(feature), label: null };
  }

  private unknown(element: Element, feature: string, blocks: boolean): Bare {
    return { kind: 'law_unknown', element, feature, blocks, cite: this.cite(feature), label: null };
  }

  private cite(feature: string): string | null {
    for (let path = feature; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
      const cite = this.cites[path];
      if (cite !== undefined) return cite;
    }
    return null;
  }
}

function testOf(leaf: Extract<ConditionSource, { fact: string }>): Test {
  const values = (value: string | boolean | string[]) =>
    (Array.isArray(value) ? value : [value]).map((one) =>
      one === true ? 'yes' : one === false ? 'no' : one,
    );
  if (leaf.is !== undefined) return { op: 'in', values: values(leaf.is), lawSilentOn: [] };
  if (leaf.not !== undefined) return { op: 'not_in', values: values(leaf.not) };
  if (leaf.at_least !== undefined) return { op: 'at_least', amount: leaf.at_least };
  if (leaf.at_most !== undefined) return { op: 'at_most', amount: leaf.at_most };
  if (leaf.on_or_after !== undefined) return { op: 'on_or_after', day: leaf.on_or_after };
  if (leaf.on_or_before !== undefined) return { op: 'on_or_before', day: leaf.on_or_before };
  return { op: 'years_since', years: leaf.years_since ?? 0 };
}

function marked(bare: Bare, unverified: readonly string[]): Condition {
  const marks: Marks = { unverified: isUnverified(bare.feature, unverified), against: againstOf(bare) };
  return 'of' in bare
    ? { ...bare, ...marks, of: bare.of.map((part) => marked(part, unverified)) }
    : { ...bare, ...marks };
}

function isUnverified(feature: string, unverified: readonly string[]): boolean {
  return unverified.some((path) => feature === path || feature.startsWith(`${path}.`));
}

function againstOf(bare: Bare): string {
  switch (bare.kind) {
    case 'test':
      return describeTest(bare.test);
    case 'offense_in':
      return bare.list;
    case 'section_in':
      return [...bare.sections, ...bare.categories].join(', ');
    default:
      return '';
  }
}

/** What a test compares with, in the notation of the law's files. */
export function describeTest(test: Test): string {
  switch (test.op) {
    case 'in':
      return test.values.join('|');
    case 'not_in':
      return `not ${test.values.join('|')}`;
    case 'at_least':
      return `>= ${test.amount}`;
    case 'at_most':
      return `<= ${test.amount}`;
    case 'on_or_after':
      return `>= ${test.day}`;
    case 'on_or_before':
      return `<= ${test.day}`;
    case 'years_since':
      return `${test.years} years`;
  }
}
