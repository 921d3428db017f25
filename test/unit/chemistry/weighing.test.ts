/** Weighing: which elements balance, what has no answer, and why. */
import { describe, expect, test } from 'vitest';
import { exactNumeral, Fraction } from '../../../server/src/chemistry/amount.js';
import {
  type Composition,
  massBalance,
  massDecimals,
  type Recipe,
  sidesOf,
  type Weighing,
  weigh,
} from '../../../server/src/chemistry/weighing.js';

/** `Li2 C O3`. */
function composition(text: string): Composition {
  return new Map(
    text.split(' ').map((part) => {
      const [, symbol = '', count] = /^([A-Z][a-z]?)(.*)$/.exec(part) ?? [];
      return [symbol, new Fraction(count || 1)];
    }),
  );
}

function recipe(target: string, precursors: readonly string[], excess: Record<string, number> = {}): Recipe {
  return {
    target: composition(target),
    amount: new Fraction(1),
    excess: new Map(Object.entries(excess).map(([symbol, part]) => [symbol, new Fraction(part)])),
    precursors: precursors.map(composition),
  };
}

/** Amounts as numerals, anything else as it is. */
function told(weighing: Weighing): unknown {
  return weighing.kind === 'solved' ? weighing.amounts.map(exactNumeral).join(' ') : weighing;
}

const NCM = 'Li Ni0.8 Co0.1 Mn0.1 O2';

describe('amounts for one mole:', () => {
  test.each([
    ['oxides and a carbonate', NCM, ['Li2 C O3', 'Ni O', 'Co3 O4', 'Mn O2'], '0.5 0.8 1/30 0.1'],
    ['hydrates and nitrates', NCM, ['Li O3 H3', 'Ni N2 O12 H12', 'Co C O3', 'Mn O2'], '1 0.8 0.1 0.1'],
    ['a precursor of several metals', NCM, ['Li2 C O3', 'Ni0.8 Co0.1 Mn0.1 O2 H2'], '0.5 1'],
    ['two that share two metals', 'Li2 Mn O3', ['Li Mn O2', 'Li2 C O3'], '1 0.5'],
    ['carbon and nitrogen that stay', 'Fe2 C3 N', ['Fe C', 'Fe N', 'C'], '1 1 2'],
    ['carbon that leaves with nitrogen that stays', 'Li3 N', ['Li2 C O3', 'Li3 N'], '0 1'],
    ['sulfides', 'Li6 P S5 Cl', ['Li2 S', 'P2 S5', 'Li Cl'], '2.5 0.5 1'],
    ['an alloy', 'Cr0.2 Fe0.8', ['Fe', 'Cr'], '0.8 0.2'],
    ['what brings nothing', 'Ni O', ['Ni O', 'H2 O', 'C', 'O2'], '1 0 0 0'],
    ['nothing but oxygen and hydrogen', 'H2 O2', ['H2', 'O2'], '1 1'],
    [
      'one answer among precursors of which one would do',
      'Li Ni O2',
      ['Li Ni O2', 'Li2 Ni O2', 'Li2 O'],
      '1 0 0',
    ],
  ])('%s', (_what, target, precursors, expected) => {
    expect(told(weigh(recipe(target, precursors)))).toBe(expected);
  });

  test('an excess is of the amount in the formula', () => {
    const given = recipe('Na0.8 Ni O2', ['Na2 C O3', 'Ni O'], { Na: 0.05 });
    expect(told(weigh(given))).toBe('0.42 1');
    expect(told(weigh({ ...given, amount: new Fraction(5) }))).toBe('2.1 5');
  });
});

