/** The server within this process, for what depends on the client at the other end. The built one is in test/protocol. */
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeLensRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  type InlayHint,
  InlayHintRequest,
  type LSPAny,
  LSPErrorCodes,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import { Client, until } from '../../support/in-process.js';

const URI = 'file:///test.hem';
const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';
const TWICE = `${GOOD}${GOOD}`;

function hover({ connection }: Client, line: number, character: number): Promise<Hover | null> {
  return connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: URI },
    position: { line, character },
  });
}

async function actions({ connection }: Client, only?: string[]): Promise<CodeAction[]> {
  const found = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 100 } },
    context: { diagnostics: [], ...(only && { only }) },
  });
  return (found ?? []) as CodeAction[];
}

/** The rules of what is found. */
async function pull(client: Client): Promise<string[]> {
  return (await client.diagnostics(URI)).map(({ code }) => String(code));
}

async function lenses({ connection }: Client): Promise<(string | undefined)[]> {
  const found = await connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
  return (found ?? []).map(({ command }) => command?.title);
}

async function hints({ connection }: Client): Promise<InlayHint['label'][]> {
  const found = await connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } },
  });
  return (found ?? []).map(({ label }) => label);
}

/** A client without folders and files, with one document open. */
async function start(
  text: string,
  capabilities: ClientCapabilities = {},
  settings: LSPAny = null,
): Promise<Client> {
  const client = await Client.start({ capabilities, settings });
  await client.open(URI, text);
  return client;
}

const ACTIONS: ClientCapabilities = {
  textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
};

describe('a client that can do little', () => {
  it('gets hovers in plain text', async () => {
    const client = await start(GOOD);
    const contents = (await hover(client, 0, 10))?.contents;
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
    expect(await actions(client)).toEqual([]);
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
    expect(await lenses(client)).toEqual([]);
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
    expect((await hover(client, 0, 10))?.contents).toMatchObject({ kind: 'markdown' });
    await until(() => client.published.length > 0);
    expect(client.published[0]?.diagnostics[0]?.relatedInformation?.[0]?.location).toEqual({
      uri: URI,
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } },
    });
  });

  it('gets the kinds of actions that it wants', async () => {
    const client = await start(BAD, ACTIONS);
    expect((await actions(client)).length).toBeGreaterThan(0);
    expect((await actions(client, ['quickfix'])).length).toBeGreaterThan(0);
    expect(await actions(client, ['source.organizeImports'])).toEqual([]);
  });

  it('gets actions of the kinds that it asks for', async () => {
    const client = await start(GOOD, ACTIONS);
    const kindsOf = async (only?: string[]) => new Set((await actions(client, only)).map(({ kind }) => kind));
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
    expect(await pull(client)).toEqual(['site-sum']);
    await until(() => client.registered.length > 0);
    expect(client.registered).toEqual([['workspace/didChangeConfiguration', { section: 'hem' }]]);
    await client.configure({ rules: { 'site-sum': 'off' } });
    await until(() => client.refreshed.length === 4);
    expect(await pull(client)).toEqual([]);
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
      inlayHints: { entropy: true, vacancy: false, charge: false },
    },
  );
  expect(await lenses(client)).toEqual([
    '1.27 R per formula unit with vacancies · medium entropy · neutral · 103.6 g/mol',
  ]);
  expect(await hints(client)).toEqual(['A 0.634 R, M 0.634 R']);
});

it('settings turn the hints off one kind at a time', async () => {
  const text = 'material A : P2 {\n  A: Na+ 0.67\n  M: Ni 0.33, Mn 0.67\n  X: O2- 2\n}\n';
  const open = 'material B : P2 {\n  A: Na ?\n  M: Mn3+ 0.6, Mn4+ 0.4\n  X: O 2\n}\n';
  const measured = 'measured "x" of A {\n  Mn 0.66(1)\n}\n';
  const short = 'material C : O3 = LiAl0.9O2\n';
  const all = [
    ...['□0.33', '²⁺', '³·⁹⁸⁵⁺', '0.634 R', '= 0.6', '□0.4', '0.673 R'],
    ...['Σ 0.9 of 1, 0.1 left', '−1.0 u'],
  ];
  const isOf: Record<string, (label: string) => boolean> = {
    siteSum: (label) => label.startsWith('Σ'),
    vacancy: (label) => label.startsWith('□'),
    entropy: (label) => label.endsWith('R'),
    charge: (label) => label.endsWith('⁺'),
    solvedAmount: (label) => label.startsWith('='),
    deviation: (label) => label.endsWith('u'),
  };
  const shown = async (inlayHints: LSPAny) =>
    hints(
      await start(text + open + short + measured, { workspace: { configuration: true } }, { inlayHints }),
    );
  expect(await shown({})).toEqual(all);
  for (const [kind, isOne] of Object.entries(isOf)) {
    expect(await shown({ [kind]: false }), kind).toEqual(all.filter((label) => !isOne(label)));
  }
});

it('a solved state stands close to its element, and other hints apart', async () => {
  const client = await start('material A : O3 = LiNi0.5Co0.5O2\n');
  const found = await client.connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: URI },
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
  });
  expect(found?.map(({ label, position, paddingLeft }) => [label, position.character, paddingLeft])).toEqual([
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
  const answer = client.connection
    .sendRequest(
      HoverRequest.type,
      { textDocument: { uri: URI }, position: { line: 0, character: 10 } },
      source.token,
    )
    .catch((error: { code: number }) => error.code);
  await until(() => answers.length > 0);
  source.cancel();
  for (const send of answers) send();
  expect(await answer).toBe(LSPErrorCodes.RequestCancelled);
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
    const found = await hover(client, 0, 'material "🔋🔋" : O3 = Li'.length);
    expect(found?.contents).toMatchObject({ value: expect.stringContaining('cobalt') });
    expect(found?.range?.start).toEqual({ line: 0, character: 25 });
  });

  it('behind the end of a line are at its end', async () => {
    const client = await start('material A : O3 = LiCoO2\r\nmaterial B : O3 = LiNiO2\r\n');
    expect(await hover(client, 0, 40)).toBeNull();
    expect(await hover(client, 9, 0)).toBeNull();
  });
});
