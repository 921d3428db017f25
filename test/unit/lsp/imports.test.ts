/** The server within this process, on files in memory: what depends on other files, on disk or open. */
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  createConnection,
  createProtocolConnection,
  DefinitionRequest,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type LocationLink,
  type Position,
  PrepareRenameRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ReferencesRequest,
  RegistrationRequest,
  RenameRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentContentRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startServer } from '../../../server/src/lsp/server.js';

const ROOT = 'file:///lab';
const MAIN = `${ROOT}/main.hem`;
const SHARED = `${ROOT}/shared.hem`;
const OUTSIDE = 'file:///elsewhere/far.hem';

const SHARED_TEXT = 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const MAIN_TEXT = 'import "shared.hem"\nmaterial doped from NCM { M: Co -> Al }\n';

const ALL: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    textDocumentContent: {},
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
};

class Client {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: unknown[] = [];
  readonly reads: string[] = [];
  refreshed = 0;

  /** @param disk texts by URI; may change. */
  constructor(disk: Map<string, string> | undefined) {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const files = disk && {
      read: async (uri: string) => {
        this.reads.push(uri);
        const text = disk.get(uri);
        return text === undefined ? { why: 'there is no such file', isMissing: true } : { text };
      },
      list: async (folders: readonly string[]) =>
        [...disk.keys()].filter((uri) => folders.some((folder) => uri.startsWith(`${folder}/`))),
    };
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), files);
    const connection = createProtocolConnection(
      new StreamMessageReader(back),
      new StreamMessageWriter(there),
    );
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method, registerOptions }) => [method, registerOptions]));
    });
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshed++;
    });
    connection.onRequest(CodeLensRefreshRequest.type, () => undefined);
    connection.listen();
    this.connection = connection;
  }

  async start(capabilities: ClientCapabilities, folders: readonly string[]): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
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

  /** The rules and messages of what is found. */
  async pull(uri: string): Promise<string[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return 'items' in report
      ? report.items.map(({ code, message }) => `${code}: ${String(message).split('\n')[0]}`)
      : [];
  }

  async lens(uri: string): Promise<string | undefined> {
    const lenses = await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    return lenses?.[0]?.command?.title;
  }

  last(uri: string): string[] | undefined {
    const last = this.published.filter((params) => params.uri === uri).at(-1);
    return last?.diagnostics.map(({ code }) => String(code));
  }
}

const clients: Client[] = [];
afterEach(() => {
  for (const { connection } of clients.splice(0)) connection.dispose();
});

async function start(
  disk: Map<string, string> | undefined,
  capabilities: ClientCapabilities = ALL,
  folders: readonly string[] = [ROOT],
): Promise<Client> {
  const client = new Client(disk);
  clients.push(client);
  await client.start(capabilities, folders);
  return client;
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 10));
  }
}

function at(uri: string, text: string, name: string): { textDocument: { uri: string }; position: Position } {
  const offset = text.indexOf(name);
  if (offset < 0) throw new Error(`no ${name}`);
  return { textDocument: { uri }, position: TextDocument.create(uri, 'hem', 1, text).positionAt(offset) };
}

/** The texts after an edit, by URI. */
function applied(edit: WorkspaceEdit | null, texts: ReadonlyMap<string, string>): Record<string, string> {
  const changes = new Map(Object.entries(edit?.changes ?? {}));
  for (const change of edit?.documentChanges ?? []) {
    if ('textDocument' in change) changes.set(change.textDocument.uri, change.edits as never);
  }
  return Object.fromEntries(
    [...changes].map(([uri, edits]) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, 'hem', 1, texts.get(uri) ?? ''), edits),
    ]),
  );
}

