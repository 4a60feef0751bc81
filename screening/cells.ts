/**
 * The kinds of charges that a law may treat differently: how it ended, how grave, which offense, at what age, under
 * which kind of trafficking. Only what the law reads of these becomes a dimension, and values that none of its questions
 * tells apart become one.
 */
import { type Condition, classOn, type Law, type Offense } from '@nunc/law';
import type { RowLayout } from './columns.ts';
import { isUnder, plainSection } from './evaluate.ts';
import type { ColumnCoder } from './kernel/coder.ts';
import { type Formula, leavesOf } from './kernel/logic.ts';

/** The facts that make a cell. `offense` stands for the offense and its category together. */
const cellFacts = ['record_type', 'severity', 'offense', 'age_at_offense', 'trafficking_kind'] as const;
export type CellFact = (typeof cellFacts)[number];

/** One value of a dimension. */
export interface CellValue {
  /** What it stands for: one text, or for offenses each that the law does not tell from the others. */
  readonly stands: readonly string[];
  /** The value in each column of the layout that it fixes, by column id. */
  readonly columns: ReadonlyMap<string, string | null>;
  /** For offenses: the severities that they can have; `null` where nothing says. */
  readonly severities: readonly string[] | null;
  /** An offense that the catalogue does not have: what the value leaves open, more could show. */
  readonly isLoose: boolean;
}

export interface Dimension {
  readonly fact: CellFact;
  readonly values: readonly CellValue[];
}

/** A charge that is still open in court has nothing to clear yet, so it makes no cell. */
const notYetRecord = 'pending_charge';
/** A section that no law lists. */
const anyOther = '?';
const adult = 18;
const oldest = 120;

/** The dimensions that some formulas read, in the order of `cellFacts`. */
export function dimensionsOf(
  law: Law,
  layout: RowLayout,
  coders: readonly ColumnCoder[],
  formulas: readonly Formula[],
): Dimension[] {
  const read = new Set(formulas.flatMap(leavesOf).flatMap(({ column }) => layout.columns[column]?.id ?? []));
  const choices = (fact: CellFact, but: string): Dimension[] =>
    read.has(fact)
      ? [
          {
            fact,
            values: (law.facts.get(fact)?.choices ?? []).flatMap(({ id }) =>
              id === but ? [] : plain(fact, id),
            ),
          },
        ]
      : [];
  const offenses = (): Dimension[] =>
    read.has('offense') || read.has('offense_category')
      ? [{ fact: 'offense', values: offenseKinds(law, layout, coders, read) }]
      : [];
  const ages = (): Dimension[] =>
    read.has('age_at_offense') ? [{ fact: 'age_at_offense', values: ageBins(layout) }] : [];
  return [
    ...choices('record_type', notYetRecord),
    ...choices('severity', ''),
    ...offenses(),
    ...ages(),
    // Whoever suffered both kinds is reached wherever either is, and needs no cell.
    ...choices('trafficking_kind', 'both'),
  ];
}

/** Whether a cell can occur: a felony is never an infraction, and a juvenile court does not judge adults. */
export function canOccur(values: ReadonlyMap<CellFact, CellValue>): boolean {
  const one = (fact: CellFact) => values.get(fact)?.stands[0] ?? null;
  const severity = one('severity');
  const severities = values.get('offense')?.severities ?? null;
  if (severity !== null && severities !== null && !severities.includes(severity)) return false;
  const isAdult = Number.parseInt(one('age_at_offense') ?? '0', 10) >= adult;
  return !(isAdult && one('record_type') === 'juvenile_adjudication');
}

const plain = (fact: CellFact, value: string): CellValue => ({
  stands: [value],
  columns: new Map([[fact, value]]),
  severities: null,
  isLoose: false,
});

/** Minors and adults, and finer where the law draws other lines: no test of an age differs within a bin. */
function ageBins({ provisions }: RowLayout): CellValue[] {
  const cuts = new Set([adult]);
  const visit = (condition: Condition): void => {
    if ('of' in condition) for (const part of condition.of) visit(part);
    else if (condition.kind === 'test' && condition.fact === 'age_at_offense') {
      const { test } = condition;
      if (test.op === 'at_least') cuts.add(Math.ceil(test.amount));
      if (test.op === 'at_most') cuts.add(Math.floor(test.amount) + 1);
    }
  };
  for (const { version } of provisions) visit(version.condition);
  const starts = [0, ...[...cuts].filter((cut) => cut > 0 && cut <= oldest).toSorted((a, b) => a - b)];
  return starts.map((start, at) =>
    plain('age_at_offense', `${start}..${(starts[at + 1] ?? oldest + 1) - 1}`),
  );
}

