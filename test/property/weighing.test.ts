/** Laws of weighing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fraction, sum, ZERO } from '../../server/src/chemistry/amount.js';
import { type Solution, solveNonNegative } from '../../server/src/chemistry/linear-system.js';
import { massBalance, mustBalance, weigh } from '../../server/src/chemistry/weighing.js';

// ------------------------------------------------------------------------------------------------- systems

type Equations = readonly (readonly Fraction[])[];

const small = fc.integer({ min: 0, max: 4 }).map((value) => new Fraction(value));
const vector = (length: number) => fc.array(small, { minLength: length, maxLength: length });
const shape = fc.record({ height: fc.integer({ min: 1, max: 5 }), width: fc.integer({ min: 1, max: 6 }) });
/** Every unknown stands in some equation. */
const matrix = ({ height, width }: { height: number; width: number }) =>
  fc
    .array(vector(width), { minLength: height, maxLength: height })
    .filter((rows) => columnsOf(rows).every((column) => column.some((value) => value.n > 0n)));
const withSolution = shape.chain((size) =>
  fc.record({ equations: matrix(size), wanted: vector(size.width) }),
);
const anything = shape.chain((size) => fc.record({ equations: matrix(size), right: vector(size.height) }));

const columnsOf = (equations: Equations) =>
  (equations[0] ?? []).map((_, column) => equations.map((row) => row[column] ?? ZERO));
const product = (row: readonly Fraction[], values: readonly Fraction[]) =>
  sum(row.map((value, index) => value.mul(values[index] ?? ZERO)));
const isSolution = (equations: Equations, right: readonly Fraction[], values: readonly Fraction[]) =>
  values.every((value) => value.compare(ZERO) >= 0) &&
  equations.every((row, index) => product(row, values).equals(right[index] ?? ZERO));

test('what has a solution is solved by it, or has more of them', () => {
  fc.assert(
    fc.property(withSolution, ({ equations, wanted }) => {
      const right = equations.map((row) => product(row, wanted));
      const solution = solveNonNegative(equations, right);
      expect(['one', 'many']).toContain(solution.kind);
      if (solution.kind === 'one') expect(solution.values.map(String)).toEqual(wanted.map(String));
    }),
  );
});

test('of what has more solutions, every unknown that is named has more values', () => {
  fc.assert(
    fc.property(withSolution, ({ equations, wanted }) => {
      const right = equations.map((row) => product(row, wanted));
      const solution = solveNonNegative(equations, right);
      if (solution.kind !== 'many') return;
      for (const unknown of solution.groups.flat()) {
        // A little more of it is possible, or a little less.
        const present = wanted[unknown] ?? ZERO;
        const step = new Fraction(1, 1_000_000);
        const moved = [present.add(step), present.sub(step)].filter((value) => value.compare(ZERO) >= 0);
        const fixed = equations[0]?.map((_, column) => new Fraction(column === unknown ? 1 : 0)) ?? [];
        const kinds = moved.map(
          (value): Solution['kind'] => solveNonNegative([...equations, fixed], [...right, value]).kind,
        );
        expect(kinds.some((kind) => kind === 'one' || kind === 'many')).toBe(true);
      }
    }),
  );
});

test('every answer has its proof', () => {
  fc.assert(
    fc.property(anything, ({ equations, right }) => {
      const solution = solveNonNegative(equations, right);
      if (solution.kind === 'one') expect(isSolution(equations, right, solution.values)).toBe(true);
      if (solution.kind === 'negative') {
        const { weights } = solution;
        expect(product(right, weights).compare(ZERO)).toBe(-1);
        for (const column of columnsOf(equations))
          expect(product(column, weights).compare(ZERO)).not.toBe(-1);
      }
      if (solution.kind === 'inconsistent') {
        const only = (indices: readonly number[]) =>
          solveNonNegative(
            indices.map((index) => equations[index] ?? []),
            indices.map((index) => right[index] ?? ZERO),
          ).kind;
        expect(only(solution.equations)).toBe('inconsistent');
        for (const one of solution.equations) {
          const others = solution.equations.filter((index) => index !== one);
          if (others.length > 0) expect(only(others)).not.toBe('inconsistent');
        }
      }
    }),
  );
});

