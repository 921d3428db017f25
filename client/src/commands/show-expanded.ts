import {
  commands,
  type Disposable,
  l10n,
  ProgressLocation,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { hemEditor } from '../editor';
import { askAtCursor, type CurrentClient } from '../request';

/** What the server answers to `hem/expanded`; null where there is no material. */
type Answer = { readonly uri: string } | null;

/**
 * `hem.showExpanded`: every member, site, species and state of the material at the cursor, read-only and beside it.
 * The server writes the text, and writes it anew whenever the material changes.
 */
export function registerShowExpanded(client: CurrentClient): Disposable {
  return commands.registerCommand('hem.showExpanded', async () => {
    const editor = hemEditor();
    if (!editor) {
      window.showInformationMessage(l10n.t('There is no .hem file to look at: open one first.'));
      return;
    }
    const title = l10n.t('Expanding the composition');
    const done = window.withProgress({ location: ProgressLocation.Window, title }, async () => {
      const answer = await askAtCursor<Answer>(client, 'hem/expanded', editor);
      return answer && workspace.openTextDocument(Uri.parse(answer.uri));
    });
    const document = await done;
    if (document === undefined) {
      window.showErrorMessage(l10n.t('The composition was not expanded: the hem server does not answer.'));
    } else if (document === null) {
      window.showInformationMessage(
        l10n.t('There is no material at the cursor: put it on the one to expand.'),
      );
    } else {
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true });
    }
  });
}
