/**
 * A calendar file of all-day events. Somebody else may see the calendar: titles are neutral, without names, case
 * numbers or what it is about.
 */
import { addDays } from './days.ts';
import type { Deadline } from './deadlines.ts';

export interface CalendarInput {
  /** Stable and free of names: the place of the filing in the plan. */
  readonly id: string;
  readonly name: string;
  readonly askForReceipt: string;
  readonly receipt: string | null;
  readonly deadlines: readonly Deadline[];
  readonly today: string;
}

/** The text of an .ics file. Without a day of receipt nothing can be counted, so it holds one task: enter that day. */
export function calendarOf(input: CalendarInput): string {
  const stamp = `${compact(input.today)}T000000Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nunc//Packet//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(input.name)}`,
  ];
  if (input.receipt === null) {
    const uid = `${input.id}-receipt@nunc.invalid`;
    lines.push(
      'BEGIN:VTODO',
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `SUMMARY:${escaped(input.askForReceipt)}`,
      'STATUS:NEEDS-ACTION',
      'END:VTODO',
    );
  }
  for (const deadline of input.deadlines) {
    if (!deadline.calendar || deadline.day === null) continue;
    const note =
      deadline.movedFrom === null
        ? deadline.rule
        : `${deadline.rule} Moved from ${deadline.movedFrom} to a court day; check.`;
    lines.push(...event(`${input.id}-${deadline.id}`, deadline.day, deadline.title, note, stamp));
    for (const days of deadline.remindDaysBefore) {
      const day = addDays(deadline.day, -days);
      lines.push(
        ...event(
          `${input.id}-${deadline.id}-${days}`,
          day,
          `In ${days} days: ${deadline.title}`,
          note,
          stamp,
        ),
      );
    }
  }
  lines.push('END:VCALENDAR');
  return lines.map(folded).join('');
}

function event(id: string, day: string, title: string, note: string, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@nunc.invalid`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(note)}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

const escaped = (value: string): string =>
  value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Lines of at most 75 bytes; a longer one goes on after a line break and a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > 74) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return `${text}\r\n`;
}
