/**
 * The browser for the tests of the site. One that is there is used; where Debian's packages may be installed, Chromium
 * is installed from them; otherwise the tests fail and say what to do. They are never skipped: a site that nobody
 * opened is not tested.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which Chromium and Chrome are installed, on the path or in full. */
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const isThere = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser's path: the one that `NUNC_BROWSER` names, or the first one found; `null` where there is none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.NUNC_BROWSER ?? '';
  if (named !== '') return isThere(named) ? named : null;
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...places, ...onPath].find(isThere) ?? null;
}

/** What to do where no browser is found and none may be installed. */
export const noBrowser =
  'There is no Chromium or Chrome. Install one (Debian, Ubuntu: apt-get install chromium), or name it: NUNC_BROWSER=/path/to/chrome npm test';

/** Finds a browser, or installs Debian's Chromium where this user may install packages. `null`: see `noBrowser`. */
export function browserOrInstall(): string | null {
  const found = findBrowser();
  if (found !== null || (process.env.NUNC_BROWSER ?? '') !== '') return found;
  const mayInstall = process.getuid?.() === 0 && isThere('/usr/bin/apt-get');
  if (!mayInstall) return null;
  process.stdout.write('installing chromium from the packages of this system (once)\n');
  const apt = (...words: string[]): boolean =>
    spawnSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const installed =
    apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return installed ? findBrowser() : null;
}
