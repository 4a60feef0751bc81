/** `nunc ask`: the interview in the terminal. Only questions that could still decide a finding; each may be skipped. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Law } from '@nunc/law';
import {
  type FactNeed,
  type Facts,
  type Finding,
  type Language,
  learn,
  nextQuestions,
  phrases,
  type Question,
  screen,
  skipped,
} from '@nunc/screening';
import { type Answer, type Asked, answerHint, readAnswer } from './answers.ts';
import { chargeLine } from './chargeWords.ts';
import { type Call, type Command, choice, oneFile } from './command.ts';
import { asOfDay } from './day.ts';
import { factsYaml, writeFacts } from './factsYaml.ts';
import { exit, unusable } from './failure.ts';
import { type OpenedRecord, openFacts, openLaw, openRecord } from './input.ts';
import { LineReader } from './lines.ts';
import { Page } from './page.ts';
import { cliWords } from './words.ts';

/** From this distress on, a question is announced before it is asked. */
const hard = 4;

/** How many decided findings are named after an answer. */
const mostNamed = 6;

export const ask: Command = {
  name: 'ask',
  summary: 'the interview in the terminal: only questions that can still decide a finding',
  usage: ['FILE [--facts F.yaml] [--out F.yaml] [--as-of DATE] [--language en|es]'],
  about: [
    'Asks one question at a time, the most useful and least painful first, and says why it is asked and what each answer decided. ? skips a question for good; stop ends the interview. Questions about what happened are announced first.',
    'Answers are kept only in the file named by --out, after each answer. To go on another day, name the same file with --facts and --out.',
    'Answers may come through a pipe, one on each line.',
  ],
  options: {
    facts: { value: 'F.yaml', words: 'what is known already; it is not asked again' },
    out: {
      value: 'F.yaml',
      words: 'where the facts are kept; an existing file is replaced only if it is the one named by --facts',
    },
    'as-of': { value: 'DATE', words: 'the day asked about, yyyy-mm-dd (default: today)' },
    language: { value: 'en|es', words: 'English (default) or Spanish' },
  },
  examples: [
    { line: 'nunc ask sheet.pdf --out facts.yaml', does: 'the interview; the facts are kept in facts.yaml' },
    { line: 'nunc ask sheet.pdf --facts facts.yaml --out facts.yaml', does: 'goes on where it stopped' },
    { line: 'nunc ask hoja.pdf --language es', does: 'la entrevista en español' },
  ],
  async run(call) {
    const file = oneFile(call);
    if (file === '-')
      throw unusable('Standard input carries the answers.', 'FILE', 'Name the document by its path.');
    if (call.text('facts') === '-')
      throw unusable('Standard input carries the answers.', '--facts -', 'Name the facts file by its path.');
    const language = choice(call, 'language', ['en', 'es']) ?? 'en';
    const asOf = asOfDay(call);
    checkOut(call);
    const opened = await openRecord(call, file);
    const law = openLaw(opened.histories);
    const known = await openFacts(call, law, opened, asOf);
    const interview = new Interview(call, { law, opened, language, asOf, packet: known.packet }, known.facts);
    await interview.run();
    return exit.fine;
  },
};

/** Before the first question: an answer must not be lost, and no file of somebody else's overwritten. */
function checkOut(call: Call): void {
  const out = call.text('out');
  if (out === undefined) return;
  const path = (file: string): string => resolve(call.io.cwd, file);
  const facts = call.text('facts');
  if (out === '-') throw unusable('The facts cannot be kept in standard output.', '--out -', 'Name a file.');
  if (existsSync(path(out)) && (facts === undefined || path(facts) !== path(out)))
    throw unusable(
      'This file exists already.',
      `--out ${out}`,
      `To go on with it write --facts ${out} --out ${out}; otherwise choose another name.`,
    );
  if (!existsSync(resolve(path(out), '..')))
    throw unusable(
      'There is no such folder.',
      `--out ${out}`,
      'Make the folder first, or choose another place.',
    );
}

interface Setting {
  readonly law: Law;
  readonly opened: OpenedRecord;
  readonly language: Language;
  readonly asOf: string;
  readonly packet: unknown;
}

type Ended = 'stop' | 'nothing_left';

