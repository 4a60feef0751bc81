/** What a bill would do: the grade before and after, kinds of record, golden cases answered otherwise. All on one day. */
import { gradeJurisdiction, type ReportCard, type Rubric } from '@nunc/grading';
import type { LaidBill, Law, LawFile } from '@nunc/law';
import { type Case, type CellResult, findingsOf, gridChanges, gridOfLaw, parseCases } from '@nunc/screening';

/** A golden case that a provision of the bill answers otherwise. */
export interface TurnedCase {
  readonly where: string;
  readonly case: Case;
  readonly provision: string;
  readonly from: string;
  readonly to: string;
}

/** How many kinds of record turn, of one offense and one way of ending. */
export interface ReachCount {
  readonly offense: string;
  readonly recordType: CellResult['recordType'];
  readonly count: number;
}

/** The effect in one jurisdiction. */
export interface BillEffect {
  readonly jurisdiction: string;
  readonly before: ReportCard;
  readonly after: ReportCard;
  readonly gridBefore: readonly CellResult[];
  readonly gridAfter: readonly CellResult[];
  readonly newly: readonly ReachCount[];
  readonly lost: readonly ReachCount[];
  readonly cases: readonly TurnedCase[];
  readonly casesAsked: number;
}

/** The effect of a bill in each jurisdiction whose law it touches. `caseFiles` are those that stand beside the law. */
export function effectsOf(
  law: Law,
  opened: LaidBill,
  rubric: Rubric,
  asOf: string,
  caseFiles: readonly LawFile[],
): BillEffect[] {
  return opened.jurisdictions.map((jurisdiction) => {
    const gridBefore = gridOfLaw(law, jurisdiction, asOf);
    const gridAfter = gridOfLaw(opened.law, jurisdiction, asOf);
    const changes = gridChanges(gridBefore, gridAfter);
    const { asked, turned } = casesTurned(law, opened, jurisdiction, asOf, caseFiles);
    return {
      jurisdiction,
      before: gradeJurisdiction(law, rubric, jurisdiction, asOf),
      after: gradeJurisdiction(opened.law, rubric, jurisdiction, asOf),
      gridBefore,
      gridAfter,
      newly: counted(changes.flatMap(({ after }) => (after.status === 'open' ? [after] : []))),
      lost: counted(changes.flatMap(({ before }) => (before.status === 'open' ? [before] : []))),
      cases: turned,
      casesAsked: asked,
    };
  });
}

function counted(cells: readonly CellResult[]): ReachCount[] {
  return [...Map.groupBy(cells, (cell) => `${cell.offense}|${cell.recordType}`).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined
      ? []
      : [{ offense: first.offense, recordType: first.recordType, count: own.length }];
  });
}

/** The golden cases of the jurisdiction, all asked on the day of the comparison, by both laws. */
function casesTurned(
  law: Law,
  { law: would, bill }: LaidBill,
  jurisdiction: string,
  asOf: string,
  caseFiles: readonly LawFile[],
): { asked: number; turned: TurnedCase[] } {
  const touched = [...bill.changes.map((one) => one.provision), ...bill.adds.map((one) => one.id)];
  const turned = new Map<string, TurnedCase>();
  let asked = 0;
  for (const file of caseFiles) {
    if (!file.path.startsWith(`jurisdictions/${jurisdiction}/`)) continue;
    for (const golden of parseCases(file.path, file.text, law).cases) {
      asked += 1;
      const one: Case = { ...golden, world: { ...golden.world, asOf } };
      const [old, now] = [statusesOf(one, law), statusesOf(one, would)];
      for (const provision of touched) {
        const [from, to] = [old.get(provision) ?? 'no finding', now.get(provision) ?? 'no finding'];
        const place = { where: `law/${one.path}:${one.line}`, case: one };
        // For the person it is the same whether there is no law or one that is closed.
        const isSame = from === to || (shut.has(from) && shut.has(to));
        if (!isSame) turned.set(keyOf(one, provision), { ...place, provision, from, to });
      }
    }
  }
  const rank = ({ to }: TurnedCase): number => ['open', 'undecided', 'closed'].indexOf(to);
  return { asked, turned: [...turned.values()].toSorted((a, b) => rank(a) - rank(b)) };
}

const shut: ReadonlySet<string> = new Set(['no finding', 'closed']);

/** The charge and what is known, without the day asked and the answer: the same case is told once. */
const keyOf = (one: Case, provision: string): string =>
  `${provision}|${one.text.replace(/;\s*asked [\d-]+\s*->.*$/, '')}`;

function statusesOf(one: Case, law: Law): ReadonlyMap<string, string> {
  const [history] = one.world.histories;
  if (history === undefined) return new Map();
  return new Map(
    findingsOf({ ...one.world, law }, history).map((finding) => [finding.provision, finding.status]),
  );
}
