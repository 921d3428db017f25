import type {
  DocumentFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { formatEdits } from '../../syntax/format.js';
import type { Range } from '../../syntax/tree.js';
import { fromRange, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';

/** The layout is one for all: the editor's options, tabs or blanks, are not looked at. */
export function onDocumentFormatting(analysis: Analysis, _params: DocumentFormattingParams): TextEdit[] {
  return edits(analysis);
}

export function onDocumentRangeFormatting(
  analysis: Analysis,
  { range }: DocumentRangeFormattingParams,
): TextEdit[] {
  return edits(analysis, toOffsets(analysis.model, range));
}

function edits({ model }: Analysis, within?: Range): TextEdit[] {
  return formatEdits(model.text, within).map(({ range, text }) => ({
    range: fromRange(model, range),
    newText: text,
  }));
}
