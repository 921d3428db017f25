/** Laws of measured compositions and of mixtures. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from '../../server/src/chemistry/amount.js';
import { analyse } from '../../server/src/model/file.js';
import type { Measurement } from '../../server/src/model/measurement.js';
import { check } from '../../server/src/rules/check.js';

const metals = ['Mg', 'Al', 'Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu'];

/** Elements with nominal and measured parts, and uncertainties, in thousandths. */
const elements = fc.uniqueArray(
  fc.record({
    metal: fc.constantFrom(...metals),
    nominal: fc.integer({ min: 10, max: 400 }),
    measured: fc.integer({ min: 10, max: 400 }),
    uncertainty: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 2, maxLength: 8, selector: ({ metal }) => metal },
);
type Elements = { metal: string; nominal: number; measured: number; uncertainty: number }[];

const thousandths = (parts: number) => (parts / 1000).toFixed(3);

function measure(list: Elements, normalisation = '', scale = 1): Measurement {
  const bracket = list.map(({ metal, nominal }) => `${metal}${thousandths(nominal)}`).join('');
  const values = list.map(
    ({ metal, measured, uncertainty }) =>
      `${metal} ${thousandths(measured)} ± ${(uncertainty / 1000 / scale).toFixed(12)}`,
  );
  const text = `material m : O3 = Li[${bracket}]O2\nmeasured "x" of m {\n  ${values.join(', ')}\n  ${normalisation}\n}\n`;
  const [measurement] = analyse(text, 'law.hem').measurements;
  if (!measurement) throw new Error('no measurement');
  return measurement;
}

test('normalising keeps ratios, exactly', () => {
  fc.assert(
    fc.property(elements, fc.boolean(), (list, toSum) => {
      const { values } = measure(list, `normalised to ${toSum ? 'sum' : list[0]?.metal}`);
      const first = values[0]?.value;
      for (const [index, { measured }] of list.entries()) {
        expect(values[index]?.value?.mul(list[0]?.measured ?? 0).toFraction()).toBe(
          first?.mul(measured).toFraction(),
        );
      }
    }),
  );
});

test('normalised to the sum, the values add up to the nominal amounts, exactly', () => {
  fc.assert(
    fc.property(elements, (list) => {
      const { values } = measure(list, 'normalised to sum');
      const [measured, nominal] = [values.map(({ value }) => value), values.map((each) => each.nominal)];
      expect(sum(measured.flatMap((value) => value ?? [])).toFraction()).toBe(
        sum(nominal.flatMap((value) => value ?? [])).toFraction(),
      );
    }),
  );
});

test('the entropy of a site does not depend on the normalisation, and neither does its uncertainty', () => {
  fc.assert(
    fc.property(elements, (list) => {
      const all = ['', 'normalised to sum', `normalised to ${list[1]?.metal}`].map(
        (normalisation) => measure(list, normalisation).entropy,
      );
      for (const entropy of all) {
        expect(entropy?.value).toBeCloseTo(all[0]?.value ?? Number.NaN, 12);
        expect(entropy?.uncertainty).toBeCloseTo(all[0]?.uncertainty ?? Number.NaN, 12);
      }
    }),
  );
});

test('uncertainties of results scale with those of the values', () => {
  fc.assert(
    fc.property(
      elements,
      fc.constantFrom('', 'normalised to sum'),
      fc.integer({ min: 2, max: 1000 }),
      (list, normalisation, scale) => {
        const [full, part] = [measure(list, normalisation), measure(list, normalisation, scale)];
        const same = (a: number | undefined, b: number | undefined) =>
          expect((b ?? Number.NaN) * scale).toBeCloseTo(a ?? Number.NaN, 6);
        same(full.entropy?.uncertainty, part.entropy?.uncertainty);
        for (const [index, { uncertainty }] of full.values.entries())
          same(uncertainty, part.values[index]?.uncertainty);
      },
    ),
  );
});

test('the mole fractions of a mixture add up to one, and its entropy is at most ln n', () => {
  const component = fc.record({
    formula: fc.constantFrom('C4H10O2', 'LiPF6', 'LiNO3', 'C3H4O3', 'H2O'),
    amount: fc.integer({ min: 1, max: 5000 }),
    unit: fc.constantFrom('mol', 'mmol', 'g', 'mg', 'kg'),
  });
  fc.assert(
    fc.property(fc.array(component, { minLength: 1, maxLength: 6 }), (list) => {
      const lines = list.map(
        ({ formula, amount, unit }, index) => `c${index} = ${formula} ${amount} ${unit}`,
      );
      const [mixture] = analyse(`mixture m {\n${lines.join('\n')}\n}\n`, 'law.hem').mixtures;
      const parts = mixture?.components.map(({ moleFraction = Number.NaN }) => moleFraction) ?? [];
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(mixture?.entropy).toBeGreaterThanOrEqual(0);
      expect(mixture?.entropy).toBeLessThanOrEqual(Math.log(list.length) + 1e-12);
    }),
  );
});

test('no list of values and no mixture makes evaluation or checks throw', () => {
  const word = fc.constantFrom(
    'Na',
    'Xq',
    'Li',
    'O',
    '0.5',
    '0.5(1)',
    '0.000(2)',
    '1e9',
    '± 0.1',
    '3 %',
    ',',
    '\n',
    'normalised',
    'to',
    'sum',
    'density',
    '1.2 g/mL',
    '0 g/mL',
    'A =',
    'LiPF6',
    '1 M',
    '5 mol',
    '0 mol',
    '7 q',
    '(',
    '}',
    '"x"',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), fc.boolean(), (words, isMixture) => {
      const head = isMixture ? 'mixture m' : 'measured "x" of m';
      check(analyse(`material m : O3 = Na0.8[Li0.5Mn0.5]O2\n${head} {\n${words.join(' ')}\n}\n`, 'law.hem'));
    }),
  );
});
