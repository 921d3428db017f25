import {
  commands,
  type Disposable,
  env,
  l10n,
  ProgressLocation,
  Range,
  Selection,
  type TextEditor,
  window,
} from 'vscode';
import type { TextEdit } from 'vscode-languageclient/node';
import { hemEditor } from '../editor';
import { askAtCursor, type CurrentClient } from '../request';

/** What the server answers to `hem/convert`; null where the text has nothing in it. */
type Answer = { readonly edit: TextEdit } | null;

/** `hem.pasteFormula`: the formulas on the clipboard as materials, at the cursor. */
export function registerPasteFormula(client: CurrentClient): Disposable {
  return commands.registerCommand('hem.pasteFormula', async () => {
    const editor = hemEditor();
    if (!editor) {
      window.showInformationMessage(l10n.t('Formulas are pasted into a .hem file: open one first.'));
      return;
    }
    const text = await env.clipboard.readText();
    const { version } = editor.document;
    const title = l10n.t('Reading the formulas');
    const answer = await window.withProgress({ location: ProgressLocation.Window, title }, async () =>
      text.trim() === '' ? null : askAtCursor<Answer>(client, 'hem/convert', editor, { text }),
    );
    if (answer === undefined) {
      window.showErrorMessage(l10n.t('The formulas could not be read: the hem server does not answer.'));
    } else if (answer === null) {
      window.showInformationMessage(l10n.t('There is no formula on the clipboard.'));
    } else if (editor.document.version !== version) {
      window.showInformationMessage(
        l10n.t('The file has changed in the meantime: paste the formulas again.'),
      );
    } else {
      await insert(editor, answer.edit);
    }
  });
}

/** One step to undo; the cursor goes behind what was inserted. */
async function insert(editor: TextEditor, { range: { start, end }, newText }: TextEdit): Promise<void> {
  const range = new Range(start.line, start.character, end.line, end.character);
  if (!(await editor.edit((builder) => builder.replace(range, newText)))) return;
  const last = newText.split(/\r?\n/).length - 1;
  const behind = editor.document.lineAt(start.line + last).range.end;
  editor.selection = new Selection(behind, behind);
  editor.revealRange(editor.selection);
}
