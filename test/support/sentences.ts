/** Sentences of the language, formed by its grammar as data: see scripts/grammar. */
import fc from 'fast-check';
import { PRODUCTIONS, WORDS } from '../../scripts/grammar/productions.js';
import { namesIn, type Production, type Term } from '../../scripts/grammar/terms.js';

const references = new Map(PRODUCTIONS.map(({ name, term }) => [name, namesIn(term)]));

function reachableFrom(name: string, seen = new Set<string>()): Set<string> {
  for (const next of references.get(name) ?? []) if (!seen.has(next)) reachableFrom(next, seen.add(next));
  return seen;
}

/** Brackets in brackets: a production that comes back to itself takes its shortest way to an end at some depth. */
const bounds = { maxDepth: 7, depthIdentifier: fc.createDepthIdentifier() };

/** What is formed by each production, and each word, by its name. */
export const SENTENCES = fc.letrec<Record<string, string>>((tie) => {
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
