/** From the address of a place to its file: this one, one that is imported, directly or not, or a built-in one. */
import { LineIndex } from '../syntax/line-index.js';
import { builtInText, SCHEME } from './built-in.js';
import type { FileModel } from './file-model.js';

/** Whether an address is that of a file that ships with hem. */
export function isBuiltInAddress(address: string): boolean {
  return address.startsWith(`${SCHEME}:`);
}

/** The model of a file within that of one that imports it, directly or not. */
export function modelAt(address: string, from: FileModel): FileModel | undefined {
  const seen = new Set([from]);
  for (const model of seen) {
    if (model.address === address) return model;
    for (const { outcome } of model.imports) if (outcome?.kind === 'read') seen.add(outcome.model);
  }
  return undefined;
}

/** The text of a file that another one knows of. */
export function textAt(address: string, from: FileModel): Pick<FileModel, 'text' | 'lines'> | undefined {
  const text = builtInText(address);
  return text === undefined ? modelAt(address, from) : { text, lines: new LineIndex(text) };
}
