import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { codeActions } from '../../features/code-actions.js';
import type { Client } from '../client.js';
import { fromAction, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onCodeAction(analysis: Analysis, params: CodeActionParams, client: Client): CodeAction[] {
  const wanted = params.context.only;
  const isWanted = !wanted || wanted.includes(CodeActionKind.QuickFix) || wanted.includes('');
  if (!isWanted || !client.takesCodeActions) return [];
  const { model, findings } = analysis;
  const actions = codeActions(model, findings, toOffsets(model, params.range));
  return actions.map((action) => fromAction(action, analysis, client));
}
