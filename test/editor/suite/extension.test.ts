import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { commands, extensions, Uri, window, workspace } from 'vscode';
import { eventually, finding, findings, hoverOn, lenses, noFinding, open, replace, ruleOf } from './support';

/** The process ids of the servers that belong to this extension host. */
function servers(): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return all.split('\n').flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    const isServer = Number(parent) === process.pid && args.some((arg) => /dist.server\.js$/.test(arg));
    return isServer ? [Number(pid)] : [];
  });
}

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

  it('loses nothing when the server is killed in the middle of a request', async function () {
    // There is no `ps`, and no process is stopped there.
    if (process.platform === 'win32') this.skip();
    const document = await open('material Bad : O3 = LiNi0.8Co0.1Mn0.2O2\n');
    await finding(document, 'site-sum');
    const [server, ...others] = servers();
    assert.ok(server !== undefined);
    assert.deepEqual(others, []);
    // It does not get to what it is asked and told from here on.
    process.kill(server, 'SIGSTOP');
    const asked = hoverOn(document, 'Bad');
    await replace(document, 'Mn0.2', 'Mn0.1');
    await replace(document, 'Bad', 'Good');
    await replace(document, '\n', '\nmaterial Worse : O3 = LiNi0.8Co0.3O2\n');
    process.kill(server, 'SIGKILL');
    // Whoever asked gets an answer, of whichever server.
    await asked;
    const successor = await eventually('another server', () => servers().find((pid) => pid !== server));
    const present = await eventually('the findings of the present text', () => {
      const found = findings(document);
      return found.length === 1 && found[0]?.range.start.line === 1 ? found : undefined;
    });
    assert.deepEqual(present.map(ruleOf), ['site-sum']);
    assert.match(await hoverOn(document, 'Good'), /Good/);
    assert.match(await hoverOn(document, 'Worse'), /Worse/);
    // It follows what is typed from now on, and stays.
    await replace(document, 'Co0.3', 'Co0.2');
    await noFinding(document);
    assert.deepEqual(servers(), [successor]);
  });
});
