/** Laws that hold for every text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { parse } from '../../server/src/syntax/parse.js';

const fragments = [
  ...[
    'material ',
    'structure ',
    'm',
    'O3',
    ' : ',
    ' = ',
    '{',
    '}',
    '\n',
    '\r\n',
    '; ',
    ', ',
    '(',
    ')',
    '[',
    ']',
  ],
  ...[
    'Li',
    'Na',
    'Mn',
    'O',
    'Xx',
    'Va',
    '□',
    '0.5',
    '1/3',
    '2',
    '3+',
    '^2+',
    '²⁺',
    '₀.₅',
    '-',
    '+',
    'x',
    'δ',
    '{x}',
  ],
  ...[
    '·',
    '6H2O',
    '(PO4)3',
    '[Fe(CN)6]',
    '?',
    'rest',
    '%',
    '(3)',
    '±',
    '# c',
    '## d',
    '"q"',
    '"',
    '*3',
    '...',
    '0',
    '→',
  ],
  ...['M: ', 'X: ', '# hem-ignore site-sum: why', '\0', '\ufeff', '\u202e', 'é', '高'],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((parts) => parts.join('')),
  fc
    .array(fc.constantFrom(...fragments), { maxLength: 30 })
    .map((parts) => `material m : O3 = ${parts.join('')}`),
  fc
    .array(fc.constantFrom(...fragments), { maxLength: 30 })
    .map((parts) => `material m : O3 {\n${parts.join('')}\n}`),
);

test('no text makes reading or checking fail, and every range lies in the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      for (const finding of check(analyse(source, 'any.hem'))) {
        expect(finding.range.start).toBeGreaterThanOrEqual(0);
        expect(finding.range.end).toBeLessThanOrEqual(source.length);
        expect(finding.range.start).toBeLessThanOrEqual(finding.range.end);
        expect(finding.message).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 5000 },
  );
});

test('a declaration after broken text is read as if it stood alone', () => {
  fc.assert(
    fc.property(text, (source) => {
      fc.pre(!source.includes('\0'));
      const { declarations } = parse(`${source}\nmaterial last : O3 = LiNi0.8Co0.1Mn0.1O2\n`);
      const last = declarations[declarations.length - 1];
      expect([last?.name?.text, last?.broken]).toEqual(['last', false]);
    }),
    { numRuns: 5000 },
  );
});
