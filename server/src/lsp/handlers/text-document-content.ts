import {
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentParams,
  type TextDocumentContentResult,
} from 'vscode-languageserver';
import { builtInText } from '../../model/built-in.js';
import type { ExpandedDocuments } from '../expanded.js';
import { ruleText } from '../rule-uri.js';
import type { Work } from '../work.js';

/** The text of a file that ships with hem, of the page of a rule, or of an expanded composition. */
export async function onTextDocumentContent(
  { uri }: TextDocumentContentParams,
  expanded: ExpandedDocuments,
  work: Work,
): Promise<TextDocumentContentResult | ResponseError<never> | null> {
  const text = builtInText(uri) ?? ruleText(uri) ?? (await expanded.text(uri, work));
  if (text !== undefined) return { text };
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, `There is no text at ${uri}`);
}
