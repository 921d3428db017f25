/** The table in aligned columns, for a terminal. */
import { alignColumns } from './columns.js';
import { commonOptions, type Entry } from './entry.js';
import type { Paint } from './paint.js';
import { ALIGNMENTS, HEADINGS, humanCells, legend } from './table-cells.js';

export function tableText(entries: readonly Entry[], paint: Paint): string {
  const options = commonOptions(entries);
  const rows = entries.map((entry) => humanCells(entry, options));
  const lines = alignColumns([HEADINGS.map(paint.strong), ...rows], ALIGNMENTS);
  return `${[...lines, '', paint.faint(legend(rows, options))].join('\n')}\n`;
}
