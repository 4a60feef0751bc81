import { readFileSync } from 'node:fs';
import { lawFiles } from '@nunc/disk';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { blanksOf, type Document, textOf as rawTextOf } from './document.ts';
import { bookmarksOfPdf, letters, pagesOfPdf, textOfDocx } from './fixtures/reading.ts';
import { lawFrom, rosa, withMatter } from './fixtures/rosa.ts';
import { buildPacket, type Packet, type PacketInput } from './packet.ts';
import { type RenderedPacket, renderPacket } from './render.ts';

const read = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));

let input: PacketInput;
let packet: Packet;
let rendered: RenderedPacket;

beforeAll(async () => {
  const law = lawFrom(lawFiles());
  input = rosa(law, read);
  packet = await buildPacket(input);
  rendered = await renderPacket(packet);
});

/** Spaces that keep a cite on one line are spaces like others here. */
const textOf = (document: Document): string => rawTextOf(document).replaceAll('\u00a0', ' ');

const part = (id: string, filing = 0): Document => {
  const found = packet.filings[filing]?.documents.find((document) => document.id === id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
};
const file = (name: string): Uint8Array => {
  const found = rendered.files.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no file ${name}`);
  return found.bytes;
};

describe('the packet of the invented client', () => {
  it('makes one set of papers for each county and refuses nothing', () => {
    expect(packet.preflight.filter((finding) => finding.weight === 'refuse')).toEqual([]);
    expect(packet.filings.map((filing) => [filing.folder, filing.county])).toEqual([
      ['filing-1', 'Los Angeles'],
      ['filing-2', 'San Diego'],
    ]);
  });

  it('has a row for every charge of the filing and none for the one that stays', () => {
    const petition = textOf(part('petition'));
    for (const words of ['2CJ00812, count 1', '3CJ02145, count 1', '3CJ02145, count 2', '4CJ09377, count 1'])
      expect(petition).toContain(words);
    expect(petition).not.toContain('BA380014');
    expect(petition).toContain('Pen. Code, § 653.22, subd. (a)');
    expect(petition).toContain('Convicted 04/03/2013; set aside and dismissed 09/12/2016 (1203.4 PC)');
    expect(textOf(part('petition', 1))).toContain('No court case');
  });

  it('names every element of the law with its cite, in petition and memorandum', () => {
    for (const id of ['petition', 'memorandum']) {
      const words = textOf(part(id));
      for (const element of input.templates.find((one) => one.id === 'us-ca-236.14')?.elements ?? [])
        expect(words).toContain(element.heading);
      for (const cite of ['§ 236.14, subd. (a), (t)(3)', '§ 236.14, subd. (l)', '§ 236.14, subd. (a)'])
        expect(words).toContain(cite);
      expect(words).toContain('clear and convincing evidence');
    }
  });

  it('points from each element and each row to the paragraphs of the declaration that prove it', () => {
    const declaration = part('declaration');
    const told = declaration.blocks.find(
      (block) =>
        block.kind === 'numbered' && JSON.stringify(block.runs).includes('advertisement with my pictures'),
    );
    if (told?.kind !== 'numbered') throw new Error('the paragraph is missing');
    const row = part('petition').blocks.find(
      (block) => block.kind === 'numbered' && JSON.stringify(block.runs).includes('Row 2:'),
    );
    expect(JSON.stringify(row)).toContain(`R.S. Decl. ¶¶ ${told.number}–`);
    expect(JSON.stringify(row)).toContain('Exhibit B');
  });

  it('says in the declaration what the client said, word for word, and leaves a blank for the rest', () => {
    const words = textOf(part('declaration'));
    for (const statements of Object.values(input.matter.statements))
      for (const { words: said } of statements) expect(words).toContain(said);
    expect(blanksOf(part('declaration'))).toContain('why relief would help me');
    expect(words).toContain('[__ why relief would help me __]');
  });

  it('prints initials only in what is public', () => {
    for (const document of packet.documents.filter((one) => one.audience === 'public')) {
      const words = textOf(document);
      expect(words).toContain('R.S.');
      for (const secret of [
        'Rosa',
        'Sample,',
        'Nowhere Lane',
        '555-0114',
        'March 9, 1990',
        'A90000014',
        'Marcus',
      ])
        expect(words).not.toContain(secret);
    }
    expect(textOf(part('confidential-statement'))).toContain('Rosa Mae Sample');
  });

  it('cites what may be cited, and keeps the rest to the cover memo', () => {
    for (const document of packet.documents.filter((one) => one.audience !== 'office')) {
      expect(textOf(document)).not.toContain('Tabitha');
      expect(textOf(document)).not.toContain('unverified');
    }
    expect(textOf(part('memorandum'))).toContain('In re D.C. (2021) 60 Cal.App.5th 915');
    const memo = textOf(part('cover-memo'));
    for (const words of ['Tabitha', 'Do not cite', 'subdivision letters', 'In re D.C.', 'rules 2.550-2.551'])
      expect(memo).toContain(words);
  });

  it('orders every agency, with its duty, and the times in words while there is no date of the order', () => {
    const order = textOf(part('proposed-order'));
    for (const agency of [
      'Department of Justice',
      'Los Angeles Police Department',
      'Los Angeles County Sheriff',
      'Los Angeles County District Attorney',
    ])
      expect(order).toContain(agency);
    expect(order).toContain('1 year after arrest or 90 days after this order, whichever is later');
  });

  it('computes the dates once the order is dated', async () => {
    const courts = input.matter.courts.map((court) =>
      court.county === 'Los Angeles' ? { ...court, order_date: '2026-11-20' } : court,
    );
    const dated = await buildPacket(withMatter(input, { courts }));
    const order = dated.filings[0]?.documents.find((document) => document.id === 'proposed-order');
    expect(order === undefined ? '' : textOf(order)).toMatch(/February 18, 2027\nFebruary 18, 2028/);
  });

  it('counts the table of authorities from the pages', async () => {
    const pages = await pagesOfPdf(file('filing-1/memorandum.pdf'), { left: 100 });
    const table = part('memorandum').blocks.find(
      (block) => block.kind === 'table' && block.columns[0]?.head === 'Cases',
    );
    const listed = table?.kind === 'table' ? JSON.stringify(table.rows[0]?.[1]) : '';
    pages.forEach((page, index) => {
      if (page.body.includes('In re D.C.')) expect(listed).toContain(String(index + 1));
    });
    expect(listed).not.toContain('"0"');
  });
});

describe('the files', () => {
  it('are named neutrally', () => {
    for (const { name } of rendered.files) expect(name).toMatch(/^filing-[12]\/[a-z-]+\.(pdf|docx|ics)$/);
    for (const id of [
      'petition',
      'declaration',
      'memorandum',
      'proposed-order',
      'proof-of-service',
      'exhibits',
      'exhibits-lodged',
      'packet',
    ])
      expect(rendered.files.map((one) => one.name)).toContain(`filing-1/${id}.pdf`);
  });

  it('say the same in PDF and Word', async () => {
    for (const document of packet.filings.flatMap((filing) => filing.documents)) {
      const folder = packet.filings.find((filing) => filing.documents.includes(document))?.folder ?? '';
      const pdf = await pagesOfPdf(
        file(`${folder}/${document.id}.pdf`),
        document.style === 'pleading' ? { left: 100 } : {},
      );
      const printed = letters(pdf.map((page) => page.body).join(''));
      for (const line of textOfDocx(file(`${folder}/${document.id}.docx`)).split('\n')) {
        const words = line.split(/\s+/).filter((word) => word !== '' && word.length < 30);
        for (const word of words) expect(printed).toContain(letters(word));
      }
      const word = letters(textOfDocx(file(`${folder}/${document.id}.docx`)));
      expect(sorted(word)).toBe(sorted(letters(withoutNumbers(document))));
    }
  });

  it('put everything public into one PDF with bookmarks, and nothing sealed', async () => {
    const bookmarks = await bookmarksOfPdf(file('filing-1/packet.pdf'));
    expect(bookmarks.filter((one) => one.depth === 0).map((one) => one.title)).toEqual([
      'Petition to Vacate',
      'Declaration of R.S.',
      'Memorandum of Points and Authorities',
      'Exhibit List',
      'Exhibits',
      'Proposed Order',
      'Proof of Service',
    ]);
    const all = (await pagesOfPdf(file('filing-1/packet.pdf'))).map((page) => page.body).join(' ');
    expect(all).toContain('I am a case manager at Example House');
    expect(all).not.toContain('I have treated R.S. since 2016');
    expect(all).not.toContain('Rosa Mae');
    const sealed = (await pagesOfPdf(file('filing-1/exhibits-lodged.pdf')))
      .map((page) => page.body)
      .join(' ');
    expect(sealed).toContain('I have treated R.S. since 2016');
  });

  it('number the exhibits in one series, the lodged ones included', async () => {
    const open = (await pagesOfPdf(file('filing-2/exhibits.pdf'), { foot: 0 }))
      .map((page) => page.body)
      .join(' ');
    expect(open).toMatch(/RS-000001[\s\S]*RS-000004[\s\S]*RS-000005/);
    const lodged = (await pagesOfPdf(file('filing-2/exhibits-lodged.pdf'), { foot: 0 }))
      .map((page) => page.body)
      .join(' ');
    expect(lodged).toContain('RS-000003');
  });

  it('hold a calendar with neutral titles, counted from the day of receipt', () => {
    const calendar = new TextDecoder().decode(file('filing-1/calendar.ics'));
    expect(calendar).toContain('DTSTART;VALUE=DATE:20261210');
    expect(calendar).toContain('SUMMARY:Response date\r\n');
    for (const line of calendar.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(calendar).not.toMatch(/traffick|vacat|R\.S\.|CJ0|court of/i);
    const other = new TextDecoder().decode(file('filing-2/calendar.ics'));
    expect(other).toContain('BEGIN:VTODO');
    expect(other).not.toContain('BEGIN:VEVENT');
  });

  it('are the same bytes for the same input', async () => {
    const again = await renderPacket(await buildPacket(input));
    expect(again.files.map((one) => one.name)).toEqual(rendered.files.map((one) => one.name));
    again.files.forEach((one, index) => {
      expect(Buffer.compare(one.bytes, rendered.files[index]?.bytes ?? new Uint8Array()), one.name).toBe(0);
    });
  });

  it('are not written at all when a check refuses', async () => {
    const refused = await buildPacket(
      withMatter(input, { exhibits: input.matter.exhibits.map((one) => ({ ...one, consent: false })) }),
    );
    expect(refused.refused).toBe(true);
    expect((await renderPacket(refused)).files).toEqual([]);
  });
});

it('prints a case table of forty charges', async () => {
  const model = input.histories.find((history) => history.caseNumber === '4CJ09377');
  const finding = input.screening.findings.find(
    (one) => one.charge === model?.id && one.provision === 'us-ca/pen-236.14',
  );
  const filing = input.screening.filings[0];
  if (model === undefined || finding === undefined || filing === undefined)
    throw new Error('the sample has changed');
  const ids = Array.from({ length: 40 }, (_none, index) => `${model.id}0${index}` as typeof model.id);
  const histories = ids.map((id, index) => ({
    ...model,
    id,
    caseNumber: `9CJ${String(index).padStart(5, '0')}`,
  }));
  const many: PacketInput = {
    ...input,
    histories,
    matter: {
      ...input.matter,
      exhibits: [],
      charges: ids.map((id) => ({
        ...(input.matter.charges[0] ?? {
          include: true,
          told_to_do: [],
          feared: [],
          happened_after: [],
          told_police: [],
          why_pleaded: [],
        }),
        charge: { id },
      })),
    },
    screening: {
      ...input.screening,
      findings: ids.map((charge) => ({ ...finding, charge })),
      filings: [{ ...filing, charges: ids }],
    },
  };
  const made = await buildPacket(many);
  expect(made.preflight.filter((one) => one.weight === 'refuse')).toEqual([]);
  const files = (await renderPacket(made)).files;
  const petition = files.find((one) => one.name.endsWith('petition.pdf'));
  const all = (await pagesOfPdf(petition?.bytes ?? new Uint8Array(), { left: 100 }))
    .map((page) => page.body)
    .join(' ');
  for (const { caseNumber } of histories) expect(all).toContain(caseNumber);
});

it('takes any words a client may say: nothing throws, nothing is lost', async () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  );
  await fc.assert(
    fc.asyncProperty(words, words, words, async (meeting, told, title) => {
      const said = (one: string) => [{ words: one, language: 'en', reviewed: true }];
      const charges = input.matter.charges.map((one) => ({ ...one, told_to_do: said(told) }));
      const exhibits = input.matter.exhibits.map((one) => ({ ...one, title }));
      const made = await buildPacket(
        withMatter(input, { statements: { meeting: said(meeting) }, charges, exhibits }),
      );
      await renderPacket({ ...made, refused: false });
      const declaration = made.documents.find((document) => document.id === 'declaration');
      const text = letters(declaration === undefined ? '' : textOf(declaration));
      expect(text).toContain(letters(meeting));
      expect(text).toContain(letters(told));
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

const sorted = (value: string): string => [...value].sort().join('');

/** Word computes the numbers of paragraphs and lists itself. */
const withoutNumbers = (document: Document): string =>
  textOf({
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'numbered'
        ? { kind: 'paragraph', runs: block.runs, align: 'left', tight: false }
        : block.kind === 'list'
          ? { kind: 'signature', lines: block.items }
          : block,
    ),
  });
