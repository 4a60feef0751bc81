/** One charge: what may be asked for, why, what it may do, what proof helps; the chain of authority one click deeper. */
import {
  explainChain,
  explainLine,
  type Finding,
  factNames,
  type Route,
  whatWouldChange,
} from '@nunc/screening';
import { filled } from '../site/filled.ts';
import { dayInWords } from '../site/language.ts';
import { labelOf } from './label.ts';
import { useShared } from './shared.tsx';

type Standing = 'open' | 'maybe' | 'automatic' | 'later' | 'closed';

/** Charges for which the same law is the one to look at first, with the same answer. */
interface Group {
  readonly standing: Standing;
  readonly provision: string | null;
  readonly routes: readonly Route[];
}

const order: readonly Standing[] = ['open', 'automatic', 'maybe', 'later', 'closed'];

/** What may be asked for comes first; within it the charges keep the order of the record. */
export function groupsOf(routes: readonly Route[]): Group[] {
  const groups = Map.groupBy(routes, (route) => `${standingOf(route)} ${firstLaw(route)}`);
  return [...groups.values()]
    .flatMap((own): Group[] => {
      const [first] = own;
      return first === undefined
        ? []
        : [{ standing: standingOf(first), provision: firstLaw(first), routes: own }];
    })
    .toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
}

function standingOf(route: Route): Standing {
  if (route.best !== null) return 'open';
  if (route.automatic.length > 0) return 'automatic';
  if (route.better.length > 0) return 'maybe';
  return route.later.length > 0 ? 'later' : 'closed';
}

/** The law that a charge's box is about: the best open one, else the strongest that may still open. */
function firstLaw(route: Route): string | null {
  switch (standingOf(route)) {
    case 'open':
      return route.best;
    case 'automatic':
      return route.automatic[0] ?? null;
    case 'maybe':
      return route.better[0]?.provision ?? null;
    case 'later':
      return route.later[0]?.provision ?? null;
    case 'closed':
      return null;
  }
}

/** One law and the charges it is for: what it may do, how it is asked for, what proof helps; then each charge. */
export function ResultGroup({ group, number }: { group: Group; number: number }) {
  const { words, law, language, view } = useShared();
  const { standing, provision, routes } = group;
  const { findings } = view.screening;
  const ofRoute = (route: Route): Finding | undefined =>
    findings.find((finding) => finding.charge === route.charge && finding.provision === provision);
  const own = routes.flatMap((route) => ofRoute(route) ?? []);
  const [first] = own;
  const statute = law.provisions.find(({ id }) => id === provision);
  const tags: Readonly<Record<Standing, string>> = {
    open: words.tagOpen,
    maybe: words.tagMaybe,
    automatic: words.tagAutomatic,
    later: words.tagLater,
    closed: words.tagClosed,
  };
  const isOpen = standing === 'open' || standing === 'automatic';
  const look = isOpen ? 'open' : standing === 'closed' ? 'closed' : 'undecided';
  return (
    <section class="nunc-card nunc-result" aria-labelledby={`group-${number}`}>
      <p class="nunc-result__tag">
        <span class={`nunc-tag nunc-tag--${look}`}>{tags[standing]}</span>
      </p>
      <h3 id={`group-${number}`}>
        {first === undefined ? words.tagClosed : first.title[language]}
        {first === undefined ? null : <span class="nunc-small"> {first.citation}</span>}
      </h3>
      {first === undefined ? <p>{words.resultsNone}</p> : null}
      {first !== undefined && isOpen ? <p>{explainLine(first, law, language)}</p> : null}
      {statute === undefined ? null : <p>{statute.plain[language]}</p>}
      {first === undefined ? null : (
        <>
          <Gives finding={first} />
          <HowToAsk findings={own} />
          <Proof finding={first} />
        </>
      )}
      <h4>{words.itsCharges}</h4>
      <ul class="nunc-result__charges">
        {routes.map((route) => (
          <ChargeLine key={route.charge} route={route} main={ofRoute(route)} tellsLine={!isOpen} />
        ))}
      </ul>
    </section>
  );
}

/** One charge under its law: what is still to be known, a stronger law, and the chain of authority. */
function ChargeLine({
  route,
  main,
  tellsLine,
}: {
  route: Route;
  main: Finding | undefined;
  tellsLine: boolean;
}) {
  const { words, law, language, view } = useShared();
  const { screening, histories, facts } = view;
  const index = histories.findIndex(({ id }) => id === route.charge);
  const history = histories[index];
  if (history === undefined) return null;
  const own = screening.findings.filter(
    (finding) => finding.charge === route.charge && finding.how.begins !== 'defense',
  );
  const rest = own.filter((finding) => finding !== main);
  const label = labelOf(history, facts, law, language, words);
  const stronger = route.best === null ? [] : route.better;
  return (
    <li>
      <p>
        <span class="nunc-charges__number">{filled(words.chargeNumber, { n: index + 1 })}</span>{' '}
        <strong>{label.name}</strong>
        {label.when === null ? null : `, ${label.when}`}
      </p>
      {main !== undefined && tellsLine ? <p>{explainLine(main, law, language)}</p> : null}
      {main !== undefined && main.confidence.level === 'low' ? (
        <p class="nunc-small">{words.confidenceLow}</p>
      ) : null}
      {stronger.length === 0 ? null : (
        <p class="nunc-note">
          <strong>{words.better}.</strong>{' '}
          {stronger.map(({ provision, missing }) => {
            const finding = own.find((one) => one.provision === provision);
            return finding === undefined ? null : (
              <span key={provision}>
                {finding.title[language]} ({finding.citation}).{' '}
                {missing.length === 0
                  ? words.lawUnclear
                  : filled(words.dependsOn, { facts: factNames(missing, law, language).join(', ') })}{' '}
              </span>
            );
          })}
        </p>
      )}
      {main === undefined ? null : <Chain finding={main} />}
      {rest.length === 0 ? null : (
        <details>
          <summary>{filled(words.chainOther, { count: rest.length })}</summary>
          {rest.map((finding) => (
            <OtherLaw key={finding.provision} finding={finding} />
          ))}
        </details>
      )}
    </li>
  );
}

