/** The table as CSV by RFC 4180: UTF-8, a header line, CRLF, quotes where they are needed. */
import { commonOptions, type Entry } from './entry.js';
import { columnNames, inertText, machineCells } from './table-cells.js';

export function tableCsv(entries: readonly Entry[]): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => machineCells(entry, options));
  return csvText([columnNames(options), ...rows]);
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
