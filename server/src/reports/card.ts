/** The layout of a card for people: a title with its place, then blocks of lines with blank lines between them. */
import { pad, printable } from './columns.js';
import type { Place } from './entry.js';
import type { Paint } from './paint.js';

/** A card as text; blocks that are empty are left out. */
export function cardText(
  title: string,
  { file, line }: Place,
  blocks: readonly (readonly string[])[],
  paint: Paint,
): string {
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => [
      ...(index > 0 ? [''] : []),
      ...block.map((text) => (text ? `  ${text}` : '')),
    ]);
  const head = `${paint.strong(printable(title))}  ${paint.faint(`${printable(file)}:${line}`)}`;
  return `${[head, ...lines].join('\n')}\n`;
}

/** A labelled line; none where there is nothing to say. */
export function field(label: string, text: string | undefined, paint: Paint): string[] {
  return !text ? [] : [`${paint.faint(pad(label, 10))}  ${text}`];
}
