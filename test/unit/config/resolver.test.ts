import { describe, expect, test } from 'vitest';
import { exactNumeral } from '../../../server/src/chemistry/amount.js';
import type { Configuration } from '../../../server/src/config/configuration.js';
import { Configurations } from '../../../server/src/config/resolver.js';
import { DEFAULT_EVALUATION } from '../../../server/src/model/options.js';
import type { Sources } from '../../../server/src/model/project.js';
import { memory } from '../../support/memory.js';

type Files = Readonly<Record<string, string | object>>;

function texts(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    ]),
  );
}

/** What is in force for `/w/a/b/c.hem`, and every other file. */
function configurationOf(files: Files, path = '/w/a/b/c.hem'): Promise<Configuration | undefined> {
  return new Configurations(memory(texts(files))).of(path);
}

async function messages(files: Files): Promise<string[]> {
  const problems = (await configurationOf(files))?.problems ?? [];
  return problems.map(({ place: { address }, message }) => `${address}: ${message}`);
}

describe('the nearest file counts', () => {
  test('in the folder of the file, and no other with it', async () => {
    const found = await configurationOf({
      '/w/a/b/hem.json': { rules: { 'site-sum': 'off' } },
      '/w/hem.json': { rules: { 'charge-balance': 'off' } },
    });
    expect(found?.files.map(({ address }) => address)).toEqual(['/w/a/b/hem.json']);
    expect(found?.check.severities).toEqual({ 'site-sum': 'off' });
  });

  test('or in one upwards', async () => {
    const files = { '/hem.json': {}, '/w/a/other.json': {}, '/w/a/b/c/hem.json': {} };
    expect((await configurationOf(files))?.files[0].address).toBe('/hem.json');
  });

  test('or there is none', async () => {
    expect(await configurationOf({ '/w/x/hem.json': {} })).toBeUndefined();
    const nowhere: Sources = { ...memory({}), resolve: () => undefined };
    expect(await new Configurations(nowhere).of('untitled:1')).toBeUndefined();
    const blind: Sources = { ...memory({}), read: async () => undefined };
    expect(await new Configurations(blind).of('/w/a.hem')).toBeUndefined();
  });

  test('and decides even where it cannot be read, which is told', async () => {
    const sources: Sources = {
      ...memory({}),
      read: async (address) =>
        address === '/w/a/hem.json'
          ? { why: 'it may not be read' }
          : { why: 'there is no such file', isMissing: true },
    };
    const found = await new Configurations(sources).of('/w/a/b/c.hem');
    expect(found?.problems).toMatchObject([
      { place: { address: '/w/a/hem.json' }, message: 'This file cannot be read: it may not be read' },
    ]);
    expect(found?.project).toEqual({ evaluation: DEFAULT_EVALUATION, shared: [] });
  });
});

describe('what it says', () => {
  test('is in force, and the rest is as by default', async () => {
    const found = await configurationOf({
      '/w/hem.json':
        '{ "entropy": { "convention": "atom", "high": 0.5, "medium": 0.25 }, "tolerance": { "sum": 0.02 } }',
    });
    const { evaluation } = found?.project ?? {};
    expect(evaluation).toMatchObject({
      convention: 'atom',
      countVacancies: false,
      thresholds: { high: 0.5, medium: 0.25 },
    });
    expect(evaluation?.tolerance.sum && exactNumeral(evaluation.tolerance.sum)).toBe('0.02');
    expect(evaluation?.tolerance.charge).toBeUndefined();
  });

  test('of thresholds in the wrong order is told, and neither counts', async () => {
    const told = [
      '/w/hem.json: Medium entropy would begin at 2 R, which is not below the 1.5 R of high entropy',
    ];
    expect(await messages({ '/w/hem.json': { entropy: { medium: 2 } } })).toEqual(told);
    const found = await configurationOf({ '/w/hem.json': { entropy: { high: 1, medium: 1 } } });
    expect(found?.problems).toHaveLength(1);
    expect(found?.project.evaluation.thresholds).toEqual(DEFAULT_EVALUATION.thresholds);
  });
});

