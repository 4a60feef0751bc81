/** Looking for what a public paper must not say: who the petitioner is, where they live, who the trafficker is. */
import { type Document, textOf } from './document.ts';
import type { Matter } from './matter.ts';

export interface Leak {
  readonly document: string;
  readonly what: string;
  /** A name part alone may be an ordinary word; everything else is certain. */
  readonly certain: boolean;
}

interface Secret {
  readonly what: string;
  readonly certain: boolean;
  isIn(text: Prepared): boolean;
}

interface Prepared {
  readonly plain: string;
  readonly folded: string;
  readonly digits: string;
}

/** Everything of the matter's secrets that the documents print. */
export function leaksIn(documents: readonly Document[], matter: Matter): Leak[] {
  const secrets = secretsOf(matter);
  const offices = officeWords(matter);
  return documents.flatMap((document) => {
    const text = prepared(masked(`${document.title}\n${document.footer}\n${textOf(document)}`, offices));
    return secrets
      .filter((secret) => secret.isIn(text))
      .map(({ what, certain }) => ({ document: document.id, what, certain }));
  });
}

/** What belongs to counsel, courts, prosecutors and the server: printed on purpose, so no leak. */
function officeWords(matter: Matter): string[] {
  const { counsel, server } = matter;
  const words: (string | undefined)[] = [
    counsel?.name,
    counsel?.firm,
    counsel?.phone,
    counsel?.email,
    ...(counsel?.address ?? []),
  ];
  words.push(server?.name, server?.phone, ...(server?.address ?? []));
  for (const court of matter.courts) {
    words.push(...court.address);
    for (const office of [court.prosecutor, ...court.agencies])
      words.push(office?.name, office?.unit, ...(office?.address ?? []));
  }
  return words.filter((word) => word !== undefined).filter((word) => word.length > 3);
}

const masked = (text: string, offices: readonly string[]): string =>
  offices.reduce((rest, word) => rest.replaceAll(word, ' \u2022 '), text);

function prepared(text: string): Prepared {
  return { plain: text, folded: ` ${fold(text)} `, digits: text.replace(/(?<=\d)[\s().+/-]+(?=\d)/g, '') };
}

/** Letters and digits only, lower case, without accents; everything else a single space. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function secretsOf(matter: Matter): Secret[] {
  const { petitioner, traffickers } = matter;
  const secrets: Secret[] = [];
  for (const name of [petitioner.legal_name, ...petitioner.also_known_as])
    secrets.push(...nameSecrets(name, "the petitioner's name"));
  for (const name of traffickers.flatMap((one) => one.real_names))
    secrets.push(...nameSecrets(name, "a trafficker's name"));
  if (petitioner.birth_date !== undefined) secrets.push(...birthSecrets(petitioner.birth_date));
  for (const line of petitioner.address)
    if (fold(line).length > 5) secrets.push(phrase(line, "the petitioner's address"));
  const numbers: [string | undefined, string][] = [
    [petitioner.phone, "the petitioner's telephone number"],
    [petitioner.state_id, "the petitioner's state identification number"],
    [petitioner.fbi_number, "the petitioner's FBI number"],
  ];
  for (const [value, what] of numbers) if (value !== undefined) secrets.push(number(value, what));
  for (const contact of traffickers.flatMap((one) => one.contacts))
    secrets.push(
      /\d{5}/.test(contact.replace(/\D/g, ''))
        ? number(contact, "a trafficker's contact")
        : phrase(contact, "a trafficker's contact"),
    );
  if (petitioner.email !== undefined)
    secrets.push(phrase(petitioner.email, "the petitioner's e-mail address"));
  return secrets;
}

/** A name in its usual orders is certain; a part of it alone, capitalized, is a warning. */
function nameSecrets(name: string, what: string): Secret[] {
  const words = fold(name)
    .split(' ')
    .filter((word) => word.length > 1);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (words.length === 1) return [partSecret(name.trim(), what)];
  const orders = [
    words.join(' '),
    `${first} ${last}`,
    `${last} ${first}`,
    `${last} ${words.slice(0, -1).join(' ')}`,
  ];
  const whole = orders.map((order) => phrase(order, what));
  const parts = name
    .split(/[\s,]+/)
    .filter((part) => part.length > 2)
    .map((part) => partSecret(part, `a part of ${what}`));
  return [
    ...whole
      .slice(0, 1)
      .map((secret) => ({ ...secret, isIn: (text: Prepared) => whole.some((one) => one.isIn(text)) })),
    ...parts,
  ];
}

function partSecret(part: string, what: string): Secret {
  const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${escaped}|${escaped.toUpperCase()})(?![\\p{L}\\p{N}])`,
    'u',
  );
  return { what, certain: false, isIn: (text) => pattern.test(text.plain) };
}

function phrase(value: string, what: string): Secret {
  const folded = fold(value);
  return { what, certain: true, isIn: (text) => folded !== '' && text.folded.includes(` ${folded} `) };
}

function number(value: string, what: string): Secret {
  const digits = value.replace(/\D/g, '');
  return { what, certain: true, isIn: (text) => digits.length >= 6 && text.digits.includes(digits) };
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The birth date in the ways people write it. */
function birthSecrets(day: string): Secret[] {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = monthNames[Number(month) - 1] ?? '';
  const forms = [
    `${name} ${Number(date)} ${year}`,
    `${Number(date)} ${name} ${year}`,
    `${name.slice(0, 3)} ${Number(date)} ${year}`,
    `${year} ${month} ${date}`,
    `${month} ${date} ${year}`,
    `${Number(month)} ${Number(date)} ${year}`,
    `${year}${month}${date}`,
  ];
  const what = "the petitioner's birth date";
  return [{ what, certain: true, isIn: (text) => forms.some((form) => phrase(form, what).isIn(text)) }];
}
