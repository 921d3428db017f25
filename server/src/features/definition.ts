/** Definition: where what a name stands for is declared, in this file, an imported or a built-in one. */
import type { FileModel } from '../model/file.js';
import type { Range } from '../syntax/tree.js';
import { occurrenceAt, type Place } from './names.js';

export interface Definition extends Place {
  /** The name that was asked about. */
  readonly origin: Range;
}

/** What the name at an offset stands for; that of an import is the beginning of its file. */
export function definition(model: FileModel, offset: number): Definition | undefined {
  const found = occurrenceAt(model, offset);
  return found && { origin: found.range, address: found.named.address, range: found.named.range };
}
