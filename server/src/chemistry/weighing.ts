/**
 * What to weigh: amounts of precursors that bring the elements of a target, and where everything goes.
 *
 * The conservation of each element that has to balance is a linear equation for the amounts of the precursors; together
 * they are solved exactly, without negative amounts.
 *
 * Which elements balance: all but oxygen and hydrogen, which come from the furnace's air and leave into it as O2 and
 * H2O. Carbon and nitrogen leave, too, where the target has none of them: carbon as CO2. Nitrogen is counted as N2,
 * which nitrates and ammonium salts have in common; in which part it leaves as NO2, NO or NH3 hangs on the heating,
 * and moves oxygen or hydrogen from one gas to the other without changing what all gases weigh together. A target of
 * nothing but oxygen and hydrogen has all elements balanced.
 */
import { Fraction, isZero, ONE, over, sum, times, ZERO } from './amount.js';
import { molarMass } from './elements.js';
import { solveNonNegative } from './linear-system.js';

/** Atoms of each element per formula unit. */
export type Composition = ReadonlyMap<string, Fraction>;

/** More precursors than this are not tried: the time that a solution takes is to be bounded. */
export const MOST_PRECURSORS = 30;

export interface Recipe {
  readonly target: Composition;
  /** Of the target, mol. */
  readonly amount: Fraction;
  /** What is given of an element beyond the formula, as a part of what the formula has of it. */
  readonly excess: ReadonlyMap<string, Fraction>;
  readonly precursors: readonly Composition[];
}

export type Weighing =
  /** Amounts in mol, in the order of the precursors; zero where nothing is needed. */
  | { readonly kind: 'solved'; readonly amounts: readonly Fraction[] }
  /** Precursors with elements that the target has not and that do not leave. */
  | {
      readonly kind: 'unusable';
      readonly precursors: readonly { readonly index: number; readonly elements: readonly string[] }[];
    }
  /** Elements that no precursor has. */
  | { readonly kind: 'no-source'; readonly elements: readonly string[] }
  /** Elements of which the precursors cannot bring all in the ratio of the target, whatever the amounts. */
  | { readonly kind: 'inconsistent'; readonly elements: readonly string[] }
  /** Precursors whose amounts can be changed against one another. */
  | { readonly kind: 'not-unique'; readonly groups: readonly (readonly number[])[] }
  /** Beside the `scarce` elements, whatever brings them, there is more of the `plentiful` ones than is wanted. */
  | {
      readonly kind: 'negative';
      readonly plentiful: readonly string[];
      readonly scarce: readonly string[];
      /** The precursors that would have to be taken away; none where no choice is the only one. */
      readonly precursors: readonly number[];
    }
  | { readonly kind: 'too-many' };

/** Whether what the precursors bring of an element must be what the target has of it. */
export function mustBalance(symbol: string, target: Composition): boolean {
  const isAir = (element: string) => element === 'O' || element === 'H';
  if ([...target.keys()].every(isAir)) return true;
  if (symbol === 'C' || symbol === 'N') return target.has(symbol);
  return !isAir(symbol);
}

/** The amounts of the precursors for an amount of the target. */
export function weigh({ target, amount, excess, precursors }: Recipe): Weighing {
  if (precursors.length > MOST_PRECURSORS) return { kind: 'too-many' };
  const unusable = precursors.flatMap((precursor, index) => {
    const elements = [...precursor.keys()].filter(
      (symbol) => !target.has(symbol) && mustBalance(symbol, target),
    );
    return elements.length > 0 ? [{ index, elements }] : [];
  });
  if (unusable.length > 0) return { kind: 'unusable', precursors: unusable };
  const elements = [...target.keys()].filter((symbol) => mustBalance(symbol, target));
  const sourceless = elements.filter((symbol) => !precursors.some((precursor) => precursor.has(symbol)));
  if (sourceless.length > 0) return { kind: 'no-source', elements: sourceless };
  // What brings nothing that has to balance, such as water, is in no equation.
  const used = [...precursors.keys()].filter((index) =>
    elements.some((symbol) => precursors[index]?.has(symbol)),
  );
  const solution = solveNonNegative(
    elements.map((symbol) => used.map((index) => precursors[index]?.get(symbol) ?? ZERO)),
    elements.map((symbol) => times(times(target.get(symbol) ?? ZERO, amount), withExcess(symbol, excess))),
  );
  const precursorsOf = (unknowns: readonly number[]) => unknowns.flatMap((unknown) => used[unknown] ?? []);
  switch (solution.kind) {
    case 'one': {
      const amounts = precursors.map(() => ZERO);
      for (const [unknown, value] of solution.values.entries()) amounts[used[unknown] ?? 0] = value;
      return { kind: 'solved', amounts };
    }
    case 'inconsistent':
      return { kind: 'inconsistent', elements: solution.equations.flatMap((index) => elements[index] ?? []) };
    case 'many':
      return { kind: 'not-unique', groups: solution.groups.map(precursorsOf) };
    case 'negative': {
      const weighted = (sign: number) =>
        elements.filter((_, index) => solution.weights[index]?.compare(ZERO) === sign);
      return {
        kind: 'negative',
        plentiful: weighted(1),
        scarce: weighted(-1),
        precursors: precursorsOf(solution.unknowns),
      };
    }
  }
}

