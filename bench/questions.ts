/**
 * How much the interview spares a person: questions asked and distress summed until every finding is decided or can no
 * longer be, against a fixed questionnaire that asks everything relevant. Both get the same truthful answers; a third of
 * the people do not know some of them. At the end both must have decided the same.
 *
 * The findings compared are those that somebody may ask a court for: defenses belong to open cases.
 *
 * Relevant means: a law in force in the jurisdiction, other than a defense, reads the fact; the record does not say it;
 * and for a fact about a case or a charge, once for each. `--json` prints the figures alone.
 */
import { lawFromDisk } from '@nunc/disk';
import { type Condition, type FactDefinition, type Law, versionOn } from '@nunc/law';
import { type ChargeHistory, type CriminalRecord, historiesOf, readPlainJson } from '@nunc/records';
import {
  type FactNeed,
  type Facts,
  learn,
  nextQuestions,
  noFacts,
  type Period,
  screen,
  skipped,
} from '@nunc/screening';

const asOf = '2026-11-30';
const people = Number(process.argv.find((word) => word.startsWith('--people='))?.slice(9) ?? 208);

const loaded = lawFromDisk().law;
if (loaded === null) throw new Error('the law does not load: run ./nunc law check');
const law: Law = loaded;

/** Mulberry32: the same seed gives the same people. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where the invented people were charged: half in California, the others in states with and without section lists. */
const places = ['us-ca', 'us-ca', 'us-ca', 'us-ca', 'us-ny', 'us-mo', 'us-tx', 'us-fl'];

interface Invented {
  readonly record: CriminalRecord;
  readonly histories: readonly ChargeHistory[];
  readonly truth: (need: FactNeed, definition: FactDefinition) => string | readonly Period[];
}

function invent(index: number): Invented {
  const next = chance(index * 7919 + 11);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const place = places[index % places.length] ?? 'us-ca';
  const own = law.catalogue.offenses.filter((offense) => offense.jurisdiction === place);
  const count = 1 + Math.floor(next() ** 2 * 25);
  const year = 2005 + Math.floor(next() * 12);
  const day = (from: number): string =>
    `${from}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
  const rows = Array.from({ length: count }, (_, charge) => {
    const arrested = year + Math.floor(next() * 5);
    return {
      jurisdiction: place,
      section: own.length === 0 ? '' : pick(own).cite,
      description:
        own.length === 0 ? pick(['THEFT', 'PROSTITUTION', 'DRUG POSSESSION', 'TRESPASS', 'FORGERY']) : '',
      charged_as: pick(['misdemeanor', 'misdemeanor', 'felony']),
      outcome: pick(['convicted', 'convicted', 'convicted', 'dismissed', 'not filed', '']),
      outcome_date: day(arrested + 1),
      arrest_date: day(arrested),
      case_number: `C${index}-${next() < 0.3 && charge > 0 ? charge - 1 : charge}`,
      county: place === 'us-ca' ? pick(['Los Angeles', 'San Diego', 'Kern']) : '',
    };
  });
  const read = readPlainJson(JSON.stringify(rows), `person ${index}`);
  if ('problems' in read) throw new Error(read.problems[0]?.what ?? 'the record cannot be read');
  const histories = historiesOf(read.record);
  const answers = new Map<string, string | readonly Period[]>();
  const forgets = next() < 0.33 ? 0.15 : 0;
  // Most who come here were trafficked; the truth about each charge follows from that and from its day.
  const trafficked = next() < 0.85;
  const happened = new Map(histories.map(({ id, arrestDate }) => [String(id), arrestDate ?? day(year)]));
  const isDuring = (charge: string | null): boolean => {
    const then = Number(happened.get(charge ?? '')?.slice(0, 4));
    return trafficked && then >= year && then <= year + 3;
  };
  const convicted = histories.filter(({ outcome }) => outcome === 'convicted');
  const isConvicted = (of: string | null): boolean =>
    convicted.some(({ id, caseNumber }) => id === of || caseNumber === of);
  const over = new Map<string | null, boolean>();
  const isOver = (of: string | null): boolean => {
    const known = over.get(of) ?? next() < 0.8;
    over.set(of, known);
    return known;
  };
  const answerTo = ({ fact, of }: FactNeed, definition: FactDefinition): string | readonly Period[] => {
    if (fact === 'trafficked') return trafficked ? 'yes' : 'no';
    if (fact === 'under_control_then') return isDuring(of) ? 'yes' : 'no';
    if (fact === 'nexus' || fact === 'coerced') return isDuring(of) && next() < 0.8 ? 'yes' : 'no';
    if (fact === 'sentence_completed') return isOver(of) ? 'yes' : 'no';
    if (fact === 'sentence_completed_date') return isOver(of) ? day(year + 6) : skipped;
    // Without a conviction there is nothing to pay and nothing of class A.
    if ((fact === 'fines_paid' || fact === 'class_a_grade') && !isConvicted(of))
      return fact === 'fines_paid' ? 'yes' : 'no';
    if (fact === 'offense_date') return happened.get(of ?? '') ?? day(year);
    switch (definition.type) {
      case 'yes_no':
        return next() < 0.5 ? 'yes' : 'no';
      case 'choice':
        return pick(definition.choices ?? [])?.id ?? skipped;
      case 'day':
        return definition.id === 'birth_date' ? day(year - 25) : day(year + Math.floor(next() * 5));
      case 'number':
        return String(16 + Math.floor(next() * 20));
      case 'periods':
        return [{ from: String(year), to: String(year + 3) }];
    }
  };
  const truth: Invented['truth'] = (need, definition) => {
    const key = `${need.fact}|${need.of}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    // Whether a sentence is over is known to everybody whose sentence it was.
    const forgotten = next() < forgets && need.fact !== 'sentence_completed';
    const value = forgotten ? skipped : answerTo(need, definition);
    answers.set(key, value);
    return value;
  };
  return { record: read.record, histories, truth };
}

