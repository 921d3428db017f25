/** `hem check`: lints. */
import { type Command, Option } from 'commander';
import { checkJson } from '../../reports/check-json.js';
import { checkPretty } from '../../reports/check-pretty.js';
import { type CheckedFile, summarise } from '../../reports/checked-file.js';
import { examine, type InputOptions } from '../examine.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output, Terminal } from '../terminal.js';
import { addInputs } from './inputs.js';

const FORMATS = {
  pretty: (files: readonly CheckedFile[], { paint, width }: Output) => checkPretty(files, paint, width),
  json: checkJson,
};

interface CheckOptions extends InputOptions {
  readonly format: keyof typeof FORMATS;
}

const EXAMPLES = `
Exit code: 0 without errors and warnings, 1 with, 2 for wrong use or configuration, 3 for a bug in hem.

Examples:
  hem check                              all .hem files in this folder
  hem check cathodes.hem anodes/
  hem check --format json > findings.json
  hem check --stdin-filename cathodes.hem < cathodes.hem`;

export function addCheck(program: Command, terminal: Terminal): void {
  addInputs(program.command('check').description('check compositions'))
    .addOption(
      new Option('--format <format>', 'how to report').choices(Object.keys(FORMATS)).default('pretty'),
    )
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (paths: string[], options: CheckOptions) => {
      process.exitCode = await check(paths, options, terminal);
    });
}

async function check(paths: string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const examination = await examine(paths, options, terminal);
  const files = examination.files.map(({ checked }) => checked);
  terminal.out.write(FORMATS[options.format](files, terminal.out));
  const { errors, warnings } = summarise(files);
  return examination.exit === EXIT.clean && errors + warnings > 0 ? EXIT.findings : examination.exit;
}
