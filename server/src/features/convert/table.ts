/** Tables with a column of formulas: which column it is, and what else belongs to each formula. */
import { readPrinted } from './reading.js';
import type { Row } from './rows.js';

/** Columns by the number that people count, from one, or by their name in the header. */
export interface ColumnChoice {
  readonly formula?: string;
  readonly name?: string;
  readonly structure?: string;
}

export interface TableRows {
  /** The names of the columns, where the table begins with them. */
  readonly header: readonly string[] | undefined;
  /** Indices of the columns that were taken. */
  readonly columns: { readonly formula: number; readonly name?: number; readonly structure?: number };
  /** How many columns the table has. */
  readonly width: number;
  readonly rows: readonly Row[];
}

const FORMULA_HEADERS = ['formula', 'composition', 'stoichiometry', 'compound', 'material'];
const NAME_HEADERS = ['name', 'label', 'abbreviation', 'sample', 'id', 'code', 'material'];
const STRUCTURE_HEADERS = ['structure', 'structure type'];

/** A table of more is none. */
const MOST_COLUMNS = 1000;

/** The rows of a table, its cells trimmed; or why no column of formulas is to be had. */
export function rowsOfTable(
  table: readonly (readonly string[])[],
  structures: ReadonlySet<string>,
  choice: ColumnChoice = {},
): TableRows | { readonly problem: string } {
  const reads = (cell: string) => cell !== '' && !readPrinted(cell, structures).refusal;
  const filled = table.filter((row) => row.some((cell) => cell !== ''));
  const [first] = filled;
  if (!first) return { header: undefined, columns: { formula: 0 }, width: 0, rows: [] };
  const isNamed = Object.values(choice).some((column) => column !== undefined && !/^\d+$/.test(column));
  const header = isNamed || isHeader(first, filled.length, reads) ? first : undefined;
  const body = header ? filled.slice(1) : filled;
  const width = header ? filledWidth(header) : usualWidth(body);
  if (width > MOST_COLUMNS) {
    return { problem: `the table has ${width} columns; up to ${MOST_COLUMNS} are read` };
  }
  const find = (column: string | undefined, words: readonly string[], except?: number) =>
    column === undefined ? byHeader(header, words, except) : byChoice(column, header, width);

  const formula = find(choice.formula, FORMULA_HEADERS) ?? mostlyFormulas(body, width, reads);
  if (typeof formula === 'string') return { problem: formula };
  if (formula === undefined) return { problem: withoutFormulas(header, width) };
  const structure = find(choice.structure, STRUCTURE_HEADERS, formula);
  if (typeof structure === 'string') return { problem: structure };
  const name =
    find(choice.name, NAME_HEADERS, formula) ?? (header ? undefined : namesBeside(body, width, formula));
  if (typeof name === 'string') return { problem: name };

  const columns = {
    formula,
    ...(name !== undefined && { name }),
    ...(structure !== undefined && { structure }),
  };
  const rows = body.map((cells) => rowOf(cells, columns, width));
  const remark: Row[] = header ? [{ kind: 'remark', text: `columns: ${header.join(', ')}` }] : [];
  return { header, columns, width, rows: [...remark, ...rows] };
}

function rowOf(cells: readonly string[], columns: TableRows['columns'], width: number): Row {
  const formula = cells[columns.formula] ?? '';
  const whole = cells.filter((cell) => cell !== '').join(' | ');
  if (filledWidth(cells) > width || cells.length < width) {
    return {
      kind: 'unclear',
      text: whole,
      refusal: {
        message: `This row has ${Math.max(filledWidth(cells), cells.length)} columns, the table ${width}`,
        help: 'put a formula with commas in quotes',
      },
    };
  }
  if (formula === '') {
    return { kind: 'unclear', text: whole, refusal: { message: 'This row has no formula' } };
  }
  const name = columns.name === undefined ? '' : (cells[columns.name] ?? '');
  const structure = columns.structure === undefined ? '' : (cells[columns.structure] ?? '');
  return {
    kind: 'formula',
    text: name === '' ? formula : `${name}: ${formula}`,
    formula,
    ...(name !== '' && { name }),
    ...(!/^(?:[-–—]|n\/?a)?$/i.test(structure) && { structure }),
  };
}

// ------------------------------------------------------------------------------------------------- columns

type Reads = (cell: string) => boolean;

/** Words that name columns; or cells of which none is a formula or a number, above rows that have some. */
function isHeader(first: readonly string[], rows: number, reads: Reads): boolean {
  const known = [...FORMULA_HEADERS, ...NAME_HEADERS, ...STRUCTURE_HEADERS];
  if (first.some((cell) => known.includes(cell.toLowerCase()))) return true;
  return rows > 1 && first.every((cell) => !/\d/.test(cell) && !reads(cell));
}

function byChoice(column: string, header: readonly string[] | undefined, width: number): number | string {
  if (/^\d+$/.test(column)) {
    const index = Number(column) - 1;
    return index >= 0 && index < width ? index : `there is no column ${column}: the table has ${width}`;
  }
  const cells = header ?? [];
  const exact = cells.indexOf(column);
  if (exact >= 0) return exact;
  const index = cells.findIndex((cell) => cell.toLowerCase() === column.toLowerCase());
  return index >= 0 ? index : `no column is called \`${column}\`: there are ${listed(cells)}`;
}

/** The column whose header is one of the words, the first word first; then one that has it among others. */
function byHeader(
  header: readonly string[] | undefined,
  words: readonly string[],
  except: number | undefined,
): number | undefined {
  const cells = (header ?? []).map((cell) => cell.toLowerCase());
  const among = (cell: string, word: string) => cell.split(/[^\p{L}\d]+/u).includes(word);
  for (const matches of [(cell: string, word: string) => cell === word, among]) {
    for (const word of words) {
      const index = cells.findIndex((cell, at) => at !== except && matches(cell, word));
      if (index >= 0) return index;
    }
  }
  return undefined;
}

/** The first column whose cells mostly read as formulas; one with amounts before one of bare symbols, as names may be. */
function mostlyFormulas(
  body: readonly (readonly string[])[],
  width: number,
  reads: Reads,
): number | undefined {
  const columns = Array.from({ length: width }, (_, column) => {
    const cells = body.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    const formulas = cells.filter(reads);
    return {
      column,
      isMostly: formulas.length * 2 > cells.length,
      hasAmounts: formulas.filter((cell) => /[\d₀-₉]/.test(cell)).length * 2 > formulas.length,
    };
  }).filter(({ isMostly }) => isMostly);
  return (columns.find(({ hasAmounts }) => hasAmounts) ?? columns[0])?.column;
}

/** In a table without a header: the one other column, or the first of several that tells its rows apart; no numbers. */
function namesBeside(
  body: readonly (readonly string[])[],
  width: number,
  formula: number,
): number | undefined {
  return Array.from({ length: width }, (_, column) => column).find((column) => {
    const cells = body.map((row) => row[column] ?? '');
    const isTelling = !cells.includes('') && new Set(cells).size === cells.length;
    return (
      column !== formula && (width === 2 || isTelling) && cells.some((cell) => !/^[\d\s.,%+-]*$/.test(cell))
    );
  });
}

function withoutFormulas(header: readonly string[] | undefined, width: number): string {
  return `no column of formulas was found among ${header ? listed(header) : `${width} columns`}`;
}

function listed(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}\``).join(', ');
}

/** Without the empty cells that spreadsheets put behind a row. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

function usualWidth(body: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of body) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}
