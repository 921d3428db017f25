import { RequestType, type TextDocumentPositionParams } from 'vscode-languageserver';
import { expandableAt } from '../../features/expanded.js';
import type { Client } from '../client.js';
import { toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import { expandedUri, isExpanded } from '../expanded-uri.js';

/** The address of a text that the client then asks for by `workspace/textDocumentContent`. */
export interface ExpandedAnswer {
  readonly uri: string;
}

/** `hem/expanded`, beyond the protocol: the expanded composition of the material at a place; null where there is none. */
export const ExpandedRequest = new RequestType<TextDocumentPositionParams, ExpandedAnswer | null, void>(
  'hem/expanded',
);

export async function onExpanded(
  { model, uri }: Analysis,
  { position }: TextDocumentPositionParams,
  _client: Client,
  documents: Documents,
): Promise<ExpandedAnswer | null> {
  const named = isExpanded(uri) ? undefined : expandableAt(model, toOffset(model, position));
  if (!named) return null;
  const declaring = named.address === model.address ? uri : documents.uriOf(named.address);
  return { uri: expandedUri({ uri: declaring, name: named.name }) };
}
