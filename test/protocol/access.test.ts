/** What the built server does on a computer: which files it reads, and that it does nothing else. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  HoverRequest,
  ReferencesRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { Workspaces } from './cli';
import { Client, SERVER } from './client';

const RECORD = fileURLToPath(new URL('../support/record-access.cjs', import.meta.url));

const MAIN = 'import "../shared/far.hem"\nmaterial near from far { M: Co -> Ni }\n';
const GOOD = 'material good : O3 = LiCoO2\n';

const FILES = {
  'lab/main.hem': MAIN,
  'lab/hem.json': '{ "extends": "../shared/base.json" }',
  'lab/cells/other.hem': GOOD,
  'lab/.gitignore': 'old/\n',
  'shared/far.hem': 'material far : O3 = LiCoO2\n',
  'shared/base.json': '{}',
  // In force for what is imported.
  'hem.json': '{}',
  // Nobody asks for these.
  'lab/old/hem.json': '{}',
  'lab/old/ignored.hem': GOOD,
  'lab/node_modules/package/installed.hem': GOOD,
  'lab/.env': 'SECRET=1\n',
  'lab/notes.txt': GOOD,
  'lab/cells/table.csv': 'a,b\n',
  'lab/package.json': '{}',
  'lab/.vscode/settings.json': '{}',
  'shared/not-imported.hem': GOOD,
  'shared/other.json': '{}',
};

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

let folder: string;
let log: string;
let client: Client;

async function openMain(settings: object) {
  await client.initialize({
    folders: [join(folder, 'lab')],
    settings,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const { uri } = await client.open(MAIN, pathToFileURL(join(folder, 'lab/main.hem')).href);
  return { uri };
}

/** What was done, each once: `read` or otherwise with a path from the folder. Without the program itself. */
function done(): string[] {
  const all = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line): [how: string, what: string] => JSON.parse(line))
    .filter(([, what]) => dirname(what) !== dirname(SERVER))
    .map(([how, what]) => `${how} ${relative(folder, what)}`);
  return [...new Set(all)].sort();
}

function ask({ uri }: { uri: string }) {
  const textDocument = { uri };
  const place = { textDocument, position: { line: 1, character: MAIN.split('\n')[1]!.indexOf('far') } };
  const { connection } = client;
  return Promise.all([
    connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }),
    connection.sendRequest(HoverRequest.type, place),
    connection.sendRequest(DefinitionRequest.type, place),
    connection.sendRequest(CompletionRequest.type, place),
    connection.sendRequest(CodeLensRequest.type, { textDocument }),
    connection.sendRequest(DocumentLinkRequest.type, { textDocument }),
  ]);
}

/** Of what is open nothing is read from disk: it is as it is in the editor. */
const OF_MAIN = ['read hem.json', 'read lab/hem.json', 'read shared/base.json', 'read shared/far.hem'];

/** What the search for files goes by, and those that it finds. */
const OF_WORKSPACE = ['read lab/.gitignore', 'read lab/cells/other.hem'];

describe('the server', () => {
  beforeEach(() => {
    folder = workspaces.create(FILES);
    log = join(workspaces.create({}), 'access.jsonl');
    process.env.HEM_ACCESS_LOG = log;
    client = new Client(['--require', RECORD, SERVER, '--stdio']);
    delete process.env.HEM_ACCESS_LOG;
  });
  afterEach(() => client.stop());

  it('reads what an open document imports and their hem.json with what that extends, and does nothing else', async () => {
    const document = await openMain({ workspaceDiagnostics: false });
    const [report, , definition] = await ask(document);
    expect(report).toMatchObject({ items: [] });
    expect(definition).toMatchObject({ uri: expect.stringMatching(/\/shared\/far\.hem$/) });
    await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(done()).toEqual(OF_MAIN);
  });

  it('reads the .hem files of the workspace where it is to check them, without what is left out', async () => {
    const document = await openMain({});
    await ask(document);
    await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    expect(done()).toEqual([...OF_MAIN, ...OF_WORKSPACE].sort());
  });

  it('reads them when it is asked for references', async () => {
    const { uri } = await openMain({ workspaceDiagnostics: false });
    await client.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 'material n'.length },
      context: { includeDeclaration: true },
    });
    expect(done()).toEqual([...OF_MAIN, ...OF_WORKSPACE].sort());
  });
});

it('the record has what a program does', () => {
  // Without this, the tests above would hold of a server of which nothing is recorded.
  const program = `
    const fs = require('fs');
    fs.readFileSync('read.txt');
    require('fs/promises').open('open.txt');
    fs.createReadStream('stream.txt');
    fs.writeFileSync('write.txt', '');
    require('child_process').spawn('true');
    fetch('http://127.0.0.1:8/').catch(() => {});
    new (require('net').Socket)().on('error', () => {}).connect(9, '127.0.0.1');`;
  const cwd = workspaces.create({ 'read.txt': '', 'open.txt': '', 'stream.txt': '' });
  const log = join(workspaces.create({}), 'access.jsonl');
  const env = { ...process.env, HEM_ACCESS_LOG: log };
  spawnSync(process.execPath, ['--require', RECORD, '--eval', program], { cwd, env });
  const told = readFileSync(log, 'utf8');
  for (const what of ['read.txt', 'open.txt', 'stream.txt']) expect(told).toContain(`["read","${what}"]`);
  expect(told).toContain('["write","write.txt"]');
  expect(told).toContain('["start","true"]');
  expect(told.match(/\["connect",/g)?.length).toBeGreaterThanOrEqual(2);
});
