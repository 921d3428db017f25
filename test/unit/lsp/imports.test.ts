/** The server within this process, on files in memory: what depends on other files, on disk or open. */
import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  CodeLensRequest,
  DefinitionRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  type LocationLink,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentContentRequest,
  WatchKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { at, Client, until } from '../../support/in-process.js';

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

function start(
  files: ReadonlyMap<string, string> | undefined,
  capabilities: ClientCapabilities = ALL,
  folders: readonly string[] = [ROOT],
): Promise<Client> {
  return Client.start({ capabilities, folders, ...(files && { files: Object.fromEntries(files) }) });
}

/** The rules and messages of what is found. */
async function pull(client: Client, uri: string): Promise<string[]> {
  const found = await client.diagnostics(uri);
  return found.map(({ code, message }) => `${code}: ${String(message).split('\n')[0]}`);
}

async function lens({ connection }: Client, uri: string): Promise<string | undefined> {
  const lenses = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
  return lenses?.[0]?.command?.title;
}

/** The rules of what was last published. */
function last(client: Client, uri: string): string[] | undefined {
  return client.last(uri)?.map(({ code }) => String(code));
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
    const client = await start(new Map());
    await client.open(MAIN, MAIN_TEXT);
    expect(await pull(client, MAIN)).toEqual([
      'import: `shared.hem` cannot be imported: there is no such file',
      'unknown-material: No material is called `NCM`',
    ]);
    await until(() => client.registered.length > 0);
    expect(client.registered).toEqual([
      [
        'workspace/didChangeWatchedFiles',
        {
          watchers: [
            ...['**/*.hem', '**/hem.json', '**/.gitignore'].map((globPattern) => ({ globPattern })),
            { globPattern: '**/*', kind: WatchKind.Delete },
          ],
        },
      ],
    ]);
    await client.write(SHARED, SHARED_TEXT);
    await until(() => client.refreshes === 1);
    expect(await pull(client, MAIN)).toEqual([]);
    expect(await lens(client, MAIN)).toMatch(/R/);
    await client.change(MAIN, 2, `# edited\n${MAIN_TEXT}`);
    expect(await pull(client, MAIN)).toEqual([]);
    expect(client.reads.filter((uri) => uri === SHARED)).toHaveLength(2);
  });

  it('is read again with each change where nobody watches', async () => {
    const disk = new Map([[SHARED, 'material other : O3 = LiCoO2\n']]);
    const client = await start(disk, { textDocument: { diagnostic: {} } });
    await client.open(MAIN, MAIN_TEXT);
    expect(await pull(client, MAIN)).toContain('unknown-material: No material is called `NCM`');
    client.disk.set(SHARED, SHARED_TEXT);
    await client.change(MAIN, 2, `# edited\n${MAIN_TEXT}`);
    expect(await pull(client, MAIN)).toEqual([]);
  });

  it('counts as it stands in the editor, and is asked for again by those that import it', async () => {
    const disk = new Map([[SHARED, 'material other : O3 = LiCoO2\n']]);
    const client = await start(disk);
    await client.open(MAIN, MAIN_TEXT);
    expect(await pull(client, MAIN)).toContain('unknown-material: No material is called `NCM`');
    // In another spelling.
    await client.open('file:///lab/%73hared.hem', SHARED_TEXT);
    await until(() => client.refreshes === 1);
    expect(await pull(client, MAIN)).toEqual([]);
    await client.close('file:///lab/%73hared.hem');
    await until(() => client.refreshes === 2);
    expect(await pull(client, MAIN)).toContain('unknown-material: No material is called `NCM`');
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
    await until(() => [MAIN, own].every((uri) => last(client, uri)?.length === 0));
    const before = client.published.filter(({ uri }) => uri === own).length;
    await client.change(SHARED, 2, 'let y = 0.2\n');
    await until(() => last(client, MAIN)?.includes('unknown-material') === true);
    await client.change(SHARED, 3, 'let y = 0.1\n');
    await until(() => last(client, MAIN)?.length === 0);
    expect(client.published.filter(({ uri }) => uri === own)).toHaveLength(before);
  });
});

describe('documents without files', () => {
  it('say why they cannot import', async () => {
    const client = await start(new Map());
    await client.open('untitled:Untitled-1', MAIN_TEXT);
    expect((await pull(client, 'untitled:Untitled-1'))[0]).toMatch('this file is not saved yet');
  });

  it('import what is open, and are silent about what they cannot look at', async () => {
    const client = await start(undefined);
    await client.open('vscode-vfs://github/a/main.hem', 'import "other.hem"\n');
    expect(await pull(client, 'vscode-vfs://github/a/main.hem')).toEqual([]);
    await client.open('vscode-vfs://github/a/other.hem', 'material a : O3 = LiCoO2\n');
    expect(await pull(client, 'vscode-vfs://github/a/main.hem')).toEqual([
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
    expect(await pull(client, uri)).toEqual([]);
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
    await client.changeFolders(['file:///elsewhere/'], []);
    expect(await ask()).toEqual([SHARED, OUTSIDE]);
    await client.changeFolders([], ['file:///elsewhere/']);
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
