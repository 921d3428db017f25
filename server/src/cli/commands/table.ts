/** `hem table`: one row a material. */
import { type Command, Option } from 'commander';
import type { Entry } from '../../reports/entry.js';
import { columnIds, columnOf, DEFAULT_COLUMNS, type TableColumn } from '../../reports/table-columns.js';
import { tableCsv } from '../../reports/table-csv.js';
import { tableJson } from '../../reports/table-json.js';
import { tableMarkdown } from '../../reports/table-markdown.js';
import { tableText } from '../../reports/table-text.js';
import { tableTsv } from '../../reports/table-tsv.js';
import { wrap } from '../../reports/wrap.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import type { InputOptions } from '../examine.js';
import { type ExitCode, UsageError } from '../exit-codes.js';
import { readMaterials } from '../materials.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

type Columns = readonly TableColumn[];

const FORMATS = {
  text: (entries: readonly Entry[], columns: Columns, { paint }: Output) =>
    tableText(entries, paint, columns),
  markdown: (entries: readonly Entry[], columns: Columns) => tableMarkdown(entries, columns),
  csv: (entries: readonly Entry[], columns: Columns) => tableCsv(entries, columns),
  tsv: (entries: readonly Entry[], columns: Columns) => tableTsv(entries, columns),
  json: (entries: readonly Entry[], columns: Columns) => tableJson(entries, columns),
};

interface TableOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
  readonly columns?: readonly string[];
}

const WIDTH = 80;

const COLUMNS = [
  `Columns, separated by commas: ${columnIds().join(', ')}.`,
  'In the place of SITE stands the name of a site, of ELEMENT a symbol, of TEMPERATURE one such as 1273.15 K. The ' +
    'docs have a page for each descriptor.',
];

const EXAMPLES = `
${COLUMNS.flatMap((text) => wrap(text, WIDTH)).join('\n')}

Exit code: 0, or 1 if something could not be read, 2 for wrong use or configuration, 3 for a bug in hem.

Examples:
  hem table cathodes.hem
  hem table --columns 'name,entropy,delta(M),capacity' cathodes.hem
  hem table --format markdown > compositions.md
  hem table --format csv anodes/ cathodes/ > compositions.csv`;

export function addTable(program: Command, terminal: Terminal): void {
  addInputs(program.command('table').description('list materials, one a row'))
    .addOption(
      new Option('--format <format>', 'how to list them').choices(Object.keys(FORMATS)).default('text'),
    )
    .option('--columns <list>', 'which columns to list, in their order', listed)
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: TableOptions) => {
      process.exitCode = await table(paths, options, terminal);
    });
}

function listed(list: string): string[] {
  return list.split(',').map((id) => id.trim());
}

async function table(paths: string[], options: TableOptions, terminal: Terminal): Promise<ExitCode> {
  for (const id of options.columns ?? []) {
    if (!columnOf(id, [])) throw new UsageError(noColumn(id));
  }
  const { entries, exit } = await readMaterials(paths, options, terminal);
  const columns = options.columns?.flatMap((id) => columnOf(id, entries) ?? []) ?? DEFAULT_COLUMNS;
  terminal.out.write(FORMATS[options.format](entries, columns, terminal.out));
  return exit;
}

/** Without the place in parentheses that a column wants, it is as unknown as another name. */
function noColumn(id: string): string {
  const known = columnIds();
  const name = nameOf(id);
  const own = known.filter((one) => one === name || one.startsWith(`${name}(`));
  const names = known.map(nameOf);
  const similar = own.length > 0 ? own : similarNames(name, new Set(names));
  const help =
    similar.length > 0 ? `did you mean ${oneOf(similar)}?` : '`hem table --help` lists the columns';
  return `\`${id}\` is no column of a table: ${help}`;
}

/** What stands before the parentheses. */
function nameOf(id: string): string {
  return id.split('(', 1)[0] ?? id;
}
