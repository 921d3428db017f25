/** The language server on a connection, whatever is at its other end. */
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  type TextDocumentIdentifier,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, clientOf } from './client.js';
import { type Analysis, Documents } from './documents.js';
import { onCodeAction } from './handlers/code-action.js';
import { onCodeLens } from './handlers/code-lens.js';
import { onDiagnostic } from './handlers/diagnostic.js';
import { onDocumentSymbol } from './handlers/document-symbol.js';
import { onHover } from './handlers/hover.js';
import { onInlayHint } from './handlers/inlay-hint.js';
import type { Log } from './log.js';
import { Publisher } from './publish.js';
import { inBackground, safely, timed } from './safely.js';
import { SECTION, SettingsStore } from './settings.js';

/** Serves the language over a connection, and begins to listen to it. */
export function startServer(connection: Connection): void {
  const log: Log = connection.console;
  let client: Client = clientOf({});
  const texts = new TextDocuments(TextDocument);
  const settings = new SettingsStore(connection, log);
  const documents = new Documents(texts, settings, log);
  const publisher = new Publisher(connection, documents, log, () => client);

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

  connection.onInitialize(({ capabilities }: InitializeParams): InitializeResult => {
    client = clientOf(capabilities);
    settings.canPull = client.answersConfiguration;
    return {
      serverInfo: { name: 'hem' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeLensProvider: {},
        inlayHintProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
        }),
      },
    };
  });

  connection.onInitialized(() => {
    if (!client.registersConfiguration) return;
    inBackground('client/registerCapability', log, () =>
      connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION }),
    );
  });

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
    if (!client.pullsDiagnostics) publisher.schedule(document.uri);
  });
  texts.onDidClose(({ document: { uri } }) => {
    documents.forget(uri);
    if (!client.pullsDiagnostics) publisher.clear(uri);
  });

  connection.onHover(aboutDocument('textDocument/hover', null, onHover));
  connection.onCodeLens(aboutDocument('textDocument/codeLens', [], onCodeLens));
  connection.onDocumentSymbol(aboutDocument('textDocument/documentSymbol', [], onDocumentSymbol));
  connection.onCodeAction(aboutDocument('textDocument/codeAction', [], onCodeAction));
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
