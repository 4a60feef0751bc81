/** `nunc synthetic`: an invented population as record CSV, for trying out a law or a bill without anybody's data. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { syntheticCsv, syntheticDojCsv, syntheticJurisdictions } from '@nunc/bulk';
import { figuresFromDisk } from '@nunc/disk';
import { type Call, type Command, choice } from './command.ts';
import { asOfDay } from './day.ts';
import { exit, systemProblem, Unusable, unusable } from './failure.ts';
import { openLaw } from './input.ts';
import { jurisdictionsNamed } from './jurisdictions.ts';
import { checkOut } from './outFile.ts';
import { Page, printJson } from './page.ts';
import { progressOn } from './progress.ts';

const scenarios = ['clinic', 'light'] as const;
const layouts = ['record-csv', 'ca-doj'] as const;
const mostPeople = 100_000_000;

export const synthetic: Command = {
  name: 'synthetic',
  summary: 'an invented population as a file for nunc bulk: to try out a law or a bill without data',
  usage: [
    '--people N --out FILE.csv [--seed S] [--jurisdiction us-ca] [--scenario clinic|light] [--first-arrest-under-18 0.5] [--layout ca-doj [--no-heading]] [--as-of DATE]',
    '--figures [--json]',
  ],
  about: [
    'Invents people with records and writes them as the record CSV that nunc bulk reads. Every number that is drawn from stands in bulk/synthetic/figures.yaml with its source, or is marked as our assumption; --figures prints them. The same seed gives the same bytes, and a smaller population is the beginning of a larger one.',
    'It is for comparing laws over the same invented people, before and after a bill. It is no estimate of how many people there are: the published samples are of volunteers, clients of clinics and police data.',
  ],
  options: {
    people: { value: 'N', words: 'how many people' },
    out: { value: 'FILE', words: 'the CSV to write; a new name' },
    seed: { value: 'S', words: 'a whole number that names the population (default: 1)' },
    jurisdiction: { value: 'us-ca', words: 'whose offenses: us-ca (default), us-mo or us-ny' },
    scenario: {
      value: scenarios.join('|'),
      words: 'clinic: about 22 charges a person, as clients of clinics have (default); light: about 8',
    },
    layout: {
      value: layouts.join('|'),
      words:
        'record-csv (default), or the California DOJ bulk layout: 95 columns, a row for each part of a sentence',
    },
    'no-heading': { value: null, words: 'layout ca-doj: without a first row that names the columns' },
    'first-arrest-under-18': { value: 'SHARE', words: 'another share than the published half' },
    'as-of': { value: 'DATE', words: 'no arrest is later (default: today)' },
    figures: { value: null, words: 'prints what the populations rest on, and writes nothing' },
    json: { value: null, words: 'figures: for programs' },
  },
  examples: [
    {
      line: 'nunc synthetic --people 1000 --out people.csv',
      does: 'a thousand Californians who do not exist',
    },
    {
      line: 'nunc bulk people.csv --with examples/bills/us-ca-any-offense.yaml --out effect',
      does: 'what a bill would change for them',
    },
    {
      line: 'nunc synthetic --people 1000 --layout ca-doj --out people.dat',
      does: 'the same people as the rows of a California DOJ extract',
    },
    { line: 'nunc synthetic --figures', does: 'every number behind them, with its source' },
  ],
  async run(call) {
    const figures = figuresFromDisk();
    if (call.has('figures')) return printFigures(call, figures);
    const out = call.text('out');
    if (out === undefined)
      throw unusable('No file is named to write to.', 'nunc synthetic', 'Write --out people.csv.');
    const people = wholeNumber(call, 'people', 1, mostPeople);
    if (people === undefined)
      throw unusable('It does not say how many people.', 'nunc synthetic', 'Write --people 1000.');
    const law = openLaw();
    const known = syntheticJurisdictions(figures);
    const [jurisdiction = 'us-ca'] = jurisdictionsNamed(law, [call.text('jurisdiction') ?? 'us-ca']);
    if (!known.includes(jurisdiction))
      throw unusable(
        'There are no sections to draw from for this jurisdiction: its offenses are not in the catalogue.',
        `--jurisdiction ${jurisdiction}`,
        `Write one of: ${known.join(', ')}.`,
      );
    checkOut(call, out);
    const layout = choice(call, 'layout', layouts) ?? 'record-csv';
    const heading = !call.has('no-heading');
    if (layout === 'ca-doj' && jurisdiction !== 'us-ca')
      throw unusable(
        'The California DOJ layout holds records of California.',
        `--jurisdiction ${jurisdiction}`,
        'Leave --jurisdiction away, or --layout.',
      );
    if (layout !== 'ca-doj' && !heading)
      throw unusable(
        'The record CSV is read by the names in its first row.',
        '--no-heading',
        'Write it with --layout ca-doj only.',
      );
    const options = {
      people,
      seed: wholeNumber(call, 'seed', 0, 4_294_967_295) ?? 1,
      asOf: asOfDay(call),
      scenario: choice(call, 'scenario', scenarios) ?? 'clinic',
      firstArrestUnder18: share(call, 'first-arrest-under-18'),
    };
    const pieces =
      layout === 'ca-doj'
        ? syntheticDojCsv(law, figures, { ...options, heading })
        : syntheticCsv(law, figures, { ...options, jurisdiction });
    const unit = layout === 'ca-doj' ? 'rows' : 'charges';
    const rows = await writePieces(call, out, pieces, unit, heading);
    new Page(call.io).say(
      `${out}: ${people} invented people, ${rows} ${unit}. None of them exists; how they were drawn: nunc synthetic --figures`,
    );
    return exit.fine;
  },
};

type Figures = ReturnType<typeof figuresFromDisk>;

function printFigures(call: Call, { figures, distributions, places }: Figures): number {
  const plain = (value: unknown): unknown =>
    value instanceof Map
      ? Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
        : value;
  if (call.has('json')) {
    const listed = Object.entries(distributions).map(([id, one]) => ({
      id,
      ...one,
      value: plain(one.value),
    }));
    printJson(call.io, { figures, distributions: listed, places: Object.keys(places) });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(
    'What the synthetic populations are drawn from. An assumption is ours: no published figure was seen.',
  );
  for (const [id, { basis, how, value, figures: rest }] of Object.entries(distributions)) {
    page.say(
      `${page.ink('bold', id.replaceAll('_', ' '))}: ${basis}${rest.length === 0 ? '' : ` (${rest.join(', ')})`}`,
    );
    page.say(how, 2, 2);
    page.say(JSON.stringify(plain(value)), 2, 2, 'dim');
  }
  page.heading('Sources');
  for (const { id, statement, population, year, quality, source } of figures) {
    page.say(
      `${id} (${quality === 'seen' ? 'seen in the source' : 'second hand or in part'}): ${statement}`,
      2,
      4,
    );
    page.say(`${population}, ${year}. ${source}`, 4, 4, 'dim');
  }
  return exit.fine;
}

/** Writes the file whole or not at all, however large; gives the number of rows. */
async function writePieces(
  call: Call,
  out: string,
  pieces: Iterable<string>,
  unit: string,
  heading: boolean,
): Promise<number> {
  const path = resolve(call.io.cwd, out);
  const half = `${path}.part-${process.pid}`;
  const progress = progressOn(call.io);
  let rows = heading ? -1 : 0;
  try {
    const stream = createWriteStream(half, { flags: 'wx' });
    const failed = once(stream, 'error').then(([error]) => {
      throw error;
    });
    failed.catch(() => undefined);
    for (const piece of pieces) {
      rows += piece.split('\n').length - 1;
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), failed]);
      progress.show(`${rows} ${unit} written`);
    }
    stream.end();
    await finished(stream);
    await link(half, path);
  } catch (error) {
    throw new Unusable([systemProblem(error, `--out ${out}`, 'Writing it')]);
  } finally {
    progress.done();
    await rm(half, { force: true });
  }
  return rows;
}

function wholeNumber(call: Call, option: string, least: number, most: number): number | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw unusable(
    'This is not a number that fits.',
    `--${option} ${text}`,
    `Write a whole number from ${least} to ${most}.`,
  );
}

function share(call: Call, option: string): number | undefined {
  const text = call.text(option);
  if (text === undefined) return undefined;
  const number = /^[01](\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= 1) return number;
  throw unusable('This is not a share.', `--${option} ${text}`, 'Write a number from 0 to 1, such as 0.15.');
}
