/** Runs as Word runs: what XML cannot hold is shown as its code, a blank stands in a box of grey. */
import { BorderStyle, ShadingType, TextRun } from 'docx';
import { type Run, type Runs, wordsOf } from './document.ts';

/** Text that XML can hold; a control sign or half a character pair is printed as its code in brackets. */
export function xmlText(value: string): string {
  return value.normalize('NFC').replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

export interface Emphasis {
  readonly bold?: boolean;
  readonly italics?: boolean;
}

export const textRuns = (runs: Runs, emphasis: Emphasis = {}): TextRun[] =>
  runs.map((run) => textRun(run, emphasis));

/** A sign that belongs to the number after it is joined to it, so that a line never ends between the two. */
const glued = (value: string): string => value.replace(/([\u00a7\u00b6]) /g, '$1\u00a0');

function textRun(run: Run, emphasis: Emphasis): TextRun {
  const text = glued(xmlText(wordsOf(run)));
  if (run.kind === 'blank')
    return new TextRun({
      text,
      ...emphasis,
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' },
      border: { style: BorderStyle.SINGLE, size: 4, color: '595959', space: 0 },
    });
  if (run.kind === 'fill') return new TextRun({ text });
  const bold = run.bold === true || emphasis.bold === true;
  const italics = run.italic === true || emphasis.italics === true;
  return new TextRun({ text, ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) });
}
