/** The page of a rule for a terminal. */
import type { Rule } from '../rules/rule.js';
import type { Paint } from './paint.js';
import { rulePage } from './rule-page.js';
import { wrap } from './wrap.js';

/** Lines that are longer are hard to read. */
const MOST_COLUMNS = 80;
const INDENT = '    ';

/** What the page of a rule says, wrapped to the width of the terminal. */
export function rulePretty(rule: Rule, paint: Paint, width: number): string {
  const columns = Math.min(width, MOST_COLUMNS);
  const blocks = blocksIn(rulePage(rule)).map((block) => shown(block, paint, columns).join('\n'));
  return `${blocks.join('\n\n')}\n`;
}

/** Headings, paragraphs, lists and fenced code, which blank lines part; code may have some itself. */
function blocksIn(page: string): string[] {
  return page.match(/^```.*\n[\s\S]*?^```$|^(?!```)\S.*(?:\n\S.*)*/gm) ?? [];
}

function shown(block: string, paint: Paint, width: number): string[] {
  const lines = block.split('\n');
  if (block.startsWith('```')) return lines.slice(1, -1).map((line) => (INDENT + line).trimEnd());
  const heading = /^#+ (.*)$/.exec(block);
  if (heading) return [paint.strong(heading[1] ?? '')];
  if (!block.startsWith('- ')) return wrap(plain(block), width);
  return lines.flatMap((item) =>
    wrap(plain(item.slice(2)), width - 2).map((text, index) => `${index === 0 ? '- ' : '  '}${text}`),
  );
}

/** Links by their text alone: their addresses are those of files beside the page. */
function plain(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
