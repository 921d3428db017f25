/** The language server on a connection, whatever is at its other end. */
import {
  type CodeAction,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentColorRequest,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  PositionEncodingKind,
  ResponseError,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TRIGGERS } from '../features/completion/index.js';
import { FORMATTING_TRIGGERS } from '../features/on-type-formatting.js';
import { REFACTORINGS } from '../features/refactorings/registry.js';
import { SIGNATURE_TRIGGERS } from '../features/signature-help/signature-help.js';
import { SCHEME } from '../model/built-in.js';
import { type Client, clientOf } from './client.js';
import { ConfigurationPublisher } from './configuration.js';
import { Dependents } from './dependents.js';
import { Diagnoses } from './diagnoses.js';
import { type Analysis, Documents } from './documents.js';
import { ExpandedDocuments } from './expanded.js';
import { EXPANDED_SCHEME } from './expanded-uri.js';
import type { Files } from './files.js';
import { onCodeAction, onCodeActionResolve } from './handlers/code-action.js';
import { documentOf, onCodeLens, onCodeLensResolve } from './handlers/code-lens.js';
import { NO_COMPLETIONS, onCompletion, onCompletionResolve } from './handlers/completion.js';
import { ConvertRequest, onConvert } from './handlers/convert.js';
import { onDefinition } from './handlers/definition.js';
import { NO_DIAGNOSTICS, onDiagnostic } from './handlers/diagnostic.js';
import { onDocumentColors } from './handlers/document-color.js';
import { onDocumentHighlight } from './handlers/document-highlight.js';
import { onDocumentLinks } from './handlers/document-link.js';
import { onDocumentSymbol } from './handlers/document-symbol.js';
import { ExpandedRequest, onExpanded } from './handlers/expanded.js';
import { onFoldingRanges } from './handlers/folding-range.js';
import { onDocumentFormatting, onDocumentRangeFormatting } from './handlers/formatting.js';
import { onHover } from './handlers/hover.js';
import { onInlayHint } from './handlers/inlay-hint.js';
import { onDocumentOnTypeFormatting } from './handlers/on-type-formatting.js';
import { onReferences } from './handlers/references.js';
import { onPrepareRename, onRename } from './handlers/rename.js';
import { onSelectionRanges } from './handlers/selection-range.js';
import {
  DocumentTokens,
  NO_TOKENS,
  onSemanticTokensRange,
  TOKEN_LEGEND,
} from './handlers/semantic-tokens.js';
import { onSignatureHelp } from './handlers/signature-help.js';
import { onTextDocumentContent } from './handlers/text-document-content.js';
import { onTypeDefinition } from './handlers/type-definition.js';
import { onPrepareTypeHierarchy, onSubtypes, onSupertypes, withDocument } from './handlers/type-hierarchy.js';
import { onWorkspaceDiagnostic } from './handlers/workspace-diagnostic.js';
import { WorkspaceSymbols } from './handlers/workspace-symbol.js';
import type { Log } from './log.js';
import { Publisher } from './publish.js';
import { RULE_SCHEME } from './rule-uri.js';
import { inBackground, safely, timed } from './safely.js';
import { SECTION, SettingsStore } from './settings.js';
import { Shown } from './shown.js';
import { toldBy, WATCHERS } from './watched.js';
import { Work } from './work.js';
import { Workspace } from './workspace.js';

/**
 * Serves the language over a connection, and begins to listen to it.
 *
 * @param files without them only what is open can be imported.
 */
