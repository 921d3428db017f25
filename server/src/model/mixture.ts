/** Mixtures of compounds, such as liquid electrolytes: mole fractions, mass fractions, ideal entropy of mixing. */
import { Fraction, ONE, times, ZERO } from '../chemistry/amount.js';
import { siteEntropy } from '../chemistry/entropy.js';
import type { Component, MixtureDeclaration, Name, Quantity, Range } from '../syntax/tree.js';
import { type Molecule, readMolecule } from './molecule.js';

export interface MixtureComponent {
  readonly name: string;
  readonly written: Component;
  readonly molecule: Molecule;
  /** What the unit says; undefined where there is no quantity, or its unit is not one of a component. */
  readonly kind: QuantityKind | undefined;
  /** Amount of substance in mol: as written, or in one litre of the mixture where it has molarities. */
  readonly amount: number | undefined;
  /** Grams, of the same. */
  readonly mass: number | undefined;
  /** mol/L of the mixture; undefined where its density is not given. */
  readonly molarity: number | undefined;
  /** Part of all amounts of substance. */
  readonly moleFraction: number | undefined;
  /** Part of all masses; undefined where any molar mass is. */
  readonly massFraction: number | undefined;
}

export type QuantityKind = 'amount' | 'mass' | 'molarity';

export type MixtureRemark =
  | { readonly kind: 'no-quantity'; readonly name: string; readonly range: Range }
  | { readonly kind: 'unknown-unit'; readonly of: 'component' | 'density'; readonly unit: Name }
  | { readonly kind: 'not-positive'; readonly range: Range }
  | {
      readonly kind: 'repeated-component';
      readonly name: string;
      readonly range: Range;
      readonly first: Range;
    }
  | { readonly kind: 'unknown-element'; readonly symbol: Name }
  | { readonly kind: 'open-formula'; readonly range: Range }
  /** A mass cannot be told in moles, or a molarity in grams, without a molar mass. */
  | { readonly kind: 'no-molar-mass'; readonly name: string; readonly range: Range }
  | { readonly kind: 'no-density'; readonly range: Range }
  /** Molarities and density together leave a mass for the solvents, in g/L, that cannot be. */
  | {
      readonly kind: 'nothing-left' | 'not-filled';
      readonly solutes: number;
      readonly density: number;
      readonly range: Range;
    };

export interface Mixture {
  readonly declaration: MixtureDeclaration;
  readonly name: string;
  readonly components: readonly MixtureComponent[];
  /** Whether amounts and masses are those in one litre of the mixture. */
  readonly isPerLitre: boolean;
  /** g/L. */
  readonly density: number | undefined;
  /**
   * Ideal entropy of mixing −Σ x ln x, in R per mole of components as they are written: a salt is one component and not
   * its ions. Undefined where a mole fraction is.
   */
  readonly entropy: number | undefined;
  readonly remarks: readonly MixtureRemark[];
}

/** Units of components, in mol, g or mol/L. */
const UNITS: ReadonlyMap<string, { readonly kind: QuantityKind; readonly factor: Fraction }> = new Map([
  ['mol', { kind: 'amount', factor: ONE }],
  ['mmol', { kind: 'amount', factor: new Fraction(1, 1000) }],
  ['g', { kind: 'mass', factor: ONE }],
  ['mg', { kind: 'mass', factor: new Fraction(1, 1000) }],
  ['kg', { kind: 'mass', factor: new Fraction(1000) }],
  ['mol/L', { kind: 'molarity', factor: ONE }],
  ['M', { kind: 'molarity', factor: ONE }],
  ['mmol/L', { kind: 'molarity', factor: new Fraction(1, 1000) }],
  ['mM', { kind: 'molarity', factor: new Fraction(1, 1000) }],
]);

