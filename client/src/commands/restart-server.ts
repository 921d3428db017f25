import { commands, type Disposable, l10n, ProgressLocation, window } from 'vscode';

/** `hem.restartServer`: a fresh server process, also when the present one hangs or has given up. */
export function registerRestartServer(restart: () => Promise<void>): Disposable {
  const title = l10n.t('Restarting the hem server');
  return commands.registerCommand('hem.restartServer', () =>
    window.withProgress({ location: ProgressLocation.Window, title }, restart),
  );
}
