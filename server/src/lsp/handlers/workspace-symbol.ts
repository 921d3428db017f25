import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { declaredSymbols, matching } from '../../features/workspace-symbols.js';
import { LineIndex } from '../../syntax/line-index.js';
import { parse } from '../../syntax/parse.js';
import { fromRange, SYMBOL } from '../convert.js';
import type { Documents } from '../documents.js';
import { nameOf } from '../uri.js';

/** More are not looked through by anyone; another letter finds others. */
const MOST = 200;

/** The symbols of the open documents and of the files of the workspace, read again only where their texts are others. */
export class WorkspaceSymbols {
  private readonly documents: Documents;
  private known: ReadonlyMap<string, { readonly text: string; readonly symbols: SymbolInformation[] }> =
    new Map();

  constructor(documents: Documents) {
    this.documents = documents;
  }

  async matching({ query }: WorkspaceSymbolParams): Promise<SymbolInformation[]> {
    const files = await this.documents.everywhere();
    const { known } = this;
    const now = new Map(
      files.map(({ address, text }) => {
        const before = known.get(address);
        return [address, before?.text === text ? before : { text, symbols: this.symbolsOf(address, text) }];
      }),
    );
    this.known = now;
    return matching(
      [...now.values()].flatMap(({ symbols }) => symbols),
      query,
      MOST,
    );
  }

  private symbolsOf(address: string, text: string): SymbolInformation[] {
    const lines = new LineIndex(text);
    const uri = this.documents.uriOf(address);
    return declaredSymbols(parse(text)).map(({ kind, name, range }) => ({
      name,
      kind: SYMBOL[kind],
      location: { uri, range: fromRange({ lines }, range) },
      containerName: nameOf(address),
    }));
  }
}
