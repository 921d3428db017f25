/** The server within this process, on files in memory: what is decided by the hem.json of a document. */
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  RenameRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/lsp/server.js';

const ROOT = 'file:///lab';
const MAIN = `${ROOT}/cells/main.hem`;
const CONFIG = `${ROOT}/hem.json`;

const OFF = 'material off : O3 = Li[Ni0.5Mn0.6]O2\n';

const PULLING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    workspaceFolders: true,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

interface Options {
  readonly capabilities?: ClientCapabilities;
  readonly settings?: object;
}

class Client {
  readonly connection: ProtocolConnection;
  readonly disk: Map<string, string>;
  readonly published: PublishDiagnosticsParams[] = [];
  refreshed = 0;

  constructor(files: Readonly<Record<string, string | object>>, settings: object) {
    const texts = Object.entries(files).map(
      ([uri, content]) => [uri, typeof content === 'string' ? content : JSON.stringify(content)] as const,
    );
    this.disk = new Map(texts);
    const [there, back] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)), {
      read: async (uri) => {
        const text = this.disk.get(uri);
        return text === undefined ? { why: 'there is no such file', isMissing: true } : { text };
      },
      list: async () => [...this.disk.keys()].filter((uri) => uri.endsWith('.hem')),
    });
    this.connection = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshed++;
    });
    this.connection.listen();
  }

  async open(uri: string, text = this.disk.get(uri) ?? ''): Promise<void> {
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'hem', version: 1, text },
    });
  }

  async change(uri: string, version: number, text: string): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Writes a file, or takes it away, as if another program did so. */
  async write(uri: string, content: string | object | undefined): Promise<void> {
    const text = typeof content === 'object' ? JSON.stringify(content) : content;
    const type = this.disk.has(uri) ? FileChangeType.Changed : FileChangeType.Created;
    if (text === undefined) this.disk.delete(uri);
    else this.disk.set(uri, text);
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type: text === undefined ? FileChangeType.Deleted : type }],
    });
  }

  /** Severity and rule of each finding. */
  async findings(uri: string): Promise<string[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full'
      ? report.items.map(({ severity, code }) => `${SEVERITIES[severity ?? 0]}: ${code}`)
      : [];
  }

  /** What was last published for a file. */
  last(uri: string): string[] | undefined {
    const found = this.published.findLast((params) => params.uri === uri);
    return found?.diagnostics.map(({ message }) => String(message));
  }
}

const SEVERITIES: Readonly<Record<number, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Hint]: 'hint',
};

const clients: Client[] = [];
afterEach(() => {
  for (const { connection } of clients.splice(0)) connection.dispose();
});

async function start(
  files: Readonly<Record<string, string | object>>,
  { capabilities = PULLING, settings = {} }: Options = {},
): Promise<Client> {
  const client = new Client(files, settings);
  clients.push(client);
  await client.connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: ROOT, name: 'work' }],
    capabilities,
  });
  await client.connection.sendNotification(InitializedNotification.type, {});
  return client;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 10));
  }
}

describe('findings', () => {
  it('are those of the nearest hem.json, of each document its own', async () => {
    const client = await start({
      [CONFIG]: { rules: { 'site-sum': 'warning' } },
      [MAIN]: OFF,
      [`${ROOT}/other/hem.json`]: { rules: { 'site-sum': 'off' } },
      [`${ROOT}/other/b.hem`]: OFF,
    });
    await client.open(MAIN);
    await client.open(`${ROOT}/other/b.hem`);
    expect(await client.findings(MAIN)).toEqual(['warning: site-sum']);
    expect(await client.findings(`${ROOT}/other/b.hem`)).toEqual([]);
  });

  it('hang on the settings of the editor only where there is no hem.json', async () => {
    const settings = { rules: { 'site-sum': 'hint' }, entropy: { convention: 'atom' } };
    const client = await start({ [MAIN]: OFF, [CONFIG]: {} }, { settings });
    await client.open(MAIN);
    await client.open('untitled:Untitled-1', OFF);
    expect(await client.findings(MAIN)).toEqual(['error: site-sum']);
    expect(await client.findings('untitled:Untitled-1')).toEqual(['hint: site-sum']);
    await client.write(CONFIG, undefined);
    await until(() => client.refreshed > 0);
    expect(await client.findings(MAIN)).toEqual(['hint: site-sum']);
  });

  it('change when a hem.json comes, changes, and when what it extends does', async () => {
    const client = await start({ [MAIN]: OFF });
    await client.open(MAIN);
    expect(await client.findings(MAIN)).toEqual(['error: site-sum']);
    await client.write(CONFIG, { rules: { 'site-sum': 'warning' } });
    await until(() => client.refreshed === 1);
    expect(await client.findings(MAIN)).toEqual(['warning: site-sum']);
    await client.write(`${ROOT}/cells/hem.json`, { extends: '../team.json' });
    await until(() => client.refreshed === 2);
    expect(await client.findings(MAIN)).toEqual(['error: site-sum']);
    client.disk.set(`${ROOT}/team.json`, '{ "rules": { "site-sum": "off" } }');
    await client.change(MAIN, 2, `# edited\n${OFF}`);
    expect(await client.findings(MAIN)).toEqual([]);
  });

  it('are published again where the client does not ask for them', async () => {
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    const client = await start({ [MAIN]: OFF }, { capabilities });
    await client.open(MAIN);
    await until(() => client.last(MAIN)?.length === 1);
    await client.write(CONFIG, { rules: { 'site-sum': 'off' } });
    await until(() => client.last(MAIN)?.length === 0);
  });
});