function told(facts: Facts, need: FactNeed, value: string | readonly Period[]): Facts {
  return typeof value === 'string'
    ? learn(facts, need.scope, need.of, need.fact, value)
    : { ...facts, periods: value };
}

interface Asked {
  readonly facts: Facts;
  readonly questions: number;
  readonly distress: number;
  /** Processor milliseconds of the longest planning of a next question. */
  readonly slowest: number;
}

/** The interview: the next question worth asking, until there is none. */
function interview({ record, truth }: Invented): Asked {
  let facts = noFacts;
  let questions = 0;
  let distress = 0;
  let slowest = 0;
  for (;;) {
    const before = process.cpuUsage();
    const [question] = nextQuestions(record, facts, law, { asOf });
    const { user, system } = process.cpuUsage(before);
    slowest = Math.max(slowest, (user + system) / 1000);
    const definition = question === undefined ? undefined : law.facts.get(question.need.fact);
    if (question === undefined || definition === undefined) return { facts, questions, distress, slowest };
    questions += 1;
    distress += definition.distress;
    facts = told(facts, question.need, truth(question.need, definition));
  }
}

/** Facts that a law reads, by their own names. */
function factsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'none':
      return condition.of.flatMap(factsIn);
    case 'test':
      return [condition.fact];
    case 'offense_in':
      // What any felony may have been charged with besides is read off the sheet and never asked: nor is it here.
      return ['offense'];
    case 'section_in':
      return condition.categories.length > 0 ? ['offense', 'offense_category'] : ['offense'];
    case 'law_unknown':
      return [];
  }
}

/** What may be asked for a fact: itself, or what it is worked out from. */
function askable(id: string): string[] {
  const definition = law.facts.get(id);
  if (definition === undefined) return [];
  return definition.from === 'derived'
    ? definition.derived_from.flatMap(askable)
    : definition.question === null
      ? []
      : [id];
}

