import type { DocumentLink } from 'vscode-languageserver';
import { documentLinks } from '../../features/document-links.js';
import type { Client } from '../client.js';
import { fromRange } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';

export async function onDocumentLinks(
  { model }: Analysis,
  _params: unknown,
  _client: Client,
  documents: Documents,
): Promise<DocumentLink[]> {
  return documentLinks(model).map((link) => ({
    range: fromRange(model, link.range),
    target: link.kind === 'file' ? documents.uriOf(link.address) : link.url,
  }));
}
