/** `nunc law compare`: laws side by side, by features or by the categories of a rubric. */
import {
  type CategoryRow,
  compareCategories,
  compareFeatures,
  type FeatureCell,
  type FeatureRow,
  featurePaths,
  gradeJurisdiction,
  pathsBelow,
  type Rubric,
} from '@nunc/grading';
import type { Law } from '@nunc/law';
import { type Call, nearest } from './command.ts';
import { csvOf } from './csv.ts';
import { asOfDay } from './day.ts';
import { exit, unusable } from './failure.ts';
import { valueWords } from './features.ts';
import { openLaw } from './input.ts';
import { jurisdictionName, jurisdictionsNamed } from './jurisdictions.ts';
import { Page, printJson } from './page.ts';
import { rubricOption } from './rubrics.ts';

/** One cell in words, the same for features and categories. */
interface Cell {
  readonly jurisdiction: string;
  readonly provision: string;
  readonly value: string;
  readonly state: string;
  readonly cite: string;
  readonly verified: boolean;
}

interface Row {
  readonly name: string;
  readonly cells: readonly Cell[];
}

export async function compareLaws(call: Call): Promise<number> {
  const words = call.words.slice(1);
  if (words.length === 0)
    throw unusable(
      'No jurisdiction is named.',
      'nunc law compare',
      'Write one or more: nunc law compare us-ny us-ca.',
    );
  const named = call.text('features');
  if (named !== undefined && call.has('rubric'))
    throw unusable('Only one can be compared.', '--features, --rubric', 'Leave one of them out.');
  if (call.has('json') && call.has('csv'))
    throw unusable('Only one form can be printed.', '--json --csv', 'Leave one of them out.');
  const law = openLaw();
  const rubric = rubricOption(call);
  const asOf = asOfDay(call);
  const ids = jurisdictionsNamed(law, words);
  const features = named === undefined ? null : featuresNamed(law, named);
  const byFeature = features === null ? [] : compareFeatures(law, rubric, ids, features, asOf);
  const cards = features === null ? ids.map((id) => gradeJurisdiction(law, rubric, id, asOf)) : [];
  const byCategory = features === null ? compareCategories(cards, rubric) : [];
  const rows = features === null ? byCategory.map(categoryRow) : byFeature.map(featureRow);
  if (call.has('json')) {
    const { id, title, about } = rubric;
    printJson(call.io, {
      schema: 'nunc-comparison/1',
      asOf,
      lawHash: law.hash,
      jurisdictions: ids,
      rubric: features === null ? { id, title, about } : null,
      features: features === null ? null : byFeature,
      categories: features === null ? byCategory : null,
    });
  } else if (call.has('csv')) call.io.out(csvOfRows(rows, asOf));
  else printRows(new Page(call.io), law, { rows, ids, asOf, rubric: features === null ? rubric : null });
  return exit.fine;
}

/** The features that `a,b` means; a group (`proof`) is all that is in it. */
function featuresNamed(law: Law, list: string): string[] {
  const paths = featurePaths(law);
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw unusable('No feature is named.', `--features ${list}`, 'Write them with commas between.');
  return [
    ...new Set(
      names.flatMap((name) => {
        const below = pathsBelow(paths, name);
        if (below.length > 0) return below;
        const groups = [...new Set(paths.map((path) => path.split('.')[0] ?? path))];
        const last = paths.filter((path) => path.endsWith(`.${name}`));
        throw unusable(
          'There is no such feature.',
          `--features ${name}`,
          last.length > 0
            ? `Write it with its group: ${last.join(' or ')}.`
            : (nearest(name, [...paths, ...groups], '') ??
                nearLast(name, paths) ??
                `Write a path as nunc law show prints it (proof.burden), or one of: ${groups.join(', ')}.`),
        );
      }),
    ),
  ];
}

/** `burdn` -> `proof.burden`: the path whose last part is near. */
function nearLast(name: string, paths: readonly string[]): string | null {
  const lasts = new Map(paths.map((path) => [path.split('.').at(-1) ?? path, path]));
  const near = [...lasts].find(([last]) => nearest(name, [last], '') !== null);
  return near === undefined ? null : `Did you mean ${near[1]}?`;
}

const featureRow = ({ feature, cells }: FeatureRow): Row => ({
  name: feature,
  cells: cells.map((cell) => ({
    jurisdiction: cell.jurisdiction,
    provision: cell.provision ?? '',
    value: cell.state === 'no_law' ? 'no law' : valueWords(cell.value),
    state: cell.state,
    cite: citeWords(cell),
    verified: !cell.unverified,
  })),
});

const citeWords = ({ cite, citation }: FeatureCell): string => cite ?? citation ?? '';

const categoryRow = ({ category, max, cells }: CategoryRow): Row => ({
  name: category,
  cells: cells.map(({ jurisdiction, noCard, result }) => {
    if (result === null)
      return {
        jurisdiction,
        provision: '',
        value: noCard === 'adults_shut_out' ? 'adults shut out' : 'no law',
        state: 'no_law',
        cite: '',
        verified: true,
      };
    const { worst, best, levels, evidence } = result;
    return {
      jurisdiction,
      provision: '',
      value: `${worst === best ? worst : `${worst} to ${best}`} of ${max}: ${levels.map((level) => level.en).join(' / ')}`,
      state: worst === best ? 'known' : 'not_known',
      cite: [...new Set(evidence.map((one) => one.cite))].join('; '),
      verified: !evidence.some((one) => one.unverified),
    };
  }),
});

function csvOfRows(rows: readonly Row[], asOf: string): string {
  return csvOf([
    ['as_of', 'item', 'jurisdiction', 'provision', 'value', 'state', 'cite', 'verified'],
    ...rows.flatMap(({ name, cells }) =>
      cells.map((cell) => [
        asOf,
        name,
        cell.jurisdiction,
        cell.provision,
        cell.value,
        cell.state,
        cell.cite,
        String(cell.verified),
      ]),
    ),
  ]);
}

interface Printed {
  readonly rows: readonly Row[];
  readonly ids: readonly string[];
  readonly asOf: string;
  readonly rubric: Rubric | null;
}

function printRows(page: Page, law: Law, { rows, ids, asOf, rubric }: Printed): void {
  page.say(`${ids.map((id) => jurisdictionName(law, id)).join(', ')}: law in force on ${asOf}`);
  if (rubric !== null) page.say(`${rubric.title.en}. ${rubric.about.en}`, 0, 0, 'dim');
  page.say(
    '"the statute is silent" and "NOT KNOWN" are different answers; (!) was not checked against the text.',
    0,
    0,
    'dim',
  );
  const widest = Math.max(...ids.map((id) => id.length));
  for (const { name, cells } of rows) {
    page.heading(name);
    for (const { jurisdiction, value, cite, verified } of cells)
      page.item(
        jurisdiction,
        `${value}${cite === '' ? '' : `  [${cite}]`}${verified ? '' : ' (!)'}`,
        2,
        widest + 2,
        'cyan',
      );
  }
}
