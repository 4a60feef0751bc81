/** Privacy and safety: what stays, what does not, what the way out can do and what it cannot. */
import { addPage, type Section } from '../site/page.tsx';
import { privacyWords as words } from './privacyWords.ts';

export const privacySection: Section = (app, site) => {
  addPage(app, site, '/privacy', (language) => ({
    title: words.title[language],
    reader: 'survivor',
    body: (
      <>
        <h1>{words.title[language]}</h1>
        <p class="nunc-lead">{words.lead[language]}</p>
        {parts.map(({ heading, points }) => (
          <section key={heading}>
            <h2>{words[heading][language]}</h2>
            <ul>
              {points.map((point) => (
                <li key={point}>{words[point][language]}</li>
              ))}
            </ul>
          </section>
        ))}
        <h2>{words.proofHeading[language]}</h2>
        <p>{words.proofText[language]}</p>
        <ul>
          {proofs.map(([promise, test]) => (
            <li key={promise}>
              {words[promise][language]} <code>{test}</code>
            </li>
          ))}
        </ul>
      </>
    ),
  }));
  addPage(app, site, '/about', (language) => ({
    title: words.aboutTitle[language],
    reader: 'anyone',
    body: (
      <>
        <h1>{words.aboutTitle[language]}</h1>
        <p class="nunc-lead">{words.aboutLead[language]}</p>
        {aboutParts.map(({ heading, points }) => (
          <section key={heading}>
            <h2>{words[heading][language]}</h2>
            <ul>
              {points.map((point) => (
                <li key={point}>{words[point][language]}</li>
              ))}
            </ul>
          </section>
        ))}
        <h2>{words.versionHeading[language]}</h2>
        <p>
          {words.versionText[language]} <code class="nunc-hash">{site.law.hash}</code>
        </p>
      </>
    ),
  }));
};

const parts = [
  { heading: 'staysHeading', points: ['stays1', 'stays2', 'stays3', 'stays4'] },
  { heading: 'leaveHeading', points: ['leave1', 'leave2', 'leave3', 'leave4', 'leave5'] },
  { heading: 'saferHeading', points: ['safer1', 'safer2', 'safer3', 'safer4'] },
  { heading: 'serverHeading', points: ['server1', 'server2', 'server3'] },
] as const;

const aboutParts = [
  { heading: 'isHeading', points: ['is1', 'is2', 'is3'] },
  { heading: 'isNotHeading', points: ['isNot1', 'isNot2', 'isNot3', 'isNot4'] },
  { heading: 'limitsHeading', points: ['limits1', 'limits2', 'limits3', 'limits4', 'limits5'] },
  { heading: 'accessHeading', points: ['access1', 'access2', 'access3'] },
  { heading: 'mistakeHeading', points: ['mistake1', 'mistake2'] },
] as const;

/** Each promise with the test that holds it. */
const proofs = [
  ['proof1', 'e2e/check.test.ts'],
  ['proof2', 'e2e/pages.test.ts'],
  ['proof3', 'e2e/leave.test.ts'],
  ['proof4', 'web/site/headers.test.ts'],
] as const;
