import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { highlights } from '../../features/highlights.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onDocumentHighlight(
  { model }: Analysis,
  { position }: DocumentHighlightParams,
): DocumentHighlight[] {
  return highlights(model, toOffset(model, position)).map(({ range, isDeclaration }) => ({
    range: fromRange(model, range),
    kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
