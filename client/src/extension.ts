import { setImmediate } from 'node:timers/promises';
import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { registerApplyFix } from './commands/apply-fix';
import { registerOpenExample } from './commands/open-example';
import { registerPasteFormula } from './commands/paste-formula';
import { registerRestartServer } from './commands/restart-server';
import { registerShowExpanded } from './commands/show-expanded';
import { registerShowOutput } from './commands/show-output';
import { registerShowReferences } from './commands/show-references';

let client: Promise<LanguageClient> | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel('hem', { log: true });
  const module = context.asAbsolutePath('dist/server.js');

  async function start(): Promise<void> {
    client = loadClient(module, output);
    // A start that fails is reported by the client itself, and must not take the restart command with it.
    await (await client).start().catch(() => undefined);
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

export async function deactivate(): Promise<void> {
  await (await client)?.stop();
}

/** The client is most of the code of the extension: other extensions that start with it need not wait for that. */
async function loadClient(module: string, output: LogOutputChannel): Promise<LanguageClient> {
  await setImmediate();
  const { createClient } = await import('./language-client.js');
  return createClient(module, output);
}

/** Ends the present server, whatever its state: one that hangs or never started is left behind, with a word in the log. */
async function stop(output: LogOutputChannel): Promise<void> {
  await client
    ?.then((one) => one.dispose())
    .catch((error: unknown) => output.warn(`The server did not stop: ${error}`));
}
