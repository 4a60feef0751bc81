/** The provision, as values a template can name: citation, subdivisions, findings, authorities, what is unverified. */
import type { Law, Provision, ProvisionVersion } from '@nunc/law';
import { type Run, wordsOf } from './document.ts';
import type { PacketTemplate } from './template.ts';
import type { Rich, Value, Values } from './values.ts';

export interface LawInUse {
  readonly law: Law;
  readonly provision: Provision;
  readonly version: ProvisionVersion;
}

/** Words of the template for an id the law's files name; the id itself where there are none. */
export function wordsFor(
  template: PacketTemplate,
  group: string,
  id: string | boolean | null,
): string | null {
  if (id === null) return null;
  const words = template.words[group];
  if (words === undefined || typeof words === 'string') return null;
  return words[String(id)] ?? null;
}

/** `cited` maps an authority to the pages that cite it, for the table of authorities. */
export function lawValues(
  use: LawInUse,
  template: PacketTemplate,
  cited: ReadonlyMap<string, string>,
): Values {
  const { provision, version } = use;
  const { features } = version;
  const tagged = (text: string, authority: string, italic = false): Rich => ({
    runs: [{ kind: 'text', text, authority, ...(italic ? { italic: true } : {}) }],
  });
  return {
    id: provision.id,
    citation: tagged(provision.citation, provision.id),
    citation_words: provision.citation,
    short: provision.short,
    title: provision.title.en,
    by: version.by,
    ...ruleValues(use, template),
    ...procedureValues(features, template),
    ...noteValues(use, template),
    at: Object.fromEntries(
      featurePaths(features).map((path) => [path.replaceAll('.', '_'), atFeature(use, template, path)]),
    ),
    cases: authorities(use, cited),
    statutes: [
      { cite: provision.citation, pages: cited.get(provision.id) ?? null },
      ...rules(template, 'statute', cited),
    ],
    rules: rules(template, 'rule', cited),
    is_cited: Object.fromEntries(
      Object.keys(template.sources).map((key) => [key, tagged(template.sources[key]?.cite ?? '', key)]),
    ),
    by_element: byElement(use),
  };
}

/** What must be shown, and how. */
function ruleValues(use: LawInUse, template: PacketTemplate): Values {
  const { features } = use.version;
  return {
    burden: wordsFor(template, 'burden', features.proof.burden),
    nexus_words: features.nexus.words?.en ?? null,
    nexus_standard: wordsFor(template, 'nexus', features.nexus.standard),
    definition:
      typeof features.who.definition === 'string' && features.who.definition !== 'silent'
        ? features.who.definition
        : null,
    offense_rule: wordsFor(template, 'offense_scope', features.offenses.scope),
    excepted: features.offenses.except.map(
      (set) => `${set.label.en}${set.cite === undefined ? '' : ` (${atWords(use, template, set.cite)})`}`,
    ),
    proof_kinds: features.proof.kinds.map((kind) => kind.en),
    no_deadline: features.timing.deadline === 'none',
    left_rule: wordsFor(template, 'left', features.timing.left_trafficking),
    reaches: reached(features, template),
  };
}

/** Days, fees, service. */
function procedureValues(features: ProvisionVersion['features'], template: PacketTemplate): Values {
  return {
    response_days:
      typeof features.procedure.response_days === 'number' ? features.procedure.response_days : null,
    compliance_days:
      typeof features.procedure.compliance_days === 'number' ? features.procedure.compliance_days : null,
    filing_fee:
      features.procedure.filing_fee === 0
        ? 'none'
        : typeof features.procedure.filing_fee === 'number'
          ? `$${features.procedure.filing_fee}`
          : null,
    compliance_line:
      features.procedure.compliance.length === 0
        ? null
        : features.procedure.compliance.map((note) => note.text.en).join(', '),
    no_fee: features.procedure.filing_fee === 0,
    fines_no_bar: features.procedure.fines_must_be_paid === false,
    serve: features.procedure.serve.map((words) => words.en),
    joinder: wordsFor(template, 'across_courts', features.procedure.across_courts),
  };
}

