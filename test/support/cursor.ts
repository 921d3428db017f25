/** Snippets with `$0` where the cursor stands. */

/** The text without the mark, and the offset at which it stood. */
export function cursor(snippet: string): { text: string; offset: number } {
  const offset = snippet.indexOf('$0');
  if (offset < 0) throw new Error('no $0 in the snippet');
  return { text: snippet.slice(0, offset) + snippet.slice(offset + 2), offset };
}

/** The text without the marks, and what stands between two of them; nothing at one. */
export function selection(snippet: string): { text: string; range: { start: number; end: number } } {
  const { text: marked, offset: start } = cursor(snippet);
  const second = marked.indexOf('$0');
  const text = second < 0 ? marked : marked.slice(0, second) + marked.slice(second + 2);
  return { text, range: { start, end: second < 0 ? start : second } };
}
