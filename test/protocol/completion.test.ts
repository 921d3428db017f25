import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CompletionContext,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  type SignatureHelp,
  type SignatureHelpContext,
  SignatureHelpRequest,
  SignatureHelpTriggerKind,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursor } from './client';

const RICH: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
      },
    },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown'],
        parameterInformation: { labelOffsetSupport: true },
      },
    },
  },
};

let client: Client;
afterEach(() => client.stop());

async function listAt(snippet: string, context?: CompletionContext, uri?: string): Promise<CompletionList> {
  const { text, position } = cursor(snippet);
  const document = await client.open(text, uri);
  const list = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: document.uri },
    position,
    ...(context && { context }),
  });
  return list as CompletionList;
}

function resolved(item: CompletionItem): Promise<CompletionItem> {
  return client.connection.sendRequest(CompletionResolveRequest.type, item);
}

function helpAt(snippet: string, context?: SignatureHelpContext): Promise<SignatureHelp | null> {
  const { text, position } = cursor(snippet);
  return client.open(text).then(({ uri }) =>
    client.connection.sendRequest(SignatureHelpRequest.type, {
      textDocument: { uri },
      position,
      ...(context && { context }),
    }),
  );
}

const labels = ({ items }: CompletionList) => items.map(({ label }) => label);

/** The text after an item has been taken. */
function taken(text: string, item: CompletionItem): string {
  const edit = item.textEdit;
  if (!edit || !TextEdit.is(edit)) throw new Error(`no edit in ${item.label}`);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [edit]);
}

/** The end of a text that an item replaces. */
function replaced(text: string, { textEdit }: CompletionItem): string {
  return textEdit && TextEdit.is(textEdit) ? text.slice(textEdit.range.start.character) : '';
}

