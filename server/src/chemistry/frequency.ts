/** How often species occur in crystal structures: an order for suggestions, evidence for no composition. */
import counts from '../data/species-counts.tsv';
import { readTable } from './table.js';

const byElement = new Map<string, { state: number; count: number }[]>();
for (const { element = '', oxidation, count } of readTable(counts)) {
  byElement.set(element, [
    ...(byElement.get(element) ?? []),
    { state: Number(oxidation), count: Number(count) },
  ]);
}
for (const states of byElement.values()) states.sort((a, b) => b.count - a.count);

/** The oxidation states of an element that structures have, the most frequent first. */
export function frequentStates(symbol: string): readonly number[] {
  return (byElement.get(symbol) ?? []).map(({ state }) => state);
}

/** The same with the part of all entries of the element that each has. */
export function stateShares(symbol: string): readonly { readonly state: number; readonly share: number }[] {
  const states = byElement.get(symbol) ?? [];
  const total = states.reduce((sum, { count }) => sum + count, 0);
  return states.map(({ state, count }) => ({ state, share: count / total }));
}

/** In how many entries an element occurs in states of a sign; 0 where it does not. */
export function frequencyOf(symbol: string, sign: 'cation' | 'anion'): number {
  return (byElement.get(symbol) ?? [])
    .filter(({ state }) => (sign === 'cation' ? state > 0 : state < 0))
    .reduce((total, { count }) => total + count, 0);
}
