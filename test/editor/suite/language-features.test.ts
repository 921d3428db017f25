import { strict as assert } from 'node:assert';
import {
  type CodeLens,
  type ColorInformation,
  type CompletionList,
  commands,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type FoldingRange,
  type Location,
  type LocationLink,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SymbolInformation,
  type TextDocument,
  type TextEdit,
  type TypeHierarchyItem,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { eventually, finding, lenses, noFindingOf, open, rangeOf, withSetting } from './support';

const TEXT = `# From 10.1000/182
material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2
material doped from NCM811 {
  M: Co -> Al
}
measured "ICP" of NCM811 { Li 1.01(2) }
batch "A" of NCM811 { mass 1 g; from Li2CO3, NiO, Co3O4, Mn2O3 }
`;
const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

/** What a command of VS Code answers about a document that the server has read. */
async function ask<T>(document: TextDocument, command: string, ...more: unknown[]): Promise<T> {
  await lenses(document);
  return commands.executeCommand<T>(command, document.uri, ...more);
}

/** `text:type` of each token. */
async function tokens(document: TextDocument): Promise<string[]> {
  const { data } = await ask<SemanticTokens>(document, 'vscode.provideDocumentSemanticTokens');
  const { tokenTypes } = await ask<SemanticTokensLegend>(
    document,
    'vscode.provideDocumentSemanticTokensLegend',
  );
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.subarray(index, index + 4);
    character = down === 0 ? character + right : right;
    line += down;
    found.push(`${document.lineAt(line).text.slice(character, character + length)}:${tokenTypes[type]}`);
  }
  return found;
}

async function lensesOf(document: TextDocument): Promise<CodeLens[]> {
  await lenses(document);
  return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);
}

async function run(document: TextDocument, title: RegExp): Promise<void> {
  const found = (await lensesOf(document)).find(({ command }) => command && title.test(command.title));
  assert.ok(found?.command?.command, `no lens ${title} to click on`);
  await commands.executeCommand(found.command.command, ...(found.command.arguments ?? []));
}

describe('semantic tokens', () => {
  it('tell cations from anions', async () => {
    const found = await tokens(await open(TEXT));
    for (const token of ['NCM811:material', 'O3:structure', 'Ni:cation', '0.8:amount', 'O:anion', 'M:site']) {
      assert.ok(found.includes(token), `no ${token} in ${found.join(' ')}`);
    }
  });
});

describe('the shape of a document', () => {
  it('folds', async () => {
    const found = await ask<FoldingRange[]>(await open(TEXT), 'vscode.executeFoldingRangeProvider');
    assert.deepEqual(
      found.map(({ start, end }) => [start, end]),
      [[2, 3]],
    );
  });

  it('is selected step by step', async () => {
    const document = await open(TEXT);
    const { start } = rangeOf(document, 'Co0.1');
    const [first] = await ask<SelectionRange[]>(document, 'vscode.executeSelectionRangeProvider', [start]);
    const steps: string[] = [];
    for (let step: SelectionRange | undefined = first; step; step = step.parent) {
      steps.push(document.getText(step.range));
    }
    for (const step of ['Co', 'Co0.1', 'LiNi0.8Co0.1Mn0.1O2', 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2']) {
      assert.ok(steps.includes(step), `no ${step} in ${steps.join(' | ')}`);
    }
  });

  it('has links to publications', async () => {
    const found = await ask<DocumentLink[]>(await open(TEXT), 'vscode.executeLinkProvider');
    assert.deepEqual(
      found.map(({ target }) => target?.toString(true)),
      ['https://doi.org/10.1000/182'],
    );
  });

  it('has an element highlighted in its declaration', async () => {
    const document = await open(TEXT);
    const { start } = rangeOf(document, 'Al');
    const found = await ask<DocumentHighlight[]>(document, 'vscode.executeDocumentHighlights', start);
    assert.deepEqual(
      found.map(({ range, kind }) => [document.getText(range), kind]),
      [['Al', DocumentHighlightKind.Read]],
    );
  });

  it('has colours when they are turned on', async () => {
    const document = await open(TEXT);
    const colored = async () => {
      const found = await ask<ColorInformation[]>(document, 'vscode.executeDocumentColorProvider');
      return found.map(({ range }) => document.getText(range));
    };
    assert.deepEqual(await colored(), []);
    await withSetting('colors.enabled', true, () =>
      eventually('colours', async () => ((await colored()).includes('Ni') ? true : undefined)),
    );
    await eventually('no colours', async () => ((await colored()).length === 0 ? true : undefined));
  });
});

describe('what is declared', () => {
  it('is found by some of its letters', async () => {
    await ask(await open(TEXT), 'vscode.executeFoldingRangeProvider');
    const found = await commands.executeCommand<SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'dpd',
    );
    assert.ok(found.some(({ name }) => name === 'doped'));
  });

  it('has a structure', async () => {
    const document = await open(TEXT);
    const { start } = rangeOf(document, 'doped');
    const [found] = await ask<(Location | LocationLink)[]>(
      document,
      'vscode.executeTypeDefinitionProvider',
      start,
    );
    const uri = found && ('targetUri' in found ? found.targetUri : found.uri);
    assert.equal(uri?.toString(), 'hem-structure:/o3.hem');
  });

  it('stands below what it is derived from', async () => {
    const document = await open(TEXT);
    const { start } = rangeOf(document, 'doped');
    const [item] = await ask<TypeHierarchyItem[]>(document, 'vscode.prepareTypeHierarchy', start);
    const [base] = await commands.executeCommand<TypeHierarchyItem[]>('vscode.provideSupertypes', item);
    assert.equal(base?.name, 'NCM811');
    const below = await commands.executeCommand<TypeHierarchyItem[]>('vscode.provideSubtypes', base);
    assert.deepEqual(
      below.map(({ name }) => name),
      ['doped'],
    );
    const [structure] = await commands.executeCommand<TypeHierarchyItem[]>('vscode.provideSupertypes', base);
    assert.equal(structure?.name, 'O3');
  });
});

describe('a code lens', () => {
  it('shows where a material is measured and weighed', async () => {
    const document = await open(TEXT);
    await run(document, /^1 measured · 1 batch$/);
    await commands.executeCommand('closeReferenceSearch');
  });

  it('mends a material', async () => {
    const document = await open(BAD);
    await finding(document, 'site-sum');
    await run(document, /^Fix: Scale/);
    assert.notEqual(document.getText(), BAD);
    await noFindingOf(document, 'site-sum');
  });
});

describe('formatting while one types', () => {
  it('lays out a declaration once its body is closed', async () => {
    const document = await open('material A:O3 {A:Na 0.8;M:Al;X:O 2}\n');
    const { end } = rangeOf(document, '}');
    const edits = await ask<TextEdit[]>(document, 'vscode.executeFormatOnTypeProvider', end, '}', {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(document.getText(), 'material A : O3 {\n  A: Na 0.8\n  M: Al\n  X: O 2\n}\n');
  });
});

describe('completion of a mixture', () => {
  it('offers substances with their formulas', async () => {
    const document = await open('mixture E {\n  LiT\n}\n');
    const { end } = rangeOf(document, 'LiT');
    const { items } = await ask<CompletionList>(document, 'vscode.executeCompletionItemProvider', end);
    const [found] = items.filter(
      ({ label }) => (typeof label === 'string' ? label : label.label) === 'LiTFSI',
    );
    assert.equal(found?.insertText, 'LiTFSI = LiN(SO2CF3)2 ');
  });
});
