/** A workspace of which nobody knows yet what lies in it, by the server within this process. */
import { expect, it } from 'vitest';
import {
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { at, Client, LAB, MAIN, SHARED, until } from '../../support/in-process.js';

const TEXT =
  'import "shared.hem"\nmaterial doped from base { M: Co -> Al }\nmaterial off : O3 = Li[Ni0.5Mn0.6]O2\n';
const MANY = 10_000;

it('is no reason to wait for what an open document answers', async () => {
  const files: Record<string, string> = { [MAIN]: TEXT, [SHARED]: 'material base : O3 = LiCoO2\n' };
  for (let index = 0; index < MANY; index++) files[`${LAB}/${index}.hem`] = `material m${index} = LiF\n`;
  const client = await Client.start({
    files,
    folders: [LAB],
    settings: {},
    capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
  });
  const { connection } = client;
  let found = () => {};
  client.search = new Promise((done) => {
    found = done;
  });
  let answered = 0;
  const count = () => answered++;
  const everywhere = [
    connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }),
    connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'm9999' }),
  ];
  for (const one of everywhere) one.then(count, () => undefined);
  await client.open(MAIN);
  const doped = at(MAIN, TEXT, 'doped');
  const base = at(MAIN, TEXT, 'base');
  const { textDocument } = doped;
  expect(JSON.stringify(await connection.sendRequest(HoverRequest.type, doped))).toContain('doped');
  expect((await client.diagnostics(MAIN)).map(({ code }) => code)).toContain('site-sum');
  expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toHaveLength(3);
  expect(await connection.sendRequest(CodeLensRequest.type, { textDocument })).not.toHaveLength(0);
  expect(JSON.stringify(await connection.sendRequest(DefinitionRequest.type, base))).toContain(SHARED);
  expect(JSON.stringify(await connection.sendRequest(CompletionRequest.type, base))).toContain('"base"');
  // What is asked about all files waits for them, and nothing else has been read meanwhile.
  const references = connection.sendRequest(ReferencesRequest.type, {
    ...doped,
    context: { includeDeclaration: true },
  });
  await until(() => client.searches === 3);
  expect(answered).toBe(0);
  expect(client.reads.filter((uri) => /\d/.test(uri))).toEqual([]);

  found();
  expect(await references).toHaveLength(1);
  expect(JSON.stringify(await Promise.all(everywhere))).toContain(`${LAB}/${MANY - 1}.hem`);
  expect(client.failures).toEqual([]);
});
