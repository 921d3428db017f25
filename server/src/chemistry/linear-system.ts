/**
 * Exact systems of linear equations whose unknowns may not be negative: Gaussian elimination, and the simplex method
 * where elimination leaves a choice.
 *
 * Sources: elimination, any textbook; the simplex method with the rule of R. G. Bland, Math. Oper. Res. 2 (1977) 103,
 * which cannot run in circles; the certificate of infeasibility is Farkas' lemma.
 */
import { type Fraction, isZero, ONE, over, sum, times, ZERO } from './amount.js';

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
  const { rows, contradiction } = eliminate(equations, right);
  if (contradiction) return { kind: 'inconsistent', equations: contradiction };
  if (rows.length < width) return choose(equations, right, rows);
  const values = Array.from({ length: width }, () => ZERO);
  for (const row of rows) values[row.pivot] = row.right;
  const negative = rows.filter((row) => row.right.compare(ZERO) < 0);
  const [first] = negative;
  if (!first) return { kind: 'one', values };
  return { kind: 'negative', weights: first.weights, unknowns: negative.map(({ pivot }) => pivot) };
}

// --------------------------------------------------------------------------------------------- elimination

/** An equation solved for one unknown, which no other row has. */
interface Row {
  readonly pivot: number;
  /** The equation that it was made of, others having been added. */
  readonly equation: number;
  readonly left: readonly Fraction[];
  readonly right: Fraction;
  /** By what each equation is multiplied to give this row. */
  readonly weights: readonly Fraction[];
}

interface Elimination {
  readonly rows: readonly Row[];
  /** The equations of the first contradiction that was met. */
  readonly contradiction?: readonly number[];
}

/** Gauss and Jordan, one equation after the other, so that what depends on earlier ones says on which. */
function eliminate(equations: readonly (readonly Fraction[])[], right: readonly Fraction[]): Elimination {
  let rows: Row[] = [];
  for (const [index, equation] of equations.entries()) {
    let next: Omit<Row, 'pivot'> = {
      equation: index,
      left: equation,
      right: right[index] ?? ZERO,
      weights: equations.map((_, other) => (other === index ? ONE : ZERO)),
    };
    for (const row of rows) next = without(next, row, next.left[row.pivot] ?? ZERO);
    const pivot = next.left.findIndex((value) => !isZero(value));
    if (pivot < 0) {
      if (isZero(next.right)) continue;
      const contradiction = next.weights.flatMap((weight, other) => (isZero(weight) ? [] : [other]));
      return { rows, contradiction };
    }
    const solved = scaled({ ...next, pivot }, next.left[pivot] ?? ONE);
    rows = [...rows.map((row) => without(row, solved, row.left[pivot] ?? ZERO)), solved];
  }
  return { rows };
}

/** A row less another one times a factor. */
function without<T extends Omit<Row, 'pivot'>>(row: T, other: Row, factor: Fraction): T {
  if (isZero(factor)) return row;
  return {
    ...row,
    left: difference(row.left, other.left, factor),
    right: row.right.sub(times(other.right, factor)),
    weights: difference(row.weights, other.weights, factor),
  };
}

function difference(a: readonly Fraction[], b: readonly Fraction[], factor: Fraction): Fraction[] {
  if (isZero(factor)) return [...a];
  return a.map((value, index) => {
    const other = b[index];
    return !other || isZero(other) ? value : value.sub(times(other, factor));
  });
}

function scaled(row: Row, divisor: Fraction): Row {
  return {
    ...row,
    left: row.left.map((value) => over(value, divisor)),
    right: over(row.right, divisor),
    weights: row.weights.map((value) => over(value, divisor)),
  };
}

// ------------------------------------------------------------------------------------------------- simplex

/** Equations that are each solved for one unknown, with no negative number on the right. */
interface Tableau {
  /** A column for each unknown, and last the right. */
  readonly rows: readonly (readonly Fraction[])[];
  /** For which unknown each row is solved; the others are zero. */
  readonly basis: readonly number[];
  /** What is to grow, in the same columns: by how much with each unknown. The last number falls by what was gained. */
  readonly goal: readonly Fraction[];
}

