/** What to weigh for a batch: from its declaration to masses, or to why there are none. */
import { Fraction, isZero, ONE, over, sum, times, ZERO } from '../chemistry/amount.js';
import { elementOf } from '../chemistry/elements.js';
import {
  type Composition,
  type MassBalance,
  massBalance,
  mustBalance,
  type Recipe,
  weigh,
} from '../chemistry/weighing.js';
import type { BatchDeclaration, ElementAmount, Name, Precursor, Range, Reference } from '../syntax/tree.js';
import type { Material, Remark } from './material.js';
import { type Molecule, readMolecule } from './molecule.js';

/** How references are followed. */
export interface Finder {
  material(reference: Reference): Material | undefined;
  named(name: Name): Material | undefined;
}

/** What a batch is to give. */
export interface BatchTarget {
  /** Formula units, mol. */
  readonly amount: Fraction | undefined;
  /** g */
  readonly mass: Fraction | undefined;
}

/** What is to be weighed of one precursor. Undefined is unknown; zero, that nothing is needed. */
export interface BatchRow {
  readonly precursor: Precursor;
  /** The formula in canonical text, or the name of a material. */
  readonly text: string;
  /** g/mol of the pure precursor. */
  readonly molarMass: Fraction | undefined;
  /** Mole of it per mole of the target, the excess included. */
  readonly perUnit: Fraction | undefined;
  /** mol */
  readonly amount: Fraction | undefined;
  /** g, without impurities. */
  readonly pure: Fraction | undefined;
  /** Mass fraction; one where none is written. */
  readonly purity: Fraction;
  /** What to weigh, g: the pure mass over the purity. */
  readonly mass: Fraction | undefined;
}

/** Why a batch cannot be solved. Rows are given by their position. */
export type BatchProblem =
  /** Told where it was read. */
  | { readonly kind: 'unread' }
  /** What is to be made; told where references are looked up. */
  | { readonly kind: 'unknown-material'; readonly name: Name }
  | { readonly kind: 'unknown-precursor'; readonly name: Name }
  /** Told where the material is declared. */
  | { readonly kind: 'unread-material'; readonly name: string; readonly range: Range }
  | { readonly kind: 'open-material'; readonly name: string; readonly range: Range }
  | { readonly kind: 'no-target' }
  | { readonly kind: 'unknown-unit'; readonly unit: Name }
  | { readonly kind: 'no-amount'; readonly range: Range }
  | { readonly kind: 'no-precursors' }
  | { readonly kind: 'unknown-element'; readonly symbol: Name }
  | { readonly kind: 'open-precursor'; readonly range: Range; readonly text: string }
  | {
      readonly kind: 'weightless';
      readonly range: Range;
      readonly text: string;
      readonly elements: readonly string[];
    }
  | { readonly kind: 'impossible-purity'; readonly range: Range; readonly purity: Fraction }
  /** Excess of what the target has not, or of what is not balanced. */
  | {
      readonly kind: 'idle-excess';
      readonly element: Name;
      readonly material: string;
      readonly isInTarget: boolean;
    }
  | { readonly kind: 'repeated-excess'; readonly element: Name; readonly first: Range }
  | { readonly kind: 'unusable'; readonly row: number; readonly elements: readonly string[] }
  | { readonly kind: 'no-source'; readonly elements: readonly string[] }
  | {
      readonly kind: 'inconsistent';
      readonly elements: readonly string[];
      /** Those that bring more than one of the elements. */
      readonly rows: readonly number[];
    }
  | { readonly kind: 'not-unique'; readonly rows: readonly number[] }
  | {
      readonly kind: 'negative';
      readonly plentiful: readonly string[];
      readonly scarce: readonly string[];
      readonly rows: readonly number[];
    }
  | { readonly kind: 'too-many' };

/** A batch as evaluated. Plain data. */
export interface Batch {
  /** Its label; empty where it has none. */
  readonly name: string;
  readonly declaration: BatchDeclaration;
  /** What is to be made; undefined where it is not known. */
  readonly material: Material | undefined;
  readonly target: BatchTarget;
  /** One for each precursor, in the order of the list; none where the declaration could not be read. */
  readonly rows: readonly BatchRow[];
  /** All that is to be weighed, g; undefined where any of it is not known. */
  readonly toWeigh: Fraction | undefined;
  /** By element, as a part of what the formula has of it. */
  readonly excess: ReadonlyMap<string, Fraction>;
  /** Undefined where the batch is not solved, or an element has no standard atomic weight. */
  readonly balance: MassBalance | undefined;
  /** Solved where there is none. */
  readonly problems: readonly BatchProblem[];
}

