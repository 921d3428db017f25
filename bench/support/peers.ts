/** One list of compositions for hem and for others: as hem reads them, and written so that all can. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse, type FileModel } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { root } from '../harness.js';
import { distinct } from './compositions.js';

export interface Shared {
  /** As people write them, for hem. */
  readonly text: string;
  /** Elements with decimal amounts alone, for others: neither sites, groups nor names. */
  readonly formulas: readonly string[];
  /** What hem has for the molar mass of each, in g/mol. */
  readonly masses: readonly number[];
}

/** The review's compositions, and as many generated ones as are asked for; those that are complete. */
export function shared(generated: number): Shared {
  const review = readFileSync(join(root, 'examples/review.hem'), 'utf8');
  const text = `${review}\n${distinct(generated)}`;
  const formulas: string[] = [];
  const masses: number[] = [];
  for (const { elements, molarMass } of analyse(text, 'bench.hem').materials) {
    if (!molarMass) continue;
    formulas.push([...elements].map(([symbol, amount]) => `${symbol}${decimal(amount.valueOf())}`).join(''));
    masses.push(molarMass.valueOf());
  }
  return { text, formulas, masses };
}

/** All that hem does: from the text to sites, charge, entropy, mass and findings. */
export function everything(text: string): FileModel {
  const model = analyse(text, 'bench.hem');
  check(model);
  return model;
}

/** Never with an exponent, which few can read. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

/** The largest relative difference between masses. */
export function difference(own: readonly number[], others: readonly number[]): string {
  const differences = own.map((mass, index) => Math.abs((others[index] ?? Number.NaN) / mass - 1));
  return `${(Math.max(...differences) * 100).toFixed(2)} %`;
}
