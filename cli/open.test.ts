import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawFromDisk } from '@nunc/disk';
import { historiesOf, readCaDoj, sealHandover } from '@nunc/records';
import { engine, handoverText, noFacts, readFacts } from '@nunc/screening';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askSecret } from './secret.ts';
import { folderWith, nunc, rosa, rosaFacts } from './testing.ts';

const passphrase = 'río lámpara siete cedro';
const asOf = '2026-11-01';
const { law } = lawFromDisk();
const record = readCaDoj(readFileSync(rosa, 'utf8').split('\f'));

const sealed = async (text: string): Promise<Uint8Array> => {
  const salt = Uint8Array.from({ length: 16 }, (_, index) => index + 1);
  const bytes = await sealHandover(text, { passphrase, salt, nonce: salt.slice(0, 12) });
  if (bytes === null) throw new Error('not sealed');
  return bytes;
};

const screened = { asOf, lawHash: law?.hash ?? '', engine, language: 'es' } as const;
const letter = async (): Promise<Uint8Array> => {
  if (law === null) throw new Error('the law does not load');
  const text = readFileSync(rosaFacts, 'utf8');
  const { file } = readFacts(text, { law, histories: historiesOf(record), asOf, name: 'facts' });
  return sealed(handoverText({ record, facts: file?.facts ?? noFacts, screened }));
};

describe('nunc open', () => {
  let folder: ReturnType<typeof folderWith>;
  beforeEach(async () => {
    folder = folderWith({ 'letter.nunc': await letter() });
  });
  afterEach(() => folder.remove());

  const open = (typed: string, file = 'letter.nunc') =>
    nunc(['open', file, '--out', 'client'], { cwd: folder.path, isTerminal: true, secret: typed });

  it('makes a record and facts that give the same findings as the person’s own', async () => {
    const { code, out, err } = await open(passphrase);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toMatch(/SAMPLE|ROSA|A90000014|1990/);
    const findings = async (sheet: string, facts: string) => {
      const ran = await nunc(['screen', sheet, '--facts', facts, '--as-of', asOf, '--json']);
      return JSON.parse(ran.out).findings;
    };
    const client = join(folder.path, 'client');
    const own = await findings(rosa, rosaFacts);
    const theirs = await findings(join(client, 'record.json'), join(client, 'facts.yaml'));
    expect(own.length).toBeGreaterThan(20);
    expect(theirs).toEqual(own);
  });

  it('lets nobody but the owner read what it writes', async () => {
    await open(passphrase);
    const client = join(folder.path, 'client');
    expect(statSync(client).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(client)) expect(statSync(join(client, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(client).toSorted()).toEqual(['facts.yaml', 'record.json']);
  });

  it('takes the passphrase through a pipe only when told to', async () => {
    const piped = (...more: string[]) =>
      nunc(['open', 'letter.nunc', '--out', 'client', ...more], {
        cwd: folder.path,
        stdin: `${passphrase}\n`,
      });
    expect((await piped()).err).toContain('--passphrase-stdin');
    expect((await piped('--passphrase-stdin')).code).toBe(0);
  });

  it('says what is wrong, writes nothing, and shows neither passphrase nor contents', async () => {
    const whole = readFileSync(join(folder.path, 'letter.nunc'));
    writeFileSync(join(folder.path, 'cut.nunc'), whole.subarray(0, -3));
    writeFileSync(join(folder.path, 'other.nunc'), '%PDF-1.7 not ours');
    writeFileSync(join(folder.path, 'strange.nunc'), await sealed('{"schema":"something"}'));
    for (const [file, typed, says] of [
      ['letter.nunc', 'rio lampara siete cedro', 'does not open this file'],
      ['letter.nunc', '', 'No passphrase'],
      ['cut.nunc', passphrase, 'damaged or cut short'],
      ['other.nunc', passphrase, 'not a hand-over file'],
      ['strange.nunc', passphrase, 'does not hold a record'],
      ['missing.nunc', passphrase, 'no such file'],
    ] as const) {
      const { code, out, err } = await open(typed, file);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(says);
      expect(err).not.toMatch(/cedro|ROSA/);
    }
    expect(readdirSync(folder.path)).not.toContain('client');
  });

  it('never writes over a folder with something in it', async () => {
    await open(passphrase);
    const again = await open(passphrase);
    expect(again.code).toBe(2);
    expect(again.err).toContain('not empty');
  });
});

describe('a line that is typed and not shown', () => {
  const typed = async (...chunks: string[]) => {
    const shown: string[] = [];
    const raw: boolean[] = [];
    let cuts = 0;
    const keys = new EventEmitter();
    const terminal = Object.assign(keys, {
      setRawMode: (isRaw: boolean) => raw.push(isRaw),
      resume: () => undefined,
      pause: () => undefined,
    });
    const answer = askSecret(
      terminal,
      (text) => shown.push(text),
      'Passphrase: ',
      () => {
        cuts += 1;
      },
    );
    for (const chunk of chunks) keys.emit('data', new TextEncoder().encode(chunk));
    return { answer: await answer, shown: shown.join(''), raw, cuts };
  };

  it('gives what was typed, corrections taken in, and shows only the prompt', async () => {
    const { answer, shown, raw } = await typed('cedrx', '\u007f', 'o ñ', '\r');
    expect(answer).toBe('cedro ñ');
    expect(shown).toBe('Passphrase: \n');
    expect(raw).toEqual([true, false]);
  });

  it('gives the terminal back when it is broken off', async () => {
    const { answer, raw, cuts } = await typed('cedro', '\u0003');
    expect([answer, cuts, raw.at(-1)]).toEqual([null, 1, false]);
  });
});
