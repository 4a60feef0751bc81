/**
 * Everything that the self-screening remembers, and how one step leads to the next. It lives in the memory of one page
 * and nowhere else: nothing here touches storage, history or the network. Pure, so that tests can walk through it.
 */
import type { Catalogue, Law } from '@nunc/law';
import { type ChargeHistory, type CriminalRecord, historiesOf } from '@nunc/records';
import {
  type FactNeed,
  type Facts,
  type FactValue,
  learn,
  nextQuestions,
  noFacts,
  type Period,
  type Question,
  type Screening,
  screen,
  skipped,
} from '@nunc/screening';
import { blankCharge, type EnteredCharge, idOf, recordOfEntered } from './entered.ts';

/** The pages of one charge, in order. */
export const chargePages = ['what', 'ended', 'severity', 'when', 'where', 'same'] as const;
export type ChargePage = (typeof chargePages)[number];

export type Step =
  | { readonly at: 'how' }
  | { readonly at: 'file' }
  | { readonly at: 'charge'; readonly key: string; readonly page: ChargePage; readonly change: boolean }
  | { readonly at: 'charges' }
  | { readonly at: 'question' }
  | { readonly at: 'answers' }
  | { readonly at: 'results' }
  | { readonly at: 'keep' };

/** One answer given, in the order they were given, so that each can be looked at and changed. */
export interface Answered {
  readonly need: FactNeed;
  /** A value of the fact, the periods, or `skipped`. */
  readonly value: FactValue | readonly Period[];
}

/** A record read from a file on this device. */
export interface ReadFile {
  readonly record: CriminalRecord;
  /** Lines of the document that nobody understood. */
  readonly notUnderstood: number;
  /** Remarks of the reader, for checking. */
  readonly remarks: readonly string[];
}

export interface State {
  readonly step: Step;
  /** Steps to go back to, newest last. */
  readonly before: readonly Step[];
  readonly entered: readonly EnteredCharge[];
  readonly nextKey: number;
  readonly file: ReadFile | null;
  /** Charges of the file that the person took out, because they are somebody else's or a mistake. */
  readonly removed: readonly string[];
  readonly answered: readonly Answered[];
  /** How many answers there were before each step of the interview, to take back what one step answered. */
  readonly marks: readonly number[];
  /** Hard questions that were announced and accepted, by fact: the same one about another charge comes without. */
  readonly accepted: readonly string[];
  /** Set while one answer is changed: afterwards back to the list of answers. */
  readonly changing: FactNeed | null;
}

/** The part of the state that screening reads. */
export type Told = Pick<State, 'entered' | 'file' | 'removed' | 'answered'>;

export const begin: State = {
  step: { at: 'how' },
  before: [],
  entered: [],
  nextKey: 1,
  file: null,
  removed: [],
  answered: [],
  marks: [],
  accepted: [],
  changing: null,
};

/** From this distress on (0 to 5, as the law's facts say) a question is announced before it is asked. */
export const hardFrom = 4;

export const keyOf = (need: FactNeed): string => `${need.fact}|${need.of ?? ''}`;

/** Goes to a step and remembers the way back. */
export const goTo = (state: State, step: Step): State => ({
  ...state,
  step,
  before: [...state.before, state.step].slice(-200),
});

/** One step back; at the first step nothing happens. */
export function goBack(state: State): State {
  const last = state.before.at(-1);
  if (last === undefined) return state;
  // Back from a question takes the last answer away, so that it can be given again.
  const undo = state.step.at === 'question' && last.at === 'question';
  return {
    ...state,
    step: last,
    before: state.before.slice(0, -1),
    answered: undo ? state.answered.slice(0, state.marks.at(-1) ?? 0) : state.answered,
    marks: undo ? state.marks.slice(0, -1) : state.marks,
    changing: null,
  };
}

/** Begins a new charge and opens its first page. */
export function addCharge(state: State): State {
  const charge = blankCharge(`e${state.nextKey}`);
  const added = { ...state, entered: [...state.entered, charge], nextKey: state.nextKey + 1 };
  return goTo(added, { at: 'charge', key: charge.key, page: 'what', change: false });
}

