/** The table in GitHub-flavoured Markdown, padded so that it can be read as it is. */
import { padColumns, printable } from './columns.js';
import { commonOptions, type Entry } from './entry.js';
import { legend } from './table-cells.js';
import { DEFAULT_COLUMNS, type TableColumn } from './table-columns.js';

export function tableMarkdown(
  entries: readonly Entry[],
  columns: readonly TableColumn[] = DEFAULT_COLUMNS,
): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => columns.map(({ human }) => escaped(human(entry, options))));
  const alignments = columns.map(({ alignment }) => alignment);
  const [head = [], ...body] = padColumns(
    [columns.map(({ heading }) => escaped(printable(heading))), ...rows],
    alignments,
  );
  const rule = head.map((cell, column) =>
    alignments[column] === 'right' ? `${'-'.repeat(cell.length - 1)}:` : '-'.repeat(cell.length),
  );
  const lines = [head, rule, ...body].map((row) => `| ${row.join(' | ')} |`);
  const notes = legend(columns, rows, options).flatMap((line) => ['', escaped(printable(line))]);
  return `${[...lines, ...notes].join('\n')}\n`;
}

/** Signs that Markdown would take for markup. */
function escaped(text: string): string {
  return text.replace(/[\\|`*_~<[\]]/g, '\\$&');
}
