/** Laws of expectations. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAS_CONSTANT } from '../../server/src/chemistry/entropy.js';
import { checkExpectation, type Outcome } from '../../server/src/model/expectation.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

const metals = ['Mg', 'Al', 'Ti', 'V', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu'];

/** Parts of metals in hundredths; what they add up to is up to chance. */
const composition = fc
  .uniqueArray(fc.record({ metal: fc.constantFrom(...metals), part: fc.integer({ min: 1, max: 60 }) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ metal }) => metal,
  })
  .map((list) => list.map(({ metal, part }) => `${metal}${(part / 100).toFixed(2)}`).join(''));

const quantity = fc.constantFrom(
  'entropy',
  'entropy(M)',
  'entropy counting vacancies',
  'entropy per formula',
  'entropy per atom',
  'entropy per metric counting vacancies',
);

function outcomesOf(bracket: string, lines: readonly string[]): Outcome[] {
  const { materials, options } = analyse(
    `material m : P2 = Na0.7[${bracket}]O2 {\n${lines.map((line) => `expect ${line}`).join('\n')}\n}\n`,
    'law.hem',
  );
  return materials.flatMap((material) =>
    material.declaration.expectations.map((one) => checkExpectation(one, material, options)),
  );
}

const kindsOf = (bracket: string, lines: readonly string[]) =>
  outcomesOf(bracket, lines).map(({ kind }) => kind);

/** What is found of a quantity, in R. */
function foundIn(bracket: string, name: string): number {
  const [outcome] = outcomesOf(bracket, [`${name} >= 0 R`]);
  if (outcome?.kind !== 'met' || outcome.found.kind !== 'computed') throw new Error('nothing found');
  return outcome.found.value;
}

test('a range and a tolerance that hold the found value are met, and those beside it are not', () => {
  const width = fc.integer({ min: 1, max: 500 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(composition, quantity, width, width, (bracket, name, below, above) => {
      const found = foundIn(bracket, name);
      const at = (value: number) => value.toFixed(9);
      expect(
        kindsOf(bracket, [
          `${name} in ${at(found - below)} .. ${at(found + above)} R`,
          `${name} = ${at(found + above)} ± ${at(above + 1e-6)} R`,
          `${name} = ${found.toFixed(2)} R`,
          `${name} in ${at(found + below)} .. ${at(found + below + above)} R`,
          `${name} = ${at(found - below)} ± ${at(below - 1e-6)} R`,
        ]),
      ).toEqual(['met', 'met', 'met', 'failed', 'failed']);
    }),
  );
});

test('the units of an entropy agree', () => {
  const comparison = fc.constantFrom('<', '<=', '>', '>=');
  const threshold = fc.integer({ min: 0, max: 4000 }).map((thousandths) => thousandths / 1000);
  fc.assert(
    fc.property(composition, quantity, comparison, threshold, (bracket, name, sign, value) => {
      const joules = (value * GAS_CONSTANT).toFixed(12);
      const [inR, inJoules] = kindsOf(bracket, [
        `${name} ${sign} ${value} R`,
        `${name} ${sign} ${joules} J/(mol K)`,
      ]);
      expect(inJoules).toBe(inR);
    }),
  );
});

test('of less, equal and more exactly one is met, and the others follow from it', () => {
  const wanted = fc.integer({ min: 0, max: 200 }).map((hundredths) => (hundredths / 100).toFixed(2));
  fc.assert(
    fc.property(composition, wanted, (bracket, value) => {
      const [less, equal, more, most, least] = kindsOf(
        bracket,
        ['<', '=', '>', '<=', '>='].map((sign) => `sum(M) ${sign} ${value}`),
      ).map((kind) => kind === 'met');
      expect([less, equal, more].filter(Boolean)).toHaveLength(1);
      expect([most, least]).toEqual([less || equal, more || equal]);
    }),
  );
});

test('no expectation makes evaluation or checks throw', () => {
  const word = fc.constantFrom(
    ...[
      'entropy',
      'class',
      'charge',
      'sum',
      'mass',
      'delta',
      'nothing',
      '(M)',
      '(Q)',
      '()',
      'per',
      'formula',
    ],
    ...[
      'counting',
      'vacancies',
      '=',
      '<=',
      '>',
      'in',
      '..',
      '±',
      '1',
      '-0.5',
      '1e9',
      '1/0',
      `0.${'1'.repeat(200)}`,
    ],
    ...['9'.repeat(400), 'R', 'J/(mol K)', 'J/(', '%', 'e', 'low', 'high', ';', '\n', '#', '}'],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      check(analyse(`material m : P2 = Na0.7[Mg0.5Ni0.5]O2 {\nexpect ${words.join(' ')}\n}\n`, 'law.hem'));
      check(analyse(`material m : P2 = Na0.7[Mg0.5Ni0.5]O2 {\nexpect ${words.join('')}\n}\n`, 'law.hem'));
    }),
  );
});
