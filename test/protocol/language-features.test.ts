/** What editors do with a document beyond checking and telling, by the built server. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type CodeLens,
  CodeLensResolveRequest,
  ColorPresentationRequest,
  DocumentColorRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  FoldingRangeRequest,
  type InitializeResult,
  type Location,
  type Range,
  type SelectionRange,
  SelectionRangeRequest,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type SymbolInformation,
  TypeDefinitionRequest,
  type TypeHierarchyItem,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Workspaces } from './cli';
import { Client, cursor } from './client';

const SHARED = `structure layers {
  A *1 : Na
  M *1 : Mn, Ti
  X *2 : O
}
material NMT : layers = NaMn0.5Ti0.5O2
`;
const MAIN = `import "my shared.hem" # 10.1000/182
material doped from NMT {
  M: Ti -> Sn
}
material LCO : O3 = LiCoO2
measured "ICP" of LCO { Li 1.01(2) }
`;

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

let client: Client;
afterEach(() => client.stop());

async function start(options: Parameters<Client['initialize']>[0] = {}) {
  const folder = workspaces.create({
    'my shared.hem': SHARED,
    'far.hem': 'import "my shared.hem"\nmaterial far from NMT {}\n',
  });
  client = new Client();
  const { capabilities } = await client.initialize({
    folders: [folder],
    ...options,
    capabilities: {
      workspace: { textDocumentContent: {}, ...options.capabilities?.workspace },
      ...options.capabilities,
    },
  });
  const uri = (name: string) => pathToFileURL(join(folder, name)).href;
  return { capabilities, uri, main: await client.open(MAIN, uri('main.hem')) };
}

function at(text: string): { position: ReturnType<typeof cursor>['position'] } {
  return { position: cursor(MAIN.replace(text.replace('$0', ''), text)).position };
}

describe('formatting while one types', () => {
  it('lays out what a new line ends, and leaves the line of the cursor', async () => {
    const { uri } = await start();
    const { text, position } = cursor('material A:O3=LiNiO2\n$0\nmaterial B:O3=LiCoO2\n');
    const document = await client.open(text, uri('typed.hem'));
    const edits = await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
      textDocument: { uri: document.uri },
      position,
      ch: '\n',
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(TextDocument.applyEdits(document, edits ?? [])).toBe(
      'material A : O3 = LiNiO2\n\nmaterial B:O3=LiCoO2\n',
    );
  });
});

describe('semantic tokens', () => {
  /** `text:type.modifier` of each token. */
  function decoded(
    data: readonly number[],
    document: TextDocument,
    { semanticTokensProvider }: InitializeResult['capabilities'],
  ) {
    const { tokenTypes = [], tokenModifiers = [] } = semanticTokensProvider?.legend ?? {};
    const tokens: string[] = [];
    let [line, character] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      const [down = 0, right = 0, length = 0, type = 0, flags = 0] = data.slice(index, index + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const text = document.getText({
        start: { line, character },
        end: { line, character: character + length },
      });
      tokens.push(
        [`${text}:${tokenTypes[type]}`, ...tokenModifiers.filter((_, bit) => flags & (1 << bit))].join('.'),
      );
    }
    return tokens;
  }

  const LCO = [
    'LCO:material.declaration',
    'O3:structure.reference.defaultLibrary',
    'Li:cation',
    'Co:cation',
    'O:anion',
    '2:amount',
  ];

  it('are told of a document and of a part of it', async () => {
    const { main, capabilities } = await start();
    const textDocument = { uri: main.uri };
    const full = (await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument,
    })) as SemanticTokens;
    const all = decoded(full.data, main, capabilities);
    expect(all).toEqual(
      expect.arrayContaining(['NMT:material.reference', 'M:site.reference', 'Ti:cation', ...LCO]),
    );
    const range: Range = { start: { line: 4, character: 20 }, end: { line: 4, character: 21 } };
    const part = (await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument,
      range,
    })) as SemanticTokens;
    expect(decoded(part.data, main, capabilities)).toEqual(LCO);
  });

  it('are told by what has changed', async () => {
    const { main, capabilities } = await start();
    const textDocument = { uri: main.uri };
    const ask = (previousResultId: string) =>
      client.connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
    let { data, resultId = '' } = (await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument,
    })) as SemanticTokens;
    for (const [from, to] of [
      ['LiCoO2', 'Li[Ni0.5Co0.5]O2'],
      ['LCO', 'LNCO'],
      ['material LNCO : O3 = Li[Ni0.5Co0.5]O2\n', ''],
    ] as const) {
      await client.replace(main, from, to);
      const delta = (await ask(resultId)) as SemanticTokensDelta;
      for (const { start: from, deleteCount, data: inserted = [] } of delta.edits)
        data.splice(from, deleteCount, ...inserted);
      resultId = delta.resultId ?? '';
      const whole = (await client.connection.sendRequest(SemanticTokensRequest.type, {
        textDocument,
      })) as SemanticTokens;
      expect(data).toEqual(whole.data);
      resultId = whole.resultId ?? '';
    }
    const unchanged = (await ask(resultId)) as SemanticTokensDelta;
    expect(unchanged.edits).toEqual([]);
    const unknown = (await ask('another')) as SemanticTokens;
    expect(decoded(unknown.data, main, capabilities)).toEqual(decoded(data, main, capabilities));
  });
});

