// The report of the runners that have no reporter of their own (editor, screens, Neovim, Emacs):
// { tests: [{ name, state: 'passed' | 'failed', ms, error? }] }, or { skipped: reason } when nothing could run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function writeReport(file, report) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { tests: [] };
}

export function printTest({ name, state, ms, error }) {
  console.log(`  ${state === 'passed' ? '✓' : '✗'} ${name} (${ms} ms)`);
  if (error) console.log(error.replace(/^/gm, '      '));
}

/** Prints what happened; true when there were tests and all of them passed. */
export function allPassed({ tests }) {
  if (tests.length === 0) console.log('  ✗ no test ran');
  return tests.length > 0 && tests.every((test) => test.state === 'passed');
}
