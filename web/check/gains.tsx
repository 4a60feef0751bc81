/** What the record blocks and what relief may give back, sorted by what matters to the person. */
import {
  type After,
  afterRelief,
  byGoals,
  type Consequences,
  chargesSeen,
  consequencesOf,
  type Standing,
  type ToldAboutCharge,
} from '@nunc/consequences';
import type { Outcome, Severity } from '@nunc/records';
import { skipped } from '@nunc/screening';
import { useMemo, useState } from 'preact/hooks';
import { filled } from '../site/filled.ts';
import { useShared } from './shared.tsx';
import type { View } from './state.ts';

/** How many rows of a goal are open to see at once. */
const shownAtFirst = 5;

export function Gains() {
  const { words, language, jurisdiction, view, rest } = useShared();
  const known = rest?.consequences ?? null;
  const [goal, setGoal] = useState<string | null>(null);
  const all = useMemo(
    () => (known === null ? [] : gainsOf(view, known, jurisdiction)),
    [view, known, jurisdiction],
  );
  if (known === null) return null;
  const onlyFederal = !known.consequences.some((one) => one.jurisdiction === jurisdiction);
  const lists = byGoals(all, ({ found }) => found.consequence, known).filter(
    (list) => (goal === null || list.goal.id === goal) && list.burdens.length + list.protections.length > 0,
  );
  return (
    <section aria-labelledby="gains-title">
      <h2 id="gains-title">{words.gainsHeading}</h2>
      <p>{words.gainsLead}</p>
      {onlyFederal ? <p class="nunc-small">{words.gainsNotHere}</p> : null}
      <fieldset class="nunc-goals nunc-no-print">
        <legend class="usa-sr-only">{words.gainsHeading}</legend>
        <GoalButton label={words.gainsAll} isOn={goal === null} onClick={() => setGoal(null)} />
        {known.vocabulary.goals.map(({ id, name }) => (
          <GoalButton key={id} label={name[language]} isOn={goal === id} onClick={() => setGoal(id)} />
        ))}
      </fieldset>
      {lists.length === 0 ? <p role="status">{words.gainsNone}</p> : null}
      {lists.map((list) => (
        <div key={list.goal.id} class="nunc-gains">
          <h3 class="nunc-gains__goal">{list.goal.name[language]}</h3>
          <Rows rows={list.burdens} />
          {list.protections.length === 0 ? null : (
            <details>
              <summary>{words.gainsProtect}</summary>
              <ul>
                {list.protections.map(({ found }) => (
                  <li key={found.consequence.id}>
                    <strong>{found.consequence.title[language]}.</strong>{' '}
                    {found.consequence.summary[language]}{' '}
                    <span class="nunc-small">{found.consequence.citation}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      ))}
    </section>
  );
}

function GoalButton({ label, isOn, onClick }: { label: string; isOn: boolean; onClick: () => void }) {
  return (
    <button type="button" class="nunc-goal" aria-pressed={isOn} onClick={onClick}>
      {label}
    </button>
  );
}

function Rows({ rows }: { rows: readonly After[] }) {
  const { words } = useShared();
  const [first, rest] = [rows.slice(0, shownAtFirst), rows.slice(shownAtFirst)];
  return (
    <>
      <ul class="nunc-gains__rows">
        {first.map((after) => (
          <Row key={after.found.consequence.id} after={after} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{filled(words.gainsRest, { count: rest.length })}</summary>
          <ul class="nunc-gains__rows">
            {rest.map((after) => (
              <Row key={after.found.consequence.id} after={after} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Row({ after }: { after: After }) {
  const { words, language } = useShared();
  const { consequence, answer } = after.found;
  const said: Readonly<Record<Standing, string>> = {
    lifted: words.gainsLifted,
    not_needed: words.gainsLifted,
    may_be_lifted: words.gainsDepends,
    not_known: words.gainsNotKnown,
    stays: words.gainsStays,
  };
  const note = consequence.lifted_by.note?.[language];
  return (
    <li>
      <strong>{consequence.title[language]}</strong>
      {answer === 'may' ? <span class="nunc-small"> ({words.gainsMaybe})</span> : null}
      {after.standing === null ? null : <>: {said[after.standing]}.</>}
      <details>
        <summary>{words.gainsWhy}</summary>
        <p>{consequence.summary[language]}</p>
        {note === undefined ? null : <p>{note}</p>}
        <p class="nunc-small">
          {consequence.citation}
          {consequence.verification === 'source_seen' ? '' : ` · ${words.notChecked}`}
        </p>
      </details>
    </li>
  );
}

/** The record's consequences as they would stand if the court granted the best open relief of every charge. */
function gainsOf(view: View, known: Consequences, jurisdiction: string): After[] {
  const { screening, histories, facts } = view;
  const told = new Map<string, ToldAboutCharge>(
    [...facts.charges].map(([charge, inner]) => {
      const value = (fact: string): string | undefined => {
        const text = inner.get(fact);
        return text === skipped ? undefined : text;
      };
      return [
        charge,
        {
          offense: value('offense'),
          category: value('offense_category'),
          severity: severities.find((one) => one === value('severity')),
          outcome: outcomeOf(value('record_type')),
        },
      ];
    }),
  );
  const seen = chargesSeen(histories, view.catalogue, known.vocabulary, told);
  const found = consequencesOf(seen, known, {
    asOf: screening.asOf,
    jurisdictions: [...new Set([jurisdiction, ...histories.map((history) => history.jurisdiction)])],
  });
  const assumed = new Map(
    screening.routes.flatMap((route) => {
      const provision = route.best ?? route.automatic[0];
      const finding = screening.findings.find(
        (one) => one.charge === route.charge && one.provision === provision,
      );
      return finding === undefined ? [] : [[String(route.charge), finding.relief] as const];
    }),
  );
  return afterRelief(found, known, assumed);
}

const severities: readonly Severity[] = ['felony', 'misdemeanor', 'infraction'];

/** How a person said that a charge ended, as an outcome of the record model. */
function outcomeOf(recordType: string | undefined): Outcome | undefined {
  const outcomes: Readonly<Record<string, Outcome>> = {
    conviction: 'convicted',
    dismissed_charge: 'dismissed',
    arrest_only: 'not_filed',
    juvenile_adjudication: 'adjudicated',
    pending_charge: 'pending',
  };
  return recordType === undefined ? undefined : outcomes[recordType];
}
