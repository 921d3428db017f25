import { strict as assert } from 'node:assert';
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { eventually, lenses, open, rangeOf } from './support';

async function refactoring(document: TextDocument, at: string, title: string): Promise<CodeAction> {
  await lenses(document);
  const found = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, at),
    'refactor',
    100,
  );
  const action = found.find((one) => one.title.startsWith(title));
  assert.ok(action?.edit, `offered: ${found.map((one) => one.title).join(', ')}`);
  return action;
}

describe('a refactoring', () => {
  it('is worked out when it is chosen, and changes the text', async () => {
    const document = await open('material A : P2 = Na2/3[Ni1/3Mn2/3]O2\n');
    const { edit } = await refactoring(document, 'Ni', 'Expand A');
    assert.ok(edit && (await workspace.applyEdit(edit)));
    assert.equal(document.getText(), 'material A : P2 {\n  A: Na 2/3\n  M: Ni 1/3, Mn 2/3\n  X: O 2\n}\n');
  });

  it('leaves what has to be typed to be typed', async () => {
    const document = await open('material A : O3 = LiCoO2\n');
    const { edit } = await refactoring(document, 'Co', 'Add a batch of A');
    assert.ok(edit && (await workspace.applyEdit(edit)));
    await eventually('a block with stops', () =>
      document.getText() ===
      'material A : O3 = LiCoO2\n\nbatch "label" of A {\n  mass  g\n  from Li2CO3, Co3O4\n}\n'
        ? true
        : undefined,
    );
    const { selection } = window.activeTextEditor ?? {};
    assert.equal(selection && document.getText(selection), 'label');
  });
});

describe('all fixes that keep the meaning', () => {
  it('are made on save where that is set', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = Uri.joinPath(folder.uri, 'saved.hem');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('\n'));
    const document = await workspace.openTextDocument(uri);
    const editor = await window.showTextDocument(document);
    const settings = workspace.getConfiguration('editor', { languageId: 'hem' });
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll': 'always' },
      ConfigurationTarget.Global,
      true,
    );
    try {
      const text = 'material 4MCu : spinel = (CrNiMnFeCu)3O4\n';
      await editor.edit((edit) => edit.insert(document.positionAt(0), text));
      await lenses(document);
      assert.ok(await document.save());
      assert.equal(document.getText(), 'material 4MCu : spinel = (Cr,Ni,Mn,Fe,Cu)3O4\n\n');
    } finally {
      await settings.update('codeActionsOnSave', undefined, ConfigurationTarget.Global, true);
      await workspace.fs.delete(uri);
    }
  });
});
