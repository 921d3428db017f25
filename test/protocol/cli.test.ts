/** The built program as a shell sees it: what it prints where, and its exit code. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hem, Workspaces } from './cli';

const GOOD = 'material Rost : rock-salt = (Co0.2^2+Cu0.2^2+Mg0.2Ni0.2^2+Zn0.2)O\n';
const HINT = 'material bare : rock-salt = (MgZn)O\n';
const WRONG = 'material wrong : rock-salt = Mg1.1O\n';
const FAMILY =
  'material A(x = 0, 0.15) : rock-salt = Mg{x}Zn{1-x}O\nmaterial D from A(0.15) {\n  M: Mg -> Ca\n}\n';
const BROKEN = 'material nitrate = Ni(NO3)2.6H2O\n';

const workspaces = new Workspaces();
let cwd: string;

beforeAll(() => {
  cwd = workspaces.create({
    'good.hem': GOOD,
    'hint.hem': HINT,
    'wrong.hem': WRONG,
    'broken.hem': `${BROKEN}${GOOD}`,
    'notes.txt': GOOD,
    'deep/er/good.hem': GOOD,
    'ignored/wrong.hem': WRONG,
    '.gitignore': 'ignored/\n',
    'empty/readme.md': '',
  });
});
afterAll(() => workspaces.remove());

describe('exit codes', () => {
  it.each([
    [0, 'check good.hem'],
    [0, 'check hint.hem'],
    [1, 'check wrong.hem'],
    [1, 'check good.hem wrong.hem'],
    [1, 'check broken.hem'],
    [0, 'show wrong.hem'],
    [1, 'show broken.hem'],
    [0, 'table wrong.hem'],
    [1, 'table broken.hem'],
    [0, '--version'],
    [0, '--help'],
    [0, 'help check'],
    [0, 'show --help'],
    [2, ''],
    [2, 'chekc'],
    [2, 'check --frmat json'],
    [2, 'check --format'],
    [2, 'check --format xml'],
    [2, 'show --format csv'],
    [2, 'table --format pretty'],
    [2, 'check nowhere.hem'],
    [2, 'check good.hem nowhere.hem'],
    [2, 'check empty'],
    [2, 'show good.hem --material Rosd'],
    [2, 'check - good.hem'],
    [2, 'check --stdin-filename a.hem good.hem'],
  ])('%i for hem %s', async (code, args) => {
    const result = await hem(args.split(' ').filter(Boolean), { cwd });
    expect(result).toMatchObject({ code });
    // Wrong use changes nothing, and says so on the side.
    if (code === 2) expect([result.stdout, result.stderr]).toEqual(['', expect.stringMatching(/\S/)]);
  });
});

describe('wrong use', () => {
  it.each([
    ['chekc', /unknown command 'chekc'\n\(Did you mean check\?\).*check.*show.*table/s],
    ['check --frmat json', /unknown option '--frmat'\n\(Did you mean --format\?\)\n\(hem check --help tells/],
    [
      'check --format xml',
      /argument 'xml' is invalid\. Allowed choices are pretty, concise, json, jsonl, github, /,
    ],
    ['table --format xml', /Allowed choices are text, markdown, csv, tsv, json\./],
    ['check nowhere.hem gone', /^error: no such file or folder: nowhere\.hem\nerror: .*: gone\n$/],
    ['check empty', /^error: no \.hem file in empty \(what \.gitignore leaves out is not searched\)\n$/],
    ['show good.hem --material Rosd', /^error: no material is called `Rosd`: did you mean `Rost`\?\n$/],
    ['show good.hem --material x --material y', /called `x`: `hem table` lists all names\nerror: .*`y`/],
  ])('hem %s says what is right', async (args, message) => {
    expect((await hem(args.split(' '), { cwd })).stderr).toMatch(message);
  });
});

describe('help', () => {
  it('has examples', async () => {
    const { stdout, stderr } = await hem(['check', '--help']);
    expect(stdout).toMatch(/^Usage: hem check .*Exit code: 0 .*Examples:\n {2}hem check /s);
    expect(stderr).toBe('');
  });

  it('has the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect((await hem(['--version'])).stdout).toBe(`${version}\n`);
  });
});

describe('hem check', () => {
  it('checks the current folder, without what .gitignore leaves out', async () => {
    const { code, stdout, stderr } = await hem(['check', '--format', 'json'], { cwd });
    const { summary, findings } = JSON.parse(stdout);
    expect([code, stderr]).toEqual([1, '']);
    expect(summary).toMatchObject({ files: 5, materials: 6 });
    const files = findings.map(({ file }: { file: string }) => file);
    expect([...new Set(files)]).toEqual(['broken.hem', 'hint.hem', 'wrong.hem']);
  });

  it('checks what is named, ignored or not, whatever it is called', async () => {
    const { stdout } = await hem(['check', 'ignored/wrong.hem', 'notes.txt', 'deep'], { cwd });
    expect(stdout).toMatch(/--> ignored\/wrong\.hem:1:\d+\n/);
    expect(stdout).toMatch(/ in 3 files, 3 materials\n$/);
  });

  it('says the same twice', async () => {
    const [first, second] = [await hem(['check'], { cwd }), await hem(['check'], { cwd })];
    expect(first).toEqual(second);
  });

  const isXml = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<(\w+) .*<\/\1>\n$/s;
  it.each<[string, (text: string) => unknown]>([
    ['pretty', (text) => expect(text).toMatch(/^error\[site-sum\].*\n2 errors in 2 files, 2 materials\n$/s)],
    ['concise', (text) => expect(text).toMatch(/^(\S+:1:\d+: error\[site-sum\] .*\n){2}$/)],
    ['json', (text) => JSON.parse(text).findings],
    [
      'jsonl',
      (text) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
    ['github', (text) => expect(text).toMatch(/^(::error title=hem site-sum,file=\S+,line=1,.*\n){2}$/)],
    ['gitlab', (text) => JSON.parse(text)],
    ['sarif', (text) => JSON.parse(text).runs[0].results],
    ['junit', (text) => expect(text).toMatch(isXml)],
    ['checkstyle', (text) => expect(text).toMatch(isXml)],
    ['rdjson', (text) => JSON.parse(text).diagnostics],
  ])('reports as %s', async (format, findingsIn) => {
    const args = ['check', '--format', format, 'wrong.hem', 'ignored/wrong.hem'];
    const { code, stdout, stderr } = await hem(args, { cwd });
    expect([code, stderr]).toEqual([1, '']);
    const findings = findingsIn(stdout);
    if (Array.isArray(findings)) expect(findings).toHaveLength(2);
  });

  it('reports as annotations in GitHub Actions, unless told otherwise', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { stdout } = await hem(['check', 'wrong.hem'], { cwd, env });
    expect(stdout).toMatch(/^::error title=hem site-sum,file=wrong\.hem,/);
    const told = await hem(['check', '--format', 'pretty', 'wrong.hem'], { cwd, env });
    expect(told.stdout).toMatch(/^error\[site-sum\]/);
  });

  it.each([
    [['-'], '<stdin>'],
    [['--stdin-filename', 'anodes.hem'], 'anodes.hem'],
    [['--stdin-filename', 'anodes.hem', '-'], 'anodes.hem'],
  ])('reads standard input with %j', async (args, file) => {
    const { code, stdout } = await hem(['check', ...args], { cwd, input: WRONG });
    expect(code).toBe(1);
    expect(stdout).toContain(`--> ${file}:1:`);
    expect(stdout).toContain('1 | material wrong : rock-salt = Mg1.1O\n');
  });
});

describe('hem show', () => {
  it('shows the cards of the materials that are named', async () => {
    const args = ['show', 'good.hem', 'hint.hem', 'wrong.hem'];
    const { stdout } = await hem([...args, '--material', 'bare', '--material', 'Rost'], { cwd });
    expect(stdout.match(/^\S.*$/gm)).toEqual(['Rost  good.hem:1', 'bare  hint.hem:1']);
  });

  it('shows a family, or a member of it, whatever its value is written like', async () => {
    const folder = workspaces.create({ 'family.hem': FAMILY });
    const shown = async (...names: string[]) => {
      const args = names.flatMap((name) => ['--material', name]);
      const { stdout } = await hem(['show', 'family.hem', ...args], { cwd: folder });
      return stdout.match(/^\S+/gm);
    };
    expect(await shown('A')).toEqual(['A(0)', 'A(0.15)']);
    expect(await shown('A(0.150)')).toEqual(['A(0.15)']);
    expect(await shown('D', 'A(0)')).toEqual(['A(0)', 'D']);
    expect(await hem(['show', '--material', 'A(1)'], { cwd: folder })).toMatchObject({
      code: 2,
      stderr: 'error: no material is called `A(1)`: the members of `A` are `A(0)`, `A(0.15)`\n',
    });
  });

  it('has every member as a material of its own', async () => {
    const folder = workspaces.create({ 'family.hem': FAMILY });
    const run = async (...args: string[]) => JSON.parse((await hem(args, { cwd: folder })).stdout);
    const { materials } = await run('show', '--format', 'json');
    const pick = ({ name, parameters, base }: Record<string, unknown>) => [name, parameters, base];
    expect(materials.map(pick)).toEqual([
      ['A(0)', { x: '0' }, null],
      ['A(0.15)', { x: '0.15' }, null],
      ['D', {}, 'A(0.15)'],
    ]);
    const { summary } = await run('check', '--format', 'json');
    expect(summary).toMatchObject({ materials: 3 });
    expect((await hem(['table'], { cwd: folder })).stdout.match(/^A\(.*?\)|^D/gm)).toHaveLength(3);
  });

  it('says which families are not evaluated, and why', async () => {
    const many = 'material M(x = 0 .. 1 step 0.00001) : rock-salt = Mg{x}Zn{1-x}O\n';
    const folder = workspaces.create({ 'many.hem': many + GOOD });
    const { code, stdout, stderr } = await hem(['table'], { cwd: folder });
    expect([code, stdout.includes('Rost')]).toEqual([1, true]);
    expect(stderr).toMatch(/^error\[parameter-values\]: .*\n1 family left out: not evaluated\n$/s);
    const shown = await hem(['show', '--material', 'M'], { cwd: folder });
    expect(shown).toMatchObject({ code: 1, stdout: '' });
  });

  it('leaves out what could not be read, and says why on the side', async () => {
    const { stdout, stderr } = await hem(['show', 'broken.hem', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout).materials.map(({ name }: { name: string }) => name)).toEqual(['Rost']);
    expect(stderr).toMatch(
      /^error\[syntax\]: .*\n --> broken\.hem:1:\d+\n.*\n1 material left out: not readable\n$/s,
    );
  });

  it('does not call unknown what is only broken', async () => {
    const { code, stdout } = await hem(['show', 'broken.hem', '--material', 'nitrate'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('hem table', () => {
  it.each(['text', 'markdown', 'csv', 'tsv', 'json'])('has a row for each material as %s', async (format) => {
    const { code, stdout, stderr } = await hem(['table', '--format', format, 'good.hem', 'deep'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.match(/Rost/g)).toHaveLength(2);
  });

  it('is for people by default', async () => {
    expect((await hem(['table', 'good.hem'], { cwd })).stdout).toMatch(
      /^name +structure +class +S \/ R +charge +g\/mol\n/,
    );
  });
});

describe('colours', () => {
  const coloured = async (env: Record<string, string>) =>
    (await hem(['check', 'wrong.hem'], { cwd, env })).stdout.includes('\u001b[');

  it('are off in a pipe, even in CI, and follow FORCE_COLOR and NO_COLOR', async () => {
    expect(await coloured({})).toBe(false);
    expect(await coloured({ CI: 'true' })).toBe(false);
    expect(await coloured({ FORCE_COLOR: '1' })).toBe(true);
    expect(await coloured({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });

  it('never get into JSON', async () => {
    const { stdout } = await hem(['check', 'wrong.hem', '--format', 'json'], {
      cwd,
      env: { FORCE_COLOR: '1' },
    });
    expect(stdout).not.toContain('\u001b');
  });
});
