import { describe, expect, it } from 'vitest';
import { addYears, longDay, nextCourtDay } from './days.ts';
import { blanksOf, textOf } from './document.ts';
import { expandPart } from './expand.ts';
import { parseMatter } from './matter.ts';
import { paragraphWords } from './rows.ts';
import { loadTemplates, type PartSource } from './template.ts';
import { valueAt } from './values.ts';

const petitioner = { legal_name: 'Rosa Mae Sample', initials: 'R.S.' };

describe('parseMatter', () => {
  it('takes the least there can be, and yes and no as words', () => {
    const { matter } = parseMatter({
      petitioner,
      exhibits: [
        {
          mark: 'A',
          title: 'Letter',
          file: 'a.pdf',
          kind: 'letter',
          sensitivity: 'public',
          consent: 'yes',
          redacted: 'no',
        },
      ],
    });
    expect(matter?.exhibits[0]).toMatchObject({ consent: true, redacted: false });
  });

  it.each([
    [{}, 'packet.petitioner', 'is missing'],
    [{ petitioner, color: 1 }, 'packet', 'unknown key color'],
    [{ petitioner: { ...petitioner, birth_date: '1990' } }, 'packet.petitioner.birth_date', 'yyyy-mm-dd'],
    [{ petitioner: { ...petitioner, initials: 'Rosa' } }, 'packet.petitioner.initials', 'with dots'],
    [{ petitioner, charges: [{ charge: { case: 'A' } }] }, 'packet.charges.0.charge', 'name the charge'],
  ])('names path, what and remedy: %#', (value, where, what) => {
    const { problems } = parseMatter(value);
    expect(problems[0]).toMatchObject({ where, what: expect.stringContaining(what) });
    expect(problems[0]?.remedy).toMatch(/\S/);
  });
});

describe('loadTemplates', () => {
  it('names file, line and field of what does not fit', () => {
    const { templates, problems } = loadTemplates([
      { path: 'x.yaml', text: 'id: x\nfor: [us-ca/x]\nparts:\n  - id: A B\n' },
    ]);
    expect(templates).toEqual([]);
    expect(problems[0]?.where).toMatch(/^x\.yaml:4, parts\.0\.id/);
  });

  it('says when a shared part or the YAML is missing', () => {
    expect(
      loadTemplates([{ path: 'x.yaml', text: 'id: x\nfor: [a]\nshared_parts: [memo]\n' }]).problems[0]?.what,
    ).toContain('memo');
    expect(loadTemplates([{ path: 'y.yaml', text: 'a: [' }]).problems[0]?.where).toMatch(/^y\.yaml:1/);
  });
});

describe('expandPart', () => {
  const part = (blocks: PartSource['blocks']): PartSource => ({
    id: 'p',
    title: 'P',
    footer: 'P',
    audience: 'public',
    style: 'plain',
    exhibits_after: false,
    authorities: false,
    blocks,
  });
  const values = {
    known: 'yes',
    missing: null,
    list: [{ n: 'one' }, { n: 'two' }],
    said: {
      said: [{ words: '**not bold** {{known}} *', language: 'en', english: undefined, reviewed: true }],
    },
  };

  it('prints what is known, a blank for what is missing, nothing for what is optional', () => {
    const { document } = expandPart(
      part([{ paragraph: 'A {{known}}, {{missing|the date}}, {{missing?}}.' }]),
      values,
      'en',
    );
    expect(textOf(document)).toBe('A yes, [__ the date __], .');
    expect(blanksOf(document)).toEqual(['the date']);
  });

  it('chooses sections, nested ones too', () => {
    const { document } = expandPart(
      part([{ paragraph: '{{?known}}a{{?missing}}b{{/}}{{^missing}}c{{/}}{{/}}{{^known}}d{{/}}' }]),
      values,
      'en',
    );
    expect(textOf(document)).toBe('ac');
  });

  it('never reads a fact as markup', () => {
    const { document } = expandPart(part([{ words: 'said', missing: 'x' }]), values, 'en');
    expect(textOf(document)).toBe('1. **not bold** {{known}} *');
  });

  it('repeats, numbers through, and remembers marks', () => {
    const { document, anchors } = expandPart(
      part([{ each: 'list', as: 'item', do: [{ numbered: '{{item.n}}', mark: 'm {{item.n}}' }] }]),
      values,
      'en',
    );
    expect(textOf(document)).toBe('1. one\n2. two');
    expect(anchors.get('m two')).toEqual([2]);
  });

  it('reports a path that leads nowhere', () => {
    expect(
      expandPart(part([{ paragraph: '{{known.more}} {{nowhere}}' }]), values, 'en').unknownPaths,
    ).toEqual(['known.more', 'nowhere']);
    expect(valueAt(values, 'missing.more')).toBeNull();
  });
});

describe('days', () => {
  it('are written as people do', () => {
    expect([longDay('2013-02-14'), longDay('2013-02'), longDay('2013')]).toEqual([
      'February 14, 2013',
      'February 2013',
      '2013',
    ]);
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it('roll over weekends and holidays', () => {
    const holidays = [
      { month: 7, day: 4 },
      { month: 11, weekday: 4, nth: 4, plus: 0 },
      { month: 11, weekday: 4, nth: 4, plus: 1 },
      { month: 5, weekday: 1, nth: -1, plus: 0 },
    ];
    expect(nextCourtDay('2026-11-26', holidays)).toBe('2026-11-30');
    expect(nextCourtDay('2026-05-25', holidays)).toBe('2026-05-26');
    expect(nextCourtDay('2026-07-03', holidays)).toBe('2026-07-06');
    expect(nextCourtDay('2026-11-21', [])).toBe('2026-11-23');
  });
});

it('writes paragraph numbers in spans', () => {
  expect(paragraphWords([4])).toBe('¶ 4');
  expect(paragraphWords([9, 4, 5, 6, 4])).toBe('¶¶ 4–6, 9');
});
