/** What formulas for alloys need of each element; the sources are those of the tables. */
import elementsTable from '../../data/alloy-elements.tsv';
import enthalpiesTable from '../../data/mixing-enthalpies.tsv';
import { elementOf } from '../elements.js';
import { readTable } from '../table.js';
import type { Part } from './composition.js';
import { all, type Found, notFound } from './found.js';
import type { Weighted } from './weighted.js';

interface AlloyElement {
  readonly radius: number | undefined;
  readonly electrons: number | undefined;
  readonly melting: number | undefined;
}

const elements = new Map(
  readTable(elementsTable).map(({ symbol = '', radius, vec, melting }): [string, AlloyElement] => [
    symbol,
    { radius: numeral(radius), electrons: numeral(vec), melting: numeral(melting) },
  ]),
);

let enthalpies: Map<string, number> | undefined;

function numeral(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

/** Metallic radius for 12 neighbours, Å. */
export function metallicRadius(symbol: string): number | undefined {
  return elements.get(symbol)?.radius;
}

/** Valence electrons of an atom, d electrons included (Guo et al. 2011). */
export function valenceElectrons(symbol: string): number | undefined {
  return elements.get(symbol)?.electrons;
}

/** Melting point, K. */
export function meltingPoint(symbol: string): number | undefined {
  return elements.get(symbol)?.melting;
}

/** Enthalpy of mixing of the liquid of two elements in equal parts, kJ/mol (Takeuchi and Inoue 2005). */
export function pairEnthalpy(one: string, other: string): number | undefined {
  enthalpies ??= readEnthalpies();
  return enthalpies.get(`${one} ${other}`);
}

/** Read when first asked for: most files hold no alloy. */
function readEnthalpies(): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const { element = '', ...columns } of readTable(enthalpiesTable)) {
    for (const [other, value] of Object.entries(columns)) {
      if (value === '') continue;
      pairs.set(`${element} ${other}`, Number(value));
      pairs.set(`${other} ${element}`, Number(value));
    }
  }
  return pairs;
}

/** A property with its name, for what is told where it is missing. */
interface Property {
  readonly name: string;
  readonly of: (symbol: string) => number | undefined;
}

export const RADIUS: Property = { name: 'metallic radius', of: metallicRadius };
export const ELECTRONS: Property = { name: 'valence electrons', of: valenceElectrons };
export const MELTING: Property = { name: 'melting point', of: meltingPoint };
export const ELECTRONEGATIVITY: Property = {
  name: 'electronegativity',
  of: (symbol) => elementOf(symbol)?.electronegativity,
};

/** A property of each part of an alloy. */
export function propertyOf(parts: readonly Part[], property: Property): Found<readonly Weighted[]> {
  return all(
    parts.map(([symbol, amount]): Found<Weighted> => {
      const value = property.of(symbol);
      return value === undefined ? notFound(property.name, symbol) : { value: { amount, value } };
    }),
  );
}
