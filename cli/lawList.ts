/** `nunc law list`: every provision, its version in force and the state of its review. */
import { versionOn } from '@nunc/law';
import type { Call } from './command.ts';
import { asOfDay } from './day.ts';
import { exit } from './failure.ts';
import { openLaw } from './input.ts';
import { Page, printJson } from './page.ts';
import { argumentsAfter } from './provisions.ts';

export async function listLaw(call: Call): Promise<number> {
  argumentsAfter(call, 0);
  const asOf = asOfDay(call);
  const law = openLaw();
  const rows = law.provisions.map((provision) => {
    const version = versionOn(provision, asOf);
    const { id, short, title, kind, relief, jurisdiction, review, versions } = provision;
    return {
      ...{ id, jurisdiction, short, title, kind, relief },
      versions: versions.length,
      inForce: version === undefined ? null : { from: version.from, to: version.to, by: version.by },
      review: {
        confidence: review.confidence,
        checked: review.checked,
        unverified: version?.unverified.length ?? 0,
      },
    };
  });
  if (call.has('json')) {
    printJson(call.io, { lawHash: law.hash, asOf, provisions: rows });
    return exit.fine;
  }
  const page = new Page(call.io);
  page.say(`${rows.length} provisions, as of ${asOf} (law ${law.hash.slice(0, 12)})`);
  for (const [jurisdiction, own] of Map.groupBy(rows, (row) => row.jurisdiction)) {
    page.heading(`${jurisdiction}  ${law.jurisdictions.get(jurisdiction)?.name.en ?? ''}`);
    for (const row of own) {
      const force =
        row.inForce === null
          ? 'no version in force'
          : `in force ${row.inForce.from ?? '? (start not known)'}..${row.inForce.to ?? ''}`;
      page.say(`${page.ink('bold', row.id)}  ${row.title.en}`, 2, 4);
      const open =
        row.review.unverified === 0 ? 'all checked' : `${row.review.unverified} not checked against the text`;
      page.say(
        `${row.relief}, ${row.kind.replaceAll('_', ' ')}; ${force}; review ${row.review.confidence}, ${row.review.checked}, ${open}`,
        4,
        4,
        'dim',
      );
    }
  }
  return exit.fine;
}
