/** The server within this process, for what depends on the client at the other end. The built one is in test/protocol. */
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeLensRefreshRequest,
  CodeLensRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LogMessageNotification,
  type LSPAny,
  LSPErrorCodes,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type SymbolInformation,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import { startServer } from '../../../server/src/lsp/server';

const URI = 'file:///test.hem';
const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';
const TWICE = `${GOOD}${GOOD}`;

class Client {
  readonly connection: ProtocolConnection;
  readonly logged: string[] = [];
  readonly refreshed: string[] = [];
  readonly registered: unknown[] = [];
  readonly unregistered: string[] = [];
  readonly published: PublishDiagnosticsParams[] = [];
  settings: LSPAny = null;

  constructor() {
    const [there, back] = [new PassThrough(), new PassThrough()];
    startServer(createConnection(new StreamMessageReader(there), new StreamMessageWriter(back)));
    const connection = createProtocolConnection(
      new StreamMessageReader(back),
      new StreamMessageWriter(there),
    );
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method, registerOptions }) => [method, registerOptions]));
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      this.unregistered.push(...unregisterations.map(({ method }) => method));
    });
    for (const { method } of [
      DiagnosticRefreshRequest.type,
      CodeLensRefreshRequest.type,
      InlayHintRefreshRequest.type,
      SemanticTokensRefreshRequest.type,
    ]) {
      connection.onRequest(method, () => {
        this.refreshed.push(method);
        return null;
      });
    }
    connection.listen();
    this.connection = connection;
  }

  async start(capabilities: ClientCapabilities, text: string): Promise<this> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: URI, languageId: 'hem', version: 1, text },
    });
    return this;
  }

  hover(line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: URI },
      position: { line, character },
    });
  }

  async actions(only?: string[]): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 100 } },
      context: { diagnostics: [], ...(only && { only }) },
    });
    return (actions ?? []) as CodeAction[];
  }

  async pull(): Promise<string[]> {
    const report: DocumentDiagnosticReport = await this.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      {
        textDocument: { uri: URI },
      },
    );
    return 'items' in report ? report.items.map(({ code }) => String(code)) : [];
  }

  async lenses(): Promise<(string | undefined)[]> {
    const lenses = await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
    return (lenses ?? []).map(({ command }) => command?.title);
  }

  async hints(): Promise<InlayHint['label'][]> {
    const hints = await this.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } },
    });
    return (hints ?? []).map(({ label }) => label);
  }
}

const clients: Client[] = [];
afterEach(() => {
  for (const { connection } of clients.splice(0)) connection.dispose();
});

async function start(
  text: string,
  capabilities: ClientCapabilities = {},
  settings: LSPAny = null,
): Promise<Client> {
  const client = new Client();
  clients.push(client);
  client.settings = settings;
  return client.start(capabilities, text);
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 10));
  }
}

const ACTIONS: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
};

describe('a client that can do little', () => {
  it('gets hovers in plain text', async () => {
    const client = await start(GOOD);
    const contents = (await client.hover(0, 10))?.contents;
    expect(contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^NCM811 · O3/) });
  });

  it('gets a flat outline', async () => {
    const client = await start(GOOD);
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: URI },
    });
    expect((symbols as SymbolInformation[]).map(({ name, location }) => [name, location.uri])).toEqual([
      ['NCM811', URI],
    ]);
  });

  it('gets no actions that it could not carry out, and no related places', async () => {
    const client = await start(TWICE);
    expect(await client.actions()).toEqual([]);
    await until(() => client.published.length > 0);
    expect(client.published[0]?.diagnostics[0]?.relatedInformation).toBeUndefined();
  });

  it('is asked nothing when settings change, but what it sends along counts', async () => {
    const client = await start(BAD);
    await until(() => client.published.length > 0);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { hem: { rules: { 'site-sum': 'off' }, codeLens: { enabled: false } } },
    });
    await until(() => client.published.length > 1);
    expect(client.published[1]?.diagnostics).toEqual([]);
    expect(await client.lenses()).toEqual([]);
    expect(client.refreshed).toEqual([]);
  });
});

describe('a client that can do more', () => {
  it('gets Markdown, and related places', async () => {
    const client = await start(TWICE, {
      textDocument: {
        hover: { contentFormat: ['markdown'] },
        publishDiagnostics: { relatedInformation: true },
      },
    });
    expect((await client.hover(0, 10))?.contents).toMatchObject({ kind: 'markdown' });
    await until(() => client.published.length > 0);
    expect(client.published[0]?.diagnostics[0]?.relatedInformation?.[0]?.location).toEqual({
      uri: URI,
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } },
    });
  });

  it('gets the kinds of actions that it wants', async () => {
    const client = await start(BAD, ACTIONS);
    expect((await client.actions()).length).toBeGreaterThan(0);
    expect((await client.actions(['quickfix'])).length).toBeGreaterThan(0);
    expect(await client.actions(['source.organizeImports'])).toEqual([]);
  });

  it('gets actions of the kinds that it asks for', async () => {
    const client = await start(GOOD, ACTIONS);
    const kindsOf = async (only?: string[]) => new Set((await client.actions(only)).map(({ kind }) => kind));
    const all = new Set(['refactor', 'refactor.rewrite']);
    expect(await kindsOf()).toEqual(all);
    expect(await kindsOf([''])).toEqual(all);
    expect(await kindsOf(['refactor'])).toEqual(all);
    expect(await kindsOf(['refactor.rewrite'])).toEqual(new Set(['refactor.rewrite']));
    expect(await kindsOf(['quickfix', 'refactor.rewrite.more', 'ref'])).toEqual(new Set());
  });

  it('is asked to ask again when settings change', async () => {
    const client = await start(
      BAD,
      {
        textDocument: { diagnostic: {} },
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
          codeLens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
        },
      },
      { rules: 'nonsense', inlayHints: 7, codeLens: null },
    );
    expect(await client.pull()).toEqual(['site-sum']);
    await until(() => client.registered.length > 0);
    expect(client.registered).toEqual([['workspace/didChangeConfiguration', { section: 'hem' }]]);
    client.settings = { rules: { 'site-sum': 'off' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await until(() => client.refreshed.length === 4);
    expect(await client.pull()).toEqual([]);
    expect(client.published).toEqual([]);
  });

  it('is told of colours anew when settings change', async () => {
    const client = await start(GOOD, { textDocument: { colorProvider: { dynamicRegistration: true } } });
    const colors = ['textDocument/documentColor', expect.anything()];
    await until(() => client.registered.length === 1);
    expect(client.registered).toEqual([colors]);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await until(() => client.registered.length === 2);
    expect(client.registered).toEqual([colors, colors]);
    expect(client.unregistered).toEqual(['textDocument/documentColor']);
  });
});

