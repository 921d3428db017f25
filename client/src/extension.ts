import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerApplyFix } from './commands/apply-fix';
import { registerOpenExample } from './commands/open-example';
import { registerPasteFormula } from './commands/paste-formula';
import { registerRestartServer } from './commands/restart-server';
import { registerShowExpanded } from './commands/show-expanded';
import { registerShowOutput } from './commands/show-output';
import { registerShowReferences } from './commands/show-references';

let client: LanguageClient | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('hem', { log: true });
  const module = context.asAbsolutePath('dist/server.js');

  async function start(): Promise<void> {
    client = createClient(module, output);
    // A start that fails is reported by the client itself, and must not take the restart command with it.
    await client.start().catch(() => undefined);
  }

  context.subscriptions.push(
    output,
    registerShowOutput(output),
    registerPasteFormula(() => client),
    registerShowExpanded(() => client),
    registerOpenExample(context.extensionUri),
    registerShowReferences(),
    registerApplyFix(),
    registerRestartServer(async () => {
      await stop(output);
      await start();
    }),
  );
  // Nobody has to wait for the server: what is asked of it before it is there is asked once it is.
  void start();
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

function createClient(module: string, output: LogOutputChannel): LanguageClient {
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

/** Ends the present server, whatever its state: one that hangs or never started is left behind, with a word in the log. */
async function stop(output: LogOutputChannel): Promise<void> {
  await client?.dispose().catch((error: unknown) => output.warn(`The server did not stop: ${error}`));
}
