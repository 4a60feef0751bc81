/** A bill from choices: for each category chosen, the features of the best law that any place has. */
import { type IdealLaw, idealLaw, idealProvision, type Rubric } from '@nunc/grading';
import type { Law } from '@nunc/law';
import { parse, stringify } from 'yaml';

export interface Choices {
  readonly place: string;
  /** The law to change; `null` adds the ideal law as a new one. */
  readonly provision: string | null;
  readonly title: string;
  readonly effective: string;
  readonly categories: readonly string[];
}

/** The bill as the text of a file that can be edited. Nothing to change gives `null`. */
export function draftBill(law: Law, rubric: Rubric, day: string, choices: Choices): string | null {
  const ideal = idealLaw(law, rubric, day);
  const { place, provision, title, effective } = choices;
  const head = {
    id: `${place}/draft`,
    title: { en: title, es: title },
    status: 'invented',
    source: null,
    effective,
  };
  const file =
    provision === null
      ? { ...head, adds: [modelFor(law, rubric, ideal, place, effective)] }
      : changeIn(ideal, provision, choices.categories, head);
  return file === null
    ? null
    : `# An invented bill, written with Nunc. It is not law.\n${stringify(file, { lineWidth: 100 })}`;
}

function changeIn(
  ideal: IdealLaw,
  provision: string,
  categories: readonly string[],
  head: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | null {
  const features: Record<string, unknown> = {};
  for (const category of ideal.categories)
    if (categories.includes(category.category))
      for (const { feature, value } of category.features)
        if (value !== null && feature.includes('.')) put(features, feature.split('.'), value);
  return Object.keys(features).length === 0 ? null : { ...head, changes: [{ provision, features }] };
}

/** The ideal law as a new provision of the place, in force from the bill's day. */
function modelFor(law: Law, rubric: Rubric, ideal: IdealLaw, place: string, effective: string): unknown {
  const model: unknown = parse(idealProvision(law, rubric, ideal));
  if (typeof model !== 'object' || model === null || !('versions' in model) || !Array.isArray(model.versions))
    return model;
  return {
    ...model,
    id: `${place}/model-law`,
    versions: model.versions.map((version: unknown) =>
      typeof version === 'object' && version !== null ? { ...version, in_force: `${effective}..` } : version,
    ),
  };
}

function put(group: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    group[key] = value;
    return;
  }
  const below = group[key];
  const inner: Record<string, unknown> = typeof below === 'object' && below !== null ? { ...below } : {};
  put(inner, rest, value);
  group[key] = inner;
}
