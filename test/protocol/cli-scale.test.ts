/** `hem check` of many files: threads, what is kept, parts, progress, watching, interruption. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hem, start, Workspaces } from './cli';

const FILES = 200;
/** Of ten materials two are wrong. */
const FORMULAS = [
  ['O3', 'LiNi0.8Co0.1Mn0.1O2'],
  ['spinel', '(Cr,Ni,Mn,Fe,Cu)3O4'],
  ['P2', 'Na2/3[Ni1/3Mn2/3]O2'],
  ['DRX', 'Li1.3Mn0.4^3+Ti0.3^4+O1.7F0.3'],
  ['rock-salt', '(Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)O'],
  ['O3', 'LiNi0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02O2'],
  ['PBA', 'Na1.41Mn0.32Fe0.11Co0.28Ni0.32Cu0.32[Fe(CN)6]'],
  ['NASICON', 'Na3.4Fe0.4Mn0.4V0.4Cr0.4Ti0.4(PO4)3'],
  ['O3', 'LiCo1.1O2'],
  ['O3', 'Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2'],
];

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

function materials(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const [structure, formula] = FORMULAS[index % FORMULAS.length] ?? [];
    return `material m${index} : ${structure} = ${formula}\n`;
  }).join('');
}

describe('200 files of 10,000 materials', () => {
  let cwd = '';
  let whole = '';
  beforeAll(async () => {
    const names = Array.from({ length: FILES }, (_, index) => `d${index % 7}/f ${index}.hem`);
    const text = materials(50);
    cwd = workspaces.create(Object.fromEntries(names.map((name) => [name, text])));
    whole = (await hem(['check', '--format', 'json', '--jobs', '1'], { cwd })).stdout;
  }, 600_000);

  it('are counted right', () => {
    expect(JSON.parse(whole).summary).toEqual({
      files: FILES,
      materials: 10_000,
      errors: 2000,
      warnings: 0,
      hints: 0,
    });
  });

  it.each([['2'], ['3']])(
    'are reported the same by %s threads, and nothing is said beside it',
    async (jobs) => {
      const { code, stdout, stderr } = await hem(['check', '--format', 'json', '--jobs', jobs], { cwd });
      expect([code, stderr]).toEqual([1, '']);
      expect(stdout).toBe(whole);
    },
    120_000,
  );

  it('are reported the same from what is kept, with and without a change', async () => {
    const check = async (...args: string[]) =>
      (await hem(['check', '--format', 'json', ...args], { cwd })).stdout;
    expect(await check('--cache', '--cache-location', 'kept')).toBe(whole);
    expect(await check('--cache', '--cache-location', 'kept')).toBe(whole);
    writeFileSync(join(cwd, 'd0/f 0.hem'), materials(10));
    const after = JSON.parse(await check('--cache', '--cache-location', 'kept'));
    expect(after.summary).toMatchObject({ materials: 9960, errors: 1992 });
    writeFileSync(join(cwd, 'd0/f 0.hem'), materials(50));
  }, 600_000);

  it('are shared out to parts, whose reports come to that of the whole in every format', async () => {
    const reports = await Promise.all(
      [1, 2, 3].map((index) => hem(['check', '--shard', `${index}/3`, '--format', 'json'], { cwd })),
    );
    const counts = reports.map(({ stdout }) => JSON.parse(stdout).summary.files);
    expect(counts.reduce((sum, count) => sum + count)).toBe(FILES);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    for (const [index, { stdout }] of reports.entries()) writeFileSync(join(cwd, `${index}.json`), stdout);
    const merged = await hem(['merge', '2.json', '0.json', '1.json', '--format', 'json'], { cwd });
    expect([merged.code, merged.stdout]).toEqual([1, whole]);
    const formats = ['sarif', 'junit', 'gitlab', 'concise'];
    const into = (folder: string) =>
      formats.flatMap((name) => ['--output-file', `${name}:${folder}/${name}`]);
    await hem(['check', ...into('one')], { cwd });
    await hem(['merge', '0.json', '1.json', '2.json', ...into('other')], { cwd });
    for (const name of formats) {
      const [one, other] = ['one', 'other'].map((folder) => readFileSync(join(cwd, folder, name), 'utf8'));
      expect(other).toBe(one);
    }
  }, 600_000);

  it.skipIf(process.platform === 'win32')(
    'end at once when interrupted',
    async () => {
      const child = start(['check', '--jobs', '2', '--cache', '--cache-location', 'interrupted'], { cwd });
      // Once something is kept, the threads are at work.
      while (!existsSync(join(cwd, 'interrupted')) || readdirSync(join(cwd, 'interrupted')).length < 4) {
        await new Promise((done) => setTimeout(done, 20));
      }
      child.kill('SIGINT');
      expect((await once(child, 'close'))[0]).toBe(130);
      const again = await hem(['check', '--format', 'json', '--cache', '--cache-location', 'interrupted'], {
        cwd,
      });
      expect(again.stdout).toBe(whole);
    },
    120_000,
  );
});

