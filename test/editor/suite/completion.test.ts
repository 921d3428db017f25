import { strict as assert } from 'node:assert';
import {
  type CompletionList,
  commands,
  type SignatureHelp,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { eventually, lenses, open } from './support';

/** What is offered at the end of the document, in the editor's order of sorting. */
async function offered(document: TextDocument): Promise<string[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.lineAt(document.lineCount - 1).range.end,
  );
  return items
    .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

function type(text: string): Thenable<unknown> {
  return commands.executeCommand('type', { text });
}

/** Takes what the editor has selected of its suggestions, as soon as it shows any. */
function take(document: TextDocument, expected: string): Promise<true> {
  return eventually(`“${expected}”; the text is “${document.getText()}”`, async () => {
    await commands.executeCommand('acceptSelectedSuggestion');
    return document.getText() === expected ? true : undefined;
  });
}

/** A document with the cursor at its end, once the server knows it. */
async function startWith(content: string): Promise<TextDocument> {
  const document = await open(`material known : O3 = LiCoO2\n${content}`);
  await lenses(document);
  await commands.executeCommand('cursorBottom');
  return document;
}

describe('completion', () => {
  it('offers what belongs there, first of all', async () => {
    const document = await startWith('material A : O3 = LiNi0.8Co0.1Mn');
    await eventually('Mn0.1', async () => ((await offered(document))[0] === 'Mn0.1' ? true : undefined));
    const others = await startWith('material A : ');
    await eventually('O3', async () => ((await offered(others))[0] === 'O3' ? true : undefined));
  });

  it('pops up while a composition is typed, and goes on to the amount that is left', async () => {
    const document = await startWith('');
    const before = document.getText();
    await type('material A : O3 = LiNi0.8Co0.1M');
    await take(document, `${before}material A : O3 = LiNi0.8Co0.1Mn`);
    await take(document, `${before}material A : O3 = LiNi0.8Co0.1Mn0.1`);
    await type('O');
    await take(document, `${before}material A : O3 = LiNi0.8Co0.1Mn0.1O2`);
  });

  it('goes from a site to its species and their amounts', async () => {
    const document = await startWith('material A : DRX {\n  X: O2- 1.7, F');
    const before = document.getText();
    await commands.executeCommand('editor.action.triggerSuggest');
    await take(document, `${before}- `);
    await take(document, `${before}- 0.3`);
  });

  it('leaves the words of the text and its comments alone', async () => {
    const document = await startWith('# material, known: ');
    assert.deepEqual(await offered(document), []);
    const settings = workspace.getConfiguration('editor', { languageId: 'hem' });
    assert.equal(settings.get('wordBasedSuggestions'), 'off');
  });
});

describe('signature help', () => {
  it('tells what is left to fill', async () => {
    const document = await startWith('material A : O3 = Na0.9[Mg0.2');
    assert.equal(window.activeTextEditor?.document, document);
    const label = await eventually('a signature', async () => {
      const help = await commands.executeCommand<SignatureHelp | undefined>(
        'vscode.executeSignatureHelpProvider',
        document.uri,
        document.lineAt(document.lineCount - 1).range.end,
      );
      return help?.signatures[0]?.label;
    });
    assert.equal(label, 'A: 0.1 left · M: 0.8 left · X: 2 left · charge so far +1.3');
  });
});
