/** The brief a legislator can be handed: what a bill would change, point by point, on two pages. */
import type { CategoryResult, ReportCard } from '@nunc/grading';
import type { Bill } from '@nunc/law';
import type { CellResult } from '@nunc/screening';
import { type Block, bold, type Document, italic, text } from './document.ts';

export type BriefLanguage = 'en' | 'es';

/** Everything the brief says. Cards and grids are of the same day, without and with the bill. */
export interface BriefInput {
  readonly bill: Bill;
  readonly jurisdictionName: string;
  readonly rubricTitle: string;
  readonly rubricAbout: string;
  readonly before: ReportCard;
  readonly after: ReportCard;
  readonly gridBefore: readonly CellResult[];
  readonly gridAfter: readonly CellResult[];
  /** Category -> the jurisdictions whose law is at the level the bill would reach, by name. */
  readonly peers: ReadonlyMap<string, readonly string[]>;
  /** Cases whose answer changes, in a sentence each, with the answer before and after. */
  readonly cases: readonly { readonly text: string; readonly before: string; readonly after: string }[];
  /** How an offense of the grid is called: its section or category in words. */
  readonly offenseName: (offense: string) => string;
  readonly language: BriefLanguage;
  readonly today: string;
}

interface Words {
  readonly title: (jurisdiction: string) => string;
  readonly status: string;
  readonly grade: string;
  readonly today: string;
  readonly with: string;
  readonly category: string;
  readonly of: (points: string, max: number) => string;
  readonly none: string;
  readonly adults: string;
  readonly points: string;
  readonly reach: string;
  readonly reachLine: (before: number, after: number, all: number) => string;
  readonly newly: string;
  readonly lost: string;
  readonly peers: string;
  readonly peersLine: (category: string, names: string) => string;
  readonly cases: string;
  readonly caseHead: string;
  readonly remains: string;
  readonly remainsLine: (name: string, words: string, points: number) => string;
  readonly caution: string;
  readonly made: (day: string, law: string) => string;
}

const phrases: Record<BriefLanguage, Words> = {
  en: {
    title: (jurisdiction) => `${jurisdiction}: what the bill would change for survivors of trafficking`,
    status: 'Where the bill stands',
    grade: 'Grade',
    today: 'Today',
    with: 'With the bill',
    category: 'Category',
    of: (points, max) => `${points} of ${max}`,
    none: 'no such law',
    adults: 'shuts out adults',
    points: 'Point by point',
    reach: 'What could be asked for',
    reachLine: (before, after, all) =>
      `Of ${all} kinds of record (offense, how it ended, felony or misdemeanor, age, kind of trafficking), the text lets a survivor ask to clear ${before} today and ${after} with the bill.`,
    newly: 'Offenses that could newly be asked for',
    lost: 'Offenses that could no longer be asked for',
    peers: 'Who already has it',
    peersLine: (category, names) => `${category}: ${names}.`,
    cases: 'Cases that would be answered otherwise',
    caseHead: 'Case (invented)',
    remains: 'What would still hold the grade down',
    remainsLine: (name, words, points) => `${name}: ${words} would bring up to ${points} more points.`,
    caution:
      'This brief reads the text of the law and of the bill. It does not say how courts apply them, how many people are affected, or that any court would grant anything. Where the law is not known to us, points are given as a range.',
    made: (day, law) => `Made with Nunc on ${day}. Law data ${law}.`,
  },
  es: {
    title: (jurisdiction) => `${jurisdiction}: qué cambiaría el proyecto para sobrevivientes de trata`,
    status: 'Estado del proyecto',
    grade: 'Nota',
    today: 'Hoy',
    with: 'Con el proyecto',
    category: 'Categoría',
    of: (points, max) => `${points} de ${max}`,
    none: 'no hay tal ley',
    adults: 'excluye a personas adultas',
    points: 'Punto por punto',
    reach: 'Qué se podría pedir',
    reachLine: (before, after, all) =>
      `De ${all} tipos de registro (delito, cómo terminó, grave o menor, edad, tipo de trata), el texto permite pedir que se borren ${before} hoy y ${after} con el proyecto.`,
    newly: 'Delitos por los que se podría pedir por primera vez',
    lost: 'Delitos por los que ya no se podría pedir',
    peers: 'Quién ya lo tiene',
    peersLine: (category, names) => `${category}: ${names}.`,
    cases: 'Casos que tendrían otra respuesta',
    caseHead: 'Caso (inventado)',
    remains: 'Qué seguiría bajando la nota',
    remainsLine: (name, words, points) => `${name}: ${words} daría hasta ${points} puntos más.`,
    caution:
      'Este resumen lee el texto de la ley y del proyecto. No dice cómo los aplican las cortes, a cuántas personas afecta ni que una corte concedería algo. Donde no conocemos la ley, los puntos se dan como rango.',
    made: (day, law) => `Hecho con Nunc el ${day}. Datos de la ley ${law}.`,
  },
};