it('settings decide what is shown', async () => {
  const client = await start(
    'material A : P2 = Na0.67[Ni0.33Mn0.67]O2\n',
    { workspace: { configuration: true } },
    {
      entropy: { convention: 'formula', countVacancies: true },
      codeLens: { enabled: true },
      inlayHints: { entropy: true, siteSum: false, charge: false },
    },
  );
  expect(await client.lenses()).toEqual([
    '1.27 R per formula unit with vacancies · medium entropy · neutral · 103.6 g/mol',
  ]);
  expect(await client.hints()).toEqual(['A 0.634 R, M 0.634 R']);
});

it('settings turn the hints off one kind at a time', async () => {
  const text = 'material A : P2 {\n  A: Na+ 0.67\n  M: Ni 0.33, Mn 0.67\n  X: O2- 2\n}\n';
  const open = 'material B : P2 {\n  A: Na ?\n  M: Mn3+ 0.6, Mn4+ 0.4\n  X: O 2\n}\n';
  const measured = 'measured "x" of A {\n  Mn 0.66(1)\n}\n';
  const all = ['Σ 0.67 of 1', '²⁺', '³·⁹⁸⁵⁺', '0.634 R', '= 0.6', 'Σ 0.6 of 1', '0.673 R', '−1.0 u'];
  const isOf: Record<string, (label: string) => boolean> = {
    siteSum: (label) => label.startsWith('Σ'),
    entropy: (label) => label.endsWith('R'),
    charge: (label) => label.endsWith('⁺'),
    solvedAmount: (label) => label.startsWith('='),
    deviation: (label) => label.endsWith('u'),
  };
  const shown = async (inlayHints: LSPAny) =>
    (await start(text + open + measured, { workspace: { configuration: true } }, { inlayHints })).hints();
  expect(await shown({})).toEqual(all);
  for (const [kind, isOne] of Object.entries(isOf)) {
    expect(await shown({ [kind]: false }), kind).toEqual(all.filter((label) => !isOne(label)));
  }
});

it('a solved state stands close to its element, and other hints apart', async () => {
  const client = await start('material A : O3 = LiNi0.5Co0.5O2\n');
  const hints = await client.connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  });
  expect(hints?.map(({ label, position, paddingLeft }) => [label, position.character, paddingLeft])).toEqual([
    ['³⁺', 22, false],
    ['³⁺', 27, false],
    ['0.693 R', 32, true],
  ]);
});

it('a request that was cancelled is said to be', async () => {
  const client = await start(GOOD, { workspace: { configuration: true } });
  // The settings are not answered before the request is taken back.
  const answers: (() => void)[] = [];
  client.connection.onRequest(
    ConfigurationRequest.type,
    () => new Promise<LSPAny[]>((done) => answers.push(() => done([null]))),
  );
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  const source = new CancellationTokenSource();
  const hover = client.connection
    .sendRequest(
      HoverRequest.type,
      { textDocument: { uri: URI }, position: { line: 0, character: 10 } },
      source.token,
    )
    .catch((error: { code: number }) => error.code);
  await until(() => answers.length > 0);
  source.cancel();
  for (const answer of answers) answer();
  expect(await hover).toBe(LSPErrorCodes.RequestCancelled);
});

it('a request that fails is logged by its name and answered with nothing', async () => {
  const client = await start(GOOD);
  expect(await client.connection.sendRequest('textDocument/hover', {})).toBeNull();
  expect(await client.connection.sendRequest('textDocument/codeLens', {})).toEqual([]);
  expect(client.logged).toEqual([
    expect.stringMatching(/^textDocument\/hover failed: TypeError/),
    expect.stringMatching(/^textDocument\/codeLens failed: TypeError/),
  ]);
});

describe('positions', () => {
  it('count UTF-16 units', async () => {
    const client = await start('material "🔋🔋" : O3 = LiCoO2\n');
    const found = await client.hover(0, 'material "🔋🔋" : O3 = Li'.length);
    expect(found?.contents).toMatchObject({ value: expect.stringContaining('cobalt') });
    expect(found?.range?.start).toEqual({ line: 0, character: 25 });
  });

  it('behind the end of a line are at its end', async () => {
    const client = await start('material A : O3 = LiCoO2\r\nmaterial B : O3 = LiNiO2\r\n');
    expect(await client.hover(0, 40)).toBeNull();
    expect(await client.hover(9, 0)).toBeNull();
  });
});
