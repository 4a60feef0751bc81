/**
 * What a lesson's Markdown is made of, and what may not be in it. `LessonText` draws the same tokens as elements: no
 * HTML is ever put together from text, so that none of an author's can pass.
 */
import { Marked, type Token, type Tokens } from 'marked';

const lexer = new Marked();

/** The blocks of a Markdown text. */
export const blocksOf = (markdown: string): Token[] => lexer.lexer(markdown);

/** Only http, https, and paths within this site. Control signs and spaces are how a scheme is hidden: refused. */
export function isSafeLink(href: string): boolean {
  if (/[^\x21-\x7e\u00a1-\uffff]/.test(href) || href.startsWith('//') || href.includes('\\')) return false;
  return /^https?:\/\/[^/]/i.test(href) || /^[/#.?]/.test(href) || /^[\w-]+(\/|$|#|\?|\.)/.test(href);
}

/** The sections of a lesson, for a list of contents: the words of each `##` heading and the id it has on the page. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

export function sectionsOf(markdown: string): Section[] {
  return lexer
    .lexer(markdown)
    .filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2)
    .map((token, index) => ({ id: sectionId(index + 1), title: plainWords(token.tokens) }));
}

/** The depth of each heading, in order: two texts with the same list have the same sections. */
export function headingDepths(markdown: string): number[] {
  return blocksOf(markdown).flatMap((token) => (token.type === 'heading' ? [Number(token.depth)] : []));
}

/** What in this text a lesson may not hold, each with what to do. */
export function problemsInMarkdown(markdown: string): string[] {
  const problems: string[] = [];
  const tokens = blocksOf(markdown);
  lexer.walkTokens(tokens, (token) => {
    const start = JSON.stringify(token.raw.trim().slice(0, 40));
    if (token.type === 'html') problems.push(`${start} is HTML: write it as Markdown`);
    if (token.type === 'image') problems.push(`${start} is a picture: lessons have none, say it in words`);
    if (token.type === 'heading' && token.depth === 1)
      problems.push(`${start} is a heading of the first level: the page has its title; begin with ##`);
    if (token.type === 'link' && !isSafeLink(token.href))
      problems.push(`${start} links to no web address: use http(s) or a path of this site`);
  });
  if (!tokens.some((token) => token.type === 'heading' && token.depth === 2))
    problems.push('has no ## heading: a lesson has sections');
  return problems;
}

/**
 * The sentences a person reads, one block to a paragraph, without headings and tables: what a reading grade is
 * measured on. An item of a list is a sentence of its own.
 */
export function proseOf(markdown: string): string {
  const blocks: string[] = [];
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'paragraph' || token.type === 'text') blocks.push(plainWords([token]));
      else if (token.type === 'list') for (const item of token.items) visit(item.tokens);
      else if (token.type === 'blockquote') visit(token.tokens ?? []);
    }
  };
  visit(blocksOf(markdown));
  return blocks.join('\n\n');
}

export const sectionId = (count: number): string => `part-${count}`;

/** The words of inline tokens without their marks. */
export function plainWords(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token && token.tokens !== undefined) return plainWords(token.tokens);
      return 'text' in token ? String(token.text) : token.raw;
    })
    .join('');
}
