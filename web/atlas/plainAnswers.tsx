/** A law as answers to the questions that a person asks of it: short sentences, each with its cite; gaps as gaps. */
import { citeOf, type InForce, isUnverified } from '@nunc/grading';
import { featureNames } from '@nunc/law';
import { dayInWords, type Language } from '../site/language.ts';
import { pathOf } from './atlas.ts';
import { waitWords } from './featureValue.tsx';
import { plainText as text } from './featureWords.ts';
import { atlasWords as words } from './words.ts';

/** A question, the sentences that answer it, and the feature that they rest on. */
interface Answer {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly feature: string;
  /** Nobody here knows: shown as a gap. */
  readonly isGap: boolean;
}

/** Questions and answers about one version of a law. */
export function PlainAnswers({ one, language }: { one: InForce; language: Language }) {
  return (
    <dl class="atlas-answers">
      {answersOf(one, language).map(({ question, sentences, feature, isGap }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>
            {isGap ? <span class="atlas-gap">{sentences.join(' ')}</span> : sentences.join(' ')}{' '}
            <a class="atlas-cite-mark" href={`/${language}${pathOf(one.provision.id)}#${idOf(feature)}`}>
              {citeOf(one, feature)}
            </a>
            {isUnverified(one, feature) ? (
              <>
                {' '}
                <span class="atlas-mark">{words.unverifiedMark[language]}</span>
              </>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The place of a feature on a provision's page. */
const idOf = (feature: string): string => `f-${feature.split('.')[0]}`;

/** The answers, in the order in which they matter. */
export function answersOf(one: InForce, language: Language): Answer[] {
  const { features } = one.version;
  const say = (key: keyof typeof text): string => text[key][language];
  const list = (key: keyof typeof text, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [say(key).replace('{list}', names.join(', '))];
  const answer = (question: keyof typeof text, feature: string, sentences: readonly string[]): Answer => ({
    question: say(question),
    feature,
    sentences: sentences.length === 0 ? [say('unknown')] : sentences,
    isGap: sentences.length === 0,
  });
  const words3 = (value: string | null, prefix: string): string[] => {
    if (value === null) return [];
    const key = `${prefix}_${value}`;
    return [isKey(key) ? say(key) : say('silent')];
  };
  const named = (path: string): string => (featureNames[path]?.[language] ?? path).toLowerCase();
  const { reaches, who, offenses, nexus, proof, timing, court, procedure, effect } = features;

  const kinds = Object.entries(reaches).filter(
    ([kind, value]) => kind !== 'pending_charge' || value === true,
  );
  const kindsThat = (wanted: (value: unknown) => boolean): string[] =>
    kinds.filter(([, value]) => wanted(value)).map(([kind]) => named(`reaches.${kind}`));
  const records = [
    ...list(
      'reaches',
      kindsThat((value) => value === true),
    ),
    ...list(
      'reachesNot',
      kindsThat((value) => value === false || value === 'silent'),
    ),
    ...list(
      'reachesUnknown',
      kindsThat((value) => value === null),
    ),
  ];

  const sets = (
    own: readonly { readonly label: { readonly en: string; readonly es: string } }[],
  ): string[] => {
    const labels = [...new Set(own.map(({ label }) => label[language]))];
    const most = 8;
    return labels.length <= most
      ? labels
      : [...labels.slice(0, most), say('more').replace('{n}', String(labels.length - most))];
  };
  const covered =
    offenses.scope === null
      ? []
      : [
          ...words3(offenses.scope, 'scope'),
          ...list('only', sets(offenses.only)),
          ...list('leftOut', sets(offenses.except)),
        ];

  const ages = who.adults === false ? [say('onlyMinors')] : who.minors === false ? [say('onlyAdults')] : [];
  const people = [...whoSentences(who, say), ...ages];

  const shown =
    nexus.words !== null
      ? [say('showThat').replace('{words}', nexus.words[language].replace(/\.$/, ''))]
      : words3(nexus.standard, 'show');
  const link = [...shown, ...(nexus.at_the_time === true ? [say('atTheTime')] : [])];

  const papers =
    proof.official_document_required === null
      ? []
      : [
          proof.official_document_required === true
            ? say('papersRequired')
            : proof.official_document_required === false
              ? say('papersNo')
              : say('silent'),
          ...(proof.official_document_presumption === true ? [say('papersHelp')] : []),
        ];

  const told = [
    ...list(
      'told',
      procedure.serve.map((whom) => whom[language]),
    ),
    ...(typeof procedure.response_days === 'number'
      ? [say('answer').replace('{n}', String(procedure.response_days))]
      : []),
    ...(procedure.consent_required === true ? [say('consent')] : []),
  ].map(capital);

  const cost =
    procedure.filing_fee === null
      ? []
      : [
          procedure.filing_fee === 'silent'
            ? say('costSilent')
            : procedure.filing_fee === 0
              ? say('costFree')
              : say('costSome').replace('{n}', String(procedure.filing_fee)),
        ];
  const fines = procedure.fines_must_be_paid === true ? [say('finesFirst')] : [];

  return [
    answer('qRecords', 'reaches', records),
    answer('qOffenses', 'offenses.scope', covered),
    answer('qWho', 'who', people),
    answer('qShow', 'nexus.standard', link),
    answer('qProof', 'proof.burden', words3(proof.burden, 'proof')),
    answer('qPapers', 'proof.official_document_required', papers),
    answer('qTime', 'timing', timeSentences(timing, language, say)),
    answer(
      'qWhere',
      'procedure.file_in',
      procedure.file_in === null ? [] : [`${capital(procedure.file_in[language])}.`],
    ),
    answer('qTold', 'procedure.serve', told),
    answer('qPublic', 'procedure.confidential', [
      ...(procedure.confidential === null
        ? []
        : [
            procedure.confidential === true
              ? say('publicYes')
              : procedure.confidential === false
                ? say('publicNo')
                : say('publicSilent'),
          ]),
    ]),
    answer(
      'qCost',
      'procedure.filing_fee',
      cost.length === 0 && fines.length === 0 ? [] : [...cost, ...fines],
    ),
    answer('qHearing', 'court.hearing', words3(court.hearing, 'hearing')),
    answer('qCourt', 'court.discretion', words3(court.discretion, 'court')),
    answer('qAfter', 'effect', effectSentences(effect, language, say)),
  ];
}

type Say = (key: keyof typeof text) => string;

const isKey = (key: string): key is keyof typeof text => key in text;

const capital = (sentence: string): string => `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;

type Features = InForce['version']['features'];

function whoSentences({ harm, sex_trafficking, labor_trafficking }: Features['who'], say: Say): string[] {
  if (harm === 'none') return [say('whoAnyone')];
  if (harm === 'intimate_partner_or_sexual_violence') return [say('whoHarm')];
  if (sex_trafficking === true && labor_trafficking === true) return [say('whoBoth')];
  if (sex_trafficking === true)
    return [say('whoSex'), say(labor_trafficking === null ? 'whoUnknownLabor' : 'whoNotLabor')];
  if (labor_trafficking === true)
    return [say('whoLabor'), ...(sex_trafficking === null ? [say('whoUnknownSex')] : [])];
  return [];
}

function timeSentences(timing: Features['timing'], language: Language, say: Say): string[] {
  const { deadline, waits, left_trafficking, sentence_complete, no_pending_charges, no_new_convictions } =
    timing;
  const hasNoDeadline = deadline === 'none' || deadline === 'silent';
  const hasNoWait = waits === 'silent' || waits?.length === 0;
  const gaps = (
    [
      ['timing.deadline', deadline],
      ['timing.waits', waits],
      ['timing.left_trafficking', left_trafficking],
      ['timing.sentence_complete', sentence_complete],
      ['timing.no_pending_charges', no_pending_charges],
      ['timing.no_new_convictions', no_new_convictions],
    ] as const
  )
    .filter(([, value]) => value === null)
    .map(([path]) => (featureNames[path]?.[language] ?? path).toLowerCase());
  const sentences = [
    ...(hasNoDeadline && hasNoWait ? [say('timeAny')] : hasNoDeadline ? [say('timeNoDeadline')] : []),
    ...deadlineSentence(deadline, language, say),
    ...(Array.isArray(waits) && waits.length > 0
      ? [say('timeWait').replace('{list}', waits.map((wait) => waitWords(wait, language)).join('; '))]
      : []),
    ...(left_trafficking === 'required' ? [say('timeLeft')] : []),
    ...(left_trafficking === 'required_or_services' ? [say('timeLeftOr')] : []),
    ...(sentence_complete === true ? [say('timeSentence')] : []),
    ...(no_pending_charges === true ? [say('timePending')] : []),
    ...(no_new_convictions === true ? [say('timeClean')] : []),
  ];
  if (sentences.length === 0 && gaps.length > 0) return [];
  return gaps.length === 0
    ? sentences
    : [...sentences, say('timeUnknown').replace('{list}', gaps.join(', '))];
}

function deadlineSentence(deadline: Features['timing']['deadline'], language: Language, say: Say): string[] {
  if (deadline === null || typeof deadline === 'string') return [];
  if ('rolling' in deadline) return [`${capital(deadline.rolling[language]).replace(/\.$/, '')}.`];
  return [
    say('timeDeadline').replace('{day}', dayInWords(deadline.by, language)),
    ...(deadline.later_on === null ? [] : [`${capital(deadline.later_on[language]).replace(/\.$/, '')}.`]),
  ];
}

function effectSentences(effect: Features['effect'], language: Language, say: Say): string[] {
  const told = [
    ...(effect.deemed_never_occurred === true ? [say('after_deemed')] : []),
    ...(effect.may_deny === true ? [say('after_deny')] : []),
    ...(effect.destroyed === true ? [say('after_destroyed')] : []),
    ...(effect.sealed_public === true ? [say('after_sealed')] : []),
    ...(effect.licensing_boards_see === true ? [say('after_boards')] : []),
    ...(effect.licensing_boards_see === false ? [say('after_boardsNot')] : []),
  ];
  const gaps = (
    [
      ['effect.deemed_never_occurred', effect.deemed_never_occurred],
      ['effect.may_deny', effect.may_deny],
      ['effect.destroyed', effect.destroyed],
      ['effect.sealed_public', effect.sealed_public],
      ['effect.licensing_boards_see', effect.licensing_boards_see],
    ] as const
  )
    .filter(([, value]) => value === null)
    .map(([path]) => (featureNames[path]?.[language] ?? path).toLowerCase());
  if (told.length === 0) return gaps.length === 0 ? [say('after_silent')] : [];
  return gaps.length === 0 ? told : [...told, say('after_unknown').replace('{list}', gaps.join(', '))];
}
