/** From the address of a place to its file: this one, an imported or shared one, directly or not, or a built-in one. */
import { LineIndex } from '../syntax/line-index.js';
import { builtInText, SCHEME } from './built-in.js';
import type { FileModel } from './file-model.js';
import type { SharedFile } from './shared.js';

/** Whether an address is that of a file that ships with hem. */
export function isBuiltInAddress(address: string): boolean {
  return address.startsWith(`${SCHEME}:`);
}

/** A file that another one imports or shares, directly or not, as that one knows it. */
export function fileAt(address: string, from: FileModel): FileModel | SharedFile | undefined {
  const seen = new Set([from]);
  for (const model of seen) {
    if (model.address === address) return model;
    const shared = model.shared.find((one) => one.address === address);
    if (shared) return shared;
    for (const { outcome } of model.imports) if (outcome?.kind === 'read') seen.add(outcome.model);
  }
  return undefined;
}

/** The text of a file that another one knows of. */
export function textAt(address: string, from: FileModel): Pick<FileModel, 'text' | 'lines'> | undefined {
  const text = builtInText(address);
  return text === undefined ? fileAt(address, from) : { text, lines: new LineIndex(text) };
}

/**
 * The way from one file to another as an import would be written: relative, with forward slashes, and the same wherever
 * it is asked from.
 */
export function pathBetween(from: string, to: string): string {
  const own = segmentsOf(from).slice(0, -1);
  const other = segmentsOf(to);
  let common = 0;
  while (common < own.length && common < other.length - 1 && own[common] === other[common]) common++;
  // On another drive, or not a file at all.
  if (common === 0 && ROOTED.test(to)) return other.join('/');
  return [...own.slice(common).map(() => '..'), ...other.slice(common)].join('/');
}

const ROOTED = /^(?:[a-z][a-z0-9+.-]*:|[\\/])/i;

function segmentsOf(address: string): string[] {
  if (/^[a-z]:\\|^\\\\/i.test(address)) return address.split(/[\\/]/);
  const segments = address.split('/');
  return /^[a-z][a-z0-9+.-]+:/i.test(address) ? segments.map(unescaped) : segments;
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
