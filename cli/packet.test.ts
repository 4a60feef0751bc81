import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demo } from './demo.ts';
import { folderWith, memoryIo, nunc, repository, rosa } from './testing.ts';

let folder: ReturnType<typeof folderWith>;
const at = (...names: string[]): string => join(folder.path, ...names);
const facts = (): string => readFileSync(at('facts.yaml'), 'utf8');

beforeEach(() => {
  folder = folderWith();
  cpSync(join(repository, 'examples/rosa'), folder.path, { recursive: true });
});
afterEach(() => folder.remove());

const packet = (...more: string[]): ReturnType<typeof nunc> =>
  nunc(['packet', rosa, '--facts', 'facts.yaml', '--out', 'papers', ...more], { cwd: folder.path });

describe('nunc packet', () => {
  it('writes every paper and says where, with what to look at before filing', async () => {
    const { code, out } = await packet();
    expect(code).toBe(0);
    const paths = out.match(/papers\/filing-\d\/[\w-]+\.\w+/g) ?? [];
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) expect(statSync(at(path)).size).toBeGreaterThan(100);
    expect(readFileSync(at('papers/filing-1/packet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(out).toMatch(/Before filing: \d+ to look at/);
    expect(out).toContain('the court decides');
    expect(statSync(at('papers')).mode & 0o077).toBe(0);
    expect(statSync(at('papers/filing-1/petition.pdf')).mode & 0o077).toBe(0);
  });

  it('writes nothing at all when a check refuses, and says what, where and what to do', async () => {
    writeFileSync(
      at('facts.yaml'),
      facts().replace('file: exhibits/a-case-manager-letter.pdf', 'file: exhibits/lost.pdf'),
    );
    const before = readdirSync(folder.path);
    const { code, out, err } = await packet();
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(
      /No papers were written: 1 check refuses\.\n- the file exhibits\/lost\.pdf was not found\n\s+where\s+packet\.exhibits\.0/,
    );
    expect(readdirSync(folder.path)).toEqual(before);
    const json = await packet('--json');
    expect(JSON.parse(json.out)).toMatchObject({ refused: true, files: [] });
  });

  it('leaves an earlier packet alone when a check refuses', async () => {
    await packet();
    writeFileSync(
      at('facts.yaml'),
      facts().replace('file: exhibits/a-case-manager-letter.pdf', 'file: exhibits/lost.pdf'),
    );
    const list = readFileSync(at('papers/packet.json'), 'utf8');
    expect((await packet('--replace')).code).toBe(1);
    expect(readFileSync(at('papers/packet.json'), 'utf8')).toBe(list);
  });

  it('refuses a folder with something in it, and with --replace takes away only what Nunc wrote', async () => {
    expect((await packet()).code).toBe(0);
    const again = await packet();
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/not empty/);
    expect((await packet('--replace')).code).toBe(0);
    writeFileSync(at('papers/notes.txt'), 'mine');
    const foreign = await packet('--replace');
    expect(foreign.code).toBe(2);
    expect(foreign.err).toMatch(/papers, notes\.txt/);
    expect(existsSync(at('papers/notes.txt'))).toBe(true);
    const other = await nunc(['packet', rosa, '--facts', 'facts.yaml', '--out', 'exhibits', '--replace'], {
      cwd: folder.path,
    });
    expect(other.code).toBe(2);
    expect(existsSync(at('exhibits/f-log.pdf'))).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('counts deadlines from --received', async () => {
    await packet('--received', '2026-10-01');
    const calendar = readFileSync(at('papers/filing-2/calendar.ics'), 'utf8');
    expect(calendar).toContain('202611');
    expect((await packet('--replace', '--received', '2026-13-01')).code).toBe(2);
  });

  it('gives a list for programs with --json', async () => {
    const { code, out } = await packet('--json');
    expect(code).toBe(0);
    const value: { files: string[] } = JSON.parse(out);
    for (const file of value.files) expect(existsSync(at(file))).toBe(true);
    const list: { files: { sha256: string }[] } = JSON.parse(readFileSync(at('papers/packet.json'), 'utf8'));
    expect(list.files).toHaveLength(value.files.length);
    expect(list.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('needs the packet part, and names each mistake in it', async () => {
    writeFileSync(at('facts.yaml'), facts().split('packet:')[0] ?? '');
    const none = await packet();
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/no part called packet/);
    cpSync(join(repository, 'examples/rosa/facts.yaml'), at('facts.yaml'));
    writeFileSync(at('facts.yaml'), facts().replace('initials: R.S.', 'initials: rosa'));
    const wrong = await packet();
    expect(wrong.code).toBe(2);
    expect(wrong.err).toMatch(/packet\.petitioner\.initials/);
    expect(existsSync(at('papers'))).toBe(false);
  });

  it('makes only the filings of one template', async () => {
    const { code } = await packet('--template', 'us-ca-236.14');
    expect([0, 2]).toContain(code);
  });
});

describe('npm start', () => {
  it('runs the sample case to the end, twice', async () => {
    const home = folderWith();
    cpSync(join(repository, 'examples'), join(home.path, 'examples'), { recursive: true });
    for (let time = 0; time < 2; time++) {
      const { io, text } = memoryIo({ cwd: home.path });
      expect(await demo(io)).toBe(0);
      const { out, err } = text();
      expect(err).toBe('');
      expect(out).toContain('an invented client');
      expect(out).toMatch(/Filing plan: 2 filings/);
      for (const path of out.match(/out\/rosa\/[\w/.-]+\.\w+/g) ?? ['none'])
        expect(existsSync(join(home.path, path))).toBe(true);
      expect(out).toContain('./nunc ask examples/rosa/rap-sheet.pdf');
    }
    home.remove();
  });
});
