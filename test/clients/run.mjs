// Runs a script in another editor on the server that `hem lsp --stdio` is. Needs dist/hem.js.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPassed, printTest, readReport, writeReport } from '../support/report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, '../../test-results');

/**
 * @param name of the step, and of its report in test-results
 * @param program the editor's, on the PATH
 * @param args with which it runs the script, which writes the report
 * @param packages those of Debian that have what is needed
 */
export function runClient({ name, program, args, packages }) {
  const reportFile = join(results, `${name}.json`);
  mkdirSync(results, { recursive: true });
  rmSync(reportFile, { force: true });
  const install = `to run it: apt-get install ${packages}`;
  if (spawnSync(program, ['--version']).error) {
    writeReport(reportFile, { skipped: `there is no ${program} on the PATH; ${install}` });
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), `hem-${name}-`));
  const { status, signal, stderr } = spawnSync(program, args, {
    cwd: scratch,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      // Its log belongs to the run, not to the user's home.
      HOME: scratch,
      HEM_NODE: process.execPath,
      HEM_PROGRAM: join(here, '../../dist/hem.js'),
      HEM_REPORT: reportFile,
    },
  });
  rmSync(scratch, { recursive: true, force: true });
  const report = readReport(reportFile);
  if (report.skipped) {
    writeReport(reportFile, { skipped: `${report.skipped}; ${install}` });
    return;
  }
  report.tests.forEach(printTest);
  if (!allPassed(report) || status !== 0) {
    process.exitCode = 1;
    console.error(`  ${program} ended with ${signal ?? `exit code ${status}`}.\n${stderr}`);
  }
}

/** The path of a script in this folder. */
export function script(name) {
  return join(here, name);
}
