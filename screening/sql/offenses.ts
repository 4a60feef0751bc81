/**
 * Which offense is on which list, as relations. An offense value may leave open which of several offenses it is, so
 * each distinct value is taken apart once, each part is looked up, and a value has an answer only where all its parts
 * agree.
 */
import { type Condition, type Law, membershipOf, type Offense, splitCite } from '@nunc/law';
import { comment, type Writer } from './dialect.ts';

type OffenseIn = Extract<Condition, { kind: 'offense_in' }>;
type SectionIn = Extract<Condition, { kind: 'section_in' }>;

/** A fact on which a membership depends. */
interface Allegation {
  readonly when: string;
  readonly is: boolean;
}

/** A question about the offense that the law asks, answered for each distinct offense value. */
export interface OffenseQuestion {
  readonly key: string;
  /** The column its answer stands in. */
  readonly column: string;
  readonly words: string;
  /** The jurisdiction that knows the answer for all its own offenses and for no others; `null` where all are known. */
  readonly home: string | null;
  readonly answers: readonly Answer[];
  /** For each conditional answer `if 1`, `if 2` ...: the facts any of which makes it a yes. */
  readonly conditions: readonly (readonly Allegation[])[];
}

/** An answer that is not `no`. */
interface Answer {
  readonly how: 'completed' | 'attempted' | 'conspired' | 'however';
  readonly offense: string;
  /** `yes`, `not sure`, `if 1` ... */
  readonly answer: string;
}

export function keyOf(condition: OffenseIn | SectionIn): string {
  return condition.kind === 'offense_in'
    ? condition.list
    : JSON.stringify([condition.sections, condition.categories]);
}

/** Every question about the offense in some conditions, each once, in the order of the law. */
export function offenseQuestions(law: Law, conditions: readonly Condition[]): OffenseQuestion[] {
  const found = new Map<string, OffenseQuestion>();
  const visit = (condition: Condition): void => {
    if (condition.kind === 'all' || condition.kind === 'any' || condition.kind === 'none')
      for (const part of condition.of) visit(part);
    if (condition.kind !== 'offense_in' && condition.kind !== 'section_in') return;
    const key = keyOf(condition);
    if (found.has(key)) return;
    const number = found.size + 1;
    found.set(
      key,
      condition.kind === 'offense_in' ? onList(law, condition, number) : among(law, condition, number),
    );
  };
  for (const condition of conditions) visit(condition);
  return [...found.values()];
}

const inchoate = { completed: '', attempted: 'attempt', conspired: 'conspiracy' } as const;

function onList(law: Law, { list }: OffenseIn, number: number): OffenseQuestion {
  const home = list.slice(0, list.indexOf('/'));
  const conditions: Allegation[][] = [];
  const classOf = (anyOf: readonly Allegation[]): string => {
    const key = (facts: readonly Allegation[]) =>
      facts
        .map(({ when, is }) => `${when}=${is}`)
        .toSorted()
        .join();
    let at = conditions.findIndex((one) => key(one) === key(anyOf));
    if (at < 0) at = conditions.push(anyOf.map(({ when, is }) => ({ when, is }))) - 1;
    return `if ${at + 1}`;
  };
  const answers: Answer[] = [];
  for (const offense of law.catalogue.offenses.filter((one) => one.jurisdiction === home)) {
    const each = (['completed', 'attempted', 'conspired'] as const).map((how) => {
      const member = membershipOf(completedOrNot(offense, how), list);
      const answer =
        member.kind === 'if' ? classOf(member.anyOf) : member.kind === 'not_sure' ? 'not sure' : member.kind;
      return { how, offense: offense.id, answer };
    });
    const [first] = each;
    if (first !== undefined && each.every(({ answer }) => answer === first.answer))
      answers.push({ ...first, how: 'however' });
    else answers.push(...each);
  }
  return {
    key: list,
    column: `list ${number}`,
    words: `on the list ${list}`,
    home,
    answers: answers.filter(({ answer }) => answer !== 'no'),
    conditions,
  };
}

function completedOrNot(offense: Offense, how: keyof typeof inchoate): Parameters<typeof membershipOf>[0] {
  const flags = { attempt: inchoate[how] === 'attempt', conspiracy: inchoate[how] === 'conspiracy' };
  return { kind: 'known', offense, how: 'exact', confidence: 1, also: [], doubts: [], note: null, ...flags };
}

function among(law: Law, condition: SectionIn, number: number): OffenseQuestion {
  const { sections, categories } = condition;
  const answers = law.catalogue.offenses.flatMap((offense): Answer[] => {
    const isListed = sections.some((one) => isUnder(offense.cite, one)) || categories.includes(offense.nibrs);
    if (isListed) return [{ how: 'however', offense: offense.id, answer: 'yes' }];
    return sections.some((one) => isUnder(one, offense.cite))
      ? [{ how: 'however', offense: offense.id, answer: 'not sure' }]
      : [];
  });
  return {
    key: keyOf(condition),
    column: `sections ${number}`,
    words: `under ${[...sections, ...categories].join(', ')}`,
    home: null,
    answers,
    conditions: [],
  };
}

