/** `/laws/us-xx`: one jurisdiction for a survivor first, then for the attorney, then for the lawmaker. */
import { gradeHistory, type ReportCard } from '@nunc/grading';
import { coverage, type JurisdictionFile, type Provision, valueNames, versionOn } from '@nunc/law';
import { filled } from '../site/filled.ts';
import { dayInWords, type Language } from '../site/language.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, nameOf, pathOf } from './atlas.ts';
import { firstDay } from './day.ts';
import { gradeOf, rangeOf } from './grades.ts';
import { GradeTurns, HistoryPicture, VersionTable } from './history.tsx';
import { placeWords as words } from './jurisdictionWords.ts';
import {
  AboutRubric,
  AtlasNav,
  DayChooser,
  HowToCite,
  InEnglish,
  Notes,
  ShareMeta,
  Swatch,
  Trail,
} from './parts.tsx';
import { PatternSheet } from './patterns.tsx';
import { PlainAnswers } from './plainAnswers.tsx';
import { CardTable, Improvements } from './reportCard.tsx';
import { to, type View } from './view.ts';
import { atlasWords } from './words.ts';

export function jurisdictionPage(atlas: Atlas, view: View, jurisdiction: JurisdictionFile): Page {
  const { site, cards } = atlas;
  const { law } = site;
  const { language, day, today, rubric, keep } = view;
  const { id } = jurisdiction;
  const name = nameOf(law, id, language);
  const title = id === 'us-federal' ? words.titleFederal[language] : filled(words.title[language], { name });
  const card = cards.one(rubric, day, id);
  if (card === undefined) throw new Error(`no report card for ${id}`);
  const grade = gradeOf(card, rubric, language);
  const provisions = law.provisions.filter((one) => one.jurisdiction === id);
  const main = provisions.find((one) => one.id === card.provision);
  const version = main === undefined ? undefined : versionOn(main, day);
  const history = { law, rubric, language, today, provisions };
  const turns = gradeHistory(law, rubric, id, firstDay, today);
  return {
    title,
    reader: 'anyone',
    width: 'wide',
    head: <ShareMeta atlas={atlas} language={language} path={to(language, `/laws/${id}/share.png`)} />,
    body: (
      <>
        <PatternSheet rubric={rubric} />
        <AtlasNav view={view} here="" />
        <Trail language={language} steps={[]} />
        <h1>{title}</h1>
        <Notes notes={view.notes} />
        <p class="atlas-headline">
          <Swatch grade={grade} /> <strong>{grade.label}</strong> {grade.words}
        </p>
        {day === today ? null : (
          <div class="nunc-note">
            <p>
              <strong>{filled(words.onDay[language], { day: dayInWords(day, language) })}</strong>{' '}
              <a href={to(language, `/laws/${id}`, { ...keep, on: '' })}>{words.toToday[language]}</a>
            </p>
          </div>
        )}
        <h2 id="plain">{words.plainHeading[language]}</h2>
        <section data-reader="survivor" class="atlas-plain">
          {main === undefined || version === undefined ? (
            <p>{noLawWords(card, name, language)}</p>
          ) : (
            <>
              <p class="nunc-lead">{main.plain[language]}</p>
              <p>
                {words.mainLaw[language].split('{law}')[0]}
                <a href={to(language, pathOf(main.id), on(keep))}>{main.citation}</a>.
              </p>
              <PlainAnswers one={{ provision: main, version }} language={language} />
              <p class="nunc-small">{atlasWords.unverifiedMeans[language]}</p>
            </>
          )}
          <p class="nunc-no-print">
            <a class="nunc-action" href={`/${language}/check`}>
              {words.checkRecord[language]}
            </a>
          </p>
        </section>
        <Help jurisdiction={jurisdiction} language={language} />
        <h2 id="laws">{words.allLaws[language]}</h2>
        <LawList provisions={provisions} view={view} />
        <h2 id="card">{words.cardHeading[language]}</h2>
        <AboutRubric rubric={rubric} language={language} />
        <CardSection card={card} provisions={provisions} atlas={atlas} view={view} />
        <p class="atlas-actions nunc-no-print">
          <a href={to(language, '/laws/bill', { in: id })}>{filled(words.tryBill[language], { name })}</a>
          <a href={to(language, '/laws/compare', { with: id }, keep)}>{words.compare[language]}</a>
        </p>
        <h2 id="history">{words.historyHeading[language]}</h2>
        {jurisdiction.recent_change === null ? null : (
          <p>
            <strong>{words.recent[language]}:</strong>{' '}
            <InEnglish language={language}>{jurisdiction.recent_change}</InEnglish>
          </p>
        )}
        <HistoryPicture {...history} cards={turns} />
        <h3 id="turns">{words.gradesOverTime[language]}</h3>
        <GradeTurns {...history} cards={turns} />
        <DayChooser view={view} path={`/laws/${id}`} rubrics={[...site.rubrics.values()]} />
        <h3 id="versions">{words.versionsHeading[language]}</h3>
        <VersionTable provisions={provisions} language={language} />
        <Pending provisions={provisions} language={language} />
        <Gaps atlas={atlas} view={view} provisions={provisions} id={id} />
        <Review provisions={provisions} language={language} />
        {jurisdiction.notes.length === 0 ? null : (
          <>
            <h3>{words.notes[language]}</h3>
            <ul>
              {jurisdiction.notes.map((note) => (
                <li key={note}>
                  <InEnglish language={language}>{note}</InEnglish>
                </li>
              ))}
            </ul>
          </>
        )}
        <Mistake paths={provisions.map((one) => one.path)} language={language} />
        <h2>{words.downloads[language]}</h2>
        <ul>
          <li>
            <a href={`/data/${id}.json`}>{filled(words.downloadAll[language], { name })}</a>
          </li>
          <li>
            <a href={dataCard(id, view)}>{words.downloadCard[language]}</a>
          </li>
        </ul>
        <HowToCite
          law={law}
          language={language}
          what={filled(words.citeWhat[language], { name })}
          day={day}
          address={`${site.origin}${to(language, `/laws/${id}`, { on: day }, keep)}`}
        />
      </>
    ),
  };
}

