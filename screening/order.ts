/**
 * Which question comes first. Worth and pain are weighed by `nextQuestions`; here only sense is added: "are you out of
 * that situation?" means nothing before somebody has said that there was one. Derived from the elements of the law.
 */
import type { Element } from '@nunc/law';
import type { FactNeed, Finding, Question, Reason } from './finding.ts';

/** Elements that speak about what happened, and so follow the element that says whether it did. */
const follows: ReadonlySet<Element> = new Set<Element>([
  'kind_of_trafficking',
  'at_the_time',
  'nexus',
  'left',
]);

/**
 * The first question that makes sense now. One that follows from another comes after it; and where the other was
 * skipped, it is not asked at all, because no answer to it could open anything any more.
 */
export function firstOf(questions: readonly Question[], findings: readonly Finding[]): Question | undefined {
  for (const question of questions) {
    const before = neededBefore(question.need, findings);
    if (before === null) return question;
    const first = questions.find((one) => before.some((need) => isSame(need, one.need)));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** What has to be known first, or `null` where some finding can use the answer as things are. */
function neededBefore(need: FactNeed, findings: readonly Finding[]): FactNeed[] | null {
  const waiting = findings.filter(
    (finding) => finding.status === 'undecided' && finding.missing.some((one) => isSame(one, need)),
  );
  const before: FactNeed[] = [];
  for (const finding of waiting) {
    const leaves = unknownLeaves(finding.reason);
    const own = leaves.filter((leaf) => leaf.needs.some((one) => isSame(one, need)));
    const survivor = leaves.filter((leaf) => leaf.element === 'survivor').flatMap((leaf) => leaf.needs);
    if (survivor.length === 0 || own.some((leaf) => !follows.has(leaf.element))) return null;
    before.push(...survivor);
  }
  return before.length === 0 ? null : before;
}

function unknownLeaves(reason: Reason): Reason[] {
  if (reason.value !== 'unknown') return [];
  return reason.of.length === 0 ? [reason] : reason.of.flatMap(unknownLeaves);
}

const isSame = (a: FactNeed, b: FactNeed): boolean => a.fact === b.fact && a.of === b.of;
