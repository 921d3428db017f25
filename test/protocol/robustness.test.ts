import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErrorCodes } from 'vscode-languageserver/node';
import { Client, textOf } from './client';

const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

const REQUESTS = [
  'textDocument/hover',
  'textDocument/codeLens',
  'textDocument/documentSymbol',
  'textDocument/codeAction',
  'codeAction/resolve',
  'textDocument/inlayHint',
  'textDocument/semanticTokens/full',
  'textDocument/semanticTokens/full/delta',
  'textDocument/semanticTokens/range',
  'textDocument/foldingRange',
  'textDocument/selectionRange',
  'textDocument/documentLink',
  'textDocument/documentColor',
  'textDocument/documentHighlight',
  'textDocument/typeDefinition',
  'textDocument/prepareTypeHierarchy',
  'typeHierarchy/supertypes',
  'codeLens/resolve',
  'workspace/symbol',
  'textDocument/diagnostic',
];

const ODD_PARAMETERS: [what: string, params: unknown][] = [
  ['no parameters', undefined],
  ['an empty object', {}],
  ['a list', [1, 2, 3]],
  ['a document that is a number', { textDocument: 7 }],
  ['an address that is not one', { textDocument: { uri: '%%%' }, position: { line: 0, character: 0 } }],
];

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

let client: Client;
beforeEach(async () => {
  client = await Client.start({ capabilities: { textDocument: { diagnostic: {} } } });
});
afterEach(() => client.stop());

/** The server answers, whatever the answer is. */
function answered(method: string, params: unknown): Promise<unknown> {
  return client.connection.sendRequest(method, params as object).catch((error: Error) => error);
}

async function stillServes(): Promise<void> {
  const document = await client.open(GOOD);
  expect(textOf(await client.hover(document, { line: 0, character: 10 }))).toMatch(/NCM811/);
}

describe('the server goes on after', () => {
  for (const method of REQUESTS) {
    it(`${method} for a document that it does not know`, async () => {
      const params = { position: range.start, range, context: { diagnostics: [] } };
      await answered(method, { textDocument: { uri: 'file:///nowhere.hem' }, ...params });
      const closed = await client.open(GOOD);
      await client.close(closed);
      await answered(method, { textDocument: { uri: closed.uri }, ...params });
      await stillServes();
    });

    it(`${method} with parameters that make no sense`, async () => {
      for (const [, params] of ODD_PARAMETERS) await answered(method, params);
      await stillServes();
    });
  }

  for (const [what, position] of [
    ['far outside', { line: 1e6, character: 1e6 }],
    ['before the beginning', { line: -1, character: -1 }],
    ['not a place', { line: 'x' }],
  ] as const) {
    it(`a position ${what}`, async () => {
      const { uri } = await client.open(GOOD);
      for (const method of REQUESTS) {
        const params = { position, range: { start: position, end: position }, context: { diagnostics: [] } };
        await answered(method, { textDocument: { uri }, ...params });
      }
      await stillServes();
    });
  }

  for (const [method, params] of [
    ['textDocument/didOpen', { textDocument: { uri: 'file:///a.hem', languageId: 'hem', version: 1 } }],
    ['textDocument/didOpen', null],
    [
      'textDocument/didChange',
      { textDocument: { uri: 'file:///b.hem', version: 2 }, contentChanges: [{ text: '' }] },
    ],
    ['textDocument/didChange', { textDocument: { uri: 'file:///a.hem', version: 3 } }],
    ['textDocument/didClose', { textDocument: { uri: 'file:///c.hem' } }],
    ['workspace/didChangeConfiguration', { settings: { hem: { rules: 7 } } }],
    ['hem/unheardOf', { a: 1 }],
    ['$/cancelRequest', { id: 4711 }],
  ] as [string, object][]) {
    it(`the notification ${method} ${JSON.stringify(params)}`, async () => {
      await client.connection.sendNotification(method, params);
      await stillServes();
    });
  }

  it('text that is anything but .hem', async () => {
    for (const text of [
      '\0\0\0',
      '('.repeat(20_000),
      'material '.repeat(5000),
      '\u{feff}}}}{{{',
      '= = = : : ,',
    ]) {
      const { uri } = await client.open(text);
      for (const method of REQUESTS) {
        await answered(method, {
          textDocument: { uri },
          position: range.start,
          range,
          context: { diagnostics: [] },
        });
      }
    }
    await stillServes();
  });
});

it('a method that does not exist is said not to', async () => {
  expect(await answered('hem/unheardOf', {})).toMatchObject({ code: ErrorCodes.MethodNotFound });
});
