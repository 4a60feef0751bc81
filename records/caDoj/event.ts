/** Reads the lines of one event, in order, into a draft. One handler for each kind of line. */
import type { ChargeFlag, Field, IsoDate } from '../model.ts';
import { setCharge, setChargedAs } from './charge.ts';
import { type ChargeText, classify, flagOfSection, type Item, takeToc } from './classify.ts';
import { CommentCharges, readCommentCharge } from './comment.ts';
import { countNumbers } from './count.ts';
import { isoDate } from './date.ts';
import { dispositionOf, severityOf } from './disposition.ts';
import {
  addNumber,
  type ChargeDraft,
  type DispositionDraft,
  type EventDraft,
  newCharge,
  newEvent,
} from './draft.ts';
import { EventHead, type PendingToc } from './eventHead.ts';
import { confidence, type Line, type Reading } from './line.ts';
import { caseNumbersIn } from './number.ts';
import { startsWithAgency } from './place.ts';
import { SentenceRun } from './sentence.ts';
import { type LabelKind, vocabulary } from './vocabulary.ts';

/** What the line before was, for lines that go on from it. */
type Last = 'none' | 'charge' | 'description' | 'disposition' | 'sentence' | 'comment';

/** A fragment this short that nothing claims is dirt from a scan. */
const maxFragmentLength = 3;

