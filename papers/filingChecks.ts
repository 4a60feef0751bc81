/** Checks of one filing: its rows, its court, its dates, the law it rests on. */
import type { ChargeHistory } from '@nunc/records';
import { writtenCharge } from './charges.ts';
import type { Draft } from './context.ts';
import { isDay } from './days.ts';
import { collector, type PreflightFinding, type Say } from './preflight.ts';
import type { Row } from './rows.ts';

/** What is wrong with one filing: its rows, its court, the law it rests on. */
export function checkFiling(draft: Draft): PreflightFinding[] {
  const { found, say } = collector();
  const { filing, court, matter } = draft;
  const place = `filing ${filing.order}`;
  if (filing.county === null)
    say(
      'warn',
      'county_unknown',
      'the county of this filing is not known',
      place,
      'look at the court file, then name the county',
    );
  else if (court === null)
    say(
      'warn',
      'court_details_missing',
      `nothing is said about the court in ${filing.county}`,
      'packet.courts',
      `add the court of ${filing.county} with its address`,
    );
  if (court?.prosecutor === undefined)
    say(
      'warn',
      'prosecutor_unknown',
      'the prosecutor to be served is not named',
      place,
      'find out who obtained the conviction: the district attorney or a city attorney',
    );
  for (const row of draft.rows) checkRow(row, draft, say);
  for (const number of filing.caseNumbers) {
    const consent = matter.consents.find((one) => one.case === number);
    if (consent === undefined)
      say(
        'warn',
        'case_consent_missing',
        `no written consent is noted for case ${number}`,
        'packet.consents',
        'have the client sign a scope consent for this case before filing',
      );
    else if (!consent.given)
      say(
        'refuse',
        'case_consent_refused',
        `the client has not agreed to filing in case ${number}`,
        'packet.consents',
        'leave this case out (include: no), or ask the client again',
      );
  }
  for (const warning of filing.warnings)
    if (warning.kind === 'mixed_case')
      say(
        'warn',
        'mixed_case',
        `case ${warning.caseNumber} has ${warning.stays.length} other charge(s) that stay`,
        place,
        'say so in the order, so that the clerk leaves them as they are',
      );
  checkPeriods(draft, say);
  checkLaw(draft, say);
  return found;
}

function checkRow(row: Row, draft: Draft, say: Say): void {
  const { history, finding } = row;
  const name = writtenCharge(history);
  if (finding === null)
    say(
      'refuse',
      'charge_not_screened',
      `${name} was not screened under this law`,
      history.id,
      'screen the record again',
    );
  else if (finding.status === 'closed') {
    const because = finding.failing
      .map((reason) => reason.label?.en ?? reason.element.replaceAll('_', ' '))
      .join(', ');
    say(
      'refuse',
      'charge_closed',
      `${name} is closed under this law${because === '' ? '' : `: ${because}`}`,
      history.id,
      'leave it out (include: no); the other charges do not need it',
    );
  } else if (finding.status === 'undecided')
    say(
      'warn',
      'charge_undecided',
      `${name} is undecided: ${finding.missing.map((need) => need.fact.replaceAll('_', ' ')).join(', ') || 'the law is not known on a point'}`,
      history.id,
      'find out the missing facts before anybody signs',
    );
  if (finding?.confidence.because.includes('no_allegation_on_sheet') === true)
    say(
      'warn',
      'allegations_not_checked',
      `the sheet shows no added allegation with ${name}; a sheet may not print one`,
      history.id,
      'read the complaint and the judgment: a proved allegation can put a felony outside this law',
    );
  if (finding?.confidence.because.includes('no_allegation_on_sheet') === true)
    say(
      'warn',
      'allegations_not_checked',
      `the sheet shows no allegation (great injury, firearm, life term) with ${name}; it may not print one`,
      history.id,
      'read the complaint and the judgment: a proved allegation can put a felony outside this law',
    );
  checkCounty(history, draft.filing.county, name, say);
  checkNexus(row, name, say);
  checkRowDates(row, name, draft.today, say);
}

function checkCounty(history: ChargeHistory, county: string | null, name: string, say: Say): void {
  if (county !== null && history.county !== null && !sameCounty(history.county, county))
    say(
      'refuse',
      'wrong_county',
      `${name} belongs to ${history.county}, not to ${county}`,
      history.id,
      'file it in its own county',
    );
  if (county !== null && history.county === null)
    say(
      'warn',
      'charge_county_unknown',
      `the county of ${name} is not known`,
      history.id,
      'check the court on the record or the docket',
    );
}

