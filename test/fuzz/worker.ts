/** Tries inputs one after another, and tells of each before it is tried, so that it is known which one hangs. */
import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { examine } from './examine.js';
import { type Input, inputs } from './inputs.js';
import { minimise } from './minimise.js';

/** Inputs that are made of one seed. */
const BATCH = 50;
/** What all that is asked of a file of less than `SMALL` characters may take together, in milliseconds. */
const LIMIT = 5000;
/** What reading and checking it may take. */
const CHECK_LIMIT = 1000;
const SMALL = 5000;

const { seed } = workerData as { readonly seed: number };
const tell = (message: object) => parentPort?.postMessage(message);

for (let batch = 0; ; batch++) {
  for (const input of fc.sample(inputs, { seed: seed + batch, numRuns: BATCH })) attempt(input, seed + batch);
}

function attempt(input: Input, own: number): void {
  const tried = (one: Input) => {
    tell({ kind: 'begun', seed: own, input: one, isNew: one === input });
    return timed(one);
  };
  const { failure, time } = tried(input);
  if (failure) {
    const fails = (text: string) => whereOf(tried({ ...input, text }).failure) === whereOf(failure);
    const text = minimise(input.text, fails);
    tell({ kind: 'failed', seed: own, input: { ...input, text }, why: failure.stack });
  } else if (input.text.length < SMALL) {
    const checked = time > CHECK_LIMIT ? timeOf(() => check(analyse(input.text, 'input.hem'))) : 0;
    // It may be the machine that was busy: what is slow is slow again.
    const isSlow = checked > CHECK_LIMIT || (time > LIMIT && tried(input).time > LIMIT);
    const why = `It takes ${time.toFixed(0)} ms, to be checked ${checked.toFixed(0)} ms`;
    if (isSlow) tell({ kind: 'slow', seed: own, input, why });
  }
}

function timeOf(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}

function timed(input: Input): { readonly failure: Error | undefined; readonly time: number } {
  let failure: Error | undefined;
  const time = timeOf(() => {
    try {
      examine(input);
    } catch (error) {
      failure = error as Error;
    }
  });
  return { failure, time };
}

/** The place in the program: the same failure may have another message for another text. */
function whereOf(failure: Error | undefined): string | undefined {
  return failure?.stack?.split('\n').find((line) => line.startsWith('    at '));
}
