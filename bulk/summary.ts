/** The summary of a run: counts only. What may leave the house has its small counts held back. */
import { z } from 'zod';
import { type HeldBack, heldBackOf, heldBackOfAll } from './heldBack.ts';
import type { Answer, Answers } from './jurisdiction.ts';
import { answerTable } from './output.ts';
import { answerName, standings } from './run.ts';
import { hiddenInLine, leastShown } from './suppress.ts';
import { type Dimension, dimensions, type Tally } from './tally.ts';

const Count = z.int().nullable().describe('null: held back, for it is small or would give a small one away');
const Standings = z.strictObject({ open: Count, undecided: Count, closed: Count, no_law: Count });
const Moves = z.array(z.strictObject({ before: z.enum(standings), after: z.enum(standings), count: Count }));
const Table = z.array(z.strictObject({ value: z.string(), charges: Standings, people: Standings }));
const MoveTable = z.array(z.strictObject({ value: z.string(), charges: Moves, people: Moves }));

export const BulkSummary = z
  .strictObject({
    schema: z.literal('nunc-bulk/1'),
    asOf: z.string(),
    lawHash: z.string().describe('SHA-256 of the law files'),
    bill: z.string().nullable().describe('The bill that was laid over the law, by its id'),
    caution: z.string(),
    internal: z.boolean().describe('true: small counts are shown; the file must not leave the house'),
    smallCounts: z.string(),
    read: z.strictObject({
      rows: z.int(),
      rowsUnread: z.int(),
      unreadByReason: z.record(z.string(), z.int()),
      charges: z.int(),
      sameCharge: z.int().describe('Entries that are the same matter as another charge'),
      notACharge: z.int().describe('Entries that are no charge: an application, a registration'),
      people: z.int(),
      peopleWithUnreadRows: z.int(),
      outcomeWordsNotKnown: z.int(),
      severityWordsNotKnown: z.int(),
      mixedEncodings: z.boolean(),
      columnsNotRead: z.array(z.string()),
    }),
    all: z.strictObject({ charges: Standings, people: Standings }),
    by: z.record(z.enum(dimensions), Table),
    provisions: z.array(
      z.strictObject({ provision: z.string(), open: Count, undecided: Count, closed: Count }),
    ),
    withBill: z
      .strictObject({
        all: z.strictObject({ charges: Moves, people: Moves }),
        by: z.record(z.enum(dimensions), MoveTable),
        provisions: z.array(
          z.strictObject({ provision: z.string(), open: Count, undecided: Count, closed: Count }),
        ),
      })
      .nullable(),
  })
  .meta({
    title: 'Bulk summary',
    description:
      'Counts of nunc bulk. open: every element that the record can show is met; undecided: a candidate, and facts are missing. No number says that a court would grant.',
  });
export type BulkSummary = z.infer<typeof BulkSummary>;

/** The published schema of the summary. */
export const publishedSummarySchema = (): unknown => z.toJSONSchema(BulkSummary);

/** What a summary says beside its counts. */
export interface SummaryFrame {
  readonly asOf: string;
  readonly lawHash: string;
  readonly bill: string | null;
  readonly isInternal: boolean;
  readonly columnsNotRead: readonly string[];
}

const caution =
  'Counts of charges and people by what their record shows. open means that it may be asked for or should come by itself; the court or the agency decides. undecided means a candidate: facts that no record holds would have to be shown. No number is a promise.';

/**
 * What each name in the answers to charges stands for, as CSV. It counts small numbers too, and stays where the answers
 * stay. Null where two different answers have one name.
 */
export function answersOf(tally: Tally, hasBill: boolean): string | null {
  const answers = Object.entries(tally.answers).map(([key, charges]) => ({
    name: answerName(key),
    answers: readAnswers(key),
    charges,
  }));
  if (new Set(answers.map(({ name }) => name)).size < answers.length) return null;
  return answerTable(answers, hasBill);
}

