/** Mixtures, against figures that were worked out apart from this with the same atomic weights. */
import { describe, expect, test } from 'vitest';
import { evaluateMixture, type Mixture } from '../../../server/src/model/mixture.js';
import { parse } from '../../../server/src/syntax/parse.js';

function mixture(...lines: string[]): Mixture {
  for (const declaration of parse(`mixture m {\n  ${lines.join('\n  ')}\n}\n`).declarations) {
    if (declaration.kind === 'mixture') return evaluateMixture(declaration);
  }
  throw new Error('no mixture');
}

const fractions = ({ components }: Mixture) => components.map(({ moleFraction }) => moleFraction);
const kinds = ({ remarks }: Mixture) => remarks.map(({ kind }) => kind);

describe('a mixture by amounts of substance', () => {
  const found = mixture(
    'DME = C4H10O2 9.6 mol',
    'LiFSI = LiN(SO2F)2 0.2 mol, LiTFSI = LiN(SO2CF3)2 200 mmol, LiNO3 0.2 mol',
  );

  test('has mole fractions', () => {
    expect(fractions(found)).toEqual([9.6, 0.2, 0.2, 0.2].map((amount) => expect.closeTo(amount / 10.2, 12)));
    expect(found.remarks).toEqual([]);
    expect(found.isPerLitre).toBe(false);
  });

  test('has the entropy of ideal mixing', () => expect(found.entropy).toBeCloseTo(0.2883423, 7));

  test('has mass fractions that add up to one', () => {
    const parts = found.components.map(({ massFraction }) => massFraction ?? Number.NaN);
    expect(parts.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(parts[0]).toBeCloseTo((9.6 * 90.122) / (9.6 * 90.122 + 0.2 * (187.059 + 287.073 + 68.944)), 6);
  });

  test('calls what has no name by its formula', () =>
    expect(found.components.map(({ name }) => name)).toEqual(['DME', 'LiFSI', 'LiTFSI', 'LiNO3']));
});

describe('a mixture by masses', () => {
  const found = mixture('DME = C4H10O2 100 g, LiFSI = LiN(SO2F)2 5000 mg', 'density 1.1 g/mL');

  test('takes molar masses for the mole fractions', () => {
    expect(found.components[1]?.moleFraction).toBeCloseTo(0.0235226, 7);
    expect(found.components[1]?.massFraction).toBeCloseTo(1 / 21, 12);
    expect(found.entropy).toBeCloseTo(0.1114485, 7);
  });

  test('has molarities where the density is given', () =>
    expect(found.components[1]?.molarity).toBeCloseTo(0.2800237, 7));

  test('may be mixed with amounts', () => {
    const both = mixture('A = H2O 18.015 g, B = NaCl 1 mol');
    expect(fractions(both)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    expect(both.entropy).toBeCloseTo(Math.log(2), 12);
  });
});

describe('a mixture by molarities', () => {
  test('fills the litre with solvent in its proportions', () => {
    // 1 mol/L LiPF6 in ethylene carbonate and dimethyl carbonate, 1 : 1 by mass.
    for (const [molarity, density] of [
      ['1 M', '1.3 g/mL'],
      ['1000 mM', '1300 kg/m3'],
      ['1 mol/L', '1.3 kg/L'],
      ['1000 mmol/L', '1.3 g/cm3'],
    ]) {
      const found = mixture(`LiPF6 ${molarity}, EC = C3H4O3 50 g, DMC = C3H6O3 50 g`, `density ${density}`);
      expect(kinds(found)).toEqual([]);
      expect(found.isPerLitre).toBe(true);
      const [salt, ethylene, dimethyl] = found.components;
      expect(salt?.amount).toBe(1);
      expect(ethylene?.amount).toBeCloseTo(6.5186914, 7);
      expect(dimethyl?.amount).toBeCloseTo(6.3727991, 7);
      expect(salt?.moleFraction).toBeCloseTo(0.0719865, 7);
      expect(salt?.massFraction).toBeCloseTo(0.1168477, 7);
      expect(found.entropy).toBeCloseTo(0.9019379, 7);
    }
  });

  test('need the density of the mixture', () => {
    const found = mixture('LiPF6 1 M, EC = C3H4O3 50 g');
    expect(kinds(found)).toEqual(['no-density']);
    expect(found.entropy).toBeUndefined();
    expect(fractions(found)).toEqual([undefined, undefined]);
  });

  test('must leave room for the solvents', () => {
    const found = mixture('LiPF6 9 M, EC = C3H4O3 50 g', 'density 1.3 g/mL');
    expect(kinds(found)).toEqual(['nothing-left']);
    expect(found.entropy).toBeUndefined();
  });

  test('alone must fill the litre, within the rounding of what is printed', () => {
    // 151.902 g of the salt and 1080.936 g of the solvent.
    const filled = mixture('LiPF6 1.00 M, DMC = C3H6O3 12.0 M', 'density 1.23 g/mL');
    expect(kinds(filled)).toEqual([]);
    expect(fractions(filled)).toEqual([expect.closeTo(1 / 13, 12), expect.closeTo(12 / 13, 12)]);
    expect(kinds(mixture('LiPF6 1.00 M, DMC = C3H6O3 11.0 M', 'density 1.23 g/mL'))).toEqual(['not-filled']);
    expect(kinds(mixture('LiPF6 1.00 M, DMC = C3H6O3 13.0 M', 'density 1.23 g/mL'))).toEqual([
      'nothing-left',
    ]);
  });
});

describe('what makes no sense is remarked, and leaves the fractions unknown:', () => {
  test.each([
    ['no quantity', ['A = H2O, B = NaCl 1 mol'], ['no-quantity']],
    ['a volume', ['A = H2O 10 mL, B = NaCl 1 mol'], ['unknown-unit']],
    ['a density in another unit', ['A = H2O 10 g, B = NaCl 1 M', 'density 1.1 g/mol'], ['unknown-unit']],
    ['zero', ['A = H2O 0 mol, B = NaCl 1 mol'], ['not-positive']],
    ['a density of zero', ['A = H2O 10 g, B = NaCl 1 M', 'density 0 g/mL'], ['not-positive']],
    ['no element', ['A = H2Xq 1 mol, B = NaXq 1 g'], ['unknown-element', 'unknown-element']],
    ['an amount that is open', ['A = H{x}O 1 g, B = NaCl 1 mol'], ['open-formula']],
    ['a mass of what has no atomic weight', ['A = TcO2 1 g, B = NaCl 1 mol'], ['no-molar-mass']],
    [
      'a solvent of what has no atomic weight',
      ['A = TcO2 1 mol, B = NaCl 1 M', 'density 1 g/mL'],
      ['no-molar-mass'],
    ],
  ])('%s', (name, lines, expected) => {
    const found = mixture(...lines);
    expect(kinds(found)).toEqual(expected);
    if (name !== 'no element') expect(found.entropy).toBeUndefined();
  });

  test('a component twice', () => {
    const found = mixture('A = H2O 1 mol, A = NaCl 1 mol');
    expect(found.remarks).toMatchObject([{ kind: 'repeated-component', name: 'A' }]);
  });

  test('nothing at all', () => expect(mixture('density 1 g/mL').entropy).toBeUndefined());
});

test('amounts of substance need no molar masses, mass fractions do', () => {
  const found = mixture('A = TcO2 1 mol, B = NaCl 1 mol');
  expect(found.remarks).toEqual([]);
  expect(fractions(found)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
  expect(found.components.map(({ massFraction }) => massFraction)).toEqual([undefined, undefined]);
});