describe('temperatures', () => {
  const at = (...temperatures: number[]) => ({ entropy: { temperatures } });

  test('are in force, those of the nearer file in place of those that it extends', async () => {
    const found = await configurationOf({
      '/w/team.json': at(298.15, 1000),
      '/w/hem.json': { extends: 'team.json', ...at(1173.15) },
    });
    expect(found?.problems).toEqual([]);
    expect(found?.project.evaluation.temperatures).toEqual([1173.15]);
  });

  test('may be none, and are two by default', async () => {
    const temperatures = async (files: Record<string, object>) =>
      (await configurationOf(files))?.project.evaluation.temperatures;
    expect(await temperatures({ '/w/hem.json': at() })).toEqual([]);
    expect(await temperatures({ '/w/hem.json': {} })).toEqual([298.15, 1273.15]);
  });
});

describe('prices', () => {
  const prices = (currency: string | undefined, perKilogram: object) => ({
    prices: { currency, perKilogram },
  });

  test('are in force, nearer ones over those that are extended', async () => {
    const found = await configurationOf({
      '/w/team.json': prices('EUR', { Co: 40, Ni: 15 }),
      '/w/hem.json': { extends: 'team.json', ...prices('USD', { Co: 30.5, O: 0 }) },
    });
    expect(found?.problems).toEqual([]);
    expect(found?.project.evaluation.prices).toEqual({
      currency: 'USD',
      perKilogram: new Map([
        ['Co', 30.5],
        ['Ni', 15],
        ['O', 0],
      ]),
    });
  });

  test('without a currency are told, and do not count', async () => {
    expect(await messages({ '/w/hem.json': prices(undefined, { Co: 30 }) })).toEqual([
      '/w/hem.json: These prices have no currency',
    ]);
    const found = await configurationOf({ '/w/hem.json': prices(undefined, { Co: 30 }) });
    expect(found?.project.evaluation.prices).toBeUndefined();
  });
});

describe('extending', () => {
  test('nearer files count over those that they extend, later ones over earlier ones; lists are added up', async () => {
    const found = await configurationOf({
      '/w/hem.json': {
        extends: ['../team.json', 'more/own.json'],
        rules: { 'site-sum': 'hint' },
        exclude: ['own/'],
      },
      '/team.json': {
        rules: { 'site-sum': 'off', 'charge-balance': 'off', 'unusual-state': 'off' },
        exclude: ['team/'],
        entropy: { convention: 'formula' },
      },
      '/w/more/own.json': { rules: { 'charge-balance': 'warning' }, exclude: ['a', 'b'] },
    });
    expect(found?.problems).toEqual([]);
    expect(found?.check.severities).toEqual({
      'site-sum': 'hint',
      'charge-balance': 'warning',
      'unusual-state': 'off',
    });
    expect(found?.project.evaluation.convention).toBe('formula');
    expect(found?.excluded).toEqual([
      { from: '/team.json', patterns: ['team/'] },
      { from: '/w/more/own.json', patterns: ['a', 'b'] },
      { from: '/w/hem.json', patterns: ['own/'] },
    ]);
  });

  test('each entry knows where it is written', async () => {
    const found = await configurationOf({
      '/w/hem.json': { extends: 'team.json', rules: { 'site-sum': 'off' } },
      '/w/team.json': { rules: { 'charge-balance': 'off' } },
    });
    const places = [...(found?.entries ?? [])].map(
      ([
        id,
        {
          place: { address, range },
        },
      ]) => {
        const text = found?.files.find((file) => file.address === address)?.text ?? '';
        return [id, address, text.slice(range.start, range.end)];
      },
    );
    expect(places).toEqual([
      ['rules.charge-balance', '/w/team.json', '"off"'],
      ['rules.site-sum', '/w/hem.json', '"off"'],
    ]);
  });

  test('what is not there, not readable, or in a circle is told where it is named', async () => {
    expect(await messages({ '/w/hem.json': { extends: 'team.json' } })).toEqual([
      '/w/hem.json: `team.json` cannot be extended: there is no such file',
    ]);
    expect(await messages({ '/w/hem.json': { extends: './hem.json' } })).toEqual([
      '/w/hem.json: This file extends itself',
    ]);
    const circle = { '/w/hem.json': { extends: 'a.json' }, '/w/a.json': { extends: 'b.json' } };
    expect(await messages({ ...circle, '/w/b.json': { extends: ['a.json'] } })).toEqual([
      '/w/b.json: `a.json` leads back to where it is extended from, a.json → b.json → a.json, so it brings nothing',
    ]);
    expect(await messages({ ...circle, '/w/b.json': { extends: [], colour: 1 } })).toEqual([
      '/w/b.json: `colour` is no key of hem.json',
    ]);
  });

  test('by two ways is once, however many ways there are', async () => {
    const files: Record<string, object> = { '/w/hem.json': { extends: ['l0.json', 'r0.json'] } };
    for (let depth = 0; depth < 40; depth++) {
      const next = { extends: [`l${depth + 1}.json`, `r${depth + 1}.json`] };
      files[`/w/l${depth}.json`] = next;
      files[`/w/r${depth}.json`] = next;
    }
    files['/w/l40.json'] = { exclude: ['x'] };
    files['/w/r40.json'] = { rules: { 'no-rule': 'off' } };
    const found = await configurationOf(files);
    expect(found?.problems).toHaveLength(1);
    expect(found?.excluded).toEqual([{ from: '/w/l40.json', patterns: ['x'] }]);
  });

  test('more files than anybody means is told', async () => {
    const files: Record<string, object> = { '/w/hem.json': { extends: '0.json' } };
    for (let depth = 0; depth < 200; depth++) files[`/w/${depth}.json`] = { extends: `${depth + 1}.json` };
    expect(await messages(files)).toEqual([
      '/w/98.json: `99.json` cannot be extended: more than 100 files would have to be read',
    ]);
  });
});

