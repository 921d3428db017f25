import { type TextEditor, window } from 'vscode';

/** The editor with the cursor where it has a .hem file; where it is no text, as in a walkthrough, one beside it that has. */
export function hemEditor(): TextEditor | undefined {
  const isHem = (editor: TextEditor | undefined) => editor?.document.languageId === 'hem';
  const { activeTextEditor, visibleTextEditors } = window;
  if (activeTextEditor) return isHem(activeTextEditor) ? activeTextEditor : undefined;
  return visibleTextEditors.find(isHem);
}