/** Grams or moles in one of a unit. */
const UNITS: ReadonlyMap<string, { readonly quantity: keyof BatchTarget; readonly factor: Fraction }> =
  new Map([
    ['g', { quantity: 'mass', factor: ONE }],
    ['mg', { quantity: 'mass', factor: new Fraction(1, 1000) }],
    ['kg', { quantity: 'mass', factor: new Fraction(1000) }],
    ['mol', { quantity: 'amount', factor: ONE }],
    ['mmol', { quantity: 'amount', factor: new Fraction(1, 1000) }],
  ]);

/** The units that a target can have. */
export const BATCH_UNITS: readonly string[] = [...UNITS.keys()];

/** Solves a batch exactly. Never throws: what is wrong is in `problems`. */
export function evaluateBatch(declaration: BatchDeclaration, find: Finder): Batch {
  const { of: reference, precursors } = declaration;
  const material = reference && find.material(reference);
  const batch = { name: declaration.name?.text ?? '', declaration, material };
  const nothing = { rows: [], toWeigh: undefined, excess: new Map(), balance: undefined };
  const unknown = { amount: undefined, mass: undefined };
  if (declaration.broken || !reference) {
    return { ...batch, ...nothing, target: unknown, problems: [{ kind: 'unread' }] };
  }
  const problems: BatchProblem[] = [];
  if (!material) problems.push({ kind: 'unknown-material', name: reference.name });
  const composition = material && materialComposition(material, reference.range, problems);
  const target = composition ? targetOf(declaration, composition, problems) : unknown;
  const read = precursors.map((precursor) => readPrecursor(precursor, find, problems));
  if (precursors.length === 0) problems.push({ kind: 'no-precursors' });
  const excess = excessOf(declaration.excesses, composition, problems);
  const { amount } = target;
  const isReady = problems.length === 0 && composition && amount;
  const recipe: Recipe | undefined = isReady
    ? { target: composition.elements, amount, excess, precursors: read.map(({ elements }) => elements) }
    : undefined;
  const amounts = recipe && solve(recipe, problems);
  const rows = read.map((one, index) => rowOf(one, amounts?.[index], amount));
  const masses = rows.flatMap(({ mass }) => mass ?? []);
  return {
    ...batch,
    target,
    rows,
    toWeigh: rows.length > 0 && masses.length === rows.length ? sum(masses) : undefined,
    excess,
    balance: recipe && amounts && massBalance(recipe, amounts),
    problems,
  };
}

function solve(recipe: Recipe, problems: BatchProblem[]): readonly Fraction[] | undefined {
  const result = weigh(recipe);
  switch (result.kind) {
    case 'solved':
      return result.amounts;
    case 'unusable':
      for (const { index, elements } of result.precursors)
        problems.push({ kind: 'unusable', row: index, elements });
      return undefined;
    case 'not-unique':
      for (const rows of result.groups) problems.push({ kind: 'not-unique', rows });
      return undefined;
    case 'inconsistent': {
      const { elements } = result;
      const rows = [...recipe.precursors.keys()].filter(
        (index) => elements.filter((symbol) => recipe.precursors[index]?.has(symbol)).length > 1,
      );
      problems.push({ kind: 'inconsistent', elements, rows });
      return undefined;
    }
    case 'negative': {
      const { plentiful, scarce, precursors: rows } = result;
      problems.push({ kind: 'negative', plentiful, scarce, rows });
      return undefined;
    }
    default:
      problems.push(result);
      return undefined;
  }
}

// -------------------------------------------------------------------------------------------- what is made

interface Known {
  readonly text: string;
  readonly elements: Composition;
  readonly molarMass: Fraction | undefined;
}

/** What is wrong with a material so that its composition is not known. */
const TOLD_THERE: ReadonlySet<Remark['kind']> = new Set([
  'unknown-element',
  'undeclared-parameter',
  'negative',
  'no-base',
]);