class Interview {
  private readonly call: Call;
  private readonly setting: Setting;
  private readonly page: Page;
  private readonly lines: LineReader;
  /** Questions that were put, by fact and what it is about: none is put twice. */
  private readonly put = new Set<string>();
  private facts: Facts;
  private findings: readonly Finding[];

  constructor(call: Call, setting: Setting, facts: Facts) {
    this.call = call;
    this.setting = setting;
    this.page = new Page(call.io);
    this.lines = new LineReader(call.io.stdin);
    this.facts = facts;
    this.findings = this.screened();
  }

  private get words(): (typeof cliWords)['en']['ask'] {
    return cliWords[this.setting.language].ask;
  }

  private screened(): readonly Finding[] {
    const { opened, law, asOf } = this.setting;
    return screen(opened.record, this.facts, law, { asOf }).findings.filter(
      (one) => one.how.begins !== 'defense',
    );
  }

  async run(): Promise<void> {
    const { page, words } = this;
    const first = this.nextQuestion();
    if (first === undefined) {
      page.say(words.nothingToAsk);
      await this.finish();
      return;
    }
    for (const line of words.hello) page.say(line);
    const out = this.call.text('out');
    page.say(out === undefined ? words.notKept : words.keptIn(out));
    page.say(cliWords[this.setting.language].screen.courtDecides);
    const ended = await this.askAll(first);
    page.gap();
    page.say(ended === 'stop' ? words.stopped : words.finished);
    await this.finish();
  }

  private async askAll(first: Question): Promise<Ended> {
    for (let question: Question | undefined = first; question !== undefined; question = this.nextQuestion()) {
      if ((await this.putQuestion(question)) === 'stop') return 'stop';
    }
    return 'nothing_left';
  }

  private nextQuestion(): Question | undefined {
    const { opened, law, asOf } = this.setting;
    const asked = (need: FactNeed) => this.put.has(keyOf({ need }));
    return nextQuestions(opened.record, this.facts, law, { asOf, asked })[0];
  }

  /** Puts one question until it is answered, skipped or the interview is stopped. */
  private async putQuestion(question: Question): Promise<'on' | 'stop'> {
    const { law, language, asOf } = this.setting;
    const definition = law.facts.get(question.need.fact);
    this.put.add(keyOf(question));
    if (definition === undefined) return 'on';
    const asked: Asked = { definition, law, language, asOf, jurisdiction: this.jurisdictionOf(question) };
    this.page.gap();
    this.page.say(
      this.words.waiting(this.findings.filter((one) => one.status === 'undecided').length),
      0,
      0,
      'dim',
    );
    if (question.distress >= hard) {
      const answer = await this.announce(asked);
      if (answer !== null) return await this.take(question, answer);
    }
    this.printQuestion(question, asked);
    for (;;) {
      this.call.io.out('> ');
      const line = await this.lines.next();
      if (!this.call.io.stdinIsTerminal) this.call.io.out('\n');
      const answer: Answer = line === null ? { kind: 'stop' } : readAnswer(line, asked);
      if (answer.kind !== 'again') return await this.take(question, answer);
      this.page.say(answer.say, 2);
    }
  }

  /** Says that a hard question comes. A person at a terminal decides whether to see it; a pipe has decided already. */
  private async announce(asked: Asked): Promise<Answer | null> {
    this.page.say(this.words.hard, 0, 0, 'yellow');
    if (!this.call.io.stdinIsTerminal) return null;
    this.call.io.out(this.words.hardGoOn);
    const line = await this.lines.next();
    if (line === null) return { kind: 'stop' };
    const answer = readAnswer(line, asked);
    return answer.kind === 'stop' || answer.kind === 'skip' ? answer : null;
  }

  private printQuestion({ need }: Question, { definition, language }: Asked): void {
    const { page, words } = this;
    const subject = this.subjectOf(need);
    if (subject !== null) page.say(subject, 0, 0, 'cyan');
    page.say(page.ink('bold', definition.question?.[language] ?? definition.name[language]));
    (definition.choices ?? []).forEach((one, index) => {
      page.say(`${index + 1}. ${one.words[language]}`, 2, 5);
    });
    if (definition.why !== null) page.say(`${words.why}: ${definition.why[language]}`, 2, 4, 'dim');
    page.say(`[${answerHint({ definition, language })}]`, 2, 2, 'dim');
  }

