import { RequestType, type TextDocumentPositionParams, type TextEdit } from 'vscode-languageserver';
import { paste } from '../../features/paste.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

/** Formulas in a text, to be pasted at a place. */
export interface ConvertParams extends TextDocumentPositionParams {
  readonly text: string;
}

export interface ConvertAnswer {
  readonly edit: TextEdit;
  /** Formulas that became materials. */
  readonly converted: number;
  /** Those that are comments now, as they could not be read. */
  readonly kept: number;
}

/** `hem/convert`, beyond the protocol: null where the text has nothing in it. */
export const ConvertRequest = new RequestType<ConvertParams, ConvertAnswer | null, void>('hem/convert');

export function onConvert({ model }: Analysis, { position, text }: ConvertParams): ConvertAnswer | null {
  const pasted = paste(model, toOffset(model, position), text);
  if (!pasted) return null;
  const { edit, converted, kept } = pasted;
  return { edit: { range: fromRange(model, edit.range), newText: edit.text }, converted, kept };
}
