/** `/laws/bill`: choose or paste a bill, see what it would change, take its brief along. Nothing is stored. */
import { gradeAll, idealLaw } from '@nunc/grading';
import { type Bill, type LaidBill, layBill, type Problem, readBill } from '@nunc/law';
import { type BillEffect, billBrief, effectsOf } from '@nunc/papers';
import { filled } from '../site/filled.ts';
import type { Page } from '../site/page.tsx';
import { type Atlas, idsByName, nameOf } from './atlas.ts';
import { draftBill } from './billDraft.ts';
import { BillResult } from './billResult.tsx';
import { billWords as words } from './billWords.ts';
import { readDay, shifted } from './day.ts';
import { allCaseFiles } from './goldenCases.ts';
import { AboutRubric, AtlasNav, InEnglish, Kept, Notes, Scroll } from './parts.tsx';
import { to, type View } from './view.ts';

/** Longest bill that is read. */
const mostSigns = 64 * 1024;
const mostPlaces = 3;

/** What the form says; every field may be missing. */
export interface BillForm {
  readonly place: string;
  readonly law: string;
  readonly title: string;
  readonly effective: string;
  readonly take: readonly string[];
  readonly text: string;
  readonly wish: 'none' | 'pick' | 'see' | 'brief';
}

export const blankForm = (place: string): BillForm => ({
  place,
  law: '',
  title: '',
  effective: '',
  take: [],
  text: '',
  wish: 'none',
});

interface Outcome {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly laid: LaidBill | null;
  readonly asOf: string;
  readonly effects: readonly BillEffect[];
}

/** The page, or the brief as a PDF. */
export async function billPage(atlas: Atlas, view: View, form: BillForm): Promise<Page | Response> {
  const outcome = outcomeOf(atlas, view, form);
  const [effect] = outcome.effects;
  if (
    form.wish === 'brief' &&
    outcome.laid !== null &&
    effect !== undefined &&
    outcome.effects.length === 1
  ) {
    const { law } = atlas.site;
    const cards = gradeAll(law, view.rubric, outcome.asOf);
    const { pdf } = await billBrief({
      law,
      bill: outcome.laid.bill,
      rubric: view.rubric,
      effect,
      cards,
      language: view.language,
      today: view.today,
    });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="brief.pdf"',
      },
    });
  }
  return pageOf(atlas, view, form, outcome);
}

function outcomeOf(atlas: Atlas, view: View, form: BillForm): Outcome {
  const { law } = atlas.site;
  const { language, today, rubric } = view;
  const failed = (text: string, problems: readonly Problem[]): Outcome => ({
    text,
    problems,
    laid: null,
    asOf: today,
    effects: [],
  });
  const problem = (what: string, where = '', remedy = ''): Problem => ({
    what,
    where,
    remedy,
    weight: 'error',
  });
  if (form.wish === 'none') return failed('', []);
  const text = form.wish === 'pick' ? picked(atlas, view, form) : form.text;
  if (text === null) return failed(form.text, [problem(words.nothingPicked[language])]);
  if (text.trim() === '') return failed('', [problem(words.noText[language])]);
  if (text.length > mostSigns) return failed('', [problem(words.tooLong[language])]);
  const read = readBill({ path: 'bill', text });
  if (read.bill === null) return failed(text, read.problems);
  const day = readDay(read.bill.effective);
  if (day === null)
    return failed(text, [problem(words.badDay[language], `bill, effective`, words.badDayRemedy[language])]);
  const { laid, problems } = layBill(law, read.bill, 'bill');
  if (laid === null) return failed(text, problems);
  const unknown = laid.jurisdictions.find((id) => !law.jurisdictions.has(id));
  if (unknown !== undefined)
    return failed(text, [
      problem(`the law has no jurisdiction "${unknown}"`, 'bill, adds', 'use an id such as us-ca'),
    ]);
  const count = laid.jurisdictions.length;
  if (count > mostPlaces || (form.wish === 'brief' && count > 1))
    return failed(text, [problem(filled(words.manyPlaces[language], { n: String(count) }))]);
  const asOf = day > today ? day : today;
  return { text, problems: [], laid, asOf, effects: effectsOf(law, laid, rubric, asOf, allCaseFiles()) };
}

