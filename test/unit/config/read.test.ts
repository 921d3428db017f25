import { describe, expect, test } from 'vitest';
import { Fraction } from '../../../server/src/chemistry/amount.js';
import { readConfiguration } from '../../../server/src/config/read.js';

/** Each problem as the text that it is about, its message and its help. */
function problemsIn(text: string): string[][] {
  const { problems } = readConfiguration(text, '/hem.json');
  return problems.map(({ place: { range }, message, help }) => [
    text.slice(range.start, range.end),
    message,
    help,
  ]);
}

function valuesIn(text: string): Record<string, unknown> {
  const { entries } = readConfiguration(text, '/hem.json');
  return Object.fromEntries([...entries].map(([id, { value }]) => [id, value]));
}

describe('what is written is read', () => {
  test('words and flags', () => {
    const text =
      '{ "rules": { "site-sum": "off" }, "entropy": { "convention": "atom", "countVacancies": true } }';
    expect(problemsIn(text)).toEqual([]);
    expect(valuesIn(text)).toEqual({
      'rules.site-sum': 'off',
      'entropy.convention': 'atom',
      'entropy.countVacancies': true,
    });
  });

  test.each([
    ['0.02', '1/50'],
    ['2e-2', '1/50'],
    ['2E-02', '1/50'],
    ['0', '0'],
    ['1.5e1', '15'],
    ['0.1000000000000000000001', '1000000000000000000001/10000000000000000000000'],
  ])('%s exactly', (written, exact) => {
    const { entries, problems } = readConfiguration(`{ "tolerance": { "sum": ${written} } }`, '/hem.json');
    expect(problems).toEqual([]);
    const value = entries.get('tolerance.sum')?.value;
    expect(typeof value === 'object' && 'toFraction' in value && value.toFraction()).toBe(exact);
  });

  test('lists with the place of each entry, comments and trailing commas', () => {
    const text = '{\n  // why\n  "exclude": ["drafts/", "*.old.hem",], /* so */\n}\n';
    expect(problemsIn(text)).toEqual([]);
    const value = readConfiguration(text, '/hem.json').entries.get('exclude')?.value;
    const items = Array.isArray(value) ? value : [];
    expect(
      items.map(({ text: item, place: { range } }) => [item, text.slice(range.start, range.end)]),
    ).toEqual([
      ['drafts/', '"drafts/"'],
      ['*.old.hem', '"*.old.hem"'],
    ]);
  });

  test('prices, each exactly, and what is none is left out', () => {
    const text =
      '{ "prices": { "currency": "€", "perKilogram": { "Co": 30.5, "Xx": 1, "Ni": -1, "O": 0 } } }';
    expect(problemsIn(text)).toEqual([
      ['"Xx"', '`Xx` is no element', 'write the symbol of an element, such as `"Co"`'],
      ['-1', '`prices.perKilogram.Ni` cannot be `-1`', 'write a number, zero or above'],
    ]);
    expect(valuesIn(text)).toEqual({
      'prices.currency': '€',
      'prices.perKilogram': new Map([
        ['Co', new Fraction(61, 2)],
        ['O', new Fraction(0)],
      ]),
    });
  });

  test('temperatures, each exactly and once, and what is none is left out', () => {
    const text = '{ "entropy": { "temperatures": [298.15, 0, 1.2e3, "900 K", -1, 1200] } }';
    const cannot = (told: string) => `\`entropy.temperatures\` cannot have \`${told}\` in it`;
    expect(problemsIn(text)).toEqual([
      ['0', cannot('0'), 'write a number above zero'],
      ['"900 K"', cannot('"900 K"'), 'write a number above zero'],
      ['-1', cannot('-1'), 'write a number above zero'],
      ['1200', '`entropy.temperatures` has `1200` twice', 'leave one of them out'],
    ]);
    expect(valuesIn(text)).toEqual({
      'entropy.temperatures': { numbers: [new Fraction('298.15'), new Fraction(1200)] },
    });
    expect(problemsIn('{ "entropy": { "temperatures": 298.15 } }')).toEqual([
      [
        '298.15',
        '`entropy.temperatures` cannot be `298.15`',
        'write a list of numbers above zero: `[298.15, 1273.15]`',
      ],
    ]);
  });

  test('one file to extend, or several, and the schema', () => {
    const extended = (written: string) =>
      readConfiguration(`{ "$schema": "x.json", "extends": ${written} }`, '/hem.json').extended.map(
        ({ text }) => text,
      );
    expect(extended('"../hem.json"')).toEqual(['../hem.json']);
    expect(extended('["a.json", "b.json"]')).toEqual(['a.json', 'b.json']);
  });

  test('of an object that is empty nothing', () => {
    expect(readConfiguration('{}', '/hem.json')).toEqual({ entries: new Map(), extended: [], problems: [] });
  });
});

