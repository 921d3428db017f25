/** The table as tab-separated values, which know no quotes: a tab or line end in a name becomes a blank. */
import { commonOptions, type Entry } from './entry.js';
import { columnNames, inertText, machineCells } from './table-cells.js';

export function tableTsv(entries: readonly Entry[]): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => machineCells(entry, options));
  return [columnNames(options), ...rows].map((row) => `${row.map(field).join('\t')}\n`).join('');
}

function field(cell: string | number | null): string {
  return typeof cell === 'string' ? inertText(cell.replace(/[\t\r\n]+/g, ' ')) : String(cell ?? '');
}
