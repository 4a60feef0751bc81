/** Everything a filing's templates may name, as one tree of values. */
import type { Facts, Filing, Reason } from '@nunc/screening';
import { longDay } from './days.ts';
import { type Deadline, deadlinesFor } from './deadlines.ts';
import type { ReadExhibit } from './exhibits.ts';
import { type Anchors, expandText } from './expand.ts';
import { atFeature, type LawInUse, lawValues, wordsFor } from './lawValues.ts';
import type { Matter, MatterCourt } from './matter.ts';
import { elementValue, exhibitWords, joined, paragraphWords, type Row, rowValues, said } from './rows.ts';
import type { PacketTemplate } from './template.ts';
import type { Rich, Value, Values } from './values.ts';

/** One filing on its way to paper. */
export interface Draft {
  readonly filing: Filing;
  readonly use: LawInUse;
  readonly template: PacketTemplate;
  readonly matter: Matter;
  readonly court: MatterCourt | null;
  readonly facts: Facts;
  readonly rows: readonly Row[];
  /** Exhibits of this filing: those of its charges, and those that are of no charge. */
  readonly exhibits: readonly ReadExhibit[];
  readonly today: string;
}

/** What only later passes know. */
export interface Known {
  readonly anchors: Anchors;
  readonly cited: ReadonlyMap<string, string>;
  /** For the cover memo: problems found, blanks left. */
  readonly office: Values;
}

export function valuesOf(draft: Draft, known: Known): Values {
  const { template, matter, court, use } = draft;
  const rows = draft.rows.map((row, index) =>
    rowValues(row, index, { use, template, court, matter, anchors: known.anchors }),
  );
  const exhibits = exhibitValues(draft);
  const base: Values = {
    today: longDay(draft.today),
    petitioner: petitionerValues(matter),
    counsel: matter.counsel === undefined ? null : officeValues(matter.counsel),
    in_person: matter.counsel === undefined,
    court: courtValues(draft),
    prosecutor: court?.prosecutor === undefined ? missingOffice : officeValues(court.prosecutor),
    server: matter.server === undefined ? missingOffice : officeValues(matter.server),
    rows,
    row_count: rows.length,
    several_rows: rows.length > 1,
    convictions: rows.filter((row) => row.is_conviction === true),
    arrests: rows.filter((row) => row.is_conviction !== true),
    cases: casesOf(draft, rows),
    case_numbers: draft.filing.caseNumbers,
    case_list: draft.filing.caseNumbers.length === 0 ? null : joined(draft.filing.caseNumbers),
    several_cases: draft.filing.caseNumbers.length > 1,
    law: lawValues(use, template, known.cited),
    facts: factValues(draft.facts, template),
    statements: statementValues(draft, known.anchors),
    exhibits,
    open_exhibits: exhibits.filter((exhibit) => !exhibit.sealed),
    sealed_exhibits: exhibits.filter((exhibit) => exhibit.sealed),
    agencies: agencyValues(draft, rows),
    deadlines: filingDeadlines(draft).map((one) => ({
      title: one.title,
      rule: one.rule,
      day: one.day === null ? null : longDay(one.day),
      id: one.id,
    })),
    ...saidValues(matter),
    office: known.office,
  };
  return { ...base, elements: elementValues(draft, known, base) };
}

/** What the matter says about the declaration, earlier petitions, restitution, probation and consent. */
function saidValues(matter: Matter): Values {
  return {
    declaration: {
      date: matter.declaration.date === undefined ? null : longDay(matter.declaration.date),
      place: matter.declaration.place ?? null,
      read_back: matter.declaration.read_back === true,
      in_english: matter.declaration.language === 'en',
    },
    interpreter:
      matter.interpreter === undefined
        ? null
        : {
            name: matter.interpreter.name,
            language: matter.interpreter.language,
            certified: matter.interpreter.certified ?? null,
          },
    prior_petitions: priorPetitions(matter),
    no_prior_petitions: matter.prior_petitions === 'none',
    restitution: restitutionValues(matter),
    no_restitution: matter.restitution === 'none',
    probation: {
      none: matter.probation === 'none' || matter.probation === 'completed',
      open: matter.probation === 'open',
      known: matter.probation !== undefined,
    },
    consents: matter.consents.map((one) => ({
      case: one.case,
      given: one.given ? 'given' : 'refused',
      on: one.on === undefined ? null : longDay(one.on),
    })),
  };
}

const missingOffice: Values = {
  name: null,
  unit: null,
  bar_number: null,
  firm: null,
  address: [],
  address_line: null,
  phone: null,
  email: null,
  served_by: null,
};

interface OfficeLike {
  readonly name: string;
  readonly unit?: string | undefined;
  readonly bar_number?: string | undefined;
  readonly firm?: string | undefined;
  readonly address?: readonly string[];
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly served_by?: string | undefined;
}

