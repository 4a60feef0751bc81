/** One invented person: birth, arrests, charges and how they ended, drawn from the figures. */
import { classOn, type Offense, splitCite } from '@nunc/law';
import { Chance, type Shares } from './chance.ts';
import type { Places, SyntheticFigures } from './figures.ts';

/** The columns of the record CSV that a synthetic population fills. */
export const syntheticColumns = [
  'person',
  'birth_date',
  'sex',
  'race',
  'jurisdiction',
  'county',
  'code',
  'section',
  'description',
  'severity',
  'outcome',
  'outcome_date',
  'arrest_date',
  'offense_date',
  'case_number',
  'sentence',
] as const;

export type SyntheticRow = Readonly<Record<(typeof syntheticColumns)[number], string>>;

/** What all people of one population share, worked out once. */
export interface Setting {
  readonly distributions: SyntheticFigures['distributions'];
  readonly arrests: SyntheticFigures['distributions']['arrests_per_person']['value'];
  readonly firstArrestUnder18: number;
  readonly jurisdiction: string;
  readonly places: Places;
  /** The offenses of each kind of charge, most usual first. */
  readonly offenses: ReadonlyMap<string, readonly Offense[]>;
  readonly masked: Offense;
  readonly mix: Shares;
  readonly asOf: string;
}

type Severity = 'felony' | 'misdemeanor' | 'infraction';

const day = 86_400_000;
const toDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
const toTime = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The rows of a person, oldest arrest first, one a charge. */
export function personRows(setting: Setting, seed: number, index: number): SyntheticRow[] {
  return new Drawn(setting, new Chance(seed, index), index).rows();
}

class Drawn {
  readonly #setting: Setting;
  readonly #chance: Chance;
  readonly #id: string;

  constructor(setting: Setting, chance: Chance, index: number) {
    this.#setting = setting;
    this.#chance = chance;
    this.#id = `SYN${String(index + 1).padStart(9, '0')}`;
  }