/** Makes the summary of what was counted. */
export function summaryOf(tally: Tally, frame: SummaryFrame): BulkSummary {
  const shown = shownCounts(tally, frame.isInternal);
  const answers = Object.entries(tally.answers).map(([key, count]) => ({ answers: readAnswers(key), count }));
  const by = <Value>(make: (dimension: Dimension) => Value): Record<Dimension, Value> => ({
    county: make('county'),
    offense: make('offense'),
    decade: make('decade'),
    age: make('age'),
    sex: make('sex'),
    race: make('race'),
  });
  return {
    schema: 'nunc-bulk/1',
    asOf: frame.asOf,
    lawHash: frame.lawHash,
    bill: frame.bill,
    caution,
    internal: frame.isInternal,
    smallCounts: frame.isInternal
      ? 'Small counts are shown: this file must not leave the house.'
      : `Counts from 1 to ${leastShown - 1} are held back, and others where they would give those away.`,
    read: {
      rows: tally.rows,
      rowsUnread: tally.unread,
      unreadByReason: tally.unreadByReason,
      charges: tally.charges,
      sameCharge: tally.sameCharge,
      notACharge: tally.notACharge,
      people: tally.people,
      peopleWithUnreadRows: tally.incompletePeople,
      outcomeWordsNotKnown: tally.wordsNotKnown.outcome,
      severityWordsNotKnown: tally.wordsNotKnown.severity,
      mixedEncodings: tally.encodings['utf-8'] > 0 && tally.encodings['latin-1'] > 0,
      columnsNotRead: [...frame.columnsNotRead],
    },
    all: { charges: asStandings(shown.all.charges), people: asStandings(shown.all.people) },
    by: by((dimension) =>
      shown.by(dimension).map(({ value, charges, people }) => ({
        value,
        charges: asStandings(charges),
        people: asStandings(people),
      })),
    ),
    provisions: provisions(answers, ({ before }) => before, frame.isInternal),
    withBill:
      frame.bill === null
        ? null
        : {
            all: { charges: asMoves(shown.all.charges), people: asMoves(shown.all.people) },
            by: by((dimension) =>
              shown.by(dimension).map(({ value, charges, people }) => ({
                value,
                charges: asMoves(charges),
                people: asMoves(people),
              })),
            ),
            provisions: provisions(answers, ({ before, after }) => after ?? before, frame.isInternal),
          },
  };
}

/** Counts by standing before and after, and which of them are held back. */
interface Counted {
  readonly counts: readonly number[];
  readonly hidden: HeldBack | null;
}

/** The counts of charges and of people, with what is held back of them. */
function shownCounts({ all, dimensions: tables }: Tally, isInternal: boolean) {
  const whole = (offset: number): Counted => {
    const counts = all.slice(offset, offset + 16);
    return { counts, hidden: isInternal ? null : heldBackOfAll(counts) };
  };
  const total = { charges: whole(0), people: whole(16) };
  const parts = (
    rows: readonly (readonly number[])[],
    offset: number,
    { counts, hidden }: Counted,
  ): Counted[] => {
    const own = rows.map((row) => row.slice(offset, offset + 16));
    const held = hidden === null ? [] : heldBackOf(own, counts, hidden);
    return own.map((row, nth) => ({ counts: row, hidden: held[nth] ?? null }));
  };
  return {
    all: total,
    by(dimension: Dimension) {
      const values = sorted(tables[dimension]);
      const rows = values.map(([, own]) => own);
      const [charges, people] = [parts(rows, 0, total.charges), parts(rows, 16, total.people)];
      return values.flatMap(([value], nth) => {
        const [ofCharges, ofPeople] = [charges[nth], people[nth]];
        return ofCharges === undefined || ofPeople === undefined
          ? []
          : [{ value: value === '' ? '(not known)' : value, charges: ofCharges, people: ofPeople }];
      });
    },
  };
}

/** Values in an order that is the same in every run. */
const sorted = (counts: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));

/** Counts by standing before any bill. People count under each standing that one of their charges has. */
function asStandings({ counts, hidden }: Counted): BulkSummary['all']['charges'] {
  const [open = null, undecided = null, closed = null, noLaw = null] = standings.map((_, before) =>
    hidden?.standings[before] === true
      ? null
      : standings.reduce((sum, __, after) => sum + (counts[before * 4 + after] ?? 0), 0),
  );
  return { open, undecided, closed, no_law: noLaw };
}

const asMoves = ({ counts, hidden }: Counted): z.infer<typeof Moves> =>
  standings.flatMap((before, from) =>
    standings.flatMap((after, to) => {
      const count = hidden?.moves[from]?.[to] === true ? null : (counts[from * 4 + to] ?? 0);
      return count === 0 ? [] : [{ before, after, count }];
    }),
  );

function provisions(
  answers: readonly { readonly answers: Answers; readonly count: number }[],
  side: (answers: Answers) => Answer,
  isInternal: boolean,
): BulkSummary['provisions'] {
  const counts = new Map<string, number[]>();
  for (const one of answers) {
    const answer = side(one.answers);
    for (const [at, ids] of [answer.open, answer.undecided, answer.closed].entries())
      for (const id of ids) {
        const name = `${one.answers.jurisdiction}/${id}`;
        const own = counts.get(name) ?? [0, 0, 0];
        own[at] = (own[at] ?? 0) + one.count;
        counts.set(name, own);
      }
  }
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([provision, own]) => {
    // The three of a provision add up to the charges under its law; provisions do not add up to anything.
    const hidden = isInternal ? [] : hiddenInLine(own);
    const [open = null, undecided = null, closed = null] = own.map((count, at) =>
      hidden[at] === true ? null : count,
    );
    return { provision, open, undecided, closed };
  });
}

const AnswerShape = z.object({
  open: z.array(z.string()),
  undecided: z.array(z.string()),
  closed: z.array(z.string()),
  best: z.string().nullable(),
  begins: z.string().nullable(),
  toShow: z.array(z.string()),
});
const AnswersShape = z.object({
  jurisdiction: z.string(),
  before: AnswerShape,
  after: AnswerShape.nullable(),
});

const readAnswers = (key: string): Answers => AnswersShape.parse(JSON.parse(key));
