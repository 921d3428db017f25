/** Each request, given up by its client at every point where the server waits for something, by the server within this process. */
import { readFileSync } from 'node:fs';
import { promiseHooks } from 'node:v8';
import { expect, it } from 'vitest';
import {
  type AbstractCancellationTokenSource,
  CancellationStrategy,
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentColorRequest,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  TextDocumentContentRequest,
  TypeDefinitionRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { at, Client, LAB, MAIN, SHARED } from '../../support/in-process.js';

const TEXT = `import "shared.hem"
material doped from base {
  M: Co -> Al
}
material   off : O3 = Li[Ni0.5Mn0.6]O2
material open : O3 = Li[Ni0.5Mn?]O2
`;
const files = {
  [MAIN]: TEXT,
  [SHARED]: 'structure own { A *1 : Li\n M *1 : Co\n X *2 : O }\nmaterial base : own = LiCoO2\n',
  [`${LAB}/hem.json`]: { rules: { 'critical-elements': 'hint' } },
  [`${LAB}/cells/far.hem`]: 'import "../main.hem"\nmaterial far from doped { M: Al -> Ni }\n',
  [`${LAB}/cells/hem.json`]: {},
};
const capabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [CodeActionKind.QuickFix] } },
      resolveSupport: { properties: ['edit'] },
      dataSupport: true,
    },
    rename: { prepareSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    codeLens: { refreshSupport: false },
    didChangeWatchedFiles: { dynamicRegistration: true },
    textDocumentContent: {},
  },
};
const textDocument = { uri: MAIN };
const start = { line: 0, character: 0 };
const range = { start, end: { line: 6, character: 0 } };
const settings = { colors: { enabled: true } };
const options = { tabSize: 2, insertSpaces: true };
const doped = at(MAIN, TEXT, 'doped');
const base = at(MAIN, TEXT, 'base');
const { position: off } = at(MAIN, TEXT, 'off');
const context = { diagnostics: [], triggerKind: 1 } as const;

/** What is asked, and what has to be asked before. */
interface Question {
  readonly params: unknown;
  readonly first?: { readonly method: string; readonly params: unknown; readonly pick: Pick };
}

/** The parameters by the answer to what was asked before. */
type Pick = (answer: never) => unknown;

const item: Pick = ([first]: unknown[]) => ({ item: first });
const typeOf = (params: unknown) => ({ method: TypeHierarchyPrepareRequest.method, params, pick: item });

const QUESTIONS: readonly (readonly [method: string, question: Question])[] = [
  [HoverRequest.method, { params: doped }],
  [CompletionRequest.method, { params: base }],
  [
    CompletionResolveRequest.method,
    {
      params: {},
      first: {
        method: CompletionRequest.method,
        params: base,
        pick: ({ items: [first] }: { items: unknown[] }) => first,
      },
    },
  ],
  [SignatureHelpRequest.method, { params: at(MAIN, TEXT, 'Ni0.5') }],
  [CodeLensRequest.method, { params: { textDocument } }],
  [
    CodeLensResolveRequest.method,
    {
      params: {},
      first: {
        method: CodeLensRequest.method,
        params: { textDocument },
        pick: ([first]: unknown[]) => first,
      },
    },
  ],
  [DocumentSymbolRequest.method, { params: { textDocument } }],
  [CodeActionRequest.method, { params: { textDocument, range, context } }],
  [
    CodeActionResolveRequest.method,
    {
      params: {},
      first: {
        method: CodeActionRequest.method,
        params: { textDocument, range: { start: off, end: off }, context },
        pick: (actions: readonly { data?: unknown }[]) => actions.find(({ data }) => data !== undefined),
      },
    },
  ],
  [DocumentFormattingRequest.method, { params: { textDocument, options } }],
  [DocumentRangeFormattingRequest.method, { params: { textDocument, range, options } }],
  [
    DocumentOnTypeFormattingRequest.method,
    { params: { textDocument, position: { line: 5, character: 0 }, ch: '\n', options } },
  ],
  [DefinitionRequest.method, { params: base }],
  [DocumentHighlightRequest.method, { params: doped }],
  [TypeDefinitionRequest.method, { params: base }],
  [FoldingRangeRequest.method, { params: { textDocument } }],
  [SelectionRangeRequest.method, { params: { textDocument, positions: [start] } }],
  [DocumentLinkRequest.method, { params: { textDocument } }],
  [DocumentColorRequest.method, { params: { textDocument } }],
  [WorkspaceSymbolRequest.method, { params: { query: 'far' } }],
  [ReferencesRequest.method, { params: { ...doped, context: { includeDeclaration: true } } }],
  [PrepareRenameRequest.method, { params: doped }],
  [RenameRequest.method, { params: { ...doped, newName: 'mixed' } }],
  [
    TextDocumentContentRequest.method,
    { params: {}, first: { method: 'hem/expanded', params: doped, pick: (answer: unknown) => answer } },
  ],
  ['hem/expanded', { params: doped }],
  ['hem/convert', { params: { ...doped, text: 'LiNiO2' } }],
  [InlayHintRequest.method, { params: { textDocument, range } }],
  [SemanticTokensRequest.method, { params: { textDocument } }],
  [
    SemanticTokensDeltaRequest.method,
    {
      params: {},
      first: {
        method: SemanticTokensRequest.method,
        params: { textDocument },
        pick: ({ resultId }: { resultId: string }) => ({ textDocument, previousResultId: resultId }),
      },
    },
  ],
  [SemanticTokensRangeRequest.method, { params: { textDocument, range } }],
  [TypeHierarchyPrepareRequest.method, { params: doped }],
  [TypeHierarchySupertypesRequest.method, { params: {}, first: typeOf(doped) }],
  [TypeHierarchySubtypesRequest.method, { params: {}, first: typeOf(doped) }],
  [DocumentDiagnosticRequest.method, { params: { textDocument } }],
  [WorkspaceDiagnosticRequest.method, { params: { previousResultIds: [] } }],
];

