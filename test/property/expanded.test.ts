/** Expanded compositions say the same as what they were made of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expanded } from '../../server/src/features/expanded.js';
import { analyse } from '../../server/src/model/file.js';
import { format } from '../../server/src/syntax/format.js';
import { compositionOf, isWritten } from '../support/composition.js';

const metals = [
  'Li',
  'Na',
  'Mg',
  'Al',
  'Ti',
  'V',
  'Cr',
  'Mn',
  'Fe',
  'Co',
  'Ni',
  'Cu',
  'Zn',
  'Zr',
  'Nb',
  'La',
  'Sn',
];
const metal = fc.constantFrom(...metals);
const charge = fc.constantFrom('', '', '', '2+', '3+', '4+');
/** As printed, exact, or with a parameter. */
const amount = fc.oneof(
  fc.integer({ min: 1, max: 150 }).map((parts) => (parts / 100).toFixed(2)),
  fc.integer({ min: 1, max: 15 }).map((parts) => (parts / 10).toFixed(1)),
  fc.constantFrom('1/3', '1/6', '2/3', '0.125', '1', '2', '12.5%'),
  fc.integer({ min: 1, max: 99 }).map((parts) => `{0.${String(parts).padStart(2, '0')}}`),
  fc.constantFrom('{x}', '{1-x}', '{x/3}', '{0.5-x}'),
);
const species = fc.record({ metal, charge, amount });
const mix = fc.uniqueArray(species, {
  minLength: 1,
  maxLength: 6,
  selector: (one) => one.metal + one.charge,
});
type Mix = { metal: string; charge: string; amount: string }[];

const inFormula = (list: Mix) =>
  list.map((one) => `${one.metal}${one.charge && `^{${one.charge}}`}${one.amount}`).join('');
const inList = (list: Mix) => list.map((one) => `${one.metal}${one.charge} ${one.amount}`).join(', ');
const equimolar = fc.uniqueArray(metal, { minLength: 2, maxLength: 5 }).map((list) => list.join(','));

const body = fc.oneof(
  fc.tuple(fc.constantFrom('O3', 'P2'), mix).map(([name, list]) => `: ${name} = Na2/3[${inFormula(list)}]O2`),
  fc.tuple(mix, mix).map(([a, m]) => `: O3 = [${inFormula(a)}][${inFormula(m)}]O2`),
  mix.map((list) => `: DRX {\n  M: ${inList(list)}, Va 0.1\n  X: O2- 1.7, F- 0.3\n}`),
  mix.map((list) => `: PBA = Na1.4[${inFormula(list)}][Fe(CN)6]·2.5H2O`),
  mix.map((list) => `: NASICON = Na3[${inFormula(list)}](PO4)3`),
  mix.map((list) => `: fcc = ${inFormula(list.map((one) => ({ ...one, charge: '' })))}`),
  mix.map((list) => `= ${inFormula(list.map((one) => ({ ...one, charge: '' })))}`),
  mix.map((list) => `= ${inFormula(list)}O2F0.5`),
  equimolar.map((list) => `: spinel = (${list})3O4`),
  equimolar.map((list) => `= (${list})(CO3)·H2O`),
  mix.map((list) => `: own = ${inFormula(list)}S2`),
);
const source = body.map(
  (text) =>
    `structure own {\n  A *2/3 : Na, Li, Va\n  M *1\n  X *2 : S, O\n}\nmaterial m(x = 0, 0.25) ${text}\n`,
);

test('what is expanded reads back as the same, in the canonical layout', () => {
  fc.assert(
    fc.property(source, (text) => {
      const model = analyse(text, 'law.hem');
      expect(model.syntax.problems, text).toEqual([]);
      const long = expanded(model, 'm');
      const back = analyse(long, 'expanded.hem');
      const written = model.materials.filter((member) => isWritten(member, long));
      expect(back.syntax.problems, long).toEqual([]);
      expect(back.materials.map(compositionOf), long).toEqual(written.map(compositionOf));
      expect(format(long)).toBe(long);
    }),
    { numRuns: 500 },
  );
});
