/** Input that means harm, or looks as if: it is read to its end, told about, and shown so that nothing comes of it. */
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { codeLenses, lensText } from '../../server/src/features/code-lens.js';
import { completions } from '../../server/src/features/completion/index.js';
import { diagnosticOf } from '../../server/src/features/diagnostics.js';
import { hover } from '../../server/src/features/hover.js';
import { type Block, toMarkdown, toPlainText } from '../../server/src/features/markup.js';
import { signatureHelp } from '../../server/src/features/signature-help/signature-help.js';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { examine } from '../fuzz/examine.js';
import { applyFix } from '../support/edits.js';

const PLACES = [0, 0.3, 0.6, 0.9];

// --------------------------------------------------------------------------------------------------- what is told

const digits = (count: number) => '9'.repeat(count);

describe('is told', () => {
  test.each([
    [
      'deep brackets',
      `material m = ${'('.repeat(10_000)}Li`,
      'syntax: Brackets are nested more than 32 deep',
    ],
    [
      'deep sites',
      `material m = ${'['.repeat(40)}Li${']'.repeat(40)}`,
      'syntax: Brackets are nested more than 32',
    ],
    ['deep braces', `material m = Li${'{'.repeat(5000)}x`, 'syntax: '],
    ['a deep expression', `let x = ${'('.repeat(10_000)}1`, 'syntax: This `(` is not closed'],
    ['a long line', `material m = ${'Li'.repeat(50_000)}`, 'syntax: This line has 100013 characters'],
    ['many digits', `material m = Li${digits(1000)}O`, 'syntax: This number has 1000 digits'],
    ['many decimals', `material m = Li0.${'0'.repeat(1000)}1O`, 'syntax: This number has 1003 digits'],
    [
      'many decimals of an uncertain number',
      `material m = Li0.${'0'.repeat(400)}1(3)O`,
      'syntax: This number has 403',
    ],
    [
      'many digits of a mass',
      `batch "b" of m {\n  mass 1${digits(400)} g\n}`,
      'syntax: This number has 401 digits',
    ],
    [
      'many digits of a component',
      `mixture m {\n  H2O 1${digits(400)} g\n}`,
      'syntax: This number has 401 digits',
    ],
    [
      'many digits of a measured value',
      `measured "a" of m { Li ${digits(400)} }`,
      'syntax: This number has 400 digits',
    ],
    [
      'many digits of what is expected',
      `material m = LiF {\n  expect mass = ${digits(400)} g/mol\n}`,
      'syntax: This number',
    ],
    ['many digits of a charge', `material m = Li^{${digits(400)}+}O`, 'syntax: No ion has the charge'],
    [
      'many digits of a multiplicity',
      `structure s {\n  M *${digits(400)}\n}`,
      'syntax: This number has 400 digits',
    ],
    ['1e308', 'material m = Li1e308O', 'syntax: `e308` is no element'],
    ['Infinity', 'material m = LiInfinityO', 'syntax: `finity` is no element'],
    ['division by zero', 'let x = 1/0', 'syntax: This divides by zero'],
    ['a negative amount', 'material m = LiCo-1O2', 'syntax: `-1` may be'],
    ['a negative amount in braces', 'material m : O3 = Li{-1}CoO2', 'negative-amount: '],
    ['no sites', 'structure s {\n  M *0 : Li\n}', 'syntax: A multiplicity is a number above zero'],
    ['a NUL byte', 'material m = LiO\0', 'syntax: This is not a text file: it has a NUL byte here'],
    ['an escape', 'material m = Li\x1b[31mO', 'syntax: `U+001B` cannot stand'],
    ['a mark that turns the direction', 'material m = Li\u202eO', 'syntax: `U+202E` cannot stand'],
    ['one in the head', 'material \u202e = LiO', 'syntax: `U+202E` is out of place'],
    ['a soft hyphen', 'material m = Li\u00ad2O', 'syntax: `U+00AD` cannot stand'],
    ['half a character', 'material m = Li\ud800O', 'syntax: `U+D800` cannot stand'],
    ['digits of another script', 'material m = Li١O', 'syntax: `١` cannot stand'],
    [
      'many members',
      'material m(x = 0 .. 9 step 0.0000001) = Li{x}O',
      'parameter-values: This makes 90,000,001 members',
    ],
    [
      'many members beside none',
      'material m(x = 0 .. 9 step 0.0000001; y = 1 .. 2) = Li{x}O{y}',
      'parameter-values: This makes 90',
    ],
    [
      'a name of JavaScript',
      'material constructor from __proto__ {}',
      'unknown-material: No material is called `__proto__`',
    ],
    ['itself', 'material __proto__ from __proto__ {}', 'derivation-cycle: '],
  ])('%s', (_, text, wanted) => {
    const found = check(analyse(text, 'hostile.hem')).map(({ rule, message }) => `${rule}: ${message}`);
    expect(found).toContainEqual(expect.stringContaining(wanted));
    expect(found.every((one) => one.length < 1000)).toBe(true);
    examine({ text, places: PLACES });
  });
});

