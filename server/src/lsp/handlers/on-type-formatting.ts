import type { DocumentOnTypeFormattingParams, TextEdit } from 'vscode-languageserver';
import { formatOnType } from '../../features/on-type-formatting.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';
import { isExpanded } from '../expanded-uri.js';

/** The layout is one for all: the editor's options, tabs or blanks, are not looked at. */
export function onDocumentOnTypeFormatting(
  { model, uri }: Analysis,
  { position, ch }: DocumentOnTypeFormattingParams,
): TextEdit[] {
  if (isExpanded(uri)) return [];
  return formatOnType(model.text, toOffset(model, position), ch).map(({ range, text }) => ({
    range: fromRange(model, range),
    newText: text,
  }));
}