function withExcess(symbol: string, excess: Recipe['excess']): Fraction {
  return ONE.add(excess.get(symbol) ?? ZERO);
}

/**
 * Decimals to which masses in g are shown: what an analytical balance reads, and a microbalance where less than a gram is
 * made.
 */
export function massDecimals(target: Fraction | undefined): number {
  return target && target.compare(ONE) < 0 ? 6 : 4;
}

// ------------------------------------------------------------------------------------------------- balance

export type Gas = 'CO2' | 'H2O' | 'N2' | 'O2';

/** What leaves as a gas; what is taken up has negative numbers. */
export interface GasFlow {
  readonly gas: Gas;
  /** mol */
  readonly amount: Fraction;
  /** g */
  readonly mass: Fraction;
}

/** Masses in g: the precursors weigh as much as the target, the excess and all gases together. */
export interface MassBalance {
  /** Without impurities. */
  readonly precursors: Fraction;
  readonly target: Fraction;
  /** Atoms of the elements that are given in excess. */
  readonly excess: Fraction;
  /** Those of which anything leaves or is taken up. */
  readonly gases: readonly GasFlow[];
}

/** One kind of matter on one side of a balance. */
export interface BalanceItem {
  readonly what: 'precursors' | 'target' | 'excess' | Gas;
  /** g, never negative. */
  readonly mass: Fraction;
}

/** What goes in and what comes out: gases that are taken up stand with the precursors, and both sides weigh the same. */
export function sidesOf({ precursors, target, excess, gases }: MassBalance): {
  readonly inward: readonly BalanceItem[];
  readonly outward: readonly BalanceItem[];
  /** Of either side, g. */
  readonly total: Fraction;
} {
  const taken = gases.flatMap(({ gas, mass }) => (mass.s < 0n ? { what: gas, mass: mass.neg() } : []));
  const given = gases.flatMap(({ gas, mass }) => (mass.s < 0n ? [] : { what: gas, mass }));
  const inward: BalanceItem[] = [{ what: 'precursors', mass: precursors }, ...taken];
  const beyond: BalanceItem[] = isZero(excess) ? [] : [{ what: 'excess', mass: excess }];
  return {
    inward,
    outward: [{ what: 'target', mass: target }, ...beyond, ...given],
    total: sum(inward.map(({ mass }) => mass)),
  };
}

const GASES: Readonly<Record<Gas, Composition>> = {
  CO2: new Map([
    ['C', ONE],
    ['O', new Fraction(2)],
  ]),
  H2O: new Map([
    ['H', new Fraction(2)],
    ['O', ONE],
  ]),
  N2: new Map([['N', new Fraction(2)]]),
  O2: new Map([['O', new Fraction(2)]]),
};

/** Where everything goes; undefined where an element has no standard atomic weight. */
export function massBalance(recipe: Recipe, amounts: readonly Fraction[]): MassBalance | undefined {
  const { target, amount, excess, precursors } = recipe;
  const massOf = (composition: Composition, moles: Fraction) => molarMass(composition)?.mul(moles);
  const brought = new Map<string, Fraction>();
  for (const [index, precursor] of precursors.entries()) add(brought, precursor, amounts[index] ?? ZERO);
  const extra = new Map(
    [...excess].map(([symbol, part]) => [symbol, times(target.get(symbol) ?? ZERO, part)]),
  );
  const left = new Map(brought);
  add(left, target, amount.neg());
  const gases: GasFlow[] = [];
  // Each element leaves with the first gas that has it; oxygen takes part in two before it leaves alone.
  for (const [gas, element] of [
    ['CO2', 'C'],
    ['H2O', 'H'],
    ['N2', 'N'],
    ['O2', 'O'],
  ] as const) {
    if (mustBalance(element, target)) continue;
    const composition = GASES[gas];
    const moles = over(left.get(element) ?? ZERO, composition.get(element) ?? ONE);
    if (isZero(moles)) continue;
    add(left, composition, moles.neg());
    const mass = massOf(composition, moles);
    if (mass) gases.push({ gas, amount: moles, mass });
  }
  const masses = [massOf(brought, ONE), massOf(target, amount), massOf(extra, amount)];
  const [inward, made, beyond] = masses;
  return inward && made && beyond && { precursors: inward, target: made, excess: beyond, gases };
}

function add(total: Map<string, Fraction>, composition: Composition, factor: Fraction): void {
  for (const [symbol, count] of composition) {
    total.set(symbol, (total.get(symbol) ?? ZERO).add(times(count, factor)));
  }
}
