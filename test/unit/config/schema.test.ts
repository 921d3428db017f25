/** The JSON Schema and what reads the file follow one description: they must agree on what is right. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEYS, SECTIONS } from '../../../server/src/config/keys.js';
import { readConfiguration } from '../../../server/src/config/read.js';
import { configurationSchema } from '../../../server/src/config/schema.js';
import { RULES } from '../../../server/src/rules/registry.js';

const validate = new Ajv({ strict: false, allErrors: true }).compile(configurationSchema());

// Stale? Run: npm run generate
test('schemas/hem.schema.json is what follows from the keys', () => {
  const written = readFileSync('schemas/hem.schema.json', 'utf8');
  expect(written).toBe(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
});

test('it describes every key and every rule', () => {
  const properties = KEYS.map(({ id }) => id);
  expect(properties).toEqual(expect.arrayContaining(RULES.map(({ id }) => `rules.${id}`)));
  for (const { means } of KEYS) expect(means).toMatch(/^[A-Z`].*\.$/s);
});

/** Values right and wrong for whatever key they come to stand behind. */
const value = fc.oneof(
  fc.constantFrom<unknown>('off', 'warning', 'warn', 'formula', 'Formula', true, false, null, 0, -1, 0.5, 2),
  fc.constantFrom<unknown>(
    [],
    ['a.hem'],
    ['../b/c.HEM'],
    ['x.json'],
    'x.json',
    ['/x.hem'],
    ['c:d.hem'],
    ['a\\b.hem'],
  ),
  fc.constantFrom<unknown>({}, [1], [''], ['drafts/', 3], [['a.hem']]),
  fc.constantFrom<unknown>([298.15, 1273.15], [0], [-1], [300, 300], [300, '300'], [300, null]),
  fc.constantFrom<unknown>('EUR', '€', '1 €', '', { Co: 30, O: 0 }, { Co: -1 }, { Xx: 1 }, { Co: '30' }),
);
const sections = Object.keys(SECTIONS);
const names = [...KEYS.map(({ name }) => name), 'extends', '$schema', 'nothing', 'toString', '__proto__'];
const section = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 3 });
const top = fc.dictionary(
  fc.constantFrom(...names, ...sections, ...sections, ...sections),
  fc.oneof(value, section, section),
  { maxKeys: 5 },
);

test('both find the same files right', () => {
  fc.assert(
    fc.property(fc.oneof(top, value), (content) => {
      const text = JSON.stringify(content) ?? 'null';
      const { problems } = readConfiguration(text, '/hem.json');
      expect(problems.length === 0, text).toBe(validate(JSON.parse(text)));
      expect(problems.every(({ place: { range } }) => range.end > range.start)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readConfiguration(text, '/hem.json');
    }),
  );
});