describe('the shape of a document', () => {
  it('folds', async () => {
    const { main } = await start();
    expect(
      await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: main.uri } }),
    ).toEqual([{ startLine: 1, endLine: 2 }]);
  });

  it('is selected step by step', async () => {
    const { main } = await start();
    const { position } = at('Li$0CoO2');
    const [first] =
      (await client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument: { uri: main.uri },
        positions: [position],
      })) ?? [];
    const steps: string[] = [];
    for (let step: SelectionRange | undefined = first; step; step = step.parent)
      steps.push(main.getText(step.range));
    expect(steps).toEqual(['Co', 'LiCoO2', 'material LCO : O3 = LiCoO2', MAIN]);
  });

  it('has links', async () => {
    const { main, uri } = await start();
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: main.uri },
    });
    expect(links?.map(({ range, target }) => [main.getText(range), target])).toEqual([
      ['my shared.hem', uri('my shared.hem')],
      ['10.1000/182', 'https://doi.org/10.1000/182'],
    ]);
  });

  it('has the element at a place highlighted within its declaration', async () => {
    const { main } = await start();
    const found = await client.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument: { uri: main.uri },
      ...at('= $0LiCo'),
    });
    expect(found?.map(({ range, kind }) => [range.start.line, main.getText(range), kind])).toEqual([
      [4, 'Li', 2],
    ]);
  });
});

describe('colours', () => {
  const ask = ({ uri }: TextDocument) =>
    client.connection.sendRequest(DocumentColorRequest.type, { textDocument: { uri } });

  it('are there when they are wanted, and none other', async () => {
    const { main, capabilities } = await start({ settings: {} });
    expect(capabilities.colorProvider).toBe(true);
    expect(await ask(main)).toEqual([]);
    await client.configure({ colors: { enabled: true } });
    const found = await ask(main);
    const oxygen = found.find(({ range }) => main.getText(range) === 'O');
    expect(oxygen?.color).toEqual({ red: 1, green: 13 / 255, blue: 13 / 255, alpha: 1 });
    expect(
      await client.connection.sendRequest(ColorPresentationRequest.type, {
        textDocument: { uri: main.uri },
        color: { red: 0, green: 0, blue: 0, alpha: 1 },
        range: { start: { line: 4, character: 20 }, end: { line: 4, character: 22 } },
      }),
    ).toEqual([]);
  });
});

describe('symbols of the workspace', () => {
  const ask = async (query: string) => {
    const found = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, {
      query,
    })) as SymbolInformation[];
    return found.map(
      ({ name, containerName, location }) => `${name} ${containerName} ${location.range.start.line}`,
    );
  };

  it('are found in open documents and in files', async () => {
    const { main } = await start();
    expect(await ask('d')).toEqual(['doped main.hem 1']);
    expect(await ask('ar')).toEqual(['far far.hem 1', 'layers my shared.hem 0']);
    await client.replace(main, 'doped', 'shared');
    expect(await ask('d')).toEqual(['shared main.hem 1']);
  });
});