/** The composition of a material; undefined, with the problem at a range, where it has none to rely on. */
function materialComposition(material: Material, range: Range, problems: BatchProblem[]): Known | undefined {
  const elements = new Map([...material.elements].filter(([, amount]) => !isZero(amount)));
  const isUnread =
    material.declaration.broken ||
    material.remarks.some(({ kind }) => TOLD_THERE.has(kind)) ||
    [...elements.values()].some((amount) => amount.s < 0n);
  if (isUnread || !material.isComplete || elements.size === 0) {
    problems.push({ kind: isUnread ? 'unread-material' : 'open-material', name: material.name, range });
    return undefined;
  }
  return { text: material.name, elements, molarMass: material.molarMass };
}

function targetOf(
  { target }: BatchDeclaration,
  { text, elements, molarMass: perMole }: Known,
  problems: BatchProblem[],
): BatchTarget {
  const unknown = { amount: undefined, mass: undefined };
  if (!target) {
    problems.push({ kind: 'no-target' });
    return unknown;
  }
  const unit = UNITS.get(target.unit.text);
  if (!unit) {
    problems.push({ kind: 'unknown-unit', unit: target.unit });
    return unknown;
  }
  const value = times(target.value.value, unit.factor);
  if (value.compare(ZERO) <= 0) {
    problems.push({ kind: 'no-amount', range: target.range });
    return unknown;
  }
  if (unit.quantity === 'amount') return { amount: value, mass: perMole?.mul(value) };
  if (!perMole) {
    problems.push({ kind: 'weightless', range: target.range, text, elements: weightless(elements) });
    return { amount: undefined, mass: value };
  }
  return { amount: over(value, perMole), mass: value };
}

function weightless(elements: Composition): string[] {
  return [...elements.keys()].filter((symbol) => !elementOf(symbol)?.weight);
}

function excessOf(
  excesses: readonly ElementAmount[],
  target: Known | undefined,
  problems: BatchProblem[],
): ReadonlyMap<string, Fraction> {
  const excess = new Map<string, Fraction>();
  const first = new Map<string, Range>();
  for (const { element, amount } of excesses) {
    const symbol = element.text;
    const before = first.get(symbol);
    if (!elementOf(symbol)) problems.push({ kind: 'unknown-element', symbol: element });
    else if (before) problems.push({ kind: 'repeated-excess', element, first: before });
    else if (target && !(target.elements.has(symbol) && mustBalance(symbol, target.elements))) {
      const isInTarget = target.elements.has(symbol);
      problems.push({ kind: 'idle-excess', element, material: target.text, isInTarget });
    } else excess.set(symbol, amount.value);
    first.set(symbol, before ?? element.range);
  }
  return excess;
}

// ---------------------------------------------------------------------------------------------- precursors

interface ReadPrecursor extends Known {
  readonly precursor: Precursor;
  readonly purity: Fraction;
}

function readPrecursor(precursor: Precursor, find: Finder, problems: BatchProblem[]): ReadPrecursor {
  const { formula, material: name, purity } = precursor;
  if (purity && (purity.value.compare(ZERO) <= 0 || purity.value.compare(ONE) > 0)) {
    problems.push({ kind: 'impossible-purity', range: purity.range, purity: purity.value });
  }
  const material = name && find.named(name);
  if (name && !material) problems.push({ kind: 'unknown-precursor', name });
  const known = material
    ? materialComposition(material, name.range, problems)
    : formula && formulaComposition(readMolecule(formula), formula.range, problems);
  const { text = name?.text ?? '', elements = new Map(), molarMass: mass } = known ?? {};
  return { precursor, text, elements, molarMass: mass, purity: purity?.value ?? ONE };
}

function formulaComposition(molecule: Molecule, range: Range, problems: BatchProblem[]): Known {
  const { text, elements, unknown, isOpen } = molecule;
  for (const symbol of unknown) problems.push({ kind: 'unknown-element', symbol });
  if (isOpen) problems.push({ kind: 'open-precursor', range, text });
  return { text, elements, molarMass: molecule.molarMass };
}

function rowOf(
  { precursor, text, molarMass: perMole, purity }: ReadPrecursor,
  amount: Fraction | undefined,
  target: Fraction | undefined,
): BatchRow {
  const isNone = amount && isZero(amount);
  const pure = isNone ? ZERO : perMole && amount?.mul(perMole);
  return {
    precursor,
    text,
    molarMass: perMole,
    perUnit: target && amount && over(amount, target),
    amount,
    pure,
    purity,
    mass: pure && over(pure, purity),
  };
}