/** Another law that was looked at for a charge: whether it fits, and what would change that. */
function OtherLaw({ finding }: { finding: Finding }) {
  const { words, law, language } = useShared();
  const changes = finding.status === 'closed' ? whatWouldChange(finding, language) : [];
  return (
    <div class="nunc-law">
      <h5 class="nunc-law__title">
        {finding.title[language]} <span class="nunc-small">{finding.citation}</span>
      </h5>
      <p>{explainLine(finding, law, language)}</p>
      {changes.length === 0 ? null : (
        <p class="nunc-small">
          <strong>{words.wouldChange}:</strong> {changes.join(' ')}
        </p>
      )}
      <Chain finding={finding} />
    </div>
  );
}

function Gives({ finding }: { finding: Finding }) {
  const { words } = useShared();
  const { gives } = finding;
  const said = [
    [gives.deemed_never_occurred, words.givesNever],
    [gives.may_deny, words.givesDeny],
    [gives.sealed_public, words.givesSeal],
    [gives.destroyed, words.givesDestroy],
    [gives.on_the_merits, words.givesMerits],
    [gives.licensing_boards_see, words.givesBoards],
  ] as const;
  const lines = said.flatMap(([value, text]) => (value === true ? [text] : []));
  const unsure = finding.authority.unverified.some((path) => path.startsWith('effect'));
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{words.itGives}</h4>
      <ul>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {unsure ? <p class="nunc-small">{words.givesUnsure}</p> : null}
    </>
  );
}

/** How it is asked for; the counties of all charges of the group. */
function HowToAsk({ findings }: { findings: readonly Finding[] }) {
  const { words, language } = useShared();
  const [finding] = findings;
  if (finding === undefined) return null;
  const { how } = finding;
  const counties = [...new Set(findings.flatMap((one) => one.how.county ?? []))];
  const opens = [...new Set(findings.flatMap((one) => one.opens ?? []))].toSorted();
  const lines = [
    how.fileIn === null ? null : filled(words.fileIn, { court: how.fileIn[language] }),
    counties.length === 0 ? null : filled(words.countyOf, { county: counties.join(', ') }),
    how.filingFee === 0
      ? words.feeNone
      : typeof how.filingFee === 'number'
        ? filled(words.fee, { amount: how.filingFee })
        : null,
    deadlineLine(finding),
    ...opens.map((day) => filled(words.opensOn, { day: dayInWords(day, language) })),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{words.howTo}</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );

  function deadlineLine({ when: { deadline } }: Finding): string | null {
    if (deadline === null || typeof deadline === 'string') return null;
    return 'by' in deadline
      ? filled(words.deadline, { day: dayInWords(deadline.by, language) })
      : filled(words.deadlineRolling, { words: deadline.rolling[language] });
  }
}

function Proof({ finding }: { finding: Finding }) {
  const { words, law, language } = useShared();
  const version = law.provisions
    .find(({ id }) => id === finding.provision)
    ?.versions.find(({ from, to }) => from === finding.version.from && to === finding.version.to);
  if (version === undefined) return null;
  const { proof } = version.features;
  const { burden, weighs } = finding.court;
  const kinds = proof.kinds.map((kind) => kind[language]);
  const paper =
    proof.official_document_required === true
      ? words.documentNeeded
      : proof.official_document_required === false
        ? words.noDocument
        : null;
  return (
    <>
      {kinds.length === 0 && paper === null ? null : (
        <>
          <h4>{words.proof}</h4>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>{kind}</li>
            ))}
            {paper === null ? null : <li>{paper}</li>}
          </ul>
        </>
      )}
      {burden === null || burden === 'silent' ? null : (
        <p>
          <strong>{words.standard}:</strong> {words[burden]}.
        </p>
      )}
      {weighs.length === 0 ? null : (
        <p>
          <strong>{words.judgeWeighs}:</strong> {weighs.map(({ text }) => text[language]).join('; ')}.
        </p>
      )}
    </>
  );
}

function Chain({ finding }: { finding: Finding }) {
  const { words, law, language } = useShared();
  const sources = law.provisions.find(({ id }) => id === finding.provision)?.sources ?? [];
  return (
    <details class="nunc-chain">
      <summary>{words.chain}</summary>
      <p class="nunc-small">
        {finding.citation} · {finding.version.by}
        {finding.authority.unverified.length === 0 ? '' : ` · ${words.notChecked}`}
      </p>
      <ul class="nunc-chain__list">
        {explainChain(finding, law, language).map((line, index) => (
          <li
            // The chain of one finding is a fixed list: the place is the only name a line has.
            key={`${index}-${line}`}
            class={`nunc-chain__line nunc-chain__line--${Math.min(6, Math.floor((line.length - line.trimStart().length) / 2))}`}
          >
            {line.trim()}
          </li>
        ))}
      </ul>
      {sources.length === 0 ? null : (
        <>
          <p class="nunc-small">{words.sources}:</p>
          <ul class="nunc-small nunc-chain__list">
            {sources.map(({ url }) => (
              <li key={url}>{url}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
