/** `hem check --fix` and `--diff`, as a shell sees them. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { afterAll, describe, expect, it } from 'vitest';
import { hem, PROGRAM, start, Workspaces } from './cli';

const FINE = 'material a : O3 = LiCoO2\n';
const UNUSED = `# hem-ignore site-sum: nothing to ignore\n${FINE}`;
const WRONG = 'material wrong : rock-salt = Mg1.1O\n';
const MENDED = 'material wrong : rock-salt = Mg1O\n';
const BROKEN = 'material nitrate = Ni(NO3)2.6H2O\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

const contentsOf = (cwd: string, file: string) => readFileSync(join(cwd, file), 'utf8');

describe('hem check --fix', () => {
  it('applies fixes that keep the meaning, and reports what is left', async () => {
    const cwd = workspaces.create({
      'a.hem': UNUSED + WRONG,
      'b.hem': FINE.replace(' a ', ' b '),
      'c.hem': UNUSED,
    });
    const { code, stdout, stderr } = await hem(['check', '--fix', '--format', 'concise'], { cwd });
    expect([code, contentsOf(cwd, 'a.hem'), contentsOf(cwd, 'c.hem')]).toEqual([1, FINE + WRONG, FINE]);
    expect(stdout).toMatch(/^a\.hem:2:\d+: error\[site-sum\] [^\n]*\n$/);
    expect(stderr).toBe(
      'fixed a.hem: 1 finding\nfixed c.hem: 1 finding\n' +
        '2 of 3 findings fixed; 1 more with --unsafe-fixes, which may change compositions\n',
    );
    expect(readdirSync(cwd).sort()).toEqual(['a.hem', 'b.hem', 'c.hem']);
    // There is nothing to do twice.
    const { mtimeMs } = statSync(join(cwd, 'a.hem'));
    expect((await hem(['check', '--fix'], { cwd })).stderr).toMatch(/^0 of 1 finding fixed/);
    expect(statSync(join(cwd, 'a.hem')).mtimeMs).toBe(mtimeMs);
  });

  it('goes round until nothing changes', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `# hem-ignore site-sum: ${index}\n`).join('');
    const cwd = workspaces.create({ 'a.hem': many + FINE });
    expect(await hem(['check', '--fix'], { cwd })).toMatchObject({ code: 0 });
    expect(contentsOf(cwd, 'a.hem')).toBe(FINE);
  });

  it('keeps line ends, byte-order mark, mode and links', async () => {
    const cwd = workspaces.create({ 'a.hem': `\ufeff${UNUSED.replaceAll('\n', '\r\n')}` });
    chmodSync(join(cwd, 'a.hem'), 0o666);
    if (process.platform !== 'win32') symlinkSync('a.hem', join(cwd, 'link.hem'));
    await hem(['check', '--fix', process.platform === 'win32' ? 'a.hem' : 'link.hem'], { cwd });
    expect(contentsOf(cwd, 'a.hem')).toBe(`\ufeff${FINE.replace('\n', '\r\n')}`);
    if (process.platform === 'win32') return;
    expect(lstatSync(join(cwd, 'link.hem')).isSymbolicLink()).toBe(true);
    expect(statSync(join(cwd, 'a.hem')).mode & 0o777).toBe(0o666);
  });

  it('applies the others when it is told to', async () => {
    const cwd = workspaces.create({ 'a.hem': UNUSED + WRONG });
    expect(await hem(['check', '--fix', '--unsafe-fixes'], { cwd })).toMatchObject({
      code: 0,
      stderr: 'fixed a.hem: 2 findings\n2 of 2 findings fixed\n',
    });
    expect(contentsOf(cwd, 'a.hem')).toBe(FINE + MENDED);
  });

  it('has files see those that they import as they are fixed', async () => {
    const cwd = workspaces.create({
      'a.hem': 'material A : rock-salt = Mg1.1O\n',
      'b.hem': 'import "a.hem"\nmaterial B from A {\n  M: Mg 0.1 -> Zn\n}\n',
    });
    await hem(['check', '--fix', '--unsafe-fixes'], { cwd });
    expect((await hem(['check', '--quiet'], { cwd })).code).toBe(0);
    expect(contentsOf(cwd, 'b.hem')).toContain('Mg 0.1 -> Zn');
  });

  it('never brings about what was not found before', async () => {
    const text = 'material neutral : rock-salt {\n  M: Mg2+ 0.5, Li+ 0.6\n  X: O2- 1\n}\n';
    const cwd = workspaces.create({ 'a.hem': text });
    const before = JSON.parse((await hem(['check', '--format', 'json'], { cwd })).stdout);
    await hem(['check', '--fix', '--unsafe-fixes'], { cwd });
    const after = JSON.parse((await hem(['check', '--format', 'json'], { cwd })).stdout);
    const rules = (report: typeof before) =>
      new Set(report.findings.map(({ rule }: { rule: string }) => rule));
    expect([...rules(after)].filter((rule) => !rules(before).has(rule))).toEqual([]);
  });

  it('waits where something in the file is not known', async () => {
    const cwd = workspaces.create({ 'a.hem': BROKEN + UNUSED });
    const { code, stderr } = await hem(['check', '--fix'], { cwd });
    expect([code, contentsOf(cwd, 'a.hem')]).toEqual([1, BROKEN + UNUSED]);
    expect(stderr).toMatch(
      /^0 of 2 findings fixed; 1 more once everything in their files is known; 1 more with/,
    );
  });

  it('leaves what is no text, and goes on', async () => {
    const cwd = workspaces.create({ 'a.hem': Uint8Array.of(0x6c, 0xff), 'b.hem': UNUSED });
    const { code, stdout, stderr } = await hem(['check', '--fix', '--unsafe-fixes'], { cwd });
    expect([code, contentsOf(cwd, 'b.hem')]).toEqual([1, FINE]);
    expect(stdout).toContain('This is not UTF-8 text');
    expect(stderr).toMatch(/^fixed b\.hem: 1 finding\n1 of 2 findings fixed\n$/);
  });

  it.skipIf(process.platform === 'win32')('tells once what cannot be opened', async () => {
    const cwd = workspaces.create({ 'b.hem': UNUSED });
    symlinkSync('a.hem', join(cwd, 'a.hem'));
    const { code, stderr } = await hem(['check', '--fix', 'a.hem', 'b.hem'], { cwd });
    expect(code).toBe(1);
    expect(stderr.match(/could not be read/g)).toHaveLength(1);
    expect(contentsOf(cwd, 'b.hem')).toBe(FINE);
  });

  it.each([['-'], ['--stdin-filename=anodes.hem']])('fixes standard input with %s', async (argument) => {
    const { code, stdout, stderr } = await hem(['check', '--fix', argument], { input: UNUSED + WRONG });
    expect([code, stdout]).toEqual([1, FINE + WRONG]);
    expect(stderr).toMatch(/^1 of 2 findings fixed; 1 more.*\nerror\[site-sum\]/);
    expect(await hem(['check', '--fix', argument], { input: FINE })).toMatchObject({ code: 0, stdout: FINE });
  });

  it('keeps line ends and byte-order mark of standard input', () => {
    const input = `\ufeff${UNUSED.replaceAll('\n', '\r\n')}`;
    const { stdout } = spawnSync(process.execPath, [PROGRAM, 'check', '--fix', '-'], { input });
    expect(stdout).toEqual(Buffer.from(`\ufeff${FINE.replace('\n', '\r\n')}`));
  });

  it('writes nothing of standard input that is no text', async () => {
    const input = Uint8Array.of(0x6c, 0xff);
    expect(await hem(['check', '--fix', '-'], { input })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: <stdin> is not UTF-8 text, and stays as it is\n',
    });
  });

  it.skipIf(process.platform === 'win32')('leaves whole files when it is interrupted', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `f${String(index).padStart(2, '0')}.hem`);
    const cwd = workspaces.create(Object.fromEntries(names.map((name) => [name, UNUSED])));
    const child = start(['check', '--fix'], { cwd });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const [code, signal] = await once(child, 'close');
    // It may have been faster.
    if (code === null) expect(signal).toBe('SIGINT');
    for (const name of names) expect([UNUSED, FINE]).toContain(contentsOf(cwd, name));
    expect(readdirSync(cwd).sort()).toEqual(names);
  });
});

describe('hem check --diff', () => {
  it('shows what --fix would change, and writes nothing', async () => {
    const cwd = workspaces.create({ 'deep/a.hem': UNUSED + WRONG, 'b.hem': FINE });
    const { code, stdout, stderr } = await hem(['check', '--diff'], { cwd });
    expect([code, stderr]).toEqual([1, '1 of 2 files would change\n']);
    const [patch] = parsePatch(stdout);
    expect(patch?.newFileName).toBe('b/deep/a.hem');
    expect(patch && applyPatch(UNUSED + WRONG, patch)).toBe(FINE + WRONG);
    expect(contentsOf(cwd, 'deep/a.hem')).toBe(UNUSED + WRONG);
    const [unsafe] = parsePatch((await hem(['check', '--diff', '--unsafe-fixes'], { cwd })).stdout);
    expect(unsafe && applyPatch(UNUSED + WRONG, unsafe)).toBe(FINE + MENDED);
  });

  it('is clean where nothing would change, whatever is found', async () => {
    const cwd = workspaces.create({ 'a.hem': WRONG });
    expect(await hem(['check', '--diff'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: '0 of 1 file would change\n',
    });
  });

  it('shows it of standard input', async () => {
    const { code, stdout } = await hem(['check', '--diff', '--stdin-filename', 'a.hem'], { input: UNUSED });
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('+++ b/a.hem\n@@ -1,2 +1,1 @@\n-# hem-ignore'),
    ]);
  });
});
