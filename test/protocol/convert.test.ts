/** `hem convert` as a shell sees it. */
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hem, Workspaces } from './cli';

const workspaces = new Workspaces();
let cwd: string;

beforeAll(() => {
  cwd = workspaces.create({
    'list.txt': 'NCM811: LiNi0.8Co0.1Mn0.1O2\n- P2-Na0.7MnO2\n',
    'bad.txt': 'LiCoO2\nLiMO2\nLiNi1-xCoxO2\n',
    'table.csv': '\ufeffno;sample;composition\r\n1;A;(Cr,Ni)3O4\r\n2;B;LiCoO2\r\n',
    'comma.CSV': 'name,formula\nA,"(Cr,Ni)3O4"\nB,(Cr,Ni)3O4\n',
    'table.tsv': 'A\tLiCoO2\nB\tLiNiO2\n',
    'numbers.csv': 'a,b\n1,2\n',
    'quote.csv': 'a,"b\n1,2\n',
    'empty.txt': '',
    'there.hem': '# mine\n',
    'latin.txt': Buffer.from('# 5 µm\nLiCoO2\n', 'latin1'),
  });
});
afterAll(() => workspaces.remove());

describe('a list', () => {
  it('becomes materials', async () => {
    const result = await hem(['convert', 'list.txt'], { cwd });
    expect(result).toEqual({
      code: 0,
      stdout: 'material NCM811 = LiNi0.8Co0.1Mn0.1O2\nmaterial P2-Na0.7MnO2 : P2 = Na0.7MnO2\n',
      stderr: '2 of 2 formulas converted\n',
    });
  });

  it('keeps what it could not read, with the reason', async () => {
    const { code, stdout, stderr } = await hem(['convert', 'bad.txt'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^material LiCoO2 = LiCoO2\n# not read: LiMO2\n# reason: .*\n# not read: LiNi1-xCoxO2\n# reason: .*\n# material LiNi1-xCoxO2\(x = 0, 0\.1\) = LiNi1-xCoxO2\n$/,
    );
    expect(stderr).toBe('1 of 3 formulas converted; 2 kept as comments\n');
  });

  it.each([['-'], []])('comes from standard input', async (...args) => {
    const { code, stdout } = await hem(['convert', '--structure', 'O3', ...args], { input: 'LiCoO2' });
    expect([code, stdout]).toEqual([0, 'material LiCoO2 : O3 = LiCoO2\n']);
  });

  it('gives a file that hem can check', async () => {
    const { stdout } = await hem(['convert', 'bad.txt', '--structure', 'O3'], { cwd });
    const { code } = await hem(['check', '-'], { input: stdout });
    expect(code).toBe(0);
  });
});

describe('a table', () => {
  it.each([
    [
      'table.csv',
      ['# columns: no, sample, composition', 'material A = (Cr,Ni)3O4', 'material B = LiCoO2'],
      'formulas from column 3 (composition), names from column 2 (sample); 1 column left out',
    ],
    [
      'table.csv --name-column no',
      ['# columns: no, sample, composition', 'material 1 = (Cr,Ni)3O4', 'material 2 = LiCoO2'],
      'formulas from column 3 (composition), names from column 1 (no); 1 column left out',
    ],
    [
      'table.tsv',
      ['material A = LiCoO2', 'material B = LiNiO2'],
      'formulas from column 2, names from column 1',
    ],
  ])('%s', async (args, lines, columns) => {
    const { code, stdout, stderr } = await hem(['convert', ...args.split(' ')], { cwd });
    expect([code, stdout]).toEqual([0, `${lines.join('\n')}\n`]);
    expect(stderr).toBe(`${columns}\n2 of 2 formulas converted\n`);
  });

  it('comes from standard input where it is asked for', async () => {
    const { stdout } = await hem(['convert', '--csv'], { input: 'formula\nLiCoO2\n' });
    expect(stdout).toBe('# columns: formula\nmaterial LiCoO2 = LiCoO2\n');
  });

  it('keeps rows that a comma has split', async () => {
    const { code, stdout } = await hem(['convert', 'comma.CSV'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('material A = (Cr,Ni)3O4\n# not read: B | (Cr | Ni)3O4\n# reason: ');
  });
});

describe('wrong use', () => {
  it.each([
    ['nowhere.txt', /^error: no such file: nowhere\.txt\n$/],
    ['.', /^error: \. is a folder/],
    ['list.txt bad.txt', /too many arguments/],
    ['list.txt --structure O33', /no built-in structure is called `O33`: did you mean `O3`\?/],
    ['table.csv --column formula', /no column is called `formula`: there are `no`, `sample`, `composition`/],
    ['table.csv --column 4', /there is no column 4: the table has 3/],
    ['numbers.csv', /no column of formulas was found among `a`, `b`/],
    ['list.txt --output there.hem', /there\.hem exists: --force overwrites it/],
    ['list.txt --output no/such/folder.hem', /could not be written/],
    ['list.txt --output .', /\. is a folder/],
  ])('hem convert %s', async (args, message) => {
    const { code, stdout, stderr } = await hem(['convert', ...args.split(' ')], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(readFileSync(join(cwd, 'there.hem'), 'utf8')).toBe('# mine\n');
  });

  it.each([
    ['latin.txt', /^error: latin\.txt is not UTF-8 text/],
    ['quote.csv', /^error: quote\.csv could not be read as a table: a quote is not closed/],
  ])('%s cannot be read', async (file, message) => {
    const { code, stdout, stderr } = await hem(['convert', file], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });

  it('is not an empty list', async () => {
    expect(await hem(['convert', 'empty.txt'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'no formulas in empty.txt\n',
    });
  });
});

describe('--output', () => {
  it('writes the whole file, and overwrites one with --force', async () => {
    const own = workspaces.create({ 'list.txt': 'LiCoO2\n', 'bad.txt': 'LiMO2\n' });
    const first = await hem(['convert', 'list.txt', '--output', 'a.hem'], { cwd: own });
    expect(first).toEqual({ code: 0, stdout: '', stderr: '1 of 1 formula converted\n' });
    const second = await hem(['convert', 'bad.txt', '--output', 'a.hem', '--force'], { cwd: own });
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(join(own, 'a.hem'), 'utf8')).toMatch(/^# not read: LiMO2\n/);
    expect(readdirSync(own).sort()).toEqual(['a.hem', 'bad.txt', 'list.txt']);
  });

  it.skipIf(process.platform === 'win32')('writes through a link', async () => {
    const own = workspaces.create({ 'list.txt': 'LiCoO2\n' });
    writeFileSync(join(own, 'real.hem'), '');
    symlinkSync('real.hem', join(own, 'link.hem'));
    await hem(['convert', 'list.txt', '--output', 'link.hem', '--force'], { cwd: own });
    expect(readFileSync(join(own, 'real.hem'), 'utf8')).toBe('material LiCoO2 = LiCoO2\n');
  });
});