/** Whether a section is the listed one or a subdivision of it. */
function isUnder(section: string, listed: string): boolean {
  return section === listed || section.startsWith(`${listed}(`);
}

/** What is asked of a section that the catalogue does not have: it is under a listed one, or a listed one is under it. */
export function writtenSections(sections: readonly string[]): {
  readonly under: readonly string[];
  readonly above: readonly string[];
} {
  const plain = sections.map((one) => splitCite(one).section.toLowerCase());
  const above = plain.flatMap((one) =>
    [...one].flatMap((sign, at) => (sign === '(' ? [one.slice(0, at)] : [])),
  );
  return { under: [...new Set(plain)], above: [...new Set(above)] };
}

/** The relations that answer the questions for every offense value of a table, ready for a `WITH`. */
export function writeOffenses(
  writer: Writer,
  law: Law,
  table: string,
  questions: readonly OffenseQuestion[],
): string[] {
  const n = writer.name;
  const t = writer.literal;
  const offense = n('offense');
  const known = law.catalogue.offenses.map(({ id, jurisdiction }) => `(${t(id)}, ${t(jurisdiction)})`);
  const rows = questions.flatMap((question, index) => [
    `    ${comment(question.words)}`,
    ...wrapped(
      question.answers.map(
        ({ how, offense: id, answer }) => `(${index + 1}, ${t(how)}, ${t(id)}, ${t(answer)})`,
      ),
      '    ',
    ),
  ]);
  // A relation may not be empty, and the last row must not end in a comma: one row that is nobody's does both.
  return [
    'nunc_catalogue AS (',
    `  ${comment('every offense of the catalogue; an offense that is not here is not known')}`,
    `  SELECT * FROM (VALUES`,
    ...wrapped(known, '    '),
    `    ('', '')`,
    `  ) AS known (id, jurisdiction)`,
    '),',
    'nunc_answer AS (',
    `  ${comment('what the law asks about the offense; an offense that is not here is not one of them')}`,
    `  SELECT * FROM (VALUES`,
    ...rows,
    `    (0, '', '', '')`,
    `  ) AS given (question, how, id, answer)`,
    '),',
    'nunc_value AS (',
    '  SELECT DISTINCT',
    `    ${offense} AS value,`,
    `    CASE WHEN ${offense} LIKE 'attempt %' THEN 'attempted' WHEN ${offense} LIKE 'conspiracy %' THEN 'conspired'`,
    `      ELSE 'completed' END AS how,`,
    `    replace(CASE WHEN ${offense} LIKE 'attempt %' THEN substr(${offense}, 9)`,
    `      WHEN ${offense} LIKE 'conspiracy %' THEN substr(${offense}, 12) ELSE ${offense} END, '~', '|') AS ids`,
    `  FROM ${table}`,
    `  WHERE ${offense} IS NOT NULL AND ${offense} NOT LIKE '?%'`,
    '),',
    'nunc_part AS (',
    `  SELECT value, how, 1 + length(ids) - length(replace(ids, '|', '')) AS parts, ${writer.parts('ids')} AS id`,
    '  FROM nunc_value',
    '),',
    'nunc_offense AS (',
    `  ${comment('a value that may be several offenses has an answer where all of them have the same')}`,
    '  SELECT',
    '    part.value AS value,',
    ...questions.map(
      (question, index) =>
        `${writeAnswer(writer, question, index + 1)}${index + 1 < questions.length ? ',' : ''}`,
    ),
    '  FROM nunc_part AS part',
    '  LEFT JOIN nunc_catalogue AS known ON known.id = part.id',
    `  LEFT JOIN nunc_answer AS given ON given.id = part.id AND given.how IN (part.how, 'however')`,
    '  GROUP BY part.value, part.parts',
    '),',
  ];
}

function writeAnswer(writer: Writer, question: OffenseQuestion, number: number): string {
  const all = (answer: string) =>
    `count(CASE WHEN given.question = ${number} AND given.answer = '${answer}' THEN 1 END) = part.parts`;
  const isElsewhere =
    question.home === null
      ? 'known.id IS NULL'
      : `known.id IS NULL OR known.jurisdiction <> ${writer.literal(question.home)}`;
  const lines = [
    `    ${comment(question.words)}`,
    `    CASE WHEN max(CASE WHEN ${isElsewhere} THEN 1 ELSE 0 END) = 1 THEN NULL`,
    `      WHEN ${all('yes')} THEN 'yes'`,
    `      WHEN count(CASE WHEN given.question = ${number} THEN 1 END) = 0 THEN 'no'`,
    ...question.conditions.map((_, index) => `      WHEN ${all(`if ${index + 1}`)} THEN 'if ${index + 1}'`),
    `    END AS ${writer.name(question.column)}`,
  ];
  return lines.join('\n');
}

/** Rows of values, several on a line, each with a comma after it. */
function wrapped(rows: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const row of rows) {
    if (line.length + row.length > 118 && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${row}, `;
  }
  if (line !== indent) lines.push(line.trimEnd());
  return lines;
}
