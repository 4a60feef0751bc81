/**
 * The directory of help: its schema, its reader, and who can help in one jurisdiction. Pure: text in, values out.
 *
 * A jurisdiction's law file may list help, too. It is the truth about contacts of the programs that it names; an entry
 * here with that `law_name` gives it words in both languages. `helpFor` brings the two together.
 */
import type { JurisdictionFile, Words } from '@nunc/law';
import { z } from 'zod';
import { contactIn } from './contact.ts';
import { monthSchema, placesSchema, type Read, readFile, repeated, webSchema, wordsSchema } from './read.ts';

const kinds = ['hotline', 'reentry', 'legal_help', 'immigration', 'directory'] as const;
export type HelpKind = (typeof kinds)[number];

const phoneSchema = z
  .string()
  .regex(/^(?:1-)?\d{3}-\d{3}-\d{4}$|^\d{3}$/, 'is not a phone number: write it as 1-888-373-7888');

const programSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may hold small letters, digits and hyphens only'),
  law_name: z.string().nullable().default(null),
  name: wordsSchema,
  kind: z.enum(kinds),
  places: placesSchema,
  area: wordsSchema.nullable().default(null),
  audience: z.enum(['survivors', 'attorneys']).default('survivors'),
  for_whom: wordsSchema,
  does: wordsSchema,
  phone: phoneSchema.nullable().default(null),
  text: z
    .strictObject({
      number: z.string().regex(/^\d{3,10}$/, 'holds digits only'),
      word: z.string().nullable(),
    })
    .nullable()
    .default(null),
  chat: webSchema.nullable().default(null),
  email: z.email('is not an e-mail address').nullable().default(null),
  url: webSchema.nullable().default(null),
  hours: wordsSchema.nullable().default(null),
  languages: wordsSchema.nullable().default(null),
  /** Whether it takes new people now, as far as it says. */
  intake: wordsSchema.nullable().default(null),
  /** What to know before relying on what stands here. */
  caution: wordsSchema.nullable().default(null),
  /** What contacting this program may mean for somebody's safety, beyond what holds for every call. */
  safety: wordsSchema.nullable().default(null),
  source: webSchema.nullable().default(null),
  as_of: monthSchema,
  dated: z
    .string()
    .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'is neither a year nor a month')
    .nullable()
    .default(null),
  verified: z.boolean(),
});

const directorySchema = z
  .strictObject({ programs: z.array(programSchema) })
  .superRefine(({ programs }, context) => {
    const say = (message: string): void => context.addIssue({ code: 'custom', path: ['programs'], message });
    const twice = repeated(programs.map(({ id }) => id));
    if (twice !== null) say(`has two programs with the id "${twice}"`);
    const named = repeated(programs.flatMap(({ law_name }) => law_name ?? []));
    if (named !== null) say(`has two programs with the law_name "${named}"`);
    for (const { id, law_name, source } of programs)
      if (law_name === null && source === null) say(`"${id}" has no source: where was its contact read?`);
  });

/** One program, as the directory's file writes it. */
export type Program = z.infer<typeof programSchema>;

export interface Directory {
  readonly programs: readonly Program[];
}

/** What the directory needs to know of a jurisdiction: the law's own file, or a part of it. */
export type Place = Pick<JurisdictionFile, 'id' | 'help'>;

/** A program with the contacts of both files brought together, ready for a page. */
export interface Help extends Omit<Program, 'law_name'> {
  /** The law file's line where it holds more than the contacts taken from it: shown as it is. */
  readonly contactText: string | null;
  /** Words of the law file about a program that the directory does not know; they exist in English alone. */
  readonly note: string | null;
}

export const readDirectory = (file: string, text: string): Read<Directory> =>
  readFile(file, text, directorySchema);

