/**
 * Markdown -> HTML that is safe to put into a page, for text written by anybody: no HTML of the author's passes, and
 * a link leads to a web address or to a page of this site, nowhere else.
 */
import { Marked, Renderer, type Token, type Tokens } from 'marked';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** Only http, https, and paths within this site. Control signs and spaces are how a scheme is hidden: refused. */
function isSafeLink(href: string): boolean {
  if (/[^\x21-\x7e\u00a1-\uffff]/.test(href) || href.startsWith('//') || href.includes('\\')) return false;
  return /^https?:\/\/[^/]/i.test(href) || /^[/#.?]/.test(href) || /^[\w-]+(\/|$|#|\?|\.)/.test(href);
}

const lexer = new Marked();

/** The sections of a lesson, for a list of contents: the words of each `##` heading and the id it has in the HTML. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** Safe HTML of a Markdown text. Each `##` heading gets the id of its `Section`. */
export function safeHtml(markdown: string): string {
  let section = 0;
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escaped(text),
      image: ({ text }) => escaped(text),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        return isSafeLink(href) ? `<a href="${escaped(href)}">${words}</a>` : words;
      },
      heading({ tokens, depth }) {
        const words = this.parser.parseInline(tokens);
        if (depth !== 2) return `<h${depth}>${words}</h${depth}>\n`;
        section += 1;
        return `<h2 id="${sectionId(section)}">${words}</h2>\n`;
      },
      table(token) {
        // A wide table scrolls by itself, so that the page never does; a keyboard must be able to reach it.
        const label = escaped(token.header.map((cell) => plainWords(cell.tokens)).join(', '));
        const table = Renderer.prototype.table.call(this, token);
        return `<div class="nunc-scroll" role="region" tabindex="0" aria-label="${label}">${table}</div>\n`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

export function sectionsOf(markdown: string): Section[] {
  return lexer
    .lexer(markdown)
    .filter((token): token is Tokens.Heading => token.type === 'heading' && token.depth === 2)
    .map((token, index) => ({ id: sectionId(index + 1), title: plainWords(token.tokens) }));
}

/** The depth of each heading, in order: two texts with the same list have the same sections. */
export function headingDepths(markdown: string): number[] {
  return lexer.lexer(markdown).flatMap((token) => (token.type === 'heading' ? [Number(token.depth)] : []));
}

/** What in this text a lesson may not hold, each with what to do. */
export function problemsInMarkdown(markdown: string): string[] {
  const problems: string[] = [];
  const tokens = lexer.lexer(markdown);
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
  visit(lexer.lexer(markdown));
  return blocks.join('\n\n');
}

const sectionId = (count: number): string => `part-${count}`;

function plainWords(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token && token.tokens !== undefined) return plainWords(token.tokens);
      return 'text' in token ? String(token.text) : token.raw;
    })
    .join('');
}