describe('completion', () => {
  it('writes a composition from nothing, of letters and what is offered first', async () => {
    client = await Client.start();
    let text = '';
    // What is typed, and what is then taken of what is offered.
    for (const [typed, label] of [
      ['mat', 'material'],
      ['NCM811 : O', 'O3'],
      [' =', undefined],
      [' L', 'Li'],
      ['N', 'Ni'],
      ['0.8C', 'Co'],
      ['0.1M', 'Mn'],
      ['', 'Mn0.1'],
      ['', 'O2'],
    ] as const) {
      text += typed;
      if (label === undefined) continue;
      const { items } = await listAt(`${text}$0`);
      const matching = items.filter((item) =>
        (item.filterText ?? item.label).startsWith(replaced(text, item)),
      );
      const [first] = matching.sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
      expect(
        matching.slice(0, 2).map((item) => item.label),
        text,
      ).toContain(label);
      const item = matching.find((one) => one.label === label) ?? first;
      if (item) text = taken(text, item);
    }
    expect(text).toBe('material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2');
  });

  it('has kinds, an order and details, and more to tell when asked', async () => {
    client = await Client.start({ capabilities: RICH });
    const { items, isIncomplete } = await listAt('material A : O3 = LiN$0\n');
    expect(isIncomplete).toBe(true);
    const nickel = items.find(({ label }) => label === 'Ni');
    expect(nickel).toMatchObject({
      kind: CompletionItemKind.Constant,
      labelDetails: { description: 'M, octahedral · 0.60 Å as Ni3+ · 3+ wanted' },
    });
    expect(nickel?.documentation).toBeUndefined();
    const { documentation } = await resolved(nickel as CompletionItem);
    expect(documentation).toMatchObject({ kind: 'markdown' });
    expect((documentation as { value: string }).value).toMatch(
      /\*\*Ni\*\* · nickel.*\| Ni2\+ \| 0\.69 Å \|/s,
    );
  });

  it('still tells when more has been typed in the meantime', async () => {
    client = await Client.start({ capabilities: RICH });
    const { text, position } = cursor('material A : $0\n');
    const document = await client.open(text);
    const list = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: document.uri },
      position,
    })) as CompletionList;
    await client.change(document, [{ range: { start: position, end: position }, text: 'sp' }]);
    const item = list.items.find(({ label }) => label === 'spinel') as CompletionItem;
    expect((await resolved(item)).documentation).toMatchObject({ value: expect.stringContaining('MgAl2O4') });
  });

  it('gives plain text, details and no snippets to a client that can do little', async () => {
    client = await Client.start();
    const list = await listAt('ba$0\n');
    expect(list.items.filter(({ label }) => label === 'batch')).toHaveLength(1);
    expect(list.items.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
    const item = (await listAt('material A : O3 = L$0\n')).items.find(({ label }) => label === 'Li');
    expect(item?.detail).toBe('A, octahedral · 0.76 Å as Li+');
    expect((await resolved(item as CompletionItem)).documentation).toMatchObject({ kind: 'plaintext' });
  });

  it('gives snippets to a client that takes them', async () => {
    client = await Client.start({ capabilities: RICH });
    const batch = (await listAt('ba$0\n')).items.find(
      ({ label, kind }) => label === 'batch' && kind === CompletionItemKind.Snippet,
    );
    expect(batch?.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(batch?.textEdit).toMatchObject({ newText: expect.stringContaining('${1:') });
  });

  it('asks to go on only where the client can', async () => {
    client = await Client.start();
    expect((await listAt('material A : O3 = L$0\n')).items.some(({ command }) => command)).toBe(false);
    await client.stop();
    client = await Client.start({ initializationOptions: { commands: ['editor.action.triggerSuggest'] } });
    const lithium = (await listAt('material A : O3 = L$0\n')).items.find(({ label }) => label === 'Li');
    expect(lithium?.command?.command).toBe('editor.action.triggerSuggest');
  });

  it('is silent behind characters that nothing is likely to follow', async () => {
    client = await Client.start();
    const typed = (triggerCharacter: string) => ({
      triggerKind: CompletionTriggerKind.TriggerCharacter,
      triggerCharacter,
    });
    expect(labels(await listAt('material A $0\n', typed(' ')))).toEqual([]);
    expect(labels(await listAt('material A $0\n'))).toEqual([':', '=', 'from', '{']);
    expect(labels(await listAt('material A : $0\n', typed(' '))).length).toBeGreaterThan(10);
    expect(labels(await listAt('nonsense ($0\n', typed('(')))).toEqual([]);
  });

  it('offers the files of the folder to import', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hem-completion-'));
    try {
      writeFileSync(join(folder, 'shared.hem'), '');
      client = await Client.start({ folders: [folder] });
      const own = pathToFileURL(join(folder, 'main.hem')).href;
      const list = await listAt('import "$0"\n', undefined, own);
      expect(list.items.map(({ textEdit }) => textEdit)).toEqual([
        {
          newText: '"shared.hem"',
          range: { start: { line: 0, character: 7 }, end: { line: 0, character: 9 } },
        },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('signature help', () => {
  it('tells what is left of each site, with the one that is being filled', async () => {
    client = await Client.start({ capabilities: RICH });
    const help = await helpAt('material A : O3 = Na0.9[Mg0.2$0\n');
    expect(help).toMatchObject({
      activeSignature: 0,
      activeParameter: 1,
      signatures: [
        {
          label: 'A: 0.1 left · M: 0.8 left · X: 2 left · charge so far +1.3',
          parameters: [
            { label: [0, 11] },
            { label: [14, 25], documentation: { kind: 'markdown' } },
            { label: [28, 37] },
          ],
        },
      ],
    });
  });

  it('names parameters by their text where the client wants that', async () => {
    client = await Client.start();
    const help = await helpAt('material A(x = $0\n');
    expect(help?.activeParameter).toBe(1);
    expect(help?.signatures[0]?.parameters?.map(({ label }) => label)).toEqual([
      'NAME',
      'VALUE, VALUE, …',
      'NAME = …',
    ]);
  });

  it('goes by itself when all is filled', async () => {
    client = await Client.start();
    const full = 'material A : O3 = LiCoO2$0\n';
    const typed = { triggerKind: SignatureHelpTriggerKind.ContentChange, isRetrigger: true };
    expect(await helpAt(full, typed)).toBeNull();
    expect(await helpAt(full)).not.toBeNull();
    expect(await helpAt('material A : O3 = LiCo$0\n', typed)).not.toBeNull();
  });

  it('is nothing elsewhere', async () => {
    client = await Client.start();
    expect(await helpAt('# a comment ($0\n')).toBeNull();
    expect(await helpAt('material A : O3 {\n  expect charge = $0\n}\n')).toBeNull();
  });
});
