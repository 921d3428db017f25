/**
 * Reading, molar mass and oxidation states by pymatgen, against all that hem does.
 *
 * pymatgen's `oxi_state_guesses` enumerates, and refuses fractional amounts: it is given them scaled to whole ones, and
 * not longer than a limit for each composition. Where it was cut off, the ratio is a least one.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Fraction } from '../server/src/chemistry/amount.js';
import { fillLadder } from '../server/src/chemistry/redox.js';
import { analyse } from '../server/src/model/file.js';
import { benchmark, digits, measure, note, root, sized, skip, tell, times } from './harness.js';
import { difference, everything, shared } from './support/peers.js';

/** For the states of one composition, in seconds. */
const LIMIT = sized(2, 0.05);

interface Answer {
  readonly version: string;
  /** CPU times in ms. */
  readonly reading: number;
  readonly guessing: number;
  readonly masses: readonly number[];
  readonly guessed: number;
  readonly refused: number;
  readonly late: number;
}

/** What the solver is given: the charge of what is known, the amounts of what is open, and the host. */
function openStates(text: string): Parameters<typeof fillLadder>[] {
  return analyse(text, 'bench.hem').materials.flatMap(({ sites, charge }) => {
    if (charge.kind !== 'known' || !charge.solution) return [];
    const open = new Map<string, Fraction>();
    let fixed = new Fraction(0);
    for (const { element = '', amount, state } of sites.flatMap((site) => site.occupants)) {
      if (!amount || !state) continue;
      if (state.origin === 'solved') open.set(element, (open.get(element) ?? new Fraction(0)).add(amount));
      else fixed = fixed.add(amount.mul(state.value));
    }
    return [[fixed, open, charge.solution.host]];
  });
}

benchmark('pymatgen', 'Against pymatgen', () => {
  const { text, formulas, masses } = shared(sized(100, 10));
  const peer = spawnSync('/usr/bin/python3', [join(root, 'bench/pymatgen_peer.py'), String(LIMIT)], {
    input: formulas.join('\n'),
    encoding: 'utf8',
  });
  if (peer.status !== 0) {
    if (!peer.error && !peer.stderr.includes('ModuleNotFoundError')) throw new Error(peer.stderr);
    skip('pymatgen', 'it is not installed (on Debian: apt-get install python3-pymatgen)');
    return;
  }
  const answer: Answer = JSON.parse(peer.stdout);
  const { version, reading, guessing, guessed, refused, late } = answer;
  note(
    `${formulas.length} compositions, pymatgen ${version}; molar masses differ by ${difference(masses, answer.masses)} at most`,
  );
  const runs = { runs: sized(25, 5), warmup: sized(25, 5) };
  const states = openStates(text);
  const [solving, own] = measure(
    [() => states.map((one) => fillLadder(...one)), () => everything(text)],
    runs,
  );
  tell('hem: read, molar mass, sites, charge, entropy, rules', `${digits(own)} ms`);
  tell(`of it, the oxidation states of ${states.length} compositions`, `${digits(solving)} ms`);
  tell('pymatgen: read, molar mass', `${digits(reading)} ms, ${times(reading, own)} that of hem`);
  tell(
    'pymatgen: read, molar mass, guesses of oxidation states',
    `${digits(reading + guessing)} ms, ${late > 0 ? 'at least ' : ''}${times(reading + guessing, own)} that of hem`,
    '≥ 100×',
  );
  tell('of its guesses', `${guessed} found, ${refused} refused or none, ${late} cut off after ${LIMIT} s`);
});
