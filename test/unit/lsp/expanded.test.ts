/** Expanded compositions as documents, by the server within this process. */
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CodeLensRequest,
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  type ProtocolConnection,
  RequestType,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentContentRefreshRequest,
  TextDocumentContentRequest,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expandedUri, sourceOf } from '../../../server/src/lsp/expanded-uri.js';
import { startServer } from '../../../server/src/lsp/server.js';

const MAIN = 'file:///lab/main.hem';
const SHARED = 'file:///lab/shared.hem';
const FAMILY = 'material MTS(x = 0.1, 0.15) : O3 = Na0.83[Ni0.5Mn{x}Ti{0.5-x}]O2\n';

/** As a client knows it. */
const ExpandedRequest = new RequestType<TextDocumentPositionParams, { uri: string } | null, void>(
  'hem/expanded',
);

const running: ProtocolConnection[] = [];
afterEach(() => {
  for (const connection of running.splice(0)) connection.dispose();
});

class Client {
  readonly connection: ProtocolConnection;
  readonly refreshed: string[] = [];

  constructor(disk: ReadonlyMap<string, string>) {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const files = {
      read: async (uri: string) => {
        const text = disk.get(uri);
        return text === undefined ? { why: 'there is no such file', isMissing: true } : { text };
      },
      list: async () => [...disk.keys()],
    };
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), files);
    this.connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.connection.onRequest(TextDocumentContentRefreshRequest.type, ({ uri }) => {
      this.refreshed.push(uri);
    });
    this.connection.listen();
    running.push(this.connection);
  }

  static async start(disk = new Map<string, string>()): Promise<Client> {
    const client = new Client(disk);
    await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities: { textDocument: { diagnostic: {} }, workspace: { textDocumentContent: {} } },
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  open(uri: string, text: string): Promise<void> {
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

  /** The address of the expanded composition of the material at some text. */
  async expanded(uri: string, text: string, at: string): Promise<string | undefined> {
    const position = TextDocument.create(uri, 'hem', 1, text).positionAt(text.indexOf(at));
    return (await this.connection.sendRequest(ExpandedRequest, { textDocument: { uri }, position }))?.uri;
  }

  async text(uri: string): Promise<string> {
    return (await this.connection.sendRequest(TextDocumentContentRequest.type, { uri })).text;
  }

  /** The texts that are to be asked for again, as soon as there are any. */
  async refreshes(): Promise<string[]> {
    const end = Date.now() + 10_000;
    while (this.refreshed.length === 0) {
      if (Date.now() > end) throw new Error('waited in vain for a refresh');
      await new Promise((next) => setTimeout(next, 10));
    }
    return this.refreshed.splice(0);
  }
}

describe('the address of an expanded composition', () => {
  it.each([
    { uri: MAIN, name: 'MTS' },
    { uri: 'untitled:Untitled-1', name: 'Li(HEO)F' },
    { uri: 'file:///a%20b/c%23.hem', name: 'A/B? "x" δ' },
  ])('is that of $name', (source) => {
    expect(sourceOf(expandedUri(source))).toEqual(source);
    expect(expandedUri(source)).toMatch(/^hem-expanded:\/[^/?]+\?[^?#]+$/);
  });

  it.each([
    'hem-structure:/o3.hem',
    'hem-expanded:/x.hem',
    'hem-expanded:/x.hem?%',
    'hem-expanded:/x.hem?[1,2]',
  ])('is not %s', (uri) => expect(sourceOf(uri)).toBeUndefined());
});

describe('an expanded composition', () => {
  it('has every member, and no findings, lenses or hints of its own', async () => {
    const client = await Client.start();
    await client.open(MAIN, FAMILY);
    const uri = (await client.expanded(MAIN, FAMILY, 'Ni0.5')) ?? '';
    const text = await client.text(uri);
    expect(text).toContain('material "MTS(0.1)" : O3 {\n');
    expect(text).toContain('material "MTS(0.15)" : O3 {\n');
    // Broken on purpose: nobody can correct it there.
    await client.open(uri, `${text}material\n`);
    const textDocument = { uri };
    const { connection } = client;
    expect(await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument })).toMatchObject({
      items: [],
    });
    expect(await connection.sendRequest(CodeLensRequest.type, { textDocument })).toEqual([]);
    const range = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    expect(await connection.sendRequest(InlayHintRequest.type, { textDocument, range })).toEqual([]);
    const line = text.split('\n').findIndex((one) => one.startsWith('material'));
    const position = { line, character: 12 };
    const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position });
    expect(JSON.stringify(hover)).toContain('MTS(0.1)');
    expect(await connection.sendRequest(ExpandedRequest, { textDocument, position })).toBeNull();
  });

  it('is none where there is no material', async () => {
    const client = await Client.start();
    const text = '# nothing\n\nstructure s { A *1 }\n';
    await client.open(MAIN, text);
    expect(await client.expanded(MAIN, text, 'nothing')).toBeUndefined();
    expect(await client.expanded(MAIN, text, 'A *1')).toBeUndefined();
    await expect(client.text('hem-expanded:/x.hem')).rejects.toThrow('There is no text at');
  });

  it('is to be read again when its document changes, and only then', async () => {
    const client = await Client.start();
    await client.open(MAIN, FAMILY);
    const uri = (await client.expanded(MAIN, FAMILY, 'MTS')) ?? '';
    await client.text(uri);
    await client.change(MAIN, 2, FAMILY.replace('0.83', '0.80'));
    expect(await client.refreshes()).toEqual([uri]);
    expect(await client.text(uri)).toContain('A: Na+ 0.80\n');
    // What is shown is a document, too: opening it changes nothing that it is made of.
    await client.open(uri, await client.text(uri));
    await client.change(MAIN, 3, 'material other : O3 = LiCoO2\n');
    expect(await client.refreshes()).toEqual([uri]);
    expect(await client.text(uri)).toBe('# main.hem declares no material MTS.\n');
  });

  it('is forgotten when it is closed', async () => {
    const client = await Client.start();
    await client.open(MAIN, FAMILY);
    const [one, other] = ['A', 'B'].map((name) => expandedUri({ uri: MAIN, name }));
    for (const uri of [one, other]) await client.text(uri ?? '');
    await client.open(one ?? '', '');
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: one ?? '' },
    });
    await client.change(MAIN, 2, `${FAMILY}\n`);
    expect(await client.refreshes()).toEqual([other]);
  });

  it('is that of an imported material where it is named', async () => {
    const disk = new Map([[SHARED, FAMILY]]);
    const client = await Client.start(disk);
    const text = 'import "shared.hem"\nmeasured "icp" of MTS(0.15) { Na 0.82 }\n';
    await client.open(MAIN, text);
    const uri = (await client.expanded(MAIN, text, 'TS(0.15)')) ?? '';
    expect(sourceOf(uri)).toEqual({ uri: SHARED, name: 'MTS' });
    expect(await client.text(uri)).toContain('as hem reads it in shared.hem');
    disk.set(SHARED, FAMILY.replace('0.83', '0.80'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: SHARED, type: FileChangeType.Changed }],
    });
    expect(await client.refreshes()).toEqual([uri]);
    expect(await client.text(uri)).toContain('A: Na+ 0.80\n');
    disk.delete(SHARED);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: SHARED, type: FileChangeType.Deleted }],
    });
    expect(await client.refreshes()).toEqual([uri]);
    expect(await client.text(uri)).toBe('# The file that declares MTS cannot be read any more.\n');
  });

  it('stops being written when nobody waits for it any more', async () => {
    const client = await Client.start();
    const text = 'material m(x = 0 .. 0.1 step 0.0001) : O3 = Li[Co{1-x}Al{x}]O2\n';
    await client.open(MAIN, text);
    const uri = (await client.expanded(MAIN, text, 'm(x')) ?? '';
    const cancel = new CancellationTokenSource();
    const asked = client.connection.sendRequest(TextDocumentContentRequest.type, { uri }, cancel.token);
    cancel.cancel();
    await expect(asked).rejects.toThrow('workspace/textDocumentContent was cancelled');
  });
});
