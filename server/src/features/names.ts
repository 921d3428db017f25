/** The name at an offset. */
import type { FileModel } from '../model/file.js';
import { type Named, type Occurrence, occurrencesIn } from '../model/occurrences.js';

/** A place in some file. */
export interface Place {
  readonly address: string;
  readonly range: Occurrence['range'];
}

/** The name that an offset is in, or at the end of. */
export function occurrenceAt(model: FileModel, offset: number): Occurrence | undefined {
  const touched = occurrencesIn(model).filter(({ range }) => range.start <= offset && offset <= range.end);
  return touched.find(({ range }) => offset < range.end) ?? touched[0];
}

/** Whether a text other than the one at hand could name something: false only where it is certain that it does not. */
export function mayName(text: string, { kind, name }: Named): boolean {
  if (kind === 'parameter') return false;
  if (kind === 'file') return text.includes('import');
  // A constant may stand in subscripts, a name in quotes with what takes their meaning from characters.
  return kind === 'constant' || text.includes(name) || text.includes('\\');
}
