/** What a completion is, and the place that it is asked for. */
import type { FileModel } from '../../model/file.js';
import type { Declaration, Range } from '../../syntax/tree.js';
import type { Block } from '../markup.js';

export type CompletionKind =
  | 'keyword'
  | 'structure'
  | 'material'
  | 'site'
  | 'element'
  | 'species'
  | 'amount'
  | 'parameter'
  | 'quantity'
  | 'unit'
  | 'precursor'
  | 'rule'
  | 'file';

export interface Completion {
  readonly kind: CompletionKind;
  /** What is shown and, unless `insert` says otherwise, written. */
  readonly label: string;
  /** In a few words beside it. */
  readonly detail: string;
  readonly insert?: string;
  /** What it replaces. */
  readonly range: Range;
  /** Made only when a reader looks at it. */
  readonly documentation?: () => readonly Block[];
}

/** Where in a declaration the cursor stands. */
export type Place =
  | { readonly kind: 'top' }
  | { readonly kind: 'structure' }
  | { readonly kind: 'material' }
  | { readonly kind: 'arguments'; readonly family: string }
  | { readonly kind: 'formula'; readonly from: number }
  | { readonly kind: 'expression' }
  | { readonly kind: 'body' }
  | { readonly kind: 'list'; readonly site: string; readonly from: number }
  | { readonly kind: 'expectation'; readonly from: number }
  | { readonly kind: 'recipe'; readonly of: 'measured' | 'batch' | 'mixture'; readonly from: number }
  | { readonly kind: 'rule' };

export interface Context {
  readonly model: FileModel;
  readonly offset: number;
  /** The declaration that the cursor stands in, as far as it can be read. */
  readonly declaration?: Declaration;
  readonly place: Place;
  /** The text from the beginning of the present line, list or formula to the cursor. */
  readonly before: string;
}

/** What replaces the end of the text before the cursor. */
export function endOf({ offset }: Context, length: number): Range {
  return { start: offset - length, end: offset };
}
