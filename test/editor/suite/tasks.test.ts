import { strict as assert } from 'node:assert';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DiagnosticSeverity,
  extensions,
  languages,
  ProcessExecution,
  Task,
  TaskScope,
  tasks,
  Uri,
  workspace,
} from 'vscode';
import { eventually } from './support';

describe('a task with the problem matcher $hem', () => {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = join(folder, 'closed file.hem');
  after(() => rmSync(file, { force: true }));

  it('shows what hem check finds in a file that is not open', async () => {
    writeFileSync(file, '# A comment.\nmaterial wrong : rock-salt = Mg1.1O\n');
    const program = join(extensions.getExtension('hem.hem')?.extensionPath ?? '', 'dist/hem.js');
    const task = new Task(
      { type: 'process' },
      TaskScope.Workspace,
      'hem check',
      'hem',
      new ProcessExecution(process.execPath, [program, 'check', '--format', 'concise'], {
        cwd: folder,
        env: { ELECTRON_RUN_AS_NODE: '1' },
      }),
      '$hem',
    );
    const ended = new Promise<number | undefined>((done) => {
      const listener = tasks.onDidEndTaskProcess(({ exitCode }) => {
        listener.dispose();
        done(exitCode);
      });
    });
    await tasks.executeTask(task);
    assert.equal(await ended, 1);
    const found = await eventually('the finding of the task', () =>
      // The server links its rules; what is read from a line has no link.
      languages.getDiagnostics(Uri.file(file)).find(({ code }) => code === 'site-sum'),
    );
    assert.equal(found.source, 'hem');
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.match(found.message, /1\.1/);
    assert.equal(found.range.start.line, 1);
    assert.equal(found.range.start.character, 'material wrong : rock-salt = '.length);
  });
});