describe('an imported file', () => {
  it('is read from disk, and again when the client says that it changed', async () => {
    const disk = new Map<string, string>();
    const client = await start(disk);
    await client.open(MAIN, MAIN_TEXT);
    expect(await client.pull(MAIN)).toEqual([
      'import: `shared.hem` cannot be imported: there is no such file',
      'unknown-material: No material is called `NCM`',
    ]);
    await until(() => client.registered.length > 0);
    expect(client.registered).toEqual([
      [
        'workspace/didChangeWatchedFiles',
        { watchers: [{ globPattern: '**/*.hem' }, { globPattern: '**/hem.json' }] },
      ],
    ]);
    disk.set(SHARED, SHARED_TEXT);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: SHARED, type: FileChangeType.Created }],
    });
    await until(() => client.refreshed === 1);
    expect(await client.pull(MAIN)).toEqual([]);
    expect(await client.lens(MAIN)).toMatch(/R/);
    await client.change(MAIN, 2, `# edited\n${MAIN_TEXT}`);
    expect(await client.pull(MAIN)).toEqual([]);
    expect(client.reads.filter((uri) => uri === SHARED)).toHaveLength(2);
  });

  it('is read again with each change where nobody watches', async () => {
    const disk = new Map([[SHARED, 'material other : O3 = LiCoO2\n']]);
    const client = await start(disk, { textDocument: { diagnostic: {} } });
    await client.open(MAIN, MAIN_TEXT);
    expect(await client.pull(MAIN)).toContain('unknown-material: No material is called `NCM`');
    disk.set(SHARED, SHARED_TEXT);
    await client.change(MAIN, 2, `# edited\n${MAIN_TEXT}`);
    expect(await client.pull(MAIN)).toEqual([]);
  });

  it('counts as it stands in the editor, and is asked for again by those that import it', async () => {
    const disk = new Map([[SHARED, 'material other : O3 = LiCoO2\n']]);
    const client = await start(disk);
    await client.open(MAIN, MAIN_TEXT);
    expect(await client.pull(MAIN)).toContain('unknown-material: No material is called `NCM`');
    // In another spelling.
    await client.open('file:///lab/%73hared.hem', SHARED_TEXT);
    await until(() => client.refreshed === 1);
    expect(await client.pull(MAIN)).toEqual([]);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: 'file:///lab/%73hared.hem' },
    });
    await until(() => client.refreshed === 2);
    expect(await client.pull(MAIN)).toContain('unknown-material: No material is called `NCM`');
  });

  it('changes what is published of those that import it, by way of others too, and of no one else', async () => {
    const client = await start(new Map(), {});
    const own = `${ROOT}/own.hem`;
    await client.open(SHARED, 'let y = 0.1\n');
    await client.open(
      `${ROOT}/middle.hem`,
      'import "shared.hem"\nmaterial NCM(x = y) : O3 = LiNi{1-x}Co{x}O2\n',
    );
    await client.open(MAIN, 'import "middle.hem"\nmaterial a from NCM(0.1) { M: Co -> Al }\n');
    await client.open(own, 'material b : O3 = LiCoO2\n');
    await until(() => [MAIN, own].every((uri) => client.last(uri)?.length === 0));
    const before = client.published.filter(({ uri }) => uri === own).length;
    await client.change(SHARED, 2, 'let y = 0.2\n');
    await until(() => client.last(MAIN)?.includes('unknown-material') === true);
    await client.change(SHARED, 3, 'let y = 0.1\n');
    await until(() => client.last(MAIN)?.length === 0);
    expect(client.published.filter(({ uri }) => uri === own)).toHaveLength(before);
  });
});

describe('documents without files', () => {
  it('say why they cannot import', async () => {
    const client = await start(new Map());
    await client.open('untitled:Untitled-1', MAIN_TEXT);
    expect((await client.pull('untitled:Untitled-1'))[0]).toMatch('this file is not saved yet');
  });

  it('import what is open, and are silent about what they cannot look at', async () => {
    const client = await start(undefined);
    await client.open('vscode-vfs://github/a/main.hem', 'import "other.hem"\n');
    expect(await client.pull('vscode-vfs://github/a/main.hem')).toEqual([]);
    await client.open('vscode-vfs://github/a/other.hem', 'material a : O3 = LiCoO2\n');
    expect(await client.pull('vscode-vfs://github/a/main.hem')).toEqual([
      'import: Nothing of `other.hem` is used in this file',
    ]);
  });
});