export class EventReader {
  readonly draft: EventDraft = newEvent();
  readonly #reading: Reading;
  readonly #head: EventHead;
  readonly #sentenceRun: SentenceRun;
  readonly #fromComments = new CommentCharges();
  #charge: ChargeDraft | null = null;
  #updateDate: Field<IsoDate> | null = null;
  #pendingToc: PendingToc | null = null;
  #last: Last = 'none';
  #lastIndent = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#head = new EventHead(reading, this.draft);
    this.#sentenceRun = new SentenceRun(reading);
  }

  /** Reads one line that the caller has classified. */
  read(line: Line, item: Item) {
    const before = this.#last;
    this.#last = 'none';
    if (item.repair !== null) this.#reading.repair(line, item.repair.from, item.repair.to, item.repair.why);
    const sure = item.repair === null ? confidence.printed : confidence.repaired;
    switch (item.as) {
      case 'header':
        this.#pendingToc = this.#head.header(line, item.entry, item.rest, sure) ?? this.#pendingToc;
        return;
      case 'label':
        return this.#label(line, item.label, item.rest, sure);
      case 'date':
        return this.#date(line, item.date, item.rest, sure);
      case 'numbers':
        return this.#numbers(line, item.rest);
      case 'charge':
        return this.#chargeLine(line, item.charge, sure);
      case 'flag':
        return this.#flag(line, item.flag);
      case 'see_comment':
        this.#ensureCharge();
        return this.#reading.used(line, 'see_comment');
      case 'strike':
        this.draft.strikeFlag = true;
        return this.#reading.used(line, 'strike_entry');
      default:
        return this.#text(line, before);
    }
  }

  /** Closes the event: comments may name the charge of a count that came later. */
  finish(): EventDraft {
    this.#fromComments.apply(this.#reading, this.draft);
    const first = this.draft.charges[0]?.description?.value;
    if (this.draft.header === null && first !== undefined) {
      if (vocabulary.registrationDescriptions.some((lead) => first.startsWith(lead)))
        this.draft.kind = 'registration';
    }
    return this.draft;
  }

  #label(line: Line, label: LabelKind, rest: string, sure: number) {
    switch (label) {
      case 'count':
        return this.#count(line, rest, sure);
      case 'disposition':
        return this.#disposition(line, rest, sure);
      case 'conviction_status':
        return this.#convictionStatus(line, rest, sure);
      case 'sentence':
        return this.#sentence(line, rest);
      case 'comment':
        return this.#comment(line, rest, sure);
      case 'charged_as':
        return this.#chargedAs(line, rest.charAt(0), sure);
      case 'name':
      case 'birth_date':
        this.#head.nameAndBirth(line, line.text, sure);
        return this.#reading.used(line, label);
      case 'conviction_of':
        return this.#convictionOf(line, rest, sure);
      default:
        return this.#detail(line, label, rest, sure);
    }
  }

  #count(line: Line, rest: string, sure: number) {
    const hash = rest.indexOf('#');
    const { text, toc } = takeToc(rest);
    const numberText = (hash < 0 ? text : rest.slice(0, hash)).trim();
    const { numbers, repaired } = countNumbers(numberText);
    const charge = this.#openCharge();
    if (repaired !== null) this.#reading.repair(line, numberText, repaired, 'count_number');
    const worth = repaired === null ? sure : confidence.repaired;
    charge.numbers = numbers.map((number) => this.#reading.field(line, number, worth));
    if (toc !== null) this.#chargedAs(line, toc, sure);
    if (hash >= 0) this.#numbers(line, takeToc(rest.slice(hash)).text);
    this.#reading.used(line, 'count');
  }

  #openCharge(): ChargeDraft {
    const charge = newCharge();
    this.draft.charges.push(charge);
    this.#charge = charge;
    this.#updateDate = null;
    const pending = this.#pendingToc;
    this.#pendingToc = null;
    if (pending !== null) this.#chargedAs(pending.line, pending.letter, confidence.printed);
    return charge;
  }

  #ensureCharge(): ChargeDraft {
    return this.#charge ?? this.#openCharge();
  }

  #numbers(line: Line, text: string) {
    const { numbers, repaired } = caseNumbersIn(text);
    const worth = repaired ? confidence.repaired : confidence.printed;
    if (repaired)
      this.#reading.repair(line, text, numbers.map((number) => `#${number}`).join(','), 'number_signs');
    for (const number of numbers) {
      const field = this.#reading.field(line, number, worth);
      if (this.#isCourt() || this.#charge === null) addNumber(this.draft.caseNumbers, field);
      if (this.#charge !== null) addNumber(this.#charge.agencyNumbers, field);
    }
    this.#reading.used(line, 'numbers');
  }

  /** By its header, or by its agency where a scan has lost the header. */
  #isCourt(): boolean {
    const { kind, agencyKind } = this.draft;
    return (
      kind === 'court' || (kind === 'other' && agencyKind !== null && vocabulary.courtKinds.has(agencyKind))
    );
  }

  #date(line: Line, digits: string, rest: string, sure: number) {
    if (this.draft.date === null && this.draft.charges.length === 0 && !startsDisposition(rest)) {
      this.#pendingToc = this.#head.date(line, digits, rest, sure) ?? this.#pendingToc;
      return;
    }
    const date = isoDate(digits);
    if (date === null) return this.#reading.notUnderstood(line, 'date_not_valid');
    this.#updateDate = this.#reading.field(line, date, sure);
    this.#reading.used(line, 'update_date');
    if (rest === '') return;
    const item = classify(rest);
    if (item.as === 'text' || item.as === 'date') return this.#reading.notUnderstood(line, 'text_after_date');
    this.read(line, item);
  }

  #chargeLine(line: Line, text: ChargeText, sure: number) {
    const flagged = flagOfSection(text);
    if (flagged !== null) {
      this.#ensureCharge().flags.add(flagged);
      return this.#reading.used(line, 'sentencing_line');
    }
    const current = this.#ensureCharge();
    const charge = current.section === null ? current : this.#secondCharge(current);
    setCharge(this.#reading, line, charge, text, sure);
    this.#reading.used(line, 'charge');
    this.#goOn('charge', line);
  }

  #secondCharge(first: ChargeDraft): ChargeDraft {
    const charge = this.#openCharge();
    charge.numbers = first.numbers;
    first.sharesNext = true;
    return charge;
  }

  #flag(line: Line, flag: ChargeFlag) {
    this.#ensureCharge().flags.add(flag);
    this.#reading.used(line, 'flag');
  }

  #chargedAs(line: Line, letter: string, sure: number) {
    if (!vocabulary.chargedAs.has(letter)) return this.#reading.notUnderstood(line, 'charged_as');
    if (this.#charge === null) this.#pendingToc = { line, letter };
    else setChargedAs(this.#reading, line, this.#charge, letter, sure);
    this.#reading.used(line, 'charged_as');
  }

  #disposition(line: Line, text: string, sure: number) {
    const reading = dispositionOf(text);
    const repaired = reading.repairedTo !== null;
    if (repaired) this.#reading.repair(line, text, reading.repairedTo ?? '', 'disposition_letters');
    const field = this.#reading.field(line, text, repaired ? confidence.repaired : sure);
    const date = this.#updateDate ?? this.draft.date;
    this.#ensureCharge().dispositions.push({ text: field, reading, date, severity: null, sentence: [] });
    this.#reading.used(line, reading.known ? 'disposition' : 'disposition_not_in_vocabulary');
    this.#goOn('disposition', line);
  }

  #lastDisposition(): DispositionDraft | undefined {
    return this.#charge?.dispositions.at(-1);
  }

  #convictionStatus(line: Line, rest: string, sure: number) {
    const { text } = takeToc(rest);
    const severity = severityOf(text);
    const disposition = this.#lastDisposition();
    if (severity === null || disposition === undefined)
      return this.#reading.notUnderstood(line, 'conviction_status');
    if (severity.repairedTo !== null) this.#reading.repair(line, text, severity.repairedTo, 'word_letters');
    const worth = severity.repairedTo === null ? sure : confidence.repaired;
    disposition.severity = this.#reading.field(line, severity.severity, worth);
    this.#reading.used(line, 'conviction_status');
  }

  #sentence(line: Line, text: string) {
    this.#sentenceRun.start(this.#sentenceTarget(), text, line);
    this.#reading.used(line, 'sentence');
    this.#goOn('sentence', line);
  }

  #sentenceTarget(): EventDraft['sentence'] {
    return this.#lastDisposition()?.sentence ?? this.draft.sentence;
  }

  #comment(line: Line, rest: string, sure: number) {
    const charge = this.#ensureCharge();
    charge.comments.push(this.#reading.field(line, rest, sure));
    this.#reading.used(line, 'comment');
    this.#goOn('comment', line);
    const lead = vocabulary.commentSentence.find((word) => rest.startsWith(word));
    if (lead !== undefined && this.#sentenceTarget().length === 0)
      this.#sentenceRun.start(this.#sentenceTarget(), rest.slice(lead.length), line);
    const numbered = vocabulary.commentCaseNumber.find((word) => rest.startsWith(word));
    if (numbered !== undefined) {
      const { numbers } = caseNumbersIn(rest.slice(numbered.length));
      for (const number of numbers)
        addNumber(this.draft.caseNumbers, this.#reading.field(line, number, sure));
    }
    const found = readCommentCharge(rest);
    if (found !== null) this.#fromComments.add(line, charge, found);
  }

  #convictionOf(line: Line, rest: string, sure: number) {
    const item = classify(rest);
    const charge = this.#openCharge();
    if (item.as === 'charge') setCharge(this.#reading, line, charge, item.charge, sure);
    else if (rest !== '') charge.description = this.#reading.field(line, rest, sure);
    const reading = dispositionOf('CONVICTED');
    const text = this.#reading.field(line, line.text, sure);
    charge.dispositions.push({ text, reading, date: null, severity: null, sentence: [] });
    this.#reading.used(line, 'conviction_of');
  }

  /** A line that is kept with the charge and not interpreted, but for its numbers. */
  #detail(line: Line, label: LabelKind, rest: string, sure: number) {
    const charge = this.#ensureCharge();
    charge.comments.push(this.#reading.field(line, line.text, sure));
    if (label === 'court_number' || label === 'sentence_from') {
      const hash = rest.indexOf('#');
      const text = label === 'court_number' ? rest.slice(hash + 1) : hash < 0 ? '' : rest.slice(hash);
      for (const number of caseNumbersIn(text).numbers)
        addNumber(this.draft.caseNumbers, this.#reading.field(line, number, sure));
    }
    this.#reading.used(line, label);
  }

  #goOn(last: Last, line: Line) {
    this.#last = last;
    this.#lastIndent = line.indent;
  }

  /** A line without a label: it goes on from the line before, says what the count is about, or is not understood. */
  #text(line: Line, before: Last) {
    const { text } = line;
    if (before === 'sentence' && (this.#sentenceRun.open || line.indent > this.#lastIndent))
      return this.#moreSentence(line);
    if (text.length <= maxFragmentLength) return this.#reading.noise(line, 'fragment');
    if (before === 'comment' && line.indent > this.#lastIndent) return this.#moreComment(line);
    if (before === 'disposition' && this.#moreDisposition(line)) return;
    if (before === 'charge' && this.#charge?.description)
      return this.#moreDescription(line, this.#charge.description);
    if (this.draft.agency === null && startsWithAgency(text)) {
      this.#head.agency(line, text, confidence.printed);
      return this.#reading.used(line, 'agency');
    }
    const charge = this.#charge;
    if (
      charge !== null &&
      charge.section === null &&
      charge.description === null &&
      charge.dispositions.length === 0
    ) {
      charge.description = this.#reading.field(line, takeToc(text).text);
      return this.#reading.used(line, 'charge_text');
    }
    const begins = this.draft.header === null && this.draft.date === null && this.draft.charges.length === 0;
    if (begins)
      this.draft.header = this.#reading.field(line, text.replace(/[ :;.]+$/, ''), confidence.doubtful);
    this.#reading.notUnderstood(line, begins ? 'event_header' : 'text');
  }

  #moreSentence(line: Line) {
    this.#last = 'sentence';
    if (line.text.length <= maxFragmentLength) return this.#reading.noise(line, 'fragment');
    this.#sentenceRun.goOn(line.text, line);
    this.#reading.used(line, 'sentence');
  }

  #moreComment(line: Line) {
    const comments = this.#charge?.comments;
    const last = comments?.pop();
    if (comments !== undefined && last !== undefined)
      comments.push({ ...last, value: `${last.value} ${line.text}` });
    this.#last = 'comment';
    this.#reading.used(line, 'comment');
  }

  #moreDisposition(line: Line): boolean {
    const disposition = this.#lastDisposition();
    if (disposition === undefined) return false;
    const whole = `${disposition.text.value} ${line.text}`.trim();
    const reading = dispositionOf(whole);
    const wrapped = line.indent > this.#lastIndent && (reading.known || !disposition.reading.known);
    if (!wrapped && !(reading.known && !disposition.reading.known)) return false;
    disposition.text = { ...disposition.text, value: whole };
    disposition.reading = reading;
    this.#reading.used(line, 'disposition');
    return true;
  }

  #moreDescription(line: Line, description: Field<string>) {
    const { text, toc } = takeToc(line.text);
    const open = line.indent > this.#lastIndent || /[:/,&-]$/.test(description.value);
    const charge = this.#charge;
    if (charge === null) return;
    const worth = open
      ? Math.min(description.confidence, 0.9)
      : Math.min(description.confidence, confidence.scanned);
    charge.description = { ...description, value: `${description.value} ${text}`, confidence: worth };
    if (toc !== null) this.#chargedAs(line, toc, confidence.printed);
    this.#reading.used(line, 'charge_text');
  }
}

function startsDisposition(rest: string): boolean {
  return rest !== '' && classify(rest).as === 'label';
}
