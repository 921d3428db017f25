// How long `hem check` takes, and how much memory: start, many files, threads, findings that are kept.
//   node bench/large-inputs.mjs [FILES] [MATERIALS IN EACH]      1000 and 100 unless told; needs `npm run build`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PROGRAM = join(dirname(fileURLToPath(import.meta.url)), '../dist/hem.js');
const [files = 1000, each = 100] = process.argv.slice(2).map(Number);

/** Structures and formulas of published materials; the last two are off by a tenth on purpose. */
const MATERIALS = [
  'O3 = LiNi0.8Co0.1Mn0.1O2',
  'spinel = (Cr,Ni,Mn,Fe,Cu)3O4',
  'P2 = Na2/3[Ni1/3Mn2/3]O2',
  'DRX = Li1.3Mn0.4^3+Ti0.3^4+O1.7F0.3',
  'rock-salt = (Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)O',
  'O3 = LiNi0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02O2',
  'NASICON = Na3.4Fe0.4Mn0.4V0.4Cr0.4Ti0.4(PO4)3',
  'O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2',
  'O3 = LiCo1.1O2',
  'O3 = LiNi0.9Co0.1Mn0.1O2',
];
const WRONG = 2;

if (!existsSync(PROGRAM)) throw new Error('There is no dist/hem.js: run `npm run build`.');
const folder = mkdtempSync(join(tmpdir(), 'hem-bench-'));
/** Has a process write the most memory that it has taken, in kilobytes, when it ends. */
const METER = join(folder, 'meter.mjs');
writeFileSync(
  METER,
  `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  writeFileSync(process.env.HEM_BENCH_METER, String(process.resourceUsage().maxRSS));
});`,
);

/** Runs a program; its seconds, its memory in MB where it is measured, and what it wrote. */
function run(args, isMeasured = true) {
  const meter = join(folder, 'meter.txt');
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...(isMeasured ? ['--import', pathToFileURL(METER).href] : []), ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30, env: { ...process.env, HEM_BENCH_METER: meter } },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds, stdout, memory: isMeasured ? Number(readFileSync(meter, 'utf8')) / 1024 : undefined };
}

/** The medians of programs that are run by turns, so that what else the machine does meets all of them. */
function medians(programs, rounds = 15) {
  const times = programs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, args] of programs.entries()) times[index].push(run(args, false).seconds);
  }
  return times.map((all) => all.sort((a, b) => a - b)[rounds >> 1]);
}

function tell(what, figures) {
  console.log(`${what.padEnd(44)} ${figures}`);
}

try {
  console.log(`Node ${process.version}, ${availableParallelism()} processors (${cpus()[0]?.model.trim()})\n`);

  writeFileSync(join(folder, 'one.hem'), `material a : ${MATERIALS[0]}\n`);
  const one = [PROGRAM, 'check', 'one.hem'];
  const kept = [...one, '--cache', '--cache-location', 'kept'];
  const [empty, version, small, again] = medians([['-e', '0'], [PROGRAM, '--version'], one, kept]);
  const start = (seconds) =>
    `${(seconds * 1000).toFixed(0)} ms, ${(seconds / empty).toFixed(2)} of an empty Node`;
  tell('an empty Node', `${(empty * 1000).toFixed(0)} ms`);
  tell('hem --version', start(version));
  tell('hem check of a file of one material', start(small));
  tell('the same with its findings kept', start(again));

  mkdirSync(join(folder, 'many'));
  for (let file = 0; file < files; file++) {
    const lines = Array.from(
      { length: each },
      (_, index) => `material m${file * each + index} : ${MATERIALS[(file + index) % MATERIALS.length]}\n`,
    );
    writeFileSync(join(folder, 'many', `${file}.hem`), lines.join(''));
  }
  const total = files * each;
  const expected = [...Array(files).keys()]
    .flatMap((file) => Array.from({ length: each }, (_, index) => (file + index) % MATERIALS.length))
    .filter((index) => index >= MATERIALS.length - WRONG).length;
  console.log(`\n${files} files, ${total} materials, ${expected} of them wrong`);
  const check = (what, ...args) => {
    const { seconds, memory, stdout } = run([PROGRAM, 'check', 'many', '--format', 'json', ...args]);
    const { summary } = JSON.parse(stdout);
    if (!args.includes('--shard') && (summary.materials !== total || summary.errors !== expected)) {
      throw new Error(`${what} counted ${JSON.stringify(summary)}`);
    }
    tell(
      what,
      `${seconds.toFixed(2)} s, ${memory.toFixed(0)} MB, ${(summary.materials / seconds).toFixed(0)} materials a second`,
    );
    return { seconds, stdout };
  };
  const alone = check('one thread', '--jobs', '1');
  const two = check('two threads', '--jobs', '2');
  const cold = check('nothing kept yet', '--cache', '--cache-location', 'findings');
  const warm = check('findings kept', '--cache', '--cache-location', 'findings');
  check('the first of two shards', '--shard', '1/2');
  if (two.stdout !== alone.stdout || warm.stdout !== cold.stdout || cold.stdout !== alone.stdout) {
    throw new Error('the reports differ');
  }
  tell('\none thread to two', (alone.seconds / two.seconds).toFixed(2));
  tell('nothing kept to all kept', (cold.seconds / warm.seconds).toFixed(2));
} finally {
  rmSync(folder, { recursive: true });
}
