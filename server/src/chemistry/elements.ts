/** What is known of each element: name, number, weight, electronegativity, oxidation states. */
import weights from '../data/atomic-weights.tsv';
import states from '../data/elements.tsv';
import { type Fraction, fromDecimal, Total } from './amount.js';
import { readTable } from './table.js';

export interface Element {
  readonly symbol: string;
  readonly name: string;
  /** Atomic number. */
  readonly number: number;
  /**
   * Abridged standard atomic weight, g/mol (CIAAW 2021, doi:10.1515/pac-2019-0603); missing for elements that
   * have none because no terrestrial composition is characteristic of them.
   */
  readonly weight?: Fraction;
  /** Pauling electronegativity. */
  readonly electronegativity?: number;
  /** Oxidation states that are common. */
  readonly commonStates: readonly number[];
  /** All oxidation states that are known, the common ones included. */
  readonly knownStates: readonly number[];
}

const elements = new Map<string, Element>();
{
  const byState = new Map(readTable(states).map((row) => [row.symbol ?? '', row]));
  for (const row of readTable(weights)) {
    const symbol = row.symbol ?? '';
    const known = byState.get(symbol);
    elements.set(symbol, {
      symbol,
      name: row.name ?? '',
      number: Number(row.number),
      ...(row.weight && { weight: fromDecimal(row.weight) }),
      ...(known?.pauling && { electronegativity: Number(known.pauling) }),
      commonStates: integers(known?.common),
      knownStates: integers(known?.known),
    });
  }
}

function integers(list: string | undefined): number[] {
  return list ? list.split(',').map(Number) : [];
}

/** The element with a symbol; undefined where no element has it. */
export function elementOf(symbol: string): Element | undefined {
  return elements.get(symbol);
}

/** Elements that form the anions of ceramics and salts. */
const ANION_FORMERS = new Set(['O', 'S', 'Se', 'Te', 'F', 'Cl', 'Br', 'I', 'N']);

/** Whether an element usually is the anion of a ceramic or a salt. */
export function isAnionFormer(symbol: string): boolean {
  return ANION_FORMERS.has(symbol);
}

/** Elements that do not make metals: a group of one of them with something else is a molecule or an ion. */
const NONMETALS = new Set([...ANION_FORMERS, 'H', 'C']);

export function isNonmetal(symbol: string): boolean {
  return NONMETALS.has(symbol);
}

/** Elements whose ions move through the frameworks of battery materials. */
const ALKALI = new Set(['Li', 'Na', 'K', 'Rb', 'Cs']);

export function isAlkali(symbol: string): boolean {
  return ALKALI.has(symbol);
}

/**
 * Molar mass of a composition, g/mol: Σ n·A with abridged standard atomic weights; undefined where an element
 * has none.
 */
export function molarMass(composition: ReadonlyMap<string, Fraction>): Fraction | undefined {
  const total = new Total();
  for (const [symbol, amount] of composition) {
    const weight = elements.get(symbol)?.weight;
    if (!weight) return undefined;
    total.addProduct(weight, amount);
  }
  return total.value;
}
