/** The parts of the language in which a cursor may stand. */
import type { FileModel } from '../../model/file.js';
import type { Declaration } from '../../syntax/tree.js';

/** Behind what of a declaration's head the cursor stands. */
export type HeadPart = 'keyword' | 'name' | 'structure' | 'base' | 'description';

/** Where in a declaration the cursor stands. */
export type Place =
  | { readonly kind: 'top' }
  | { readonly kind: 'head'; readonly word: string; readonly behind: HeadPart }
  | { readonly kind: 'structure' }
  | { readonly kind: 'material' }
  | { readonly kind: 'path' }
  | { readonly kind: 'arguments'; readonly family: string }
  | { readonly kind: 'parameters' }
  | { readonly kind: 'formula'; readonly from: number }
  | { readonly kind: 'expression' }
  | { readonly kind: 'body' }
  | { readonly kind: 'structure-body' }
  | { readonly kind: 'list'; readonly site: string; readonly from: number }
  | { readonly kind: 'usual' }
  | { readonly kind: 'expectation'; readonly from: number }
  | { readonly kind: 'recipe'; readonly of: 'measured' | 'batch' | 'mixture'; readonly from: number }
  | { readonly kind: 'rule' }
  /** At the beginning of a comment. */
  | { readonly kind: 'comment' };

/** The cursor with what stands around it. */
export interface Context {
  readonly model: FileModel;
  readonly offset: number;
  /** The declaration that the cursor stands in, as far as it can be read. */
  readonly declaration?: Declaration;
  readonly place: Place;
  /** The text from the beginning of the present line, list or formula to the cursor. */
  readonly before: string;
  /** The text from the cursor to the end of the line, of its formula in a formula. */
  readonly after: string;
}
