/** The railroad diagrams are right: what is formed by them is read without a problem. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lex } from '../../server/src/syntax/lexer.js';
import { parse } from '../../server/src/syntax/parse.js';
import { ALL_TOKENS } from '../../server/src/syntax/tokens.js';
import { SENTENCES } from '../support/sentences.js';

/** What is formed rightly and refused all the same, as it can be read in two ways: see docs/notation.md. */
const TWO_WAYS = [
  // Ni(NO3)2.6H2O
  /\.[0-9₀-₉]+H2O/,
  // Mn(III), Mn(OAc)2
  /\((?:[IV]+|OAc)\)/,
  // Fe2O3+NiO
  /(?:[OSFI]|Cl|Br|Se)\+/,
  // Na0·83
  /[0₀]·[.0-9₀-₉]/,
];

/** What may stand once. */
const TWICE = /(?:mass|amount) [0-9.]+ [km]?(?:g|mol)\b[\s\S]*(?:mass|amount) [0-9.]+ [km]?(?:g|mol)\b/;

const DECLARATIONS = ['material', 'structure', 'let', 'convention', 'import', 'measured', 'batch', 'mixture'];

function sentence(name: string): fc.Arbitrary<string> {
  const all = SENTENCES[name];
  if (!all) throw new Error(`There is no production ${name}`);
  return all.filter((text) => ![...TWO_WAYS, TWICE].some((form) => form.test(text)));
}

test.each([...DECLARATIONS, 'file'])('what the diagrams form is read: %s', (name) => {
  fc.assert(
    fc.property(sentence(name), (text) => {
      const read = parse(text);
      expect(
        read.problems.map(({ message, range }) => [message, text.slice(range.start, range.end)]),
      ).toEqual([]);
      if (name !== 'file') expect(read.declarations.map(({ kind }) => kind)).toEqual([name]);
    }),
    { numRuns: 1000 },
  );
});

/** What the lexer skips, and what it knows to say what is wrong with a file. */
const NO_PART = [
  ...['WhiteSpace', 'NewLine', 'Comment', 'ListContinuation', 'RecipeContinuation'],
  ...['Unknown', 'UnclosedQuote', 'StrayClose', 'ArgumentsEnd', 'Word'],
];

test('the diagrams form every token', () => {
  const texts = [...DECLARATIONS, 'file'].flatMap((name) =>
    fc.sample(sentence(name), { numRuns: 400, seed: 1 }),
  );
  const seen = new Set(texts.flatMap((text) => lex(text).tokens.map(({ tokenType }) => tokenType.name)));
  const wanted = ALL_TOKENS.map(({ name }) => name).filter(
    (name) => !NO_PART.includes(name) && !name.endsWith('InBody'),
  );
  expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
});
