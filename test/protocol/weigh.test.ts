/** `hem weigh` as a shell sees it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hem, Workspaces } from './cli';

const LNO = 'material LNO : O3 = LiNiO2\n';
const GOOD = `${LNO}batch "first" of LNO {\n  mass 10 g\n  from Li2CO3, NiO\n  excess Li 5 %\n}\n`;
const UNSOLVED = `${LNO}batch "none" of LNO {\n  mass 10 g\n  from NiO, Ni(OH)2, LiCl\n}\nbatch of LNO {\n  from Li2CO3, NiO\n}\n`;
const BROKEN = `${GOOD}batch "second" of LNO {\n  mass 10 g\n  from NiO 99\n}\n`;

const workspaces = new Workspaces();
let cwd: string;

beforeAll(() => {
  cwd = workspaces.create({
    'good.hem': GOOD,
    'unsolved.hem': UNSOLVED,
    'broken.hem': BROKEN,
    'none.hem': LNO,
  });
});
afterAll(() => workspaces.remove());

const run = (...args: string[]) => hem(['weigh', ...args], { cwd });

describe('hem weigh', () => {
  it('says what to weigh', async () => {
    const { code, stdout, stderr } = await run('good.hem');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^first {2}good\.hem:2\n.*Li2CO3 +73\.888 +53\.7739 +3\.9732\n/s);
  });

  it('says it to programs', async () => {
    const { stdout } = await run('good.hem', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, batches: [{ name: 'first', file: 'good.hem' }] });
    expect((await run('good.hem', '--format', 'csv')).stdout.split('\r\n')).toHaveLength(4);
  });

  it('tells on the side what is not solved, and why', async () => {
    const { code, stdout, stderr } = await run('good.hem', 'unsolved.hem');
    expect(code).toBe(1);
    expect(stdout.match(/^\S.*$/gm)).toEqual(['first  good.hem:2']);
    expect(stderr).toBe(
      'error: unsolved.hem:2: the batch `none` is not solved: LiCl cannot be used; take a precursor without Cl, or leave it out\n' +
        'error: unsolved.hem:6: the batch is not solved: no mass or amount is given; write `mass 10 g` or `amount 0.05 mol`\n',
    );
  });

  it('tells what could not be read, and weighs the rest', async () => {
    const { code, stdout, stderr } = await run('broken.hem');
    expect(code).toBe(1);
    expect(stdout.match(/^\S.*$/gm)).toEqual(['first  broken.hem:2']);
    expect(stderr).toMatch(
      /^error\[syntax\]: .*\n --> broken\.hem:9:12\n.*the batch `second` is not solved/s,
    );
  });

  it('takes the batches that are named', async () => {
    const { code, stdout } = await run('--batch', 'first', 'broken.hem', 'good.hem');
    expect(stdout.match(/^\S.*$/gm)).toEqual(['first  broken.hem:2', 'first  good.hem:2']);
    // What could not be read may have been one of them.
    expect(code).toBe(1);
  });

  it('has nothing to do without batches, and says so', async () => {
    expect(await run('none.hem')).toEqual({ code: 0, stdout: '', stderr: 'no batches in 1 file\n' });
  });

  it.each([
    [['--batch', 'fist', 'good.hem'], /^error: no batch is called `fist`: did you mean `first`\?\n$/],
    [
      ['--batch', 'x', 'good.hem'],
      /^error: no batch is called `x`: `hem weigh` without --batch shows all\n$/,
    ],
    [['--format', 'tsv', 'good.hem'], /Allowed choices are pretty, json, csv\./],
    [['nowhere.hem'], /^error: no such file or folder: nowhere\.hem\n$/],
  ])('refuses %j', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});
