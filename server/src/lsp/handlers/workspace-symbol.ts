import type { SymbolInformation, WorkspaceSymbolParams } from 'vscode-languageserver';
import { declaredSymbols, matching } from '../../features/workspace-symbols.js';
import { LineIndex } from '../../syntax/line-index.js';
import { parse } from '../../syntax/parse.js';
import { fromRange, SYMBOL } from '../convert.js';
import type { Documents } from '../documents.js';
import { nameOf } from '../uri.js';
import type { Work } from '../work.js';

/** More are not looked through by anyone; another letter finds others. */
const MOST = 200;

interface Known {
  readonly text: string;
  readonly symbols: SymbolInformation[];
}

/** The symbols of the open documents and of the files of the workspace, read again only where their texts are others. */
export class WorkspaceSymbols {
  private readonly documents: Documents;
  private known: ReadonlyMap<string, Known> = new Map();

  constructor(documents: Documents) {
    this.documents = documents;
  }

  /** @throws Stopped where nobody waits for them any more. */
  async matching({ query }: WorkspaceSymbolParams, work: Work): Promise<SymbolInformation[]> {
    const now = await work.titled('Looking for symbols', () => this.read(work));
    this.known = now;
    return matching(
      [...now.values()].flatMap(({ symbols }) => symbols),
      query,
      MOST,
    );
  }

  private async read(work: Work): Promise<ReadonlyMap<string, Known>> {
    const files = await this.documents.everywhere(work);
    const now = new Map<string, Known>();
    for (const [index, { address, text }] of files.entries()) {
      await work.step(index, files.length);
      const before = this.known.get(address);
      now.set(address, before?.text === text ? before : { text, symbols: this.symbolsOf(address, text) });
    }
    return now;
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
