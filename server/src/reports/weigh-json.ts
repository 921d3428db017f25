/** What to weigh as JSON. Programs rely on the shape: version 1 may gain keys and loses none. Unknown is null. */
import type { MassBalance } from '../chemistry/weighing.js';
import type { Batch } from '../model/batch.js';
import { wordProblem } from '../rules/batch-wording.js';
import type { BatchEntry } from './entry.js';
import { plain, rounded } from './numbers.js';

/**
 * Every batch with masses in g, amounts in mol, purities as mass fractions, and excess by element as a part of what the
 * formula has of it. One that is not solved has `problems`, and null for what is not known.
 */
export function weighJson(entries: readonly BatchEntry[]): string {
  const batches = entries.map(({ file, batch }) => ({
    name: batch.name,
    file,
    material: batch.material?.name ?? null,
    target: { mass: plain(batch.target.mass), amount: plain(batch.target.amount) },
    precursors: batch.rows.map(({ text, molarMass, amount, purity, mass }) => ({
      formula: text,
      molarMass: rounded(molarMass?.valueOf(), 3),
      amount: plain(amount),
      purity: plain(purity),
      mass: plain(mass),
    })),
    total: plain(batch.toWeigh),
    excess: Object.fromEntries([...batch.excess].map(([symbol, part]) => [symbol, plain(part)])),
    balance: batch.balance ? balanceJson(batch.balance) : null,
    problems: batch.problems.map((problem) => problemJson(problem, batch)),
  }));
  return `${JSON.stringify({ version: 1, batches }, null, 2)}\n`;
}

/** The precursors, without impurities, weigh as much as all others together; a gas that is taken up is negative. */
function balanceJson({ precursors, target, excess, gases }: MassBalance) {
  const massOf = (name: string) => plain(gases.find(({ gas }) => gas === name)?.mass) ?? 0;
  return {
    precursors: plain(precursors),
    target: plain(target),
    excess: plain(excess),
    CO2: massOf('CO2'),
    H2O: massOf('H2O'),
    N2: massOf('N2'),
    O2: massOf('O2'),
  };
}

function problemJson(problem: Batch['problems'][number], batch: Batch): string {
  return wordProblem(problem, batch).message;
}
