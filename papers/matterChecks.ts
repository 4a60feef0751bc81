/** Checks of the matter, whatever is filed: references, exhibits, dates, the client's situation. */
import type { ChargeHistory } from '@nunc/records';
import type { Facts } from '@nunc/screening';
import { resolveCharge, writtenRef } from './charges.ts';
import { isDay } from './days.ts';
import type { ReadExhibit } from './exhibits.ts';
import type { Matter } from './matter.ts';
import { collector, type PreflightFinding, type Say } from './preflight.ts';

/** What is wrong with the matter whatever is filed: references, exhibits, dates, the person's situation. */
export function checkMatter(
  {
    matter,
    histories,
    facts,
    today,
  }: { matter: Matter; histories: readonly ChargeHistory[]; facts: Facts; today: string },
  exhibits: readonly ReadExhibit[],
): PreflightFinding[] {
  const { found, say } = collector();
  const references = [
    ...matter.charges.map((one, index) => ({ ref: one.charge, where: `packet.charges.${index}.charge` })),
    ...matter.exhibits.flatMap((one, index) =>
      one.charges.map((ref, at) => ({ ref, where: `packet.exhibits.${index}.charges.${at}` })),
    ),
  ];
  for (const { ref, where } of references) {
    const { wrong } = resolveCharge(ref, histories);
    if (wrong === 'not_found')
      say(
        'refuse',
        'charge_not_found',
        `no charge on the record is ${writtenRef(ref)}`,
        where,
        'write case and section as the record has them, or the charge id from `nunc read`',
      );
    if (wrong === 'ambiguous')
      say(
        'refuse',
        'charge_ambiguous',
        `several charges on the record fit ${writtenRef(ref)}`,
        where,
        'add the count, or use the charge id',
      );
  }
  checkExhibits(exhibits, say);
  checkMatterDates(matter, today, say);
  checkSituation(matter, facts, say);
  return found;
}

function checkExhibits(exhibits: readonly ReadExhibit[], say: Say): void {
  const marks = new Set<string>();
  exhibits.forEach(({ exhibit, wrong }, index) => {
    const where = `packet.exhibits.${index} (Exhibit ${exhibit.mark})`;
    if (marks.has(exhibit.mark))
      say(
        'refuse',
        'exhibit_mark_twice',
        `two exhibits are marked ${exhibit.mark}`,
        where,
        'give each exhibit its own mark',
      );
    marks.add(exhibit.mark);
    if (!exhibit.consent)
      say(
        'refuse',
        'exhibit_without_consent',
        'the client has not agreed to this exhibit being used',
        where,
        'ask the client; then set consent: yes, or take the exhibit out',
      );
    if (wrong === 'missing')
      say(
        'refuse',
        'exhibit_missing',
        `the file ${exhibit.file} was not found`,
        where,
        'put the file beside the facts file, or correct its name',
      );
    if (wrong === 'unreadable')
      say(
        'refuse',
        'exhibit_unreadable',
        `the file ${exhibit.file} is not a readable PDF, PNG or JPEG`,
        where,
        'open it to check it; save it again without a password',
      );
    if (!exhibit.redacted)
      say(
        'warn',
        'exhibit_not_redacted',
        'nobody has said that this exhibit is redacted',
        where,
        'black out names, birth dates, addresses and numbers; then set redacted: yes',
      );
  });
}

function checkMatterDates(matter: Matter, today: string, say: Say): void {
  const days: [string | undefined, string, boolean][] = [
    [matter.declaration.date, 'packet.declaration.date', true],
    [matter.petitioner.birth_date, 'packet.petitioner.birth_date', true],
    ...matter.courts.flatMap((court, index): [string | undefined, string, boolean][] => [
      [court.received, `packet.courts.${index}.received`, true],
      [court.order_date, `packet.courts.${index}.order_date`, true],
      [court.hearing?.date, `packet.courts.${index}.hearing.date`, false],
    ]),
    ...matter.charges.map((one, index): [string | undefined, string, boolean] => [
      one.offense_date,
      `packet.charges.${index}.offense_date`,
      true,
    ]),
  ];
  for (const [day, where, mustBePast] of days) {
    if (day === undefined) continue;
    if (!isDay(day))
      say('refuse', 'date_impossible', `${day} is not a day that exists`, where, 'correct the date');
    else if (mustBePast && day > today)
      say(
        'refuse',
        'date_in_future',
        `${day} is after today (${today})`,
        where,
        'correct the date, or leave it out until the day has come',
      );
  }
  matter.courts.forEach((court, index) => {
    if (court.received !== undefined && court.order_date !== undefined && court.order_date < court.received)
      say(
        'refuse',
        'dates_out_of_order',
        'the order is dated before the papers were received',
        `packet.courts.${index}`,
        'correct one of the two dates',
      );
  });
}

function checkSituation(matter: Matter, facts: Facts, say: Say): void {
  const where = 'packet';
  if (matter.probation === 'open')
    say(
      'warn',
      'probation_open',
      'the client is on probation',
      where,
      'speak with the client about timing, and tell the court about the probation case',
    );
  // Told once, among screening's facts.
  if (facts.person.get('pending_charges') === 'yes')
    say(
      'warn',
      'pending_case',
      'a case is pending',
      where,
      'have defense counsel in that case agree before sworn facts are filed',
    );
  if (matter.warrant === true)
    say(
      'warn',
      'warrant_open',
      'a warrant is open',
      where,
      'clear the warrant before anybody appears in court',
    );
  if (matter.not_citizen === true && matter.immigration_counsel_reviewed !== true)
    say(
      'warn',
      'immigration_review',
      'the client is not a citizen, and immigration counsel has not reviewed the papers',
      where,
      'have immigration counsel read the declaration and the order before anything is signed',
    );
  if (matter.counsel === undefined)
    say(
      'warn',
      'no_counsel',
      'no attorney is named: the papers are made for a person who represents themselves',
      'packet.counsel',
      'add counsel, or have an attorney read every page first',
    );
  if (matter.server === undefined)
    say(
      'warn',
      'server_missing',
      'nobody is named to serve the papers',
      'packet.server',
      'name an adult who is not a party',
    );
}