describe('letters that look like others', () => {
  test.each([
    ['material m = Li\u0421oO2', 'material m = LiCoO2'],
    ['material m = Li\u0421\u043eO2', 'material m = LiCoO2'],
    ['material m = Li\u039d\u0456O2', 'material m = LiNiO2'],
    ['material m = Li\uff23oO2', 'material m = LiCoO2'],
    ['material m = LiCoO\uff12', 'material m = LiCoO2'],
    ['material m = \u{1d40b}\u{1d422}CoO2', 'material m = LiCoO2'],
    [
      'material m : O3 {\n  A: Li 1\n  M: \u0421o 1\n  X: O 2\n}',
      'material m : O3 {\n  A: Li 1\n  M: Co 1\n  X: O 2\n}',
    ],
  ])('%j', (text, plain) => {
    const [finding] = check(analyse(text, 'hostile.hem')).filter(({ rule }) => rule === 'syntax');
    expect(finding?.message).toMatch(/^`.+` \(U\+[0-9A-F]{4,5}.*\) only looks like `[A-Za-z0-9]+`$/);
    expect(finding?.fixes?.map((fix) => applyFix(text, fix))).toEqual([plain]);
  });

  test.each(['²', '₂', 'ª', 'ﬁ', 'ⅷ', 'Ω', '高', 'é'])('%s looks like no other', (char) => {
    const messages = check(analyse(`material m = Li${char}O`, 'hostile.hem')).map(({ message }) => message);
    expect(messages.filter((message) => message.includes('looks like'))).toEqual([]);
  });
});

