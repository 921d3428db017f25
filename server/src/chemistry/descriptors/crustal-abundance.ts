/** How much of an element the continental crust holds: R. L. Rudnick and S. Gao, Treatise on Geochemistry 3 (2003) 1. */
import abundances from '../../data/crustal-abundances.tsv';
import { readTable } from '../table.js';

const table = new Map(
  readTable(abundances).map(({ symbol = '', abundance = '' }) => [symbol, Number(abundance)]),
);

/** Abundance in the bulk continental crust, mg/kg; undefined where the source has none. */
export function crustalAbundance(symbol: string): number | undefined {
  return table.get(symbol);
}
