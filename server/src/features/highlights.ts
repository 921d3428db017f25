/** Highlights: where in its file the name at an offset stands, and where it is declared. */
import type { FileModel } from '../model/file.js';
import { isDeclaration, isSame, occurrencesIn } from '../model/occurrences.js';
import type { Range } from '../syntax/tree.js';
import { occurrenceAt } from './names.js';

export interface Highlight {
  readonly range: Range;
  readonly isDeclaration: boolean;
}

/** All places of the name at an offset; none where no name stands there. */
export function highlights(model: FileModel, offset: number): Highlight[] {
  const found = occurrenceAt(model, offset);
  if (!found) return [];
  return occurrencesIn(model)
    .filter(({ named }) => isSame(named, found.named))
    .map((occurrence) => ({ range: occurrence.range, isDeclaration: isDeclaration(occurrence, model) }));
}
