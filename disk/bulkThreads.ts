/**
 * Several threads, each answering one stretch at a time. A stretch is begun before the one before it has ended, at the
 * place where it will most likely begin; where that turns out wrong it is answered again from the right place.
 */
import { Worker } from 'node:worker_threads';
import type { StretchDone, StretchTask } from './bulkStretch.ts';
import type { WorkerStart } from './bulkWorker.ts';

interface Answered {
  readonly done: StretchDone;
}

interface Waiting {
  readonly task: StretchTask;
  readonly answer: Promise<StretchDone>;
}

interface Asked {
  readonly task: StretchTask;
  resolve(done: StretchDone): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  /** What it was asked and has not answered, in order. */
  readonly asked: Asked[];
}

/** Stretches a thread is given at once: the next lies ready while this thread writes what came of the one before. */
const atOnce = 2;

export class Threads {
  readonly #start: WorkerStart;
  readonly #threads: Thread[];
  readonly #startAt: (target: number) => number | null;
  /** Stretches under way or answered, by number. */
  readonly #waiting = new Map<number, Waiting>();
  readonly #queue: Asked[] = [];

  constructor(start: WorkerStart, count: number, startAt: (target: number) => number | null) {
    this.#start = start;
    this.#startAt = startAt;
    this.#threads = Array.from({ length: count }, () => {
      const worker = new Worker(new URL('./bulkWorker.ts', import.meta.url), { workerData: start });
      const asked: Asked[] = [];
      worker.on('message', ({ done }: Answered) => {
        asked.shift()?.resolve(done);
        this.#handOut();
      });
      worker.on('error', (error: unknown) => {
        for (const { reject } of asked.splice(0))
          reject(error instanceof Error ? error : new Error('a thread ended'));
      });
      return { worker, asked };
    });
  }

  async next(task: StretchTask, size: number): Promise<StretchDone> {
    const begun = this.#waiting.get(task.number);
    this.#waiting.delete(task.number);
    const isRight = begun?.task.start === task.start && begun.task.startsIncomplete === task.startsIncomplete;
    const answer = begun !== undefined && isRight ? begun.answer : this.#ask(task, true);
    this.#lookAhead(task, size);
    return await answer;
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  /** Begins the stretches behind this one, as many as keep every thread at work. */
  #lookAhead({ number, target }: StretchTask, size: number): void {
    const { stretchBytes } = this.#start;
    for (let ahead = 1; ahead <= this.#threads.length * (atOnce + 1); ahead += 1) {
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
      const answer = this.#ask(task, false);
      // It may fail before anybody waits for it; who waits for it then is told.
      answer.catch(() => undefined);
      this.#waiting.set(task.number, { task, answer });
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

  /** Each thread gets one stretch before any gets a second. */
  #handOut(): void {
    for (let most = 1; most <= atOnce; most += 1)
      for (const { worker, asked } of this.#threads) {
        const next = asked.length < most ? this.#queue.shift() : undefined;
        if (next === undefined) continue;
        asked.push(next);
        worker.postMessage(next.task);
      }
  }
}
