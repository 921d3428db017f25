/** The colours in which Jmol draws the atoms of the elements: R. M. Hanson, J. Appl. Cryst. 43 (2010) 1250. */
import colors from '../data/element-colors.tsv';
import { readTable } from './table.js';

/** Red, green and blue, of 255 each. */
export type Color = readonly [red: number, green: number, blue: number];

const table = new Map(
  readTable(colors).map(({ symbol = '', color = '' }): [string, Color] => {
    const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
    return [symbol, [part(0), part(2), part(4)]];
  }),
);

/** Undefined for what Jmol has no colour for. */
export function colorOf(symbol: string): Color | undefined {
  return table.get(symbol);
}
