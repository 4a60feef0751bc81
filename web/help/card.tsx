/** One program as a card: whom it is for, what it does, how to reach it, and how far that was checked. */

import { filled } from '../site/filled.ts';
import { dayInWords, type Language } from '../site/language.ts';
import { dialed } from './contact.ts';
import { type Help, type HelpKind, isReachable } from './directory.ts';
import { helpWords as words } from './words.ts';

const kindWords: Readonly<Record<HelpKind, { readonly en: string; readonly es: string }>> = {
  hotline: words.kindHotline,
  reentry: words.kindReentry,
  legal_help: words.kindLegal,
  immigration: words.kindImmigration,
  directory: words.kindDirectory,
};

/**
 * A program under a heading of level 3, or 2 where it stands alone below the page's own. Links to other sites tell them
 * nothing about where somebody came from.
 */
export function HelpCard({ help, language, level = 3 }: { help: Help; language: Language; level?: 2 | 3 }) {
  const { area } = help;
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article class="nunc-card nunc-help" id={help.id}>
      <p class="nunc-help__kind">{kindWords[help.kind][language]}</p>
      <Heading class="nunc-help__name">
        {help.name[language]}
        {area === null ? null : <span class="nunc-help__area"> · {area[language]}</span>}
      </Heading>
      <p>{help.does[language]}</p>
      <Ways help={help} language={language} />
      <dl class="nunc-help__facts">
        <Fact term={words.forWhom[language]} text={help.for_whom[language]} />
        <Fact term={words.hours[language]} text={help.hours?.[language]} />
        <Fact term={words.languages[language]} text={help.languages?.[language]} />
        <Fact term={words.intake[language]} text={help.intake?.[language]} />
        <Fact term={words.know[language]} text={help.safety?.[language]} />
        <Fact term={words.know[language]} text={help.caution?.[language]} />
      </dl>
      {help.note === null ? null : <p lang="en">{help.note}</p>}
      <Checked help={help} language={language} />
    </article>
  );
}

function Fact({ term, text }: { term: string; text: string | undefined }) {
  return text === undefined ? null : (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** Every known way to reach a program, the most direct first; numbers are links that dial. */
function Ways({ help, language }: { help: Help; language: Language }) {
  if (!isReachable(help)) return <p class="nunc-small">{words.noContact[language]}</p>;
  const { phone, text, chat, email, url, contactText } = help;
  return (
    <ul class="nunc-help__ways">
      {phone === null ? null : (
        <li>
          {words.call[language]}{' '}
          <a class="nunc-phone" href={`tel:${dialed(phone)}`}>
            {phone}
          </a>
        </li>
      )}
      {text === null ? null : (
        <li>
          <a href={`sms:${text.number}`}>
            {text.word === null
              ? filled(words.textPlain[language], { number: text.number })
              : filled(words.textTo[language], { word: text.word, number: text.number })}
          </a>
        </li>
      )}
      {chat === null ? null : <Outside href={chat} label={words.chat[language]} />}
      {email === null ? null : (
        <li>
          {words.write[language]}: <a href={`mailto:${email}`}>{email}</a>
        </li>
      )}
      {url === null ? null : <Outside href={url} label={words.visit[language]} />}
      {contactText === null ? null : <li>{contactText}</li>}
    </ul>
  );
}

/** A link to another site, with the address in sight: on paper it can be typed, and nobody is surprised. */
function Outside({ href, label }: { href: string; label: string }) {
  return (
    <li>
      {label}:{' '}
      <a href={href} rel="noreferrer nofollow external">
        {shortAddress(href)}
      </a>
    </li>
  );
}

/** An address as people write it down: without `https://`, `www.` and a slash at the end. */
export const shortAddress = (url: string): string =>
  url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');

function Checked({ help, language }: { help: Help; language: Language }) {
  const { source, as_of, dated, verified } = help;
  const when = [
    filled(words.read[language], { when: dayInWords(as_of, language) }),
    ...(dated === null ? [] : [filled(words.dated[language], { when: dayInWords(dated, language) })]),
  ].join('; ');
  return (
    <p class="nunc-help__checked">
      {verified ? words.checked[language] : words.unchecked[language]}.{' '}
      {source === null ? null : (
        <>
          <a href={source} rel="noreferrer nofollow external">
            {words.source[language]}
          </a>{' '}
          ({when})
        </>
      )}
    </p>
  );
}
