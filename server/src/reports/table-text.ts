/** The table in aligned columns, for a terminal. */
import { alignColumns, printable } from './columns.js';
import { commonOptions, type Entry } from './entry.js';
import type { Paint } from './paint.js';
import { legend } from './table-cells.js';
import { DEFAULT_COLUMNS, type TableColumn } from './table-columns.js';

export function tableText(
  entries: readonly Entry[],
  paint: Paint,
  columns: readonly TableColumn[] = DEFAULT_COLUMNS,
): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => columns.map(({ human }) => human(entry, options)));
  const headings = columns.map(({ heading }) => paint.strong(printable(heading)));
  const lines = alignColumns(
    [headings, ...rows],
    columns.map(({ alignment }) => alignment),
  );
  const notes = legend(columns, rows, options).map((line) => paint.faint(printable(line)));
  return `${[...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n')}\n`;
}
