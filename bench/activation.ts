/** How long the extension takes to activate in the editor that the tests of the editor run in. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { benchmark, digits, isQuick, median, root, scratch, sized, skip, tell } from './harness.js';
import type { Activation } from './support/activation-suite.js';

const RUNS = sized(5, 1);
const NAME = 'the activation of the extension';

benchmark('activation', 'Activation of the extension', async () => {
  if (isQuick) return skip(NAME, 'starting an editor takes longer than a quick run');
  const { findVSCode } = await import(pathToFileURL(join(root, 'test/editor/vscode.mjs')).href);
  const { executable, skipped } = await findVSCode();
  if (skipped) return skip(NAME, skipped);
  const { bundle } = await import(pathToFileURL(join(root, 'scripts/bundle.mjs')).href);
  const suite = join(scratch, 'activation-suite.cjs');
  await bundle({ entryPoints: ['bench/support/activation-suite.ts'], external: ['vscode'] }, suite);
  const folder = mkdtempSync(join(tmpdir(), 'hem-activation-'));
  const report = join(folder, 'activation.json');
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(workspace, 'a.hem'), 'material a : O3 = LiCo1.1O2\n');
  const runs: Activation[] = [];
  for (let run = 0; run < RUNS; run++) {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: { HEM_REPORT: report, HEM_FILE: join(workspace, 'a.hem') },
      launchArgs: [
        workspace,
        `--user-data-dir=${join(folder, `user-data-${run}`)}`,
        `--extensions-dir=${join(folder, `extensions-${run}`)}`,
      ],
    });
    runs.push(JSON.parse(readFileSync(report, 'utf8')));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const told = (key: 'activated' | 'found') => `${digits(median(runs.map((run) => run[key])))} ms`;
  tell(`Activation, by VS Code ${runs[0]?.version}`, told('activated'), '≤ 50 ms');
  tell('from its beginning to the first diagnostics', told('found'));
});
