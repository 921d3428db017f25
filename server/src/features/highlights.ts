/** Highlights: where in its file the name at an offset stands, or the element within its declaration. */
import type { FileModel } from '../model/file.js';
import { isDeclaration, isSame, occurrencesIn } from '../model/occurrences.js';
import { declarationAt, elementsIn } from '../syntax/lookup.js';
import type { Name, Range } from '../syntax/tree.js';
import { occurrenceAt } from './names.js';

export interface Highlight {
  readonly range: Range;
  /** Whether it is where a name is declared. */
  readonly isDeclaration: boolean;
}

/** All places of the name at an offset, or of the element; none where neither stands there. */
export function highlights(model: FileModel, offset: number): Highlight[] {
  const found = occurrenceAt(model, offset);
  if (!found) {
    return elementsAlike(model, offset).map(({ range }) => ({ range, isDeclaration: false }));
  }
  return occurrencesIn(model)
    .filter(({ named }) => isSame(named, found.named))
    .map((occurrence) => ({ range: occurrence.range, isDeclaration: isDeclaration(occurrence, model) }));
}

/** The symbols of the element at an offset, in the declaration that it is in. */
function elementsAlike({ syntax }: FileModel, offset: number): Name[] {
  const declaration = declarationAt(syntax, offset);
  const symbols = declaration ? elementsIn(declaration) : [];
  const touched = symbols.filter(({ range }) => range.start <= offset && offset <= range.end);
  const symbol = touched.find(({ range }) => offset < range.end) ?? touched[0];
  return symbols.filter(({ text }) => text === symbol?.text).sort((a, b) => a.range.start - b.range.start);
}