test.each(['\n', '\r\n', '\r', '\n\r\n\r'])('lines that end in %j', (end) => {
  const text = [
    'material a = LiF',
    'material b : O3 {',
    '  M: Co 1, ',
    '   Ni 2',
    '}',
    '# c',
    'let y = 1',
    '',
  ].join(end);
  const { syntax, lines, materials } = analyse(text, 'hostile.hem');
  expect(syntax.problems).toEqual([]);
  expect(materials.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(lines.lineCount).toBeGreaterThanOrEqual(8);
  examine({ text, places: PLACES });
});

// ------------------------------------------------------------------------------------------------ what goes on long

const BEGINNINGS = [
  ...[
    '',
    'material m = ',
    'material m {\n  M: ',
    'material m {\n  ',
    'material m = LiO {\n  expect ',
    'material m(x = ',
  ],
  ...['material "', 'structure s {\n  M *1 : ', 'let x = ', 'measured of m {\n  ', 'batch of m {\n  from '],
  ...['mixture m {\n  a = ', '# hem-ignore ', '# hem-ignore a: ', 'material m from a {\n  M: Co -> '],
];
const REPEATED = [
  ...[
    ' ',
    '(',
    '[',
    '{',
    '}',
    '"',
    '\\"',
    '#',
    ',',
    '.',
    '1',
    '-',
    '^',
    'x',
    'Li',
    'Xx',
    '\n',
    '\r\n',
    '\r\n \t',
  ],
  ...['M: Li\n', '->', '²', '%', '\u2028', 'é', '{x}', '# a\r\n'],
];

test.each(BEGINNINGS)('%j and the same over and over ends', (beginning) => {
  for (const repeated of REPEATED) {
    const text = `${beginning + repeated.repeat(1000 / repeated.length)}\n}!\nmaterial z = LiF\n`;
    examine({ text, places: [0.5] });
  }
});

test('the same over and over, in a line as long as any', () => {
  for (const repeated of ['(', '\\"', ',', 'Li', 'Xx', ' ', '1', '\r\n', '# hem-ignore ', 'a = H2O 1 g, ']) {
    const text = `material m = ${repeated.repeat(19_000 / repeated.length)}`;
    check(analyse(text, 'hostile.hem'));
    completions(analyse(text, 'hostile.hem'), text.length);
  }
});

// --------------------------------------------------------------------------------------------------- what is shown

/** Names and comments that would be more than text. */
const MARKUP = [
  ...[
    '[a](command:hem.restartServer)',
    '![a](https://example.org/a.png)',
    '<https://example.org>',
    '<img src=x onerror=y>',
  ],
  ...[
    'https://example.org/a',
    'http://example.org',
    'www.example.org',
    'WWW.EXAMPLE.ORG',
    'ftp://example.org',
    'a@example.org',
  ],
  ...[
    'mailto:a@example.org',
    '&lt;b&gt;',
    '&#60;b&#62;',
    '`a` [b](c)',
    '``',
    '**a** _b_ ~~c~~',
    '# a',
    '| a | b |',
    '- a',
    '1. a',
  ],
  ...[
    '$(sync~spin)',
    '---',
    '[a]: https://example.org',
    '<!-- a',
    'command:hem.restartServer',
    'vscode://a/b',
    '[^1]',
    '\\[a](b)',
  ],
];
const ALLOWED = new Set([
  'paragraph',
  'text',
  'escape',
  'codespan',
  'strong',
  'table',
  'list',
  'list_item',
  'space',
  'br',
]);

/** What readers of Markdown make of blocks: the kinds of all that is in them. */
function kindsIn(blocks: readonly Block[]): Set<string> {
  const kinds = new Set<string>();
  marked.walkTokens(marked.lexer(toMarkdown(blocks), { gfm: true }), ({ type }) => {
    kinds.add(type);
  });
  return kinds;
}

/** Also in one of several lines. */
const CONTROL = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

/** A file in which a text stands wherever a name or a comment may. */
function everywhere(text: string): string {
  const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
  return `## ${text}
structure ${quoted} ${quoted} {
  A *1 : Li
  M *1 : Co, Ni
  X *2 : O
}
## ${text}
material ${quoted}(x = 0, 0.1) : ${quoted} = Li[Co{1-x}Ni{x}]O2
material n from ${quoted}(0) { M: Co -> Xx }
material o : ${quoted} {
  ${text}: Li
}
## ${text}
measured ${quoted} of ${quoted}(0.1) { Li 0.9(1), Co 0.8 }
batch ${quoted} of ${quoted}(0) {
  mass 1 g
  from ${quoted}, Li2CO3
}
mixture ${quoted} {
  ${quoted} = H2O 1 mol
}
import ${quoted}
`;
}

describe('what is shown is text and nothing more', () => {
  const shown = (text: string): Block[] => {
    const source = everywhere(text);
    const model = analyse(source, 'hostile.hem');
    const offsets = [...source].map((_, offset) => offset).filter((offset) => offset % 3 === 0);
    return offsets.flatMap((offset) => [
      ...(hover(model, offset)?.blocks ?? []),
      ...(signatureHelp(model, offset)?.signatures ?? []).flatMap((one) => [
        ...one.documentation,
        ...one.parameters.flatMap(({ documentation }) => documentation),
      ]),
      ...(offset % 60 === 0 ? completions(model, offset).flatMap((one) => one.documentation?.() ?? []) : []),
    ]);
  };

  test.each(MARKUP)('%s', (text) => {
    const kinds = kindsIn(shown(text));
    expect([...kinds].filter((kind) => !ALLOWED.has(kind))).toEqual([]);
  });

  test.each(['\u202e', '\u2066', '\x1b[31m', '\x07', '\x85'])('%j is not obeyed', (text) => {
    const blocks = shown(`a${text}b`);
    expect(blocks.length).toBeGreaterThan(0);
    for (const written of [toMarkdown(blocks), toPlainText(blocks)]) expect(written).not.toMatch(CONTROL);
    const model = analyse(everywhere(`a${text}b`), 'hostile.hem');
    for (const finding of check(model)) expect(diagnosticOf(finding, model).message).not.toMatch(CONTROL);
  });

  test.each(MARKUP)('lenses, which have icons of their own: %s', (text) => {
    const model = analyse(everywhere(text), 'hostile.hem');
    for (const lens of codeLenses(model, [], check(model))) expect(lensText(lens).text).not.toMatch(/\$\(/);
  });
});
