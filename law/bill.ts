/** Bills: an overlay that changes features of the law, or adds a provision, from a day on. Nothing of the law is edited. */
import { z } from 'zod';
import type { Law } from './loader.ts';
import type { Problem } from './problem.ts';
import {
  makeVersion,
  overlay,
  type Provision,
  type ProvisionVersion,
  readProvision,
  versionOn,
} from './provision.ts';
import { ProvisionFile, Words } from './schema.ts';
import { type LawFile, readYaml } from './yamlFile.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written yyyy-mm-dd');

/** A bill file. */
export const BillFile = z.strictObject({
  id: z.string().regex(/^us-[a-z]+\/[a-z0-9.-]+$/, 'written <jurisdiction>/<bill>, for example us-ca/ab-938'),
  title: Words,
  status: z.string().describe('Where the bill stands, and as of when; `invented` for a model bill'),
  source: z.string().nullable(),
  effective: Day,
  changes: z
    .array(
      z.strictObject({
        provision: z.string(),
        features: z.record(z.string(), z.unknown()).describe('Only what the bill changes'),
        cites: z.record(z.string(), z.string()).default({}),
        note: Words.nullable().default(null),
      }),
    )
    .default([]),
  adds: z.array(ProvisionFile).default([]).describe('Whole new provisions'),
});
export type Bill = z.infer<typeof BillFile>;

/** Reads a bill from YAML. */
export function readBill(file: LawFile): { bill: Bill | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const bill = readYaml(file, BillFile, problems);
  return { bill: bill ?? null, problems };
}

/** The law as it would be with the bill. The hash says that it is not the law: `<hash>+<bill id>`. */
export function withBill(law: Law, bill: Bill): { law: Law | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const provisions = law.provisions.map((provision) => {
    const change = bill.changes.find((one) => one.provision === provision.id);
    return change === undefined ? provision : amended(provision, bill, change, problems);
  });
  for (const change of bill.changes)
    if (!law.provisions.some((provision) => provision.id === change.provision))
      problems.push({
        what: `the law has no provision "${change.provision}"`,
        where: `${bill.id}: changes`,
        remedy: 'name a provision as `nunc law list` does, or put a new one under adds',
        weight: 'error',
      });
  const added = bill.adds.flatMap(
    (file) =>
      readProvision({ path: `${bill.id}: adds ${file.id}`, text: JSON.stringify(file) }, problems) ?? [],
  );
  if (problems.length > 0) return { law: null, problems };
  return { law: { ...law, hash: `${law.hash}+${bill.id}`, provisions: [...provisions, ...added] }, problems };
}

function amended(
  provision: Provision,
  bill: Bill,
  change: Bill['changes'][number],
  problems: Problem[],
): Provision {
  const now = versionOn(provision, bill.effective);
  if (now === undefined) {
    problems.push({
      what: `${provision.citation} is not in force on ${bill.effective}`,
      where: `${bill.id}: changes, ${change.provision}`,
      remedy: 'change the effective day, or put a whole provision under adds',
      weight: 'error',
    });
    return provision;
  }
  const version = makeVersion(
    {
      from: bill.effective,
      to: now.to,
      by: bill.title.en,
      features: overlay(now.features, change.features),
      cites: { ...now.cites, ...change.cites },
      unverified: now.unverified,
    },
    `${bill.id}: changes ${change.provision}`,
    problems,
  );
  if (version === undefined) return provision;
  const before: ProvisionVersion = { ...now, to: dayBefore(bill.effective) };
  const versions = provision.versions.flatMap((one) => (one === now ? [before, version] : [one]));
  return {
    ...provision,
    versions: versions.filter((one) => one.from === null || one.to === null || one.from <= one.to),
  };
}

/** The calendar day before. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
