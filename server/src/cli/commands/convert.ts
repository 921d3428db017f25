/** `hem convert`: formulas of a list or a table as a .hem file. */
import { extname } from 'node:path';
import type { Command } from 'commander';
import { decode } from '../../disk/decode.js';
import { rowsOfText } from '../../features/convert/list.js';
import type { Row } from '../../features/convert/rows.js';
import { type ColumnChoice, rowsOfTable, type TableRows } from '../../features/convert/table.js';
import { type Conversion, convert } from '../../features/convert.js';
import { builtInStructures } from '../../model/built-in.js';
import { counted, printable } from '../../reports/columns.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';
import { read } from '../files.js';
import { readTable } from '../read-table.js';
import type { Terminal } from '../terminal.js';
import { writeWhole } from '../write-file.js';

interface Options {
  readonly csv?: boolean;
  readonly column?: string;
  readonly nameColumn?: string;
  readonly structure?: string;
  readonly structureColumn?: string;
  readonly output?: string;
  readonly force?: boolean;
}

const EXAMPLES = `
A list has one formula a line, with a name before a colon, an equals sign or a tab if it has one. In a table the
columns are found by their header, or by what is in them; which were taken is told on standard error. Structures are
read from a prefix such as P2-. What cannot be read is kept as a comment with the reason.

Exit code: 0 if every formula was read, 1 if some are comments now, 2 for wrong use, 3 for a bug in hem.

Examples:
  hem convert compositions.csv --output compositions.hem
  hem convert samples.csv --column composition --name-column sample --structure O3
  hem convert list.txt > list.hem
  hem convert --structure O3 < list.txt`;

export function addConvert(program: Command, terminal: Terminal): void {
  program
    .command('convert')
    .description('turn a list or a table of formulas into a .hem file')
    .argument('[file]', 'a list, or a table if it ends in .csv or .tsv; - or nothing for standard input')
    .option('--csv', 'read a table, whatever the file is called')
    .option('--column <column>', 'the column of formulas, by its name or its number from 1')
    .option('--name-column <column>', 'the column of names')
    .option('--structure <name>', 'the structure of every material that names none')
    .option('--structure-column <column>', 'the column of structures')
    .option('--output <file>', 'where to write, instead of standard output')
    .option('--force', 'overwrite that file')
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (file: string | undefined, options: Options) => {
      process.exitCode = await run(file, options, terminal);
    });
}

async function run(file: string | undefined, options: Options, { out, err }: Terminal): Promise<ExitCode> {
  if (options.output === '') throw new UsageError('--output wants a file, such as compositions.hem');
  const structures = new Set(builtInStructures().keys());
  checkStructure(options.structure, structures);
  const path = file === '-' ? undefined : file;
  const shown = path ?? '<stdin>';
  const fail = (message: string): ExitCode => {
    err.write(`${err.paint.error('error')}: ${shown} ${message}\n`);
    return EXIT.findings;
  };
  const bytes = await read({ file: shown, path }).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    if (bytes.code === 'ENOENT') throw new UsageError(`no such file: ${shown}`);
    if (bytes.code === 'EISDIR')
      throw new UsageError(`${shown} is a folder: one file is converted at a time`);
    return fail(`could not be read: ${bytes.message}`);
  }
  const { text, flaw } = decode(bytes);
  if (flaw !== undefined) return fail('is not UTF-8 text: save it as UTF-8 first');

  let rows: readonly Row[];
  if (isTable(path, options)) {
    let cells: string[][];
    try {
      cells = readTable(text, path !== undefined && extname(path) === '.tsv' ? '\t' : undefined);
    } catch (error) {
      return fail(`could not be read as a table: ${(error as Error).message}`);
    }
    const table = rowsOfTable(cells, structures, choiceOf(options));
    if ('problem' in table) throw new UsageError(`${shown}: ${printable(table.problem)}`);
    if (table.width > 0) err.write(`${columnsText(table)}\n`);
    rows = table.rows;
  } else {
    rows = rowsOfText(text, structures);
  }

  const conversion = convert(rows, { structure: options.structure, structures, taken: new Set() });
  const lines = conversion.lines.map((line) => `${line}\n`).join('');
  if (options.output === undefined) out.write(lines);
  else await writeWhole(options.output, lines, options.force === true);
  err.write(`${summary(conversion, shown)}\n`);
  return conversion.kept > 0 ? EXIT.findings : EXIT.clean;
}

function checkStructure(structure: string | undefined, structures: ReadonlySet<string>): void {
  if (structure === undefined || structures.has(structure)) return;
  const similar = similarNames(structure, structures);
  const help =
    similar.length > 0 ? `did you mean ${oneOf(similar)}?` : `there are ${[...structures].join(', ')}`;
  throw new UsageError(`no built-in structure is called \`${structure}\`: ${help}`);
}

function isTable(path: string | undefined, { csv, column, nameColumn, structureColumn }: Options): boolean {
  if (csv || column !== undefined || nameColumn !== undefined || structureColumn !== undefined) return true;
  return path !== undefined && /\.(?:csv|tsv)$/i.test(path);
}

function choiceOf({ column, nameColumn, structureColumn }: Options): ColumnChoice {
  return {
    ...(column !== undefined && { formula: column }),
    ...(nameColumn !== undefined && { name: nameColumn }),
    ...(structureColumn !== undefined && { structure: structureColumn }),
  };
}

/** `formulas from column 2 (composition), names from column 1 (sample); 3 columns left out`. */
function columnsText({ header, columns, width }: TableRows): string {
  const taken = [
    ['formulas', columns.formula],
    ['names', columns.name],
    ['structures', columns.structure],
  ] as const;
  const told = taken.flatMap(([what, index]) => {
    if (index === undefined) return [];
    const name = header?.[index];
    return `${what} from column ${index + 1}${name ? ` (${printable(name)})` : ''}`;
  });
  const left = width - new Set(Object.values(columns)).size;
  return told.join(', ') + (left > 0 ? `; ${counted(left, 'column')} left out` : '');
}

function summary({ converted, kept }: Conversion, shown: string): string {
  if (converted + kept === 0) return `no formulas in ${shown}`;
  const done = `${converted} of ${counted(converted + kept, 'formula')} converted`;
  return kept > 0 ? `${done}; ${kept} kept as comments` : done;
}
