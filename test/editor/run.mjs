// The suite in the extension host of a real VS Code. Needs `npm run build -- --tests` first.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { allPassed, printTest, readReport, writeReport } from '../support/report.mjs';
import { findVSCode } from './vscode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const reportFile = join(root, 'test-results/editor.json');
rmSync(reportFile, { force: true });

const { executable, skipped } = await findVSCode();
if (skipped) {
  writeReport(reportFile, { skipped });
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'hem-suite-'));
  const workspace = join(scratch, 'workspace');
  cpSync(join(here, 'workspace'), workspace, { recursive: true });
  let ended;
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'test-results/editor-suite/index.js'),
      extensionTestsEnv: { HEM_REPORT: reportFile },
      launchArgs: [
        workspace,
        `--user-data-dir=${join(scratch, 'user-data')}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
      ],
    });
  } catch (error) {
    ended = error;
  }
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  const report = readReport(reportFile);
  report.tests.forEach(printTest);
  if (!allPassed(report) || ended) process.exitCode = 1;
  if (ended) console.error(`  ${ended.message}`);
}
