import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { foldingRanges } from '../../features/folding-ranges.js';
import type { Analysis } from '../documents.js';

const KIND = {
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
  region: FoldingRangeKind.Region,
};

export function onFoldingRanges({ model }: Analysis): FoldingRange[] {
  return foldingRanges(model).map(({ first, last, kind }) => ({
    startLine: first,
    endLine: last,
    ...(kind && { kind: KIND[kind] }),
  }));
}
