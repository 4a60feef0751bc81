/**
 * The audit sample as a Word document: people chosen by chance, each charge with what was found, for a lawyer to check.
 * Thousands of findings rest on some hundred reasons. Each reason is written out once, with all its parts, as it is for
 * one of the charges; the others name it. Reasons that differ only in the charge's own section and days are one.
 */
import { audited, type Examined } from '@nunc/bulk';
import { type BulkResult, type BulkSettings, engineFor } from '@nunc/disk';
import type { Law } from '@nunc/law';
import { type Block, type Document, type Run, renderDocx } from '@nunc/papers';
import { explainChain, explainLine, type Finding, type Reason } from '@nunc/screening';
import { sectionWords } from './chargeWords.ts';

export interface AuditInput {
  readonly settings: BulkSettings;
  readonly result: Extract<BulkResult, { kind: 'done' }>;
  readonly asOf: string;
  readonly today: string;
}

/** Renders the document. It holds rows of real people: it stays where the file stays. */
export async function auditDocument({ settings, result, asOf, today }: AuditInput): Promise<Uint8Array> {
  const made = engineFor(settings);
  if ('what' in made) throw new Error(made.what);
  const reasons = new Reasons();
  const people: Block[] = [];
  for (const { id, charges } of audited(made.run, made.reader, result.sample)) {
    people.push(heading(2, `Person ${id}`));
    for (const { row, examined } of charges) people.push(...chargeBlocks(id, row, examined, reasons));
  }
  const document: Document = {
    id: 'audit',
    title: 'Audit sample',
    language: 'en',
    style: 'plain',
    audience: 'office',
    footer: 'Audit sample: for checking by an attorney; not to leave the office',
    blocks: [
      heading(1, 'Audit sample'),
      paragraph([
        plain(
          `${result.sample.length} people chosen by chance (seed ${settings.seed}) from ${result.tally.people}. By the law as it stood on ${asOf}; law ${result.lawHash.slice(0, 12)}.`,
        ),
      ]),
      paragraph([
        plain(
          'First the reasons: for each provision, every way in which it was found open, undecided or closed, with the whole chain of its parts and their authority, as it is for one of the charges. Then the people: what the record shows of each charge, and for every provision the number of the reason. Check each reason against the statute, and each charge against its reasons. Two charges share a reason where they differ in nothing but their own section and days. Nothing here promises a result; the court decides.',
        ),
      ]),
      heading(1, 'Reasons'),
      ...reasons.blocks(),
      heading(1, 'People'),
      ...people,
    ],
  };
  return renderDocx(document, today);
}

function chargeBlocks(person: string, row: number, examined: Examined | null, reasons: Reasons): Block[] {
  if (examined === null)
    return [
      paragraph([
        bold(`Row ${row}. `),
        plain(
          'The same matter as another charge of this person, no charge, or no law of its jurisdiction is known.',
        ),
      ]),
    ];
  const { history, findings, law } = examined;
  const shows = [
    history.jurisdiction,
    `severity ${history.severity ?? 'not known'}`,
    `outcome ${history.outcome.replaceAll('_', ' ')}${history.outcomeDate === null ? '' : ` on ${history.outcomeDate}`}`,
    ...(history.arrestDate === null ? [] : [`arrest ${history.arrestDate}`]),
    ...(history.offenseDate === null ? [] : [`offense ${history.offenseDate}`]),
  ];
  const found = (['open', 'undecided', 'closed'] as const).flatMap((status): Run[] => {
    const own = findings.filter((finding) => finding.status === status);
    if (own.length === 0) return [];
    const named = own.map(
      (finding) => `${finding.short} (${reasons.numberOf(finding, law, `person ${person}, row ${row}`)})`,
    );
    return [bold(` ${status}: `), plain(`${named.join('; ')}.`)];
  });
  return [
    paragraph([bold(`Row ${row}: ${sectionWords(history)}`), plain(`; ${shows.join('; ')}.`), ...found]),
  ];
}

interface Written {
  readonly number: number;
  readonly finding: Pick<Finding, 'provision' | 'short' | 'status'>;
  readonly shownFor: string;
  readonly line: string;
  readonly chain: readonly string[];
  charges: number;
}

/** The distinct reasons of a sample, in the order in which they come. */
class Reasons {
  readonly #known = new Map<string, Written>();

  /** The number of a finding's reason; `charge`: which charge it is, in words. */
  numberOf(finding: Finding, law: Law, charge: string): number {
    const key = JSON.stringify([
      finding.provision,
      finding.version,
      finding.status,
      shapeOf(finding.reason, law),
    ]);
    const known = this.#known.get(key);
    if (known !== undefined) {
      known.charges += 1;
      return known.number;
    }
    const { provision, short, status } = finding;
    const number = this.#known.size + 1;
    this.#known.set(key, {
      number,
      finding: { provision, short, status },
      shownFor: charge,
      line: explainLine(finding, law, 'en'),
      chain: explainChain(finding, law, 'en').map((text) => text.trim()),
      charges: 1,
    });
    return number;
  }

  blocks(): Block[] {
    const byProvision = Map.groupBy(this.#known.values(), ({ finding }) => finding.provision);
    return [...byProvision]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([provision, written]) => [
        heading(2, `${written[0]?.finding.short ?? ''} (${provision})`),
        ...written.flatMap(({ number, finding, shownFor, line, chain, charges }): Block[] => [
          paragraph([
            bold(`Reason ${number}, ${finding.status}. `),
            plain(
              `${line} (As for ${shownFor}; ${charges === 1 ? 'this charge alone' : `${charges} charges`}.)`,
            ),
          ]),
          { kind: 'list', marks: 'dashes', items: chain.map((text) => [plain(text)]) },
        ]),
      ]);
  }
}

/** What a reason has beside the charge's own section and days. */
function shapeOf({ value, element, cite, label, against, fact, of }: Reason, law: Law): unknown {
  const isOwn = fact !== null && (fact.id === 'offense' || law.facts.get(fact.id)?.type === 'day');
  return [
    value,
    element,
    cite,
    label,
    against,
    fact === null ? null : [fact.id, isOwn ? fact.value !== null : fact.value, fact.origin.kind],
    of.map((part) => shapeOf(part, law)),
  ];
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, runs: [plain(text)] });
const paragraph = (runs: readonly Run[]): Block => ({ kind: 'paragraph', align: 'left', tight: true, runs });
const plain = (text: string): Run => ({ kind: 'text', text });
const bold = (text: string): Run => ({ kind: 'text', text, bold: true });
