/** The README of an exported dataset. It depends on the law only, so that an export can be repeated byte for byte. */
import type { Law } from '@nunc/law';

const columns: Readonly<Record<string, string>> = {
  jurisdiction: 'id of the jurisdiction: us-ny, us-dc, us-federal',
  provision: 'id of the provision, stable',
  citation: 'how a lawyer cites it',
  kind: 'trafficking_specific, general or affirmative_defense',
  relief: 'vacatur, expungement, sealing, set_aside, dismissal, destruction, reduction or defense',
  from: 'first day of this version; ? = nobody here knows it',
  to: 'last day of this version; empty = still in force',
  by: 'the act that made this version',
  feature: 'path of the feature: proof.burden, timing.deadline ...',
  value: 'its value; lists as JSON; empty unless state is known',
  state: 'known; silent (the statute says nothing on the point); not_known (nobody here knows)',
  cite: 'subdivision that supports it; empty where none is given for this feature alone',
  verified: 'false = nobody here has checked this value against the text of the statute',
  reviewed: 'month in which the provision was last reviewed',
  confidence: 'of that review: high, medium or low',
};

/** The text; `csv` is the table it describes. */
export function datasetReadme(law: Law, version: string, csv: string): string {
  const head = csv.slice(0, csv.indexOf('\n')).split(',');
  return `# Nunc atlas of record-relief laws for survivors of human trafficking

Version ${version}. ${law.jurisdictions.size} jurisdictions, ${law.provisions.length} provisions. Made from law files with sha256
\`${law.hash}\`.

| file | what it holds |
|---|---|
| \`atlas.json\` | every jurisdiction and provision whole: versions, features, cites, sources, review, bills |
| \`atlas.csv\` | one row for each feature of each version of each provision |
| \`dataset.json\` | title, version, license, identifier |

## Columns of atlas.csv

| column | meaning |
|---|---|
${head.map((name) => `| \`${name}\` | ${columns[name] ?? ''} |`).join('\n')}

## How to cite

Nunc developers. *Nunc atlas of record-relief laws for survivors of human trafficking*, version ${version}. Dataset.
sha256 of the law files ${law.hash}.

There is no DOI. The hash says exactly which law was read; cite it.

## License

Creative Commons Attribution 4.0 International (CC-BY-4.0). The statutes themselves are public.

## Repeating it

\`nunc law export --out DIR\` from the same law files gives the same bytes, on any machine and any day.

## Limits

Text of the law only, never how courts apply it. Not legal advice. Bills are in \`pending\` and are not law. A value with
verified = false has not been checked against the statute; a version that begins with ? may have begun long before.
`;
}
