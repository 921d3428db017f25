import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPool } from '../../../../server/src/cli/checking/pool';

/** Answers with the item doubled, the later ones sooner; ends as it is told at some items. */
const SCRIPT = `
const { parentPort, workerData: { progress, ends, never } } = require('node:worker_threads');
if (never) throw new Error('it does not start');
let begun = 0;
let last = Promise.resolve();
parentPort.on('message', (batch) => {
  if (!batch) return parentPort.close();
  last = last.then(async () => {
    const answers = [];
    for (const item of batch) {
      Atomics.store(progress, 0, begun++);
      await new Promise((done) => setTimeout(done, item % 2 ? 0 : 3));
      if (ends[item] === 'exit') process.exit(7);
      if (ends[item] === 'throw') throw new Error('boom');
      answers.push(2 * item);
    }
    parentPort.postMessage({ batch, answers });
  });
});
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hem-pool-'));
  writeFileSync(join(folder, 'worker.cjs'), SCRIPT);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(batches: number[][], jobs: number, ends: Record<number, string> = {}, never = false) {
  const answers = new Map<number, number>();
  const deaths = new Map<number, string>();
  await runPool<number>({
    script: join(folder, 'worker.cjs'),
    workerData: { ends, never },
    jobs,
    batches,
    answered: (index, answer) => answers.set(index, answer),
    died: (index, { message }) => deaths.set(index, message),
  });
  return { answers, deaths };
}

const BATCHES = [[0, 1, 2], [3], [4, 5], [6, 7, 8, 9], [10, 11]];
const DOUBLED = BATCHES.flat().map((item) => [item, 2 * item] as const);

describe.each([1, 2, 5])('%d workers', (jobs) => {
  it('answer every item', async () => {
    expect(new Map([...(await run(BATCHES, jobs)).answers].sort(([a], [b]) => a - b))).toEqual(
      new Map(DOUBLED),
    );
  });

  it.each([
    ['exit', { 1: 'exit' }, /ended with 7/],
    ['throw', { 8: 'throw' }, /^boom$/],
    ['throw at several items', { 0: 'throw', 3: 'throw', 11: 'throw' }, /^boom$/],
    ['throw at each item', Object.fromEntries(DOUBLED.map(([item]) => [item, 'throw'])), /^boom$/],
  ])('that %s keep no other item back', async (_, ends: Record<number, string>, reason) => {
    const { answers, deaths } = await run(BATCHES, jobs, ends);
    expect([...deaths.keys()].sort((a, b) => a - b)).toEqual(Object.keys(ends).map(Number));
    for (const message of deaths.values()) expect(message).toMatch(reason);
    expect(answers.size).toBe(DOUBLED.length - deaths.size);
  });

  it('that cannot start are told for every item', async () => {
    const { answers, deaths } = await run(BATCHES, jobs, {}, true);
    expect(answers.size).toBe(0);
    expect([...deaths.keys()].sort((a, b) => a - b)).toEqual(BATCHES.flat());
    expect(deaths.get(4)).toBe('it does not start');
  });
});

it('without work no worker is started', async () => {
  expect((await run([], 2)).answers.size).toBe(0);
});