  rows(): SyntheticRow[] {
    const { distributions: d } = this.#setting;
    const chance = this.#chance;
    const days = this.#arrestDays();
    const first = days[0] ?? this.#setting.asOf;
    const age = this.#ageAtFirst();
    const born = toDate(toTime(first) - Math.floor((age + chance.fraction() * 0.99) * 365.2425) * day - day);
    const about = {
      person: this.#id,
      birth_date: born,
      sex: chance.pick(d.sex.value),
      race: chance.pick(d.race.value),
    };
    const counties = this.#counties();
    const mix = chance.own(this.#setting.mix, d.concentration.value);
    return days.flatMap((arrested, index) =>
      this.#arrest(arrested, index, born, mix, chance.pick(counties)).map((row) => ({ ...about, ...row })),
    );
  }

  #ageAtFirst(): number {
    const { first_age_minor, first_age_adult } = this.#setting.distributions;
    const chance = this.#chance;
    const isMinor = chance.happens(this.#setting.firstArrestUnder18);
    const band = chance.pick(isMinor ? first_age_minor.value : first_age_adult.value);
    const [low, high] = band.split('-').map(Number);
    return chance.between(low ?? 18, high ?? low ?? 18);
  }

  /** Around one arrest drawn by the years' rates lies a span of years; the other arrests fall in it by the same rates. */
  #arrestDays(): string[] {
    const { years_of_record, arrest_year } = this.#setting.distributions;
    const chance = this.#chance;
    const { mu, sigma, max } = this.#setting.arrests;
    let count = 0;
    do count = Math.round(chance.lognormal(mu, sigma));
    while (count < 1 || count > max);
    const { median, sigma: spread, max: longest } = years_of_record.value;
    const span = count === 1 ? 0 : Math.min(longest, chance.lognormal(Math.log(median), spread));
    const asOf = toTime(this.#setting.asOf);
    const anchor = Math.min(this.#dayIn(Number(chance.pick(arrest_year.value))), asOf);
    const from = anchor - chance.fraction() * span * 365.2425 * day;
    const to = Math.min(from + span * 365.2425 * day, asOf);
    const times = [anchor];
    while (times.length < count) times.push(this.#within(from, to));
    return times.toSorted((a, b) => a - b).map(toDate);
  }

  #dayIn(year: number): number {
    return Date.UTC(year, 0, 1) + this.#chance.between(0, 364) * day;
  }

  /** A moment of the span, by the rates of its years. */
  #within(from: number, to: number): number {
    const rates = this.#setting.distributions.arrest_year.value;
    const rateOf = (time: number) => rates.get(String(new Date(time).getUTCFullYear())) ?? 0;
    let highest = 0;
    for (let time = from; time < to; time += 180 * day) highest = Math.max(highest, rateOf(time));
    highest = Math.max(highest, rateOf(to));
    for (let tries = 0; tries < 200; tries += 1) {
      const time = from + this.#chance.fraction() * (to - from);
      if (this.#chance.fraction() * highest <= rateOf(time)) return time;
    }
    return to;
  }

  #counties(): Shares {
    const { counties_per_person } = this.#setting.distributions;
    const wanted = Number(this.#chance.pick(counties_per_person.value));
    const own = new Map<string, number>();
    for (let tries = 0; own.size < wanted && tries < 50; tries += 1)
      own.set(this.#chance.pick(this.#setting.places.counties), 1);
    return own;
  }

  #arrest(
    arrested: string,
    index: number,
    born: string,
    mix: Shares,
    county: string,
  ): Omit<SyntheticRow, About>[] {
    const { distributions: d, jurisdiction, asOf } = this.#setting;
    const chance = this.#chance;
    const counts = 1 + chance.geometric(d.charges_per_arrest.value.mean - 1);
    const before = chance.happens(d.offense_before_arrest.value) ? chance.between(1, 60) : 0;
    const offenseDate = toDate(toTime(arrested) - before * day);
    const ending = this.#ending(arrested, asOf);
    const isMinor = ageOn(born, offenseDate) < 18;
    const atCourt = ending !== null && ending.outcome !== 'not filed';
    return Array.from({ length: counts }, (_, number): Omit<SyntheticRow, About> => {
      const kind = chance.pick(mix);
      const charged = this.#offense(kind, arrested);
      const chargedAs = this.#grade(charged, arrested, d.felony_as_charged.value);
      const dropped =
        number > 0 && ending?.outcome === 'convicted' && chance.happens(d.other_counts_dropped.value);
      const outcome = ending === null ? '' : dropped ? 'dismissed' : ending.outcome;
      const isConviction = outcome === 'convicted';
      const masks = isConviction && kind === prostitution && chance.happens(d.masked.value);
      const offense = masks ? this.#setting.masked : charged;
      const keeps = chance.happens(d.felony_as_convicted.value);
      const convictedAs = isConviction
        ? masks
          ? this.#grade(offense, arrested, 0)
          : chargedAs === 'felony' && !keeps
            ? this.#grade(offense, arrested, 0)
            : chargedAs
        : null;
      const sentence = convictedAs === null || isMinor ? '' : chance.pick(d.sentence.value[convictedAs]);
      const { code, section } = splitCite(offense.cite);
      return {
        jurisdiction,
        county,
        code,
        section,
        description: offense.title.en,
        severity: convictedAs ?? chargedAs,
        outcome: isConviction && isMinor ? 'adjudicated' : outcome,
        outcome_date: outcome === '' ? '' : (ending?.date ?? ''),
        arrest_date: arrested,
        offense_date: offenseDate,
        case_number: atCourt ? `${this.#id}-${index + 1}` : '',
        sentence,
      };
    });
  }

  /** How an arrest ended and when; `null` where the file does not say, or it has not ended yet. */
  #ending(arrested: string, asOf: string): { readonly outcome: string; readonly date: string } | null {
    const { disposition_missing, outcome, months_to_disposition } = this.#setting.distributions;
    const chance = this.#chance;
    const { median, sigma, max } = months_to_disposition.value;
    const months = Math.min(max, chance.lognormal(Math.log(median), sigma));
    const missing = chance.happens(disposition_missing.value);
    const how = chance.pick(outcome.value);
    const date = toDate(toTime(arrested) + Math.round(months * 30.44) * day);
    return missing || date > asOf ? null : { outcome: how, date };
  }

  /** An offense of the kind that was in force that day; each next usual one is drawn half as often. */
  #offense(kind: string, on: string): Offense {
    const all = this.#setting.offenses.get(kind) ?? [];
    const inForce = all.filter(
      ({ inForce: { from, to } }) => (from === null || from <= on) && (to === null || on <= to),
    );
    const usable = inForce.length > 0 ? inForce : all;
    let at = 0;
    while (at < usable.length - 1 && this.#chance.happens(0.5)) at += 1;
    return usable[at] ?? this.#setting.masked;
  }

  #grade(offense: Offense, on: string, felony: number): Severity {
    const known = classOn(offense, on);
    const isFelony = this.#chance.happens(felony);
    if (known === 'wobbler') return isFelony ? 'felony' : 'misdemeanor';
    return known === 'felony' || known === 'infraction' ? known : 'misdemeanor';
  }
}

type About = 'person' | 'birth_date' | 'sex' | 'race';

/** The kind of charge that may be entered under another name. */
export const prostitution = 'prostitution';

/** Whole years of age on a day. */
export function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}
