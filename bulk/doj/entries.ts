/** One person's rows of the DOJ layout brought together: cycles, their steps, the counts of a step, how each was disposed of. */
import {
  type AgencyCell,
  type CommentCell,
  type DispositionCell,
  type EventKind,
  hasOwnEnd,
  type OffenseCell,
  type SentencePart,
  type Severity,
} from '@nunc/records';
import type { Run } from '../run.ts';
import { type Extra, outcomeIndex, severityIndex } from '../texts.ts';
import { field } from './fields.ts';

/** A charge as its cell or its comment says, with its number among the offenses of the run. */
export interface Offense {
  readonly cell: OffenseCell;
  readonly id: number;
}

/** A disposition text, with what follows from it alone. */
export interface DispositionWords {
  readonly cell: DispositionCell;
  readonly outcome: number;
  /** As `ChargeBlock.severity`. */
  readonly severity: number;
  /** What it changed later, as a number of the run's extras. */
  readonly extra: number;
  readonly isProven: boolean;
  /** An arrest charge so disposed of has ended by itself. */
  readonly endsArrest: boolean;
}

export interface Disposition {
  readonly words: DispositionWords;
  readonly day: number;
  /** The cell that gives its place in the order, as a place in the text. */
  readonly orderStart: number;
  readonly orderEnd: number;
  severity: Severity | null;
  readonly parts: SentencePart[];
  sentence: number;
}

export interface Comment {
  readonly cell: CommentCell;
  /** The disposition that came before it. */
  readonly under: Disposition | null;
}

export interface Count {
  readonly step: Step;
  readonly order: number;
  readonly number: number;
  /** The place of its first row in the block. */
  readonly at: number;
  /** Where its number stands in the text. */
  readonly orderStart: number;
  readonly orderEnd: number;
  offense: Offense;
  chargedAs: Severity | null;
  readonly dispositions: Disposition[];
  comments: Comment[] | null;
}

export interface Step {
  readonly cycle: Cycle;
  readonly kind: EventKind;
  readonly day: number;
  readonly agency: AgencyCell;
  readonly county: string | null;
  /** The number of the county in the run's labels. */
  readonly countyLabel: number;
  readonly counts: Count[];
  /** A sentence that stands under no disposition. */
  readonly parts: SentencePart[];
  /** Numbers of court cases that comments name. */
  caseNumbers: string[] | null;
}

export interface Cycle {
  readonly number: number;
  readonly day: number;
  readonly steps: Step[];
}

/** A number on a count: its own, or that of a court case. */
export interface NumberCell {
  readonly count: Count;
  readonly isOwn: boolean;
  readonly start: number;
  readonly end: number;
}

export function offenseIn(run: Run, cell: OffenseCell): Offense {
  const flags = cell.flags.filter((flag) => flag !== 'county_jail_felony');
  const { code, section, description } = cell;
  const id = run.offenses.idOf({
    jurisdiction: 'us-ca',
    code,
    section,
    description,
    flags: section === null ? [...flags, 'no_section'] : flags,
  });
  return { cell, id };
}

export function dispositionIn(run: Run, cell: DispositionCell): DispositionWords {
  const { change, outcome, under } = cell;
  const changes: Extra['changes'] =
    change === 'none' || change === 'information_only'
      ? []
      : [{ change, under, date: null, text: '', place: field('').from }];
  const counts = change !== 'information_only' && outcome !== 'unknown';
  const disposition = {
    text: field(cell.text),
    outcome,
    change,
    under,
    date: null,
    severity: null,
    sentence: [],
  };
  return {
    cell,
    outcome: outcomeIndex.get(counts ? outcome : 'unknown') ?? 0,
    severity: cell.severity === null ? 0 : (severityIndex.get(cell.severity) ?? 0),
    extra: run.extras.idOf({ changes, told: [] }),
    isProven: outcome === 'convicted' || outcome === 'adjudicated',
    endsArrest: hasOwnEnd({ charge: { dispositions: [disposition] } }),
  };
}
