/** `hem table`: one row a material. */
import { type Command, Option } from 'commander';
import type { Entry } from '../../reports/entry.js';
import { tableCsv } from '../../reports/table-csv.js';
import { tableJson } from '../../reports/table-json.js';
import { tableMarkdown } from '../../reports/table-markdown.js';
import { tableText } from '../../reports/table-text.js';
import { tableTsv } from '../../reports/table-tsv.js';
import type { InputOptions } from '../examine.js';
import type { ExitCode } from '../exit-codes.js';
import { readMaterials } from '../materials.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

const FORMATS = {
  text: (entries: readonly Entry[], { paint }: Output) => tableText(entries, paint),
  markdown: (entries: readonly Entry[]) => tableMarkdown(entries),
  csv: (entries: readonly Entry[]) => tableCsv(entries),
  tsv: (entries: readonly Entry[]) => tableTsv(entries),
  json: (entries: readonly Entry[]) => tableJson(entries),
};

interface TableOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
}

const EXAMPLES = `
Exit code: 0, or 1 if something could not be read, 2 for wrong use or configuration, 3 for a bug in hem.

Examples:
  hem table cathodes.hem
  hem table --format markdown > compositions.md
  hem table --format csv anodes/ cathodes/ > compositions.csv`;

export function addTable(program: Command, terminal: Terminal): void {
  addInputs(program.command('table').description('list materials, one a row'))
    .addOption(
      new Option('--format <format>', 'how to list them').choices(Object.keys(FORMATS)).default('text'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: TableOptions) => {
      process.exitCode = await table(paths, options, terminal);
    });
}

async function table(paths: string[], options: TableOptions, terminal: Terminal): Promise<ExitCode> {
  const { entries, exit } = await readMaterials(paths, options, terminal);
  terminal.out.write(FORMATS[options.format](entries, terminal.out));
  return exit;
}