// ------------------------------------------------------------------------------------------------- batches

const METALS = ['Li', 'Na', 'Mn', 'Fe', 'Co', 'Ni', 'Ti', 'Sn'];
const part = fc.integer({ min: 1, max: 1000 }).map((value) => new Fraction(value, 100));
const atoms = fc.integer({ min: 0, max: 12 }).map((value) => new Fraction(value, 2));

/** A precursor for each metal, with anything that leaves, and a target of these metals. */
const batch = fc.subarray(METALS, { minLength: 1 }).chain((metals) =>
  fc.record({
    metals: fc.constant(metals),
    precursors: fc.tuple(
      ...metals.map((metal) =>
        fc
          .record({ metal: part, O: atoms, H: atoms, C: atoms, N: atoms })
          .map(
            ({ metal: count, ...others }) =>
              new Map(
                [[metal, count], ...Object.entries(others)].filter(([, n]) => n !== ZERO) as [
                  string,
                  Fraction,
                ][],
              ),
          ),
      ),
    ),
    contents: fc.tuple(...metals.map(() => part)),
    oxygen: atoms,
    amount: part,
    excess: fc.option(part),
  }),
);

test('each metal of a target comes whole from its precursor, and nothing is lost', () => {
  fc.assert(
    fc.property(batch, ({ metals, precursors, contents, oxygen, amount, excess }) => {
      const target = new Map(metals.map((metal, index) => [metal, contents[index] ?? ZERO]));
      target.set('O', oxygen);
      const [first = ''] = metals;
      const recipe = {
        target,
        amount,
        excess: new Map(excess ? [[first, excess]] : []),
        precursors,
      };
      const weighing = weigh(recipe);
      if (weighing.kind !== 'solved') throw new Error(weighing.kind);
      for (const [index, metal] of metals.entries()) {
        const beyond = metal === first && excess ? excess.add(1) : new Fraction(1);
        const wanted = (target.get(metal) ?? ZERO).mul(amount).mul(beyond);
        const brought = (weighing.amounts[index] ?? ZERO).mul(precursors[index]?.get(metal) ?? ZERO);
        expect(brought.equals(wanted)).toBe(true);
      }
      const balance = massBalance(recipe, weighing.amounts);
      if (!balance) throw new Error('no balance');
      const out = sum([balance.target, balance.excess, ...balance.gases.map(({ mass }) => mass)]);
      expect(out.equals(balance.precursors)).toBe(true);
    }),
  );
});

test('scaling the amount scales the amounts, and order changes nothing', () => {
  fc.assert(
    fc.property(batch, fc.integer({ min: 2, max: 9 }), ({ metals, precursors, contents, amount }, k) => {
      const target = new Map(metals.map((metal, index) => [metal, contents[index] ?? ZERO]));
      const recipe = { target, amount, excess: new Map<string, Fraction>(), precursors };
      const one = weigh(recipe);
      const many = weigh({ ...recipe, amount: amount.mul(k), precursors: [...precursors].reverse() });
      if (one.kind !== 'solved' || many.kind !== 'solved') throw new Error('not solved');
      expect([...many.amounts].reverse().map(String)).toEqual(
        one.amounts.map((value) => String(value.mul(k))),
      );
    }),
  );
});

test('what may leave is not balanced, unless there is nothing else', () => {
  const symbols = fc.constantFrom('O', 'H', 'C', 'N', 'Li', 'Cl');
  fc.assert(
    fc.property(fc.uniqueArray(symbols, { minLength: 1 }), symbols, (elements, symbol) => {
      const target = new Map(elements.map((element) => [element, new Fraction(1)]));
      const isAir = (element: string) => element === 'O' || element === 'H';
      const isFree = isAir(symbol) || ('CN'.includes(symbol) && !target.has(symbol));
      expect(mustBalance(symbol, target)).toBe(elements.every(isAir) || !isFree);
    }),
  );
});
