/** The arguments that say what to read, the same for every command. */
import type { Command } from 'commander';

/** Adds the paths, the name of standard input and which hem.json counts to a command. */
export function addInputs(command: Command): Command {
  return addConfiguration(command)
    .argument(
      '[paths...]',
      'files, folders (searched for .hem files, .gitignore honoured), or - for standard input',
    )
    .option('--stdin-filename <name>', 'read standard input, and call it so in what is reported');
}

/** Adds which hem.json counts to a command. */
export function addConfiguration(command: Command): Command {
  return command
    .option('--config <file>', 'the hem.json that counts for all files, in place of the nearest one')
    .option('--no-config', 'let no hem.json count');
}
