import { strict as assert } from 'node:assert';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { finding, hoverOn, lenses, open } from './support';

describe('the extension', () => {
  it('starts when a .hem file is opened', async () => {
    const folder = workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, 'cathodes.hem'));
    await window.showTextDocument(document);
    assert.equal(document.languageId, 'hem');
    await finding(document, 'site-sum');
    assert.equal(extensions.getExtension('hem.hem')?.isActive, true);
  });

  it('indents by two spaces', () => {
    const editor = workspace.getConfiguration('editor', { languageId: 'hem' });
    assert.equal(editor.get('tabSize'), 2);
  });

  it('has its commands', async () => {
    const all = await commands.getCommands(true);
    const { contributes } = extensions.getExtension('hem.hem')?.packageJSON ?? {};
    assert.ok(contributes.commands.length > 0);
    for (const { command } of contributes.commands) assert.ok(all.includes(command), command);
    await commands.executeCommand('hem.showOutput');
  });

  it('serves open documents again after a restart', async () => {
    const document = await open('material Bad : O3 = LiNi0.8Co0.1Mn0.2O2\n');
    const before = await finding(document, 'site-sum');
    await commands.executeCommand('hem.restartServer');
    // The old server's findings went with it; these are the new one's.
    const after = await finding(document, 'site-sum');
    assert.notEqual(after, before);
    assert.equal(after.message, before.message);
    assert.match(await hoverOn(document, 'Bad'), /Bad/);
    await lenses(document);
  });
});
