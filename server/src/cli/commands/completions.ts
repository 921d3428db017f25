/** `hem completions`: what a shell needs to complete the command line. */
import { Argument, type Command } from 'commander';
import { outlineOf } from '../completions/outline.js';
import { SHELLS } from '../completions/registry.js';
import type { Terminal } from '../terminal.js';

const EXAMPLES = `
Commands, options, their values, ids of rules, folders and .hem files are completed.

Examples:
  source <(hem completions bash)         in ~/.bashrc
  source <(hem completions zsh)          in ~/.zshrc, below compinit
  hem completions fish | source          in ~/.config/fish/config.fish
  hem completions powershell | Out-String | Invoke-Expression
                                         in the file that $PROFILE names`;

/** @param whole the program with all of its commands. */
export function addCompletions(program: Command, { out }: Terminal, whole: () => Promise<Command>): void {
  program
    .command('completions')
    .description('write the script that has a shell complete hem')
    .addArgument(new Argument('<shell>', 'which one').choices([...SHELLS.keys()]))
    .addHelpText('after', ({ error }) => (error ? '' : EXAMPLES))
    .action(async (shell: string) => {
      // commander has refused other names.
      out.write(SHELLS.get(shell)?.(outlineOf(await whole())) ?? '');
    });
}
