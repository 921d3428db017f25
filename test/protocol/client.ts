import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type InlayHint,
  InlayHintRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The built server. */
export const SERVER = new URL('../../dist/server.js', import.meta.url).pathname;

/** What every client of the last years announces; a test adds what it is about. */
const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown', 'plaintext'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
};

interface Options {
  capabilities?: ClientCapabilities;
  /** What `workspace/configuration` answers for the section `hem`. Announced when given. */
  settings?: object;
  /** Paths of the folders that are open. */
  folders?: readonly string[];
  /** What the client says of itself beyond the protocol. */
  initializationOptions?: object;
}

/** A client of the built server, over its standard input and output. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #published: PublishDiagnosticsParams[] = [];
  readonly #documents = new Map<string, TextDocument>();
  readonly #exit: Promise<number | null>;
  #settings: object | undefined;
  #arrived: (() => void)[] = [];
  #stderr = '';

  /** @param program the server with its arguments. */
  constructor(program: readonly string[] = [SERVER, '--stdio']) {
    if (!existsSync(SERVER)) throw new Error('There is no dist/server.js: run `npm run build`.');
    const child = spawn(process.execPath, program, { stdio: 'pipe' });
    child.stderr.on('data', (data) => {
      this.#stderr += data;
    });
    this.#process = child;
    this.#exit = new Promise((done) =>
      child.once('close', (code) => {
        // Requests that a dead server can no longer answer fail now, not by a timeout.
        this.connection.dispose();
        done(code);
      }),
    );
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.push(params);
      for (const look of this.#arrived.splice(0)) look();
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'hem' ? this.#settings : null)),
    );
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.listen();
  }

  /** A client that has gone through the handshake. */
  static async start(options: Options = {}): Promise<Client> {
    const client = new Client();
    await client.initialize(options);
    return client;
  }

  async initialize({
    capabilities = {},
    settings,
    folders,
    initializationOptions,
  }: Options = {}): Promise<InitializeResult> {
    this.#settings = settings;
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      initializationOptions,
      workspaceFolders:
        folders?.map((path) => ({ uri: pathToFileURL(path).href, name: basename(path) })) ?? null,
      capabilities: {
        ...CAPABILITIES,
        ...capabilities,
        textDocument: { ...CAPABILITIES.textDocument, ...capabilities.textDocument },
        workspace: {
          ...capabilities.workspace,
          ...(settings && { configuration: true, didChangeConfiguration: { dynamicRegistration: true } }),
        },
      },
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async configure(settings: object): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async open(text: string, uri = `file:///test/${this.#documents.size + 1}.hem`): Promise<TextDocument> {
    const document = TextDocument.create(uri, 'hem', 1, text);
    this.#documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'hem', version: 1, text },
    });
    return document;
  }

  async change(document: TextDocument, changes: TextDocumentContentChangeEvent[]): Promise<void> {
    TextDocument.update(document, changes, document.version + 1);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: changes,
    });
  }

  /** Replaces `text` where it first stands. */
  replace(document: TextDocument, text: string, by: string): Promise<void> {
    return this.change(document, [replacement(document, text, by)]);
  }

  async close({ uri }: TextDocument): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** What was last published for the document, as soon as it `holds`. */
  async published(
    { uri }: TextDocument,
    holds: (diagnostics: Diagnostic[]) => boolean,
  ): Promise<PublishDiagnosticsParams> {
    const end = Date.now() + 100_000;
    for (;;) {
      const last = this.#published.filter((params) => params.uri === uri).at(-1);
      if (last && holds(last.diagnostics)) return last;
      const left = end - Date.now();
      if (left <= 0)
        throw new Error(`waited in vain; last published: ${JSON.stringify(last)}\n${this.#stderr}`);
      await new Promise<void>((next) => {
        this.#arrived.push(next);
        setTimeout(next, left).unref();
      });
    }
  }

  /** How often diagnostics have been published. */
  get publications(): number {
    return this.#published.length;
  }

  hover({ uri }: { uri: string }, position: Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  }

  codeLenses({ uri }: { uri: string }): Promise<CodeLens[] | null> {
    return this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  }

  async symbols({ uri }: { uri: string }): Promise<DocumentSymbol[]> {
    const symbols = await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    return (symbols ?? []) as DocumentSymbol[];
  }

  async fixes({ uri }: TextDocument, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic], only: [CodeActionKind.QuickFix] },
    });
    return (actions ?? []) as CodeAction[];
  }

  async rewritings({ uri }: TextDocument, position: Position): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: [CodeActionKind.RefactorRewrite] },
    });
    return (actions ?? []) as CodeAction[];
  }

  async hints({ uri }: TextDocument): Promise<InlayHint[]> {
    const hints = await this.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } },
    });
    return hints ?? [];
  }

  /** Ends the server as the protocol wants it; its exit code. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode === null) {
      await this.connection.sendRequest(ShutdownRequest.type);
      return this.exit();
    }
    return this.exited();
  }

  /** Tells the server to exit, shut down or not; its exit code. */
  async exit(): Promise<number | null> {
    await this.connection.sendNotification(ExitNotification.type);
    return this.exited();
  }

  /** Goes away without a word; the server's exit code. */
  vanish(): Promise<number | null> {
    this.#process.stdin?.end();
    return this.exited();
  }

  async exited(): Promise<number | null> {
    const late = setTimeout(() => this.#process.kill('SIGKILL'), 5000);
    const code = await this.#exit;
    clearTimeout(late);
    return code;
  }
}

export function replacement(
  document: TextDocument,
  text: string,
  by: string,
): { range: Diagnostic['range']; text: string } {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`no “${text}” in the document`);
  const range = { start: document.positionAt(offset), end: document.positionAt(offset + text.length) };
  return { range, text: by };
}

/** Splits a snippet at `$0`, the cursor. */
export function cursor(snippet: string): { text: string; position: Position } {
  const offset = snippet.indexOf('$0');
  if (offset < 0) throw new Error('no $0 in the snippet');
  const text = snippet.replace('$0', '');
  return { text, position: TextDocument.create('', '', 0, text).positionAt(offset) };
}

/** The text of a hover. */
export function textOf(hover: Hover | null): string {
  const contents = hover?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}
