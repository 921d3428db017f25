// Benchmarks: figures of this machine and their ratios to peers, measured in one run.
//   npm run bench                    all of them
//   npm run bench -- parse check     some of them, by the names of their files in bench/
//   npm run bench -- --quick         tries all of them on little, in less than a minute; the figures mean nothing
//   npm run bench -- --write         puts the figures and the plot into docs/performance.md
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { root, setup } from './setup.mjs';

const ORDER = [
  'parse',
  'check',
  'pymatgen',
  'mf-parser',
  'keystroke',
  'answers',
  'memory',
  'sizes',
  'start-up',
  'activation',
  'growth',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !ORDER.includes(name));
if (unknown.length > 0) stop(`No such benchmark: ${unknown.join(', ')}. There are: ${ORDER.join(', ')}.`);
if (values.write && (values.quick || positionals.length > 0)) {
  stop('Only the figures of a whole run are written: leave out --quick and names.');
}
setup();
if (!existsSync(join(root, 'dist/server.js'))) stop('There is no dist/server.js: run `npm run build`.');
if (existsSync(join(root, 'dist/server.js.map'))) {
  console.log(
    'WARNING: dist/ is a development build: what ships is smaller and starts faster (npm run bench builds it)',
  );
}

const folder = join(root, 'test-results/bench');
mkdirSync(folder, { recursive: true });
const names = positionals.length > 0 ? ORDER.filter((name) => positionals.includes(name)) : ORDER;
const failed = [];
for (const [index, name] of names.entries()) {
  const [script, report] = [join(folder, `${name}.cjs`), reportOf(name)];
  rmSync(report, { force: true });
  await bundle({ entryPoints: [`bench/${name}.ts`], external: ['vscode', 'esbuild'] }, script);
  const args = ['--expose-gc', script, ...(values.quick ? ['--quick'] : []), '--before', String(index)];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0 || !existsSync(report)) failed.push(name);
}
if (failed.length > 0) stop(`\nEnded badly: ${failed.join(', ')}`, 1);
if (values.write) write();

function reportOf(name) {
  return join(folder, `${name}.json`);
}

/** Figures between two comments of the page; the plot beside its other pictures. */
function write() {
  const reports = names.map((name) => JSON.parse(readFileSync(reportOf(name), 'utf8')));
  const loads = reports.map(({ load }) => load);
  const rows = reports.flatMap(({ title, figures }) => [
    `| **${title}** | | |`,
    ...figures.map(({ name, value, goal = '' }) => `| ${name} | ${value} | ${goal} |`),
  ]);
  const text = [
    `${reports[0].machine}. Load average from ${Math.min(...loads).toFixed(2)} to ${Math.max(...loads).toFixed(2)},`,
    `of which up to 1 is the run itself.`,
    '',
    '| What | Measured | Goal |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '![Time and memory of hem check against the number of materials, on logarithmic axes](images/growth.svg)',
  ].join('\n');
  const page = join(root, 'docs/performance.md');
  const [START, END] = ['<!-- figures -->\n', '\n<!-- /figures -->'];
  const [before, rest] = readFileSync(page, 'utf8').split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) stop('docs/performance.md has no place for the figures.', 1);
  writeFileSync(page, `${before}${START}${text}${END}${after}`);
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  spawnSync(process.execPath, [biome, 'format', '--write', page], { cwd: root, stdio: 'inherit' });
  copyFileSync(join(folder, 'growth.svg'), join(root, 'docs/images/growth.svg'));
  console.log('\nWritten into docs/performance.md and docs/images/growth.svg');
}

function stop(message, code = 2) {
  console.error(message);
  process.exit(code);
}