describe('definition', () => {
  it('leads to another file, with the range that was asked about', async () => {
    const client = await start(new Map([[SHARED, SHARED_TEXT]]));
    await client.open(MAIN, MAIN_TEXT);
    expect(await client.connection.sendRequest(DefinitionRequest.type, at(MAIN, MAIN_TEXT, 'NCM'))).toEqual([
      {
        originSelectionRange: { start: { line: 1, character: 20 }, end: { line: 1, character: 23 } },
        targetUri: SHARED,
        targetRange: { start: { line: 0, character: 9 }, end: { line: 0, character: 12 } },
        targetSelectionRange: { start: { line: 0, character: 9 }, end: { line: 0, character: 12 } },
      },
    ]);
  });

  it('leads to a built-in file where the client can show it', async () => {
    const client = await start(undefined);
    await client.open(MAIN, SHARED_TEXT);
    const question = at(MAIN, SHARED_TEXT, 'O3');
    const links = await client.connection.sendRequest(DefinitionRequest.type, question);
    const [link] = links as LocationLink[];
    expect(link).toMatchObject({
      targetUri: 'hem-structure:/o3.hem',
      targetRange: { start: { character: 10 } },
    });
    const uri = link?.targetUri ?? '';
    const { text } = await client.connection.sendRequest(TextDocumentContentRequest.type, { uri });
    expect(text).toContain('structure O3');
    await client.open(uri, text);
    expect(await client.pull(uri)).toEqual([]);
    await expect(
      client.connection.sendRequest(TextDocumentContentRequest.type, { uri: 'hem-structure:/no.hem' }),
    ).rejects.toThrow('There is no text at');
  });

  it('leads to no built-in file where it cannot', async () => {
    const client = await start(undefined, {});
    await client.open(MAIN, SHARED_TEXT);
    const ask = (name: string) =>
      client.connection.sendRequest(DefinitionRequest.type, at(MAIN, SHARED_TEXT, name));
    expect(await ask('O3')).toBeNull();
    expect(await ask('NCM')).toEqual({
      uri: MAIN,
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 12 } },
    });
  });
});

describe('references and highlights', () => {
  it('are found in open documents and in files of the workspace', async () => {
    const disk = new Map([
      [SHARED, SHARED_TEXT],
      [`${ROOT}/idle.hem`, 'material other : O3 = LiCoO2\n'],
      [`${ROOT}/also.hem`, 'import "./shared.hem"\nbatch of NCM { mass 1 g; from NiO }\n'],
      [OUTSIDE, 'import "../lab/shared.hem"\nbatch of NCM { mass 1 g; from NiO }\n'],
    ]);
    const client = await start(disk);
    await client.open(MAIN, MAIN_TEXT);
    const ask = (includeDeclaration: boolean) =>
      client.connection.sendRequest(ReferencesRequest.type, {
        ...at(MAIN, MAIN_TEXT, 'NCM'),
        context: { includeDeclaration },
      });
    expect((await ask(true))?.map(({ uri }) => uri).sort()).toEqual([`${ROOT}/also.hem`, MAIN, SHARED]);
    expect((await ask(false))?.map(({ uri }) => uri).sort()).toEqual([`${ROOT}/also.hem`, MAIN]);
    const highlights = await client.connection.sendRequest(
      DocumentHighlightRequest.type,
      at(MAIN, MAIN_TEXT, 'doped'),
    );
    expect(highlights?.map(({ kind }) => kind)).toEqual([DocumentHighlightKind.Write]);
  });

  it('follow the folders of the workspace', async () => {
    const disk = new Map([
      [SHARED, SHARED_TEXT],
      [OUTSIDE, 'import "../lab/shared.hem"\nbatch of NCM { mass 1 g; from NiO }\n'],
    ]);
    const client = await start(disk);
    await client.open(SHARED, SHARED_TEXT);
    const ask = async () => {
      const found = await client.connection.sendRequest(ReferencesRequest.type, {
        ...at(SHARED, SHARED_TEXT, 'NCM'),
        context: { includeDeclaration: true },
      });
      return found?.map(({ uri }) => uri);
    };
    expect(await ask()).toEqual([SHARED]);
    const elsewhere = [{ uri: 'file:///elsewhere/', name: 'elsewhere' }];
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: elsewhere, removed: [] },
    });
    expect(await ask()).toEqual([SHARED, OUTSIDE]);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: elsewhere },
    });
    expect(await ask()).toEqual([SHARED]);
  });
});