/** Each charge needs the client's own words on how the trafficking led to it, or at least an exhibit. */
function checkNexus(row: Row, name: string, say: Say): void {
  const { history, story } = row;
  const nexus = [...(story?.told_to_do ?? []), ...(story?.feared ?? []), ...(story?.happened_after ?? [])];
  if (nexus.length === 0 && row.exhibits.length === 0)
    say(
      'refuse',
      'charge_without_proof',
      `${name} has neither a nexus paragraph nor an exhibit`,
      history.id,
      'add the client\u2019s own words under packet.charges, or leave the charge out (include: no)',
    );
  else if (nexus.length === 0)
    say(
      'warn',
      'charge_without_nexus',
      `${name} has no nexus paragraph`,
      history.id,
      'add the client\u2019s own words under packet.charges',
    );
  else if (row.exhibits.length === 0)
    say(
      'warn',
      'charge_without_exhibit',
      `${name} rests on the declaration alone`,
      history.id,
      'add an exhibit that names this charge, if there is one',
    );
  if (row.nexus === 'no')
    say(
      'refuse',
      'nexus_denied',
      `the facts say that ${name} did not come from the trafficking`,
      history.id,
      'leave the charge out (include: no), or correct the facts',
    );
  for (const statement of nexus)
    if (statement.language !== 'en' && statement.english === undefined) {
      say(
        'warn',
        'translation_missing',
        `words about ${name} have no English translation`,
        history.id,
        'add english: beside words:',
      );
      break;
    }
}

function checkRowDates(row: Row, name: string, today: string, say: Say): void {
  const { history, offenseDate } = row;
  const check = (day: string | null, what: string) => {
    if (day !== null && isDay(day) && day > today)
      say('refuse', 'date_in_future', `${what} of ${name} is after today`, history.id, 'correct the date');
  };
  check(history.arrestDate, 'the arrest');
  check(offenseDate, 'the offense');
  if (
    offenseDate !== null &&
    history.arrestDate !== null &&
    isDay(offenseDate) &&
    offenseDate > history.arrestDate
  )
    say(
      'refuse',
      'offense_after_arrest',
      `${name}: the offense (${offenseDate}) is dated after the arrest (${history.arrestDate})`,
      history.id,
      'correct the offense date in the facts',
    );
}

function checkPeriods(draft: Draft, say: Say): void {
  draft.facts.periods.forEach((period, index) => {
    const where = `person.periods.${index}`;
    if (period.from !== null && period.to !== null && period.to < period.from.slice(0, period.to.length))
      say(
        'refuse',
        'period_ends_before_it_begins',
        `the time of trafficking ends (${period.to}) before it begins (${period.from})`,
        where,
        'correct one of the two dates',
      );
    for (const day of [period.from, period.to])
      if (day !== null && day > draft.today)
        say(
          'refuse',
          'date_in_future',
          `the time of trafficking reaches past today (${day})`,
          where,
          'correct the date, or leave the end open',
        );
  });
  if (draft.facts.periods.length === 0)
    say(
      'warn',
      'period_unknown',
      'the time of trafficking is not given',
      'person.periods',
      'ask for the season or the year; approximate is enough',
    );
}

function checkLaw(draft: Draft, say: Say): void {
  const { use, template } = draft;
  if (use.version.unverified.length > 0)
    say(
      'warn',
      'law_unverified',
      `${use.version.unverified.length} points of ${use.provision.citation} were not checked against its text`,
      use.provision.id,
      'read the statute in force today; the cover memo lists the points',
    );
  if (template.unverified_here.length > 0)
    say(
      'warn',
      'practice_unverified',
      `${template.unverified_here.length} rules of court practice in these papers were not checked`,
      template.id,
      'check them; the cover memo lists them',
    );
  const covered = new Set(template.elements.flatMap((element) => element.covers));
  const missing = [
    ...new Set(
      draft.rows.flatMap((row) =>
        (row.finding?.reason.of ?? [])
          .filter((reason) => reason.kind !== 'law_unknown')
          .map((reason) => reason.element),
      ),
    ),
  ].filter((element) => !covered.has(element));
  if (missing.length > 0)
    say(
      'warn',
      'element_not_in_template',
      `the papers say nothing about: ${missing.map((one) => one.replaceAll('_', ' ')).join(', ')}`,
      template.id,
      'add it by hand to petition and memorandum',
    );
}

export const sameCounty = (one: string, other: string): boolean => countyName(one) === countyName(other);

const countyName = (value: string): string =>
  value
    .toLowerCase()
    .replace(/\bcounty\b|\bof\b/g, '')
    .trim()
    .replace(/\s+/g, ' ');
