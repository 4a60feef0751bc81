/** One charge: what may be asked for, why, what it may do, what proof helps; the chain of authority one click deeper. */
import {
  explainChain,
  explainLine,
  type Finding,
  factNames,
  type Route,
  whatWouldChange,
} from '@nunc/screening';
import { dayInWords } from '../site/language.ts';
import { filled } from './filled.ts';
import { labelOf } from './label.ts';
import { useShared } from './shared.tsx';

type Standing = 'open' | 'maybe' | 'automatic' | 'later' | 'closed';

export function ChargeResult({ route, number }: { route: Route; number: number }) {
  const { words, law, language, view } = useShared();
  const { screening, histories, facts } = view;
  const history = histories.find(({ id }) => id === route.charge);
  if (history === undefined) return null;
  const own = screening.findings.filter(
    (finding) => finding.charge === route.charge && finding.how.begins !== 'defense',
  );
  const label = labelOf(history, facts, law, language, words);
  const standing = standingOf(route);
  const shown = shownFirst(route, own, standing);
  const rest = own.filter((finding) => finding !== shown);
  const tags: Readonly<Record<Standing, string>> = {
    open: words.tagOpen,
    maybe: words.tagMaybe,
    automatic: words.tagAutomatic,
    later: words.tagLater,
    closed: words.tagClosed,
  };
  const look =
    standing === 'open' || standing === 'automatic' ? 'open' : standing === 'closed' ? 'closed' : 'undecided';
  const better = standing === 'open' && route.better.length > 0;
  return (
    <section class="nunc-card nunc-result" aria-labelledby={`charge-${number}`}>
      <h3 id={`charge-${number}`}>
        <span class="nunc-charges__number">{filled(words.chargeNumber, { n: number })}</span> {label.name}
        {label.when === null ? null : <span class="nunc-small"> {label.when}</span>}
      </h3>
      <p>
        <span class={`nunc-tag nunc-tag--${look}`}>{tags[standing]}</span>
      </p>
      {shown === undefined ? <p>{words.resultsNone}</p> : <Law finding={shown} isMain />}
      {better ? (
        <div class="nunc-note">
          <p>
            <strong>{words.better}.</strong>{' '}
            {route.better.map(({ provision, missing }) => {
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
        </div>
      ) : null}
      {rest.length === 0 ? null : (
        <details>
          <summary>{filled(words.chainOther, { count: rest.length })}</summary>
          {rest.map((finding) => (
            <Law key={finding.provision} finding={finding} isMain={false} />
          ))}
        </details>
      )}
    </section>
  );
}

function standingOf(route: Route): Standing {
  if (route.best !== null) return 'open';
  if (route.automatic.length > 0) return 'automatic';
  if (route.better.length > 0) return 'maybe';
  return route.later.length > 0 ? 'later' : 'closed';
}

/** The law that the charge's box is about: the best open one, else the strongest that may still open. */
function shownFirst(route: Route, own: readonly Finding[], standing: Standing): Finding | undefined {
  const named = (id: string | undefined | null) => own.find((finding) => finding.provision === id);
  switch (standing) {
    case 'open':
      return named(route.best);
    case 'automatic':
      return named(route.automatic[0]);
    case 'maybe':
      return named(route.better[0]?.provision);
    case 'later':
      return named(route.later[0]?.provision);
    case 'closed':
      return undefined;
  }
}

/** One law for one charge. The main one shows what it may do; the others only why they fit or not. */
function Law({ finding, isMain }: { finding: Finding; isMain: boolean }) {
  const { words, law, language } = useShared();
  const provision = law.provisions.find(({ id }) => id === finding.provision);
  const changes = finding.status === 'closed' ? whatWouldChange(finding, language) : [];
  return (
    <div class="nunc-law">
      <h4 class="nunc-law__title">
        {finding.title[language]} <span class="nunc-small">{finding.citation}</span>
      </h4>
      <p>{explainLine(finding, law, language)}</p>
      {isMain && provision !== undefined ? <p>{provision.plain[language]}</p> : null}
      {finding.confidence.level === 'low' ? <p class="nunc-small">{words.confidenceLow}</p> : null}
      {changes.length === 0 ? null : (
        <p class="nunc-small">
          <strong>{words.wouldChange}:</strong> {changes.join(' ')}
        </p>
      )}
      {isMain && finding.status !== 'closed' ? (
        <>
          <Gives finding={finding} />
          <HowToAsk finding={finding} />
          <Proof finding={finding} />
        </>
      ) : null}
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
      <h5>{words.itGives}</h5>
      <ul>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {unsure ? <p class="nunc-small">{words.givesUnsure}</p> : null}
    </>
  );
}

function HowToAsk({ finding }: { finding: Finding }) {
  const { words, language } = useShared();
  const { how, when } = finding;
  const lines = [
    how.fileIn === null ? null : filled(words.fileIn, { court: how.fileIn[language] }),
    how.county === null ? null : filled(words.countyOf, { county: how.county }),
    how.filingFee === 0
      ? words.feeNone
      : typeof how.filingFee === 'number'
        ? filled(words.fee, { amount: how.filingFee })
        : null,
    deadlineLine(),
    finding.opens === null ? null : filled(words.opensOn, { day: dayInWords(finding.opens, language) }),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <>
      <h5>{words.howTo}</h5>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );

  function deadlineLine(): string | null {
    const { deadline } = when;
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
          <h5>{words.proof}</h5>
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
    </details>
  );
}
