/** The reagents that an element is usually weighed as. */
import precursors from '../data/precursors.tsv';
import { readTable } from './table.js';

const byElement = new Map(
  readTable(precursors).map(({ element = '', formulas = '' }) => [element, formulas.split(', ')]),
);

/** Formulas of common precursors of an element, the most usual first; none where the table has none. */
export function precursorsOf(symbol: string): readonly string[] {
  return byElement.get(symbol) ?? [];
}
