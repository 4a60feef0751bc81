/**
 * The question worth asking next: what each missing fact is expected to decide, against what it costs a person to
 * answer. Computed from the law: every possible answer is tried on the findings that wait for it.
 */
import type { FactDefinition, Law } from '@nunc/law';
import { versionOn } from '@nunc/law';
import type { CriminalRecord } from '@nunc/records';
import { historiesOf } from '@nunc/records';
import { addYears } from './dates.ts';
import { evaluate } from './evaluate.ts';
import { type Facts, learn, skipped } from './facts.ts';
import type { FactNeed, Finding, Question } from './finding.ts';
import { KnownCharge, type World } from './known.ts';
import { firstOf } from './order.ts';
import { findingsOf } from './screen.ts';

/**
 * Questions in order of worth, best first; empty when nothing that may still be asked would decide anything. A fact
 * marked `skipped`, and one that `asked` says was put before, is never asked again. The score is expected decided findings divided by (1 + distress).
 */
export function nextQuestions(
  record: CriminalRecord,
  facts: Facts,
  law: Law,
  { asOf, asked = () => false }: { asOf: string; asked?: (need: FactNeed) => boolean },
): Question[] {
  const histories = historiesOf(record);
  const world: World = { law, record, histories, facts, asOf };
  const findings = histories.flatMap((history) => findingsOf(world, history));
  const waiting = new Map<string, { need: FactNeed; findings: Finding[] }>();
  for (const finding of findings) {
    if (finding.status !== 'undecided' || finding.how.begins === 'defense') continue;
    for (const need of finding.missing) {
      if (isSkipped(facts, need) || asked(need)) continue;
      const key = `${need.fact}|${need.of}`;
      const entry = waiting.get(key) ?? { need, findings: [] };
      entry.findings.push(finding);
      waiting.set(key, entry);
    }
  }
  const questions = [...waiting.values()]
    .flatMap(({ need, findings: own }) => {
      const definition = law.facts.get(need.fact);
      return definition === undefined || definition.question === null
        ? []
        : [weigh(world, need, definition, own)];
    })
    .toSorted((a, b) => b.score - a.score || a.distress - b.distress || (a.need.fact < b.need.fact ? -1 : 1));
  const first = firstOf(questions, findings);
  return first === undefined ? [] : [first, ...questions.filter((question) => question !== first)];
}

function weigh(
  world: World,
  need: FactNeed,
  definition: FactDefinition,
  findings: readonly Finding[],
): Question {
  const answers = answersTo(definition, world.asOf);
  let decided = 0;
  for (const answer of answers) {
    const facts =
      definition.type === 'periods'
        ? {
            ...world.facts,
            periods: answer === 'all' ? [{ from: '1850', to: world.asOf }] : [{ from: '1850', to: '1850' }],
          }
        : learn(world.facts, need.scope, need.of, need.fact, answer);
    decided += decidedUnder({ ...world, facts }, findings) / answers.length;
  }
  // A fact that decides nothing alone may still be needed together with others: it counts a little, so that no
  // finding waits for ever.
  const expectedDecided = decided + 0.05 * findings.length;
  const { distress } = definition;
  return {
    need,
    expectedDecided,
    findings: findings.length,
    distress,
    score: expectedDecided / (1 + distress),
  };
}

function decidedUnder(world: World, findings: readonly Finding[]): number {
  let decided = 0;
  const charges = new Map<string, KnownCharge>();
  for (const finding of findings) {
    const history = world.histories.find((one) => one.id === finding.charge);
    const provision = world.law.provisions.find((one) => one.id === finding.provision);
    const version = provision === undefined ? undefined : versionOn(provision, world.asOf);
    if (history === undefined || provision === undefined || version === undefined) continue;
    const charge = charges.get(history.id) ?? new KnownCharge(world, history);
    charges.set(history.id, charge);
    if (evaluate(charge, provision, version).value !== 'unknown') decided += 1;
  }
  return decided;
}

/** The answers tried: every choice; for a day, one long ago and one just now. */
function answersTo(definition: FactDefinition, asOf: string): string[] {
  switch (definition.type) {
    case 'yes_no':
      return ['yes', 'no'];
    case 'choice':
      return (definition.choices ?? []).map((choice) => choice.id);
    case 'day':
      return [addYears(asOf, -25), addYears(asOf, -8), addYears(asOf, -1)];
    case 'number':
      return ['16', '30'];
    case 'periods':
      return ['all', 'none'];
  }
}

function isSkipped(facts: Facts, need: FactNeed): boolean {
  const group =
    need.scope === 'person'
      ? facts.person
      : (need.scope === 'case' ? facts.cases : facts.charges).get(need.of ?? '');
  return group?.get(need.fact) === skipped;
}