/** The brief as a document; render it with `renderPdf` or `renderDocx`. */
export function buildBrief(input: BriefInput): Document {
  const { bill, language, before, after } = input;
  const words = phrases[language];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, runs: [bold(words.title(input.jurisdictionName))] },
    line([bold(bill.title[language])]),
    line([italic(`${words.status}: ${bill.status}`)]),
    table(
      [words.grade, words.today, words.with],
      [[input.rubricTitle, gradeOf(before, words), gradeOf(after, words)]],
      [2, 1, 1],
    ),
    { kind: 'heading', level: 2, runs: [bold(words.points)] },
    table([words.category, words.today, words.with], categoryRows(input, words), [2, 3, 3]),
    { kind: 'heading', level: 2, runs: [bold(words.reach)] },
    ...reachBlocks(input, words),
    ...peerBlocks(input, words),
    ...caseBlocks(input, words),
    ...remainingBlocks(after, language, words),
    line([italic(input.rubricAbout)]),
    line([italic(words.caution)]),
    line([text(words.made(input.today, before.lawHash.slice(0, 12)))]),
  ];
  return {
    id: 'brief',
    title: words.title(input.jurisdictionName),
    language,
    style: 'brief',
    audience: 'public',
    footer: bill.title[language],
    blocks,
  };
}

function gradeOf(card: ReportCard, words: Words): string {
  if (card.noCard !== null)
    return card.noCard === 'no_law' ? words.none : `${card.grade.worst} (${words.adults})`;
  const { grade, points } = card;
  const letter = grade.worst === grade.best ? grade.worst : `${grade.worst} to ${grade.best}`;
  return `${letter}, ${words.of(range(points.worst, points.best), points.max)}`;
}

/** The categories that the bill changes; all of them where there was no card before. */
function categoryRows({ before, after, language }: BriefInput, words: Words): string[][] {
  const old = new Map(before.categories.map((category) => [category.id, category]));
  const cell = (category: CategoryResult | undefined) =>
    category === undefined
      ? words.none
      : `${words.of(range(category.worst, category.best), category.max)}: ${category.levels.map((level) => level[language]).join(' / ')}`;
  return after.categories
    .filter((category) => JSON.stringify(category.levels) !== JSON.stringify(old.get(category.id)?.levels))
    .map((category) => [category.name[language], cell(old.get(category.id)), cell(category)]);
}

function reachBlocks(input: BriefInput, words: Words): Block[] {
  const open = (grid: readonly CellResult[]) => grid.filter((cell) => cell.status === 'open');
  const names = (grid: readonly CellResult[]) =>
    new Set(open(grid).map((cell) => input.offenseName(cell.offense)));
  const [was, is] = [names(input.gridBefore), names(input.gridAfter)];
  const newly = [...is].filter((name) => !was.has(name));
  const lost = [...was].filter((name) => !is.has(name));
  const blocks = [
    line([
      text(
        words.reachLine(open(input.gridBefore).length, open(input.gridAfter).length, input.gridAfter.length),
      ),
    ]),
  ];
  if (newly.length > 0) blocks.push(line([bold(`${words.newly}: `), text(some(newly))]));
  if (lost.length > 0) blocks.push(line([bold(`${words.lost}: `), text(some(lost))]));
  return blocks;
}

function peerBlocks({ after, peers, language }: BriefInput, words: Words): Block[] {
  const items = after.categories.flatMap((category) => {
    const names = peers.get(category.id) ?? [];
    return names.length === 0 ? [] : [[text(words.peersLine(category.name[language], some(names)))]];
  });
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, runs: [bold(words.peers)] },
    { kind: 'list', marks: 'dashes', items },
  ];
}

function caseBlocks({ cases }: BriefInput, words: Words): Block[] {
  if (cases.length === 0) return [];
  const rows = cases.slice(0, 12).map((one) => [one.text, one.before, one.after]);
  return [
    { kind: 'heading', level: 2, runs: [bold(words.cases)] },
    table([words.caseHead, words.today, words.with], rows, [4, 1, 1]),
  ];
}

/** Nothing where the bill would leave nothing to be wished for. */
function remainingBlocks(card: ReportCard, language: BriefLanguage, words: Words): Block[] {
  const items = remaining(card, language, words).map((one) => [text(one)]);
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, runs: [bold(words.remains)] },
    { kind: 'list', marks: 'dashes', items },
  ];
}

function remaining(card: ReportCard, language: BriefLanguage, words: Words): string[] {
  return card.improvements.slice(0, 5).map(({ category, words: level, points }) => {
    const name = card.categories.find((one) => one.id === category)?.name[language] ?? category;
    return words.remainsLine(name, level[language], points);
  });
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 14).join('; ');
  return names.length > 14 ? `${shown}; + ${names.length - 14}` : shown;
}

const range = (low: number, high: number): string => (low === high ? `${low}` : `${low}\u2013${high}`);

const line = (runs: Extract<Block, { kind: 'paragraph' }>['runs']): Block => ({
  kind: 'paragraph',
  runs,
  align: 'left',
  tight: true,
});

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): Block {
  return {
    kind: 'table',
    columns: heads.map((head, index) => ({ head, share: shares[index] ?? 1 })),
    rows: rows.map((row) => row.map((cell) => [text(cell)])),
  };
}
