import {
  LSPErrorCodes,
  type OptionalVersionedTextDocumentIdentifier,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { mayName } from '../../features/names.js';
import { prepareRename, rename } from '../../features/rename.js';
import type { Client } from '../client.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import type { Work } from '../work.js';
import type { Workspace } from '../workspace.js';

export function onPrepareRename(
  { model }: Analysis,
  { position }: PrepareRenameParams,
): PrepareRenameResult | ResponseError<never> | null {
  const found = prepareRename(model, toOffset(model, position));
  if (!found) return null;
  if ('why' in found) return refused(found.why);
  return { range: fromRange(model, found.range), placeholder: found.named.name };
}

export async function onRename(
  analysis: Analysis,
  { position, newName }: RenameParams,
  client: Client,
  documents: Documents,
  workspace: Workspace,
  work: Work,
): Promise<WorkspaceEdit | ResponseError<never> | null> {
  const { model } = analysis;
  const found = prepareRename(model, toOffset(model, position));
  if (!found) return null;
  if ('why' in found) return refused(found.why);
  const models = await work.titled(`Renaming ${found.named.name}`, () =>
    documents.modelsAround(analysis, (text) => mayName(text, found.named), work),
  );
  // Without folders there are only the documents that somebody opened.
  const mayWrite = (address: string) =>
    address === model.address ||
    workspace.contains(address) ||
    (workspace.folders.length === 0 && documents.documentAt(address) !== undefined);
  const edits = rename(found.named, newName, models.values(), mayWrite);
  if ('why' in edits) return refused(edits.why);
  const changed: {
    readonly textDocument: OptionalVersionedTextDocumentIdentifier;
    readonly edits: TextEdit[];
  }[] = [];
  for (const [address, own] of edits) {
    const file = models.get(address);
    if (!file) continue;
    const document = documents.documentAt(address);
    if (document && document.getText() !== file.text) {
      return new ResponseError<never>(LSPErrorCodes.ContentModified, `${file.file} has been changed`);
    }
    changed.push({
      textDocument: { uri: documents.uriOf(address), version: document?.version ?? null },
      edits: own.map(({ range, text }) => ({ range: fromRange(file, range), newText: text })),
    });
  }
  if (client.takesVersions) return { documentChanges: changed };
  return {
    changes: Object.fromEntries(changed.map(({ textDocument, edits: own }) => [textDocument.uri, own])),
  };
}

function refused(why: string): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, why);
}
