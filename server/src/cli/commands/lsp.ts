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
      if (socket !== undefined && !isPort(socket)) {
        throw new UsageError('--socket wants the number of a port, from 1 to 65535');
      }
      if (pipe === '') throw new UsageError('--pipe wants the name of a pipe');
      // Loaded here, where it serves: other commands have no use for the protocol.
      await import('../../lsp/node.js');
    });
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