/** A program that only the law names: its words exist in English alone, and the page says whose language it is. */
function knownFromLawAlone(line: JurisdictionFile['help'][number], place: string): Help {
  const name: Words = { en: line.name, es: line.name };
  return {
    ...withContact({ phone: null, email: null, url: null }, line),
    id: `${place}-${line.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    name,
    kind: 'legal_help',
    places: [place],
    area: null,
    audience: 'survivors',
    for_whom: { en: 'People with a record here.', es: 'Personas con antecedentes aquí.' },
    does: {
      en: 'Named in the law’s file of this place.',
      es: 'Nombrado en el archivo de la ley de este lugar.',
    },
    text: null,
    chat: null,
    hours: null,
    languages: null,
    intake: null,
    caution: null,
    safety: null,
    source: line.source,
    as_of: '2026-11',
    dated: null,
    verified: false,
    note: line.note,
  };
}

type Contacts = Pick<Program, 'phone' | 'email' | 'url'>;

/** The directory's own contact first, else the one in the law's line. */
function withContact(
  own: Contacts,
  line: JurisdictionFile['help'][number] | undefined,
): Contacts & { readonly contactText: string | null } {
  if (line === undefined) return { ...own, contactText: null };
  const read = contactIn(line.contact);
  const nothing = read.phone === null && read.email === null && read.url === null;
  return {
    phone: own.phone ?? read.phone,
    email: own.email ?? read.email,
    url: own.url ?? read.url,
    contactText:
      nothing && own.url === null && own.phone === null && !/not known/i.test(line.contact)
        ? line.contact
        : null,
  };
}

const kindOrder: readonly HelpKind[] = kinds;

/** A program with its contacts and those of the law's line about it. */
function asHelp({ law_name: _, ...program }: Program, line?: JurisdictionFile['help'][number]): Help {
  const { contactText, ...contacts } = withContact(program, line);
  return { ...program, ...contacts, source: program.source ?? line?.source ?? null, contactText, note: null };
}

/**
 * Who can help in a jurisdiction: hotlines first, then programs of the place, then those of the whole country, then
 * what is for attorneys. Nothing that the law's file names is left out.
 */
export function helpFor(directory: Directory, place: Place): readonly Help[] {
  const here = directory.programs.filter(({ places }) => places === 'national' || places.includes(place.id));
  const merged = here.map((program) =>
    asHelp(
      program,
      place.help.find(({ name }) => name === program.law_name),
    ),
  );
  const known = new Set(here.flatMap(({ law_name }) => law_name ?? []));
  const others = place.help
    .filter(({ name }) => !known.has(name))
    .map((line) => knownFromLawAlone(line, place.id));
  return [...merged, ...others].toSorted((a, b) => rank(a) - rank(b));
}

/** Who helps survivors anywhere in the country. */
export const helpEverywhere = ({ programs }: Directory): readonly Help[] =>
  programs
    .filter(({ places, audience }) => places === 'national' && audience === 'survivors')
    .map((program) => asHelp(program))
    .toSorted((a, b) => rank(a) - rank(b));

/** Who trains and advises attorneys, wherever they are. */
export const helpForAttorneys = ({ programs }: Directory): readonly Help[] =>
  programs.filter(({ audience }) => audience === 'attorneys').map((program) => asHelp(program));

/** What helps first stands first, and whom one can reach before whom one cannot; then the order of the file decides. */
function rank(help: Help): number {
  if (help.audience === 'attorneys') return 1000;
  if (help.id === 'hotline') return 0;
  const nationwide = isLocal(help) ? 10 : 100;
  return nationwide + kindOrder.indexOf(help.kind) + (isReachable(help) ? 0 : kindOrder.length);
}

/** Whether any way to reach the program is known. */
export const isReachable = ({ phone, text, chat, email, url, contactText }: Help): boolean =>
  [phone, text, chat, email, url, contactText].some((one) => one !== null);

/** Whether a program works in this place and not everywhere. */
export const isLocal = ({ places }: Pick<Help, 'places'>): boolean => places !== 'national';