/** The bill that the choices make; `null` where nothing was chosen. */
function picked({ site, cards }: Atlas, { rubric, today, language }: View, form: BillForm): string | null {
  const { law } = site;
  if (!law.jurisdictions.has(form.place)) return null;
  const own = cards.one(rubric, today, form.place)?.provision ?? null;
  const asked = law.provisions.find((one) => one.id === form.law && one.jurisdiction === form.place);
  const usual = filled(words.usualTitle[language], { name: nameOf(law, form.place, language) });
  return draftBill(law, rubric, today, {
    place: form.place,
    provision: asked?.id ?? own,
    title: form.title.trim() === '' ? usual : form.title.trim().slice(0, 200),
    effective: form.effective === '' ? usualDay(today) : form.effective,
    categories: form.take,
  });
}

/** New laws often begin with a year. */
const usualDay = (today: string): Bill['effective'] => `${Number(today.slice(0, 4)) + 1}-01-01`;

function pageOf(atlas: Atlas, view: View, form: BillForm, outcome: Outcome): Page {
  const { law } = atlas.site;
  const { language, rubric, keep } = view;
  const isPlace = law.jurisdictions.has(form.place);
  const { text, problems, laid, effects, asOf } = outcome;
  return {
    title: words.title[language],
    reader: 'anyone',
    width: 'wide',
    status: problems.length > 0 ? 400 : 200,
    path: '/laws/bill',
    body: (
      <>
        <AtlasNav view={view} here="/laws/bill" />
        <h1>{words.title[language]}</h1>
        <p class="nunc-lead">{words.lead[language]}</p>
        <Notes notes={view.notes} />
        {problems.length === 0 ? null : <Problems problems={problems} view={view} />}
        {laid === null
          ? null
          : effects.map((effect) => (
              <BillResult
                key={effect.jurisdiction}
                atlas={atlas}
                view={view}
                laid={laid}
                effect={effect}
                asOf={asOf}
              />
            ))}
        <AboutRubric rubric={rubric} language={language} />
        <form class="atlas-form atlas-day__form" method="get" action={`/${language}/laws/bill`}>
          <Kept query={keep.rubric === undefined ? {} : { rubric: keep.rubric }} />
          <div>
            <label class="usa-label" for="in">
              {words.place[language]}
            </label>
            <select class="usa-select" id="in" name="in">
              <option value="" />
              {idsByName(law, language).map((id) => (
                <option key={id} value={id} selected={id === form.place}>
                  {nameOf(law, id, language)}
                </option>
              ))}
            </select>
          </div>
          <button class="usa-button usa-button--outline" type="submit">
            {words.choose[language]}
          </button>
        </form>
        <form
          class="atlas-form"
          method="post"
          action={to(language, '/laws/bill', keep.rubric === undefined ? {} : { rubric: keep.rubric })}
        >
          <input type="hidden" name="in" value={form.place} />
          {isPlace ? <Picker atlas={atlas} view={view} form={form} /> : null}
          <h2 id="text">{words.textHeading[language]}</h2>
          <label class="usa-label" for="bill">
            {words.textLabel[language]}
          </label>
          <p class="usa-hint" id="bill-hint">
            {words.textLead[language]}
          </p>
          <textarea
            class="usa-textarea atlas-bill"
            id="bill"
            name="text"
            rows={18}
            spellcheck={false}
            aria-describedby="bill-hint"
          >
            {text}
          </textarea>
          <p class="atlas-actions">
            <button class="usa-button" type="submit" name="do" value="see">
              {words.see[language]}
            </button>
            <button class="usa-button usa-button--outline" type="submit" name="do" value="brief">
              {words.brief[language]}
            </button>
          </p>
        </form>
      </>
    ),
  };
}

