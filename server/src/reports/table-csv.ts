/** The table as CSV by RFC 4180: UTF-8, a header line, CRLF, quotes where they are needed. */
import { commonOptions, type Entry } from './entry.js';
import { inertText } from './table-cells.js';
import { DEFAULT_COLUMNS, type TableColumn } from './table-columns.js';

export function tableCsv(
  entries: readonly Entry[],
  columns: readonly TableColumn[] = DEFAULT_COLUMNS,
): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => columns.map(({ machine }) => machine(entry, options)));
  return csvText([columns.map(({ name }) => name(options)), ...rows]);
}

/** Rows of cells as CSV; what is not known is an empty cell. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(cell: string | number | null): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = inertText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
