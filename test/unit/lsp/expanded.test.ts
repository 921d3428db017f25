/** Expanded compositions as documents, by the server within this process. */
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  CodeLensRequest,
  DocumentDiagnosticRequest,
  HoverRequest,
  InlayHintRequest,
  RequestType,
  TextDocumentContentRequest,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { expandedUri, sourceOf } from '../../../server/src/lsp/expanded-uri.js';
import { at, Client, slowClock, until } from '../../support/in-process.js';

const MAIN = 'file:///lab/main.hem';
const SHARED = 'file:///lab/shared.hem';
const FAMILY = 'material MTS(x = 0.1, 0.15) : O3 = Na0.83[Ni0.5Mn{x}Ti{0.5-x}]O2\n';

/** As a client knows it. */
const ExpandedRequest = new RequestType<TextDocumentPositionParams, { uri: string } | null, void>(
  'hem/expanded',
);

function start(files: Readonly<Record<string, string>> = {}): Promise<Client> {
  const capabilities = { textDocument: { diagnostic: {} }, workspace: { textDocumentContent: {} } };
  return Client.start({ capabilities, files });
}

/** The address of the expanded composition of the material at some text. */
async function expanded(
  { connection }: Client,
  uri: string,
  text: string,
  name: string,
): Promise<string | undefined> {
  return (await connection.sendRequest(ExpandedRequest, at(uri, text, name)))?.uri;
}

async function textOf({ connection }: Client, uri: string): Promise<string> {
  return (await connection.sendRequest(TextDocumentContentRequest.type, { uri })).text;
}

/** The texts that are to be asked for again, as soon as there are any. */
async function refreshes({ stale }: Client): Promise<string[]> {
  await until(() => stale.length > 0);
  return stale.splice(0);
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
    const client = await start();
    await client.open(MAIN, FAMILY);
    const uri = (await expanded(client, MAIN, FAMILY, 'Ni0.5')) ?? '';
    const text = await textOf(client, uri);
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
    const client = await start();
    const text = '# nothing\n\nstructure s { A *1 }\n';
    await client.open(MAIN, text);
    expect(await expanded(client, MAIN, text, 'nothing')).toBeUndefined();
    expect(await expanded(client, MAIN, text, 'A *1')).toBeUndefined();
    await expect(textOf(client, 'hem-expanded:/x.hem')).rejects.toThrow('There is no text at');
  });

  it('is to be read again when its document changes, and only then', async () => {
    const client = await start();
    await client.open(MAIN, FAMILY);
    const uri = (await expanded(client, MAIN, FAMILY, 'MTS')) ?? '';
    await textOf(client, uri);
    await client.change(MAIN, 2, FAMILY.replace('0.83', '0.80'));
    expect(await refreshes(client)).toEqual([uri]);
    expect(await textOf(client, uri)).toContain('A: Na+ 0.80\n');
    // What is shown is a document, too: opening it changes nothing that it is made of.
    await client.open(uri, await textOf(client, uri));
    await client.change(MAIN, 3, 'material other : O3 = LiCoO2\n');
    expect(await refreshes(client)).toEqual([uri]);
    expect(await textOf(client, uri)).toBe('# main.hem declares no material MTS.\n');
  });

  it('is forgotten when it is closed', async () => {
    const client = await start();
    await client.open(MAIN, FAMILY);
    const [one, other] = ['A', 'B'].map((name) => expandedUri({ uri: MAIN, name }));
    for (const uri of [one, other]) await textOf(client, uri ?? '');
    await client.open(one ?? '', '');
    await client.close(one ?? '');
    await client.change(MAIN, 2, `${FAMILY}\n`);
    expect(await refreshes(client)).toEqual([other]);
  });

  it('is that of an imported material where it is named', async () => {
    const client = await start({ [SHARED]: FAMILY });
    const text = 'import "shared.hem"\nmeasured "icp" of MTS(0.15) { Na 0.82 }\n';
    await client.open(MAIN, text);
    const uri = (await expanded(client, MAIN, text, 'TS(0.15)')) ?? '';
    expect(sourceOf(uri)).toEqual({ uri: SHARED, name: 'MTS' });
    expect(await textOf(client, uri)).toContain('as hem reads it in shared.hem');
    await client.write(SHARED, FAMILY.replace('0.83', '0.80'));
    expect(await refreshes(client)).toEqual([uri]);
    expect(await textOf(client, uri)).toContain('A: Na+ 0.80\n');
    await client.write(SHARED, undefined);
    expect(await refreshes(client)).toEqual([uri]);
    expect(await textOf(client, uri)).toBe('# The file that declares MTS cannot be read any more.\n');
  });

  it('stops being written when nobody waits for it any more', async () => {
    slowClock();
    const client = await start();
    const text = 'material m(x = 0 .. 0.1 step 0.0001) : O3 = Li[Co{1-x}Al{x}]O2\n';
    await client.open(MAIN, text);
    const uri = (await expanded(client, MAIN, text, 'm(x')) ?? '';
    const cancel = new CancellationTokenSource();
    const asked = client.connection.sendRequest(TextDocumentContentRequest.type, { uri }, cancel.token);
    cancel.cancel();
    await expect(asked).rejects.toThrow('workspace/textDocumentContent was cancelled');
  });
});
