/** What is found does not hang on the order of declarations and species, nor on names. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';

const metal = fc.record({
  symbol: fc.constantFrom('Mg', 'Al', 'Ti', 'Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn', 'Nb', 'Xx'),
  charge: fc.constantFrom('', '', '2+', '3+', '4+'),
  amount: fc.integer({ min: 0, max: 60 }).map((parts) => (parts / 100).toFixed(2)),
});
const metals = fc.uniqueArray(metal, { minLength: 1, maxLength: 6, selector: ({ symbol }) => symbol });
type Metal = { symbol: string; charge: string; amount: string };
const structure = fc.constantFrom('O3', 'P2', 'DRX', 'nothing');

const line = (all: readonly Metal[]) =>
  all.map(({ symbol, charge, amount }) => `${symbol}${charge} ${amount}`).join(', ');
const declared = (name: string, on: string, all: readonly Metal[]) =>
  `material ${name} : ${on} {\n  M: ${line(all)}\n  X: O2- 2\n}\n`;

/** What is found, without places; sums and states list species in the order of the text. */
function found(text: string): string[] {
  return check(analyse(text, 'law.hem'))
    .map(({ rule, severity, material, message }) =>
      [rule, severity, material, [...message.matchAll(/[\w.+−≈-]+/g)].flat().sort().join(' ')].join(': '),
    )
    .sort();
}

test('the order of the declarations', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(structure, metals), { minLength: 2, maxLength: 5 }), (all) => {
      const texts = all.map(([on, list], index) => declared(`m${index}`, on, list));
      expect(found([...texts].reverse().join(''))).toEqual(found(texts.join('')));
    }),
  );
});

test('the order of the species on a site', () => {
  fc.assert(
    fc.property(structure, metals, (on, list) => {
      expect(found(declared('m', on, [...list].reverse()))).toEqual(found(declared('m', on, list)));
    }),
  );
});

test('the names of materials', () => {
  const name = fc.constantFrom(
    'a',
    'Z9',
    '"with blanks"',
    'π',
    '__proto__',
    'x.y/z',
    '"[x](y)"',
    'Co',
    '"1"',
  );
  fc.assert(
    fc.property(structure, metals, name, (on, list, own) => {
      const plain = (all: readonly string[]) =>
        all.map((one) => one.replaceAll(own.replaceAll('"', ''), 'm'));
      const rules = (text: string) =>
        check(analyse(text, 'law.hem')).map(({ rule, severity, range }) => [
          rule,
          severity,
          text.slice(range.start, range.end),
        ]);
      const [one, other] = [declared('m', on, list), declared(own, on, list)];
      const told = (text: string) =>
        rules(text).map((parts) => plain(parts.map((part) => part.replaceAll('"', ''))));
      expect(told(other)).toEqual(told(one).map((parts) => plain(parts)));
    }),
  );
});
