/** A compound by its formula, read strictly as written: a precursor, a salt, a solvent. It has no sites. */
import { type Fraction, isZero, ONE, ZERO } from '../chemistry/amount.js';
import { isNonmetal, molarMass } from '../chemistry/elements.js';
import { isElementSymbol } from '../chemistry/symbols.js';
import { writtenFormula } from '../syntax/print.js';
import type { Amount, Formula, Name, Unit } from '../syntax/tree.js';
import { addTo, compositionOf, isNumbered } from './composition.js';

export interface Molecule {
  /** Atoms of each element per formula unit, crystal water included; symbols of no element as they were written. */
  readonly elements: ReadonlyMap<string, Fraction>;
  /** g/mol; undefined where an amount is open, or an element has no standard atomic weight or is none. */
  readonly molarMass: Fraction | undefined;
  /** The symbols that are no elements, where they stand. */
  readonly unknown: readonly Name[];
  /**
   * Whether any amount is no number, numbers stand on some members of a comma group only, or metals share brackets
   * without numbers: `(NiCo)O` may be one of each or half of each.
   */
  readonly isOpen: boolean;
  /** Canonical text: `Ni(NO3)2·6H2O`. */
  readonly text: string;
}

/** Reads a formula as written: every part times its coefficient, every group times its number. */
export function readMolecule(formula: Formula): Molecule {
  const total = new Map<string, Fraction>();
  for (const { coefficient, units } of formula.parts) {
    addTo(total, compositionOf(units), coefficient?.kind === 'number' ? coefficient.value : ONE);
  }
  const elements = new Map([...total].filter(([, amount]) => !isZero(amount)));
  const isOpen = formula.parts.some(
    ({ coefficient, units }) => isOpenAmount(coefficient) || units.some(isOpenUnit),
  );
  const mass = isOpen ? undefined : molarMass(elements);
  return {
    elements,
    molarMass: mass && mass.compare(ZERO) > 0 ? mass : undefined,
    unknown: formula.parts.flatMap(({ units }) => units.flatMap(unknownSymbols)),
    isOpen,
    text: writtenFormula(formula),
  };
}

function isOpenAmount(amount: Amount | undefined): boolean {
  return amount !== undefined && amount.kind !== 'number';
}

function isOpenUnit(unit: Unit): boolean {
  if (isOpenAmount(unit.amount)) return true;
  if (unit.kind !== 'group') return false;
  const { items } = unit;
  const numbered = items.filter(isNumbered).length;
  const isMixed = items.length > 1 && numbered > 0 && numbered < items.length;
  return isMixed || isBare(items) || items.some((item) => item.some(isOpenUnit));
}

function isBare([item = [], ...others]: readonly (readonly Unit[])[]): boolean {
  const isMetal = (unit: Unit) => unit.kind === 'element' && !unit.amount && !isNonmetal(unit.symbol.text);
  return others.length === 0 && item.length > 1 && item.every(isMetal);
}

function unknownSymbols(unit: Unit): Name[] {
  if (unit.kind === 'element') return isElementSymbol(unit.symbol.text) ? [] : [unit.symbol];
  return unit.kind === 'group' ? unit.items.flatMap((item) => item.flatMap(unknownSymbols)) : [];
}
