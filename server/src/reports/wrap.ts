/** Text in lines of some width. */
import { widthOf } from './width.js';

/** The words of a text in lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const columns = widthOf(word);
    if (used > 0 && used + 1 + columns > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += used > 0 ? ` ${word}` : word;
    used += (used > 0 ? 1 : 0) + columns;
  }
  return used > 0 ? [...lines, line] : lines;
}