  private subjectOf({ scope, of }: Question['need']): string | null {
    if (scope === 'person' || of === null) return null;
    const { histories } = this.setting.opened;
    const history = histories.find((one) => one.id === of);
    if (history !== undefined) return this.words.about(chargeLine(history, this.setting.language));
    const inCase = histories
      .filter((one) => one.caseNumber === of)
      .map((one) => [one.code, one.section].filter(Boolean).join(' '));
    return `${this.words.aboutCase(of)}${inCase.length === 0 ? '' : ` (${[...new Set(inCase)].join(', ')})`}`;
  }

  private jurisdictionOf({ need }: Question): string | null {
    const history = this.setting.opened.histories.find(
      (one) => one.id === need.of || one.caseNumber === need.of,
    );
    return history?.jurisdiction ?? null;
  }

  private async take({ need }: Question, answer: Answer): Promise<'on' | 'stop'> {
    if (answer.kind === 'stop' || answer.kind === 'again') return 'stop';
    const before = this.findings;
    if (answer.kind === 'periods')
      this.facts = { ...this.facts, periods: [...this.facts.periods, ...answer.periods] };
    else
      this.facts = learn(
        this.facts,
        need.scope,
        need.of,
        need.fact,
        answer.kind === 'skip' ? skipped : answer.value,
      );
    await this.keep();
    if (answer.kind === 'skip') {
      this.page.say(this.words.skipped, 2);
      return 'on';
    }
    this.findings = this.screened();
    this.printDecided(before);
    return 'on';
  }

  private printDecided(before: readonly Finding[]): void {
    const { language, opened } = this.setting;
    const key = (finding: Finding): string => `${finding.charge}|${finding.provision}`;
    const old = new Map(before.map((finding) => [key(finding), finding.status]));
    const decided = this.findings.filter(
      (one) => one.status !== 'undecided' && old.get(key(one)) === 'undecided',
    );
    if (decided.length === 0) {
      this.page.say(this.words.decidedNothing, 2);
      return;
    }
    const openFirst = decided.toSorted((a, b) => Number(b.status === 'open') - Number(a.status === 'open'));
    this.page.say(`${this.words.decided}:`, 2);
    for (const finding of openFirst.slice(0, mostNamed)) {
      const history = opened.histories.find((one) => one.id === finding.charge);
      const name = history === undefined ? finding.charge : chargeLine(history, language);
      const status = phrases[language].status[finding.status];
      this.page.say(
        `- ${finding.short}: ${status}. ${name}`,
        4,
        6,
        finding.status === 'open' ? 'green' : undefined,
      );
    }
    if (decided.length > mostNamed) this.page.say(this.words.andMore(decided.length - mostNamed), 4);
  }

  private async keep(): Promise<void> {
    const out = this.call.text('out');
    if (out === undefined) return;
    await writeFacts(
      this.call.io,
      out,
      factsYaml(this.facts, this.setting.packet, this.setting.opened.histories),
    );
  }

  /** What is decided now, where the answers are, and whom one can talk to. */
  private async finish(): Promise<void> {
    const { page, words } = this;
    const { law, opened, language } = this.setting;
    const count = (status: Finding['status']): number =>
      this.findings.filter((one) => one.status === status).length;
    page.say(words.summary(count('open'), count('undecided'), count('closed')));
    const out = this.call.text('out');
    await this.keep();
    page.say(out === undefined ? words.nothingSaved : words.saved(out));
    if (out !== undefined) {
      const spanish = language === 'es' ? ' --language es' : '';
      page.say(`${cliWords[language].screen.next}: nunc screen ${opened.name} --facts ${out}${spanish}`);
    }
    const places = new Set(opened.histories.map((history) => history.jurisdiction));
    const help = [...places].flatMap((place) => law.jurisdictions.get(place)?.help ?? []).slice(0, 2);
    if (help.length === 0) return;
    page.gap();
    page.say(words.help);
    for (const one of help) page.say(`${one.name}: ${one.contact}`, 2, 4);
  }
}

const keyOf = ({ need }: Pick<Question, 'need'>): string => `${need.fact}|${need.of ?? ''}`;