const on = (keep: View['keep']): Readonly<Record<string, string>> =>
  keep.on === undefined ? {} : { on: keep.on };

const dataCard = (id: string, { day, rubric }: View): string =>
  `/data/report-cards.json?jurisdiction=${id}&on=${day}&rubric=${rubric.id}`;

function noLawWords(card: ReportCard, name: string, language: Language): string {
  if (card.noCard === 'adults_shut_out') return filled(words.shutOut[language], { name });
  return card.undated.length === 0
    ? filled(words.noLaw[language], { name })
    : filled(words.noLawUndated[language], { name, laws: card.undated.join(', ') });
}

function LawList({ provisions, view }: { provisions: readonly Provision[]; view: View }) {
  const { language, day, keep } = view;
  const kinds = ['trafficking_specific', 'general', 'affirmative_defense'] as const;
  return (
    <>
      {kinds.map((kind) => {
        const own = provisions.filter((one) => one.kind === kind);
        return (
          <section key={kind}>
            <h3>{words[`kind_${kind}`][language]}</h3>
            {own.length === 0 ? <p>{words.none[language]}</p> : null}
            {own.map((one) => (
              <article class="nunc-card" key={one.id}>
                <h4 class="atlas-law__name">
                  <a href={to(language, pathOf(one.id), on(keep))}>{one.citation}</a>: {one.title[language]}
                </h4>
                <p>{one.plain[language]}</p>
                <p class="nunc-small">
                  {words.gives[language]}:{' '}
                  {[one.relief, ...one.also_gives].map((id) => valueNames[id]?.[language] ?? id).join(', ')}.{' '}
                  {versionOn(one, day) === undefined ? <strong>{words.notInForce[language]}</strong> : null}
                </p>
              </article>
            ))}
          </section>
        );
      })}
    </>
  );
}