function officeValues(office: OfficeLike): Values {
  const address = office.address ?? [];
  return {
    name: office.name,
    unit: office.unit ?? null,
    bar_number: office.bar_number ?? null,
    firm: office.firm ?? null,
    address: [...address],
    address_line: address.length === 0 ? null : address.join(', '),
    phone: office.phone ?? null,
    email: office.email ?? null,
    served_by: office.served_by ?? null,
  };
}

function petitionerValues(matter: Matter): Values {
  const { petitioner } = matter;
  return {
    initials: petitioner.initials,
    legal_name: petitioner.legal_name,
    also_known_as: [...petitioner.also_known_as],
    aka_line: petitioner.also_known_as.length === 0 ? null : petitioner.also_known_as.join('; '),
    birth_date: petitioner.birth_date === undefined ? null : longDay(petitioner.birth_date),
    state_id: petitioner.state_id ?? null,
    fbi_number: petitioner.fbi_number ?? null,
    address_line: petitioner.address.length === 0 ? null : petitioner.address.join(', '),
    phone: petitioner.phone ?? null,
    email: petitioner.email ?? null,
    safe_contact: petitioner.safe_contact ?? null,
  };
}

function courtValues({ court, filing, use, template }: Draft): Values {
  const county = filing.county ?? court?.county ?? null;
  const pattern = use.law.jurisdictions.get(filing.jurisdiction)?.court_name?.en;
  const usual = county === null || pattern === undefined ? null : pattern.replace('{county}', county);
  const preference = court?.hearing_preference ?? null;
  return {
    name: court?.court ?? filing.court ?? usual,
    county,
    county_upper: county === null ? null : county.toUpperCase(),
    branch: court?.branch ?? null,
    department: court?.department ?? court?.hearing?.department ?? null,
    address: [...(court?.address ?? [])],
    address_line: (court?.address ?? []).length === 0 ? null : (court?.address ?? []).join(', '),
    file_number: court?.file_number ?? null,
    hearing_date: court?.hearing?.date === undefined ? null : longDay(court.hearing.date),
    hearing_time: court?.hearing?.time ?? null,
    hearing_preference: wordsFor(template, 'hearing_preference', preference),
    filing_fee: court?.filing_fee ?? null,
    received: court?.received === undefined ? null : longDay(court.received),
    order_date: court?.order_date === undefined ? null : longDay(court.order_date),
  };
}

function casesOf(draft: Draft, rows: readonly Values[]): Value[] {
  const numbers = [...new Set(draft.rows.map((row) => row.history.caseNumber))];
  return numbers.map((number) => ({
    number,
    rows: rows.filter((row) => row.case === number),
    consent: number !== null && draft.matter.consents.some((one) => one.case === number && one.given),
  }));
}

function factValues(facts: Facts, template: PacketTemplate): Values {
  const is = (fact: string) => facts.person.get(fact) === 'yes';
  const period = facts.periods[0];
  return {
    trafficked: is('trafficked'),
    kind: wordsFor(template, 'trafficking_kind', facts.person.get('trafficking_kind') ?? null),
    left: is('left_trafficking'),
    services: is('sought_services'),
    official_document: is('official_document'),
    from: period?.from == null ? null : longDay(period.from),
    to: period?.to == null ? null : longDay(period.to),
    periods: facts.periods.map((one) => ({
      from: one.from === null ? null : longDay(one.from),
      to: one.to === null ? null : longDay(one.to),
    })),
    several_periods: facts.periods.length > 1,
  };
}

/** Every topic of the template, with what was said about it and in which paragraphs of the declaration it stands. */
function statementValues(draft: Draft, anchors: Anchors): Values {
  return Object.fromEntries(
    draft.template.topics.map((topic) => {
      const numbers = anchors.get(`topic ${topic.id}`) ?? [];
      const statements = draft.matter.statements[topic.id] ?? [];
      return [
        topic.id,
        {
          words: said(statements),
          is_said: statements.length > 0,
          paragraphs: numbers.length === 0 ? null : paragraphWords(numbers),
        },
      ];
    }),
  );
}

function elementName(template: PacketTemplate, id: string): string {
  const element = template.elements.find((one) => one.id === id);
  return element?.short ?? element?.heading ?? id.replaceAll('_', ' ');
}

interface ExhibitValues extends Values {
  readonly sealed: boolean;
}

function exhibitValues(draft: Draft): ExhibitValues[] {
  return draft.exhibits.map(({ exhibit, pages, first, last }) => {
    const rows = draft.rows.flatMap((row, index) =>
      row.exhibits.some((one) => one.exhibit.mark === exhibit.mark) ? [String(index + 1)] : [],
    );
    const elements = exhibit.supports.map((id) => elementName(draft.template, id));
    return {
      mark: exhibit.mark,
      title: exhibit.title,
      kind: exhibit.kind,
      date: exhibit.date === undefined ? null : longDay(exhibit.date),
      pages,
      bates: pages === 0 ? null : pages === 1 ? first : `${first} to ${last}`,
      rows: rows.length === 0 ? null : joined(rows),
      several_rows: rows.length > 1,
      supports: elements.length === 0 ? null : elements.join('; '),
      sealed: exhibit.sensitivity === 'sensitive',
      redacted: exhibit.redacted,
    };
  });
}

