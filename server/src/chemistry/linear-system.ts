/**
 * Exact systems of linear equations whose unknowns may not be negative: Gaussian elimination, and the simplex method
 * where elimination leaves a choice.
 *
 * Both exchange, in a tableau, the unknown that an equation is solved for. The tableau is kept in whole numbers over one
 * common denominator, by which each exchange divides without a remainder: so numbers stay as short as determinants are,
 * and no common divisor has to be searched.
 *
 * Sources: E. H. Bareiss, Math. Comp. 22 (1968) 565, for the division; R. G. Bland, Math. Oper. Res. 2 (1977) 103, for
 * the choice with which the simplex method cannot run in circles; Farkas' lemma for the proof that there is no solution.
 */
import { Fraction, ZERO } from './amount.js';

export type Solution =
  /** There is one solution without a negative value, and this is it. */
  | { readonly kind: 'one'; readonly values: readonly Fraction[] }
  /** These equations contradict one another, whatever the signs; any one less of them would not. */
  | { readonly kind: 'inconsistent'; readonly equations: readonly number[] }
  /**
   * Every solution has a negative value. Adding up the equations, each times its weight, leaves no negative
   * coefficient on the left and a negative number on the right.
   */
  | {
      readonly kind: 'negative';
      readonly weights: readonly Fraction[];
      /** The unknowns that are negative where there is one solution; none where there are many. */
      readonly unknowns: readonly number[];
    }
  /** There are many solutions without a negative value; the unknowns of a group change together. */
  | { readonly kind: 'many'; readonly groups: readonly (readonly number[])[] };

/**
 * One row for each equation, one column for each unknown. No number may be negative, and each unknown must stand in some
 * equation: solutions are then bounded.
 */
export function solveNonNegative(
  equations: readonly (readonly Fraction[])[],
  right: readonly Fraction[],
): Solution {
  const width = equations[0]?.length ?? 0;
  const system = equations.map((left, index) => wholeEquation([...left, right[index] ?? ZERO]));
  const { tableau, contradiction } = eliminate(tableauOf(system, width));
  if (contradiction) return { kind: 'inconsistent', equations: contradiction };
  const solved = system.filter((_, index) => (tableau.basis[index] ?? width) < width);
  if (solved.length < width) return choose(solved, system, width);
  const negative = [...tableau.rows.keys()].filter((row) => lastOf(tableau, row) < 0n);
  const [first] = negative;
  if (first === undefined) return { kind: 'one', values: valuesOf(tableau) };
  const weights = weightsOf(tableau.rows[first] ?? [], tableau, system);
  return { kind: 'negative', weights, unknowns: negative.map((row) => tableau.basis[row] ?? 0) };
}

/** An equation in whole numbers, the right last. */
interface Equation {
  readonly numbers: readonly bigint[];
  /** By what the equation was multiplied. */
  readonly scale: bigint;
}

function wholeEquation(numbers: readonly Fraction[]): Equation {
  const scale = numbers.reduce((common, { d }) => (common % d === 0n ? common : common * d), 1n);
  return { numbers: numbers.map(({ s, n, d }) => s * n * (scale / d)), scale };
}

// ------------------------------------------------------------------------------------------------- tableau

/** Equations that are each solved for one unknown. An artificial unknown for each equation stands behind the real ones. */
interface Tableau {
  /** How many real unknowns there are. */
  readonly width: number;
  /** Each number is to be divided by this, which is positive. */
  readonly denominator: bigint;
  /**
   * The columns are the real unknowns, the artificial ones, and the right. That of an artificial unknown is also by
   * what its equation was multiplied to give the row.
   */
  readonly rows: readonly (readonly bigint[])[];
  /** For which unknown each row is solved; the others are zero. */
  readonly basis: readonly number[];
  /** A sum of unknowns that is to grow: by how much with each. The last number falls by what was gained. */
  readonly goal: readonly bigint[];
}

/** Each equation solved for its artificial unknown; the goal is that all of these vanish. */
function tableauOf(system: readonly Equation[], width: number): Tableau {
  const rows = system.map(({ numbers }, index) => [
    ...numbers.slice(0, width),
    ...system.map((_, other) => (other === index ? 1n : 0n)),
    numbers[width] ?? 0n,
  ]);
  const isArtificial = (column: number) => column >= width && column < width + system.length;
  const goal = Array.from({ length: width + system.length + 1 }, (_, column) =>
    isArtificial(column) ? 0n : rows.reduce((total, row) => total + (row[column] ?? 0n), 0n),
  );
  return { width, denominator: 1n, rows, basis: system.map((_, index) => width + index), goal };
}

/** Solves a row for the unknown of a column, in which it has a number, instead. */
function exchanged(tableau: Tableau, row: number, column: number): Tableau {
  const { width, denominator, rows, basis, goal } = tableau;
  const chosen = rows[row] ?? [];
  const divisor = chosen[column] ?? 1n;
  const sign = divisor < 0n ? -1n : 1n;
  const cleared = (other: readonly bigint[]) => {
    const factor = other[column] ?? 0n;
    return other.map((value, at) => (sign * (value * divisor - factor * (chosen[at] ?? 0n))) / denominator);
  };
  return {
    width,
    denominator: sign * divisor,
    rows: rows.map((other, at) => (at === row ? chosen.map((value) => sign * value) : cleared(other))),
    basis: basis.map((unknown, at) => (at === row ? column : unknown)),
    goal: cleared(goal),
  };
}

