/**
 * A lesson's Markdown as elements. Only the kinds of text that a lesson may hold are drawn; anything else (HTML above
 * all) shows as the plain signs it was written with.
 */
import type { Token, Tokens } from 'marked';
import type { ComponentChildren } from 'preact';
import { blocksOf, isSafeLink, plainWords, sectionId } from './markdown.ts';

export function LessonText({ markdown }: { markdown: string }) {
  const blocks = blocksOf(markdown);
  const sections = blocks.filter((block) => block.type === 'heading' && block.depth === 2);
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} token={block} id={sectionId(sections.indexOf(block) + 1)} />
      ))}
    </>
  );
}

/** `id` is used by headings of the second level only. */
function Block({ token, id }: { token: Token; id: string }) {
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return token.depth === 2 ? (
        <h2 id={id}>
          <Inline tokens={token.tokens} />
        </h2>
      ) : (
        <h3>
          <Inline tokens={token.tokens} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Inline tokens={token.tokens} />
        </p>
      );
    case 'blockquote':
      return (
        <blockquote class="nunc-lesson__quote">
          <Blocks tokens={token.tokens ?? []} />
        </blockquote>
      );
    case 'list':
      return <List list={token} />;
    case 'table':
      return <Table table={token} />;
    case 'hr':
      return <hr />;
    case 'text':
      return <Inline tokens={token.tokens ?? [token]} />;
    default:
      return <p>{token.raw}</p>;
  }
}

function Blocks({ tokens }: { tokens: readonly Token[] }) {
  return (
    <>
      {tokens.map((token) => (
        <Block key={token.raw} token={token} id="" />
      ))}
    </>
  );
}

function List({ list }: { list: Tokens.Generic | Tokens.List }) {
  const items: Tokens.ListItem[] = list.items;
  const drawn = items.map((item) => (
    <li key={item.raw}>
      <Blocks tokens={item.tokens} />
    </li>
  ));
  return list.ordered === true ? <ol>{drawn}</ol> : <ul>{drawn}</ul>;
}

/** A wide table scrolls by itself, so that the page never does; a keyboard must be able to reach it. */
function Table({ table }: { table: Tokens.Generic | Tokens.Table }) {
  const header: Tokens.TableCell[] = table.header;
  const rows: Tokens.TableCell[][] = table.rows;
  return (
    <section
      class="nunc-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard must be able to scroll the table
      tabIndex={0}
      aria-label={header
        .map((cell) => plainWords(cell.tokens))
        .filter((words) => words !== '')
        .join(', ')}
    >
      <table class="usa-table">
        <thead>
          <tr>
            {header.map((cell) =>
              cell.text === '' ? (
                <td key="corner" />
              ) : (
                <th key={cell.text} scope="col">
                  <Inline tokens={cell.tokens} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map(({ text }) => text).join()}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={cell.text} scope="row">
                    <Inline tokens={cell.tokens} />
                  </th>
                ) : (
                  <td key={column}>
                    <Inline tokens={cell.tokens} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Inline({ tokens }: { tokens: readonly Token[] | undefined }): ComponentChildren {
  return (tokens ?? []).map((token) => {
    const within: readonly Token[] | undefined = 'tokens' in token ? token.tokens : undefined;
    const inner = () => <Inline tokens={within} />;
    switch (token.type) {
      case 'strong':
        return <strong>{inner()}</strong>;
      case 'em':
        return <em>{inner()}</em>;
      case 'codespan':
        return <code>{token.text}</code>;
      case 'br':
        return <br />;
      case 'link':
        return isSafeLink(token.href) ? (
          <a href={token.href} rel="noreferrer">
            {inner()}
          </a>
        ) : (
          inner()
        );
      case 'text':
      case 'escape':
        return within === undefined ? token.text : inner();
      default:
        return token.raw;
    }
  });
}
