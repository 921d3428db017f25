/** What a text or a table gives to convert, one entry for each line or row that says anything. */
import type { Refusal } from './printed.js';

export type Row =
  /** A formula to be read, as it is printed. */
  | {
      readonly kind: 'formula';
      /** The row as it stands, to be shown where it cannot be read. */
      readonly text: string;
      readonly formula: string;
      readonly name?: string;
      /** The structure that the row names beside the formula. */
      readonly structure?: string;
    }
  /** A row of which it is not clear where the formula is. */
  | { readonly kind: 'unclear'; readonly text: string; readonly refusal: Refusal }
  /** A remark between the rows, kept as a comment. */
  | { readonly kind: 'remark'; readonly text: string };
