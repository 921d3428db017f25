/** Snippets with `$0` where the cursor stands. */

/** The text without the mark, and the offset at which it stood. */
export function cursor(snippet: string): { text: string; offset: number } {
  const offset = snippet.indexOf('$0');
  if (offset < 0) throw new Error('no $0 in the snippet');
  return { text: snippet.slice(0, offset) + snippet.slice(offset + 2), offset };
}
