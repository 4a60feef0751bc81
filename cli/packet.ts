/** `nunc packet`: checked first, then written whole or not at all. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { templateFiles } from '@nunc/disk';
import {
  buildPacket,
  loadTemplates,
  type Matter,
  type Packet,
  type PacketTemplate,
  type PreflightFinding,
  parseMatter,
  renderPacket,
} from '@nunc/papers';
import { screen } from '@nunc/screening';
import { type Call, type Command, oneFile } from './command.ts';
import { asOfDay, dayOption } from './day.ts';
import { exit, Unusable, unusable } from './failure.ts';
import { courtDecides } from './help.ts';
import { folderOf, nameOf, openFacts, openLaw, openRecord } from './input.ts';
import { checkFolder, writeFolder } from './packetFolder.ts';
import { Page, printJson } from './page.ts';
import { progressOn } from './progress.ts';

/** An exhibit larger than this is not a scan of a few pages. */
const mostExhibitBytes = 100_000_000;

export const packet: Command = {
  name: 'packet',
  summary: 'the petition packet, for the attorney to finish',
  usage: [
    'FILE --facts F.yaml --out DIR [--as-of DATE] [--received DATE] [--template ID] [--replace] [--json]',
  ],
  about: [
    'Checks everything first. If a check refuses, it says why and where, and nothing is written. Otherwise it writes a folder with each paper as PDF and Word, the exhibits, one combined PDF and a calendar.',
    'Nothing is asserted that is not in the facts: what is missing is a visible blank. The attorney reviews, finishes and signs.',
    'The facts file needs a part called packet; examples/rosa/facts.yaml shows all of it. Exhibits are looked for beside the facts file.',
  ],
  options: {
    facts: { value: 'F.yaml', words: 'the facts, with their packet part' },
    out: { value: 'DIR', words: 'a new folder; nothing is written anywhere else' },
    'as-of': { value: 'DATE', words: 'the day the papers are made for, yyyy-mm-dd (default: today)' },
    received: {
      value: 'DATE',
      words: 'the day the prosecutor received the papers: deadlines run from it (all courts)',
    },
    template: { value: 'ID', words: 'only filings with this template' },
    replace: { value: null, words: 'replace an earlier packet in DIR, with every change made to its papers' },
    json: { value: null, words: 'what was checked and written, as JSON' },
  },
  examples: [
    {
      line: 'nunc packet sheet.pdf --facts facts.yaml --out packet',
      does: 'the papers in the new folder packet',
    },
    {
      line: 'nunc packet sheet.pdf --facts facts.yaml --out packet --replace --received 2026-10-26',
      does: 'again, with the deadlines counted',
    },
  ],
  async run(call) {
    const file = oneFile(call);
    const factsFile = needed(call, 'facts', 'F.yaml');
    const out = needed(call, 'out', 'DIR');
    const asOf = asOfDay(call);
    const received = dayOption(call, 'received');
    const templates = templatesFor(call);
    await checkFolder(call.io, out, call.has('replace'));
    const opened = await openRecord(call, file);
    const law = openLaw(opened.histories);
    const { facts, packet: part } = await openFacts(call, law, opened, asOf);
    const matter = matterOf(part, nameOf(factsFile), received);
    const exhibits = await exhibitsOf(matter, folderOf(call.io, factsFile));
    const screening = screen(opened.record, facts, law, { asOf });
    const progress = progressOn(call.io);
    progress.show('checking and writing the papers');
    const { histories } = opened;
    const built = await buildPacket({
      law,
      screening,
      histories,
      facts,
      matter,
      templates,
      exhibits,
      today: asOf,
    });
    if (built.refused) {
      progress.done();
      return refused(call, built);
    }
    const { files, replaced } = await renderPacket(built);
    progress.done();
    const about = {
      made_by: 'nunc',
      as_of: asOf,
      law: screening.lawHash,
      input: screening.inputHash,
      engine: screening.engine,
    };
    const paths = await writeFolder(call.io, out, files, about);
    written(call, built, paths, replaced);
    return exit.fine;
  },
};

function needed(call: Call, option: string, value: string): string {
  const text = call.text(option);
  if (text !== undefined) return text;
  throw unusable(
    `--${option} is missing.`,
    `nunc ${call.command.name}`,
    `Write --${option} ${value}. See: nunc packet --help`,
  );
}

