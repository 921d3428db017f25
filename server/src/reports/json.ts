/** JSON in parts, so that a long list never stands in memory as a whole. */
import { wellFormed } from './plain.js';

/**
 * A document, indented, with a list in which each item has a line of its own: indented as well, SARIF would be mostly
 * blanks.
 *
 * @param whole has an empty list as the last of its values, wherever that is.
 * @param lists what stands in it, part by part.
 */
export function* jsonParts(whole: object, lists: Iterable<readonly object[]>): Iterable<string> {
  const text = JSON.stringify(whole, asText, 2);
  const at = text.lastIndexOf('[]') + 1;
  const indent = /^ */.exec(text.slice(text.lastIndexOf('\n', at) + 1))?.[0] ?? '';
  yield text.slice(0, at);
  let isEmpty = true;
  for (const list of lists) {
    if (list.length === 0) continue;
    const items = list.map((item) => `\n${indent}  ${JSON.stringify(item, asText)}`);
    yield (isEmpty ? '' : ',') + items.join(',');
    isEmpty = false;
  }
  yield `${isEmpty ? '' : `\n${indent}`}${text.slice(at)}\n`;
}

/** A value in one line, which is ended. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value, asText)}\n`;
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}