interface CardProps {
  readonly card: ReportCard;
  readonly provisions: readonly Provision[];
  readonly atlas: Atlas;
  readonly view: View;
}

function CardSection({ card, provisions, view }: CardProps) {
  const { language, rubric } = view;
  const cites = (ids: readonly string[]): string =>
    ids.map((id) => provisions.find((one) => one.id === id)?.citation ?? id).join(', ');
  const undated =
    card.undated.length === 0 ? null : (
      <p>{filled(words.undated[language], { laws: cites(card.undated) })}</p>
    );
  if (card.noCard !== null)
    return (
      <>
        <p>{card.noCard === 'no_law' ? words.noCard[language] : words.shutOutCard[language]}</p>
        {undated}
      </>
    );
  const more = card.others.filter((one) => one.best > card.points.best);
  return (
    <>
      <p>
        {filled(words.cardLead[language], {
          citation: card.citation ?? '',
          rubric: rubric.title[language],
          grade: gradeOf(card, rubric, language).words,
        })}{' '}
        {card.points.worst === card.points.best ? null : atlasWords.rangeMeans[language]}
      </p>
      {card.together.length < 2 ? null : (
        <p>{filled(words.together[language], { laws: cites(card.together) })}</p>
      )}
      {undated}
      {more.map((one) => (
        <p key={one.provision}>
          {filled(words.mightBeMore[language], { law: one.citation, points: rangeOf(one.worst, one.best) })}
        </p>
      ))}
      <CardTable card={card} language={language} />
      {card.flags.length === 0 ? null : (
        <p>
          {words.also[language]}: {card.flags.map((flag) => flag.words[language]).join('; ')}.
        </p>
      )}
      <h3 id="improve">{words.improveHeading[language]}</h3>
      <Improvements card={card} rubric={rubric} language={language} />
    </>
  );
}

