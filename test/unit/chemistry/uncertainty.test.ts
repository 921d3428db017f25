/** Uncertainties against values that were worked out another way: by Monte Carlo with two million draws, or by hand. */
import { describe, expect, test } from 'vitest';
import { Fraction } from '../../../server/src/chemistry/amount.js';
import { siteEntropy, totalEntropy } from '../../../server/src/chemistry/entropy.js';
import {
  chain,
  formatDeviation,
  formatMeasured,
  formatMultiple,
  formatUncertain,
  normalisationSensitivities,
  propagate,
  siteEntropySensitivities,
  totalEntropySensitivities,
} from '../../../server/src/chemistry/uncertainty.js';

describe('propagation', () => {
  test('adds what independent inputs bring in squares', () => {
    expect(propagate([1, 2], [3, 2])).toBe(5);
    expect(propagate([-1, 2], [3, 2])).toBe(5);
  });

  test('is unknown where an input that matters is', () => {
    expect(propagate([1, 1], [0.1, undefined])).toBeUndefined();
    expect(propagate([1, 0], [0.1, undefined])).toBe(0.1);
    expect(propagate([1, Number.POSITIVE_INFINITY], [0.1, 0.1])).toBeUndefined();
    expect(propagate([1, Number.NaN], [0.1, 0.1])).toBeUndefined();
  });
});

// Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2 by ICP, in the order Na, Li, Ni, Co, Mn, Ti, Sn.
const VALUES = [0.821, 0.099, 0.252, 0.199, 0.148, 0.151, 0.149];
const UNCERTAINTIES = [0.006, 0.004, 0.003, 0.003, 0.002, 0.002, 0.003];
const TOTAL = 1.83;
const all = new Set(VALUES.keys());

describe('normalising', () => {
  test.each([
    ['to an element', new Set([2]), 0.25, [0.011375, 0.004139, 0, 0.003792, 0.002645, 0.002668, 0.003457]],
    ['to the sum', all, TOTAL, [0.004634, 0.003834, 0.002875, 0.002858, 0.001993, 0.001995, 0.002864]],
  ] as const)('%s: Monte Carlo gives the same uncertainties', (_name, reference, total, expected) => {
    const found = normalisationSensitivities(VALUES, reference, total).map((row) =>
      propagate(row, UNCERTAINTIES),
    );
    for (const [index, value] of expected.entries()) {
      expect((found[index] ?? Number.NaN) / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 2);
    }
  });

  test('to an element leaves that one no uncertainty, exactly', () => {
    expect(propagate(normalisationSensitivities(VALUES, new Set([2]), 0.25)[2] ?? [], UNCERTAINTIES)).toBe(0);
  });

  test('to the sum moves nothing when all values grow alike', () => {
    for (const row of normalisationSensitivities(VALUES, all, TOTAL)) {
      expect(row.reduce((total, each, index) => total + each * (VALUES[index] ?? 0), 0)).toBeCloseTo(0, 12);
    }
  });
});

describe('the entropy of a site', () => {
  test('of two occupants changes as ln(y₂/y₁)·y₂/Σ says', () => {
    // By hand: S = −y ln y − (1 − y) ln(1 − y), dS/dy = ln((1 − y)/y), dy/da = (1 − y)/Σ.
    expect(siteEntropySensitivities([1, 3])[0]).toBeCloseTo((Math.log(3) * 0.75) / 4, 12);
  });

  test('changes with each amount as a small step says', () => {
    const amounts = VALUES.slice(1);
    const step = 1e-6;
    siteEntropySensitivities(amounts).forEach((sensitivity, index) => {
      const at = (by: number) =>
        siteEntropy(amounts.map((amount, place) => (place === index ? amount + by : amount)));
      expect(sensitivity).toBeCloseTo((at(step) - at(-step)) / (2 * step), 7);
    });
  });

  test('has no derivative at nothing, and does not change with what is alone', () => {
    expect(siteEntropySensitivities([0, 1])[0]).toBe(Number.POSITIVE_INFINITY);
    expect(Math.abs(siteEntropySensitivities([0.83])[0] ?? Number.NaN)).toBe(0);
  });
});

test('a total changes in each convention as a small step says', () => {
  const sites = (by: number) => [
    { multiplicity: 1, amounts: [0.83, 0.17] },
    { multiplicity: 2, amounts: [0.1 + by, 0.25, 0.65] },
    { multiplicity: 4, amounts: [3.9, 0.1] },
  ];
  const step = 1e-6;
  for (const convention of ['sublattice', 'formula', 'atom', 'metric'] as const) {
    const found = totalEntropySensitivities(sites(0), 5.83, convention);
    const byAmount =
      totalEntropy(sites(step), 5.83)[convention] - totalEntropy(sites(-step), 5.83)[convention];
    const byAtoms =
      totalEntropy(sites(0), 5.83 + step)[convention] - totalEntropy(sites(0), 5.83 - step)[convention];
    expect(found.amounts[1]?.[0], convention).toBeCloseTo(byAmount / (2 * step), 6);
    expect(found.atoms, convention).toBeCloseTo(byAtoms / (2 * step), 6);
  }
});

