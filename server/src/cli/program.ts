/** The commands of the program `hem`, and their options. */
import { Command } from 'commander';
import { version } from '../../../package.json';
import type { Terminal } from './terminal.js';

const EXAMPLES = `
Examples:
  hem check                              check all .hem files in this folder
  hem show cathodes.hem --material NCM811
  hem table --format markdown
  hem help check                         everything about one command`;

type Add = (program: Command, terminal: Terminal) => void;

/** What adds each command, in the order of the help. A module is loaded when its command is wanted: start is felt. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  check: async () => (await import('./commands/check.js')).addCheck,
  merge: async () => (await import('./commands/merge.js')).addMerge,
  show: async () => (await import('./commands/show.js')).addShow,
  table: async () => (await import('./commands/table.js')).addTable,
  weigh: async () => (await import('./commands/weigh.js')).addWeigh,
  convert: async () => (await import('./commands/convert.js')).addConvert,
  format: async () => (await import('./commands/format.js')).addFormat,
  init: async () => (await import('./commands/init.js')).addInit,
  config: async () => (await import('./commands/config.js')).addConfig,
  rules: async () => (await import('./commands/rules.js')).addRules,
  explain: async () => (await import('./commands/explain.js')).addExplain,
  completions: async () => {
    const { addCompletions } = await import('./commands/completions.js');
    return (program, terminal) => addCompletions(program, terminal, () => programFor(terminal));
  },
  lsp: async () => (await import('./commands/lsp.js')).addLsp,
};

/**
 * Each command sets the exit code of the process when it is run.
 *
 * @param name the only command that is wanted; all of them where it is none.
 */
export async function programFor(terminal: Terminal, name = ''): Promise<Command> {
  const program = new Command('hem')
    .description('Checks and evaluates compositions of high-entropy materials.')
    .version(version)
    // Instead of ending the process: what was written has to get out first.
    .exitOverride()
    .showHelpAfterError()
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES));
  const wanted = Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const add of new Set(await Promise.all(wanted.map((one) => COMMANDS[one]?.()))))
    add?.(program, terminal);
  return program;
}
