/** A charge as consequences look at it: which offense, how grave, how it ended, what was already given. */
import { type Catalogue, type Classified, classify, classifyText } from '@nunc/law';
import type { ChargeHistory, Outcome, Severity } from '@nunc/records';
import type { Vocabulary } from './schema.ts';

export interface ChargeSeen {
  readonly id: string;
  readonly jurisdiction: string;
  readonly offense: Classified;
  /** A NIBRS code that was told, for an offense that the catalogue does not have. */
  readonly category: string | null;
  readonly outcome: Outcome;
  readonly isJuvenile: boolean;
  readonly severity: Severity | null;
  /** The severity is that of the accusation; nothing says how grave the conviction was. */
  readonly isSeverityAsCharged: boolean;
  readonly isReduced: boolean;
  /** The day of the outcome, or of the arrest where there was none. */
  readonly outcomeDate: string | null;
  readonly arrestDate: string | null;
  /** Kinds of relief that the sheet says were already given. */
  readonly given: readonly string[];
}

/** What was told about a charge beyond its sheet. */
export interface ToldAboutCharge {
  readonly offense?: string | undefined;
  readonly category?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly outcome?: Outcome | undefined;
}

/** The charges of a record, each classified once. `told` is by charge id. */
export function chargesSeen(
  histories: readonly ChargeHistory[],
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  told: ReadonlyMap<string, ToldAboutCharge> = new Map(),
): ChargeSeen[] {
  return histories.map((history) => chargeSeen(history, catalogue, vocabulary, told.get(history.id) ?? {}));
}

function chargeSeen(
  history: ChargeHistory,
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  told: ToldAboutCharge,
): ChargeSeen {
  const { id, jurisdiction, code, section, description, flags, arrestDate, outcomeDate } = history;
  const on = arrestDate ?? outcomeDate;
  const offense =
    told.offense === undefined
      ? classify(catalogue, {
          jurisdiction,
          code,
          section: section ?? '',
          attempt: flags.includes('attempt'),
          ...(description === null ? {} : { description }),
          ...(on === null ? {} : { on }),
        })
      : classifyText(catalogue, jurisdiction, told.offense);
  const given = history.changes.flatMap(({ change }) => {
    const kind = vocabulary.given.find((one) => one.change === change && isOf(one.of, jurisdiction))?.kind;
    return kind === undefined ? [] : [kind];
  });
  return {
    ...{ id, jurisdiction, offense, outcomeDate, arrestDate },
    category: told.category ?? null,
    outcome: told.outcome ?? history.outcome,
    isJuvenile: history.recordType === 'juvenile_adjudication',
    severity: told.severity ?? history.severity,
    isSeverityAsCharged: told.severity === undefined && history.warnings.includes('severity_from_charge'),
    isReduced: history.changes.some(({ change }) => change === 'reduced'),
    given: [...new Set(given)],
  };
}

/** Whether a table's row is for a jurisdiction; without a list it is for all. */
export function isOf(only: readonly string[] | undefined, jurisdiction: string): boolean {
  return only === undefined || only.includes(jurisdiction);
}
