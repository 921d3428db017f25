import { commands, type Disposable } from 'vscode';

/** `hem.restartServer`: a fresh server process, also when the present one hangs or has given up. */
export function registerRestartServer(restart: () => Promise<void>): Disposable {
  return commands.registerCommand('hem.restartServer', restart);
}
