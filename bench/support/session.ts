/** The built server over its standard input and output, with one document open, as an editor talks to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { root } from '../harness.js';

/** Of the server's process: CPU time since its start in ms, memory in bytes. */
interface Usage {
  readonly cpu: number;
  readonly rss: number;
  readonly heapUsed: number;
}

export class Session {
  readonly connection: ProtocolConnection;
  readonly document: TextDocument;
  private readonly child: ChildProcess;
  private lastResult: string | undefined;

  private constructor(text: string) {
    const arguments_ = ['--require', join(root, 'bench/support/probe.cjs'), '--expose-gc'];
    const child = spawn(process.execPath, [...arguments_, join(root, 'dist/server.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    });
    if (!child.stdout || !child.stdin) throw new Error('the server has no standard input and output');
    this.child = child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.document = TextDocument.create('file:///bench/bench.hem', 'hem', 1, text);
    this.connection.listen();
  }

  /** One that has the document checked once. */
  static async open(text: string): Promise<Session> {
    const session = new Session(text);
    const { connection, document } = session;
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        textDocument: {
          diagnostic: {},
          hover: { contentFormat: ['markdown'] },
          completion: { completionItem: { snippetSupport: true } },
          inlayHint: {},
        },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    const { uri, languageId, version } = document;
    await connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text },
    });
    await session.diagnostics();
    return session;
  }

  /** Replaces a stretch of the document. */
  async edit(start: number, end: number, text: string): Promise<void> {
    const { document } = this;
    const range: Range = { start: document.positionAt(start), end: document.positionAt(end) };
    TextDocument.update(document, [{ range, text }], document.version + 1);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: document.version },
      contentChanges: [{ range, text }],
    });
  }

  /** Waits for the diagnostics of the present text; how many there are. */
  async diagnostics(): Promise<number> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: this.document.uri },
      ...(this.lastResult !== undefined && { previousResultId: this.lastResult }),
    });
    this.lastResult = report.resultId;
    return report.kind === 'full' ? report.items.length : 0;
  }

  /** A question about a place in the document. */
  at(offset: number): { textDocument: { uri: string }; position: Position } {
    return { textDocument: { uri: this.document.uri }, position: this.document.positionAt(offset) };
  }

  /** What the server has used; of its memory what is left after a collection, if so wanted. */
  async usage(of: 'time' | 'memory' = 'time'): Promise<Usage> {
    this.child.send(of);
    const [answer] = await once(this.child, 'message');
    return answer;
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    // The server ends with the protocol's word, and not with the channel of the probe.
    if (this.child.connected) this.child.disconnect();
    await ended;
    this.connection.dispose();
  }
}
