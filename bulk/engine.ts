/**
 * The engine: bytes of a stretch of a file in, lines of answers, counts and unread rows out. It knows no file and no
 * clock; whoever drives it reads the bytes into its memory and writes what it gives.
 */
import { dayOfText, decadeOf, wholeYears } from './calendar.ts';
import type { Scanner } from './csv/scanner.ts';
import { OutputBuffer } from './output.ts';
import { PersonInBlock } from './person.ts';
import type { BlockReader } from './recordReader.ts';
import type { Run } from './run.ts';
import type { SampledPerson, Sampler } from './sampler.ts';
import { DimensionTally, emptyTally, type Tally } from './tally.ts';
import type { UnreadRow } from './unread.ts';

/** What came of one stretch. */
export interface Stretch {
  /** Where the next one begins. */
  readonly end: number;
  readonly endsIncomplete: boolean;
  readonly lines: number;
  /** Lines of answers. They lie in the engine's memory: copy or write them before the next stretch. */
  readonly output: Uint8Array;
  readonly unread: readonly UnreadRow[];
  readonly tally: Tally;
  /** A number of 64 bits for each person in order, as two words: a person who comes twice is found by them. */
  readonly people: Uint32Array;
  readonly sample: readonly SampledPerson[];
}

/** The standing of a charge without a law, before and after. */
const noLawPair = 3 * 4 + 3;
/** So many bytes at a time: they and what is known of them stay in the fast memory of the processor. */
const nearBytes = 1 << 18;