/** Gives requests up while they are answered: behind the n-th wait of anything in this process. */
class Impatience {
  /** Undefined where nothing is to be given up. */
  waits: number | undefined;
  isOver = false;
  private end: (() => void) | undefined;

  readonly strategy: CancellationStrategy = {
    sender: CancellationStrategy.Message.sender,
    receiver: { createCancellationTokenSource: () => this.source() },
  };

  /** Nothing is given up any more. */
  rest(): void {
    this.end?.();
    this.end = undefined;
    this.waits = undefined;
  }

  private source(): AbstractCancellationTokenSource {
    const source = new CancellationTokenSource();
    if (this.waits === undefined) return source;
    let left = this.waits;
    const look = () => {
      if (left-- > 0 || this.isOver) return;
      this.isOver = true;
      source.cancel();
    };
    this.isOver = false;
    look();
    const stop = promiseHooks.onBefore(look);
    this.end = () => stop();
    return source;
  }
}

/** An answer without the ids and versions in it, which are others each time. */
function plain(answer: unknown): unknown {
  const isOther = (key: string) => key === 'resultId' || key === 'version';
  return JSON.parse(JSON.stringify(answer, (key, value) => (isOther(key) ? undefined : value)));
}

it('each request that the server answers is asked here', () => {
  const source = readFileSync('server/src/lsp/server.ts', 'utf8');
  const methods = source.match(/(?<=')(?!client\/)\w+\/[\w/]+(?=')/g);
  const asked = QUESTIONS.map(([method]) => method);
  expect(new Set(asked)).toEqual(new Set(methods));
});

it.each(QUESTIONS)('%s', async (method, { params, first }) => {
  const impatience = new Impatience();
  const connection = { cancellationStrategy: impatience.strategy };
  const client = await Client.start({ capabilities, files, folders: [LAB], settings, connection });
  await client.open(MAIN);
  const asked = async () => {
    if (!first) return params;
    const { method: before, params: known, pick } = first;
    return pick((await client.connection.sendRequest(before, known as object)) as never);
  };
  /** Everything is to be read again, and the settings are to be asked for. */
  const renew = async () => {
    await client.tell(SHARED, FileChangeType.Changed);
    await client.tell(`${LAB}/hem.json`, FileChangeType.Changed);
    await client.configure(settings);
  };
  const whole = plain(await client.connection.sendRequest(method, (await asked()) as object));
  expect(whole, 'there is something to answer').toSatisfy(
    (answer: unknown) => answer !== null && JSON.stringify(answer).length > 2,
  );

  let given = 0;
  for (let waits = 0, isAnswered = false; !isAnswered; waits++) {
    await client.change(MAIN, waits + 2, TEXT);
    const question = (await asked()) as object;
    await renew();
    impatience.waits = waits;
    const answer = await client.connection.sendRequest(method, question).catch((error: unknown) => error);
    isAnswered = !impatience.isOver;
    impatience.rest();
    if (answer instanceof ResponseError) {
      expect(answer.code).toBe(LSPErrorCodes.RequestCancelled);
      given++;
    } else {
      expect(plain(answer)).toEqual(whole);
    }
    // What comes next is answered as if nothing had been given up.
    expect(plain(await client.connection.sendRequest(method, (await asked()) as object))).toEqual(whole);
    expect(client.failures).toEqual([]);
  }
  expect(given).toBeGreaterThan(2);
});
