/** A client of the server within this process, on files in memory. */
import { PassThrough } from 'node:stream';
import { onTestFinished, vi } from 'vitest';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  type ConnectionOptions,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  InlayHintRefreshRequest,
  LogMessageNotification,
  type LSPAny,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentContentRefreshRequest,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../../server/src/lsp/server.js';
import type { Unread } from '../../server/src/model/project.js';

type Contents = Readonly<Record<string, string | object>>;

export interface Options {
  readonly capabilities?: ClientCapabilities;
  /** Texts by URI, and objects that are written as JSON; without it the server knows no files. */
  readonly files?: Contents;
  /** What `workspace/configuration` answers, for everything or by the URI that is asked about. */
  readonly settings?: LSPAny | ((uri: string | undefined) => LSPAny);
  /** The URIs of the folders that are open. */
  readonly folders?: readonly string[];
  /** How the server's end of the connection works. */
  readonly connection?: ConnectionOptions;
}

const REFRESHES = [
  DiagnosticRefreshRequest.type,
  CodeLensRefreshRequest.type,
  InlayHintRefreshRequest.type,
  SemanticTokensRefreshRequest.type,
];

export class Client {
  readonly connection: ProtocolConnection;
  /** May be changed behind the server's back. */
  readonly disk: Map<string, string>;
  /** Files that cannot be read, and why. */
  readonly unread = new Map<string, Unread>();
  /** Files that are not found where somebody looks for files. */
  readonly hidden = new Set<string>();
  settings: Options['settings'];
  /** What the server answered to the handshake. */
  result: InitializeResult = { capabilities: {} };
  readonly logged: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  /** Methods with their options. */
  readonly registered: unknown[] = [];
  readonly unregistered: string[] = [];
  /** Methods that the server wants to be asked again. */
  readonly refreshed: string[] = [];
  /** The URIs of texts that it wants to be asked for again. */
  readonly stale: string[] = [];
  /** The scopes of the settings that it asked for. */
  readonly scopes: (string | undefined)[] = [];
  /** The URIs of files that it read. */
  readonly reads: string[] = [];
  /** How often it looked for files. */
  searches = 0;
  /** What its looks for files wait for. */
  search: Promise<void> = Promise.resolve();
  /** What happens before it is given a file that it reads. */
  beforeReading: (uri: string) => Promise<void> | undefined = () => undefined;

  private constructor({ files, settings = null, connection }: Options) {
    this.disk = new Map(Object.entries(files ?? {}).map(([uri, content]) => [uri, textOf(content)]));
    this.settings = settings;
    const [there, back] = [new PassThrough(), new PassThrough()];
    startServer(
      createConnection(new StreamMessageReader(there), new StreamMessageWriter(back), connection),
      files && {
        read: async (uri) => {
          this.reads.push(uri);
          await this.beforeReading(uri);
          const text = this.disk.get(uri);
          if (text === undefined) return { why: 'there is no such file', isMissing: true };
          return this.unread.get(uri) ?? { text };
        },
        list: async (folders) => {
          this.searches++;
          await this.search;
          return [...this.disk.keys()].filter(
            (uri) =>
              uri.endsWith('.hem') &&
              !this.hidden.has(uri) &&
              folders.some((folder) => uri.startsWith(`${folder}/`)),
          );
        },
      },
    );
    this.connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.listen();
  }

  /** One that has gone through the handshake; it goes away with the test. */
  static async start(options: Options = {}): Promise<Client> {
    const client = new Client(options);
    onTestFinished(() => client.connection.dispose());
    const { capabilities = {}, folders } = options;
    client.result = await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: folders?.map(folder) ?? null,
      capabilities,
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  open(uri: string, text = this.disk.get(uri) ?? ''): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'hem', version: 1, text },
    });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Writes a file, or takes it away, as if another program did so; the server is told. */
  async write(uri: string, content: string | object | undefined): Promise<void> {
    const type = this.disk.has(uri) ? FileChangeType.Changed : FileChangeType.Created;
    if (content === undefined) this.disk.delete(uri);
    else this.disk.set(uri, textOf(content));
    await this.tell(uri, content === undefined ? FileChangeType.Deleted : type);
  }

  /** Tells the server that a file has changed. */
  tell(uri: string, type: FileChangeType): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type }],
    });
  }

  /** Takes other settings, and tells the server that they have changed. */
  async configure(settings: LSPAny): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    return this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  }

  /** What the server answers when it is asked about a document. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const textDocument = { uri };
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    return report.kind === 'full' ? report.items : [];
  }

  /** What was last published for a document. */
  last(uri: string): Diagnostic[] | undefined {
    return this.published.findLast((params) => params.uri === uri)?.diagnostics;
  }

  /** What the server logged of what went wrong in it. */
  get failures(): string[] {
    return this.logged.filter((message) => message.includes('failed'));
  }

  /** How often the server wanted to be asked for diagnostics again. */
  get refreshes(): number {
    return this.refreshed.filter((method) => method === DiagnosticRefreshRequest.method).length;
  }

  private listen(): void {
    const { connection } = this;
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => {
        this.scopes.push(scopeUri);
        return typeof this.settings === 'function' ? this.settings(scopeUri) : (this.settings ?? null);
      }),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method, registerOptions }) => [method, registerOptions]));
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      this.unregistered.push(...unregisterations.map(({ method }) => method));
    });
    for (const { method } of REFRESHES) {
      connection.onRequest(method, () => {
        this.refreshed.push(method);
        return null;
      });
    }
    connection.onRequest(TextDocumentContentRefreshRequest.type, ({ uri }) => {
      this.stale.push(uri);
    });
    connection.listen();
  }
}

/** A folder of a workspace, and two files in it, of which one imports the other. */
export const LAB = 'file:///lab';
export const MAIN = `${LAB}/main.hem`;
export const SHARED = `${LAB}/shared.hem`;

/** Waits for something that comes by itself. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 300_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 10));
  }
}

/** Lets a millisecond, or another time, go by with each look at the clock: long work is long on every machine. */
export function slowClock(milliseconds = 1): void {
  let now = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += milliseconds;
    return now;
  });
  onTestFinished(() => clock.mockRestore());
}

/** A question about the first place in a document where a name stands. */
export function at(
  uri: string,
  text: string,
  name: string,
): { textDocument: { uri: string }; position: Position } {
  const offset = text.indexOf(name);
  if (offset < 0) throw new Error(`no ${name}`);
  return { textDocument: { uri }, position: TextDocument.create(uri, 'hem', 1, text).positionAt(offset) };
}

function textOf(content: string | object): string {
  return typeof content === 'string' ? content : JSON.stringify(content);
}

function folder(uri: string): { uri: string; name: string } {
  return { uri, name: uri };
}
