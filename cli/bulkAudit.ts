/** The audit sample as a Word document: people chosen by chance, each charge with every reason, for a lawyer to check. */
import { audited } from '@nunc/bulk';
import { type BulkResult, type BulkSettings, engineFor } from '@nunc/disk';
import { type Block, type Document, renderDocx } from '@nunc/papers';
import { explainChain, explainLine, type Finding } from '@nunc/screening';
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
  const people = audited(made.run, made.reader, result.sample);
  const document: Document = {
    id: 'audit',
    title: 'Audit sample',
    language: 'en',
    style: 'plain',
    audience: 'office',
    footer: 'Audit sample: for checking by an attorney; not to leave the office',
    blocks: [
      heading(1, 'Audit sample'),
      paragraph(
        `${people.length} people chosen by chance (seed ${settings.seed}) from ${result.tally.people}. By the law as it stood on ${asOf}; law ${result.lawHash.slice(0, 12)}.`,
      ),
      paragraph(
        'For each charge: what the record shows, and for every provision that is open or undecided the whole chain of reasons with its authority. Check each against the record and the statute. Nothing here promises a result; the court decides.',
      ),
      ...people.flatMap(({ id, charges }) => [
        heading(2, `Person ${id}`),
        ...charges.flatMap(({ row, examined }): Block[] => {
          if (examined === null)
            return [
              heading(3, `Row ${row}`),
              paragraph(
                'The same matter as another charge of this person, or no law of its jurisdiction is known.',
              ),
            ];
          const { history, findings, law } = examined;
          return [
            heading(3, `Row ${row}: ${sectionWords(history)}`),
            paragraph(
              [
                history.jurisdiction,
                `severity ${history.severity ?? 'not known'}`,
                `outcome ${history.outcome.replaceAll('_', ' ')}${history.outcomeDate === null ? '' : ` on ${history.outcomeDate}`}`,
                ...(history.arrestDate === null ? [] : [`arrest ${history.arrestDate}`]),
                ...(history.offenseDate === null ? [] : [`offense ${history.offenseDate}`]),
              ].join('; '),
            ),
            ...findings.flatMap((finding) =>
              findingBlocks(
                finding,
                (one) => explainLine(one, law, 'en'),
                (one) => explainChain(one, law, 'en'),
              ),
            ),
          ];
        }),
      ]),
    ],
  };
  return renderDocx(document, today);
}

function findingBlocks(
  finding: Finding,
  line: (finding: Finding) => string,
  chain: (finding: Finding) => string[],
): Block[] {
  const head: Block = {
    kind: 'paragraph',
    align: 'left',
    tight: true,
    runs: [
      { kind: 'text', text: `${finding.status}: ${finding.short}. `, bold: true },
      { kind: 'text', text: line(finding) },
    ],
  };
  if (finding.status === 'closed') return [head];
  return [
    head,
    {
      kind: 'list',
      marks: 'dashes',
      items: chain(finding).map((text) => [{ kind: 'text', text: text.trim() }]),
    },
  ];
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({
  kind: 'heading',
  level,
  runs: [{ kind: 'text', text }],
});

const paragraph = (text: string): Block => ({
  kind: 'paragraph',
  align: 'left',
  tight: false,
  runs: [{ kind: 'text', text }],
});
