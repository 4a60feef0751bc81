/**
 * From findings to papers: one set of documents for every filing that has a template. `buildPacket` decides what is
 * said; `renderPacket` prints it. If a check refuses, nothing is printed: there is no half packet.
 */
import { type Law, versionOn } from '@nunc/law';
import type { ChargeHistory } from '@nunc/records';
import type { Facts, Filing, Screening } from '@nunc/screening';
import { calendarOf } from './calendar.ts';
import { resolveCharge } from './charges.ts';
import { type Draft, filingDeadlines, type Known, valuesOf } from './context.ts';
import { blanksOf, type Document } from './document.ts';
import { checkDocuments } from './documentChecks.ts';
import { type ReadExhibit, readExhibits } from './exhibits.ts';
import { type Anchors, type Expanded, expandPart } from './expand.ts';
import { checkFiling, sameCounty } from './filingChecks.ts';
import type { Matter } from './matter.ts';
import { checkMatter } from './matterChecks.ts';
import { officeValues } from './office.ts';
import { renderPdf } from './pdf.ts';
import type { PreflightFinding } from './preflight.ts';
import { rowOf } from './rows.ts';
import { type Volume, volumesOf } from './slips.ts';
import type { PacketTemplate, PartSource } from './template.ts';
import { holds, type Values, valueAt } from './values.ts';

export interface PacketInput {
  readonly law: Law;
  readonly screening: Screening;
  /** The charges that were screened: `historiesOf(record)`. */
  readonly histories: readonly ChargeHistory[];
  readonly facts: Facts;
  readonly matter: Matter;
  readonly templates: readonly PacketTemplate[];
  /** The exhibits' bytes by the name the matter gives each file. */
  readonly exhibits: ReadonlyMap<string, Uint8Array>;
  /** The day the papers are made, `yyyy-mm-dd`. */
  readonly today: string;
  /** Only filings under this provision; all that have a template otherwise. */
  readonly provision?: string;
}

/** The papers of one filing. */
export interface FilingPapers {
  /** Neutral: `filing-1`. The name of its folder. */
  readonly folder: string;
  readonly provision: string;
  readonly county: string | null;
  readonly charges: readonly string[];
  readonly parts: readonly PartSource[];
  readonly documents: readonly Document[];
  readonly volumes: readonly Volume[];
  readonly calendar: string;
}

export interface Packet {
  readonly filings: readonly FilingPapers[];
  /** Every document of every filing. */
  readonly documents: readonly Document[];
  readonly preflight: readonly PreflightFinding[];
  /** True where a check refuses: `renderPacket` then gives nothing. */
  readonly refused: boolean;
  /** Filings of the plan for which there is no template, by provision. */
  readonly withoutTemplate: readonly string[];
  readonly today: string;
}

/** Builds every document. Pure: the same input gives the same packet. */
export async function buildPacket(input: PacketInput): Promise<Packet> {
  const exhibits = await readExhibits(input.matter, input.exhibits);
  const preflight = checkMatter(input, exhibits);
  const planned = plannedFilings(input);
  const filings: FilingPapers[] = [];
  for (const { filing, template } of planned) {
    const draft = draftOf(filing, template, exhibits, input);
    if (draft === null) continue;
    const { papers, found } = await papersOf(draft, preflight);
    filings.push(papers);
    preflight.push(...found);
  }
  if (filings.length === 0) preflight.push(nothingToFile);
  const refused = preflight.some((finding) => finding.weight === 'refuse');
  const used = new Set(planned.map(({ filing }) => filing.provision));
  const withoutTemplate = [...new Set(input.screening.filings.map((filing) => filing.provision))].filter(
    (provision) => !used.has(provision),
  );
  return {
    filings,
    documents: filings.flatMap((one) => one.documents),
    preflight,
    refused,
    withoutTemplate,
    today: input.today,
  };
}

const nothingToFile: PreflightFinding = {
  id: 'nothing_to_file',
  weight: 'refuse',
  what: 'the filing plan has no filing that papers can be made for',
  where: 'the record and the facts',
  remedy: 'answer the questions that are still open, or see which laws have a template',
};

interface Planned {
  readonly filing: Filing;
  readonly template: PacketTemplate;
}

/** The plan's filings that have a template, with the charges the matter takes out or adds. */
function plannedFilings(input: PacketInput): Planned[] {
  const { screening, matter, histories, templates } = input;
  const left = new Set(
    matter.charges
      .filter((one) => !one.include)
      .map((one) => resolveCharge(one.charge, histories).charge?.id),
  );
  const planned: Planned[] = [];
  for (const filing of screening.filings) {
    if (input.provision !== undefined && filing.provision !== input.provision) continue;
    const template = templates.find((one) => one.for.includes(filing.provision));
    if (template !== undefined)
      planned.push({
        filing: { ...filing, charges: filing.charges.filter((id) => !left.has(id)) },
        template,
      });
  }
  const wanted = matter.charges
    .filter((one) => one.include)
    .map((one) => resolveCharge(one.charge, histories).charge);
  for (const history of wanted) if (history !== null) addWanted(history, planned, input);
  return planned.filter(({ filing }) => filing.charges.length > 0);
}

/** A charge the matter asks for stands in the table even where the plan leaves it out; preflight then says why not. */
function addWanted(history: ChargeHistory, planned: Planned[], input: PacketInput): void {
  if (planned.some(({ filing }) => filing.charges.includes(history.id))) return;
  const candidates = planned.filter(({ filing }) => filing.jurisdiction === history.jurisdiction);
  const { county } = history;
  const near = candidates.find(
    ({ filing }) => filing.county !== null && county !== null && sameCounty(filing.county, county),
  );
  const here = near ?? candidates[0];
  if (here === undefined) return;
  if (input.provision !== undefined && here.filing.provision !== input.provision) return;
  const caseNumbers =
    history.caseNumber === null || here.filing.caseNumbers.includes(history.caseNumber)
      ? here.filing.caseNumbers
      : [...here.filing.caseNumbers, history.caseNumber];
  planned[planned.indexOf(here)] = {
    ...here,
    filing: { ...here.filing, charges: [...here.filing.charges, history.id], caseNumbers },
  };
}