export function startServer(connection: Connection, files?: Files): void {
  const log: Log = connection.console;
  let client: Client = clientOf({});
  const texts = new TextDocuments(TextDocument);
  const settings = new SettingsStore(connection, log);
  const workspace = new Workspace();
  const documents = new Documents(texts, settings, workspace, files, log);
  const publisher = new Publisher(connection, documents, log, () => client);
  const configuration = new ConfigurationPublisher(connection, documents, log);
  const dependents = new Dependents(documents, log, async (uris) => {
    if (!client.pullsDiagnostics) for (const uri of uris) publisher.schedule(uri);
    await refresh();
  });
  const tokens = new DocumentTokens();
  const symbols = new WorkspaceSymbols(documents);
  const diagnoses = new Diagnoses(documents, workspace, settings, log, () => client);
  const shown = new Shown();
  const expanded = new ExpandedDocuments(documents, log, (uri) =>
    connection.workspace.textDocumentContent.refresh(uri),
  );

  /** A request about a document: read it, then let a pure function answer. */
  function aboutDocument<P extends { textDocument: TextDocumentIdentifier }, R>(
    method: string,
    empty: R,
    answer: (analysis: Analysis, params: P, client: Client) => R,
  ) {
    return safely(method, log, empty, async (params: P) => {
      const analysis = await documents.analysis(params.textDocument.uri);
      return analysis ? timed(method, log, () => answer(analysis, params, client)) : empty;
    });
  }

  /** The same for what may take a look at other files, or refuse to answer. */
  function acrossFiles<P extends { textDocument: TextDocumentIdentifier }, R>(
    method: string,
    empty: R,
    answer: (
      analysis: Analysis,
      params: P,
      client: Client,
      documents: Documents,
      workspace: Workspace,
      work: Work,
    ) => Promise<R>,
  ) {
    return safely(method, log, empty, async (params: P, token, progress) => {
      const analysis = await documents.analysis(params.textDocument.uri);
      const work = new Work(token, progress);
      return analysis ? answer(analysis, params, client, documents, workspace, work) : empty;
    });
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params.capabilities, params.initializationOptions);
    settings.canPull = client.answersConfiguration;
    documents.watchesFiles = client.watchesFiles;
    workspace.initialize(params);
    return {
      serverInfo: { name: 'hem' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
        signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] },
        codeLensProvider: { resolveProvider: client.resolvesLenses },
        semanticTokensProvider: { legend: TOKEN_LEGEND, full: { delta: true }, range: true },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        // A client that can is told later, and again when the settings have changed.
        ...(!client.registersColors && { colorProvider: true }),
        workspaceSymbolProvider: { workDoneProgress: true },
        typeDefinitionProvider: true,
        typeHierarchyProvider: { workDoneProgress: true },
        inlayHintProvider: true,
        documentSymbolProvider: true,
        definitionProvider: true,
        referencesProvider: { workDoneProgress: true },
        documentHighlightProvider: true,
        renameProvider: client.preparesRename ? { prepareProvider: true, workDoneProgress: true } : true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: {
          firstTriggerCharacter: FORMATTING_TRIGGERS[0],
          moreTriggerCharacter: FORMATTING_TRIGGERS.slice(1),
        },
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, ...new Set(REFACTORINGS.map(({ kind }) => kind))],
          resolveProvider: client.resolvesEdits,
        },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: {
            interFileDependencies: true,
            workspaceDiagnostics: files !== undefined,
            workDoneProgress: true,
          },
        }),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...(client.showsBuiltIns && {
            textDocumentContent: { schemes: [SCHEME, RULE_SCHEME, EXPANDED_SCHEME] },
          }),
        },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders((event) => {
        workspace.change(event);
        documents.changed();
        diagnoses.filesChanged();
      });
    inBackground('client/registerCapability', log, () =>
      Promise.all([
        client.registersConfiguration &&
          connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
        client.watchesFiles &&
          connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHERS }),
        offerColors(),
      ]),
    );
  });

  let colors: Promise<Disposable | undefined> = Promise.resolve(undefined);
  /** There is no request to ask for colours again: a client does where their provider is another. */
  function offerColors(): Promise<unknown> {
    if (!client.registersColors) return Promise.resolve();
    colors = colors.then(async (former) => {
      former?.dispose();
      return connection.client.register(DocumentColorRequest.type, { documentSelector: null });
    });
    return colors;
  }

  /** Something that others may import is not what it was. */
  function changed(uris: readonly string[]): void {
    dependents.schedule();
    documents.changed(uris);
    diagnoses.changed(uris);
    expanded.schedule();
    configuration.schedule();
  }
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const told = toldBy(changes, () => [...documents.kept, ...diagnoses.kept]);
    if (told.isSearch) diagnoses.filesChanged();
    if (told.addresses.length > 0) changed(told.addresses);
    if (told.isConfiguration) configured();
  });

  connection.onDidChangeConfiguration((params) => {
    settings.change(params?.settings);
    inBackground('client/registerCapability', log, offerColors);
    configured();
  });

  /** What decides about all documents is not what it was. */
  function configured(): void {
    diagnoses.changed();
    expanded.schedule();
    if (!client.pullsDiagnostics) for (const uri of texts.keys()) publisher.schedule(uri);
    inBackground('refreshing', log, refresh);
  }

  /** Asks the client to ask again for all that depends on settings. */
  async function refresh(): Promise<void> {
    const { refreshes } = client;
    await Promise.all([
      client.pullsDiagnostics && refreshes.diagnostics && connection.languages.diagnostics.refresh(),
      refreshes.codeLenses && connection.sendRequest(CodeLensRefreshRequest.type),
      refreshes.inlayHints && connection.languages.inlayHint.refresh(),
      refreshes.semanticTokens && connection.languages.semanticTokens.refresh(),
    ]);
  }

  texts.onDidChangeContent(({ document }) => {
    changed([document.uri]);
    if (!client.pullsDiagnostics) publisher.schedule(document.uri);
  });
  texts.onDidClose(({ document: { uri } }) => {
    documents.forget(uri);
    expanded.forget(uri);
    tokens.forget(uri);
    changed([uri]);
    if (!client.pullsDiagnostics) publisher.clear(uri);
  });

  connection.onHover(aboutDocument('textDocument/hover', null, onHover));
  connection.onCompletion(acrossFiles('textDocument/completion', NO_COMPLETIONS, onCompletion));
  connection.onCompletionResolve((item, token) =>
    aboutDocument('completionItem/resolve', item, (analysis, _params, to) =>
      onCompletionResolve(analysis, item, to),
    )({ textDocument: documentOf(item) }, token),
  );
  connection.onSignatureHelp(aboutDocument('textDocument/signatureHelp', null, onSignatureHelp));
  connection.onCodeLens(aboutDocument('textDocument/codeLens', [], onCodeLens));
  connection.onCodeLensResolve((lens, token) =>
    aboutDocument('codeLens/resolve', lens, (analysis, _params, to) => onCodeLensResolve(analysis, lens, to))(
      { textDocument: documentOf(lens) },
      token,
    ),
  );
  connection.onDocumentSymbol(aboutDocument('textDocument/documentSymbol', [], onDocumentSymbol));
  connection.onCodeAction(aboutDocument('textDocument/codeAction', [], onCodeAction));
  connection.onCodeActionResolve(
    safely<CodeAction, CodeAction | ResponseError<never>>(
      'codeAction/resolve',
      log,
      new ResponseError<never>(LSPErrorCodes.RequestFailed, 'The edits could not be made'),
      (action) => onCodeActionResolve(action, client, documents),
    ),
  );
  connection.onDocumentFormatting(aboutDocument('textDocument/formatting', [], onDocumentFormatting));
  connection.onDocumentRangeFormatting(
    aboutDocument('textDocument/rangeFormatting', [], onDocumentRangeFormatting),
  );
  connection.onDocumentOnTypeFormatting(
    aboutDocument('textDocument/onTypeFormatting', [], onDocumentOnTypeFormatting),
  );
  connection.onDefinition(aboutDocument('textDocument/definition', null, onDefinition));
  connection.onDocumentHighlight(aboutDocument('textDocument/documentHighlight', [], onDocumentHighlight));
  connection.onTypeDefinition(aboutDocument('textDocument/typeDefinition', [], onTypeDefinition));
  connection.onFoldingRanges(aboutDocument('textDocument/foldingRange', [], onFoldingRanges));
  connection.onSelectionRanges(aboutDocument('textDocument/selectionRange', [], onSelectionRanges));
  connection.onDocumentLinks(acrossFiles('textDocument/documentLink', [], onDocumentLinks));
  connection.onDocumentColor(aboutDocument('textDocument/documentColor', [], onDocumentColors));
  // An element has its colour; there is no other to choose.
  connection.onColorPresentation(() => []);
  connection.onWorkspaceSymbol(
    safely('workspace/symbol', log, [], (params, token, progress) =>
      symbols.matching(params, new Work(token, progress)),
    ),
  );
  connection.onReferences(acrossFiles('textDocument/references', [], onReferences));
  connection.onPrepareRename(aboutDocument('textDocument/prepareRename', null, onPrepareRename));
  connection.onRenameRequest(acrossFiles('textDocument/rename', null, onRename));
  connection.workspace.textDocumentContent.on(
    safely('workspace/textDocumentContent', log, null, (params, token) =>
      onTextDocumentContent(params, expanded, new Work(token)),
    ),
  );
  connection.onRequest(ExpandedRequest, acrossFiles('hem/expanded', null, onExpanded));
  connection.onRequest(ConvertRequest, aboutDocument('hem/convert', null, onConvert));
  connection.languages.inlayHint.on(aboutDocument('textDocument/inlayHint', [], onInlayHint));
  connection.languages.semanticTokens.on(
    aboutDocument('textDocument/semanticTokens/full', NO_TOKENS, (analysis) => tokens.full(analysis)),
  );
  connection.languages.semanticTokens.onDelta(
    aboutDocument('textDocument/semanticTokens/full/delta', NO_TOKENS, (analysis, params) =>
      tokens.delta(analysis, params),
    ),
  );
  connection.languages.semanticTokens.onRange(
    aboutDocument('textDocument/semanticTokens/range', NO_TOKENS, onSemanticTokensRange),
  );
  connection.languages.typeHierarchy.onPrepare(
    acrossFiles('textDocument/prepareTypeHierarchy', null, onPrepareTypeHierarchy),
  );
  connection.languages.typeHierarchy.onSupertypes((params, token, progress) =>
    acrossFiles('typeHierarchy/supertypes', [], onSupertypes)(withDocument(params), token, progress),
  );
  connection.languages.typeHierarchy.onSubtypes((params, token, progress) =>
    acrossFiles('typeHierarchy/subtypes', [], onSubtypes)(withDocument(params), token, progress),
  );
  connection.languages.diagnostics.on(
    safely('textDocument/diagnostic', log, NO_DIAGNOSTICS, (params) =>
      onDiagnostic(params, diagnoses, shown),
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    safely('workspace/diagnostic', log, { items: [] }, (params, token, progress, partial) =>
      onWorkspaceDiagnostic(params, { documents, diagnoses, shown }, token, progress, partial),
    ),
  );

  texts.listen(connection);
  connection.listen();
}
