/** The arguments that say what to read, the same for every command. */
import type { Command } from 'commander';

/** Adds the paths and the name of standard input to a command. */
export function addInputs(command: Command): Command {
  return command
    .argument(
      '[paths...]',
      'files, folders (searched for .hem files, .gitignore honoured), or - for standard input',
    )
    .option('--stdin-filename <name>', 'read standard input, and call it so in what is reported');
}
