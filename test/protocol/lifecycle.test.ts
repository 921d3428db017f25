import { afterEach, describe, expect, it } from 'vitest';
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { Client } from './client';

let client: Client;
afterEach(() => client.stop());

describe('the handshake', () => {
  it('names the server and what it can do', async () => {
    client = new Client();
    const { capabilities, serverInfo } = await client.initialize();
    expect(serverInfo?.name).toBe('hem');
    const sync = capabilities.textDocumentSync;
    expect(typeof sync === 'object' ? sync.change : sync).toBe(TextDocumentSyncKind.Incremental);
    expect(capabilities).toMatchObject({
      hoverProvider: expect.anything(),
      codeLensProvider: expect.anything(),
      documentSymbolProvider: expect.anything(),
      codeActionProvider: { codeActionKinds: expect.arrayContaining([CodeActionKind.QuickFix]) },
    });
  });

  it('offers pulling diagnostics to those who can', async () => {
    client = new Client();
    const { capabilities } = await client.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
    expect(capabilities.diagnosticProvider).toBeDefined();
  });
});

describe('the end', () => {
  it('is 0 after a shutdown', async () => {
    client = await Client.start();
    expect(await client.stop()).toBe(0);
  });

  it('is 1 without one', async () => {
    client = await Client.start();
    expect(await client.exit()).toBe(1);
  });

  it('comes when the client goes away', async () => {
    client = await Client.start();
    expect(await client.vanish()).not.toBeNull();
  });
});
