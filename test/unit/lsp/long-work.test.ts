/** Requests that look at every file of the workspace, by the server within this process. */
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  HoverRequest,
  LSPErrorCodes,
  ReferencesRequest,
  RenameRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  WorkDoneProgress,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { at, Client, LAB, MAIN, slowClock } from '../../support/in-process.js';

const TEXT = 'material base : O3 = LiCoO2\n';
const MANY = 400;

const uris = Array.from({ length: MANY }, (_, index) => `${LAB}/${String(index).padStart(3, '0')}.hem`);
const files: Record<string, string> = {
  [MAIN]: TEXT,
  ...Object.fromEntries(
    uris.map((uri, index) => [
      uri,
      `import "main.hem"\nmaterial m${index} from base { M: Co -> Ni }\n# ${uri}\n`,
    ]),
  ),
};
const question = at(MAIN, TEXT, 'base');

async function start(): Promise<Client> {
  const client = await Client.start({ files, folders: [LAB] });
  await client.open(MAIN);
  return client;
}

type Ask = (client: Client, source?: CancellationTokenSource, workDoneToken?: string) => Promise<unknown>;

const REQUESTS: Record<string, Ask> = {
  references: ({ connection }, source, workDoneToken) =>
    connection.sendRequest(
      ReferencesRequest.type,
      { ...question, context: { includeDeclaration: false }, ...(workDoneToken && { workDoneToken }) },
      source?.token,
    ),
  rename: ({ connection }, source, workDoneToken) =>
    connection.sendRequest(
      RenameRequest.type,
      { ...question, newName: 'ground', ...(workDoneToken && { workDoneToken }) },
      source?.token,
    ),
  'symbols of the workspace': ({ connection }, source, workDoneToken) =>
    connection.sendRequest(
      WorkspaceSymbolRequest.type,
      { query: `m${MANY - 1}`, ...(workDoneToken && { workDoneToken }) },
      source?.token,
    ),
  subtypes: async ({ connection }, source, workDoneToken) => {
    const [item] = (await connection.sendRequest(TypeHierarchyPrepareRequest.type, question)) ?? [];
    if (!item) throw new Error('no item');
    return connection.sendRequest(
      TypeHierarchySubtypesRequest.type,
      { item, ...(workDoneToken && { workDoneToken }) },
      source?.token,
    );
  },
};

/** Whether an answer is about the last of the files, too. */
function isInFull(answer: unknown): boolean {
  return JSON.stringify(answer).includes(`${uris.at(-1)}`);
}

describe.each(Object.entries(REQUESTS))('%s', (_, ask) => {
  it('tell how far the work is, where the client likes to know', async () => {
    const client = await start();
    const kinds: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'work', ({ kind }) => {
      kinds.push(kind);
    });
    expect(isInFull(await ask(client, undefined, 'work'))).toBe(true);
    expect(kinds[0]).toBe('begin');
    expect(kinds.at(-1)).toBe('end');
    expect(kinds.slice(1, -1).every((kind) => kind === 'report')).toBe(true);
  });

  it('are given up where nobody waits for them any more', async () => {
    const client = await start();
    const source = new CancellationTokenSource();
    const asked = ask(client, source).catch((error: { code: number }) => error.code);
    client.beforeReading = async (uri) => {
      if (uri !== uris[10]) return;
      source.cancel();
      // What is answered was sent behind it.
      await client.connection.sendRequest(HoverRequest.type, question);
    };
    expect(await asked).toBe(LSPErrorCodes.RequestCancelled);
    expect(client.reads).not.toContain(uris.at(-1));
    expect(client.failures).toEqual([]);
    // The next one is answered in full.
    expect(isInFull(await ask(client))).toBe(true);
  });
});

it('references are found file by file, and a document is answered about in between', async () => {
  slowClock();
  const client = await start();
  let isDone = false;
  const asked = REQUESTS.references?.(client).then((found) => {
    isDone = true;
    return found;
  });
  const hover = await client.connection.sendRequest(HoverRequest.type, question);
  expect(JSON.stringify(hover)).toContain('base');
  expect(isDone).toBe(false);
  expect(await asked).toHaveLength(MANY);
});
