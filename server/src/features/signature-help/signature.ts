/** What signature help shows. */
import type { Block } from '../markup.js';

/** A part of a signature's label, which is shown when it is being written. */
export interface SignatureParameter {
  /** Where it stands in the label. */
  readonly start: number;
  readonly end: number;
  readonly documentation: readonly Block[];
}

export interface Signature {
  readonly label: string;
  readonly documentation: readonly Block[];
  readonly parameters: readonly SignatureParameter[];
  /** The one that is being written, by its position. */
  readonly active: number | undefined;
  /** Whether there is nothing left to be written. */
  readonly isDone?: boolean;
}

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The one that fits what is written, by its position. */
  readonly active: number;
}
