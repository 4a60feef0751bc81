/** Whether a charge is the kind of offense that a rule speaks of: by section, else by list, else by group, else any. */
import { classOn, membershipOf, type Offense, settle } from '@nunc/law';
import type { ChargeSeen } from './charge.ts';
import { both, either, type Judgment, may, no, surerFirst, yes } from './judgment.ts';
import type { OffenseTest, Vocabulary } from './schema.ts';

/** How an offense was matched, from the most exact to the least. */
export type MatchedBy = 'section' | 'list' | 'category' | 'any';

export interface OffenseMatch {
  readonly by: MatchedBy;
  /** The section, list or category that matched; `null` for any offense. */
  readonly matched: string | null;
  readonly judgment: Judgment;
}

type Category = Vocabulary['categories'][number];

/** Below this an offense was read through so much repair that it is only a guess. */
const sureEnough = 0.7;

/** The best way in which a charge is an offense of one of the tests, with its severity. */
export function offenseMatch(
  tests: readonly OffenseTest[],
  charge: ChargeSeen,
  vocabulary: Vocabulary,
): OffenseMatch | null {
  const matches = tests.flatMap((test) => {
    const severity = severityJudgment(test.severity, charge);
    return waysOf(test, charge, vocabulary).map((way) => ({
      ...way,
      judgment: both(way.judgment, severity),
    }));
  });
  const best = matches
    .filter(({ judgment }) => judgment.answer !== 'no')
    .sort((a, b) => surerFirst(a.judgment, b.judgment) || exactness[a.by] - exactness[b.by])[0];
  return best ?? null;
}

const exactness: Readonly<Record<MatchedBy, number>> = { section: 0, list: 1, category: 2, any: 3 };

function waysOf(test: OffenseTest, charge: ChargeSeen, vocabulary: Vocabulary): OffenseMatch[] {
  if (test.any === true) return [{ by: 'any', matched: null, judgment: yes }];
  const ways: OffenseMatch[] = [
    ...(test.sections ?? []).map((section) => ({
      ...{ by: 'section' as const, matched: section },
      judgment: sectionJudgment(section, charge),
    })),
    ...(test.lists ?? []).map((list) => ({
      ...{ by: 'list' as const, matched: list },
      judgment: listJudgment(list, charge),
    })),
    ...(test.categories ?? []).map((id) => ({
      ...{ by: 'category' as const, matched: id },
      judgment: categoryJudgment(id, test.whole === true, charge, vocabulary),
    })),
  ];
  if (test.outside === 'unknown')
    ways.push({ by: 'any', matched: null, judgment: may('list_known_in_outline') });
  return ways;
}

/** Every offense that the charge may be; empty where nobody knows. */
function offensesOf({ offense }: ChargeSeen): readonly Offense[] {
  if (offense.kind === 'known') return [offense.offense, ...offense.doubts];
  return offense.kind === 'ambiguous' ? offense.candidates : [];
}

/** What all offenses that it may be agree on; where they do not agree, or one was guessed, it is in doubt. */
function agreed(charge: ChargeSeen, judge: (offense: Offense) => Judgment): Judgment {
  const judgments = offensesOf(charge).map(judge);
  const best = either(judgments);
  if (best.answer === 'no') return isSure(charge) ? no : may('offense_in_doubt');
  const isAgreed = judgments.every(({ answer }) => answer === best.answer);
  return isAgreed && isSure(charge) ? best : both(best, may('offense_in_doubt'));
}

const isSure = ({ offense }: ChargeSeen): boolean =>
  offense.kind === 'ambiguous' || (offense.kind === 'known' && offense.confidence >= sureEnough);

function sectionJudgment(section: string, charge: ChargeSeen): Judgment {
  const [jurisdiction = '', cite = ''] = split(section);
  // A rule that names sections of its own state may mean the like of them elsewhere; its groups speak for those.
  if (charge.offense.kind === 'unknown')
    return charge.jurisdiction === jurisdiction ? may('offense_not_known') : no;
  return both(
    agreed(charge, (offense) =>
      offense.jurisdiction === jurisdiction && (offense.cite === cite || offense.cite.startsWith(`${cite}(`))
        ? yes
        : no,
    ),
    wholeOffense(charge),
  );
}