/** What was typed about a charge, and the next page: of the charge, or the list after the last one. */
export function setCharge(state: State, charge: EnteredCharge): State {
  const entered = state.entered.map((one) => (one.key === charge.key ? charge : one));
  const changed = { ...state, entered };
  if (state.step.at !== 'charge') return changed;
  const { key, page, change } = state.step;
  const next = change ? undefined : nextPage(page, entered);
  return goTo(changed, next === undefined ? { at: 'charges' } : { at: 'charge', key, page: next, change });
}

function nextPage(page: ChargePage, entered: readonly EnteredCharge[]): ChargePage | undefined {
  const rest = chargePages.slice(chargePages.indexOf(page) + 1);
  return rest.find((one) => one !== 'same' || entered.length > 1);
}

/** Takes a charge out, typed or read; answers about it go with it. */
export function removeCharge(state: State, id: string): State {
  return {
    ...state,
    entered: state.entered.filter((one) => idOf(one) !== id),
    removed: state.file === null ? state.removed : [...state.removed, id],
    answered: state.answered.filter(({ need }) => need.of !== id),
  };
}

/** Keeps an answer; one about the same thing is replaced. Then the next question, or back to where it was changed. */
export function answer(state: State, needs: readonly FactNeed[], value: Answered['value']): State {
  const keys = new Set(needs.map(keyOf));
  const kept = state.answered.filter(({ need }) => !keys.has(keyOf(need)));
  const answered = [...kept, ...needs.map((need) => ({ need, value }))];
  const next: State = { ...state, answered, marks: [...state.marks, kept.length], changing: null };
  return goTo(next, state.changing === null ? { at: 'question' } : { at: 'answers' });
}

/** The record of all that was read and typed. */
function recordOf(state: Told, jurisdiction: string): CriminalRecord {
  const typed = recordOfEntered(state.entered, jurisdiction);
  if (state.file === null) return typed;
  const { record } = state.file;
  const sources = state.entered.length === 0 ? record.sources : [...record.sources, ...typed.sources];
  return { ...record, sources: sources.map((source) => without(source, new Set(state.removed))) };
}

type Source = CriminalRecord['sources'][number];

function without(source: Source, removed: ReadonlySet<string>): Source {
  if (removed.size === 0) return source;
  return {
    ...source,
    cycles: source.cycles.map((cycle) => ({
      events: cycle.events.map((event) => ({
        ...event,
        charges: event.charges.filter((charge) => !removed.has(charge.id)),
      })),
    })),
  };
}

/** What was told: answers, and what was typed about charges beyond the record itself. */
export function factsOf(state: Told): Facts {
  let facts = noFacts;
  for (const charge of state.entered) {
    const known: readonly (readonly [string, string | null])[] = [
      ['offense_category', charge.category],
      ['arrest_date', charge.arrested],
    ];
    for (const [fact, value] of known)
      if (value !== null) facts = learn(facts, 'charge', idOf(charge), fact, value);
  }
  for (const { need, value } of state.answered)
    facts =
      typeof value === 'string'
        ? learn(facts, need.scope, need.of, need.fact, value)
        : { ...facts, periods: value };
  return facts;
}

/** What screening says of the state: computed again after each step. */
export interface View {
  readonly record: CriminalRecord;
  readonly histories: readonly ChargeHistory[];
  readonly facts: Facts;
  readonly catalogue: Catalogue;
  readonly screening: Screening;
  /** The questions worth asking, best first; none when nothing that may be asked would decide anything. */
  readonly questions: readonly Question[];
}

export function viewOf(state: Told, law: Law, jurisdiction: string, asOf: string): View {
  const record = recordOf(state, jurisdiction);
  const facts = factsOf(state);
  return {
    record,
    histories: historiesOf(record),
    facts,
    catalogue: law.catalogue,
    screening: screen(record, facts, law, { asOf }),
    questions: nextQuestions(record, facts, law, { asOf }),
  };
}

export const isSkipped = (value: Answered['value']): boolean => value === skipped;