/** The law's own sentences, each with its cite. */
function noteValues(use: LawInUse, template: PacketTemplate): Values {
  const { features } = use.version;
  const notes = (list: readonly { text: { en: string }; cite?: string | undefined }[]): Value =>
    list.map((note) => ({
      text: note.text.en,
      cite: note.cite ?? null,
      at: note.cite === undefined ? null : atCite(use, template, note.cite),
    }));
  return {
    offense_notes: notes(features.offenses.notes),
    finds: notes(features.court.finds),
    weighs: notes(features.court.weighs),
    compliance: notes(features.procedure.compliance),
    procedure_notes: notes(features.procedure.notes),
    timing_notes: notes(features.timing.notes),
    effect_notes: notes(features.effect.notes),
  };
}

/** The entries the provision reaches, in words: `arrests, convictions and dismissed charges`. */
function reached(features: ProvisionVersion['features'], template: PacketTemplate): string | null {
  const words = Object.entries(features.reaches).flatMap(([type, is]) =>
    is === true ? [wordsFor(template, 'reaches', type)] : [],
  );
  const named = words.filter((word) => word !== null);
  return named.length === 0
    ? null
    : named.length === 1
      ? (named[0] ?? null)
      : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}

/** Citation with the subdivision that a feature rests on: a run that counts for the table of authorities. */
export function atFeature(use: LawInUse, template: PacketTemplate, feature: string): Rich | null {
  for (let path = feature; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const cite = use.version.cites[path];
    if (cite !== undefined) return atCite(use, template, cite);
  }
  return { runs: [{ kind: 'text', text: use.provision.citation, authority: use.provision.id }] };
}

function atCite(use: LawInUse, template: PacketTemplate, cite: string): Rich {
  const join = template.words.cite_join;
  const isOwn = cite.startsWith('(');
  const prefix = template.words.bare_cite_prefix;
  const bare = /^\d/.test(cite) && typeof prefix === 'string' ? `${prefix}${cite}` : cite;
  const text = isOwn ? `${use.provision.citation}${typeof join === 'string' ? join : ''}${cite}` : bare;
  return {
    runs: [
      { kind: 'text', text, ...(isOwn || isOfProvision(use, cite) ? { authority: use.provision.id } : {}) },
    ],
  };
}

const atWords = (use: LawInUse, template: PacketTemplate, cite: string): string =>
  atCite(use, template, cite).runs.map(wordsOf).join('');

/** A cite that repeats the provision's own number: `440.10(6)` within a provision on 440.10. */
const isOfProvision = (use: LawInUse, cite: string): boolean => {
  const number = /\d[\d.]*/.exec(cite)?.[0];
  return number !== undefined && use.provision.citation.includes(number);
};

/** Every feature path of up to two parts, with its groups. */
function featurePaths(features: ProvisionVersion['features']): string[] {
  return Object.entries(features).flatMap(([group, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? [group, ...Object.keys(value).map((name) => `${group}.${name}`)]
      : [group],
  );
}

/** Only what may be cited. Whether it was checked is the cover memo's business. */
function authorities(use: LawInUse, cited: ReadonlyMap<string, string>): Value {
  return use.provision.authorities
    .filter((authority) => authority.citable)
    .map((authority) => ({
      cite: { runs: caseRuns(authority.cite) },
      holds: authority.holds.en,
      element: authority.element,
      pages: cited.get(authority.cite) ?? null,
    }));
}

function byElement(use: LawInUse): Values {
  const groups: Record<string, Value[]> = { nexus: [], survivor: [], left: [], offense: [], none: [] };
  for (const authority of use.provision.authorities.filter((one) => one.citable)) {
    const list = groups[authority.element ?? 'none'] ?? [];
    list.push({ cite: { runs: caseRuns(authority.cite) }, holds: authority.holds.en });
    groups[authority.element ?? 'none'] = list;
  }
  return groups;
}

/** The name of a case in italics: everything before its year or reporter. */
function caseRuns(cite: string): Run[] {
  const cut = /[,]? ?[([]|, \d| \d/.exec(cite)?.index ?? cite.length;
  const name: Run = { kind: 'text', text: cite.slice(0, cut), italic: true, authority: cite };
  return cut === cite.length ? [name] : [name, { kind: 'text', text: cite.slice(cut), authority: cite }];
}

function rules(
  template: PacketTemplate,
  kind: 'statute' | 'rule',
  cited: ReadonlyMap<string, string>,
): Value[] {
  return Object.entries(template.sources)
    .filter(([key, source]) => source.kind === kind && cited.has(key))
    .map(([key, source]) => ({ cite: source.cite, pages: cited.get(key) ?? null }));
}
