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

/** Reads a bill from YAML; text that nobody could read is a problem like any other. */
export function readBill(file: LawFile): { bill: Bill | null; problems: Problem[] } {
  const problems: Problem[] = [];
  try {
    const bill = readYaml(file, BillFile, problems);
    return { bill: bill ?? null, problems };
  } catch {
    return {
      bill: null,
      problems: [
        problemOf('The YAML refers to itself too often to be read.', file.path, 'Write it without & and *.'),
      ],
    };
  }
}

/** A bill laid over the law. */
export interface LaidBill {
  readonly bill: Bill;
  /** The law as it would be. */
  readonly law: Law;
  /** The jurisdictions whose law it touches. */
  readonly jurisdictions: readonly string[];
}

/** Checks a bill and lays it over the law. `name` is the file or the field that the bill was read from. */
export function layBill(law: Law, bill: Bill, name: string): { laid: LaidBill | null; problems: Problem[] } {
  const ids = [...bill.changes.map((one) => one.provision), ...bill.adds.map((one) => one.id)];
  const refused = (what: string, where: string, remedy: string) => ({
    laid: null,
    problems: [problemOf(what, where, remedy)],
  });
  if (ids.length === 0)
    return refused('The bill changes nothing.', name, 'Write what it changes under changes or adds.');
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    return refused(
      `The bill names ${twice} twice.`,
      name,
      'Write all that it changes in a provision in one place.',
    );
  const known = bill.adds.find((added) => law.provisions.some((one) => one.id === added.id));
  if (known !== undefined)
    return refused(
      `The bill adds ${known.id}, which the law has already.`,
      `${name}, adds`,
      'Write what it changes in it under changes, or give the new provision an id of its own.',
    );
  const would = withBill(law, bill);
  if (would.law === null)
    return {
      laid: null,
      problems: would.problems.map((one) => ({ ...one, where: `${name}, ${one.where}` })),
    };
  const jurisdictions = [...new Set(ids.map((id) => id.split('/')[0] ?? id))];
  return { laid: { bill, law: would.law, jurisdictions }, problems: [] };
}

const problemOf = (what: string, where: string, remedy: string): Problem => ({
  what,
  where,
  remedy,
  weight: 'error',
});

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
