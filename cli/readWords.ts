/** A record in words: sources, cycles, events and charges, each with its place on the page and how surely it was read. */
import type {
  Charge,
  ChargeHistory,
  CriminalRecord,
  Cycle,
  Disposition,
  Event,
  EventKind,
  Field,
  HistoryWarning,
  LineBucket,
  Place,
  SentencePart,
  Source,
} from '@nunc/records';
import { sectionWords } from './chargeWords.ts';
import { initialsOf, isIdentityLine } from './identity.ts';
import type { Page } from './page.ts';
import { cliWords } from './words.ts';

const events: Readonly<Record<EventKind, string>> = {
  arrest: 'Arrest',
  court: 'Court',
  custody: 'Custody',
  probation: 'Probation',
  parole: 'Parole',
  applicant: 'Applicant (a background check, not an offense)',
  registration: 'Registration',
  mental_health: 'Health entry',
  deceased: 'Death notice',
  other: 'Other entry',
};

const warnings: Readonly<Record<HistoryWarning, string>> = {
  no_disposition: 'the sheet does not say how it ended; look in the court file',
  outcome_not_in_vocabulary: 'it ended in words that are not in the vocabulary; read them on the page',
  severity_from_charge: 'the class is that of the charge, not of the conviction',
  custody_shows_conviction: 'a custody entry shows a conviction that no court entry shows',
  name_differs: 'entered under another name than the person’s first',
  birth_date_differs: 'entered with another birth date',
  court_unknown: 'the court is not in the table; its county is not known',
  juvenile: 'a juvenile matter: other rules on who may see it',
  dates_out_of_order: 'dates are out of order',
  warrant_on_closed_case: 'a warrant is noted on a case that looks closed',
  possible_duplicate: 'may be the same as another charge on the record',
  other_jurisdiction_hold: 'another jurisdiction has a hold',
  relief_already_noted: 'relief is noted on the sheet already',
  read_through_repair: 'read through a repair; compare with the page',
};

const buckets: Readonly<Record<LineBucket, string>> = {
  used: 'used',
  known_noise: 'noise',
  not_understood: 'NOT UNDERSTOOD',
};

/** `1:22` is page 1, line 22; a confidence follows where it is not full. */
const at = (place: Place): string => `${place.page}:${place.line}`;
const seen = (field: Field<unknown>): string =>
  field.confidence >= 1 ? at(field.from) : `${at(field.from)}, sure ${field.confidence.toFixed(2)}`;

/** Prints the person: initials, unless asked for more. */
export function printPerson(page: Page, { person }: CriminalRecord, isSensitive: boolean): void {
  if (!isSensitive) {
    const [first] = person.names;
    if (first === undefined) {
      page.say('Person: not named.');
      return;
    }
    const name = initialsOf(first.text.value);
    const others = person.names.length > 1 ? `, ${person.names.length} names on the sheet` : '';
    page.say(`Person: ${name}${others}. Names and numbers are left out; --show-sensitive prints them.`);
    return;
  }
  page.say('Person (sensitive: do not share this output)');
  for (const { code, text } of person.names) page.say(`name ${code}: ${text.value} (${seen(text)})`, 2, 4);
  const rows: [string, Field<string> | null][] = [
    ['born', person.birthDate],
    ['sex', person.sex],
    ['race', person.race],
    ['state number', person.stateId],
    ['FBI number', person.fbiNumber],
    ...person.otherBirthDates.map((field): [string, Field<string>] => ['also born', field]),
    ...person.otherStateIds.map((field): [string, Field<string>] => ['also state number', field]),
    ...person.other.map((one): [string, Field<string>] => [one.label, one.text]),
  ];
  for (const [label, field] of rows)
    if (field !== null) page.say(`${label}: ${field.value} (${seen(field)})`, 2, 4);
}

/** Prints a source with everything it holds. */
export function printSource(page: Page, source: Source, isSensitive: boolean): void {
  const printed = source.printed === null ? '' : `, printed ${source.printed.value}`;
  const scanned = source.scanned ? ', read by character recognition: compare it with the page' : '';
  page.heading(`Source ${source.id}: ${source.format}, ${source.jurisdiction}${printed}${scanned}`);
  if (source.result.kind === 'no_cycles')
    page.say('NO CYCLES: the sheet lists no arrest and no case.', 2, 2, 'yellow');
  if (source.result.kind === 'record_error')
    page.say(
      `RECORD ERROR: the agency sent a message and no history (${at(source.result.text.from)}). Ask for the sheet again.`,
      2,
      2,
      'red',
    );
  if (source.completeness === 'multiple_source')
    page.say(
      'MULTIPLE SOURCE: other states hold more. Ask for the FBI record before filing.',
      2,
      2,
      'yellow',
    );
  if (source.completeness === 'single_state') page.say('The sheet says that it is the only source.', 2);
  for (const notice of source.notices)
    if (!notice.sensitive || isSensitive)
      page.say(`Notice (${notice.kind}): ${notice.text.value} (${seen(notice.text)})`, 2, 4);
  const kept = source.notices.filter((notice) => notice.sensitive).length;
  if (kept > 0 && !isSensitive)
    page.say(
      `${kept} sensitive ${kept === 1 ? 'notice is' : 'notices are'} left out; --show-sensitive prints them.`,
      2,
    );
  source.cycles.forEach((cycle, index) => {
    printCycle(page, cycle, index + 1, isSensitive);
  });
}

function printCycle(page: Page, cycle: Cycle, number: number, isSensitive: boolean): void {
  page.heading(`Cycle ${number}`);
  for (const event of cycle.events) {
    if (event.kind === 'mental_health' && !isSensitive) {
      page.say('A health entry is left out; --show-sensitive prints it.', 2);
      continue;
    }
    printEvent(page, event);
  }
}

