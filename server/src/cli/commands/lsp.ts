import type { Command } from 'commander';
import { UsageError } from '../exit-codes.js';

const HELP = `
Editors start it themselves; docs/editors.md tells each how. Exit code: 0 when it was shut down before its end, otherwise 1.`;

/** `hem lsp`: the language server, for any editor. */
export function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('serve the language to an editor')
    .option('--stdio', 'talk over standard input and output')
    .option('--socket <port>', 'talk over a socket of this computer')
    .option('--pipe <name>', 'talk over a pipe')
    // What a client adds, such as the number of its process, is its own affair.
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText('after', HELP)
    .action(async ({ stdio, socket, pipe }: { stdio?: boolean; socket?: string; pipe?: string }) => {
      if (!stdio && socket === undefined && pipe === undefined) {
        throw new UsageError('say how to talk: hem lsp --stdio');
      }
      // Loaded here: other commands have no use for the protocol.
      const { serve } = await import('../../lsp/serve.js');
      serve();
    });
}
