/**
 * Oxidation states of the review's compositions: hem against the guesses of pymatgen, side by side in one run.
 *
 * pymatgen's `oxi_state_guesses` enumerates, and refuses fractional amounts: it is given them scaled to whole ones, and
 * two seconds for each composition.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fraction } from '../server/src/chemistry/amount.js';
import { fillLadder } from '../server/src/chemistry/redox.js';
import { analyse } from '../server/src/model/file.js';

const root = join(__dirname, '..');
const formulas = readFileSync(join(root, 'test/fixtures/review.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'))
  .filter(([, , formula = '', sites = '']) => sites !== '' && !/−x/.test(formula));
const source = formulas
  .map(
    ([name, structure, formula]) =>
      `material "${name}" ${structure === '-' ? '' : `: ${structure} `}= ${formula}`,
  )
  .join('\n');

/** The median of several runs after a warm-up, in ms. */
function median(task: () => void): number {
  for (let run = 0; run < 50; run++) task();
  const times = Array.from({ length: 25 }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[12] ?? 0;
}

const ours = median(() => analyse(source, 'bench.hem'));
/** What the solver is given: the charge of what is known, the amounts of what is open, and the host. */
const problems = analyse(source, 'bench.hem').materials.flatMap(({ sites, charge }) => {
  if (charge.kind !== 'known' || !charge.solution) return [];
  const occupants = sites.flatMap((site) => site.occupants);
  const open = new Map<string, Fraction>();
  let fixed = new Fraction(0);
  for (const { element = '', amount, state } of occupants) {
    if (!amount || !state) continue;
    if (state.origin === 'solved') open.set(element, (open.get(element) ?? new Fraction(0)).add(amount));
    else fixed = fixed.add(amount.mul(state.value));
  }
  return [{ fixed, open, host: charge.solution.host }];
});
const solving = median(() => {
  for (const { fixed, open, host } of problems) fillLadder(fixed, open, host);
});
console.log(`hem       ${problems.length} compositions with open states solved: ${solving.toFixed(2)} ms`);
console.log(
  `hem       ${formulas.length} compositions read, laid onto sites and solved: ${ours.toFixed(2)} ms`,
);

const reduced = analyse(source, 'bench.hem').materials.map((material) =>
  [...material.elements].map(([symbol, amount]) => `${symbol}${amount.valueOf()}`).join(''),
);
const peer = spawnSync('/usr/bin/python3', [join(root, 'bench/pymatgen_guesses.py')], {
  input: reduced.join('\n'),
  encoding: 'utf8',
});
if (peer.status !== 0) {
  console.log('pymatgen  SKIPPED: it is not installed; on Debian: apt-get install python3-pymatgen');
} else {
  const { version, milliseconds, solved, refused, late } = JSON.parse(peer.stdout);
  console.log(
    `pymatgen  ${version}: ${milliseconds.toFixed(0)} ms; ${solved} guessed, ${refused} refused or without a guess, ${late} not done in 2 s`,
  );
  const times = (own: number) => (milliseconds / own).toFixed(0);
  console.log(
    `ratio     pymatgen takes ${times(solving)} times as long as solving, ${times(ours)} times as long as all of it (at least: it was cut off)`,
  );
}
