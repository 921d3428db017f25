/** The railroad diagrams are right: what is formed by them is read without a problem. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRODUCTIONS, WORDS } from '../../scripts/grammar/productions.js';
import { namesIn, type Production, type Term } from '../../scripts/grammar/terms.js';
import { lex } from '../../server/src/syntax/lexer.js';
import { parse } from '../../server/src/syntax/parse.js';
import { ALL_TOKENS } from '../../server/src/syntax/tokens.js';

const references = new Map(PRODUCTIONS.map(({ name, term }) => [name, namesIn(term)]));

function reachableFrom(name: string, seen = new Set<string>()): Set<string> {
  for (const next of references.get(name) ?? []) if (!seen.has(next)) reachableFrom(next, seen.add(next));
  return seen;
}

/** Brackets in brackets: a production that comes back to itself takes its shortest way to an end at some depth. */
const bounds = { maxDepth: 7, depthIdentifier: fc.createDepthIdentifier() };

const sentences = fc.letrec<Record<string, string>>((tie) => {
  const ofProduction = ({ name, term, isTight }: Production): fc.Arbitrary<string> => {
    const bounded = reachableFrom(name).has(name) ? bounds : {};
    const glue = isTight ? '' : ' ';
    const joined = (parts: readonly string[]) => parts.filter((text) => text !== '').join(glue);
    const of = (part: Term): fc.Arbitrary<string> => {
      switch (part.kind) {
        case 'text':
          return fc.constant(part.text);
        case 'reference':
          return tie(part.name);
        case 'sequence':
          return fc.tuple(...part.terms.map(of)).map(joined);
        case 'choice':
          return fc.oneof(bounded, ...part.terms.map(of));
        case 'optional':
          return fc.oneof(bounded, fc.constant(''), of(part.term));
        case 'repeated': {
          const separator = part.separator ? of(part.separator) : fc.constant('');
          return fc
            .tuple(of(part.term), fc.array(fc.tuple(separator, of(part.term)), { maxLength: 2 }))
            .map(([first, others]) => joined([first, ...others.flat()]));
        }
      }
    };
    return of(term);
  };
  return Object.fromEntries([
    ...PRODUCTIONS.map((production) => [production.name, ofProduction(production)]),
    ...WORDS.map(({ name, pattern, sample }) => {
      const { source, flags } = sample ?? pattern;
      return [name, fc.stringMatching(new RegExp(`^(?:${source})$`, flags), { maxLength: 8 })];
    }),
  ]);
});

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
  const all = sentences[name];
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