function printEvent(page: Page, event: Event): void {
  const place = event.date ?? event.agency ?? event.header;
  const parts = [
    event.date?.value ?? 'no date',
    event.agency?.value ?? null,
    event.court === event.agency?.value ? null : event.court,
    event.county === null ? null : `${event.county.value} County`,
    ...event.caseNumbers.map((number) => `case ${number.value}`),
    event.juvenile ? 'juvenile' : null,
    event.strikeFlag ? 'printed under a strike banner' : null,
  ].filter((part) => part !== null);
  page.say(
    `${page.ink('bold', events[event.kind])} ${parts.join(', ')}${place === null ? '' : ` (${seen(place)})`}`,
    2,
    4,
  );
  for (const charge of event.charges) printCharge(page, charge);
  if (event.sentence.length > 0) page.say(`sentence: ${event.sentence.map(sentenceWords).join('; ')}`, 6);
}

function printCharge(page: Page, charge: Charge): void {
  const section = [charge.code?.value, charge.section?.value].filter((part) => part !== undefined).join(' ');
  const place = charge.section ?? charge.description ?? charge.count;
  const flags = charge.flags.length === 0 ? '' : ` [${charge.flags.join(', ').replaceAll('_', ' ')}]`;
  const charged = charge.chargedAs === null ? '' : `, charged as ${charge.chargedAs.value}`;
  const sure = Math.min(
    ...[charge.code, charge.section, charge.description].map((field) => field?.confidence ?? 1),
  );
  const where = place === null ? '' : ` (${at(place.from)}${sure < 1 ? `, sure ${sure.toFixed(2)}` : ''})`;
  const words = [section, charge.description?.value]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  page.item(charge.id, `${words === '' ? 'no section' : words}${charged}${flags}${where}`, 4, 14, 'dim');
  for (const one of charge.dispositions) page.say(dispositionWords(one), 18, 20);
  for (const comment of charge.comments) page.say(`comment: ${comment.value} (${seen(comment)})`, 18, 20);
}

function dispositionWords(one: Disposition): string {
  const what = one.change === 'none' ? cliWords.en.outcome[one.outcome] : one.change.replaceAll('_', ' ');
  const parts = [
    one.severity === null ? null : `as ${one.severity.value}`,
    one.under === null ? null : `under ${one.under}`,
    one.date?.value ?? null,
  ].filter((part) => part !== null);
  const sentence = one.sentence.length === 0 ? '' : `; ${one.sentence.map(sentenceWords).join('; ')}`;
  return `-> ${[what, ...parts].join(' ')}${sentence} (${seen(one.text)})`;
}

function sentenceWords(part: SentencePart): string {
  const kind = part.kind.replaceAll('_', ' ');
  const length =
    part.length === null
      ? ''
      : `${part.length.amount} ${part.length.amount === 1 ? part.length.unit.slice(0, -1) : part.length.unit} `;
  return `${length}${kind}${part.suspended ? ', suspended' : ''}${part.concurrent ? ', concurrent' : ''}`;
}

/** What the reader changed in order to understand a line; a person decides whether it is right. */
export function printRepairs(page: Page, source: Source, isSensitive: boolean): void {
  const identity = new Set(source.lines.filter(isIdentityLine).map((line) => line.line));
  const shown = source.repairs.filter((repair) => isSensitive || !identity.has(repair.place.line));
  if (shown.length === 0) return;
  page.heading(`Read through a repair: ${shown.length}. Compare each with the page.`);
  for (const { place, from, to, why } of shown)
    page.say(`${at(place)}: "${from.trim()}" read as "${to.trim()}" (${why.replaceAll('_', ' ')})`, 2, 4);
}

/** Every line that nobody understood, as it stands. */
export function printNotUnderstood(page: Page, source: Source): void {
  const lines = source.lines.filter((line) => line.bucket === 'not_understood');
  if (lines.length === 0) return;
  page.heading(
    `Not understood: ${lines.length} ${lines.length === 1 ? 'line' : 'lines'}. They may hold a charge; read them on the page.`,
  );
  page.table(
    lines.map((line) => [`${line.page}:${line.line}`, line.as.replaceAll('_', ' '), line.raw.trim()]),
    2,
  );
}

/** The charges as the law sees them that a person should check. */
export function printWarnings(page: Page, histories: readonly ChargeHistory[]): void {
  const doubtful = histories.filter((history) => history.warnings.length > 0);
  if (doubtful.length === 0) return;
  page.heading('Please check');
  for (const history of doubtful) {
    const place = history.place === null ? '' : ` (${at(history.place)})`;
    page.say(`${history.id} ${sectionWords(history)}${place}`, 2, 4);
    for (const warning of history.warnings) page.say(`- ${warnings[warning]}`, 4, 6);
  }
}

/** The account of every line: used, noise, or not understood. */
export function printLines(page: Page, source: Source, isSensitive: boolean): void {
  const count = (bucket: LineBucket): number => source.lines.filter((line) => line.bucket === bucket).length;
  page.heading(
    `Lines of ${source.id}: ${source.lines.length} = ${count('used')} used + ${count('known_noise')} known noise + ${count('not_understood')} not understood`,
  );
  page.table(
    source.lines.map((line) => [
      `${line.page}:${line.line}`,
      buckets[line.bucket],
      line.as.replaceAll('_', ' '),
      isIdentityLine(line) && !isSensitive ? '(left out)' : line.raw.trim(),
    ]),
    2,
  );
}