function split(section: string): [string, string] {
  const at = section.indexOf('/');
  return [section.slice(0, at), section.slice(at + 1)];
}

function listJudgment(list: string, charge: ChargeSeen): Judgment {
  if (charge.offense.kind === 'unknown') return may('offense_not_known');
  const answer = settle(membershipOf(charge.offense, list), {});
  if (answer === 'not_sure') return may('offense_in_doubt');
  if (!isSure(charge)) return may('offense_in_doubt');
  return answer === 'yes' ? yes : no;
}

/** An attempt or a conspiracy may count like the offense itself, or may not. */
const wholeOffense = ({ offense }: ChargeSeen): Judgment =>
  offense.attempt || offense.conspiracy ? may('attempt_or_conspiracy') : yes;

function categoryJudgment(
  id: string,
  isWhole: boolean,
  charge: ChargeSeen,
  vocabulary: Vocabulary,
): Judgment {
  const category = vocabulary.categories.find((one) => one.id === id);
  if (category === undefined) return may('offense_not_known');
  if (id === 'any') return yes;
  const inGroup =
    charge.offense.kind === 'unknown'
      ? toldCategory(category, charge, vocabulary)
      : both(
          agreed(charge, (offense) => isInCategory(category, offense, vocabulary)),
          wholeOffense(charge),
        );
  return isWhole ? inGroup : both(inGroup, may('some_offenses_of_the_group'));
}

function isInCategory(category: Category, offense: Offense, vocabulary: Vocabulary): Judgment {
  const { jurisdiction, cite, nibrs, memberships } = offense;
  const address = `${jurisdiction}/${cite}`;
  if (category.lists.some((list) => memberships[list]?.kind === 'yes')) return yes;
  if (vocabulary.hides_another.some((part) => isPartOf(address, part))) return may('offense_in_doubt');
  return byNibrs(category, nibrs, address, vocabulary);
}

function toldCategory(category: Category, charge: ChargeSeen, vocabulary: Vocabulary): Judgment {
  return charge.category === null
    ? may('offense_not_known')
    : byNibrs(category, charge.category, '', vocabulary);
}

function byNibrs(category: Category, nibrs: string, address: string, { all_other }: Vocabulary): Judgment {
  if (category.nibrs.includes(nibrs)) return yes;
  const isOther =
    all_other.nibrs.includes(nibrs) &&
    all_other.may_be.includes(category.id) &&
    !all_other.except.some((part) => isPartOf(address, part));
  return isOther || category.maybe.includes(nibrs) ? may('offense_in_doubt') : no;
}

/** Whether a cite lies within a code, a chapter or a section: `RSMo 302.020` within `RSMo 302`. */
function isPartOf(address: string, part: string): boolean {
  return address === part || (address.startsWith(part) && /^[ .(]/.test(address.slice(part.length)));
}

/** Whether a charge is as grave as a rule asks. */
function severityJudgment(wanted: OffenseTest['severity'], charge: ChargeSeen): Judgment {
  // What it was charged as does not say what the conviction was, unless the offense is always just that.
  const mayBeConviction = charge.outcome === 'convicted' || charge.outcome === 'unknown';
  const isAsCharged = charge.isSeverityAsCharged && mayBeConviction;
  const fixed = severityOfOffense(charge);
  const severity = isAsCharged && fixed !== charge.severity ? null : (charge.severity ?? fixed);
  if (wanted === undefined) return severity === 'infraction' ? may('infraction') : yes;
  if (severity === null) return may('severity_not_known');
  if (wanted === 'felony' && charge.isReduced && severity !== 'felony') return may('reduced_since');
  return severity === wanted ? yes : no;
}

/** What the catalogue says of every offense that it may be, on its day; a wobbler says nothing. */
function severityOfOffense(charge: ChargeSeen): 'felony' | 'misdemeanor' | 'infraction' | null {
  const day = charge.outcomeDate ?? charge.arrestDate;
  if (day === null || !isSure(charge)) return null;
  const [first, ...others] = offensesOf(charge).map((offense) => classOn(offense, day));
  if (first === undefined || others.some((one) => one !== first)) return null;
  return first === 'felony' || first === 'misdemeanor' || first === 'infraction' ? first : null;
}
