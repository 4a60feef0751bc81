/** Exhibit volumes: a slip-sheet before each exhibit; what is sensitive goes to a volume of its own. */
import type { Draft } from './context.ts';
import type { Block, Document } from './document.ts';
import type { ReadExhibit } from './exhibits.ts';
import { expandPart } from './expand.ts';
import { groupOf, listOf, type Values, valueAt } from './values.ts';

/** One volume: its slip-sheets, a page each, and the exhibit that follows each of them (`null`: held back). */
export interface Volume {
  readonly document: Document;
  readonly entries: readonly (ReadExhibit | null)[];
}

/** The public volume, and where anything is sensitive the sealed one. */
export function volumesOf(draft: Draft, values: Values): Volume[] {
  if (draft.exhibits.length === 0) return [];
  const sealed = draft.exhibits.filter((one) => one.exhibit.sensitivity === 'sensitive');
  const open = volume('exhibits', 'public', draft.exhibits, draft, values);
  return sealed.length === 0 ? [open] : [open, volume('exhibits-lodged', 'sealed', sealed, draft, values)];
}

function volume(
  id: string,
  audience: 'public' | 'sealed',
  exhibits: readonly ReadExhibit[],
  draft: Draft,
  values: Values,
): Volume {
  const { slips, language, words } = draft.template;
  const known = listOf(valueAt(values, 'exhibits')).map(groupOf);
  const blocks: Block[] = [];
  for (const { exhibit } of exhibits) {
    const isHeldBack = audience === 'public' && exhibit.sensitivity === 'sensitive';
    const lines = audience === 'sealed' ? slips.sealed : isHeldBack ? slips.held_back : slips.open;
    const own = known.find((one) => one.mark === exhibit.mark) ?? {};
    const part = {
      id,
      title: '',
      footer: '',
      audience,
      style: 'cover' as const,
      exhibits_after: false,
      authorities: false,
      blocks: [{ slip: [...lines] }],
    };
    blocks.push(...expandPart(part, { ...values, exhibit: own }, language).document.blocks);
  }
  const name = words[audience === 'sealed' ? 'volume_sealed' : 'volume_open'];
  const title = typeof name === 'string' ? name : 'Exhibits';
  const document: Document = { id, title, language, style: 'cover', audience, footer: title, blocks };
  const entries = exhibits.map((one) =>
    audience === 'public' && one.exhibit.sensitivity === 'sensitive' ? null : one,
  );
  return { document, entries };
}
