/** Findings in plain words, English or Spanish, at two depths: a line for anyone, the full chain for a lawyer. */
import type { Law } from '@nunc/law';
import type { FactNeed, Finding, Reason } from './finding.ts';
import { type Language, phrases } from './words.ts';

/** One line a survivor can read. Refusals speak about the law, never about the person. */
export function explainLine(finding: Finding, law: Law, language: Language): string {
  const words = phrases[language];
  if (finding.status === 'open') return words.lineOpen;
  if (finding.status === 'undecided') {
    if (finding.missing.length === 0) return words.lineLawNotKnown;
    return words.lineUndecided(joined(factNames(finding.missing, law, language), words.and));
  }
  const reasons = [...new Set(finding.failing.map((leaf) => failureOf(leaf, law, language)))];
  const line = words.lineClosed(joined(reasons, '; '));
  return finding.opens === null ? line : `${line} ${words.opens(finding.opens)}`;
}

/** What would change a refusal: one sentence for each element that fails. */
export function whatWouldChange(finding: Finding, language: Language): string[] {
  return [...new Set(finding.failing.map((leaf) => phrases[language].changes[leaf.element]))];
}

/** The full chain: one line a node, indented, each with its value, cite, fact and where the fact came from. */
export function explainChain(finding: Finding, law: Law, language: Language): string[] {
  const words = phrases[language];
  const lines = finding.reason.of.flatMap((reason) => chain(reason, finding, law, language, 0));
  const changes =
    finding.status === 'closed'
      ? whatWouldChange(finding, language).map((text) => `  ${words.wouldChange}: ${text}`)
      : [];
  return [...lines, ...changes];
}

/** The names of missing facts, each once. */
export function factNames(needs: readonly FactNeed[], law: Law, language: Language): string[] {
  return [...new Set(needs.map((need) => law.facts.get(need.fact)?.name[language] ?? need.fact))];
}

function chain(reason: Reason, finding: Finding, law: Law, language: Language, depth: number): string[] {
  const words = phrases[language];
  const mark = reason.value === 'yes' ? '+' : reason.value === 'no' ? '-' : '?';
  const cite =
    reason.cite === null
      ? finding.short
      : /^\(/.test(reason.cite)
        ? `${finding.short}${reason.cite}`
        : reason.cite;
  const head = `${'  '.repeat(depth + 1)}${mark} ${words.element[reason.element]}`;
  const tail = [cite, ...(reason.unverified ? [words.unverified] : [])].join('; ');
  if (reason.of.length > 0) {
    const how = reason.kind === 'all' ? words.allOf : reason.kind === 'any' ? words.anyOf : words.noneOf;
    const label = reason.label === null ? '' : ` (${reason.label[language]})`;
    return [
      `${head}: ${how}${label} [${tail}]`,
      ...reason.of.flatMap((part) => chain(part, finding, law, language, depth + 1)),
    ];
  }
  return [`${head}: ${leafWords(reason, law, language)} [${tail}]`];
}

function leafWords(reason: Reason, law: Law, language: Language): string {
  const words = phrases[language];
  if (reason.kind === 'law_unknown') return words.lawNotKnown;
  const label = reason.label === null ? '' : `${reason.label[language]}: `;
  const definition = reason.fact === null ? undefined : law.facts.get(reason.fact.id);
  const name = definition?.name[language] ?? reason.fact?.id ?? '';
  const value = reason.fact?.value ?? null;
  const shown =
    value === null
      ? words.truth.unknown
      : (definition?.choices?.find((choice) => choice.id === value)?.words[language] ??
        (value === 'yes' || value === 'no' ? words.truth[value] : value));
  const blocked = reason.blocks ? `; ${words.lawNotKnown}` : '';
  return `${label}${name}: ${shown} (${originOf(reason, language)})${againstWords(reason, law, language)}${blocked}`;
}

function againstWords(reason: Reason, law: Law, language: Language): string {
  if (reason.against === null) return '';
  if (reason.kind === 'offense_in') {
    const list = law.catalogue.lists.get(reason.against);
    return `, ${phrases[language].inList(list === undefined ? reason.against : `${list.title[language]}, ${list.cite}`)}: ${phrases[language].truth[reason.value]}`;
  }
  return reason.opens === null ? '' : `, ${reason.against} -> ${reason.opens}`;
}

function originOf(reason: Reason, language: Language): string {
  const words = phrases[language].from;
  const origin = reason.fact?.origin;
  if (origin === undefined || origin.kind === 'not_known') return words.not_known;
  if (origin.kind === 'told') return words.told;
  if (origin.kind === 'computed') return words.computed;
  return words.record(origin.place === null ? null : `p. ${origin.place.page}, l. ${origin.place.line}`);
}

/** Why a leaf fails, with what the law covers or leaves out where it says so. */
function failureOf(leaf: Reason, law: Law, language: Language): string {
  const words = phrases[language];
  const label = leaf.label?.[language];
  if (leaf.element === 'offense' && label !== undefined)
    return leaf.value === 'yes' ? words.leavesOut(label) : words.onlyFor(label);
  if (leaf.element === 'other' && label !== undefined) return label;
  if (leaf.element === 'in_reach') {
    const choices = law.facts.get('record_type')?.choices ?? [];
    const reached = (leaf.against ?? '')
      .split('|')
      .flatMap((id) => choices.find((choice) => choice.id === id)?.words[language] ?? []);
    return words.onlyFor(joined(reached, words.or));
  }
  return words.fails[leaf.element];
}

function joined(parts: readonly string[], last: string): string {
  return parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${last}${parts.at(-1)}`;
}