describe('what is wrong with a hem.json', () => {
  const WRONG = { rules: { 'no-rule': 'off' }, extends: 'nothing.json' };
  const UNKNOWN = expect.stringContaining('`no-rule` is not the id of a rule');
  const MISSING = expect.stringContaining('`nothing.json` cannot be extended: there is no such file');

  it('is told in that file, once for all documents, until it is mended or no document is open', async () => {
    const client = await start({ [CONFIG]: WRONG, [MAIN]: OFF, [`${ROOT}/b.hem`]: '' });
    await client.open(MAIN);
    await client.open(`${ROOT}/b.hem`);
    await until(() => client.last(CONFIG) !== undefined);
    expect(client.last(CONFIG)).toEqual([UNKNOWN, MISSING]);
    await client.change(MAIN, 2, '');
    await client.write(CONFIG, { extends: 'nothing.json' });
    await until(() => client.last(CONFIG)?.length === 1);
    expect(client.published.filter(({ uri }) => uri === CONFIG)).toHaveLength(2);
    await client.close(MAIN);
    await client.close(`${ROOT}/b.hem`);
    await until(() => client.last(CONFIG)?.length === 0);
  });
});

describe('evaluation', () => {
  it('of an imported file is that of its own hem.json', async () => {
    const client = await start({
      [CONFIG]: { entropy: { convention: 'formula' } },
      [MAIN]: 'import "../shared/base.hem"\nmaterial a from base { M: Ni -> Co 0.1 }\n',
      [`${ROOT}/shared/hem.json`]: { entropy: { convention: 'atom' } },
      [`${ROOT}/shared/base.hem`]: 'material base : O3 = Li[Ni0.5Mn0.5]O2\n',
    });
    await client.open(MAIN);
    await client.open(`${ROOT}/shared/base.hem`);
    const hover = async (uri: string, line: number) => {
      const found = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line, character: 9 },
      });
      return JSON.stringify(found?.contents);
    };
    expect(await hover(MAIN, 1)).toContain('formula convention');
    expect(await hover(`${ROOT}/shared/base.hem`, 0)).toContain('atom convention');
  });

  it('knows the structures of the project, as they stand in the editor, and renames them everywhere', async () => {
    const structures = `${ROOT}/structures.hem`;
    const text = 'structure layered {\n  A : Na\n  M : Ni, Mn\n  X *2 : O\n}\n';
    const main = 'material a : layered = NaNi0.5Mn0.6O2\n';
    const client = await start({
      [CONFIG]: { structures: ['structures.hem'] },
      [structures]: text,
      [MAIN]: main,
    });
    await client.open(MAIN);
    expect(await client.findings(MAIN)).toEqual(['error: site-sum']);
    const edit = await client.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: MAIN },
      position: { line: 0, character: 15 },
      newName: 'sheets',
    });
    expect(Object.keys(edit?.changes ?? {}).sort()).toEqual([MAIN, structures].sort());
    await client.open(structures, text.replace('M :', 'M *1.1 :'));
    await until(() => client.refreshed > 0);
    expect(await client.findings(MAIN)).toEqual([]);
  });
});
