/** What screening answers: findings with their reasons, routes, the filing plan and the next questions. */
import type { Element, Features, Provision, Words } from '@nunc/law';
import type { ChargeId, Place } from '@nunc/records';

/** Yes, no, or not known. Never two-valued. */
export type Truth = 'yes' | 'no' | 'unknown';

/**
 * - `open`: every element that can be known is met. Not "granted": see `court`.
 * - `closed`: at least one element fails.
 * - `undecided`: facts are missing, or the law itself is not known on the point.
 */
export type Status = 'open' | 'closed' | 'undecided';

/** Where a fact's value came from. */
export type FactOrigin =
  | { readonly kind: 'record'; readonly place: Place | null }
  | { readonly kind: 'told' }
  | { readonly kind: 'computed'; readonly of: readonly string[] }
  | { readonly kind: 'not_known' };

export interface FactSeen {
  readonly id: string;
  /** The value in the notation of facts.yaml: `yes`, `2014-05-01`, `conviction`; `null` when not known. */
  readonly value: string | null;
  readonly origin: FactOrigin;
  readonly confidence: number;
}

/** A fact that is missing: for which charge or case, or for the person (`null`). */
export interface FactNeed {
  readonly fact: string;
  readonly scope: 'person' | 'case' | 'charge';
  /** The charge id, or the case key, or `null` for the person. */
  readonly of: string | null;
}

/** One evaluated node of the condition tree. Every node carries its value; every leaf its cite and its fact. */
export interface Reason {
  readonly kind: 'all' | 'any' | 'none' | 'test' | 'offense_in' | 'section_in' | 'law_unknown';
  readonly element: Element;
  readonly value: Truth;
  readonly cite: string | null;
  readonly label: Words | null;
  readonly feature: string;
  /** True where nobody has checked this feature against the statute's text. */
  readonly unverified: boolean;
  readonly fact: FactSeen | null;
  readonly needs: readonly FactNeed[];
  /** For a waiting time: the day from which the test is met. */
  readonly opens: string | null;
  /** For `law_unknown`: whether it keeps the finding undecided. */
  readonly blocks: boolean;
  /** What the leaf compared with: list id, values, years, in words of the notation. */
  readonly against: string | null;
  readonly of: readonly Reason[];
}

export type ConfidenceLevel = 'high' | 'medium' | 'low';

/** One charge against one provision, as it stood on the day asked about. */
export interface Finding {
  readonly charge: ChargeId;
  readonly provision: string;
  readonly citation: string;
  readonly short: string;
  readonly title: Words;
  readonly relief: Provision['relief'];
  readonly version: { readonly from: string | null; readonly to: string | null; readonly by: string };
  readonly status: Status;
  readonly reason: Reason;
  /** The failing leaves (closed) in the order of the law. */
  readonly failing: readonly Reason[];
  /** The facts that would decide it (undecided), most useful order not implied. */
  readonly missing: readonly FactNeed[];
  /** Points on which the law itself is not known to us. */
  readonly lawNotKnown: readonly { readonly feature: string; readonly blocks: boolean }[];
  /** Closed only by a waiting time: the day it opens. */
  readonly opens: string | null;
  readonly confidence: { readonly level: ConfidenceLevel; readonly because: readonly string[] };
  /** What stays for the judge, so that `open` is never read as "granted". */
  readonly court: Features['court'] & { readonly burden: Features['proof']['burden'] };
  readonly when: {
    /** The earliest day to file; `null` when a fact is missing for it. */
    readonly earliest: string | null;
    readonly deadline: Features['timing']['deadline'];
    readonly notes: Features['timing']['notes'];
  };
  readonly how: {
    readonly begins: Features['procedure']['begins'];
    readonly county: string | null;
    readonly court: string | null;
    readonly fileIn: Words | null;
    readonly serve: readonly Words[];
    readonly responseDays: Features['procedure']['response_days'];
    readonly forms: Features['procedure']['forms'];
    readonly filingFee: Features['procedure']['filing_fee'];
    readonly consentRequired: Features['procedure']['consent_required'];
  };
  readonly gives: Features['effect'];
  readonly authority: {
    readonly citation: string;
    readonly sources: Provision['sources'];
    readonly review: Provision['review'];
    readonly unverified: readonly string[];
  };
}

/** The best route for one charge: merits vacatur before set-aside before sealing. */
export interface Route {
  readonly charge: ChargeId;
  /** The strongest open provision, or `null`. */
  readonly best: string | null;
  /** Stronger than `best` but undecided: what would have to be known. */
  readonly better: readonly { readonly provision: string; readonly missing: readonly FactNeed[] }[];
  readonly alternatives: readonly string[];
  /** Provisions that open later, with the day. */
  readonly later: readonly { readonly provision: string; readonly opens: string }[];
  /** Open and automatic: nothing to file, check that it happened. */
  readonly automatic: readonly string[];
}

export type PlanWarning =
  | { readonly kind: 'mixed_case'; readonly caseNumber: string; readonly stays: readonly ChargeId[] }
  | { readonly kind: 'court_not_known'; readonly charges: readonly ChargeId[] }
  | { readonly kind: 'order'; readonly before: string; readonly why: Words }
  | { readonly kind: 'joinder_needs_agreement'; readonly counties: readonly string[] }
  | { readonly kind: 'relief_not_verified'; readonly features: readonly string[] };

/** One paper to file: a provision, a court, and every charge it can carry. */
export interface Filing {
  readonly provision: string;
  readonly jurisdiction: string;
  readonly county: string | null;
  readonly court: string | null;
  readonly charges: readonly ChargeId[];
  readonly caseNumbers: readonly string[];
  /** Place in the order of filings, from 1. */
  readonly order: number;
  readonly warnings: readonly PlanWarning[];
}

/** A question worth asking: what it is expected to decide, against what it costs to answer. */
export interface Question {
  readonly need: FactNeed;
  readonly expectedDecided: number;
  readonly findings: number;
  readonly distress: number;
  readonly score: number;
}

export interface Screening {
  readonly schema: 'nunc-screening/1';
  readonly engine: string;
  readonly lawHash: string;
  readonly inputHash: string;
  readonly asOf: string;
  readonly findings: readonly Finding[];
  readonly routes: readonly Route[];
  readonly filings: readonly Filing[];
  readonly notices: readonly ScreeningNotice[];
}

export type ScreeningNotice =
  | { readonly kind: 'record_elsewhere' }
  | { readonly kind: 'not_understood_lines'; readonly count: number }
  | { readonly kind: 'no_law_for'; readonly jurisdiction: string }
  | { readonly kind: 'no_history'; readonly result: string }
  | { readonly kind: 'nothing_promised' };
