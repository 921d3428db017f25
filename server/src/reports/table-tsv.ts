/** The table as tab-separated values, which know no quotes: a tab or line end in a name becomes a blank. */
import { commonOptions, type Entry } from './entry.js';
import { inertText } from './table-cells.js';
import { DEFAULT_COLUMNS, type TableColumn } from './table-columns.js';

export function tableTsv(
  entries: readonly Entry[],
  columns: readonly TableColumn[] = DEFAULT_COLUMNS,
): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => columns.map(({ machine }) => machine(entry, options)));
  return [columns.map(({ name }) => name(options)), ...rows]
    .map((row) => `${row.map(field).join('\t')}\n`)
    .join('');
}

function field(cell: string | number | null): string {
  return typeof cell === 'string' ? inertText(cell.replace(/[\t\r\n]+/g, ' ')) : String(cell ?? '');
}
