/** The built program and its configuration: what counts, what is shown of it, what a wrong one does. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hem, Workspaces } from './cli';

const WRONG = 'material wrong : rock-salt = Mg1.1O\n';

const workspaces = new Workspaces();
afterAll(() => workspaces.remove());

describe('hem check', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = workspaces.create({
      'hem.json':
        '{\n  "rules": { "site-sum": "hint" }, // printed so\n  "exclude": ["drafts/", "deep/*.old.hem"]\n}\n',
      'a.hem': WRONG,
      'drafts/b.hem': WRONG,
      'deep/c.old.hem': WRONG,
      'strict/hem.json': '{ "extends": "../hem.json", "rules": { "site-sum": "error" } }',
      'strict/d.hem': WRONG,
      'drafts/inner/hem.json': '{}',
      'drafts/inner/e.hem': WRONG,
      'other.json': '{ "rules": { "site-sum": "off" } }',
    });
  });

  const severities = async (...args: string[]) => {
    const { stdout } = await hem(['check', '--format', 'json', ...args], { cwd });
    const { findings } = JSON.parse(stdout);
    return findings
      .filter(({ rule }: { rule: string }) => rule === 'site-sum')
      .map(({ file, severity }: { file: string; severity: string }) => `${file} ${severity}`);
  };

  it('takes the nearest hem.json for each file, and leaves out of searches what it says', async () => {
    expect(await severities()).toEqual(['a.hem hint', 'strict/d.hem error']);
  });

  it('looks at what is named all the same', async () => {
    expect(await severities('drafts/b.hem', 'deep/c.old.hem')).toEqual([
      'drafts/b.hem hint',
      'deep/c.old.hem hint',
    ]);
    expect(await severities('drafts/inner/e.hem')).toEqual(['drafts/inner/e.hem error']);
    const { code, stderr } = await hem(['check', 'drafts'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'error: `exclude` in hem.json leaves out every .hem file in drafts\n',
    ]);
  });

  it('takes another file, or none', async () => {
    expect(await severities('--config', 'other.json', 'a.hem', 'strict/d.hem')).toEqual([]);
    expect(await severities('--no-config', 'a.hem', 'strict/d.hem')).toEqual([
      'a.hem error',
      'strict/d.hem error',
    ]);
    expect((await severities('--no-config')).length).toBe(5);
    const { code, stderr } = await hem(['check', '--config', 'no.json'], { cwd });
    expect([code, stderr]).toEqual([2, 'error: --config wants a hem.json, and no.json is no file\n']);
  });

  it('reads standard input under the hem.json of its name', async () => {
    const result = (name: string) =>
      hem(['check', '--stdin-filename', name], { cwd, input: WRONG }).then(({ code }) => code);
    expect([await result('x.hem'), await result('strict/x.hem')]).toEqual([0, 1]);
  });

  it.each([['check'], ['show'], ['table'], ['weigh'], ['format', '--check'], ['config']])(
    'says what is wrong with a hem.json, does nothing, and exits with 2: hem %s',
    async (...command) => {
      const folder = workspaces.create({
        'hem.json': '{\n  "rules": { "site-sums": "off" }\n}\n',
        'a.hem': WRONG,
        'b.hem': WRONG,
      });
      const { code, stdout, stderr } = await hem(command, { cwd: folder });
      expect(stderr).toBe(
        [
          'error[configuration]: `site-sums` is not the id of a rule',
          ' --> hem.json:2:14',
          '  |',
          '2 |   "rules": { "site-sums": "off" }',
          '  |              ^^^^^^^^^^^',
          '  = help: did you mean `site-sum`?',
          '\n',
        ].join('\n'),
      );
      expect([code, stdout]).toEqual([2, '']);
    },
  );

  it('says the same of a hem.json that belongs to an imported file', async () => {
    const folder = workspaces.create({
      'a.hem': 'import "sub/b.hem"\n',
      'sub/b.hem': WRONG,
      'sub/hem.json': '{ "entropy": { "medium": 3 } }',
    });
    const { code, stdout, stderr } = await hem(['check', 'a.hem'], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Medium entropy would begin at 3 R');
    expect(stderr).toContain('--> sub/hem.json:1:26');
  });

  it('judges by what is configured, and says so', async () => {
    const folder = workspaces.create({
      'hem.json':
        '{ "tolerance": { "sum": 0.1 }, "entropy": { "convention": "formula", "high": 0.1, "medium": 0.05 }, "structures": ["s.hem"] }',
      's.hem': 'structure layers { A : Na\n M : Ni, Mn\n X *2 : O }\n',
      'a.hem': 'material a : layers = NaNi0.5Mn0.6O2\n',
    });
    const { stdout } = await hem(['check', 'a.hem'], { cwd: folder });
    expect(stdout).toContain('hint[site-sum]: M sums to 1.1, not 1: the project allows for 0.1');
    expect(stdout).toContain('= see: s.hem: layers has 1 M per formula unit');
    const shown = await hem(['show', 'a.hem'], { cwd: folder });
    expect(shown.stdout).toContain('high by entropy: 0.6890 R, at least 0.1 R (formula convention');
    const table = await hem(['table', 'a.hem', '--format', 'csv'], { cwd: folder });
    expect(table.stdout).toContain('name,structure,class,entropy_formula_R,');
    expect(table.stdout).toContain('a,layers,high,0.689,');
  });
});

describe('hem config', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = workspaces.create({
      'hem.json':
        '{\n  "extends": "team.json",\n  "rules": { "site-sum": "off" },\n  "tolerance": { "sum": 0.020 }\n}\n',
      'team.json':
        '{ "exclude": ["old/", "x.hem"], "entropy": { "countVacancies": true, "temperatures": [300, 1173.15] } }',
      'sub/a.hem': '',
    });
  });

  const lines = async (...args: string[]) => (await hem(['config', ...args], { cwd })).stdout.split('\n');

  it('shows every setting with its place', async () => {
    const shown = await lines('sub/a.hem');
    expect(shown[0]).toBe('sub/a.hem: hem.json, which extends team.json');
    const row = (id: string) => shown.find((line) => line.startsWith(id))?.split(/ {2,}/);
    expect(row('rules.site-sum')).toEqual(['rules.site-sum', 'off', 'hem.json:3:26']);
    expect(row('tolerance.sum')).toEqual(['tolerance.sum', '0.02', 'hem.json:4:25']);
    expect(row('entropy.countVacancies')).toEqual(['entropy.countVacancies', 'true', 'team.json:1:64']);
    expect(row('entropy.convention')).toEqual(['entropy.convention', 'sublattice', 'default']);
    expect(row('entropy.temperatures')).toEqual(['entropy.temperatures', '300, 1173.15', 'team.json:1:86']);
    expect(row('exclude')).toEqual(['exclude', 'old/', 'team.json:1:15']);
    expect(shown[shown.findIndex((line) => line.startsWith('exclude')) + 1]?.trim()).toMatch(
      /^x\.hem +team\.json:1:23$/,
    );
  });

  it('for a folder, for another file, and for none', async () => {
    expect((await lines())[0]).toBe('.: hem.json, which extends team.json');
    expect((await lines('sub'))[0]).toBe('sub: hem.json, which extends team.json');
    expect((await lines('--config', 'team.json'))[0]).toBe('.: team.json');
    expect((await lines('--no-config'))[0]).toBe('.: no hem.json, everything is as by default');
  });

  it('in JSON', async () => {
    const { version, files, settings } = JSON.parse((await lines('--format', 'json')).join('\n'));
    expect([version, files]).toEqual([1, ['hem.json', 'team.json']]);
    const setting = (key: string) => settings.find((one: { key: string }) => one.key === key);
    expect(setting('tolerance.sum')).toEqual({
      key: 'tolerance.sum',
      value: 0.02,
      source: { file: 'hem.json', line: 4, column: 25 },
    });
    expect(setting('entropy.high')).toEqual({ key: 'entropy.high', value: 1.5, source: null });
    expect(setting('tolerance.charge').value).toBeNull();
    expect(setting('entropy.temperatures').value).toEqual([300, 1173.15]);
    expect(setting('exclude').value).toEqual([
      { value: 'old/', source: { file: 'team.json', line: 1, column: 15 } },
      { value: 'x.hem', source: { file: 'team.json', line: 1, column: 23 } },
    ]);
    expect(setting('structures').value).toEqual([]);
  });

  it('writes the schema that the extension has', async () => {
    const { stdout } = await hem(['config', '--schema'], { cwd });
    expect(stdout).toBe(readFileSync('schemas/hem.schema.json', 'utf8'));
  });

  it('wants a path that there is', async () => {
    const { code, stderr } = await hem(['config', 'nowhere'], { cwd });
    expect([code, stderr]).toEqual([2, 'error: no such file or folder: nowhere\n']);
  });
});

describe('hem init', () => {
  it('starts a project in which nothing is wrong', async () => {
    const cwd = workspaces.create({});
    const { code, stdout } = await hem(['init'], { cwd });
    expect([code, stdout]).toEqual([
      0,
      'wrote hem.json\nwrote compositions.hem\nNext: `hem check .`, `hem show .`\n',
    ]);
    expect(JSON.parse(readFileSync(join(cwd, 'hem.json'), 'utf8'))).not.toHaveProperty('$schema');
    const checked = await hem(['check'], { cwd });
    expect([checked.code, checked.stdout]).toEqual([0, 'No findings in 1 file, 5 materials\n']);
    expect((await hem(['format', '--check'], { cwd })).code).toBe(0);
    expect((await hem(['config'], { cwd })).stdout).toContain('hem.json:3:19');
  });

  it('in a folder of its own, with the schema where hem is installed', async () => {
    const cwd = workspaces.create({ 'node_modules/hem/schemas/hem.schema.json': '{}' });
    expect((await hem(['init', 'my cells/layered'], { cwd })).code).toBe(0);
    const text = readFileSync(join(cwd, 'my cells/layered/hem.json'), 'utf8');
    expect(JSON.parse(text).$schema).toBe('../../node_modules/hem/schemas/hem.schema.json');
    expect((await hem(['check', 'my cells'], { cwd })).code).toBe(0);
  });

  it('overwrites nothing', async () => {
    const cwd = workspaces.create({ 'compositions.hem': WRONG });
    const { code, stderr } = await hem(['init'], { cwd });
    expect([code, stderr]).toEqual([2, 'error: compositions.hem exists\n']);
    expect(existsSync(join(cwd, 'hem.json'))).toBe(false);
    expect(readFileSync(join(cwd, 'compositions.hem'), 'utf8')).toBe(WRONG);
  });
});