describe('structures and materials', () => {
  it('are the types of what is made of them', async () => {
    const { main, uri } = await start();
    const ask = async (text: string) => {
      const params = { textDocument: { uri: main.uri }, ...at(text) };
      const found = (await client.connection.sendRequest(TypeDefinitionRequest.type, params)) as Location[];
      return found.map(({ uri: of, range }) => `${of}:${range.start.line}:${range.start.character}`);
    };
    expect(await ask('material $0doped')).toEqual([`${uri('my shared.hem')}:0:10`]);
    expect(await ask('S$0n')).toEqual([`${uri('my shared.hem')}:2:2`]);
    expect(await ask('$0LCO :')).toEqual([expect.stringMatching(/^hem-structure:\/o3.hem:\d+:10$/)]);
    expect(await ask('$0import')).toEqual([]);
  });

  it('are above and below each other', async () => {
    const { main, uri } = await start();
    const prepare = async (text: string) => {
      const params = { textDocument: { uri: main.uri }, ...at(text) };
      return (await client.connection.sendRequest(TypeHierarchyPrepareRequest.type, params))?.[0];
    };
    const told = (items: TypeHierarchyItem[] | null) =>
      items?.map(({ name, uri: of, selectionRange }) => `${name} ${of}:${selectionRange.start.line}`).sort();
    const above = async (item: TypeHierarchyItem) =>
      client.connection.sendRequest(TypeHierarchySupertypesRequest.type, { item });
    const below = async (item: TypeHierarchyItem) =>
      client.connection.sendRequest(TypeHierarchySubtypesRequest.type, { item });

    const doped = await prepare('material $0doped');
    const [parent] = (doped && (await above(doped))) ?? [];
    expect(told(parent ? [parent] : [])).toEqual([`NMT ${uri('my shared.hem')}:5`]);
    const siblings = parent ? await below(parent) : [];
    expect(told(siblings)).toEqual([`doped ${main.uri}:1`, `far ${uri('far.hem')}:1`]);
    expect(told(parent ? await above(parent) : [])).toEqual([`layers ${uri('my shared.hem')}:0`]);

    const builtIn = await prepare(': $0O3');
    expect(told(builtIn ? await below(builtIn) : [])).toEqual([`LCO ${main.uri}:4`]);
    expect(await prepare('$0import')).toBeUndefined();
    if (!builtIn) throw new Error('no structure');
    expect(await below({ ...builtIn, data: 7 })).toEqual([]);
  });
});

describe('code lenses', () => {
  const LATE = { textDocument: { codeLens: { resolveSupport: { properties: ['command'] } } } };
  const resolve = (lens: CodeLens) => client.connection.sendRequest(CodeLensResolveRequest.type, lens);
  const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

  it('are whole for clients that do not ask for their texts, and do nothing without commands', async () => {
    const { main } = await start();
    const lenses = await client.codeLenses(main);
    expect(lenses?.map(({ command }) => [command?.title, command?.command])).toEqual([
      [expect.stringMatching(/ R · /), ''],
      [expect.stringMatching(/ R · /), ''],
      ['1 measured', ''],
      [expect.any(String), ''],
    ]);
  });

  it('have their texts later, of the document as it is then', async () => {
    const { main } = await start({ capabilities: LATE });
    const lenses = (await client.codeLenses(main)) ?? [];
    expect(lenses.map(({ command }) => command)).toEqual([undefined, undefined, undefined, undefined]);
    const texts = await Promise.all(lenses.map(async (lens) => (await resolve(lens)).command?.title));
    expect(texts).toEqual([
      expect.stringMatching(/ R · /),
      '0 R · low entropy · neutral · 97.9 g/mol',
      '1 measured',
      expect.any(String),
    ]);
    const [, figures, uses] = lenses;
    if (!figures || !uses) throw new Error('no lenses');
    await client.replace(main, 'LiCoO2', 'LiNiO2');
    await client.replace(main, 'of LCO', 'of doped');
    expect((await resolve(figures)).command?.title).toBe('0 R · low entropy · neutral · 97.6 g/mol');
    expect((await resolve(uses)).command).toEqual({ title: '', command: '' });
    expect(await resolve({ ...uses, data: 'nonsense' })).toEqual({ ...uses, data: 'nonsense' });
  });

  it('run the commands that the client has', async () => {
    await start({ initializationOptions: { commands: ['hem.showReferences', 'hem.applyFix'] } });
    const document = await client.open(`${BAD}batch of Bad {\n  mass 1 g\n}\n`);
    const [, uses, fix] = (await client.codeLenses(document)) ?? [];
    expect(uses?.command).toMatchObject({
      title: '1 batch',
      command: 'hem.showReferences',
      arguments: [document.uri, { line: 0, character: 9 }],
    });
    expect(fix?.command).toMatchObject({
      title: expect.stringMatching(/^Fix: Scale /),
      command: 'hem.applyFix',
      arguments: [
        document.uri,
        1,
        expect.arrayContaining([expect.objectContaining({ newText: expect.any(String) })]),
      ],
    });
  });
});
