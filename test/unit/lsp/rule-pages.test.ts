/** Findings that lead to the page of their rule, by the server within this process. */
import { describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  CodeActionRequest,
  TextDocumentContentRequest,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver/node';
import { ruleText, ruleUri } from '../../../server/src/lsp/rule-uri.js';
import { rulePage } from '../../../server/src/reports/rule-page.js';
import { RULES } from '../../../server/src/rules/registry.js';
import { Client, until } from '../../support/in-process.js';

const URI = 'file:///lab/a.hem';
const OFF = 'material off : O3 = Li[Ni0.5Mn0.6]O2\n';
const PAGE = 'hem-rule:/site-sum.md';

const PULLING: ClientCapabilities = {
  textDocument: {
    diagnostic: { codeDescriptionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
  workspace: { textDocumentContent: {} },
};

describe('a finding', () => {
  it('leads to the page of its rule, wherever it is told', async () => {
    const client = await Client.start({
      capabilities: PULLING,
      files: { [URI]: OFF },
      folders: ['file:///lab'],
    });
    expect(client.result.capabilities.workspace?.textDocumentContent).toMatchObject({
      schemes: expect.arrayContaining(['hem-rule']),
    });
    const found = { code: 'site-sum', codeDescription: { href: PAGE } };
    const { connection } = client;
    expect(
      await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }),
    ).toMatchObject({ items: [{ items: [found] }] });
    await client.open(URI);
    expect(await client.diagnostics(URI)).toMatchObject([found]);
    const actions = await connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(actions?.[0]).toMatchObject({ diagnostics: [found] });
    const { text } = await connection.sendRequest(TextDocumentContentRequest.type, { uri: PAGE });
    expect(text).toMatch(/^# site-sum\n/);
  });

  it('leads there where it is published, too', async () => {
    const client = await Client.start({
      capabilities: {
        textDocument: { publishDiagnostics: { codeDescriptionSupport: true } },
        workspace: { textDocumentContent: {} },
      },
    });
    await client.open(URI, OFF);
    await until(() => client.last(URI) !== undefined);
    expect(client.last(URI)).toMatchObject([{ codeDescription: { href: PAGE } }]);
  });

  it.each<[string, ClientCapabilities]>([
    ['links', { ...PULLING, textDocument: { diagnostic: {} } }],
    ['the texts that it would lead to', { textDocument: { diagnostic: { codeDescriptionSupport: true } } }],
  ])('leads nowhere in a client that does not show %s', async (_, capabilities) => {
    const client = await Client.start({ capabilities });
    await client.open(URI, OFF);
    const [found] = await client.diagnostics(URI);
    expect(found?.code).toBe('site-sum');
    expect(found?.codeDescription).toBeUndefined();
  });
});

describe('the page of a rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s is that of docs/rules', (id, rule) => {
    const text = ruleText(ruleUri(id)) ?? '';
    expect(text.split('\n').slice(0, -2)).toEqual(rulePage(rule).split('\n').slice(0, -2));
    // There is nothing beside it that it could lead to.
    expect(text).not.toMatch(/\]\(\.*\//);
  });

  it.each(['hem-rule:/no.md', 'hem-rule:/../site-sum.md', 'hem-rule:/site-sum', 'hem-rule:site-sum.md'])(
    'is not %s',
    (uri) => expect(ruleText(uri)).toBeUndefined(),
  );
});