describe('a chain of steps', () => {
  test('multiplies through', () => {
    expect(
      chain(
        [2, 3],
        [
          [1, 0],
          [4, 5],
        ],
      ),
    ).toEqual([14, 15]);
  });

  test('takes what cancels for nothing, and what does not change for no matter', () => {
    expect(chain([0.1, 0.2, -0.3], [[1], [1], [1]])).toEqual([0]);
    expect(chain([Number.POSITIVE_INFINITY, 2], [[0], [1]])).toEqual([2]);
    expect(chain([], [])).toEqual([]);
  });

  test('gives the entropy of MTS15 the uncertainty that Monte Carlo has', () => {
    const outer = [0, ...siteEntropySensitivities(VALUES.slice(1))];
    expect((propagate(outer, UNCERTAINTIES) ?? 0) / 0.0026259).toBeCloseTo(1, 2);
    for (const [reference, total] of [
      [all, TOTAL],
      [new Set([2]), 0.25],
    ] as const) {
      const factor = total / [...reference].reduce((sum, index) => sum + (VALUES[index] ?? 0), 0);
      const scaled = [0, ...siteEntropySensitivities(VALUES.slice(1).map((value) => value * factor))];
      const through = chain(scaled, normalisationSensitivities(VALUES, reference, total));
      expect((propagate(through, UNCERTAINTIES) ?? 0) / 0.0026259).toBeCloseTo(1, 2);
      // Sodium is alone on its site: its amount is no matter, though it takes part in the normalisation.
      expect(Math.abs(through[0] ?? Number.NaN)).toBe(0);
    }
  });
});

test.each([
  [1.7524, 0.004, '1.752(4)'],
  [1.7524, 0.0042, '1.752(4)'],
  [0.821, 0.006, '0.821(6)'],
  // Two digits up to 19, one from there.
  [1.7524, 0.0015, '1.7524(15)'],
  [1.7524, 0.0019, '1.7524(19)'],
  [1.7524, 0.00195, '1.752(2)'],
  [1.7524, 0.0096, '1.752(10)'],
  [1.7524, 0.096, '1.75(10)'],
  [1.7524, 0.02, '1.75(2)'],
  [12.3, 1, '12.3(10)'],
  [12.3, 1.94, '12.3(19)'],
  [12.3, 2.6, '12(3)'],
  [1234, 19, '1234(19)'],
  [1234, 42, '1230(40)'],
  [1234, 1500, '1200(1500)'],
  [1234, 15000, '1000(15000)'],
  [0, 0.003, '0.000(3)'],
  [0.5, 1e-30, '0.500000000000000'],
])('%d with an uncertainty of %d is %s', (value, uncertainty, expected) =>
  expect(formatUncertain(value, uncertainty)).toBe(expected),
);

describe('with a number of decimals', () => {
  test.each([
    [1.609438, 0.00042, '1.6094(4)'],
    [1.609438, 0.00008, '1.6094(1)'],
    [1.609438, 0.00004, '1.6094'],
    [1.609438, 0, '1.6094'],
    [1.609438, undefined, '1.6094'],
    [1.609438, 0.03, '1.61(3)'],
  ])('%d with an uncertainty of %d is %s', (value, uncertainty, expected) =>
    expect(formatUncertain(value, uncertainty, 4)).toBe(expected),
  );
});

test('an amount without an uncertainty is written as amounts are', () => {
  expect(formatMeasured(new Fraction(1, 8), undefined)).toBe('0.125');
  expect(formatMeasured(new Fraction(1, 8), 0)).toBe('0.125');
  expect(formatMeasured(new Fraction(1, 8), 0.003)).toBe('0.125(3)');
});

test.each([
  [-0.009, 0.006, '−0.009(6)'],
  [0.002, 0.003, '+0.002(3)'],
  [0, 0.003, '0.000(3)'],
  [-0.0002, 0.003, '0.000(3)'],
  [0.002, undefined, '+0.002'],
  [1 / 29, undefined, '≈+0.0344828'],
])('a deviation of %d with an uncertainty of %d is %s', (deviation, uncertainty, expected) =>
  expect(formatDeviation(new Fraction(deviation), uncertainty)).toBe(expected),
);

test.each([
  [-1.5, '−1.5'],
  [3.14, '+3.1'],
  [-0.04, '0.0'],
])('%d standard uncertainties are %s', (multiple, expected) =>
  expect(formatMultiple(multiple)).toBe(expected),
);
