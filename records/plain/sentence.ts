/** The sentence column of the plain form: `24 months probation; 5 days jail suspended; fine`. */
import type { Place, SentenceKind, SentencePart } from '../model.ts';
import { simple } from './words.ts';

const kinds: Readonly<Record<string, SentenceKind>> = {
  probation: 'probation',
  jail: 'jail',
  prison: 'prison',
  'youth authority': 'youth_authority',
  supervision: 'supervision',
  fine: 'fine',
  restitution: 'restitution',
  'community service': 'community_service',
};

/** Reads the column. A part in other words is kept whole, as kind `other`. */
export function readSentence(text: string, place: Place): SentencePart[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readPart(part, place));
}

function readPart(part: string, place: Place): SentencePart {
  const from = { ...place, raw: part };
  const other: SentencePart = { kind: 'other', length: null, suspended: false, concurrent: false, from };
  const found =
    /^(?:(\d{1,5}) (day|month|year)s? (?:of )?)?([a-z ]{3,40}?)(?: (suspended))?(?: (concurrent))?$/.exec(
      simple(part),
    );
  const kind = found === null ? undefined : kinds[found[3] ?? ''];
  if (found === null || kind === undefined) return other;
  const unit = found[2] === 'day' ? 'days' : found[2] === 'month' ? 'months' : 'years';
  return {
    kind,
    length: found[1] === undefined ? null : { amount: Number(found[1]), unit },
    suspended: found[4] !== undefined,
    concurrent: found[5] !== undefined,
    from,
  };
}

/** Writes the column. */
export function writeSentence(parts: readonly SentencePart[]): string {
  return parts.map(writePart).join('; ');
}

function writePart(part: SentencePart): string {
  if (part.kind === 'other') return part.from.raw.replace(/[;\n]+/g, ',').trim();
  const { length } = part;
  const words = [
    length === null ? '' : `${length.amount} ${length.amount === 1 ? length.unit.slice(0, -1) : length.unit}`,
    part.kind.replaceAll('_', ' '),
    part.suspended ? 'suspended' : '',
    part.concurrent ? 'concurrent' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
