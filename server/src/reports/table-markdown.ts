/** The table in GitHub-flavoured Markdown, padded so that it can be read as it is. */
import { padColumns } from './columns.js';
import { commonOptions, type Entry } from './entry.js';
import { ALIGNMENTS, HEADINGS, humanCells, legend } from './table-cells.js';

export function tableMarkdown(entries: readonly Entry[]): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => humanCells(entry, options).map(escaped));
  const [head = [], ...body] = padColumns([HEADINGS, ...rows], ALIGNMENTS);
  const rule = head.map((cell, column) =>
    ALIGNMENTS[column] === 'right' ? `${'-'.repeat(cell.length - 1)}:` : '-'.repeat(cell.length),
  );
  const lines = [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`);
  return `${[...lines, '', legend(rows, options)].join('\n')}\n`;
}

/** Signs that Markdown would take for markup. */
function escaped(text: string): string {
  return text.replace(/[\\|`*_~<[\]]/g, '\\$&');
}
