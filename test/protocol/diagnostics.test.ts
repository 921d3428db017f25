import { afterEach, describe, expect, it } from 'vitest';
import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver/node';
import { Client } from './client';

const GOOD = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

const some = (diagnostics: unknown[]) => diagnostics.length > 0;
const none = (diagnostics: unknown[]) => diagnostics.length === 0;

let client: Client;
afterEach(() => client.stop());

describe('diagnostics that are pushed', () => {
  it('come when a document is opened', async () => {
    client = await Client.start();
    const document = await client.open(BAD);
    const { diagnostics, version } = await client.published(document, some);
    expect(version).toBe(1);
    const found = diagnostics.find(({ code }) => code === 'site-sum');
    expect(found).toMatchObject({
      source: 'hem',
      severity: DiagnosticSeverity.Error,
      message: expect.stringContaining('1.03'),
      range: { start: { line: 0 }, end: { line: 0 } },
    });
  });

  it('are told to be none, too', async () => {
    client = await Client.start();
    await client.published(await client.open(GOOD), none);
  });

  it('follow the text', async () => {
    client = await Client.start();
    const document = await client.open(BAD);
    await client.published(document, some);
    await client.replace(document, 'Mn0.67', 'Mn0.64');
    expect((await client.published(document, none)).version).toBe(2);
    await client.replace(document, 'Mn0.64', 'Mn0.70');
    expect((await client.published(document, some)).version).toBe(3);
  });

  it('go when the document is closed', async () => {
    client = await Client.start();
    const document = await client.open(BAD);
    await client.published(document, some);
    await client.close(document);
    await client.published(document, none);
  });
});

describe('diagnostics that are pulled', () => {
  const start = () => Client.start({ capabilities: { textDocument: { diagnostic: {} } } });
  const pull = async (uri: string) => {
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    if (report.kind !== DocumentDiagnosticReportKind.Full)
      throw new Error(`not a full report: ${report.kind}`);
    return report.items;
  };

  it('are those of the present text, and are not pushed as well', async () => {
    client = await start();
    const document = await client.open(BAD);
    expect(await pull(document.uri)).toContainEqual(
      expect.objectContaining({ source: 'hem', code: 'site-sum' }),
    );
    await client.replace(document, 'Mn0.67', 'Mn0.64');
    expect(await pull(document.uri)).toEqual([]);
    expect(client.publications).toBe(0);
  });
});

describe('settings', () => {
  it('are asked for, and change severities', async () => {
    client = await Client.start({ settings: { rules: { 'site-sum': 'warning' } } });
    const document = await client.open(BAD);
    const { diagnostics } = await client.published(document, (all) =>
      all.some(({ code, severity }) => code === 'site-sum' && severity === DiagnosticSeverity.Warning),
    );
    expect(diagnostics).toHaveLength(1);
  });

  it('take effect when they change', async () => {
    client = await Client.start({ settings: {} });
    const document = await client.open(BAD);
    await client.published(document, some);
    await client.configure({ rules: { 'site-sum': 'off' } });
    await client.published(document, none);
  });
});
