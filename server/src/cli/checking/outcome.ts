/** What became of a file that was checked: plain data, as a worker posts it. */
import type { CheckedFile } from '../../reports/checked-file.js';
import { LineIndex } from '../../syntax/line-index.js';
import type { ExitCode } from '../exit-codes.js';
import type { Entry } from './cache-entry.js';

/** What went wrong with a file, as it is told. */
export interface Failure {
  readonly message: string;
  readonly code: ExitCode;
}

export interface Outcome {
  /** Without its lines, which follow from its text. */
  readonly checked?: Omit<CheckedFile, 'lines'>;
  readonly failure?: Failure;
  /** The addresses of what it imports, directly or not. */
  readonly imported: readonly string[];
  /** What a cache may keep of it. */
  readonly entry?: Entry;
}

export function withLines(checked: Omit<CheckedFile, 'lines'>): CheckedFile {
  return { ...checked, lines: new LineIndex(checked.text) };
}
