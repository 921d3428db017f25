import { commands, type Disposable, l10n, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { TextEdit } from 'vscode-languageclient/node';

/** `hem.applyFix`: the fix that a code lens offers, for the version of the document that the server made it for. */
export function registerApplyFix(): Disposable {
  return commands.registerCommand(
    'hem.applyFix',
    async (address: string, version: number, edits: readonly TextEdit[]) => {
      const uri = Uri.parse(address);
      const document = await workspace.openTextDocument(uri);
      if (document.version !== version) {
        window.showInformationMessage(l10n.t('The file has changed in the meantime: choose the fix again.'));
        return;
      }
      const edit = new WorkspaceEdit();
      for (const { range, newText } of edits) {
        const { start, end } = range;
        edit.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
      }
      await workspace.applyEdit(edit);
    },
  );
}