function lastOf({ rows }: Tableau, row: number): bigint {
  return rows[row]?.at(-1) ?? 0n;
}

function valuesOf(tableau: Tableau): Fraction[] {
  const { width, denominator, basis } = tableau;
  return Array.from({ length: width }, (_, unknown) => {
    const row = basis.indexOf(unknown);
    return row < 0 ? ZERO : new Fraction(lastOf(tableau, row), denominator);
  });
}

/** By what the equations as they were given are multiplied, from the columns of the artificial unknowns. */
function weightsOf(
  numbers: readonly bigint[],
  { width, denominator }: Tableau,
  system: readonly Equation[],
): Fraction[] {
  return system.map(({ scale }, index) => new Fraction((numbers[width + index] ?? 0n) * scale, denominator));
}

/** Gauss and Jordan: each equation in its turn is solved for a real unknown, where those before it left one. */
function eliminate(start: Tableau): {
  readonly tableau: Tableau;
  /** The equations of the first contradiction that was met. */
  readonly contradiction?: readonly number[];
} {
  let tableau = start;
  for (const row of start.rows.keys()) {
    const { width, rows } = tableau;
    const numbers = rows[row] ?? [];
    const column = numbers.findIndex((value) => value !== 0n);
    if (column < width) tableau = exchanged(tableau, row, column);
    else if (lastOf(tableau, row) !== 0n) {
      const contradiction = [...rows.keys()].filter((equation) => numbers[width + equation] !== 0n);
      return { tableau, contradiction };
    }
  }
  return { tableau };
}

// ------------------------------------------------------------------------------------------------- simplex

/** Whether any of the many solutions has no negative value, and whether there is more than one such. */
function choose(independent: readonly Equation[], system: readonly Equation[], width: number): Solution {
  let start = improved(tableauOf(independent, width));
  if (start.goal.at(-1) !== 0n) {
    // The goal is a weighted sum of the equations, from which each artificial unknown has been taken once.
    const numbers = start.goal.map((value) => -(value + start.denominator));
    const weights = weightsOf(numbers, start, independent);
    return {
      kind: 'negative',
      weights: system.map((equation) => weights[independent.indexOf(equation)] ?? ZERO),
      unknowns: [],
    };
  }
  for (const [row, unknown] of start.basis.entries()) {
    if (unknown < width) continue;
    start = exchanged(start, row, start.rows[row]?.findIndex((value) => value !== 0n) ?? 0);
  }
  const values = valuesOf(start);
  const changing = new Set<number>();
  for (;;) {
    const others = [...values.keys()].filter(
      (unknown) => !start.basis.includes(unknown) && !changing.has(unknown),
    );
    const goal = start.goal.map((_, column) => (others.includes(column) ? start.denominator : 0n));
    const changed = valuesOf(improved({ ...start, goal })).flatMap((value, unknown) =>
      value.equals(values[unknown] ?? ZERO) ? [] : [unknown],
    );
    if (changed.length === 0) break;
    for (const unknown of changed) changing.add(unknown);
  }
  return changing.size === 0 ? { kind: 'one', values } : { kind: 'many', groups: groupsOf(changing, start) };
}

/** Takes in real unknowns that further the goal until there is none. */
function improved(start: Tableau): Tableau {
  let tableau = start;
  for (;;) {
    const column = tableau.goal.findIndex((value, at) => at < tableau.width && value > 0n);
    const row = column < 0 ? undefined : leavingRow(tableau, column);
    if (row === undefined) return tableau;
    tableau = exchanged(tableau, row, column);
  }
}

/** The row whose unknown is the first to become zero while that of a column grows; of several, Bland's choice. */
function leavingRow(tableau: Tableau, column: number): number | undefined {
  let best: { row: number; last: bigint; value: bigint; unknown: number } | undefined;
  for (const [row, numbers] of tableau.rows.entries()) {
    const [value, last, unknown] = [numbers[column] ?? 0n, lastOf(tableau, row), tableau.basis[row] ?? 0];
    if (value <= 0n) continue;
    const order = best ? last * best.value - best.last * value : -1n;
    if (order < 0n || (order === 0n && best && unknown < best.unknown)) best = { row, last, value, unknown };
  }
  return best?.row;
}

/** Unknowns that change, those together of which one changes with the other. */
function groupsOf(changing: ReadonlySet<number>, { rows, basis }: Tableau): number[][] {
  let groups: number[][] = [];
  for (const unknown of changing) {
    if (basis.includes(unknown)) continue;
    const moved = basis.filter((other, row) => changing.has(other) && rows[row]?.[unknown] !== 0n);
    const joined = new Set([unknown, ...moved]);
    const touched = groups.filter((group) => group.some((one) => joined.has(one)));
    for (const one of touched.flat()) joined.add(one);
    groups = [...groups.filter((group) => !touched.includes(group)), [...joined]];
  }
  return groups.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
