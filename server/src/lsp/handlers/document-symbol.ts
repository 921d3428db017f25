import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from 'vscode-languageserver';
import { documentSymbols } from '../../features/document-symbols.js';
import type { Client } from '../client.js';
import { fromSymbol, fromTopSymbol } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onDocumentSymbol(
  analysis: Analysis,
  _params: DocumentSymbolParams,
  client: Client,
): DocumentSymbol[] | SymbolInformation[] {
  const symbols = documentSymbols(analysis.model);
  return client.nestsSymbols
    ? symbols.map((symbol) => fromSymbol(symbol, analysis.model))
    : symbols.map((symbol) => fromTopSymbol(symbol, analysis));
}
