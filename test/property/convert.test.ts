/** Laws of pasted text: nothing is lost, and nothing is read as something else. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOfText } from '../../server/src/features/convert/list.js';
import { rowsOfTable } from '../../server/src/features/convert/table.js';
import { convert } from '../../server/src/features/convert.js';
import { builtInStructures } from '../../server/src/model/built-in.js';
import { analyse } from '../../server/src/model/file.js';
import { formulaOf } from '../../server/src/model/formula-text.js';
import type { Material } from '../../server/src/model/material.js';

const STRUCTURES = new Set(builtInStructures().keys());

function converted(text: string) {
  return convert(rowsOfText(text, STRUCTURES), { structures: STRUCTURES, taken: new Set() });
}

function materialsOf(lines: readonly string[]): readonly Material[] {
  const { syntax, materials } = analyse(lines.join('\n'), 'law.hem');
  expect(syntax.problems, lines.join('\n')).toEqual([]);
  return materials;
}

/** What stands in a formula without brackets: elements, exact amounts, printed decimals. */
function unitsOf({ declaration }: Material): unknown[] {
  return (declaration.formula?.parts ?? []).flatMap(({ units }) =>
    units.map((unit) => [
      unit.kind === 'element' && unit.symbol.text,
      unit.amount?.kind === 'number' && [unit.amount.value.toFraction(), unit.amount.decimals],
    ]),
  );
}

// ------------------------------------------------------------------------- one composition, printed in many ways

const amount = fc.oneof(
  fc.integer({ min: 1, max: 19 }).map(String),
  fc.integer({ min: 1, max: 199 }).map((parts) => (parts / 100).toFixed(2)),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 12 }))
    .map(([top, bottom]) => `${top}/${bottom}`),
);
const atoms = fc.uniqueArray(
  fc.record({
    symbol: fc.constantFrom('Li', 'Na', 'Mg', 'Mn', 'Fe', 'Co', 'Ni', 'Zn', 'Ti', 'P', 'S', 'O', 'F', 'N'),
    amount,
  }),
  { minLength: 1, maxLength: 9, selector: ({ symbol }) => symbol },
);

const PRINTS: readonly ((symbol: string, amount: string) => string)[] = [
  (symbol, amount) => symbol + amount,
  (symbol, amount) => symbol + amount.replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit))),
  (symbol, amount) => `${symbol}<sub>${amount}</sub>`,
  (symbol, amount) => `<i>${symbol}</i><sub> ${amount} </sub>`,
  (symbol, amount) => `${symbol}$_{${amount}}$`,
  (symbol, amount) => `\\mathrm{${symbol}}_{${amount}}`,
  (symbol, amount) => `${symbol}_{${amount}}`,
  (symbol, amount) => [...(symbol + amount)].join('\u200b'),
  (symbol, amount) => `${symbol} ${amount} `,
  (symbol, amount) => `${symbol}\u00a0${amount}\u2009`,
];
const FRONTS = ['', 'P2-', 'P2–', 'P2−', 'P2-type ', 'spinel '];

test('a composition is the same however it is printed', () => {
  const print = fc.constantFrom(...PRINTS);
  fc.assert(
    fc.property(atoms, print, fc.constantFrom(...FRONTS), (parts, print, front) => {
      const text = front + parts.map(({ symbol, amount }) => print(symbol, amount)).join('');
      const { lines } = converted(text);
      const [material, ...others] = materialsOf(lines);
      expect(others).toEqual([]);
      expect(material?.declaration.structure?.text).toBe(/^(P2|spinel)/.exec(front)?.[0]);
      const [plain] = materialsOf([
        `material m = ${parts.map(({ symbol, amount }) => symbol + amount).join('')}`,
      ]);
      expect(material && unitsOf(material), text).toEqual(plain && unitsOf(plain));
    }),
    { numRuns: 500 },
  );
});

// ------------------------------------------------------------------------------------------------- any text

const FRAGMENTS = [
  ...[
    'Li',
    'Na',
    'Mn',
    'Co',
    'O',
    'O2',
    'P',
    'Xx',
    'M',
    'Va',
    '□',
    '0.5',
    '.5',
    '0',
    '1/3',
    '2',
    '12',
    '3+',
    '-',
  ],
  ...[
    '−',
    '+',
    '^2+',
    '²⁺',
    '₀.₅',
    'x',
    'δ',
    '{x}',
    '{0.5}',
    '(',
    ')',
    '[',
    ']',
    ',',
    '.',
    '·',
    '*',
    '6H2O',
    ' ',
  ],
  ...[
    '(PO4)3',
    '[Fe(CN)6]',
    '?',
    'rest',
    '%',
    '(3)',
    '±',
    '<sub>',
    '</sub>',
    '<sup>',
    '</sup>',
    '_',
    '^',
    '$',
  ],
  ...[
    '\\',
    '\\mathrm{',
    '}',
    '_{',
    '^{',
    '&nbsp;',
    '&#8722;',
    '\u00ad',
    '\u200b',
    '\u00a0',
    '\u202e',
    '\0',
    'é',
  ],
  ...[
    '#',
    '"',
    '\\"',
    ':',
    '=',
    ' = ',
    ': ',
    'NCM',
    'P2-',
    'O3-',
    'P2 ',
    '- ',
    '1. ',
    'material ',
    '\t',
    ';',
  ],
];
const line = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

/** Text as a comment of one line shows it. */
function shown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/gu, (char) =>
      /\s/.test(char) ? ' ' : `<U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

test('every line comes out, as a material with a name of its own or as a comment with a reason', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      const entries = lines.flatMap((text) => text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/));
      const rows = rowsOfText(entries.join('\n'), STRUCTURES);
      expect(rows.length).toBe(entries.filter((entry) => entry.trim() !== '').length);
      const { lines: out, converted: made, kept } = converted(entries.join('\n'));
      expect(made + kept).toBe(rows.filter(({ kind }) => kind !== 'remark').length);
      const materials = materialsOf(out);
      expect(materials.length).toBe(made);
      expect(new Set(materials.map(({ name }) => name)).size).toBe(made);
      for (const start of ['# not read: ', '# reason: ']) {
        expect(out.filter((text) => text.startsWith(start)).length).toBeGreaterThanOrEqual(kept);
      }
    }),
    { numRuns: 1500 },
  );
});

test('a formula that is taken is read as the language reads it, one that is not is kept word for word', () => {
  fc.assert(
    fc.property(line, (formula) => {
      const read = rowsOfTable([['formula'], [formula.trim()]], STRUCTURES);
      if ('problem' in read) throw new Error(read.problem);
      fc.pre(formula.trim() !== '');
      const { lines } = convert(read.rows, { structures: STRUCTURES, taken: new Set() });
      const [material] = materialsOf(lines);
      if (!material) {
        expect(lines[1]).toBe(`# not read: ${shown(formula)}`);
        expect(lines[2]).toMatch(/^# reason: ./);
        return;
      }
      // Whatever the language reads of the text itself, a structure in front aside, is what was taken.
      const plain = formula
        .trim()
        .replace(/[,;.]$/, '')
        .trim();
      const [asWritten] = analyse(`material m = ${plain}`, 'law.hem').materials;
      if (!asWritten || asWritten.declaration.broken || material.declaration.structure) return;
      expect(formulaOf(material), lines.join('\n')).toBe(formulaOf(asWritten));
    }),
    { numRuns: 2000 },
  );
});