describe('what is not understood is told, and is as if it were not written', () => {
  test.each([
    ['{ "rule": {} }', '"rule"', '`rule` is no key of hem.json', 'did you mean `rules`?'],
    [
      '{ "colour": 1 }',
      '"colour"',
      '`colour` is no key of hem.json',
      'write `rules`, `entropy`, `tolerance`, `prices`, `extends`, `structures` or `exclude`',
    ],
    ['{ "toString": 1 }', '"toString"', '`toString` is no key of hem.json', 'write `rules`'],
    ['{ "$schema": 1 }', '1', '`$schema` cannot be `1`', 'write the address of a JSON Schema'],
    [
      '{ "rules": { "site-sums": "off" } }',
      '"site-sums"',
      '`site-sums` is not the id of a rule',
      'did you mean `site-sum`?',
    ],
    [
      '{ "rules": { "no-such-thing": "off" } }',
      '"no-such-thing"',
      '`no-such-thing` is not the id of a rule',
      'docs/rules lists all of them',
    ],
    [
      '{ "rules": { "site-sum": "warn" } }',
      '"warn"',
      '`rules.site-sum` cannot be `"warn"`',
      'write `"error"`, `"warning"`',
    ],
    [
      '{ "rules": { "site-sum": "waning" } }',
      '"waning"',
      '`rules.site-sum` cannot be `"waning"`',
      'did you mean `warning`?',
    ],
    ['{ "rules": { "site-sum": 2 } }', '2', '`rules.site-sum` cannot be `2`', 'write `"error"`'],
    ['{ "rules": [] }', '[]', '`rules` cannot be a list', 'write an object: `{ "site-sum": "warning" }`'],
    [
      '{ "entropy": "sublattice" }',
      '"sublattice"',
      '`entropy` cannot be `"sublattice"`',
      'write an object: `{ "high": 1.5 }`',
    ],
    [
      '{ "entropy": { "medium": null } }',
      'null',
      '`entropy.medium` cannot be `null`',
      'write a number above zero',
    ],
    [
      '{ "entropy": { "countVacancy": true } }',
      '"countVacancy"',
      '`countVacancy` is not a key of `entropy`',
      'did you mean `countVacancies`?',
    ],
    ['{ "entropy": { "high": 0 } }', '0', '`entropy.high` cannot be `0`', 'write a number above zero'],
    [
      '{ "entropy": { "countVacancies": "yes" } }',
      '"yes"',
      '`entropy.countVacancies` cannot be `"yes"`',
      'write `true` or `false`',
    ],
    [
      '{ "tolerance": { "sum": -0.1 } }',
      '-0.1',
      '`tolerance.sum` cannot be `-0.1`',
      'write a number, zero or above',
    ],
    [
      '{ "tolerance": { "sum": "0.1" } }',
      '"0.1"',
      '`tolerance.sum` cannot be `"0.1"`',
      'write a number, zero or above',
    ],
    [
      '{ "tolerance": { "sum": 1e999999 } }',
      '1e999999',
      '`tolerance.sum` cannot be as large or as exact as this',
      'write it with fewer digits',
    ],
    [
      '{ "tolerance": {} , "tolerance": {} }',
      '"tolerance"',
      '`tolerance` is written twice',
      'leave one of them out',
    ],
    ['{ "prices": 3 }', '3', '`prices` cannot be `3`', 'write an object: `{ "currency": "EUR",'],
    [
      '{ "prices": { "currency": "1 €" } }',
      '"1 €"',
      '`prices.currency` cannot be `"1 €"`',
      'write its letters',
    ],
    ['{ "structures": "a.hem" }', '"a.hem"', '`structures` cannot be `"a.hem"`', 'write a list of paths'],
    [
      '{ "structures": ["a.txt"] }',
      '"a.txt"',
      '`structures` cannot have `"a.txt"` in it',
      'write the path of a .hem file',
    ],
    [
      '{ "structures": ["a\\\\b.hem"] }',
      '"a\\\\b.hem"',
      '`structures` cannot have `"a\\\\b.hem"` in it',
      'forward slashes',
    ],
    ['{ "structures": ["/a.hem"] }', '"/a.hem"', '`structures` cannot have `"/a.hem"` in it', 'relative'],
    [
      '{ "extends": "https://example.org/hem.json" }',
      '"https://example.org/hem.json"',
      '`extends` cannot have',
      'relative',
    ],
    ['{ "exclude": [""] }', '""', '`exclude` cannot have `""` in it', 'write a pattern as in .gitignore'],
    ['{ "exclude": [["a"]] }', '["a"]', '`exclude` cannot have a list in it', 'write a pattern'],
    ['[]', '[]', 'hem.json cannot be a list', 'write an object'],
  ])('%s', (text, written, message, help) => {
    const problems = problemsIn(text);
    expect(problems).toMatchObject([
      [written, expect.stringContaining(message), expect.stringContaining(help)],
    ]);
    expect(valuesIn(text)).toEqual(
      text.startsWith('{ "structures": ["')
        ? { structures: [] }
        : text.startsWith('{ "exclude": [')
          ? { exclude: [] }
          : {},
    );
  });

  test.each([
    ['', 'a value is missing here'],
    ['{ "rules": { } ', 'a `}` is missing here'],
    ['{ "rules": off }', 'this is no value'],
    ['{ rules: {} }', 'this is no value'],
    ['{ "rules" {} }', 'a colon is missing here'],
    ['{ "rules": {} "entropy": {} }', 'a comma is missing here'],
    ['{} {}', 'nothing can follow here'],
    ['{ "rules": { "site-sum": "off } }', 'this text is not closed'],
    ['{ /* }', 'this comment is not closed'],
  ])('as JSON: %s', (text, why) => {
    expect(problemsIn(text).map(([, message]) => message)).toEqual([`This cannot be read as JSON: ${why}`]);
  });

  test('nested as deeply as no stack reaches', () => {
    const [[, message] = []] = problemsIn('['.repeat(100_000));
    expect(message).toBe('This cannot be read as JSON: it is nested too deeply');
  });

  test('and the rest is read all the same', () => {
    expect(
      valuesIn('{ "rules": { "site-sum": "off", "nothing": "off" }, "x": 1, "exclude": ["a"] }'),
    ).toMatchObject({
      'rules.site-sum': 'off',
      exclude: [{ text: 'a' }],
    });
  });
});
