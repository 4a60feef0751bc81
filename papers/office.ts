/** What the attorney is told and nobody else: what is unverified, what is missing, what must not be cited. */

import { writtenCharge } from './charges.ts';
import type { Draft } from './context.ts';
import type { PreflightFinding } from './preflight.ts';
import type { Value, Values } from './values.ts';

/** Values for the cover memo and the checklist. */
export function officeValues(
  draft: Draft,
  findings: readonly PreflightFinding[],
  blanks: readonly { document: string; label: string }[],
): Values {
  const { provision, version } = draft.use;
  const counted = new Map<string, { document: string; label: string; count: number }>();
  for (const one of blanks) {
    const key = `${one.document}\n${one.label}`;
    counted.set(key, { ...one, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return {
    refusals: findings.filter((one) => one.weight === 'refuse').map(problemValues),
    warnings: findings.filter((one) => one.weight === 'warn').map(problemValues),
    blanks: [...counted.values()].map((one) => ({
      document: one.document,
      label: one.label,
      count: one.count,
    })),
    blank_count: blanks.length,
    unverified: version.unverified.map((feature) => ({ feature: featureWords(feature) })),
    practice_unverified: draft.template.unverified_here.map((text) => ({ text })),
    rules_unverified: Object.values(draft.template.sources)
      .filter((one) => !one.verified)
      .map((one) => ({ cite: one.cite })),
    gaps: provision.review.gaps.map((text) => ({ text })),
    conflicts: provision.review.conflicts.map((one) => ({ on: one.on, says: one.says.join(' / ') })),
    confidence: provision.review.confidence,
    checked: provision.review.checked,
    do_not_cite: provision.authorities
      .filter((one) => !one.citable)
      .map((one) => ({ cite: one.cite, holds: one.holds.en })),
    cite_check: provision.authorities
      .filter((one) => one.citable && !one.verified)
      .map((one) => ({ cite: one.cite, holds: one.holds.en })),
    sources: provision.sources.map((one) => ({
      url: one.url,
      supports: one.supports,
      as_of: one.as_of ?? 'no date',
    })),
    pending_bills: provision.pending.map((one) => ({ bill: one.bill, would: one.would })),
    rows: draft.rows.map((row, index) => rowValues(row, index)),
    version_by: version.by,
    law_hash: draft.use.law.hash.slice(0, 12),
    plan_warnings: draft.filing.warnings.map((warning) => ({ text: warning.kind.replaceAll('_', ' ') })),
  };
}

function rowValues(row: Draft['rows'][number], index: number): Values {
  const because = row.finding?.confidence.because ?? [];
  return {
    no: index + 1,
    charge: writtenCharge(row.history),
    status: row.finding?.status ?? 'not screened',
    confidence: row.finding?.confidence.level ?? 'unknown',
    because: because.length === 0 ? null : because.join('; '),
    checks:
      row.history.warnings.length === 0
        ? null
        : row.history.warnings.map((word) => word.replaceAll('_', ' ')).join('; '),
    place:
      row.history.place === null ? null : `page ${row.history.place.page}, line ${row.history.place.line}`,
  };
}

const problemValues = (one: PreflightFinding): Value => ({
  what: one.what,
  where: one.where,
  remedy: one.remedy,
});

/** `procedure.response_days` -> `procedure: response days`. */
const featureWords = (path: string): string =>
  path
    .replace(/^cites\./, 'subdivision letters: ')
    .replaceAll('.', ': ')
    .replaceAll('_', ' ');
