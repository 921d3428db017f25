import { strict as assert } from 'node:assert';
import {
  commands,
  extensions,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import { eventually, findings, lenses, open, rangeOf, replace } from './support';

const FAMILY = 'material MTS(x = 0.1, 0.15) : O3 = Na0.83[Ni0.5Mn{x}Ti{0.5-x}]O2\n';

/** Runs the command with the cursor in front of `text`. */
async function expand(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const { start } = rangeOf(document, text);
  editor.selection = new Selection(start, start);
  await commands.executeCommand('hem.showExpanded');
}

function shown(): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'hem-expanded');
}

/** The one that is shown, as soon as it has a material: one that was shown before may have lost its file. */
function expanded(): Promise<TextDocument> {
  return eventually('the expanded composition', () => {
    const document = shown()?.document;
    return document?.getText().includes('\nmaterial ') ? document : undefined;
  });
}

describe('Show Expanded Composition', () => {
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows every member beside the file, which keeps the cursor', async () => {
    const document = await open(FAMILY);
    await lenses(document);
    await expand(document, 'Ni0.5');
    const text = await expanded();
    assert.equal(text.languageId, 'hem');
    assert.match(text.getText(), /^material "MTS\(0\.1\)" : O3 \{$/m);
    assert.match(text.getText(), /^material "MTS\(0\.15\)" : O3 \{$/m);
    assert.match(text.getText(), /^ {2}M: Ni\^2\.34\+ 0\.5, Mn4\+ 0\.1, Ti4\+ 0\.4$/m);
    assert.equal(window.activeTextEditor?.document, document);
    assert.equal(shown()?.viewColumn, 2);
  });

  it('cannot be edited, and has no findings', async () => {
    await expand(await open(FAMILY), 'MTS');
    const text = await expanded();
    const before = text.getText();
    await window.showTextDocument(text);
    await commands.executeCommand('type', { text: 'x' });
    assert.equal(text.getText(), before);
    assert.deepEqual(findings(text), []);
  });

  it('follows the file', async () => {
    const document = await open(FAMILY);
    await expand(document, 'MTS');
    const text = await expanded();
    await replace(document, 'Na0.83', 'Na0.80');
    await eventually('the new amount', () => text.getText().includes('A: Na+ 0.80\n') || undefined);
    await replace(document, 'MTS', 'other');
    await eventually(
      'a word about it',
      () => text.getText().includes('declares no material MTS') || undefined,
    );
  });

  it('shows an imported material where it is named', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const write = async (name: string, content: string) => {
      const uri = Uri.joinPath(folder.uri, name);
      await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
      return uri;
    };
    await write('family.hem', FAMILY);
    const uri = await write('measured.hem', 'import "family.hem"\nmeasured "icp" of MTS(0.15) { Na 0.82 }\n');
    await expand(await workspace.openTextDocument(uri), 'MTS');
    assert.match((await expanded()).getText(), /as hem reads it in family\.hem/);
  });

  it('shows nothing where there is no material', async () => {
    const document = await open('# nothing\n');
    await lenses(await open(FAMILY));
    await expand(document, 'nothing');
    assert.equal(shown(), undefined);
  });
});

describe('Open Example', () => {
  for (const file of ['getting-started.hem', 'families.hem', 'weighing.hem', 'review.hem']) {
    it(`opens a copy of ${file}`, async () => {
      await commands.executeCommand('hem.openExample', file);
      const document = window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      assert.equal(document.languageId, 'hem');
      await lenses(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  }
});

describe('the walkthrough', () => {
  it('opens', async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', 'hem.hem#start');
    const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    // Some versions name the page, others the walkthrough.
    await eventually('its tab', () => labels().some((label) => /Welcome|hem/.test(label)) || undefined);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('leads to commands that there are', async () => {
    const extension = extensions.getExtension('hem.hem');
    assert.ok(extension);
    const texts = JSON.parse(
      new TextDecoder().decode(
        await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, 'package.nls.json')),
      ),
    ) as Record<string, string>;
    const all = new Set(await commands.getCommands(true));
    const links = Object.values(texts).flatMap((text) => [
      ...text.matchAll(/\(command:(?:toSide:)?([\w.-]+)/g),
    ]);
    assert.ok(links.length > 0);
    for (const [, command = ''] of links) assert.ok(all.has(command), command);
  });
});
