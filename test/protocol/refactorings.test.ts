import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  LSPErrorCodes,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, cursor } from './client';

const LITERALS = { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } };
const RESOLVING: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: LITERALS,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      disabledSupport: true,
    },
  },
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};

let client: Client;
afterEach(() => client.stop());

interface Asked {
  readonly document: TextDocument;
  readonly actions: CodeAction[];
}

async function actionsAt(snippet: string, only?: string[], isAutomatic = false): Promise<Asked> {
  const { text, position } = cursor(snippet);
  const document = await client.open(text);
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: document.uri },
    range: { start: position, end: position },
    context: {
      diagnostics: [],
      ...(only && { only }),
      triggerKind: isAutomatic ? CodeActionTriggerKind.Automatic : CodeActionTriggerKind.Invoked,
    },
  });
  return { document, actions: (actions ?? []) as CodeAction[] };
}

function titled({ actions }: Asked, title: string): CodeAction {
  const action = actions.find((one) => one.title.startsWith(title));
  if (!action) throw new Error(`offered: ${actions.map((one) => one.title).join(', ')}`);
  return action;
}

const resolved = (action: CodeAction) => client.connection.sendRequest(CodeActionResolveRequest.type, action);

const FORMULA = 'material A : P2 = Na2/3[Ni1/$03Mn2/3]O2\n';
const SITES = 'material A : P2 {\n  A: Na 2/3\n  M: Ni 1/3, Mn 2/3\n  X: O 2\n}\n';

describe('a client that asks for edits when they are wanted', () => {
  it('gets them then, with the version that they are for', async () => {
    client = await Client.start({ capabilities: RESOLVING });
    const asked = await actionsAt(FORMULA, [CodeActionKind.Refactor]);
    const action = titled(asked, 'Expand A');
    expect(action).toMatchObject({ kind: 'refactor.rewrite' });
    expect(action.edit).toBeUndefined();
    const { edit } = await resolved(action);
    const [change, ...others] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(others).toEqual([]);
    expect(change?.textDocument).toEqual({ uri: asked.document.uri, version: 1 });
    expect(TextDocument.applyEdits(asked.document, (change?.edits ?? []) as never)).toBe(SITES);
  });

  it('gets none for another text', async () => {
    client = await Client.start({ capabilities: RESOLVING });
    const asked = await actionsAt(FORMULA);
    const action = titled(asked, 'Expand A');
    await client.replace(asked.document, 'Ni1/3', 'Ni1/4');
    await expect(resolved(action)).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    await expect(resolved({ title: 'other', data: 7 })).rejects.toMatchObject({
      code: expect.any(Number),
    });
    expect((await client.symbols(asked.document)).map(({ name }) => name)).toEqual(['A']);
  });

  it('gets snippets where something has to be typed', async () => {
    client = await Client.start({ capabilities: RESOLVING });
    const { edit } = await resolved(titled(await actionsAt(FORMULA), 'Add a batch of A'));
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.edits).toMatchObject([
      { snippet: { kind: 'snippet', value: expect.stringContaining('$') } },
    ]);
  });

  it('is told what cannot be done, and why, where it looks for it', async () => {
    client = await Client.start({ capabilities: RESOLVING });
    const water = 'material A = Ni(NO3)2·6$0H2O\n';
    expect(titled(await actionsAt(water, [CodeActionKind.RefactorRewrite]), 'Expand A')).toMatchObject({
      disabled: { reason: 'Crystal water lies on no site' },
    });
    const { actions } = await actionsAt(water, undefined, true);
    expect(actions.filter(({ disabled }) => disabled)).toEqual([]);
  });
});

describe('any client', () => {
  const bareGroup = 'material 4MCu$0 : spinel = (CrNiMnFeCu)3O4\n';

  it('gets edits at once where it cannot ask for them, and nothing that cannot be done', async () => {
    client = await Client.start();
    const asked = await actionsAt(FORMULA);
    const edits = titled(asked, 'Expand A').edit?.changes?.[asked.document.uri] ?? [];
    expect(TextDocument.applyEdits(asked.document, edits)).toBe(SITES);
    const { actions } = await actionsAt('material A = Ni(NO3)2·6$0H2O\n', [CodeActionKind.Refactor]);
    expect(actions.filter(({ disabled, edit }) => disabled || !edit)).toEqual([]);
  });

  it('gets only the kinds that it asks for', async () => {
    client = await Client.start();
    for (const [only, kinds] of [
      [CodeActionKind.RefactorRewrite, ['refactor.rewrite']],
      [CodeActionKind.RefactorExtract, []],
      [CodeActionKind.QuickFix, []],
      [CodeActionKind.Source, []],
    ] as const) {
      const { actions } = await actionsAt(FORMULA, [only]);
      expect([...new Set(actions.map(({ kind }) => kind))], only).toEqual(kinds);
    }
  });

  it('gets what concerns the whole file only on request', async () => {
    client = await Client.start();
    const { actions } = await actionsAt(bareGroup);
    expect(actions.filter(({ kind }) => kind?.startsWith('source'))).toEqual([]);
    for (const kind of ['source.fixAll', 'source.fixAll.hem', 'source']) {
      const asked = await actionsAt(bareGroup, [kind]);
      expect(asked.actions).toMatchObject([{ kind: 'source.fixAll.hem' }]);
      const edits = asked.actions[0]?.edit?.changes?.[asked.document.uri] ?? [];
      expect(TextDocument.applyEdits(asked.document, edits)).toBe(
        'material 4MCu : spinel = (Cr,Ni,Mn,Fe,Cu)3O4\n',
      );
    }
  });

  it('gets one thing once: a fix is not offered again as a refactoring', async () => {
    client = await Client.start();
    const { actions } = await actionsAt('material A : O3 = Li[Ni0.8$0Co0.1Mn0.2]O2\n');
    const titles = actions.map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('Scale M to 1'))).toHaveLength(1);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
