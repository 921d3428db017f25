/** What the client at the other end can do, as far as the server minds. */
import { type ClientCapabilities, MarkupKind } from 'vscode-languageserver';
import { member } from './settings.js';

export interface Client {
  /** Asks for diagnostics itself; they are not pushed then. */
  readonly pullsDiagnostics: boolean;
  readonly showsRelated: boolean;
  /** Links the id of a rule to its page, whose text it asks for. */
  readonly showsRules: boolean;
  readonly readsMarkdown: boolean;
  readonly nestsSymbols: boolean;
  /** Takes code actions with edits in them. */
  readonly takesCodeActions: boolean;
  /** Asks for the edits of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  /** Shows code actions that cannot be done, with the reason. */
  readonly showsDisabled: boolean;
  /** Takes edits that are snippets. */
  readonly takesSnippets: boolean;
  /** Takes definitions with the range that was asked about. */
  readonly takesLinks: boolean;
  /** Asks whether something can be renamed before it asks for the name. */
  readonly preparesRename: boolean;
  /** Takes edits with the versions of the documents that they are for. */
  readonly takesVersions: boolean;
  /** Shows built-in files, pages of rules and expanded compositions, whose texts it asks for. */
  readonly showsBuiltIns: boolean;
  readonly hasFolders: boolean;
  /** Tells of changes of files when it is asked to. */
  readonly watchesFiles: boolean;
  /** Asks for the text of a code lens when it is to be seen. */
  readonly resolvesLenses: boolean;
  /** Asks for colours anew when their provider is registered anew. */
  readonly registersColors: boolean;
  /** The commands of its own that code lenses and completions may run. */
  readonly commands: ReadonlySet<string>;
  /** What completions may have. */
  readonly completion: {
    readonly snippets: boolean;
    /** Shows the detail of each in its line. */
    readonly labelDetails: boolean;
    readonly markdown: boolean;
  };
  /** What signatures may have. */
  readonly signatures: {
    /** Takes parameters by where they stand in the label. */
    readonly offsets: boolean;
    readonly markdown: boolean;
  };
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly refreshes: {
    readonly diagnostics: boolean;
    readonly codeLenses: boolean;
    readonly inlayHints: boolean;
    readonly semanticTokens: boolean;
  };
}

/** @param initialization what the client says of itself beyond the protocol. */
export function clientOf({ textDocument, workspace }: ClientCapabilities, initialization?: unknown): Client {
  const commands = member(initialization, 'commands');
  const { diagnostic, publishDiagnostics } = textDocument ?? {};
  const showsBuiltIns = workspace?.textDocumentContent !== undefined;
  const item = textDocument?.completion?.completionItem;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  return {
    pullsDiagnostics: diagnostic !== undefined,
    showsRelated: (diagnostic?.relatedInformation ?? publishDiagnostics?.relatedInformation) === true,
    showsRules:
      showsBuiltIns &&
      (diagnostic?.codeDescriptionSupport ?? publishDiagnostics?.codeDescriptionSupport) === true,
    readsMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits:
      textDocument?.codeAction?.dataSupport === true &&
      textDocument.codeAction.resolveSupport?.properties.includes('edit') === true,
    showsDisabled: textDocument?.codeAction?.disabledSupport === true,
    takesSnippets:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    takesLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    takesVersions: workspace?.workspaceEdit?.documentChanges === true,
    showsBuiltIns,
    hasFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    resolvesLenses: textDocument?.codeLens?.resolveSupport?.properties.includes('command') === true,
    registersColors: textDocument?.colorProvider?.dynamicRegistration === true,
    commands: new Set(Array.isArray(commands) ? commands : []),
    completion: {
      snippets: item?.snippetSupport === true,
      labelDetails: item?.labelDetailsSupport === true,
      markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    },
    signatures: {
      offsets: signature?.parameterInformation?.labelOffsetSupport === true,
      markdown: signature?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    },
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport === true,
      codeLenses: workspace?.codeLens?.refreshSupport === true,
      inlayHints: workspace?.inlayHint?.refreshSupport === true,
      semanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    },
  };
}
