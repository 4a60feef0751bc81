import { effectOf } from '@nunc/consequences';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readabilityEs, readingGradeEn } from '../reading.ts';
import { testSite } from '../site/testing.ts';
import { consequencesSection } from './section.tsx';
import { consequenceWords } from './words.ts';

const site = testSite({ origin: 'https://nunc.example' });
const { consequences: known } = site;
const app = new Hono();
consequencesSection(app, site);

const pageAt = async (path: string): Promise<{ status: number; html: string; main: string }> => {
  const answer = await app.request(path);
  const html = (await answer.text()).replaceAll('&quot;', '"');
  return { status: answer.status, html, main: /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '' };
};
const rulesIn = (main: string): string[] =>
  [...main.matchAll(/<h3><a href="\/en\/consequences\/([a-z0-9-]+)"/g)].map(([, id]) => id ?? '');
/** What is read aloud: paragraphs, list items and answers of more than four words; no tables and names of laws. */
const sentencesIn = (main: string): string =>
  (
    main
      .replaceAll(/<(svg|table|code|cite)\b[\s\S]*?<\/\1>/g, '')
      .match(/<(p|li|dd)\b[^>]*>[\s\S]*?<\/\1>/g) ?? []
  )
    .map((block) =>
      block
        .replaceAll(/<[^>]+>|&\w+;/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((block) => block.split(' ').length > 4)
    .join('\n\n');
const idsWhere = (holds: (rule: (typeof known.consequences)[number]) => boolean): string[] =>
  known.consequences
    .filter(holds)
    .map(({ id }) => id)
    .toSorted();

describe('the explorer', () => {
  it('offers goals, offenses, places and areas, and lists nothing before something is chosen', async () => {
    const { main } = await pageAt('/en/consequences');
    for (const link of ['?goal=job', '?offense=fraud_theft', '?place=us-ny', '?domain=housing'])
      expect(main).toContain(`href="/en/consequences${link}"`);
    expect(rulesIn(main)).toEqual([]);
  });

  it('lists every rule, each once, where everything is asked for', async () => {
    const { main } = await pageAt('/en/consequences?place=&goal=&offense=&domain=&kind=');
    expect(rulesIn(main).toSorted()).toEqual(idsWhere(() => true));
  });

  it('narrows by each choice, and by several at once', async () => {
    const housing = await pageAt('/en/consequences?goal=housing');
    expect(rulesIn(housing.main).toSorted()).toEqual(idsWhere(({ domains }) => domains.includes('housing')));
    const newYork = await pageAt('/en/consequences?place=us-ny&kind=protection');
    expect(rulesIn(newYork.main).toSorted()).toEqual(
      idsWhere(
        ({ jurisdiction, kind }) => kind === 'protection' && ['us-ny', 'us-federal'].includes(jurisdiction),
      ),
    );
    const drugs = await pageAt('/en/consequences?place=us-federal&offense=controlled_substances');
    expect(rulesIn(drugs.main)).toContain('us-tanf-drug-felony');
    expect(rulesIn(drugs.main)).not.toContain('us-snap-ipv');
  });

  it('says for other states that only federal rules are known, and where to look', async () => {
    const { status, main } = await pageAt('/en/consequences?place=us-tx');
    expect(status).toBe(200);
    expect(main).toContain('For Texas we know only the federal rules so far.');
    expect(main).toContain('href="https://niccc.nationalreentryresourcecenter.org/"');
    expect(rulesIn(main).toSorted()).toEqual(idsWhere(({ jurisdiction }) => jurisdiction === 'us-federal'));
  });

  it('says what it could not use, and shows no mark-up from an address', async () => {
    const { status, main } = await pageAt(
      '/en/consequences?goal=%3Cscript%3Ealert(1)%3C%2Fscript%3E&place=us-zz&domain=housing',
    );
    expect(status).toBe(200);
    expect(main).not.toContain('<script');
    expect(main).toContain('is not something we know for "what you want"');
    expect(main).toContain('We know no place "us-zz". The federal rules are shown.');
    expect(rulesIn(main).toSorted()).toEqual(
      idsWhere(({ jurisdiction, domains }) => jurisdiction === 'us-federal' && domains.includes('housing')),
    );
  });

  it('says that nothing fits, and that a rule may still exist', async () => {
    const { main } = await pageAt('/es/consequences?place=us-mo&goal=school&domain=housing');
    expect(main).toContain(consequenceWords.none.es);
  });
});

describe('the page of a rule', () => {
  it('is there for each rule in both languages, with its law, its month and what is not checked', async () => {
    for (const rule of known.consequences)
      for (const language of ['en', 'es'] as const) {
        const { status, main } = await pageAt(`/${language}/consequences/${rule.id}`);
        expect([rule.id, language, status]).toEqual([rule.id, language, 200]);
        expect(main).toContain('<cite');
        const tag = consequenceWords.unverified[language];
        expect([rule.id, main.includes(`nunc-tag--undecided">${tag}<`)]).toEqual([
          rule.id,
          rule.verification === 'unverified',
        ]);
      }
  });

  it('says what each kind of relief does exactly as the data does', async () => {
    const rule = known.consequences.find(({ id }) => id === 'us-snap-ipv');
    if (rule === undefined) throw new Error('the rule is gone');
    expect(effectOf(rule, 'vacatur', 'us-ca', known.vocabulary)).toBe('depends');
    const { main } = await pageAt('/en/consequences/us-snap-ipv');
    const rows = [...main.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/g)].map(([, head, cell]) => [
      head,
      (cell ?? '').replace(/<span class="nunc-effect__mark".*?<\/span>|<[^>]+>/g, '').trim(),
    ]);
    expect(rows).toEqual([
      ['Before: no relief', 'The rule may block'],
      ['After: vacatur', 'Depends'],
      ['After: dismissal (California)', 'Does not lift it'],
      ['After: expungement or sealing', 'Does not lift it'],
      ['After: reduction', 'Not known'],
    ]);
    expect(main).toContain('A finding by the agency or a signed waiver is a separate record');
  });

  it('does not say of a state what only another state was asked', async () => {
    const { main } = await pageAt('/en/consequences/mo-vote');
    expect(main).toMatch(/After: dismissal \(California\)<\/th><td>.*?Not known/);
  });

  it('says how a charge is matched: by section, list, or part of a group', async () => {
    const by = async (id: string): Promise<string> => (await pageAt(`/en/consequences/${id}`)).main;
    const withSections = idsWhere(({ trigger }) => trigger.offenses.some(({ sections }) => sections));
    expect(withSections.length).toBeGreaterThan(0);
    for (const id of withSections) expect(await by(id)).toContain(consequenceWords.bySection.en);
    expect(await by('us-tanf-drug-felony')).toContain(
      'By group, and each offense of the group counts: drugs (felonies only).',
    );
    expect(await by('us-snap-ipv')).toContain('only some offenses of the group count: theft and fraud.');
  });

  it('has a title that says nothing to whoever reads the history', async () => {
    for (const { id } of known.consequences) {
      const title = /<title>(.*?)<\/title>/.exec((await pageAt(`/en/consequences/${id}`)).html)?.[1];
      expect(title).toMatch(
        /^What a record blocks: (a job|a license|a home|school|benefits|children and family|immigration status|voting, identity papers and other rights) · Nunc$/,
      );
    }
  });

  it('says what to do at an address without a rule', async () => {
    const { status, main } = await pageAt('/es/consequences/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
    expect(status).toBe(404);
    expect(main).not.toContain('<script');
    expect(main).toContain('href="/es/consequences?goal=job"');
  });
});

describe('before and after relief', () => {
  it('has each rule that may block once, and none that protects', async () => {
    const { main } = await pageAt('/en/consequences/relief?place=us-ca');
    const rows = [...main.matchAll(/<th scope="row"><a href="\/en\/consequences\/([a-z0-9-]+)"/g)];
    expect(rows.map(([, id]) => id).toSorted()).toEqual(
      idsWhere(
        ({ jurisdiction, kind, status }) =>
          kind === 'burden' && status !== 'repealed' && ['us-ca', 'us-federal'].includes(jurisdiction),
      ),
    );
  });

  it('leaves out a kind of relief that nobody looked up for the place, and says so', async () => {
    const california = (await pageAt('/en/consequences/relief?place=us-ca')).main;
    const missouri = (await pageAt('/en/consequences/relief?place=us-mo')).main;
    expect(california).toContain('<th scope="col">Dismissal</th>');
    expect(missouri).not.toContain('<th scope="col">Dismissal</th>');
    expect(missouri).toMatch(/Nobody here has looked up what these do: dismissal, /);
  });

  it('shows the federal rules where no place or an unknown one is asked for', async () => {
    expect((await pageAt('/en/consequences/relief')).main).toContain('<h2>Federal rules</h2>');
    const { status, main } = await pageAt('/en/consequences/relief?place=nowhere');
    expect(status).toBe(200);
    expect(main).toContain('We know no place "nowhere".');
  });
});

describe('the data', () => {
  it('is all there, and each place for itself, under an open license', async () => {
    const count = async (name: string): Promise<number> => {
      const answer = await app.request(`/data/consequences/${name}.json`);
      expect(answer.headers.get('link')).toContain('creativecommons.org/licenses/by/4.0');
      const { license, consequences } = (await answer.json()) as { license: string; consequences: unknown[] };
      expect(license).toBe('CC-BY-4.0');
      return consequences.length;
    };
    const places = ['us-federal', 'us-ca', 'us-ny', 'us-mo'];
    const each = await Promise.all(places.map(count));
    expect(await count('all')).toBe(known.consequences.length);
    expect(each.reduce((sum, n) => sum + n, 0)).toBe(known.consequences.length);
  });

  it('says which files there are where one is not', async () => {
    const answer = await app.request('/data/consequences/us-tx.json');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('/data/consequences/us-ca.json');
  });
});

describe('every page', () => {
  const kinds = [
    '/consequences',
    '/consequences?place=',
    '/consequences?place=us-tx&goal=job',
    '/consequences/relief?place=us-ca',
    '/consequences/us-tanf-drug-felony',
  ];

  it('has one script, the way out; and its forms send nothing but choices', async () => {
    for (const path of kinds)
      for (const language of ['en', 'es']) {
        const { html, main } = await pageAt(`/${language}${path}`);
        expect(html.match(/<script/g)).toHaveLength(1);
        expect(main).not.toMatch(/<(?:input|textarea|iframe|img)\b|style=/);
        expect(main.match(/<form[^>]*>/g)?.every((form) => form.includes('method="get"')) ?? true).toBe(true);
      }
  });

  it('reads at grade 8 or below in English, with the words of the rules, and as normal prose or easier in Spanish', async () => {
    const choices = (['goals', 'categories'] as const).flatMap((table) =>
      known.vocabulary[table].map(({ id }) => `?${table === 'goals' ? 'goal' : 'offense'}=${id}`),
    );
    const paths = ['', '?kind=', '?place=us-ca', '?place=us-tx', '/relief', '/nowhere', ...choices].concat(
      known.consequences.map(({ id }) => `/${id}`),
    );
    const hard: string[] = [];
    for (const path of paths) {
      const grade = readingGradeEn(sentencesIn((await pageAt(`/en/consequences${path}`)).main));
      const ease = readabilityEs(sentencesIn((await pageAt(`/es/consequences${path}`)).main));
      if (grade > 8 || ease < 60) hard.push(`${path}: ${grade.toFixed(1)} ${ease.toFixed(0)}`);
    }
    expect(hard).toEqual([]);
  });
});
