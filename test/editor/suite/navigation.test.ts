import { strict as assert } from 'node:assert';
import {
  commands,
  type Location,
  type LocationLink,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { eventually, finding, findings, lenses, noFinding, open, rangeOf, replace } from './support';

const SHARED = 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\n';
const MAIN = 'import "shared.hem"\nmaterial doped from NCM { M: Co -> Al }\n';

/** A file of the workspace, written anew. */
async function file(name: string, content: string): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder);
  const uri = Uri.joinPath(folder.uri, name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return uri;
}

async function show(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

function definitionOf(document: TextDocument, text: string): Promise<{ uri: Uri; line: number }> {
  return eventually(`a definition of ${text}`, async () => {
    const [found] = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      rangeOf(document, text).start,
    );
    if (!found) return undefined;
    return 'targetUri' in found
      ? { uri: found.targetUri, line: found.targetRange.start.line }
      : { uri: found.uri, line: found.range.start.line };
  });
}

describe('going to definitions', () => {
  it('opens the file of a built-in structure', async () => {
    const document = await open(SHARED);
    await lenses(document);
    const { uri, line } = await definitionOf(document, 'O3');
    assert.equal(uri.toString(), 'hem-structure:/o3.hem');
    const builtIn = await show(uri);
    assert.equal(builtIn.languageId, 'hem');
    assert.match(builtIn.lineAt(line).text, /^structure O3/);
    assert.deepEqual((await definitionOf(builtIn, 'O3 "layered')).uri.toString(), uri.toString());
    assert.deepEqual(findings(builtIn), []);
  });

  it('leads to imported files', async () => {
    const shared = await file('shared.hem', SHARED);
    const main = await show(await file('main.hem', MAIN));
    assert.equal((await definitionOf(main, 'NCM')).uri.toString(), shared.toString());
    assert.equal((await definitionOf(main, 'shared.hem')).uri.toString(), shared.toString());
  });
});

describe('an imported file', () => {
  it('is watched', async () => {
    await file('shared.hem', SHARED);
    const main = await show(await file('main.hem', MAIN));
    await lenses(main);
    await noFinding(main);
    await file('shared.hem', SHARED.replace('NCM', 'NMC'));
    await finding(main, 'unknown-material');
    await file('shared.hem', SHARED);
    await noFinding(main);
  });

  it('is read as it stands in the editor, and renamed with those that import it', async () => {
    const shared = await show(await file('shared.hem', SHARED));
    const main = await show(await file('main.hem', MAIN));
    await lenses(main);
    await noFinding(main);
    await replace(shared, 'NCM', 'NMC');
    await finding(main, 'unknown-material');
    await replace(shared, 'NMC', 'NCM');
    await noFinding(main);
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      main.uri,
      rangeOf(main, 'NCM').start,
      'NMC',
    );
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(main.getText(), MAIN.replace('NCM', 'NMC'));
    assert.equal(shared.getText(), SHARED.replace('NCM', 'NMC'));
    await noFinding(main);
    await Promise.all([main.save(), shared.save()]);
  });
});