describe('hem merge', () => {
  const part = (index: number, count: number, more: object = {}) =>
    JSON.stringify({ version: 1, shard: { index, count, total: 0, hem: '0.1.0', files: [], ...more } });

  it.each([
    ['a report is missing', { a: part(1, 3), b: part(3, 3) }, /1 report of 3 is missing: part 2/],
    ['a report is given twice', { a: part(1, 2), b: part(1, 2) }, /a and b are both of part 1/],
    [
      'they are of other versions',
      { a: part(1, 2), b: part(2, 2, { hem: '9.9.9' }) },
      /hem 0\.1\.0 and 9\.9\.9/,
    ],
    [
      'they are of other files',
      { a: part(1, 2), b: part(2, 2, { total: 7 }) },
      /0 files for one, 7 for the other/,
    ],
    [
      'they are of another number of parts',
      { a: part(1, 2), b: part(2, 3) },
      /2 parts in one, 3 in the other/,
    ],
    ['one is no part', { a: '{"version":1,"findings":[]}' }, /a is no report of a part/],
    ['one is no JSON', { a: 'nonsense' }, /a is no report of a part/],
    [
      'one has findings of another shape',
      { a: part(1, 1, { total: 1, files: [{ place: 0 }] }) },
      /no report of a part/,
    ],
    ['one is not there', {}, /a could not be read/],
  ])('refuses where %s', async (_, files: Record<string, string>, why) => {
    const cwd = workspaces.create(files);
    const names = Object.keys(files);
    const { code, stderr } = await hem(['merge', ...(names.length > 0 ? names : ['a'])], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)]);
  });

  it('tells files that no part could check', async () => {
    const cwd = workspaces.create({ a: part(1, 1, { total: 2 }) });
    const { code, stderr } = await hem(['merge', 'a'], { cwd });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/2 files could not be checked/)]);
  });
});

describe('hem check refuses', () => {
  it.each([
    [['--shard', '3/2'], /such as 1\/4/],
    [['--jobs', '0'], /from 1 to 256/],
    [['--changed', '--', '.'], /no repository that git can read/],
    [['--shard', '1/2', '-'], /standard input is none/],
    [['--cache', '--cache-location', 'a.hem'], /nothing can be kept in/],
    [['--cache-location', 'kept'], /give --cache with it/],
    [['--watch', '-'], /standard input is none/],
  ])('%j', async (args, why) => {
    const cwd = workspaces.create({ 'a.hem': '' });
    const { code, stderr } = await hem(['check', ...args], { cwd, env: { GIT_CEILING_DIRECTORIES: cwd } });
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)]);
  });
});

describe('hem check --changed', () => {
  it('is about what was edited and what imports it', async () => {
    const cwd = workspaces.create({
      'shared lib.hem': 'material a : O3 = LiCoO2\n',
      'user.hem': 'import "shared lib.hem"\nmaterial b = a with Ni 0.1 for Co\n',
      'other.hem': 'material c : O3 = LiCo1.1O2\n',
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'x');
    expect((await hem(['check', '--changed'], { cwd })).stdout).toBe('No findings in 0 files, 0 materials\n');
    writeFileSync(join(cwd, 'shared lib.hem'), 'material a : O3 = LiCo1.1O2\n');
    const { code, stdout } = await hem(['check', '--changed', '--format', 'json'], { cwd });
    expect([code, JSON.parse(stdout).summary.files]).toEqual([1, 2]);
    expect((await hem(['check', '--changed', 'nowhere'], { cwd })).code).toBe(2);
  });
});

describe('hem check --watch', () => {
  it('checks again after a change, tells what is wrong with hem.json, and ends when interrupted', async () => {
    const files = { 'lab/a.hem': 'import "b.hem"\nmaterial a : O3 = LiCoO2\n', 'lab/b.hem': '' };
    const above = workspaces.create(files);
    const cwd = join(above, 'lab');
    const child = start(['check', '--watch', '--format', 'concise'], { cwd });
    let told = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        told += data;
      });
    }
    const waits = async (count: number) => {
      while (told.split('Waiting for a change').length <= count)
        await new Promise((done) => setTimeout(done, 20));
      const [, ...checks] = told.split(/^Waiting for a change …\n/m).reverse();
      return checks[0] ?? '';
    };
    expect(await waits(1)).not.toContain('site-sum');
    writeFileSync(join(cwd, 'a.hem'), 'import "b.hem"\nmaterial a : O3 = LiCo1.1O2\n');
    expect(await waits(2)).toContain('a.hem:2:');
    writeFileSync(join(cwd, 'hem.json'), '{ "rules": { "site-sum": "loud" } }');
    expect(await waits(3)).toContain('cannot be `"loud"`');
    writeFileSync(join(cwd, 'hem.json'), '{ "rules": { "site-sum": "off" } }');
    expect(await waits(4)).not.toContain('site-sum');
    rmSync(join(cwd, 'b.hem'));
    expect(await waits(5)).toContain('[import]');
    rmSync(join(cwd, 'hem.json'));
    expect(await waits(6)).toContain('site-sum');
    writeFileSync(join(above, 'hem.json'), '{ "rules": { "import": "off" } }');
    expect(await waits(7)).not.toContain('[import]');
    // Nothing of a terminal is obeyed where there is none.
    expect(told).not.toContain('\x1b');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    if (process.platform !== 'win32') expect(code).toBe(0);
  }, 300_000);
});

describe('input that is too large', () => {
  it('on standard input is refused without being held', async () => {
    const { code, stdout, stderr } = await hem(['check', '-'], { input: Buffer.alloc(100 * 2 ** 20, 'x\n') });
    expect([code, stderr]).toEqual([1, 'error: <stdin> could not be read: it has more than 64 MB\n']);
    expect(stdout).toBe('No findings in 0 files, 0 materials\n');
  }, 300_000);

  it('is a finding where it can still be read as text', async () => {
    const input = 'material m : O3 = LiNi0.8Co0.1Mn0.1O2\n'.repeat(200_000);
    const { code, stdout } = await hem(['check', '--stdin-filename', 'a.hem'], { input });
    expect(code).toBe(1);
    expect(stdout).toMatch(/This file has 7600000 characters; files of up to 4000000 are read/);
  }, 300_000);
});
