/** What the client at the other end can do, as far as the server minds. */
import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';

export interface Client {
  /** Asks for diagnostics itself; they are not pushed then. */
  readonly pullsDiagnostics: boolean;
  readonly showsRelated: boolean;
  readonly readsMarkdown: boolean;
  readonly nestsSymbols: boolean;
  /** Takes code actions with edits in them. */
  readonly takesCodeActions: boolean;
  /** Takes definitions with the range that was asked about. */
  readonly takesLinks: boolean;
  /** Asks whether something can be renamed before it asks for the name. */
  readonly preparesRename: boolean;
  /** Takes edits with the versions of the documents that they are for. */
  readonly takesVersions: boolean;
  /** Shows built-in files, whose text it asks for. */
  readonly showsBuiltIns: boolean;
  readonly hasFolders: boolean;
  /** Tells of changes of files when it is asked to. */
  readonly watchesFiles: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshes: {
    readonly diagnostics: boolean;
    readonly codeLenses: boolean;
    readonly inlayHints: boolean;
  };
}

export function clientOf({ textDocument, workspace }: ClientCapabilities): Client {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    showsRelated:
      (textDocument?.diagnostic?.relatedInformation ??
        textDocument?.publishDiagnostics?.relatedInformation) === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    takesLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    takesVersions: workspace?.workspaceEdit?.documentChanges === true,
    showsBuiltIns: workspace?.textDocumentContent !== undefined,
    hasFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
    },
  };
}
