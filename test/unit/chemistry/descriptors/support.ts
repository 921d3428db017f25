import { readFileSync } from 'node:fs';
import { type Fraction, fromDecimal } from '../../../../server/src/chemistry/amount.js';
import type { Found, Missing } from '../../../../server/src/chemistry/descriptors/found.js';
import { readTable } from '../../../../server/src/chemistry/table.js';

/** The composition of `Co 1 Cr 0.5`. */
export function composition(text: string): Map<string, Fraction> {
  const words = text.split(' ');
  const amounts = new Map<string, Fraction>();
  for (let i = 0; i < words.length; i += 2) amounts.set(words[i]!, fromDecimal(words[i + 1]!));
  return amounts;
}

export function known<T>(found: Found<T>): T {
  if ('missing' in found) throw new Error(found.missing.map(({ what, of }) => `${what} of ${of}`).join(', '));
  return found.value;
}

export function missingOf(found: Found<unknown>): readonly Missing[] {
  return 'missing' in found ? found.missing : [];
}

export function fixture(name: string): Record<string, string>[] {
  return readTable(readFileSync(`test/fixtures/${name}`, 'utf8'));
}

/** A number with as many decimals as the printed one has. */
export function as(printed: string, value: number): string {
  return value.toFixed(printed.split('.')[1]?.length ?? 0);
}