/** The fixed questionnaire: everything relevant that the record does not say, in the order of the law's facts. */
function questionnaire({ record, histories, truth }: Invented): Omit<Asked, 'slowest'> {
  const needs = new Map<string, FactNeed>();
  const answersNothing = new Set(
    screen(record, noFacts, law, { asOf }).findings.flatMap(({ charge, reason }) =>
      knownIn(reason).map((fact) => `${fact}|${charge}`),
    ),
  );
  for (const history of histories) {
    const relevant = law.provisions
      .filter((one) => one.jurisdiction === history.jurisdiction && one.kind !== 'affirmative_defense')
      .flatMap((one) => {
        const version = versionOn(one, asOf);
        return version === undefined ? [] : factsIn(version.condition).flatMap(askable);
      });
    for (const fact of new Set(relevant)) {
      if (answersNothing.has(`${fact}|${history.id}`)) continue;
      const scope = law.facts.get(fact)?.scope ?? 'charge';
      const of =
        scope === 'person' ? null : scope === 'case' ? (history.caseNumber ?? history.id) : history.id;
      needs.set(`${fact}|${of}`, { fact, scope, of });
    }
  }
  let facts = noFacts;
  let questions = 0;
  let distress = 0;
  // What an answer makes relevant (a list that counts only with a weapon, for example) is asked as well.
  while (needs.size > 0) {
    for (const [key, need] of needs) {
      needs.delete(key);
      const definition = law.facts.get(need.fact);
      if (definition === undefined || definition.question === null || answered(facts, need)) continue;
      questions += 1;
      distress += definition.distress;
      facts = told(facts, need, truth(need, definition));
    }
    for (const { how, missing } of screen(record, facts, law, { asOf }).findings)
      for (const need of how.begins === 'defense' ? [] : missing)
        if (!answered(facts, need) && law.facts.get(need.fact)?.question != null)
          needs.set(`${need.fact}|${need.of}`, need);
  }
  return { facts, questions, distress };
}

/** Whether a question was put, also where it was skipped. */
function answered(facts: Facts, need: FactNeed): boolean {
  if (need.fact === 'period' && facts.periods.length > 0) return true;
  const group =
    need.scope === 'person'
      ? facts.person
      : (need.scope === 'case' ? facts.cases : facts.charges).get(need.of ?? '');
  return group?.has(need.fact) === true;
}

type Reason = ReturnType<typeof screen>['findings'][number]['reason'];

/** Facts that the record itself answers, as the findings show. */
function knownIn(reason: Reason): string[] {
  const own = reason.fact !== null && reason.fact.value !== null ? [reason.fact.id] : [];
  return [...own, ...reason.of.flatMap(knownIn)];
}

let [asked, fixedAsked, pain, fixedPain, slowest, charges, differing, left] = [0, 0, 0, 0, 0, 0, 0, 0];
const shares: number[] = [];
for (let index = 0; index < people; index += 1) {
  const person = invent(index);
  const fixed = questionnaire(person);
  const planned = interview(person);
  const full = screen(person.record, fixed.facts, law, { asOf }).findings;
  const short = screen(person.record, planned.facts, law, { asOf }).findings;
  for (const [at, { status, how }] of short.entries()) {
    const other = full[at]?.status;
    if (how.begins === 'defense' || status === other) continue;
    // Whoever skips "did this happen to you?" is not asked more about it. The finding stays undecided where going on
    // could only have closed it.
    if (status === 'undecided' && other === 'closed') left += 1;
    else differing += 1;
  }
  asked += planned.questions;
  fixedAsked += fixed.questions;
  pain += planned.distress;
  fixedPain += fixed.distress;
  slowest = Math.max(slowest, planned.slowest);
  charges += person.histories.length;
  if (fixed.questions > 0) shares.push(planned.questions / fixed.questions);
}
const median = shares.toSorted((a, b) => a - b)[Math.floor(shares.length / 2)] ?? Number.NaN;
const figures = {
  people,
  charges,
  questions: { interview: asked, fixed: fixedAsked, share: asked / fixedAsked, medianShare: median },
  distress: { interview: pain, fixed: fixedPain, share: pain / fixedPain },
  findingsThatDiffer: differing,
  leftUndecidedAfterASkip: left,
  slowestQuestionMs: slowest,
};
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  console.log(`${people} invented people with ${charges} charges.\n`);
  console.log('| | interview | fixed questionnaire | share |\n|---|---:|---:|---:|');
  console.log(`| questions | ${asked} | ${fixedAsked} | ${percent(asked / fixedAsked)} |`);
  console.log(`| distress, summed | ${pain} | ${fixedPain} | ${percent(pain / fixedPain)} |`);
  console.log(
    `\nMedian share of questions a person: ${percent(median)}. Findings that differ at the end: ${differing}. Left undecided after a skip, where more questions could only have closed them: ${left}. Longest planning of one question: ${slowest.toFixed(0)} ms of processor time.`,
  );
}
if (differing > 0) process.exitCode = 1;