describe('structures for all files', () => {
  const layered = 'structure layered { A : Na\n M : Ni\n X *2 : O }\n';

  test('are read from files beside the one that names them', async () => {
    const found = await configurationOf({
      '/w/hem.json': { extends: '../team/team.json', structures: ['own.hem'] },
      '/w/own.hem': 'structure mine { A : Li }\n',
      '/team/team.json': { structures: ['shared/layered.hem'] },
      '/team/shared/layered.hem': layered,
    });
    expect(found?.problems).toEqual([]);
    const shared = found?.project.shared ?? [];
    expect(shared.map(({ address, structures }) => [address, structures.map(({ name }) => name)])).toEqual([
      ['/team/shared/layered.hem', ['layered']],
      ['/w/own.hem', ['mine']],
    ]);
  });

  test('that are not there, or whose names are taken, are told', async () => {
    const files = { '/w/hem.json': { structures: ['a.hem', 'b.hem'] }, '/w/a.hem': layered };
    expect(await messages(files)).toEqual(['/w/hem.json: `b.hem` cannot be read: there is no such file']);
    expect(await messages({ ...files, '/w/b.hem': layered })).toEqual([
      '/w/hem.json: `layered` of `b.hem` is declared in `a.hem` already',
    ]);
    expect(await messages({ ...files, '/w/b.hem': 'structure O3 { A : Li }\n' })).toEqual([
      '/w/hem.json: `O3` of `b.hem` is a built-in structure already',
    ]);
  });
});

test('while nothing changes it is the same object, and another one after a change', async () => {
  const files = texts({
    '/w/hem.json': { extends: 'a.json', structures: ['s.hem'] },
    '/w/a.json': {},
    '/w/s.hem': '',
  });
  const configurations = new Configurations(memory(files));
  const first = await configurations.of('/w/x.hem');
  expect(await configurations.of('/w/deep/er/y.hem')).toBe(first);
  configurations.changed();
  expect(await configurations.of('/w/x.hem')).toBe(first);
  for (const path of ['/w/a.json', '/w/s.hem']) {
    const before = await configurations.of('/w/x.hem');
    files[path] = `${files[path]}\n`;
    expect(await configurations.of('/w/x.hem')).toBe(before);
    configurations.changed();
    expect(await configurations.of('/w/x.hem')).not.toBe(before);
  }
  files['/w/deep/hem.json'] = '{}';
  configurations.changed();
  expect((await configurations.of('/w/deep/er/y.hem'))?.files[0].address).toBe('/w/deep/hem.json');
});
