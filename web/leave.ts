/**
 * The way out, for every page. Blanks the page first, so that a slow line shows nothing; replaces the history entry,
 * so that Back does not lead here; three presses of Shift within five seconds do the same as the link. A page that is
 * shown again through Back after somebody left stays blank and leaves again. What it remembers is one mark in this
 * tab's session storage, set only on leaving and taken away by the next ordinary visit.
 */
const mark = 'left';
const pressesNeeded = 3;
const pressesWithin = 5000;

const link = document.getElementById('leave');
const said = document.getElementById('leave-said');
const elsewhere = 'https://www.weather.gov/';

function blank(): void {
  document.documentElement.classList.add('nunc-blank');
  document.title = ' ';
  document.body?.replaceChildren();
}

function leave(): void {
  blank();
  // A page that asks before it is closed by mistake must not ask now.
  dispatchEvent(new Event('nunc-leave'));
  try {
    sessionStorage.clear();
    sessionStorage.setItem(mark, '1');
  } catch {
    // Storage may be switched off; leaving must go on.
  }
  location.replace(elsewhere);
}

function hasLeft(): boolean {
  try {
    return sessionStorage.getItem(mark) !== null;
  } catch {
    return false;
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(mark);
  } catch {
    // Nothing was kept then.
  }
}

/** Shown again through Back or Forward, from the network or from the browser's memory. */
function cameBack(event: PageTransitionEvent): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return event.persisted || (entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward');
}

addEventListener('pageshow', (event) => {
  if (!hasLeft()) return;
  if (cameBack(event)) leave();
  else forget();
});

link?.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

let presses = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(): void {
  document.documentElement.dataset.leave = String(presses);
  if (said !== null)
    said.textContent = presses === 0 ? '' : (link?.dataset.steps ?? '').replace('{n}', String(presses));
}

addEventListener('keyup', (event) => {
  if (event.key !== 'Shift') return;
  presses += 1;
  show();
  clearTimeout(timer);
  if (presses >= pressesNeeded) {
    leave();
    return;
  }
  timer = setTimeout(() => {
    presses = 0;
    show();
  }, pressesWithin);
});

// Shift held to type a capital is not a call for help.
addEventListener('keydown', (event) => {
  if (event.key === 'Shift') return;
  presses = 0;
  show();
});

export {};
