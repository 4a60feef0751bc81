/**
 * What a page of text looks like: a California DOJ sheet, or something else, and what that is. Judged by marks that
 * stand on the sheets themselves; a scan with misread letters still shows enough of them.
 */
import type { Problem } from './model.ts';

/** `ca-doj` can be read; the others are named so that a person is told what they have in hand. */
export type SheetKind = 'ca-doj' | 'fbi' | 'ny-dcjs' | 'interstate' | 'court-docket' | 'other';

interface Mark {
  readonly pattern: RegExp;
  readonly weight: number;
}

const caDojMarks: readonly Mark[] = [
  { pattern: /\bC[I1]{2}\/ ?[A-Z]?\d/, weight: 2 },
  { pattern: /^\W{0,2}[A4_]?RR?\/D?ET\/C[I1]TE/m, weight: 3 },
  { pattern: /^.{0,2}ARR[/ ]DET[/ ]CITE/m, weight: 3 },
  { pattern: /^\W{0,3}C[NH][TIÍ] ?[:;.] ?-?\d/m, weight: 2 },
  { pattern: /^\W{0,3}D ?I ?S ?P ?O? ?[:;]/m, weight: 2 },
  { pattern: /^\W{0,3}C[O0]NV STAT[UI]S/m, weight: 2 },
  { pattern: /^\W{0,3}COUR[TI] ?[:;]/m, weight: 1 },
  { pattern: /^\W{0,3}(CUSTODY|REGISTRATION|APPLICANT|PROBATION) ?[:;]/m, weight: 1 },
  { pattern: /^\W{0,3}NAM ?\/ ?\d|NAM ?: ?\d/m, weight: 1 },
  { pattern: /\bQHY\.|FROM: ?CLETS/, weight: 2 },
  {
    pattern: /\bIII CALIFORNIA ONLY|III MULTIPLE SOURCE|BUREAU OF CRIMINAL (INFORMATION|IDENTIFICATION)/,
    weight: 2,
  },
  { pattern: /^ ?\* ?\* ?\* ?\*? ?$/m, weight: 1 },
  { pattern: /END OF MESSAGE/, weight: 1 },
  { pattern: /\b(CAPD|CASO|CASC|CAMC|CAJC|CASD) [A-Z]/, weight: 1 },
  { pattern: /^\W{0,3}SEN ?[:;]/m, weight: 1 },
  { pattern: /RECORD ERROR/, weight: 1 },
];

const others: readonly { readonly kind: SheetKind; readonly marks: readonly Mark[] }[] = [
  {
    kind: 'fbi',
    marks: [
      { pattern: /IDENTITY HISTORY SUMMARY/, weight: 3 },
      { pattern: /FEDERAL BUREAU OF INVESTIGATION/, weight: 2 },
      { pattern: /ARRESTED OR RECEIVED/, weight: 3 },
      { pattern: /CJIS DIVISION|\bUCN\b/, weight: 1 },
    ],
  },
  {
    kind: 'ny-dcjs',
    marks: [
      { pattern: /DIVISION OF CRIMINAL JUSTICE SERVICES/, weight: 3 },
      { pattern: /\bNYSID\b/, weight: 2 },
      { pattern: /NYS CRIMINAL HISTORY|NEW YORK STATE CRIMINAL/, weight: 2 },
      { pattern: /ARREST\/CHARGE INFORMATION|COURT CASE INFORMATION/, weight: 2 },
    ],
  },
  {
    kind: 'interstate',
    marks: [
      { pattern: /CRIMINAL HISTORY RECORD/, weight: 1 },
      { pattern: /={6,} ?CYCLE \d{3}|\bCYCLE 0\d\d\b/, weight: 3 },
      { pattern: /INDEX OF AGENCIES/, weight: 2 },
      { pattern: /EARLIEST EVENT DATE/, weight: 2 },
    ],
  },
  {
    kind: 'court-docket',
    marks: [
      { pattern: /REGISTER OF ACTIONS|DOCKET SHEET|COURT SUMMARY|MINUTE ORDER/, weight: 3 },
      { pattern: /\bDOCKET (NUMBER|NO)|\bCASE (NUMBER|NO|#)/, weight: 1 },
      { pattern: /\bPLAINTIFF|\bDEFENDANT\b|\bVS?\. /, weight: 1 },
      { pattern: /SUPERIOR COURT|DISTRICT COURT|CIRCUIT COURT|COURT OF COMMON PLEAS/, weight: 1 },
    ],
  },
];

const weigh = (text: string, marks: readonly Mark[]): number =>
  marks.reduce((sum, mark) => sum + (mark.pattern.test(text) ? mark.weight : 0), 0);

/** How much text is looked at: a sheet shows what it is at its start. */
const looked = 200_000;

/** What the pages look like. */
export function sheetKind(pages: readonly string[]): SheetKind {
  const text = pages.join('\n').slice(0, looked).toUpperCase();
  const own = weigh(text, caDojMarks);
  let best: { kind: SheetKind; weight: number } = { kind: 'other', weight: 2 };
  for (const { kind, marks } of others) {
    const weight = weigh(text, marks);
    if (weight > best.weight) best = { kind, weight };
  }
  if (own >= 4 && own >= best.weight) return 'ca-doj';
  if (best.kind !== 'other') return best.kind;
  return own >= 3 ? 'ca-doj' : 'other';
}

const looksLike: Readonly<Record<Exclude<SheetKind, 'ca-doj'>, string>> = {
  fbi: 'It looks like an FBI Identity History Summary.',
  'ny-dcjs': 'It looks like a New York DCJS record.',
  interstate: 'It looks like an interstate rap sheet.',
  'court-docket': 'It looks like a court docket or a paper from one case.',
  other: 'It looks like a letter or another kind of text.',
};

/** What to say about a text that is no California DOJ sheet. */
export function notCaDoj(kind: Exclude<SheetKind, 'ca-doj'>, name: string): Problem {
  return {
    what: `This is not a California DOJ sheet. ${looksLike[kind]} No reader for that exists yet.`,
    where: name,
    remedy:
      'Enter its charges in the plain form: a CSV with one row a charge, or JSON (`nunc read --format plain-csv`); ' +
      'see examples/plain.csv. If it is a California DOJ sheet all the same, say so with --format ca-doj.',
  };
}
