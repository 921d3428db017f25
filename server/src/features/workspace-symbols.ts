/** Symbols of a workspace: what its files declare, found by some of the letters of a name. */
import type { Declaration, Range, SourceFile } from '../syntax/tree.js';

export interface DeclaredSymbol {
  readonly kind: Declaration['kind'];
  readonly name: string;
  /** The name where it is declared. */
  readonly range: Range;
}

/** What a file declares by name, in its order. */
export function declaredSymbols({ declarations }: SourceFile): DeclaredSymbol[] {
  return declarations.flatMap(({ kind, name }) =>
    name && name.text !== '' ? [{ kind, name: name.text, range: name.range }] : [],
  );
}

/**
 * Symbols with the letters of a query in their names, in order but not side by side, in capitals or not. Names that
 * are or begin with the query come first, then those that have it in one piece; at most so many as `most`.
 */
export function matching<S extends { readonly name: string }>(
  symbols: Iterable<S>,
  query: string,
  most: number,
): S[] {
  const wanted = query.replace(/\s+/g, '').toLowerCase();
  const ranked: { readonly symbol: S; readonly rank: number }[] = [];
  for (const symbol of symbols) {
    const rank = rankOf(symbol.name.toLowerCase(), wanted);
    if (rank !== undefined) ranked.push({ symbol, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || a.symbol.name.length - b.symbol.name.length)
    .slice(0, most)
    .map(({ symbol }) => symbol);
}

/** The smaller the better; undefined where the letters are not there. */
function rankOf(name: string, wanted: string): number | undefined {
  if (name === wanted) return 0;
  const at = name.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 3 : 2;
  let from = 0;
  for (const letter of wanted) {
    const found = name.indexOf(letter, from);
    if (found < 0) return undefined;
    from = found + letter.length;
  }
  return 4;
}
