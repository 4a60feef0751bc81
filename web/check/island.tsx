/** The self-screening in the browser: takes the law that the page names, then runs without another request. */
import type { Law } from '@nunc/law';
import { render } from 'preact';
import { LawShelf } from '../device/law.ts';
import { isLanguage } from '../site/language.ts';
import { Check } from './app.tsx';
import { loadRest, type Rest } from './device.ts';
import { checkWordsFrom, helpersFrom } from './wordsHere.ts';

async function start(place: HTMLElement): Promise<void> {
  const { jurisdiction = '', law = '', details = '', consequences = '', today = '' } = place.dataset;
  const { worker = '', program = '', reading = '' } = place.dataset;
  const language = document.documentElement.lang;
  const words = checkWordsFrom(document.getElementById('check-words')?.textContent ?? '');
  if (words === null || !isLanguage(language)) return;
  const helpers = helpersFrom(document.getElementById('check-helpers')?.textContent ?? '');
  const shelf = new LawShelf((id) => (id === jurisdiction ? { law, details } : null));
  if ((await shelf.load(jurisdiction)) !== 'ready' || shelf.law === null) {
    const status = document.getElementById('check-status');
    if (status !== null) status.textContent = words.loadFailed;
    return;
  }
  place.replaceChildren();
  const show = (known: Law, rest: Rest | null): void =>
    render(
      <Check
        language={language}
        words={words}
        jurisdiction={jurisdiction}
        law={known}
        rest={rest}
        helpers={helpers}
        today={today}
      />,
      place,
    );
  show(shelf.law, null);
  const [rest] = await Promise.all([
    loadRest(
      consequences.split(' ').filter((one) => one !== ''),
      { worker, program, language: reading },
    ),
    shelf.loadDetails(jurisdiction),
  ]);
  show(shelf.law, rest);
  place.dataset.state = 'ready';
}

const place = document.getElementById('check');
if (place !== null) void start(place);
