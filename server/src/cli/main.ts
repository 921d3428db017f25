/** The program `hem`: reads the command line, runs a command, and turns whatever happens into an exit code. */
import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { findingsPretty } from '../reports/check-pretty.js';
import { addCheck } from './commands/check.js';
import { addConfig } from './commands/config.js';
import { addConvert } from './commands/convert.js';
import { addFormat } from './commands/format.js';
import { addInit } from './commands/init.js';
import { addLsp } from './commands/lsp.js';
import { addShow } from './commands/show.js';
import { addTable } from './commands/table.js';
import { addWeigh } from './commands/weigh.js';
import { ConfigurationError } from './configuration.js';
import { EXIT, type ExitCode, UsageError } from './exit-codes.js';
import { internalError } from './internal-error.js';
import { openTerminal, type Terminal } from './terminal.js';

const EXAMPLES = `
Examples:
  hem check                              check all .hem files in this folder
  hem show cathodes.hem --material NCM811
  hem table --format markdown
  hem help check                         everything about one command`;

function programFor(terminal: Terminal): Command {
  const program = new Command('hem')
    .description('Checks and evaluates compositions of high-entropy materials.')
    .version(version)
    // Instead of ending the process: what was written has to get out first.
    .exitOverride()
    .showHelpAfterError()
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES));
  addCheck(program, terminal);
  addShow(program, terminal);
  addTable(program, terminal);
  addWeigh(program, terminal);
  addConvert(program, terminal);
  addFormat(program, terminal);
  addInit(program, terminal);
  addConfig(program, terminal);
  addLsp(program);
  return program;
}

function exitCodeFor(error: unknown, { err }: Terminal): ExitCode {
  // commander has said what was wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  if (error instanceof ConfigurationError) {
    for (const file of error.files) err.write(findingsPretty(file, err.paint, err.width));
    return EXIT.usage;
  }
  const isUsage = error instanceof UsageError;
  const messages = isUsage ? error.message.split('\n') : [internalError(error)];
  for (const message of messages) err.write(`${err.paint.error('error')}: ${message}\n`);
  return isUsage ? EXIT.usage : EXIT.internal;
}

const terminal = openTerminal();
programFor(terminal)
  .parseAsync()
  .catch((error: unknown) => {
    process.exitCode = exitCodeFor(error, terminal);
  });
