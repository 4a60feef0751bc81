/**
 * The engine: bytes of a stretch of a file in, lines of answers, counts and unread rows out. It knows no file and no
 * clock; whoever drives it reads the bytes into its memory and writes what it gives.
 */
import { Arrests, aloneInArrest } from './arrests.ts';
import { dayOfText, wholeYears, yearOf } from './calendar.ts';
import { shareInCases } from './cases.ts';
import type { Scanner } from './csv/scanner.ts';
import { OutputBuffer } from './output.ts';
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

const noLaw = 3 * 4 + 3;

export class Engine {
  readonly #run: Run;
  readonly #reader: BlockReader;
  readonly #output: OutputBuffer;
  readonly #sampler: Sampler;
  readonly #today: number;
  #counts = new Int32Array(1024);
  readonly #arrests = new Arrests();
  readonly #dimensions = {
    county: new DimensionTally(),
    offense: new DimensionTally(),
    decade: new DimensionTally(),
    age: new DimensionTally(),
    sex: new DimensionTally(),
    race: new DimensionTally(),
  };

  constructor(run: Run, reader: BlockReader, sampler: Sampler) {
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
    const read = this.#reader.read(scanner, from, target, to, isLast, startsIncomplete);
    if (read.end === null) return null;
    const tally = this.#answer(scanner.bytes);
    tally.rows = read.rows;
    tally.unread = read.unread.length;
    for (const { reason } of read.unread)
      tally.unreadByReason[reason.kind] = (tally.unreadByReason[reason.kind] ?? 0) + 1;
    return {
      end: read.end,
      endsIncomplete: read.endsIncomplete,
      lines: read.lines,
      output: this.#output.bytes(),
      unread: read.unread,
      tally,
      people: this.#peopleNumbers(scanner.bytes),
      sample: this.#sampler.take(scanner.bytes, this.#reader.block),
    };
  }

  #answer(bytes: Uint8Array): Tally {
    const run = this.#run;
    const { block } = this.#reader;
    const { county, offense, decade, age, sex, race } = this.#dimensions;
    const { standing } = run.answers;
    const tally = emptyTally();
    const output = this.#output;
    output.clear();
    const all = new Int32Array(32);
    /** How many charges of the person stand each way. */
    const own = new Int32Array(16);
    const arrests = this.#arrests;
    const { outcome, outcomeDay, arrestDay, note } = block;
    let offenseCounts = this.#counts;
    for (let person = 0; person < block.people; person += 1) {
      const first = block.first[person] ?? 0;
      const end = block.endOf(person);
      const isIncomplete = block.incomplete[person] === 1;
      if (isIncomplete) tally.incompletePeople += 1;
      if (end - first > 1) shareInCases(bytes, block, first, end);
      let latest = 0;
      let isPending = false;
      for (let at = first; at < end; at += 1) {
        if (note[at] === 1 || note[at] === 2) continue;
        const ended = outcome[at] ?? 0;
        if (ended === convicted) {
          const day = outcomeDay[at] ?? 0;
          if (day > latest) latest = day;
        } else if (ended === pending) isPending = true;
      }
      const birthDay = block.birthDay[person] ?? 0;
      const ageBand = birthDay > 0 ? 1 + bandOf(wholeYears(birthDay, this.#today)) : 0;
      const sexOf = block.sex[person] ?? 0;
      const raceOf = block.race[person] ?? 0;
      if (end - first > 1) arrests.group(block, first, end);
      output.person(bytes, block.idStart[person] ?? 0, block.idEnd[person] ?? 0);
      for (let at = first; at < end; at += 1) {
        const said = note[at] ?? 0;
        const row = at - first + 1;
        if (said === 1 || said === 2) {
          if (said === 1) tally.sameCharge += 1;
          else tally.notACharge += 1;
          output.noted(row, said);
          continue;
        }
        const law = run.jurisdiction(block.jurisdiction[at] ?? 0);
        let pair = noLaw;
        if (law === null) output.noted(row, noLawNote);
        else {
          const day = outcomeDay[at] ?? 0;
          const ended = outcome[at] ?? 0;
          const answer = law.answer(
            block,
            person,
            at,
            day > 0 && latest > day,
            isPending,
            end - first > 1 ? arrests.of(at - first, isIncomplete) : aloneInArrest(ended, isIncomplete),
          );
          pair = standing[answer] ?? noLaw;
          if (answer >= offenseCounts.length) {
            const larger = new Int32Array(answer * 2);
            larger.set(offenseCounts);
            offenseCounts = larger;
            this.#counts = larger;
          }
          offenseCounts[answer] = (offenseCounts[answer] ?? 0) + 1;
          output.answered(row, answer, isIncomplete);
        }
        own[pair] = (own[pair] ?? 0) + 1;
        const day = outcomeDay[at] ?? 0;
        const when = day > 0 ? day : (arrestDay[at] ?? 0);
        county.add(block.county[at] ?? 0, pair, person);
        offense.add(block.offense[at] ?? 0, pair, person);
        decade.add(when > 0 ? Math.floor(yearOf(when) / 10) - 184 : 0, pair, person);
      }
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
    }
    tally.people = block.people;
    tally.all = [...all];
    this.#take(tally);
    return tally;
  }

  /** Moves what was counted into the tally of the stretch. */
  #take(tally: Tally): void {
    const run = this.#run;
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

  #peopleNumbers(bytes: Uint8Array): Uint32Array {
    const { block } = this.#reader;
    const numbers = new Uint32Array(block.people * 2);
    for (let person = 0; person < block.people; person += 1) {
      let [a, b] = [0x811c9dc5, 0x9e3779b9];
      const end = block.idEnd[person] ?? 0;
      for (let at = block.idStart[person] ?? 0; at < end; at += 1) {
        const byte = bytes[at] ?? 0;
        a = Math.imul(a ^ byte, 0x01000193);
        b = Math.imul(b + byte, 0x85ebca6b) ^ (b >>> 13);
      }
      numbers[person * 2] = a ^ (a >>> 16);
      numbers[person * 2 + 1] = b ^ (b >>> 15);
    }
    return numbers;
  }
}

const convicted = 0;
const pending = 7;
const noLawNote = 3;

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