describe('rename', () => {
  const files = () =>
    new Map([
      [SHARED, SHARED_TEXT],
      [MAIN, MAIN_TEXT],
      [`${ROOT}/also.hem`, 'import "shared.hem"\nbatch of NCM { mass 1 g; from NiO }\n'],
    ]);
  const expected = () =>
    Object.fromEntries([...files()].map(([uri, text]) => [uri, text.replace('NCM', 'NMC')]));

  it('changes open documents and files of the workspace', async () => {
    const client = await start(files());
    await client.open(MAIN, MAIN_TEXT);
    const question = at(MAIN, MAIN_TEXT, 'NCM');
    expect(await client.connection.sendRequest(PrepareRenameRequest.type, question)).toEqual({
      range: { start: { line: 1, character: 20 }, end: { line: 1, character: 23 } },
      placeholder: 'NCM',
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...question, newName: 'NMC' });
    expect(applied(edit, files())).toEqual(expected());
    const versions = edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument);
    expect(versions).toContainEqual({ uri: MAIN, version: 1 });
    expect(versions).toContainEqual({ uri: SHARED, version: null });
  });

  it('changes them for a client that knows no versions', async () => {
    const client = await start(files(), {});
    await client.open(MAIN, MAIN_TEXT);
    const question = { ...at(MAIN, MAIN_TEXT, 'NCM'), newName: 'NMC' };
    const edit = await client.connection.sendRequest(RenameRequest.type, question);
    expect(edit?.documentChanges).toBeUndefined();
    expect(applied(edit, files())).toEqual(expected());
  });

  it('is refused with a reason', async () => {
    const client = await start(files());
    await client.open(MAIN, MAIN_TEXT);
    await client.open(SHARED, SHARED_TEXT);
    const prepare = (name: string) =>
      client.connection.sendRequest(PrepareRenameRequest.type, at(SHARED, SHARED_TEXT, name));
    await expect(prepare('O3')).rejects.toThrow('`O3` is a built-in structure and cannot be renamed');
    await expect(prepare('Ni')).rejects.toThrow('symbol of an element');
    expect(await prepare('material')).toBeNull();
    const rename = (newName: string) =>
      client.connection.sendRequest(RenameRequest.type, { ...at(MAIN, MAIN_TEXT, 'NCM'), newName });
    await expect(rename('doped')).rejects.toThrow('`doped` is declared already in main.hem');
  });

  it('never writes outside of the workspace', async () => {
    const text = MAIN_TEXT.replace('shared.hem', '../elsewhere/far.hem');
    const client = await start(new Map([[OUTSIDE, SHARED_TEXT]]));
    await client.open(MAIN, text);
    const rename = () =>
      client.connection.sendRequest(RenameRequest.type, { ...at(MAIN, text, 'NCM'), newName: 'NMC' });
    await expect(rename()).rejects.toThrow('stands in far.hem too, which is outside this workspace');
    await client.open(OUTSIDE, SHARED_TEXT);
    await expect(rename()).rejects.toThrow('stands in far.hem too, which is outside this workspace');
  });

  it('without a workspace writes what is open', async () => {
    const client = await start(files(), ALL, []);
    await client.open(MAIN, MAIN_TEXT);
    const rename = () =>
      client.connection.sendRequest(RenameRequest.type, { ...at(MAIN, MAIN_TEXT, 'NCM'), newName: 'NMC' });
    await expect(rename()).rejects.toThrow('stands in shared.hem too');
    await client.open(SHARED, SHARED_TEXT);
    expect(Object.keys(applied(await rename(), files())).sort()).toEqual([MAIN, SHARED]);
  });
});
