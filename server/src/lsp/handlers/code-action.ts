import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { codeActions } from '../../features/code-actions.js';
import { writeStates } from '../../features/write-states.js';
import type { Client } from '../client.js';
import { fromAction, fromRewriting, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onCodeAction(analysis: Analysis, params: CodeActionParams, client: Client): CodeAction[] {
  const wanted = params.context.only;
  const isWanted = (kind: string) =>
    !wanted || wanted.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  if (!client.takesCodeActions) return [];
  const { model, findings } = analysis;
  const range = toOffsets(model, params.range);
  return [
    ...(isWanted(CodeActionKind.QuickFix)
      ? codeActions(model, findings, range).map((action) => fromAction(action, analysis, client))
      : []),
    ...(isWanted(CodeActionKind.RefactorRewrite)
      ? writeStates(model, range).map((rewriting) => fromRewriting(rewriting, analysis))
      : []),
  ];
}
