/** A charge that is known by its row alone, handed back to the interpreter: for explaining one row of many. */
import type { FactDefinition, Law, Provision } from '@nunc/law';
import { blankHistory, emptyRecord } from './cases.ts';
import { type Row, type RowLayout, readOffense } from './columns.ts';
import { noFacts } from './facts.ts';
import type { FactNeed, Finding } from './finding.ts';
import type { ChargeView, Known, World } from './known.ts';
import { findingOf } from './screen.ts';

/**
 * The findings of one row, with every reason, in the order of the layout's provisions. The status is that of the
 * kernel; a row says nothing of places on a sheet or of how surely it was read, so neither do these findings.
 */
export function explainRow(law: Law, layout: RowLayout, row: Row): Finding[] {
  const charge = new RowCharge(law, layout, row);
  return layout.provisions.map(({ provision, version }) => findingOf(charge, provision, version));
}

/** What the interpreter asks of a charge, answered from a row. */
export class RowCharge implements ChargeView {
  readonly world: World;
  readonly history: ChargeView['history'];
  readonly offense: ChargeView['offense'];
  private readonly values: ReadonlyMap<string, string | null>;

  constructor(law: Law, { jurisdiction, asOf, columns }: RowLayout, row: Row) {
    this.values = new Map(columns.map(({ id }, index) => [id, row[index] ?? null]));
    const { offense, section } = readOffense(this.values.get('offense') ?? null, law.catalogue);
    this.offense = offense;
    this.history = { ...blankHistory, jurisdiction, section };
    this.world = { law, record: emptyRecord, histories: [this.history], facts: noFacts, asOf };
  }

  fact(id: string, provision: Provision): Known {
    const column = id === 'already_granted' ? `${id}@${provision.id}` : id;
    const value = id === 'today' ? this.world.asOf : (this.values.get(column) ?? null);
    if (value === null) {
      const seen = { id, value, origin: { kind: 'not_known' }, confidence: 1 } as const;
      return { seen, needs: [this.needFor(id)] };
    }
    return { seen: { id, value, origin: { kind: 'told' }, confidence: 1 }, needs: [] };
  }

  category(provision: Provision): { readonly code: string; readonly confidence: number } | null {
    if (this.offense.kind === 'known') return { code: this.offense.offense.nibrs, confidence: 1 };
    const { value } = this.fact('offense_category', provision).seen;
    return value === null ? null : { code: value, confidence: 0.6 };
  }

  needFor(id: string): FactNeed {
    const scope: FactDefinition['scope'] = this.world.law.facts.get(id)?.scope ?? 'charge';
    return { fact: id, scope, of: scope === 'person' ? null : this.history.id };
  }
}