function Problems({ problems, view }: { problems: readonly Problem[]; view: View }) {
  const { language } = view;
  return (
    <div class="atlas-problems" role="alert">
      <h2 id="problems">{words.problems[language]}</h2>
      <p>{words.problemsLead[language]}</p>
      <Scroll labelledBy="problems">
        <table class="usa-table atlas-table">
          <thead>
            <tr>
              <th scope="col">{words.where[language]}</th>
              <th scope="col">{words.what[language]}</th>
              <th scope="col">{words.todo[language]}</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, 40).map(({ where, what, remedy }) => (
              <tr key={`${where} ${what}`}>
                <td>{where}</td>
                <td>
                  <InEnglish language={language}>{what}</InEnglish>
                </td>
                <td>
                  <InEnglish language={language}>{remedy}</InEnglish>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

/** The simple form: what to raise to the best level that some place has. */
function Picker({ atlas, view, form }: { atlas: Atlas; view: View; form: BillForm }) {
  const { site, cards } = atlas;
  const { law } = site;
  const { language, rubric, today } = view;
  const name = nameOf(law, form.place, language);
  const card = cards.one(rubric, today, form.place);
  const own = law.provisions.filter(
    (one) => one.jurisdiction === form.place && one.kind === 'trafficking_specific',
  );
  const ideal = idealLaw(law, rubric, today);
  const open = ideal.categories.flatMap((best) => {
    const now = card?.categories.find(({ id }) => id === best.category);
    return now === undefined || now.worst >= best.points ? [] : [{ best, now }];
  });
  return (
    <>
      <h2 id="pick">{filled(words.pickHeading[language], { name })}</h2>
      <div class="atlas-facets__fields">
        {card?.provision === null || card === undefined ? null : (
          <div>
            <label class="usa-label" for="law">
              {words.law[language]}
            </label>
            <select class="usa-select" id="law" name="law">
              {own.map((one) => (
                <option
                  key={one.id}
                  value={one.id}
                  selected={one.id === (form.law === '' ? card.provision : form.law)}
                >
                  {one.citation}
                </option>
              ))}
            </select>
          </div>
        )}
        <div>
          <label class="usa-label" for="title">
            {words.billTitle[language]}
          </label>
          <input
            class="usa-input"
            id="title"
            name="title"
            maxLength={200}
            autocomplete="off"
            value={form.title === '' ? filled(words.usualTitle[language], { name }) : form.title}
          />
        </div>
        <div>
          <label class="usa-label" for="effective">
            {words.effective[language]}
          </label>
          <input
            class="usa-input"
            id="effective"
            name="effective"
            type="date"
            min={shifted(today, 1)}
            value={form.effective === '' ? usualDay(today) : form.effective}
          />
        </div>
      </div>
      {card?.provision === null ? (
        <p>{filled(words.noLaw[language], { name })}</p>
      ) : (
        <fieldset class="usa-fieldset">
          <legend class="usa-legend">{words.pickLegend[language]}</legend>
          <p class="nunc-small">{words.pickLead[language]}</p>
          {open.map(({ best, now }) => (
            <label class="atlas-check" key={best.category}>
              <input
                id={`t-${best.category}`}
                type="checkbox"
                name="take"
                value={best.category}
                checked={form.take.includes(best.category)}
              />
              <span>
                <strong>{now.name[language]}</strong>: {best.words[language]} (
                {filled(words.from[language], { citation: best.citation })};{' '}
                {filled(words.now[language], {
                  level: now.levels.map((level) => level[language]).join(' / '),
                })}
                )
              </span>
            </label>
          ))}
          <p class="nunc-small">{words.reliefStays[language]}</p>
        </fieldset>
      )}
      <p>
        <button class="usa-button" type="submit" name="do" value="pick">
          {words.write[language]}
        </button>
      </p>
    </>
  );
}
