import { commands, type Disposable, type LogOutputChannel } from 'vscode';

/** `hem.showOutput`: what the server logged. */
export function registerShowOutput(output: LogOutputChannel): Disposable {
  return commands.registerCommand('hem.showOutput', () => output.show());
}
