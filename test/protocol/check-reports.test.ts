/** Where `hem check` reports, and how it ends. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hem, PROGRAM, Workspaces } from './cli';

const FINE = 'material a : O3 = LiCoO2\n';
const WARNING = `# hem-ignore site-sum: nothing to ignore\n${FINE}`;
const ERROR = 'material wrong : rock-salt = Mg1.1O\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

const contentsOf = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8');

describe('hem check --output-file', () => {
  it('writes each report in its format, and makes folders', async () => {
    const cwd = workspaces.create({ 'a.hem': ERROR });
    const files = ['json:deep/er/findings.txt', 'report.sarif', 'junit:report.xml', './summary.md'];
    const args = files.flatMap((file) => ['--output-file', file]);
    const { code, stdout, stderr } = await hem(['check', '--format', 'concise', ...args], { cwd });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^a\.hem:1:\d+: error\[site-sum\]/);
    expect(JSON.parse(contentsOf(cwd, 'deep/er/findings.txt')).findings).toHaveLength(1);
    expect(JSON.parse(contentsOf(cwd, 'report.sarif')).version).toBe('2.1.0');
    expect(contentsOf(cwd, 'report.xml')).toMatch(/<testsuites/);
    expect(contentsOf(cwd, 'summary.md')).toContain('site-sum');
    expect(readdirSync(cwd).sort()).toEqual(['a.hem', 'deep', 'report.sarif', 'report.xml', 'summary.md']);
  });

  it('never has colours in a file, and takes the place of an older report', async () => {
    const cwd = workspaces.create({ 'a.hem': ERROR, 'report.txt': 'old' });
    await hem(['check', '--output-file', 'pretty:report.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(contentsOf(cwd, 'report.txt')).toMatch(/^error\[site-sum\]: /);
  });

  it.each([
    [
      'report',
      /^error: --output-file: the name report does not say in which format: write FORMAT:report, with one of pretty, /,
    ],
    ['report.txt', /the name report\.txt does not say in which format/],
    ['report.xml', /write junit:report\.xml or checkstyle:report\.xml\n/],
    [
      'sarf:report.sarif',
      /no format is called `sarf`: did you mean `sarif`\? \(\.\/sarf:report\.sarif would be/,
    ],
    ['', /--output-file wants a file, as in sarif:report\.sarif/],
    ['sarif:', /--output-file wants a file/],
    ['json:-', /--output-file wants a file.*standard output is chosen with --format/],
    ['json:a.hem', /a\.hem is a file that hem reads, and no report is written over it/],
    ['json:hem.json', /hem\.json is a file that hem reads/],
    ['json:folder', /folder is a folder: write FORMAT:folder/],
    ['json:new/', /new\/ is a folder/],
    ['json:a.hem/report', /cannot be written, as \S*a\.hem is a file/],
  ])('refuses %j before anything is written', async (argument, message) => {
    const cwd = workspaces.create({ 'a.hem': ERROR });
    mkdirSync(join(cwd, 'folder'));
    const { code, stdout, stderr } = await hem(['check', '--output-file', argument], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(contentsOf(cwd, 'a.hem')).toBe(ERROR);
  });

  it('refuses to write a file twice', async () => {
    const cwd = workspaces.create({ 'a.hem': ERROR });
    const args = ['--output-file', 'r.json', '--output-file', 'sarif:./r.json'];
    expect(await hem(['check', ...args], { cwd })).toMatchObject({
      code: 2,
      stderr: 'error: --output-file: ./r.json would be written twice\n',
    });
  });

  it.skipIf(!existsSync('/dev/full'))(
    'ends with 3 when a report cannot be written, and writes the others',
    async () => {
      const cwd = workspaces.create({ 'a.hem': ERROR });
      const args = ['--output-file', 'json:/dev/full', '--output-file', 'r.sarif'];
      const { code, stdout, stderr } = await hem(['check', ...args], { cwd });
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/^error: \/dev\/full could not be written: ENOSPC/),
      ]);
      expect(stdout).toContain('error[site-sum]');
      expect(contentsOf(cwd, 'r.sarif')).toContain('site-sum');
    },
  );

  it.skipIf(process.platform === 'win32')('writes to a pipe without replacing it', () => {
    const cwd = workspaces.create({ 'a.hem': ERROR });
    const script = 'mkfifo pipe; cat pipe & "$@" > /dev/null; wait; ls -l pipe';
    const args = [process.execPath, PROGRAM, 'check', '--output-file', 'concise:pipe'];
    const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...args], { cwd, encoding: 'utf8' });
    expect(stdout).toMatch(/^a\.hem:1:\d+: error\[site-sum\].*\np/);
  });
});

describe('exit codes', () => {
  it.each([
    [1, ERROR, []],
    [0, ERROR, ['--exit-zero']],
    [1, WARNING, []],
    [0, WARNING, ['--exit-zero']],
    [0, WARNING, ['--quiet']],
    [1, ERROR, ['--quiet']],
    [0, WARNING, ['--max-warnings', '1']],
    [1, WARNING, ['--max-warnings', '0']],
    [1, WARNING + WARNING.replace(' a ', ' b '), ['--max-warnings', '1']],
    [1, ERROR, ['--max-warnings', '9']],
    [1, WARNING, ['--quiet', '--max-warnings', '0']],
  ] as const)('%i for %j with %j', async (code, text, args) => {
    const cwd = workspaces.create({ 'a.hem': text });
    expect(await hem(['check', ...args], { cwd })).toMatchObject({ code });
  });

  it.skipIf(process.platform === 'win32')('is 1 with --exit-zero where a file cannot be read', async () => {
    const cwd = workspaces.create({ 'b.hem': FINE });
    symlinkSync('a.hem', join(cwd, 'a.hem'));
    expect(await hem(['check', '--exit-zero', 'a.hem', 'b.hem'], { cwd })).toMatchObject({ code: 1 });
  });

  it('says why warnings fail where they are not shown', async () => {
    const cwd = workspaces.create({ 'a.hem': WARNING });
    const { stdout, stderr } = await hem(['check', '--quiet', '--max-warnings', '0'], { cwd });
    expect(stdout).toBe('No findings in 1 file, 1 material\n');
    expect(stderr).toBe('note: 1 warning, and --max-warnings allows 0\n');
  });
});

describe('hem check --statistics', () => {
  const files = { 'a.hem': ERROR + WARNING, 'b.hem': ERROR };

  it('is a table for people', async () => {
    const { code, stdout } = await hem(['check', '--statistics'], { cwd: workspaces.create(files) });
    expect([code, stdout]).toEqual([
      1,
      `findings  errors  warnings  hints  --fix  --unsafe-fixes  rule
       2       2         -      -      -               2  site-sum
       1       -         1      -      1               -  unused-ignore

3 findings in 2 files
`,
    ]);
  });

  it('is a key in JSON, in files as well', async () => {
    const cwd = workspaces.create(files);
    const args = ['check', '--statistics', '--format', 'json', '--output-file', 'f.json'];
    const { stdout } = await hem(args, { cwd });
    const { statistics, findings } = JSON.parse(stdout);
    expect(findings).toHaveLength(3);
    expect(statistics[0]).toEqual({
      rule: 'site-sum',
      findings: 2,
      errors: 2,
      warnings: 0,
      hints: 0,
      safeFixes: 0,
      unsafeFixes: 2,
    });
    expect(contentsOf(cwd, 'f.json')).toBe(stdout);
  });

  it('stands beside formats that have no place for it', async () => {
    const { stdout, stderr } = await hem(['check', '--statistics', '--format', 'concise'], {
      cwd: workspaces.create(files),
    });
    expect(stdout.trim().split('\n')).toHaveLength(3);
    expect(stderr).toMatch(/^findings .*\n3 findings in 2 files\n$/s);
  });

  it('says so where nothing was found', async () => {
    const { stdout } = await hem(['check', '--statistics'], { cwd: workspaces.create({ 'a.hem': FINE }) });
    expect(stdout).toBe('No findings in 1 file\n');
  });
});