function templatesFor(call: Call): readonly PacketTemplate[] {
  const { templates, problems } = loadTemplates(templateFiles());
  if (problems.length > 0) throw new Unusable(problems);
  const wanted = call.text('template');
  if (wanted === undefined) return templates;
  const found = templates.filter((template) => template.id === wanted);
  if (found.length > 0) return found;
  throw unusable(
    'There is no such template.',
    `--template ${wanted}`,
    `Write one of: ${templates.map((template) => template.id).join(', ')}.`,
  );
}

function matterOf(part: unknown, name: string, received: string | undefined): Matter {
  if (part === undefined || part === null)
    throw unusable(
      'The facts file has no part called packet.',
      name,
      'Add it: examples/rosa/facts.yaml shows all of its keys.',
    );
  const { matter, problems } = parseMatter(part);
  if (matter === null)
    throw new Unusable(problems.map((one) => ({ ...one, where: `${name}, ${one.where}` })));
  return received === undefined
    ? matter
    : { ...matter, courts: matter.courts.map((court) => ({ ...court, received })) };
}

/** The exhibits that are there; preflight says which are missing. */
async function exhibitsOf(matter: Matter, folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = new Map<string, Uint8Array>();
  for (const { file, mark } of matter.exhibits) {
    const path = resolve(folder, file);
    const about = await stat(path).catch(() => null);
    if (about === null || !about.isFile()) continue;
    if (about.size > mostExhibitBytes)
      throw unusable(
        `The exhibit is larger than ${mostExhibitBytes / 1_000_000} MB.`,
        `packet.exhibits, Exhibit ${mark}`,
        'Scan it again at 200 to 300 dots an inch, or split it.',
      );
    const read = await readFile(path).catch(() => null);
    if (read !== null) bytes.set(file, read);
  }
  return bytes;
}

function refused(call: Call, { preflight, withoutTemplate }: Packet): number {
  const refusals = preflight.filter((one) => one.weight === 'refuse');
  if (call.has('json')) {
    printJson(call.io, { refused: true, preflight, withoutTemplate, files: [] });
    return exit.nothing;
  }
  const page = new Page(call.io, 'err');
  page.say(
    page.ink(
      'red',
      `No papers were written: ${refusals.length} ${refusals.length === 1 ? 'check refuses' : 'checks refuse'}.`,
    ),
  );
  printFindings(page, refusals);
  const warned = preflight.length - refusals.length;
  if (warned > 0) page.say(`${warned} more to look at would not stop the papers.`);
  return exit.nothing;
}

function printFindings(page: Page, findings: readonly PreflightFinding[]): void {
  for (const { what, where, remedy } of findings) {
    page.say(`- ${what}`, 0, 2);
    page.item('where', where, 2, 7);
    page.item('to do', remedy, 2, 7);
  }
}

function written(
  call: Call,
  built: Packet,
  paths: readonly string[],
  replaced: readonly { readonly document: string; readonly from: string; readonly to: string }[],
): void {
  const { preflight, withoutTemplate, filings } = built;
  if (call.has('json')) {
    printJson(call.io, { refused: false, preflight, withoutTemplate, files: paths, replaced });
    return;
  }
  const page = new Page(call.io);
  page.say(
    page.ink(
      'bold',
      `${filings.length} ${filings.length === 1 ? 'filing' : 'filings'}, ${paths.length} files, for the attorney to finish.`,
    ),
  );
  page.say(courtDecides);
  for (const filing of filings) {
    const county = filing.county === null ? '' : `, ${filing.county} County`;
    page.heading(
      `${filing.folder}: ${filing.provision}${county}, ${filing.charges.length} ${filing.charges.length === 1 ? 'charge' : 'charges'}`,
    );
    for (const path of paths.filter((one) => one.split(/[\\/]/).includes(filing.folder)))
      page.raw(`  ${path}`);
  }
  if (preflight.length > 0) {
    page.heading(`Before filing: ${preflight.length} to look at`);
    printFindings(page, preflight);
  }
  if (withoutTemplate.length > 0) {
    page.heading('In the filing plan, and without a template yet');
    for (const provision of withoutTemplate)
      page.say(`- ${provision}: use the court's own form (nunc law show ${provision})`, 2, 4);
  }
  for (const { document, from, to } of replaced)
    page.say(`${document}: the PDF prints "${to}" for "${from}"; the Word file has the original.`, 2, 4);
}
