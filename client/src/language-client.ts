import type { LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** @param module the path of the server. */
export function createClient(module: string, output: LogOutputChannel): LanguageClient {
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'hem',
    'hem',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    // Settings need no word here: the server asks for them, and to be told when they change.
    {
      documentSelector: [{ language: 'hem' }],
      initializationOptions: {
        // Those that code lenses and completions may run.
        commands: ['hem.showReferences', 'hem.applyFix', 'editor.action.triggerSuggest'],
      },
      outputChannel: output,
    },
  );
}
