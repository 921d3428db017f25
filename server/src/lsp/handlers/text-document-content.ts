import {
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentParams,
  type TextDocumentContentResult,
} from 'vscode-languageserver';
import { builtInText } from '../../model/built-in.js';

/** The text of a file that ships with hem. */
export function onTextDocumentContent({
  uri,
}: TextDocumentContentParams): TextDocumentContentResult | ResponseError<never> {
  const text = builtInText(uri);
  if (text !== undefined) return { text };
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, `No built-in file is called ${uri}`);
}