/** Whether any of the many solutions has no negative value, and whether there is more than one such. */
function choose(
  equations: readonly (readonly Fraction[])[],
  right: readonly Fraction[],
  rows: readonly Row[],
): Solution {
  const used = rows.map(({ equation }) => equation);
  const left = used.map((index) => equations[index] ?? []);
  const start = feasible(
    left,
    used.map((index) => right[index] ?? ZERO),
  );
  if ('weights' in start) {
    const weights = equations.map((_, index) => start.weights[used.indexOf(index)] ?? ZERO);
    return { kind: 'negative', weights, unknowns: [] };
  }
  const width = left[0]?.length ?? 0;
  const values = valuesOf(start, width);
  const groups: (readonly number[])[] = [];
  for (let unknown = 0; unknown < width; unknown++) {
    if (start.basis.includes(unknown)) continue;
    const goal = Array.from({ length: width + 1 }, (_, column) => (column === unknown ? ONE : ZERO));
    const other = valuesOf(improved({ ...start, goal }, width), width);
    const changed = other.flatMap((value, index) => (value.equals(values[index] ?? ZERO) ? [] : [index]));
    if (changed.length > 0) groups.push(changed);
  }
  return groups.length === 0 ? { kind: 'one', values } : { kind: 'many', groups: merged(groups) };
}

/**
 * A tableau to begin with: one artificial unknown for each equation is driven out by the real ones. Where that cannot
 * be, the weights of the equations that show it.
 */
function feasible(
  left: readonly (readonly Fraction[])[],
  right: readonly Fraction[],
): Tableau | { readonly weights: readonly Fraction[] } {
  const width = left[0]?.length ?? 0;
  const rows = left.map((row, index) => [
    ...row,
    ...left.map((_, other) => (other === index ? ONE : ZERO)),
    right[index] ?? ZERO,
  ]);
  // The sum of the artificial unknowns is to vanish: the goal is what the equations add up to.
  const total = Array.from({ length: width + left.length + 1 }, (_, column) =>
    column >= width && column < width + left.length ? ZERO : sum(rows.map((row) => row[column] ?? ZERO)),
  );
  let tableau = improved({ rows, basis: left.map((_, index) => width + index), goal: total }, width);
  if (!isZero(tableau.goal.at(-1) ?? ZERO)) {
    return { weights: tableau.goal.slice(width, -1).map((value) => value.add(ONE).neg()) };
  }
  for (const [index, unknown] of tableau.basis.entries()) {
    if (unknown < width) continue;
    const column = tableau.rows[index]?.findIndex((value) => !isZero(value)) ?? 0;
    tableau = exchanged(tableau, index, column);
  }
  return { ...tableau, rows: tableau.rows.map((row) => [...row.slice(0, width), ...row.slice(-1)]) };
}

/** Takes in unknowns that further the goal until there is none among the first `width`. */
function improved(start: Tableau, width: number): Tableau {
  let tableau = start;
  for (;;) {
    const column = tableau.goal.findIndex((value, at) => at < width && value.compare(ZERO) > 0);
    const row = column < 0 ? undefined : leavingRow(tableau, column);
    if (row === undefined) return tableau;
    tableau = exchanged(tableau, row, column);
  }
}

/** The row whose unknown is the first to become zero while that of a column grows; of several, Bland's choice. */
function leavingRow({ rows, basis }: Tableau, column: number): number | undefined {
  let best: { row: number; ratio: Fraction; unknown: number } | undefined;
  for (const [row, values] of rows.entries()) {
    const value = values[column] ?? ZERO;
    if (value.compare(ZERO) <= 0) continue;
    const ratio = over(values.at(-1) ?? ZERO, value);
    const unknown = basis[row] ?? 0;
    const order = best ? ratio.compare(best.ratio) : -1;
    if (order < 0 || (order === 0 && best && unknown < best.unknown)) best = { row, ratio, unknown };
  }
  return best?.row;
}

/** Solves a row for the unknown of a column instead. */
function exchanged({ rows, basis, goal }: Tableau, row: number, column: number): Tableau {
  const divisor = rows[row]?.[column] ?? ONE;
  const solved = (rows[row] ?? []).map((value) => over(value, divisor));
  const cleared = (other: readonly Fraction[]) => difference(other, solved, other[column] ?? ZERO);
  return {
    rows: rows.map((other, index) => (index === row ? solved : cleared(other))),
    basis: basis.map((unknown, index) => (index === row ? column : unknown)),
    goal: cleared(goal),
  };
}

function valuesOf({ rows, basis }: Tableau, width: number): Fraction[] {
  return Array.from({ length: width }, (_, unknown) => rows[basis.indexOf(unknown)]?.at(-1) ?? ZERO);
}

/** Groups that share a member as one, in order. */
function merged(groups: readonly (readonly number[])[]): number[][] {
  let result: number[][] = [];
  for (const group of groups) {
    const touched = result.filter((present) => present.some((one) => group.includes(one)));
    const joined = new Set([...touched.flat(), ...group]);
    result = [...result.filter((present) => !touched.includes(present)), [...joined].sort((a, b) => a - b)];
  }
  return result;
}
