/** The built server and the built program on files that import one another, on disk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  RenameRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { hem, Workspaces } from './cli';
import { Client, cursor } from './client';

const SHARED = 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const MAIN = 'import "../my shared.hem"\nmaterial doped from NCM { M: Co -> Al }\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

describe('the server', () => {
  let client: Client;
  afterEach(() => client.stop());

  async function start() {
    const folder = workspaces.create({
      'my shared.hem': SHARED,
      'cells/main.hem': MAIN,
      '.gitignore': 'old\n',
    });
    client = await Client.start({
      folders: [folder],
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    const uri = (path: string) => pathToFileURL(join(folder, path)).href;
    return { folder, shared: uri('my shared.hem'), main: await client.open(MAIN, uri('cells/main.hem')) };
  }

  it('finds what is wrong when an imported file changes on disk', async () => {
    const { folder, shared, main } = await start();
    await client.published(main, (found) => found.length === 0);
    writeFileSync(join(folder, 'my shared.hem'), SHARED.replace('NCM', 'NMC'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: shared, type: FileChangeType.Changed }],
    });
    await client.published(main, (found) => found.some(({ code }) => code === 'unknown-material'));
  });

  it('finds what is wrong when an imported file changes in the editor', async () => {
    const { shared, main } = await start();
    await client.published(main, (found) => found.length === 0);
    const open = await client.open(SHARED, shared);
    await client.replace(open, 'NCM', 'NMC');
    await client.published(main, (found) => found.some(({ code }) => code === 'unknown-material'));
    await client.replace(open, 'NMC', 'NCM');
    await client.published(main, (found) => found.length === 0);
  });

  it('goes to the other file, and renames in both', async () => {
    const { folder, shared, main } = await start();
    const question = {
      textDocument: { uri: main.uri },
      position: cursor(MAIN.replace('from NCM', 'from N$0CM')).position,
    };
    expect(await client.connection.sendRequest(DefinitionRequest.type, question)).toMatchObject({
      uri: shared,
      range: { start: { line: 0, character: 9 } },
    });
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...question, newName: 'NMC' });
    expect(renamed(edit, { [shared]: SHARED, [main.uri]: MAIN })).toEqual({
      [shared]: SHARED.replace('NCM', 'NMC'),
      [main.uri]: MAIN.replace('NCM', 'NMC'),
    });
    expect(readFileSync(join(folder, 'my shared.hem'), 'utf8')).toBe(SHARED);
  });
});

function renamed(
  edit: WorkspaceEdit | null,
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [
      uri,
      TextDocument.applyEdits(TextDocument.create(uri, 'hem', 1, texts[uri] ?? ''), edits),
    ]),
  );
}

describe('the program', () => {
  it('reads what is imported, also outside of what it was asked to check, and writes nothing', async () => {
    const cwd = workspaces.create({ 'my shared.hem': SHARED, 'cells/main.hem': MAIN });
    const { code, stdout } = await hem(['check', 'cells'], { cwd });
    expect(stdout).toBe('No findings in 1 file, 1 material\n');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'my shared.hem'), 'utf8')).toBe(SHARED);
    const shown = await hem(['show', 'main.hem', '--format', 'json'], { cwd: join(cwd, 'cells') });
    expect(JSON.parse(shown.stdout).materials[0]).toMatchObject({ name: 'doped', elements: { Al: 0.1 } });
  });

  it('finds that a file is missing, and exits with 1', async () => {
    const cwd = workspaces.create({ 'main.hem': 'import "missing.hem"\n' });
    const { code, stdout } = await hem(['check'], { cwd });
    expect(stdout).toContain('error[import]: `missing.hem` cannot be imported: there is no such file');
    expect(stdout).toContain('--> main.hem:1:8');
    expect(code).toBe(1);
  });

  it('tells a circle by the names of the files', async () => {
    const cwd = workspaces.create({
      'a.hem': 'import "sub/b.hem"\n',
      'sub/b.hem': 'import "../c.hem"\n',
      'c.hem': 'import "a.hem"\n',
    });
    const { code, stdout } = await hem(['check', 'a.hem'], { cwd });
    expect(stdout).toContain('leads back to this file, a.hem → sub/b.hem → c.hem → a.hem');
    expect(code).toBe(1);
  });

  it('reads standard input as if it lay where its name says', async () => {
    const cwd = workspaces.create({ 'my shared.hem': SHARED });
    const named = await hem(['check', '--stdin-filename', 'cells/main.hem'], { cwd, input: MAIN });
    expect(named.stdout).toBe('No findings in 1 file, 1 material\n');
    const unnamed = await hem(['check', '-'], { cwd, input: MAIN.replace('../', '') });
    expect(unnamed.stdout).toBe('No findings in 1 file, 1 material\n');
  });

  it('says of what cannot be read why', async () => {
    const cwd = workspaces.create({
      'main.hem': 'import "folder.hem"\nimport "bytes.hem"\n',
      'folder.hem/a.hem': '',
      'bytes.hem': new Uint8Array([0x23, 0xff, 0x0a]),
    });
    expect(existsSync(join(cwd, 'folder.hem'))).toBe(true);
    const { stdout } = await hem(['check', 'main.hem'], { cwd });
    expect(stdout).toContain('`folder.hem` cannot be imported: it is no file');
    expect(stdout).toContain('`bytes.hem` cannot be imported: it is not UTF-8 text');
  });
});
