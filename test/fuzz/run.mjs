// Tries files that nobody wrote for as long as one likes: `npm run fuzz -- --seed 7 --minutes 10`. What fails is made as
// small as it goes on failing, and stands in test-results/fuzz. The same seed tries the same files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundle } from '../../scripts/bundle.mjs';
import { root, setup } from '../../scripts/setup.mjs';

/** A file that takes longer than this hangs, in milliseconds. */
const PATIENCE = 10_000;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, minutes: { type: 'string', default: '1' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const end = performance.now() + Number(values.minutes) * 60_000;

setup();
const folder = join(root, 'test-results', 'fuzz');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, 'worker.cjs');
await bundle({ entryPoints: ['test/fuzz/worker.ts'] }, outfile);

console.log(`seed ${seed}`);
let tried = 0;
const found = new Set();
let first = seed;
while (performance.now() < end) first = await run(first);
console.log(`${tried} inputs tried, ${found.size} faults found`);
process.exitCode = found.size > 0 ? 1 : 0;

/** Runs a worker until the time is up or it hangs, and answers the seed to go on with. */
async function run(from) {
  const worker = new Worker(outfile, { workerData: { seed: from } });
  let current;
  let began = performance.now();
  worker.on('message', (message) => {
    if (message.kind !== 'begun') return report(message);
    if (message.isNew) tried++;
    began = performance.now();
    current = message;
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    const watch = setInterval(async () => {
      const now = performance.now();
      if (now < end && now - began < PATIENCE) return;
      clearInterval(watch);
      await worker.terminate();
      if (now < end) report({ ...current, kind: 'hangs', why: `It takes more than ${PATIENCE / 1000} s` });
      resolve((current?.seed ?? from) + 1);
    }, 200);
  });
}

/** Each place in the program is told once. */
function report({ kind, seed: own, input, why }) {
  const where = why.split('\n').find((line) => line.startsWith('    at ')) ?? `${kind} ${tried}`;
  if (found.has(where)) return;
  found.add(where);
  const file = join(folder, `${found.size}.hem`);
  writeFileSync(file, input.text);
  console.log(
    `\n${kind}, seed ${own}, at ${input.places.join(' ')}: ${file}\n${why}\n${JSON.stringify(input.text.slice(0, 500))}`,
  );
}
