import { commands, type Disposable, env, Range, Selection, type TextEditor, window } from 'vscode';
import type { LanguageClient, TextEdit } from 'vscode-languageclient/node';

/** What the server answers to `hem/convert`; null where the text has nothing in it. */
type Answer = { readonly edit: TextEdit } | null;

/** `hem.pasteFormula`: the formulas on the clipboard as materials, at the cursor. */
export function registerPasteFormula(client: () => LanguageClient | undefined): Disposable {
  return commands.registerCommand('hem.pasteFormula', async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'hem') {
      window.showInformationMessage('Formulas are pasted into a .hem file: open one first.');
      return;
    }
    const text = await env.clipboard.readText();
    const { version } = editor.document;
    const answer = text.trim() === '' ? null : await ask(client(), editor, text);
    if (answer === undefined) {
      window.showErrorMessage('The formulas could not be read: the hem server does not answer.');
    } else if (answer === null) {
      window.showInformationMessage('There is no formula on the clipboard.');
    } else if (editor.document.version !== version) {
      window.showInformationMessage('The file has changed in the meantime: paste the formulas again.');
    } else {
      await insert(editor, answer.edit);
    }
  });
}

/** Undefined where no server answers; the client has logged why. */
async function ask(
  client: LanguageClient | undefined,
  { document, selection }: TextEditor,
  text: string,
): Promise<Answer | undefined> {
  if (!client) return undefined;
  const { asUri, asPosition } = client.code2ProtocolConverter;
  const params = {
    textDocument: { uri: asUri(document.uri) },
    position: asPosition(selection.active),
    text,
  };
  return client.sendRequest<Answer>('hem/convert', params).catch(() => undefined);
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
