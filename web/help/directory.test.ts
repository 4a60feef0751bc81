import { lawFromDisk } from '@nunc/disk';
import { describe, expect, it } from 'vitest';
import { contactIn, dialed } from './contact.ts';
import {
  helpEverywhere,
  helpFor,
  helpForAttorneys,
  isLocal,
  isReachable,
  readDirectory,
} from './directory.ts';
import { directoryFromDisk, ownRecordsFromDisk } from './files.ts';
import { ownRecordsFor, readOwnRecords } from './ownRecord.ts';

const { law } = lawFromDisk();
const directory = directoryFromDisk();
const places = [...(law?.jurisdictions.values() ?? [])];
const ofPlace = (id: string) => {
  const place = law?.jurisdictions.get(id);
  if (place === undefined) throw new Error(`no jurisdiction ${id}`);
  return place;
};

describe('the directory and the law', () => {
  it('name the same programs: none of the law is without Spanish words, and none stands here under a name it lost', () => {
    const inLaw = new Set(places.flatMap(({ help }) => help.map(({ name }) => name)));
    const here = new Set(directory.programs.flatMap(({ law_name }) => law_name ?? []));
    expect([...inLaw].filter((name) => !here.has(name))).toEqual([]);
    expect([...here].filter((name) => !inLaw.has(name))).toEqual([]);
  });

  it('agree on where a program works', () => {
    for (const place of places)
      for (const { name } of place.help) {
        const program = directory.programs.find(({ law_name }) => law_name === name);
        expect([name, program?.places === 'national' || program?.places.includes(place.id)]).toEqual([
          name,
          true,
        ]);
      }
  });

  it('know every place that an entry names', () => {
    const ids = new Set(places.map(({ id }) => id));
    const named = directory.programs.flatMap((one) => (one.places === 'national' ? [] : one.places));
    const records = ownRecordsFromDisk().flatMap((one) => (one.places === 'national' ? [] : one.places));
    expect([...named, ...records].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('call nothing checked that gives no way to be reached or no source', () => {
    for (const place of places)
      for (const help of helpFor(directory, place).filter(({ verified }) => verified))
        expect([help.id, isReachable(help), help.source !== null]).toEqual([help.id, true, true]);
  });
});

describe('who can help in a place', () => {
  it('begins with the national hotline everywhere, with its number and its text code', () => {
    expect(places.length).toBe(52);
    for (const place of places) {
      const [first] = helpFor(directory, place);
      expect(first).toMatchObject({ id: 'hotline', phone: '1-888-373-7888', text: { number: '233733' } });
    }
  });

  it('puts the programs of the place before those of the country, and attorneys’ last', () => {
    const order = helpFor(directory, ofPlace('us-ca')).map((help) =>
      help.audience === 'attorneys' ? 3 : help.id === 'hotline' ? 0 : isLocal(help) ? 1 : 2,
    );
    expect(order).toEqual([...order].sort());
    expect(new Set(order)).toEqual(new Set([0, 1, 2, 3]));
  });

  it('takes a contact from the law where the directory has none', () => {
    const georgia = helpFor(directory, ofPlace('us-ga'));
    expect(georgia.find(({ id }) => id === 'georgia-justice-project')).toMatchObject({
      phone: '(404) 827-0027',
      source: 'https://law.georgia.gov/key-issues/human-trafficking/restriction-and-vacatur-forms',
    });
  });

  it('invents no contact: what the law does not know stays unknown', () => {
    const nevada = helpFor(directory, ofPlace('us-nv')).find(({ id }) => id === 'nevada-legal-services');
    expect(nevada).toMatchObject({ phone: null, email: null, url: null, contactText: null, verified: false });
  });

  it('leaves out nothing that only the law names, and says that it was not checked', () => {
    const line = {
      name: 'A new clinic',
      contact: 'ask at the court, room 3',
      note: 'opened in May',
      source: null,
    };
    const all = helpFor(directory, { id: 'us-wy', help: [line] });
    expect(all.find(({ name }) => name.en === 'A new clinic')).toMatchObject({
      contactText: 'ask at the court, room 3',
      note: 'opened in May',
      verified: false,
    });
  });

  it('never shows one place’s programs in another', () => {
    for (const place of places)
      for (const help of helpFor(directory, place))
        expect(help.places === 'national' || help.places.includes(place.id)).toBe(true);
    expect(helpEverywhere(directory).some(isLocal)).toBe(false);
    expect(helpForAttorneys(directory).every(({ audience }) => audience === 'attorneys')).toBe(true);
  });
});

describe('a contact written as text', () => {
  it.each([
    ['1-888-373-7888, text 233733', { phone: '1-888-373-7888', email: null, url: null }],
    ['505-438-3733 (505-GET-FREE)', { phone: '505-438-3733', email: null, url: null }],
    ['(212) 243-1313', { phone: '(212) 243-1313', email: null, url: null }],
    ['castla.org', { phone: null, email: null, url: 'https://castla.org' }],
    ['https://gbls.org/a-b', { phone: null, email: null, url: 'https://gbls.org/a-b' }],
    ['a.b@example.org', { phone: null, email: 'a.b@example.org', url: null }],
    ['sandiegocounty.gov, Public Defender', { phone: null, email: null, url: null }],
    ['contact not known here', { phone: null, email: null, url: null }],
    ['javascript:alert(1)', { phone: null, email: null, url: null }],
  ])('%s', (text, contact) => expect(contactIn(text)).toEqual(contact));

  it('is dialed with the country code, short numbers as they are', () => {
    expect(['1-888-373-7888', '(404) 827-0027', '988'].map(dialed)).toEqual([
      '+18883737888',
      '+14048270027',
      '988',
    ]);
  });
});

describe('a directory with a mistake', () => {
  const good = `programs:
  - id: one
    name: { en: One, es: Uno }
    kind: reentry
    places: [us-ca]
    for_whom: { en: a, es: b }
    does: { en: a, es: b }
    phone: 212-555-0100
    source: https://example.org
    as_of: 2026-11
    verified: false
`;
  const problemsOf = (text: string): readonly string[] => {
    const read = readDirectory('d.yaml', text);
    return read.ok ? [] : read.problems.map(({ field, message }) => `${field}: ${message}`);
  };

  it('is read when there is none', () => expect(problemsOf(good)).toEqual([]));

  it.each([
    ['a number that is none', good.replace('212-555-0100', 'call us'), /phone: is not a phone number/],
    [
      'a script for an address',
      good.replace('https://example.org', 'javascript:alert(1)'),
      /source: is not a web address/,
    ],
    ['Spanish left out', good.replace('does: { en: a, es: b }', 'does: { en: a }'), /does\.es/],
    [
      'a comma that cuts a sentence',
      good.replace('{ en: a, es: b }', '{ en: day, and night, es: b }'),
      /Unrecognized key/,
    ],
    [
      'a state that is not written as an id',
      good.replace('[us-ca]', '[California]'),
      /is not the id of a jurisdiction/,
    ],
    ['no source', good.replace('    source: https://example.org\n', ''), /"one" has no source/],
    ['the same id twice', good + good.replace('programs:\n', ''), /two programs with the id "one"/],
    ['no YAML', 'programs: [', /null: /],
  ])('says where: %s', (_, text, message) => expect(problemsOf(text).join('\n')).toMatch(message));
});

describe('how to ask for one’s own record', () => {
  const records = ownRecordsFromDisk();

  it('gives the office of the place first, then the country’s; elsewhere only the country’s', () => {
    expect(ownRecordsFor(records, 'us-ca').map(({ id }) => id)).toEqual(['california', 'fbi']);
    expect(ownRecordsFor(records, 'us-tx').map(({ id }) => id)).toEqual(['fbi']);
    expect(ownRecordsFor(records, null).map(({ id }) => id)).toEqual(['fbi']);
  });

  it('says which field is wrong', () => {
    const read = readOwnRecords('r.yaml', 'records:\n  - id: x\n');
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toContain('records.0.steps');
  });
});