describe('no answer:', () => {
  test.each<[string, string, string[], Record<string, number>, Weighing]>([
    [
      'something that stays in the product',
      NCM,
      ['Li Cl', 'Ni O', 'K Mn O4', 'Co O'],
      {},
      {
        kind: 'unusable',
        precursors: [
          { index: 0, elements: ['Cl'] },
          { index: 2, elements: ['K'] },
        ],
      },
    ],
    ['nothing that leaves where all has to stay', 'H2 O', ['H2', 'O2', 'C O2'], {}, unusable(2, 'C')],
    [
      'elements without a source',
      NCM,
      ['Li2 C O3', 'Ni O'],
      {},
      { kind: 'no-source', elements: ['Co', 'Mn'] },
    ],
    ['carbon of a target without a source', 'Fe3 C', ['Fe'], {}, { kind: 'no-source', elements: ['C'] }],
    [
      'two elements that come together in another ratio',
      NCM,
      ['Li2 C O3', 'Ni Co2 O4', 'Mn O2'],
      {},
      { kind: 'inconsistent', elements: ['Ni', 'Co'] },
    ],
    [
      'an excess of one of two that come together',
      'Li Ni O2',
      ['Li Ni O2'],
      { Li: 0.05 },
      { kind: 'inconsistent', elements: ['Li', 'Ni'] },
    ],
    [
      'two sources of one element, twice',
      NCM,
      ['Li2 C O3', 'Ni O', 'Ni O2 H2', 'Co3 O4', 'Mn O2', 'Li O H'],
      {},
      {
        kind: 'not-unique',
        groups: [
          [0, 5],
          [1, 2],
        ],
      },
    ],
    ['the same precursor twice', 'Ni O', ['Ni O', 'Ni O'], {}, { kind: 'not-unique', groups: [[0, 1]] }],
    [
      'a precursor that two others make up',
      'Li Ni0.5 Mn0.5 O2',
      ['Li Ni O2', 'Li2 O', 'Ni O', 'Mn O2'],
      {},
      { kind: 'not-unique', groups: [[0, 1, 2]] },
    ],
    [
      'a precursor that would have to be taken away',
      'Li Mn2 O4',
      ['Li2 Mn O3', 'Li2 C O3'],
      {},
      { kind: 'negative', plentiful: ['Li'], scarce: ['Mn'], precursors: [1] },
    ],
    [
      'too much in every choice',
      'Li Mn2 O4',
      ['Li2 Mn O3', 'Li Mn O2', 'Li2 C O3'],
      {},
      { kind: 'negative', plentiful: ['Li'], scarce: ['Mn'], precursors: [] },
    ],
    ['more than is tried', 'Ni O', Array.from({ length: 31 }, () => 'Ni O'), {}, { kind: 'too-many' }],
  ])('%s', (_what, target, precursors, excess, expected) => {
    expect(told(weigh(recipe(target, precursors, excess)))).toEqual(expected);
  });

  function unusable(index: number, ...elements: string[]): Weighing {
    return { kind: 'unusable', precursors: [{ index, elements }] };
  }
});

describe('the mass balance', () => {
  /** `what: mass` with the mass in g to four decimals. */
  function balanceOf(given: Recipe): string[] | undefined {
    const weighing = weigh(given);
    if (weighing.kind !== 'solved') throw new Error(weighing.kind);
    const balance = massBalance(given, weighing.amounts);
    if (!balance) return undefined;
    const { inward, outward, total } = sidesOf(balance);
    return [...inward, ...outward, { what: 'total', mass: total }].map(
      ({ what, mass }) => `${what} ${mass.valueOf().toFixed(4)}`,
    );
  }

  test.each([
    // By hand: 3/2 + 4/3 mol of oxygen atoms come, 2 + 1 are needed: 1/12 mol of O2 is taken up.
    [
      'of a carbonate',
      recipe('Li Co O2', ['Li2 C O3', 'Co3 O4']),
      ['precursors 117.2090', 'O2 2.6665', 'target 97.8710', 'CO2 22.0045', 'total 119.8755'],
    ],
    [
      'of hydrates and nitrates',
      recipe('Ni O', ['Ni N2 O12 H12']),
      ['precursors 290.7910', 'target 74.6920', 'H2O 108.0900', 'N2 28.0140', 'O2 79.9950', 'total 290.7910'],
    ],
    [
      'of an ammonium salt takes oxygen up',
      recipe('V2 O5', ['N H4 V O3']),
      ['precursors 233.9560', 'O2 47.9970', 'target 181.8790', 'H2O 72.0600', 'N2 28.0140', 'total 281.9530'],
    ],
    [
      'of an excess',
      recipe('Na Cl', ['Na', 'Na Cl'], { Na: 0.1 }),
      ['precursors 60.7390', 'target 58.4400', 'excess 2.2990', 'total 60.7390'],
    ],
    [
      'of water that is taken up',
      recipe('Ca O2 H2', ['Ca O']),
      ['precursors 56.0770', 'H2O 18.0150', 'target 74.0920', 'total 74.0920'],
    ],
  ])('%s', (_what, given, expected) => expect(balanceOf(given)).toEqual(expected));

  test('is not known where an element has no standard atomic weight', () => {
    expect(balanceOf(recipe('Tc O2', ['Tc2 O7']))).toBeUndefined();
  });
});

test('masses have the decimals of a balance that weighs so little', () => {
  expect([undefined, new Fraction(10), new Fraction(1), new Fraction(1, 2)].map(massDecimals)).toEqual([
    4, 4, 4, 6,
  ]);
});
