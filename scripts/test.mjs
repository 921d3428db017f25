// Sets everything up and runs all tests, or those of the steps that are named: `npm test -- unit editor`.
// The last line is `N passed, N failed`, and the exit code is 0 when nothing failed. With CI set, a skipped step
// counts as failed: there, everything that a step needs is to be installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { root, setup } from './setup.mjs';

const results = join(root, 'test-results');
/** Characters of what a failed test says that are printed at the end. */
const LONGEST_ERROR = 4000;
const inCI = Boolean(process.env.CI) && process.env.CI !== 'false';

/**
 * `needs` is the step that has to have gone well before. Each returns what its runner counted, and of those that
 * failed what they say, as far as it is known: { passed, failed, skipped?, why?, failures?: [{ name, error }] }.
 */
const steps = {
  typecheck: { run: () => check(program('typescript', 'tsc'), '--noEmit') },
  lint: { run: () => check(program('@biomejs/biome', 'biome'), 'check', '.') },
  arrows: {
    run: () =>
      check(
        program('dependency-cruiser', 'depcruise'),
        ...['--config', '.dependency-cruiser.cjs', 'client/src', 'server/src'],
      ),
  },
  unit: { run: () => vitest('unit', '--exclude', 'test/{protocol,integration}/**') },
  scopes: { run: scopes },
  // What is tested from here on is what ships.
  build: { run: () => check('scripts/build.mjs', '--production', '--tests') },
  protocol: { needs: 'build', run: () => vitest('protocol', 'test/protocol', '--testTimeout=120000') },
  // What installs from the repository; needs the registry of npm.
  integration: {
    needs: 'build',
    run: () => vitest('integration', 'test/integration', '--testTimeout=600000', '--hookTimeout=600000'),
  },
  editor: { needs: 'build', run: () => ownReport('editor', 'test/editor/run.mjs') },
  screens: { needs: 'build', run: () => ownReport('screens', 'test/editor/screens.mjs') },
  neovim: { needs: 'build', run: () => ownReport('neovim', 'test/clients/neovim.mjs') },
  emacs: { needs: 'build', run: () => ownReport('emacs', 'test/clients/emacs.mjs') },
};

/** A check without a report: one test. */
function check(...command) {
  return node(...command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(name, ...filters) {
  const file = fresh(join(results, `${name}.json`));
  const fine = node(
    ...[program('vitest', 'vitest'), 'run', ...filters],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  );
  const report = json(file);
  // A file that could not be loaded holds no test to fail.
  const unloaded = report?.testResults.filter(
    (f) => f.status === 'failed' && f.assertionResults.length === 0,
  );
  const tests = report?.testResults.flatMap((f) => f.assertionResults) ?? [];
  return counted(fine, {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + (unloaded?.length ?? 0),
    skipped: report?.numPendingTests ?? 0,
    failures: [
      ...tests
        .filter(({ status }) => status === 'failed')
        .map(({ fullName, failureMessages }) => ({ name: fullName, error: failureMessages.join('\n') })),
      ...(unloaded ?? []).map((f) => ({ name: relative(root, f.name), error: f.message })),
    ],
  });
}

/** The grammar's scopes: one report in XML for each file of test/syntax. */
function scopes() {
  const folder = fresh(join(results, 'scopes'));
  const tmgrammar = program('vscode-tmgrammar-test', 'vscode-tmgrammar-test');
  const fine = node(tmgrammar, '--xunit-report', folder, 'test/syntax/**/*.hem');
  const sum = { tests: 0, failures: 0, errors: 0 };
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const head = readFileSync(join(folder, file), 'utf8');
    for (const key of Object.keys(sum))
      sum[key] += Number(new RegExp(`\\b${key}="(\\d+)"`).exec(head)?.[1] ?? 0);
  }
  const failed = sum.failures + sum.errors;
  return counted(fine, { passed: sum.tests - failed, failed });
}

/** The runners of this project: see test/support/report.mjs. */
function ownReport(name, script) {
  const file = fresh(join(results, `${name}.json`));
  const fine = node(script);
  const report = json(file);
  if (report?.skipped) return { passed: 0, failed: 0, skipped: 1, why: report.skipped };
  const of = (state) => report?.tests.filter((test) => test.state === state) ?? [];
  return counted(fine, { passed: of('passed').length, failed: of('failed').length, failures: of('failed') });
}

/** A runner that ran no test, or that ended badly without a failing one, has failed. */
function counted(fine, counts) {
  if (counts.failed > 0) return counts;
  if (counts.passed === 0) return { ...counts, failed: 1, why: 'no test ran' };
  return fine ? counts : { ...counts, failed: 1, why: 'the runner ended badly' };
}

function node(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    timeout: 60 * 60_000,
  });
  return status === 0;
}

/** The script behind a command of an installed package. */
function program(name, command) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = createRequire(import.meta.url)(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** Yesterday's report must not be counted. */
function fresh(path) {
  rmSync(path, { recursive: true, force: true });
  return path;
}

function json(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function chosen(names) {
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`);
    process.exit(2);
  }
  const wanted = new Set(names.flatMap((name) => [name, steps[name].needs ?? name]));
  return Object.entries(steps).filter(([name]) => names.length === 0 || wanted.has(name));
}

const plan = chosen(process.argv.slice(2));
setup();
mkdirSync(results, { recursive: true });

const rows = [];
const bad = new Set();
for (const [name, { needs, run }] of plan) {
  console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
  const began = performance.now();
  const counts = bad.has(needs) ? { passed: 0, failed: 1, why: `the ${needs} failed` } : run();
  const row = { name, skipped: 0, why: '', ...counts, seconds: (performance.now() - began) / 1000 };
  if (row.skipped > 0 && row.passed + row.failed === 0) console.log(`SKIPPED: ${name} because ${row.why}`);
  if (inCI) Object.assign(row, { failed: row.failed + row.skipped, skipped: 0 });
  if (row.failed > 0) bad.add(name);
  rows.push(row);
}

// Told again, as their own place is far above, and a log may be kept in part.
for (const { name: step, failures = [] } of rows) {
  for (const { name, error = '' } of failures) {
    console.log(`\nFAILED: ${step}: ${name}\n${error.slice(0, LONGEST_ERROR).replace(/^(?=.)/gm, '    ')}`);
  }
}
console.log(
  `\n${'step'.padEnd(10)} ${['passed', 'failed', 'skipped', 'seconds'].map((h) => h.padStart(8)).join('')}`,
);
for (const { name, passed, failed, skipped, seconds, why } of rows) {
  const numbers = [passed, failed, skipped, seconds.toFixed(1)].map((n) => String(n).padStart(8)).join('');
  console.log(`${name.padEnd(10)} ${numbers}${why && `  ${why}`}`);
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
const skipped = total('skipped');
console.log(
  `\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = total('failed') > 0 ? 1 : 0;
