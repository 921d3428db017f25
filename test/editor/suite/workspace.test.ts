import { strict as assert } from 'node:assert';
import { commands, DiagnosticSeverity, extensions, languages, Uri, window, workspace } from 'vscode';
import { eventually, finding, open, ruleOf, withSetting } from './support';

const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

const [root] = workspace.workspaceFolders ?? [];
assert.ok(root);
const folder = Uri.joinPath(root.uri, 'unopened');
const bad = Uri.joinPath(folder, 'bad.hem');
const config = Uri.joinPath(folder, 'hem.json');

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, Buffer.from(text));
}

/** The severities of what is found in the file, once they are these. */
function shown(...severities: DiagnosticSeverity[]): Promise<true> {
  return eventually(`findings of severities [${severities}]`, () => {
    const found = languages.getDiagnostics(bad).map(({ severity }) => severity);
    return JSON.stringify(found) === JSON.stringify(severities) ? true : undefined;
  });
}

describe('files that are not open', () => {
  before(() => extensions.getExtension('hem.hem')?.activate());
  afterEach(() => workspace.fs.delete(folder, { recursive: true }));

  it('are checked as they come, change and go, and as hem.json and settings do', async () => {
    await write(bad, BAD);
    await shown(DiagnosticSeverity.Error);
    await write(config, '{ "rules": { "site-sum": "warning" } }');
    await shown(DiagnosticSeverity.Warning);
    await write(config, '{ "exclude": ["bad.hem"] }');
    await shown();
    await workspace.fs.delete(config);
    await shown(DiagnosticSeverity.Error);
    await withSetting('workspaceDiagnostics', false, () => shown());
    await shown(DiagnosticSeverity.Error);
    await write(bad, BAD.replace('Mn0.67', 'Mn0.64'));
    await shown();
    await write(bad, BAD);
    await shown(DiagnosticSeverity.Error);
    await workspace.fs.delete(bad);
    await shown();
  });

  it('have no findings any more when their folder is gone', async () => {
    await write(bad, BAD);
    await shown(DiagnosticSeverity.Error);
    await workspace.fs.delete(folder, { recursive: true });
    await shown();
    await workspace.fs.createDirectory(folder);
  });
});

describe('the id of a finding', () => {
  it('leads to the page of its rule', async () => {
    const found = await finding(await open(BAD), 'site-sum');
    assert.equal(ruleOf(found), 'site-sum');
    assert.ok(typeof found.code === 'object');
    const { target } = found.code;
    assert.equal(target.toString(), 'hem-rule:/site-sum.md');
    const page = await workspace.openTextDocument(target);
    assert.equal(page.languageId, 'markdown');
    assert.match(page.getText(), /^# site-sum\n/);
    // By what a click on it does.
    await commands.executeCommand('vscode.open', target);
    await eventually(
      'the page',
      () => window.activeTextEditor?.document.uri.toString() === target.toString() || undefined,
    );
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
