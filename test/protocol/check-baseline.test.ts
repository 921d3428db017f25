/** `hem check --baseline`: what is known is not reported. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hem, Workspaces } from './cli';

const FINE = 'material a : O3 = LiCoO2\n';
const WARNING = `# hem-ignore site-sum: nothing to ignore\n${FINE}`;
const ERROR = 'material wrong : rock-salt = Mg1.1O\n';
const SECOND = 'material second : rock-salt = Mg1.2O\n';
const BROKEN = 'material nitrate = Ni(NO3)2.6H2O\n';
const HINT = 'material bare : rock-salt = (MgZn)O\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

let cwd: string;
const write = (file: string, text: string) => writeFileSync(join(cwd, file), text);
const baseline = () => JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8'));
const check = (...args: string[]) => hem(['check', '--baseline', 'known.json', ...args], { cwd });

beforeEach(async () => {
  cwd = workspaces.create({ 'b.hem': ERROR, 'a.hem': WARNING + ERROR, 'fine.hem': FINE });
  await check('--update-baseline');
});

describe('hem check --baseline', () => {
  it('is written sorted, a line a count', () => {
    expect(readFileSync(join(cwd, 'known.json'), 'utf8')).toBe(`{
  "version": 1,
  "files": {
    "a.hem": {
      "site-sum": 1,
      "unused-ignore": 1
    },
    "b.hem": {
      "site-sum": 1
    }
  }
}
`);
  });

  it('hides what it counts, wherever it stands and from whatever folder', async () => {
    write('b.hem', `\n\n${FINE}${ERROR}`);
    expect(await check()).toEqual({
      code: 0,
      stdout: 'No findings in 3 files, 5 materials\n',
      stderr: 'note: 3 findings known by known.json\n',
    });
    mkdirSync(join(cwd, 'deep'));
    const args = ['check', '--baseline', '../known.json', '..', '--quiet'];
    expect(await hem(args, { cwd: join(cwd, 'deep') })).toMatchObject({ code: 0, stderr: '' });
  });

  it('hides it in every report', async () => {
    await check('--output-file', 'f.json');
    expect(JSON.parse(readFileSync(join(cwd, 'f.json'), 'utf8')).findings).toEqual([]);
  });

  it('reports all of a rule in a file where there are more', async () => {
    write('b.hem', ERROR + SECOND);
    const { code, stdout, stderr } = await check('--format', 'concise');
    expect([code, stdout.match(/^b\.hem:\d+:\d+: error\[site-sum\]/gm)?.length]).toEqual([1, 2]);
    expect(stderr).toContain(
      'note: site-sum in b.hem: 1 finding known, 2 found; all are reported, as which are new cannot be told\n',
    );
  });

  it('tells what is no longer found, and fails for it when it is told to', async () => {
    write('b.hem', FINE);
    const { code, stderr } = await check();
    expect(code).toBe(0);
    expect(stderr).toContain(
      'note: site-sum in b.hem: 1 finding known, 0 found\n' +
        'note: --prune-baseline takes out of known.json what is no longer found\n',
    );
    expect(await check('--fail-on-stale')).toMatchObject({ code: 1 });
  });

  it('is pruned without taking anything up', async () => {
    write('a.hem', ERROR + SECOND);
    write('b.hem', FINE);
    const { code } = await check('--prune-baseline');
    expect([code, baseline().files]).toEqual([1, { 'a.hem': { 'site-sum': 1 } }]);
    expect(await check('--update-baseline', '--fail-on-stale')).toMatchObject({ code: 0 });
    expect(baseline().files).toEqual({ 'a.hem': { 'site-sum': 2 } });
  });

  it('keeps the counts of files that were not checked, but not of those that are gone', async () => {
    await check('--update-baseline', 'b.hem');
    expect(Object.keys(baseline().files)).toEqual(['a.hem', 'b.hem']);
    rmSync(join(cwd, 'a.hem'));
    expect((await check('b.hem')).stderr).toContain('note: a.hem is gone\n');
    await check('--prune-baseline', 'b.hem');
    expect(baseline().files).toEqual({ 'b.hem': { 'site-sum': 1 } });
  });

  it('never covers hints and what cannot be read', async () => {
    write('b.hem', BROKEN + HINT);
    const { code, stdout } = await check('--update-baseline', '--format', 'concise');
    expect(code).toBe(1);
    expect(stdout).toMatch(/error\[syntax\].*\n.*hint\[/);
    expect(baseline().files['b.hem']).toBeUndefined();
  });

  it('tells of rules that there are not', async () => {
    write(
      'known.json',
      '{ "version": 1, "files": { "b.hem": { "site-summ": 1, "site-sum": 1, "syntax": 1 } } }',
    );
    const { stderr } = await check('b.hem');
    expect(stderr).toContain('note: no rule is called `site-summ`: did you mean `site-sum`?\n');
    expect(stderr).toContain('note: syntax findings are always reported, and no baseline covers them\n');
  });

  it('is applied to standard input by its name', async () => {
    const args = ['check', '--baseline', 'known.json', '--stdin-filename', 'b.hem'];
    expect(await hem(args, { cwd, input: ERROR })).toMatchObject({ code: 0 });
  });

  it('covers what fixes leave', async () => {
    write('a.hem', WARNING + ERROR);
    expect(await check('--fix')).toMatchObject({ code: 0 });
    expect(readFileSync(join(cwd, 'a.hem'), 'utf8')).toBe(FINE + ERROR);
  });

  it.each([
    ['no JSON', '<<<<<<< HEAD', /known\.json is no baseline: .*JSON/],
    ['a list', '[]', /known\.json is no baseline: it wants "version": 1 and "files"/],
    ['another version', '{ "version": 2, "files": {} }', /baseline of another version than 1/],
    ['no counts', '{ "version": 1, "files": { "a.hem": 3 } }', /a\.hem wants a number of findings from 1 on/],
    [
      'half a finding',
      '{ "version": 1, "files": { "a.hem": { "site-sum": 0.5 } } }',
      /from 1 on for each rule/,
    ],
  ])('refuses %s', async (_, text, message) => {
    write('known.json', text);
    const { code, stdout, stderr } = await check();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('refuses one that is not there, unless it is to be written', async () => {
    const missing = await hem(['check', '--baseline', 'gone.json'], { cwd });
    expect(missing).toMatchObject({
      code: 2,
      stderr: 'error: there is no baseline gone.json: --update-baseline writes it\n',
    });
  });

  it('refuses a place where no file can be', async () => {
    const args = ['check', '--baseline', 'known.json/deep.json', '--update-baseline'];
    const { code, stderr } = await hem(args, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/could not be read: ENOTDIR/)]);
  });
});
