/** The folders that the client has open. Files outside of them are never written. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { canonical } from './uri.js';

export class Workspace {
  private uris: readonly string[] = [];

  /** Their URIs, canonical. */
  get folders(): readonly string[] {
    return this.uris;
  }

  initialize({ workspaceFolders, rootUri }: InitializeParams): void {
    const root = rootUri ? [rootUri] : [];
    this.uris = (workspaceFolders?.map(({ uri }) => uri) ?? root).map(folderOf);
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    const gone = new Set(removed.map(({ uri }) => folderOf(uri)));
    this.uris = [...this.uris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => folderOf(uri))];
  }

  /** Whether a file lies in one of the folders, by its canonical URI. */
  contains(address: string): boolean {
    return this.folderAround(address) !== undefined;
  }

  /** The innermost of the folders in which a file lies. */
  folderAround(address: string): string | undefined {
    const around = this.uris.filter((folder) => address.startsWith(`${folder}/`));
    return around.sort((a, b) => b.length - a.length)[0];
  }
}

function folderOf(uri: string): string {
  return canonical(uri).replace(/\/$/, '');
}
