/** The language server on a connection, whatever is at its other end. */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SCHEME } from '../model/built-in.js';
import { type Client, clientOf } from './client.js';
import { Dependents } from './dependents.js';
import { type Analysis, Documents } from './documents.js';
import type { Files } from './files.js';
import { onCodeAction } from './handlers/code-action.js';
import { onCodeLens } from './handlers/code-lens.js';
import { ConvertRequest, onConvert } from './handlers/convert.js';
import { onDefinition } from './handlers/definition.js';
import { onDiagnostic } from './handlers/diagnostic.js';
import { onDocumentHighlight } from './handlers/document-highlight.js';
import { onDocumentSymbol } from './handlers/document-symbol.js';
import { onDocumentFormatting, onDocumentRangeFormatting } from './handlers/formatting.js';
import { onHover } from './handlers/hover.js';
import { onInlayHint } from './handlers/inlay-hint.js';
import { onReferences } from './handlers/references.js';
import { onPrepareRename, onRename } from './handlers/rename.js';
import { onTextDocumentContent } from './handlers/text-document-content.js';
import type { Log } from './log.js';
import { Publisher } from './publish.js';
import { inBackground, safely, timed } from './safely.js';
import { SECTION, SettingsStore } from './settings.js';
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
  const dependents = new Dependents(documents, log, async (uris) => {
    if (!client.pullsDiagnostics) for (const uri of uris) publisher.schedule(uri);
    await refresh();
  });

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
    ) => Promise<R>,
  ) {
    return safely(method, log, empty, async (params: P) => {
      const analysis = await documents.analysis(params.textDocument.uri);
      return analysis ? answer(analysis, params, client, documents, workspace) : empty;
    });
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientOf(params.capabilities);
    settings.canPull = client.answersConfiguration;
    documents.watchesFiles = client.watchesFiles;
    workspace.initialize(params);
    return {
      serverInfo: { name: 'hem' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeLensProvider: {},
        inlayHintProvider: true,
        documentSymbolProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: client.preparesRename ? { prepareProvider: true } : true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
        }),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...(client.showsBuiltIns && { textDocumentContent: { schemes: [SCHEME] } }),
        },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.hasFolders)
      connection.workspace.onDidChangeWorkspaceFolders((event) => workspace.change(event));
    inBackground('client/registerCapability', log, () =>
      Promise.all([
        client.registersConfiguration &&
          connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
        client.watchesFiles &&
          connection.client.register(DidChangeWatchedFilesNotification.type, {
            watchers: [{ globPattern: '**/*.hem' }],
          }),
      ]),
    );
  });

  /** Something that others may import is not what it was. */
  function changed(uris?: readonly string[]): void {
    dependents.schedule();
    documents.changed(uris);
  }
  connection.onDidChangeWatchedFiles(({ changes }) => changed(changes.map(({ uri }) => uri)));

  connection.onDidChangeConfiguration((params) => {
    settings.change(params?.settings);
    if (!client.pullsDiagnostics) for (const uri of texts.keys()) publisher.schedule(uri);
    inBackground('refreshing', log, refresh);
  });

  /** Asks the client to ask again for all that depends on settings. */
  async function refresh(): Promise<void> {
    const { refreshes } = client;
    await Promise.all([
      client.pullsDiagnostics && refreshes.diagnostics && connection.languages.diagnostics.refresh(),
      refreshes.codeLenses && connection.sendRequest(CodeLensRefreshRequest.type),
      refreshes.inlayHints && connection.languages.inlayHint.refresh(),
    ]);
  }

  texts.onDidChangeContent(({ document }) => {
    changed();
    if (!client.pullsDiagnostics) publisher.schedule(document.uri);
  });
  texts.onDidClose(({ document: { uri } }) => {
    documents.forget(uri);
    changed();
    if (!client.pullsDiagnostics) publisher.clear(uri);
  });

  connection.onHover(aboutDocument('textDocument/hover', null, onHover));
  connection.onCodeLens(aboutDocument('textDocument/codeLens', [], onCodeLens));
  connection.onDocumentSymbol(aboutDocument('textDocument/documentSymbol', [], onDocumentSymbol));
  connection.onCodeAction(aboutDocument('textDocument/codeAction', [], onCodeAction));
  connection.onDocumentFormatting(aboutDocument('textDocument/formatting', [], onDocumentFormatting));
  connection.onDocumentRangeFormatting(
    aboutDocument('textDocument/rangeFormatting', [], onDocumentRangeFormatting),
  );
  connection.onDefinition(aboutDocument('textDocument/definition', null, onDefinition));
  connection.onDocumentHighlight(aboutDocument('textDocument/documentHighlight', [], onDocumentHighlight));
  connection.onReferences(acrossFiles('textDocument/references', [], onReferences));
  connection.onPrepareRename(aboutDocument('textDocument/prepareRename', null, onPrepareRename));
  connection.onRenameRequest(acrossFiles('textDocument/rename', null, onRename));
  connection.workspace.textDocumentContent.on(onTextDocumentContent);
  connection.onRequest(ConvertRequest, aboutDocument('hem/convert', null, onConvert));
  connection.languages.inlayHint.on(aboutDocument('textDocument/inlayHint', [], onInlayHint));
  connection.languages.diagnostics.on(
    aboutDocument(
      'textDocument/diagnostic',
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      onDiagnostic,
    ),
  );

  texts.listen(connection);
  connection.listen();
}