/** The state's agencies, those the template knows, the arresting ones and those named for the county; each once. */
function agencyValues(draft: Draft, rows: readonly Values[]): Value[] {
  const { template, court, use, filing } = draft;
  const duty = template.agency_duty;
  const found = new Map<string, Values>();
  const add = (name: string, words: string, address: string | null, holds: string | null) => {
    const key = name.toLowerCase();
    const known = found.get(key);
    if (known === undefined) found.set(key, { name, duty: words, address, holds });
    else if (known.address === null && address !== null) found.set(key, { ...known, address });
  };
  const county = filing.county ?? court?.county ?? null;
  for (const agency of use.law.jurisdictions.get(filing.jurisdiction)?.agencies ?? [])
    add(agency.name, duty, agency.address, agency.holds.en);
  for (const agency of template.agencies) {
    if (agency.name.includes('{county}') && county === null) continue;
    add(
      agency.name.replace('{county}', county ?? ''),
      agency.duty === '' ? duty : agency.duty,
      agency.address ?? null,
      null,
    );
  }
  for (const row of rows) if (typeof row.agency === 'string') add(row.agency, duty, null, null);
  if (court?.prosecutor !== undefined)
    add(court.prosecutor.name, duty, addressOf(court.prosecutor.address), null);
  for (const agency of court?.agencies ?? []) add(agency.name, duty, addressOf(agency.address), null);
  return [...found.values()];
}

const addressOf = (lines: readonly string[]): string | null => (lines.length === 0 ? null : lines.join(', '));

export function filingDeadlines(draft: Draft): Deadline[] {
  const arrests = draft.rows.map((row) => row.history.arrestDate).filter((day) => day !== null);
  const latestArrest = arrests.length === draft.rows.length ? (arrests.sort().at(-1) ?? null) : null;
  const starts = {
    arrest: latestArrest,
    order: draft.court?.order_date ?? null,
    receipt: draft.court?.received ?? null,
  };
  return deadlinesFor(draft.template, 'filing', starts, draft.use.version.features);
}

function priorPetitions(matter: Matter): Value {
  if (matter.prior_petitions === undefined || matter.prior_petitions === 'none') return [];
  return matter.prior_petitions.map((one) => ({
    court: one.court,
    date: one.date === undefined ? null : longDay(one.date),
    result: one.result,
  }));
}

function restitutionValues(matter: Matter): Value {
  if (matter.restitution === undefined || matter.restitution === 'none') return [];
  return matter.restitution.map((one) => ({ case: one.case, owed: one.owed, to: one.to }));
}

/** The elements of the law: what it asks, its cite, what is claimed, where it is proved, and whether the facts bear it. */
function elementValues(draft: Draft, known: Known, base: Values): Value[] {
  return draft.template.elements.map((element, index) => {
    const shown = draft.rows.every((row) => element.covers.every((one) => isShown(row, one)));
    const paragraphs = element.topics.flatMap((topic) =>
      (draft.matter.statements[topic] ?? []).length > 0 ? (known.anchors.get(`topic ${topic}`) ?? []) : [],
    );
    const ofCharges = element.per_charge
      ? draft.rows.flatMap((row) =>
          row.story === null ? [] : (known.anchors.get(`charge ${row.history.id}`) ?? []),
        )
      : [];
    const marks = draft.exhibits
      .filter(({ exhibit }) => exhibit.supports.includes(element.id))
      .map(({ exhibit }) => exhibit.mark);
    const numbers = [...paragraphs, ...ofCharges];
    const proof = [
      ...(numbers.length > 0
        ? [
            `${draft.matter.petitioner.initials} ${String(draft.template.words.declaration_short ?? 'Decl.')} ${paragraphWords(numbers)}`,
          ]
        : []),
      ...(marks.length > 0 ? [exhibitWords(marks, draft.template)] : []),
    ];
    const at: Rich | null = atFeature(draft.use, draft.template, element.feature);
    return {
      id: element.id,
      number: index + 1,
      letter: String.fromCharCode(65 + index),
      heading: element.heading,
      at,
      statute: { runs: expandText(element.statute, base) },
      claim: { runs: expandText(element.claim, { ...base, shown }) },
      shown,
      proof: proof.length === 0 ? null : proof.join('; '),
      per_charge: element.per_charge,
    };
  });
}

/** Whether the facts bear an element out. An element the law does not ask of this charge is borne out. */
function isShown(row: Row, element: string): boolean {
  if (row.finding === null) return false;
  return !asks(row.finding.reason, element) || elementValue(row.finding.reason, element) === 'yes';
}

const asks = (reason: Reason, element: string): boolean =>
  reason.element === element || reason.of.some((one) => asks(one, element));
