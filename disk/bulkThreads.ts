/**
 * Several threads, each answering one stretch at a time. A stretch is begun before the one before it has ended, at the
 * place where it will most likely begin; where that turns out wrong it is answered again from the right place.
 */
import { Worker } from 'node:worker_threads';
import type { StretchDone, StretchTask } from './bulkStretch.ts';
import type { WorkerStart } from './bulkWorker.ts';

interface Answered {
  readonly task: StretchTask;
  readonly done: StretchDone;
}

interface Waiting {
  readonly task: StretchTask;
  readonly answer: Promise<StretchDone>;
}

interface Thread {
  readonly worker: Worker;
  isFree: boolean;
}

export class Threads {
  readonly #start: WorkerStart;
  readonly #threads: Thread[];
  readonly #startAt: (target: number) => number | null;
  /** Stretches under way or answered, by number. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #queue: {
    task: StretchTask;
    resolve: (done: StretchDone) => void;
    reject: (error: Error) => void;
  }[] = [];

  constructor(start: WorkerStart, count: number, startAt: (target: number) => number | null) {
    this.#start = start;
    this.#startAt = startAt;
    this.#threads = Array.from({ length: count }, () => ({
      worker: new Worker(new URL('./bulkWorker.ts', import.meta.url), { workerData: start }),
      isFree: true,
    }));
  }

  async next(task: StretchTask, size: number): Promise<StretchDone> {
    const begun = this.#waiting.get(task.number);
    this.#waiting.delete(task.number);
    const isRight = begun?.task.start === task.start && begun.task.startsIncomplete === task.startsIncomplete;
    const answer = begun !== undefined && isRight ? begun.answer : this.#ask(task, true);
    if (begun !== undefined && !isRight) begun.answer.catch(() => undefined);
    this.#lookAhead(task, size);
    return await answer;
  }

  async close(): Promise<void> {
    for (const { answer } of this.#waiting.values()) answer.catch(() => undefined);
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** Begins the stretches behind this one, as many as keep every thread at work. */
  #lookAhead({ number, target }: StretchTask, size: number): void {
    const { stretchBytes } = this.#start;
    for (let ahead = 1; ahead <= this.#threads.length * 2; ahead += 1) {
      const begins = target + (ahead - 1) * stretchBytes;
      if (begins >= size || this.#waiting.has(number + ahead)) continue;
      const start = this.#startAt(begins);
      if (start === null || start >= size) continue;
      const task = {
        number: number + ahead,
        start,
        target: begins + stretchBytes,
        startsIncomplete: false,
      };
      this.#waiting.set(task.number, { task, answer: this.#ask(task, false) });
    }
  }

  #ask(task: StretchTask, isFirst: boolean): Promise<StretchDone> {
    return new Promise((resolve, reject) => {
      const asked = { task, resolve, reject };
      if (isFirst) this.#queue.unshift(asked);
      else this.#queue.push(asked);
      this.#handOut();
    });
  }

  #handOut(): void {
    for (const thread of this.#threads) {
      const asked = thread.isFree ? this.#queue.shift() : undefined;
      if (asked === undefined) continue;
      thread.isFree = false;
      const { worker } = thread;
      const settled = () => {
        worker.off('message', answered);
        worker.off('error', failed);
        thread.isFree = true;
      };
      const answered = ({ done }: Answered) => {
        settled();
        asked.resolve(done);
        this.#handOut();
      };
      const failed = (error: unknown) => {
        settled();
        asked.reject(error instanceof Error ? error : new Error('a thread ended'));
      };
      worker.on('message', answered);
      worker.on('error', failed);
      worker.postMessage(asked.task);
    }
  }
}
