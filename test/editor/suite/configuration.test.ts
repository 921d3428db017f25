import { strict as assert } from 'node:assert';
import { type CompletionList, commands, DiagnosticSeverity, languages, Uri, window, workspace } from 'vscode';
import { eventually, findings, noFinding, rangeOf, replace, withSetting } from './support';

const BAD = 'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n';

const [root] = workspace.workspaceFolders ?? [];
assert.ok(root);
const folder = Uri.joinPath(root.uri, 'configured');
const config = Uri.joinPath(folder, 'hem.json');

async function write(uri: Uri, text: string): Promise<Uri> {
  await workspace.fs.writeFile(uri, Buffer.from(text));
  return uri;
}

describe('hem.json', () => {
  afterEach(() => workspace.fs.delete(folder, { recursive: true }));

  it('decides what is found, as it comes, changes and goes', async () => {
    const document = await workspace.openTextDocument(await write(Uri.joinPath(folder, 'bad.hem'), BAD));
    await window.showTextDocument(document);
    const severity = (wanted: DiagnosticSeverity) =>
      eventually(`severity ${wanted}`, () => (findings(document)[0]?.severity === wanted ? true : undefined));
    await severity(DiagnosticSeverity.Error);
    await write(config, '{ "rules": { "site-sum": "warning" } }');
    await severity(DiagnosticSeverity.Warning);
    await withSetting('rules', { 'site-sum': 'hint' }, () => severity(DiagnosticSeverity.Warning));
    await write(config, '{ "rules": { "site-sum": "off" } }');
    await noFinding(document);
    await workspace.fs.delete(config);
    await severity(DiagnosticSeverity.Error);
  });

  it('is completed and checked by its schema, and by the server with what to write instead', async () => {
    await write(config, '{\n  // why\n  "extends": "no.json",\n  "rules": { "site-sums": "off" }\n}\n');
    const hem = await workspace.openTextDocument(await write(Uri.joinPath(folder, 'bad.hem'), BAD));
    await window.showTextDocument(hem);
    const document = await workspace.openTextDocument(config);
    await window.showTextDocument(document);
    assert.equal(document.languageId, 'jsonc');
    const told = () => languages.getDiagnostics(config);
    const found = await eventually('findings', () => (told().length === 3 ? told() : undefined));
    const about = found.map(({ source = 'schema', range }) => `${source}: ${document.getText(range)}`);
    assert.deepEqual(about.sort(), ['hem: "no.json"', 'hem: "site-sums"', 'schema: "site-sums"']);
    assert.ok(found.some(({ message }) => message.includes('did you mean `site-sum`?')));
    await replace(document, '"site-sums": "off"', '');
    await document.save();
    const inRules = rangeOf(document, '"rules": { ').end;
    const labels = await eventually('completions', async () => {
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        config,
        inRules,
      );
      const found = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('site-sum') ? found : undefined;
    });
    assert.ok(labels.includes('charge-balance'));
  });
});