function Help({ jurisdiction, language }: { jurisdiction: JurisdictionFile; language: Language }) {
  if (jurisdiction.help.length === 0) return null;
  return (
    <>
      <h2 id="help">{words.helpHeading[language]}</h2>
      <p>{words.helpLead[language]}</p>
      <ul>
        {jurisdiction.help.map(({ name, contact, note, source }) => (
          <li key={name}>
            <strong>
              <InEnglish language={language}>{name}</InEnglish>
            </strong>
            : <Contact text={contact} />
            {note === null ? null : (
              <span class="nunc-small">
                {' '}
                <InEnglish language={language}>{note}</InEnglish>
              </span>
            )}{' '}
            {source === null ? null : (
              <a class="atlas-cite-mark" href={source} rel="noreferrer">
                {words.source[language]}
                <span class="usa-sr-only">: {name}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${language}/help`}>{words.helpMore[language]}</a>
      </p>
    </>
  );
}

/** Telephone numbers and addresses of electronic mail become links; the rest stays text. */
function Contact({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\+?1?-?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|[\w.+-]+@[\w.-]+\.\w+)/).map((part, index) => {
        if (part.includes('@'))
          return (
            <a key={index} href={`mailto:${part}`}>
              {part}
            </a>
          );
        const digits = part.replace(/\D/g, '');
        return index % 2 === 1 && digits.length >= 10 ? (
          <a key={index} class="nunc-phone" href={`tel:+${digits.length === 10 ? `1${digits}` : digits}`}>
            {part}
          </a>
        ) : (
          part
        );
      })}
    </>
  );
}

function Pending({ provisions, language }: { provisions: readonly Provision[]; language: Language }) {
  const bills = provisions.flatMap((one) => one.pending.map((bill) => ({ ...bill, law: one.short })));
  if (bills.length === 0) return null;
  return (
    <>
      <h2 id="pending">{words.pendingHeading[language]}</h2>
      <p>{words.pendingLead[language]}</p>
      <ul>
        {bills.map(({ bill, would, law }) => (
          <li key={`${bill} ${law}`}>
            <strong>{bill}</strong> ({law}): <InEnglish language={language}>{would}</InEnglish>
          </li>
        ))}
      </ul>
    </>
  );
}

interface GapProps {
  readonly atlas: Atlas;
  readonly view: View;
  readonly provisions: readonly Provision[];
  readonly id: string;
}

function Gaps({ atlas, view, provisions, id }: GapProps) {
  const { language, day } = view;
  const row = coverage(atlas.site.law, day).find((one) => one.jurisdiction === id);
  const { known = 0, silent = 0, unknown = 0, unverified = 0 } = row?.features ?? {};
  return (
    <>
      <h2 id="gaps">{words.gapsHeading[language]}</h2>
      <p>
        {filled(words.gapsLead[language], {
          all: String(known + silent + unknown),
          known: String(known),
          silent: String(silent),
          unknown: String(unknown),
          unverified: String(unverified),
        })}{' '}
        {atlasWords.englishOnly[language]}
      </p>
      {provisions.map((one) => (
        <ReviewGaps key={one.id} provision={one} language={language} />
      ))}
    </>
  );
}

/** What the review of one law left open: gaps in words, and where its sources disagree. */
export function ReviewGaps({ provision, language }: { provision: Provision; language: Language }) {
  const { gaps, conflicts } = provision.review;
  if (gaps.length + conflicts.length === 0) return null;
  return (
    <details>
      <summary>
        {provision.citation} ({gaps.length + conflicts.length})
      </summary>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            <InEnglish language={language}>{gap}</InEnglish>
          </li>
        ))}
        {conflicts.map((conflict) => (
          <li key={conflict.on}>
            {filled(words.conflict[language], { on: conflict.on })}{' '}
            <InEnglish language={language}>{conflict.says.join(' / ')}</InEnglish>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Review({ provisions, language }: { provisions: readonly Provision[]; language: Language }) {
  return (
    <>
      <h2 id="sources">{words.reviewHeading[language]}</h2>
      {provisions.map((one) => (
        <Sources key={one.id} provision={one} language={language} />
      ))}
    </>
  );
}

/** When a law was reviewed, how sure the review was, and what it was read from. */
export function Sources({ provision, language }: { provision: Provision; language: Language }) {
  const { sources, review, citation } = provision;
  const count = sources.length === 1 ? words.sourceOf : words.sourcesOf;
  return (
    <details>
      <summary>{filled(count[language], { n: String(sources.length), law: citation })}</summary>
      <p>
        {filled(words.reviewed[language], {
          month: dayInWords(review.checked, language),
          confidence: words[`confidence_${review.confidence}`][language],
        })}
      </p>
      <ul class="atlas-sources">
        {sources.map(({ url, supports, as_of }) => (
          <li key={`${url} ${supports}`}>
            {/^https?:\/\/\S+$/.test(url) ? (
              <a href={url} rel="noreferrer">
                {url.replace(/^https?:\/\//, '').slice(0, 90)}
              </a>
            ) : (
              url
            )}
            {as_of === null ? null : ` (${filled(words.asOf[language], { day: as_of })})`}:{' '}
            <InEnglish language={language}>{supports}</InEnglish>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Which file to correct, and how a correction is proposed. */
export function Mistake({ paths, language }: { paths: readonly string[]; language: Language }) {
  return (
    <section aria-labelledby="mistake">
      <h2 id="mistake">{words.mistakeHeading[language]}</h2>
      <p>{words.mistake[language]}</p>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <code class="atlas-hash">law/{path}</code>
          </li>
        ))}
      </ul>
      <p>{words.mistakeHow[language]}</p>
    </section>
  );
}