interface OffenseKind {
  readonly stands: string;
  readonly offense: string;
  readonly category: string | null;
  readonly severities: readonly string[] | null;
}

/** Every offense of the jurisdiction's catalogue and every other kind the law may name; those it treats alike are one. */
function offenseKinds(
  law: Law,
  layout: RowLayout,
  coders: readonly ColumnCoder[],
  read: ReadonlySet<string>,
): CellValue[] {
  const coderOf = (id: string) => coders[layout.columns.findIndex((column) => column.id === id)];
  const [offenses, categories] = [coderOf('offense'), coderOf('offense_category')];
  const codeOf = (kind: OffenseKind) =>
    `${offenses?.code(kind.offense) ?? ''} ${categories?.code(kind.category) ?? ''}`;
  const own = law.catalogue.offenses.filter(
    ({ jurisdiction, inForce: { from, to } }) =>
      jurisdiction === layout.jurisdiction &&
      (from === null || from <= layout.asOf) &&
      (to === null || to >= layout.asOf),
  );
  const catalogued = own.flatMap((offense) => {
    const { id, nibrs } = offense;
    const severities = read.has('severity') ? severitiesOf(offense, layout.asOf) : null;
    const kind = (value: string): OffenseKind => ({
      stands: value,
      offense: value,
      category: nibrs,
      severities,
    });
    const completed = kind(id);
    // An attempt is named only where the law treats it otherwise.
    const others = [kind(`attempt ${id}`), kind(`conspiracy ${id}`)];
    return [completed, ...others.filter((one) => codeOf(one) !== codeOf(completed))];
  });
  const kinds = [...catalogued, ...uncataloguedSections(layout, own), ...otherKinds(law, read)];
  const groups = new Map<string, { readonly stands: string[]; readonly kind: OffenseKind }>();
  for (const kind of kinds) {
    // What the catalogue is not sure of stays unknown; of an offense that it does not have, more can be shown.
    const key = `${codeOf(kind)} ${kind.severities?.join() ?? ''} ${isLoose(kind)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { stands: [kind.stands], kind });
    else group.stands.push(kind.stands);
  }
  return [...groups.values()].map(({ stands, kind }) => ({
    stands,
    columns: new Map([
      ['offense', kind.offense],
      ...(kind.category === null ? [] : [['offense_category', kind.category] as const]),
    ]),
    severities: kind.severities,
    isLoose: isLoose(kind),
  }));
}

const isLoose = ({ offense }: OffenseKind): boolean => offense.startsWith(anyOther);

function severitiesOf(offense: Offense, day: string): readonly string[] | null {
  const known = classOn(offense, day);
  switch (known) {
    case null:
      return null;
    case 'wobbler':
      return ['felony', 'misdemeanor'];
    case 'wobblette':
      return ['misdemeanor', 'infraction'];
    default:
      return [known];
  }
}

/** Sections that the law lists and the catalogue does not have, as a sheet writes them. */
function uncataloguedSections({ provisions }: RowLayout, own: readonly Offense[]): OffenseKind[] {
  const listed = new Set<string>();
  const visit = (condition: Condition): void => {
    if ('of' in condition) for (const part of condition.of) visit(part);
    else if (condition.kind === 'section_in')
      for (const section of condition.sections)
        if (!own.some(({ cite }) => isUnder(cite, section) || isUnder(section, cite)))
          listed.add(`?${plainSection(section)}`);
  };
  for (const { version } of provisions) visit(version.condition);
  return [...listed].map((value) => ({ stands: value, offense: value, category: null, severities: null }));
}

/** Sections that nobody lists: by category where the law reads it, else all of them as one. */
function otherKinds(law: Law, read: ReadonlySet<string>): OffenseKind[] {
  const common = { offense: anyOther, severities: null };
  return read.has('offense_category')
    ? [...law.catalogue.nibrs.keys()].map((category) => ({
        ...common,
        stands: `category ${category}`,
        category,
      }))
    : [{ ...common, stands: anyOther, category: null }];
}
