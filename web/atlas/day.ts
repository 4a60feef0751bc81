/** Calendar days in addresses, and the first day that the atlas can be asked about. */

/** Before it no law for survivors existed anywhere (but for one of 2006 and one of 2009, which still stand on this day). */
export const firstDay = '2010-01-01';

/** A day from an address: `2018-06-01`, and `2018-06` or `2018` for its first day. `null` where it is no day. */
export function readDay(text: string): string | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text.trim());
  if (parts === null || parts[1] === '0000') return null;
  const day = `${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}`;
  const instant = Date.parse(`${day}T00:00:00Z`);
  // Date would take the 31st of February for the 3rd of March.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== day) return null;
  return day;
}

/** The day before or after. */
export function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