/** Units of the density, in g/L. */
const DENSITY_UNITS: ReadonlyMap<string, Fraction> = new Map([
  ['g/mL', new Fraction(1000)],
  ['g/cm3', new Fraction(1000)],
  ['g/cm³', new Fraction(1000)],
  ['kg/L', new Fraction(1000)],
  ['g/L', ONE],
  ['kg/m3', ONE],
  ['kg/m³', ONE],
]);

/**
 * Evaluates a mixture.
 *
 * Amounts of substance are as written, masses over molar masses. Where there are molarities everything is reckoned for
 * one litre, whose mass the density of the mixture gives: what the molarities leave of it is shared among the other
 * components, the solvents, in the proportions in which they are written. Units are converted exactly; the parts of a
 * whole are floating-point numbers.
 */
export function evaluateMixture(declaration: MixtureDeclaration): Mixture {
  const remarks: MixtureRemark[] = [];
  const drafts = declaration.components.map((written) => draftOf(written, remarks));
  remarks.push(...repeated(declaration.components));
  const density = declaration.density && densityOf(declaration.density, remarks);
  const isPerLitre = drafts.some(({ kind }) => kind === 'molarity');
  needMolarMasses(isPerLitre ? drafts : drafts.filter(({ kind }) => kind === 'mass'), remarks);
  const shared = isPerLitre ? perLitre(drafts, density, declaration, remarks) : drafts;
  const total = totalOf(shared.map(({ amount }) => amount));
  const totalMass = totalOf(shared.map(({ mass }) => mass));
  const litres = isPerLitre ? 1 : totalMass && density && totalMass / density.value;
  const components = shared.map((draft) => ({
    ...draft,
    molarity: over(draft.amount, litres),
    moleFraction: over(draft.amount, total),
    massFraction: over(draft.mass, totalMass),
  }));
  return {
    declaration,
    name: declaration.name?.text ?? '',
    components,
    isPerLitre,
    density: density?.value,
    entropy: total && siteEntropy(components.map(({ amount }) => amount ?? 0)),
    remarks,
  };
}

function over(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined ? undefined : part / whole;
}

/** Undefined where a part is not known, or there is nothing. */
function totalOf(parts: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const part of parts) {
    if (part === undefined) return undefined;
    total += part;
  }
  return total > 0 && Number.isFinite(total) ? total : undefined;
}

function repeated(components: readonly Component[]): MixtureRemark[] {
  const byName = new Map<string, Range>();
  return components.flatMap(({ name: { text: name, range } }): MixtureRemark[] => {
    const first = byName.get(name);
    if (first) return [{ kind: 'repeated-component', name, range, first }];
    byName.set(name, range);
    return [];
  });
}

// --------------------------------------------------------------------------------------------- quantities

type Draft = Omit<MixtureComponent, 'molarity' | 'moleFraction' | 'massFraction'>;

/** A component by itself; a molarity is taken for one litre. */
function draftOf(written: Component, remarks: MixtureRemark[]): Draft {
  const { name, formula, quantity } = written;
  const molecule = readMolecule(formula);
  const { molarMass } = molecule;
  remarks.push(...molecule.unknown.map((symbol) => ({ kind: 'unknown-element', symbol }) as const));
  if (molecule.isOpen) remarks.push({ kind: 'open-formula', range: formula.range });
  if (!quantity) remarks.push({ kind: 'no-quantity', name: name.text, range: name.range });
  const unit = quantity && unitOf(quantity, UNITS, 'component', remarks);
  const draft = { name: name.text, written, molecule, kind: unit?.kind };
  if (!unit || !isPositive(quantity, remarks)) return { ...draft, amount: undefined, mass: undefined };
  const value = times(quantity.value.value, unit.factor);
  const [amount, mass] =
    unit.kind === 'mass' ? [molarMass && value.div(molarMass), value] : [value, molarMass?.mul(value)];
  return { ...draft, amount: amount?.valueOf(), mass: mass?.valueOf() };
}

