// Neovim as a second client: see neovim.lua. Needs dist/server.js.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPassed, printTest, readReport, writeReport } from '../support/report.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const results = join(here, '../../test-results');
const reportFile = join(results, 'neovim.json');
mkdirSync(results, { recursive: true });
rmSync(reportFile, { force: true });

if (spawnSync('nvim', ['--version']).error) {
  writeReport(reportFile, { skipped: 'there is no nvim on the PATH; to run it: apt-get install neovim' });
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'hem-neovim-'));
  // -l would end with the script, but is not in Neovim 0.7.
  const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(here, 'neovim.lua')}`];
  const { status, signal, stderr } = spawnSync('nvim', args, {
    cwd: scratch,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      // Its log belongs to the run, not to the user's home.
      HOME: scratch,
      HEM_NODE: process.execPath,
      HEM_SERVER: join(here, '../../dist/server.js'),
      HEM_REPORT: reportFile,
    },
  });
  rmSync(scratch, { recursive: true, force: true });
  const report = readReport(reportFile);
  report.tests.forEach(printTest);
  if (!allPassed(report) || status !== 0) {
    process.exitCode = 1;
    console.error(`  nvim ended with ${signal ?? `exit code ${status}`}.\n${stderr}`);
  }
}