function draftOf(
  filing: Filing,
  template: PacketTemplate,
  exhibits: readonly ReadExhibit[],
  input: PacketInput,
): Draft | null {
  const provision = input.law.provisions.find((one) => one.id === filing.provision);
  const version = provision === undefined ? undefined : versionOn(provision, input.screening.asOf);
  if (provision === undefined || version === undefined) return null;
  const { histories, matter, facts } = input;
  const sources = { histories, findings: input.screening.findings, facts, matter, exhibits };
  const rows = histories
    .filter((history) => filing.charges.includes(history.id))
    .map((history) => rowOf(history, provision.id, sources));
  const caseNumbers = [
    ...new Set(rows.map((row) => row.history.caseNumber).filter((number) => number !== null)),
  ];
  const { county } = filing;
  const court =
    county === null ? null : (matter.courts.find((one) => sameCounty(one.county, county)) ?? null);
  const used = exhibits.filter(
    (one) => one.exhibit.charges.length === 0 || rows.some((row) => row.exhibits.includes(one)),
  );
  return {
    filing: { ...filing, caseNumbers },
    use: { law: input.law, provision, version },
    template,
    matter,
    court,
    facts,
    rows,
    exhibits: used,
    today: input.today,
  };
}

/**
 * Several passes: the first learns the numbers of the declaration's paragraphs, the second the pages on which
 * authorities are cited; the last prints the office's papers, which speak about all the others.
 */
async function papersOf(
  draft: Draft,
  before: readonly PreflightFinding[],
): Promise<{ papers: FilingPapers; found: PreflightFinding[] }> {
  const empty: Known = { anchors: new Map(), cited: new Map(), office: {} };
  const anchors = anchorsOf(expandAll(draft, empty, filed));
  const cited = await citedIn(draft, { ...empty, anchors });
  const known: Known = { ...empty, anchors, cited };
  const expanded = expandAll(draft, known, filed);
  const made = expanded.map((one) => one.document);
  const volumes = volumesOf(draft, valuesOf(draft, known));
  const place = `filing-${draft.filing.order}`;
  const found = [
    ...checkFiling(draft),
    ...checkDocuments([...made, ...volumes.map((volume) => volume.document)], draft.matter, place),
  ];
  const blanks = made.flatMap((document) =>
    blanksOf(document).map((label) => ({ document: document.title, label })),
  );
  found.push(...templateMistakes(expanded, draft.template.id));
  const office = officeValues(draft, [...before, ...found], blanks);
  const memos = expandAll(draft, { ...known, office }, (part) => !filed(part)).map((one) => one.document);
  const deadlines = filingDeadlines(draft);
  const calendar = calendarOf({
    id: place,
    name: draft.template.calendar?.name ?? 'Dates',
    askForReceipt: draft.template.calendar?.ask_for_receipt ?? 'Enter the date of receipt',
    receipt: draft.court?.received ?? null,
    deadlines,
    today: draft.today,
  });
  const { provision, county, charges } = draft.filing;
  return {
    papers: {
      folder: place,
      provision,
      county,
      charges,
      parts: draft.template.parts,
      documents: [...made, ...memos],
      volumes,
      calendar,
    },
    found,
  };
}

/** A placeholder that leads nowhere would print a blank that no fact can fill. */
function templateMistakes(expanded: readonly Expanded[], template: string): PreflightFinding[] {
  return expanded.flatMap(({ document, unknownPaths }) =>
    unknownPaths.map((path) => ({
      id: 'template_mistake',
      weight: 'refuse' as const,
      what: `the template names "${path}", which does not exist`,
      where: `${template}, part ${document.id}`,
      remedy: 'correct the placeholder in papers/templates; papers/README.md lists the names',
    })),
  );
}

const filed = (part: PartSource): boolean => part.audience !== 'office';

function expandAll(draft: Draft, known: Known, which: (part: PartSource) => boolean): Expanded[] {
  const values: Values = valuesOf(draft, known);
  return draft.template.parts
    .filter((part) => which(part) && (part.when === undefined || holds(valueAt(values, part.when))))
    .map((part) => expandPart(part, values, draft.template.language));
}

/** The first part that has a mark is the one it stands for: the declaration. */
function anchorsOf(expanded: readonly Expanded[]): Anchors {
  const anchors: Anchors = new Map();
  for (const one of expanded)
    for (const [name, numbers] of one.anchors) if (!anchors.has(name)) anchors.set(name, numbers);
  return anchors;
}

/** Authority -> pages, in the parts that have a table of authorities: those that ask for it by citing anything. */
async function citedIn(draft: Draft, known: Known): Promise<Map<string, string>> {
  const withTable = draft.template.parts.filter((part) => part.authorities);
  const authorities = [
    draft.use.provision.id,
    ...Object.keys(draft.template.sources),
    ...draft.use.provision.authorities.map((one) => one.cite),
  ];
  let cited = new Map<string, string>(authorities.map((key) => [key, '0']));
  for (let pass = 0; pass < 2; pass++) {
    const next = new Map<string, string>();
    for (const expanded of expandAll(draft, { ...known, cited }, (part) => withTable.includes(part))) {
      const rendered = await renderPdf(expanded.document, draft.today);
      for (const [key, pages] of rendered.cited) next.set(key, pages.join(', '));
    }
    cited = next;
  }
  return cited;
}
