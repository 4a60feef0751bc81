/** The golden cases that stand beside a law's file, read when a page first shows them. */
import { caseFiles } from '@nunc/disk';
import type { Law, Provision } from '@nunc/law';
import { type Case, parseCases } from '@nunc/screening';

interface Golden {
  readonly one: Case;
  readonly status: 'open' | 'closed' | 'undecided';
}

const kept = new WeakMap<Provision, readonly Golden[]>();
let files: ReturnType<typeof caseFiles> | null = null;

/** Every cases file of the law, read once. */
export function allCaseFiles(): ReturnType<typeof caseFiles> {
  files ??= caseFiles();
  return files;
}

/** The cases of a law that say what this very law answers, one of each answer first. */
export function goldenCases(law: Law, provision: Provision): readonly Golden[] {
  const known = kept.get(provision);
  if (known !== undefined) return known;
  const path = provision.path.replace(/\.yaml$/, '.cases.txt');
  const file = allCaseFiles().find((one) => one.path === path);
  const cases = file === undefined ? [] : parseCases(file.path, file.text, law).cases;
  const own = cases.flatMap((one): Golden[] => {
    const about = one.expectations.find((each) => each.provision === provision.id);
    return about === undefined ? [] : [{ one, status: about.status }];
  });
  const firsts = (['open', 'closed', 'undecided'] as const).flatMap(
    (status) => own.find((each) => each.status === status) ?? [],
  );
  const ordered = [...firsts, ...own.filter((each) => !firsts.includes(each))];
  kept.set(provision, ordered);
  return ordered;
}