export class Engine {
  readonly #run: Run;
  readonly #reader: BlockReader;
  readonly #output: OutputBuffer;
  readonly #sampler: Sampler;
  readonly #today: number;
  #counts = new Int32Array(1024);
  #answers = new Int32Array(256);
  readonly #all = new Int32Array(32);
  readonly #person = new PersonInBlock();
  readonly #people = new PeopleNumbers();
  /** People counted in this stretch. */
  #counted = 0;
  readonly #pieceBytes: number;
  readonly #dimensions = {
    county: new DimensionTally(),
    offense: new DimensionTally(),
    decade: new DimensionTally(),
    age: new DimensionTally(),
    sex: new DimensionTally(),
    race: new DimensionTally(),
  };

  /** `isWhole`: the reader's block is to hold a whole stretch when it is answered, not the last piece of it. */
  constructor(run: Run, reader: BlockReader, sampler: Sampler, isWhole = false) {
    this.#pieceBytes = isWhole ? Number.MAX_SAFE_INTEGER : nearBytes;
    this.#run = run;
    this.#reader = reader;
    this.#sampler = sampler;
    this.#output = new OutputBuffer(run.answers, run.options);
    this.#today = dayOfText(run.options.asOf);
  }

  /** Reads and answers one stretch; `null` where the bytes end before it does. */
  stretch(
    scanner: Scanner,
    from: number,
    target: number,
    to: number,
    isLast: boolean,
    startsIncomplete: boolean,
  ): Stretch | null {
    const tally = emptyTally();
    const unread: UnreadRow[] = [];
    const sample: SampledPerson[] = [];
    this.#output.clear();
    this.#people.clear();
    this.#all.fill(0);
    let [at, isIncomplete, lines] = [from, startsIncomplete, 0];
    const ranks = this.#sampler.ranks;
    let lastRow = -1;
    // A piece at a time, so that what is known of its rows is still near when they are answered.
    while (lastRow < target && at < to) {
      const read = this.#reader.read(
        scanner,
        at,
        Math.min(target, at + this.#pieceBytes),
        to,
        isLast,
        isIncomplete,
      );
      if (read.end === null) {
        this.#sampler.ranks = ranks;
        this.#take(tally);
        return null;
      }
      this.#answer(scanner.bytes, tally);
      this.#people.add(scanner.bytes, this.#reader.block);
      sample.push(...this.#sampler.take(scanner.bytes, this.#reader.block));
      for (const row of read.unread) {
        unread.push({ ...row, line: row.line + lines });
        const { kind } = row.reason;
        tally.unreadByReason[kind] = (tally.unreadByReason[kind] ?? 0) + 1;
      }
      tally.rows += read.rows;
      lines += read.lines;
      isIncomplete = read.endsIncomplete;
      at = read.end;
      lastRow = read.lastRow;
    }
    tally.unread = unread.length;
    this.#take(tally);
    return {
      end: at,
      endsIncomplete: isIncomplete,
      lines,
      output: this.#output.bytes(),
      unread,
      tally,
      people: this.#people.numbers(),
      sample,
    };
  }

  /** Answers the charges that the reader's block holds. */
  #answer(bytes: Uint8Array, tally: Tally): void {
    const run = this.#run;
    const { block } = this.#reader;
    const { county, offense, decade, age, sex, race } = this.#dimensions;
    const { standing } = run.answers;
    const output = this.#output;
    const about = this.#person;
    const all = this.#all;
    /** How many charges of the person stand each way. */
    const own = new Int32Array(16);
    const { outcomeDay, arrestDay, note, jurisdiction } = block;
    let answers = this.#answers;
    let counts = this.#counts;
    let counted = this.#counted;
    for (let person = 0; person < block.people; person += 1) {
      const first = block.first[person] ?? 0;
      const end = block.endOf(person);
      const isIncomplete = block.incomplete[person] === 1;
      if (isIncomplete) tally.incompletePeople += 1;
      about.look(bytes, block, first, end);
      if (end - first > answers.length) answers = this.#answers = new Int32Array(2 * (end - first));
      answers.fill(none, 0, end - first);
      for (let at = first; at < end; at += 1) {
        if (answers[at - first] !== none || note[at] === 1 || note[at] === 2) continue;
        const number = jurisdiction[at] ?? 0;
        const law = run.jurisdiction(number);
        if (law === null) answers[at - first] = noLaw;
        else law.answers(block, person, number, first, end, about, answers);
      }
      output.person(bytes, block.idStart[person] ?? 0, block.idEnd[person] ?? 0);
      for (let at = first; at < end; at += 1) {
        const answer = answers[at - first] ?? none;
        const row = at - first + 1;
        let pair = noLawPair;
        if (answer >= 0) {
          pair = standing[answer] ?? noLawPair;
          if (answer >= counts.length) {
            const larger = new Int32Array(answer * 2);
            larger.set(counts);
            counts = this.#counts = larger;
          }
          counts[answer] = (counts[answer] ?? 0) + 1;
          output.answered(row, answer, isIncomplete);
        } else if (answer === noLaw) output.noted(row, noLawNote);
        else {
          if (note[at] === 1) tally.sameCharge += 1;
          else tally.notACharge += 1;
          output.noted(row, note[at] ?? 0);
          continue;
        }
        own[pair] = (own[pair] ?? 0) + 1;
        const day = outcomeDay[at] ?? 0;
        county.add(block.county[at] ?? 0, pair, counted);
        offense.add(block.offense[at] ?? 0, pair, counted);
        decade.add(decadeOf[day > 0 ? day : (arrestDay[at] ?? 0)] ?? 0, pair, counted);
      }
      const birthDay = block.birthDay[person] ?? 0;
      const ageBand = birthDay > 0 ? 1 + bandOf(wholeYears(birthDay, this.#today)) : 0;
      const sexOf = block.sex[person] ?? 0;
      const raceOf = block.race[person] ?? 0;
      for (let pair = 0; pair < 16; pair += 1) {
        const count = own[pair] ?? 0;
        if (count === 0) continue;
        own[pair] = 0;
        tally.charges += count;
        all[pair] = (all[pair] ?? 0) + count;
        all[pair + 16] = (all[pair + 16] ?? 0) + 1;
        age.addPerson(ageBand, pair, count);
        sex.addPerson(sexOf, pair, count);
        race.addPerson(raceOf, pair, count);
      }
      counted += 1;
    }
    this.#counted = counted;
    tally.people += block.people;
  }

  /** Moves what was counted into the tally of the stretch. */
  #take(tally: Tally): void {
    const run = this.#run;
    tally.all = [...this.#all];
    this.#counted = 0;
    const { county, offense, decade, age, sex, race } = this.#dimensions;
    for (const [answer, count] of this.#counts.entries()) {
      if (count === 0) continue;
      tally.answers[run.answers.keys[answer] ?? ''] = count;
      this.#counts[answer] = 0;
    }
    tally.dimensions = {
      county: county.take((value) => run.counties.texts[value] ?? ''),
      offense: offense.take((value) => run.offenseName(value)),
      decade: decade.take((value) => (value === 0 ? '' : `${(value + 184) * 10}s`)),
      age: age.take((value) => (value === 0 ? '' : (ageBands[value - 1]?.name ?? ''))),
      sex: sex.take((value) => run.sexes.texts[value] ?? ''),
      race: race.take((value) => run.races.texts[value] ?? ''),
    };
    tally.wordsNotKnown = { ...run.wordsNotKnown };
    run.wordsNotKnown.outcome = 0;
    run.wordsNotKnown.severity = 0;
    tally.encodings = { ...run.encodings };
  }
}

/** A number of 64 bits for each person of a stretch, as two words. */
class PeopleNumbers {
  #numbers = new Uint32Array(1024);
  #used = 0;

  clear(): void {
    this.#used = 0;
  }

  numbers(): Uint32Array {
    return this.#numbers.slice(0, this.#used);
  }

  add(bytes: Uint8Array, { people, idStart, idEnd }: BlockReader['block']): void {
    if (this.#used + 2 * people > this.#numbers.length) {
      const larger = new Uint32Array(2 * (this.#used + 2 * people));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    for (let person = 0; person < people; person += 1) {
      let [a, b] = [0x811c9dc5, 0x9e3779b9];
      const end = idEnd[person] ?? 0;
      for (let at = idStart[person] ?? 0; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        a = Math.imul(a ^ byte, 0x01000193);
        b = Math.imul(b + byte, 0x85ebca6b) ^ (b >>> 13);
      }
      this.#numbers[this.#used] = a ^ (a >>> 16);
      this.#numbers[this.#used + 1] = b ^ (b >>> 15);
      this.#used += 2;
    }
  }
}

const noLawNote = 3;
/** In the place of an answer: the row is no charge of its own; no law of its jurisdiction is known. */
const [none, noLaw] = [-1, -2];

const ageBands = [
  { name: 'under 18', below: 18 },
  { name: '18 to 24', below: 25 },
  { name: '25 to 34', below: 35 },
  { name: '35 to 44', below: 45 },
  { name: '45 to 54', below: 55 },
  { name: '55 to 64', below: 65 },
  { name: '65 and over', below: Number.POSITIVE_INFINITY },
] as const;

function bandOf(age: number): number {
  let band = 0;
  while (age >= (ageBands[band]?.below ?? Number.POSITIVE_INFINITY)) band += 1;
  return band;
}