function unitOf<T>(
  { unit }: Quantity,
  units: ReadonlyMap<string, T>,
  of: 'component' | 'density',
  remarks: MixtureRemark[],
): T | undefined {
  const known = units.get(unit.text);
  if (!known) remarks.push({ kind: 'unknown-unit', of, unit });
  return known;
}

function isPositive({ value: { value, range } }: Quantity, remarks: MixtureRemark[]): boolean {
  if (value.compare(ZERO) > 0) return true;
  remarks.push({ kind: 'not-positive', range });
  return false;
}

/** Tells of components without a molar mass that need one, unless that is told of their formulas already. */
function needMolarMasses(drafts: readonly Draft[], remarks: MixtureRemark[]): void {
  for (const { name, molecule, written } of drafts) {
    if (molecule.molarMass || molecule.unknown.length > 0 || molecule.isOpen) continue;
    remarks.push({ kind: 'no-molar-mass', name, range: written.formula.range });
  }
}

/** A density in g/L, and by how much of it its printed decimals can be off. */
interface Density {
  readonly value: number;
  readonly rounding: number;
}

function densityOf(quantity: Quantity, remarks: MixtureRemark[]): Density | undefined {
  const factor = unitOf(quantity, DENSITY_UNITS, 'density', remarks);
  if (!factor || !isPositive(quantity, remarks)) return undefined;
  return {
    value: times(quantity.value.value, factor).valueOf(),
    rounding: roundingOf(quantity) * factor.valueOf(),
  };
}

/** Half a unit in the last printed decimal; none where no decimals are printed. */
function roundingOf({ value: { decimals } }: Quantity): number {
  return decimals === 0 ? 0 : 0.5 * 10 ** -decimals;
}

// -------------------------------------------------------------------------------------------------- litres

/** Less than this part of the mass of a litre is floating-point noise. */
const NOISE = 1e-9;

/** The components of one litre; without amounts and masses where these cannot be had. */
function perLitre(
  drafts: readonly Draft[],
  density: Density | undefined,
  declaration: MixtureDeclaration,
  remarks: MixtureRemark[],
): readonly Draft[] {
  const unknown = drafts.map((draft) => ({ ...draft, amount: undefined, mass: undefined }));
  const solutes = drafts.filter(({ kind }) => kind === 'molarity');
  const solvents = drafts.filter(({ kind }) => kind !== 'molarity');
  if (!density) {
    const range = solutes[0]?.written.quantity?.range;
    if (!declaration.density && range) remarks.push({ kind: 'no-density', range });
    return unknown;
  }
  const dissolved = totalOf(solutes.map(({ mass }) => mass));
  if (dissolved === undefined) return unknown;
  const left = density.value - dissolved;
  const noise = NOISE * density.value;
  const range = declaration.density?.range ?? declaration.keyword;
  const found = { solutes: dissolved, density: density.value, range };
  if (solvents.length === 0) {
    if (Math.abs(left) <= density.rounding + roundingOfMasses(solutes) + noise) return drafts;
    remarks.push({ kind: left < 0 ? 'nothing-left' : 'not-filled', ...found });
    return unknown;
  }
  if (left <= noise) {
    remarks.push({ kind: 'nothing-left', ...found });
    return unknown;
  }
  const written = totalOf(solvents.map(({ mass }) => mass));
  if (written === undefined) return unknown;
  const scaled = (value: number | undefined) => value && (value * left) / written;
  return drafts.map((draft) =>
    draft.kind === 'molarity' ? draft : { ...draft, amount: scaled(draft.amount), mass: scaled(draft.mass) },
  );
}

/** How far rounding of the printed molarities can move their mass, in g/L. */
function roundingOfMasses(solutes: readonly Draft[]): number {
  let total = 0;
  for (const { written, molecule } of solutes) {
    const { quantity } = written;
    const factor = quantity && UNITS.get(quantity.unit.text)?.factor;
    if (factor && molecule.molarMass) {
      total += roundingOf(quantity) * factor.mul(molecule.molarMass).valueOf();
    }
  }
  return total;
}
