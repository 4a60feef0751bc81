/** The start page, and the pages about Nunc itself: privacy and safety, what it can and cannot do. */
import { addPage, type Section } from '../site/page.tsx';
import { homeWords as words } from './words.ts';

export const homeSection: Section = (app, site) => {
  addPage(app, site, '/', (language) => ({
    title: words.title[language],
    description: words.description[language],
    reader: 'survivor',
    width: 'wide',
    body: (
      <>
        <h1>{words.heading[language]}</h1>
        <p class="nunc-lead nunc-home__lead">{words.lead[language]}</p>
        <p>
          <a class="nunc-action" href={`/${language}/check`}>
            {words.begin[language]}
          </a>
        </p>
        <p class="nunc-small">{words.stays[language]}</p>
        <h2>{words.alsoHere[language]}</h2>
        <div class="nunc-grid">
          {cards.map(({ path, title, text }) => (
            <section class="nunc-card" key={path}>
              <h3>
                <a href={`/${language}${path}`}>{words[title][language]}</a>
              </h3>
              <p>{words[text][language]}</p>
            </section>
          ))}
        </div>
        <div class="nunc-note">
          <p>{words.safety[language]}</p>
          <p>
            <a href={`/${language}/privacy`}>{words.privacyMore[language]}</a>
          </p>
        </div>
      </>
    ),
  }));
};

const cards = [
  { path: '/help', title: 'helpTitle', text: 'helpText' },
  { path: '/consequences', title: 'consequencesTitle', text: 'consequencesText' },
  { path: '/laws', title: 'lawsTitle', text: 'lawsText' },
  { path: '/learn', title: 'learnTitle', text: 'learnText' },
] as const;
