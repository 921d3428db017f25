import { commands, type Disposable, type Location, Position, Uri } from 'vscode';
import type { Position as Place } from 'vscode-languageclient/node';

/** `hem.showReferences`: all places that name what a code lens stands above, with what the server gave the lens along. */
export function registerShowReferences(): Disposable {
  return commands.registerCommand(
    'hem.showReferences',
    async (address: string, { line, character }: Place) => {
      const uri = Uri.parse(address);
      const position = new Position(line, character);
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        position,
      );
      await commands.executeCommand('editor.action.showReferences', uri, position, found);
    },
  );
}
