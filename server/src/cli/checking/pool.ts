/** Work that several threads share, an item at a time. A thread that ends before its work keeps no other back. */
import { Worker } from 'node:worker_threads';

/** A batch of items, by their indices, as it is posted to a worker. */
export type Batch = readonly number[];

/** What a worker posts: once that it is ready, then the answers to each batch in its order. */
export interface Answers<T> {
  readonly batch: Batch;
  readonly answers: readonly T[];
}

export interface PoolOptions<T> {
  /** The script of the workers, and what they are told at the start. */
  readonly script: string;
  readonly argv?: readonly string[];
  readonly workerData: object;
  readonly jobs: number;
  /** The work in the order in which it is handed out. */
  readonly batches: readonly Batch[];
  answered(index: number, answer: T): void;
  /** Told of the item that a worker was at when it ended, and why it did. */
  died(index: number, error: Error): void;
}

/** Batches that a worker has at once: while one is answered, the next is at hand. */
const AHEAD = 2;

/** Runs all batches; resolves when each item was answered, or its worker died of it. */
export function runPool<T>(options: PoolOptions<T>): Promise<void> {
  const { script, argv = [], workerData, jobs, answered, died } = options;
  const waiting = [...options.batches];
  return new Promise((done) => {
    let running = 0;
    let isHiring = true;
    const hire = () => {
      running++;
      /** Where the worker is in what it was given: readable even when it can tell nothing any more. */
      const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1);
      const worker = new Worker(script, { argv: [...argv], workerData: { ...workerData, progress } });
      const given: Batch[] = [];
      let ended = 0;
      let cause: Error | undefined;
      const give = () => {
        while (given.length < AHEAD && waiting.length > 0) {
          const batch = waiting.shift() ?? [];
          given.push(batch);
          worker.postMessage(batch);
        }
        if (given.length === 0) worker.postMessage(undefined);
      };
      worker.on('message', ({ batch, answers }: Answers<T>) => {
        given.shift();
        ended += batch.length;
        for (const [at, index] of batch.entries()) {
          const answer = answers[at];
          if (answer !== undefined) answered(index, answer);
        }
        give();
      });
      worker.on('error', (error) => {
        cause = error instanceof Error ? error : new Error(String(error));
      });
      worker.on('exit', (code) => {
        running--;
        const left = given.flat();
        const reason = cause ?? new Error(`the thread that worked on it ended with ${code}`);
        const begun = Atomics.load(progress, 0);
        const culprit = left[Math.min(Math.max(begun - ended, 0), left.length - 1)];
        if (begun < 0 && left.length > 0) {
          // What could not begin will not do so at the next try either.
          isHiring = false;
          waiting.unshift(left);
        } else if (culprit !== undefined) {
          died(culprit, reason);
          const others = left.filter((index) => index !== culprit);
          if (others.length > 0) waiting.unshift(others);
        }
        if (waiting.length > 0 && isHiring) hire();
        if (running > 0) return;
        for (const index of waiting.flat()) died(index, reason);
        done();
      });
      give();
    };
    for (let job = 0; job < Math.min(jobs, options.batches.length); job++) hire();
    if (running === 0) done();
  });
}
