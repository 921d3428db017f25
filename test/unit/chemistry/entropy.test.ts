/** Published values, to their printed digits. */
import { describe, expect, test } from 'vitest';
import {
  countPrincipal,
  entropyClass,
  GAS_CONSTANT,
  siteEntropy,
  totalEntropy,
} from '../../../server/src/chemistry/entropy.js';

describe('entropy of a site', () => {
  test.each([
    ['MTS45', [0.1, 0.25, 0.2, 0.45], '1.258'],
    ['MTS35', [0.1, 0.25, 0.2, 0.05, 0.05, 0.35], '1.566'],
    ['MTS25', [0.1, 0.25, 0.2, 0.1, 0.1, 0.25], '1.706'],
    ['MTS15', [0.1, 0.25, 0.2, 0.15, 0.15, 0.15], '1.752'],
    ['(Co,Cu,Mg,Ni,Zn)O', [1, 1, 1, 1, 1], '1.609'],
    ['E-LRM', [0.15, 0.5, 0.15, 0.1, 0.025, 0.025, 0.025, 0.025], '1.515'],
    ['NVMP', [1, 0.2, 0.2, 0.2, 0.2, 0.2], '1.498'],
    ['TM6, M', [1.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2], '1.259'],
    ['TM6, M, manganese merged', [1.3, 0.2, 0.1, 0.1, 0.1, 0.2], '1.190'],
    ['TM6, X', [1.7, 0.3], '0.423'],
    ['one species', [2], '0.000'],
    ['nothing', [], '0.000'],
  ])('%s', (_name, amounts, expected) => expect(siteEntropy(amounts).toFixed(3)).toBe(expected));

  test.each([
    ['CoCrFeNiMo0.3', [1, 1, 1, 1, 0.3], '12.83'],
    ['TiCoCrFeNiCu', [1, 1, 1, 1, 1, 1], '14.90'],
    ['CrFeNiCuZr', [1, 1, 1, 1, 1], '13.38'],
  ])('%s, J/(mol K), Yang & Zhang 2012', (_name, amounts, expected) =>
    expect((GAS_CONSTANT * siteEntropy(amounts)).toFixed(2)).toBe(expected),
  );

  test('counting vacancies adds 0.456 R to the alkali site of MTS45', () => {
    expect((siteEntropy([0.83, 0.17]) - siteEntropy([0.83])).toFixed(3)).toBe('0.456');
  });
});

test('the four conventions of MTS15', () => {
  const sites = [
    { multiplicity: 1, amounts: [0.83] },
    { multiplicity: 1, amounts: [0.1, 0.25, 0.2, 0.15, 0.15, 0.15] },
    { multiplicity: 2, amounts: [2] },
  ];
  const { sublattice, formula, atom, metric } = totalEntropy(sites, 3.83);
  expect([sublattice, formula, atom, metric].map((value) => value.toFixed(4))).toEqual([
    '1.7524',
    '1.7524',
    '0.4576',
    '1.3143',
  ]);
});

test('the conventions of TM6: 1.682 R by sublattices, 3.364 R per formula unit', () => {
  const total = totalEntropy(
    [
      { multiplicity: 2, amounts: [1.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2] },
      { multiplicity: 2, amounts: [1.7, 0.3] },
    ],
    4,
  );
  expect([total.sublattice.toFixed(3), total.formula.toFixed(3)]).toEqual(['1.682', '3.364']);
});

test.each([
  [1.5, 'high'],
  [1.4999, 'medium'],
  [1, 'medium'],
  [0.9999, 'low'],
  [0, 'low'],
] as const)('%d R is %s entropy', (entropy, expected) => expect(entropyClass(entropy)).toBe(expected));

test('principal elements have 5 to 35 at.%', () => {
  expect(countPrincipal([0.2, 0.2, 0.2, 0.2, 0.2])).toBe(5);
  expect(countPrincipal([0.05, 0.35, 0.36, 0.04, 0.2])).toBe(3);
});
