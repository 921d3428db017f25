import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import type { Entry } from '../../../../server/src/cli/checking/cache-entry';
import { DiskStore, defaultLocation } from '../../../../server/src/cli/checking/disk-store';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hem-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function entry(address: string, words = 'something is wrong'): Entry {
  const finding = {
    rule: 'site-sum',
    severity: 'error',
    range: { start: 0, end: 1 },
    message: words,
  } as const;
  return { address, key: 'k', imported: { '/b.hem': 'i' }, materials: ['NCM811'], findings: [finding] };
}

const entries = () => readdirSync(join(folder, 'cache')).filter((name) => name.endsWith('.json'));
const open = (limit?: number) => DiskStore.open(join(folder, 'cache'), limit);

test('what is kept is found again, by another run too', async () => {
  await (await open()).put(entry('/a.hem'));
  expect(await (await open()).get('/a.hem')).toEqual(entry('/a.hem'));
  expect(await (await open()).get('/b.hem')).toBeUndefined();
});

test('what is new takes the place of what is old', async () => {
  const store = await open();
  await store.put(entry('/a.hem'));
  await store.put(entry('/a.hem', 'something else'));
  expect(await store.get('/a.hem')).toEqual(entry('/a.hem', 'something else'));
  expect(entries()).toHaveLength(1);
});

test('the folder belongs into no repository and no backup', async () => {
  await open();
  expect(readFileSync(join(folder, 'cache/.gitignore'), 'utf8')).toBe('*\n');
  expect(readFileSync(join(folder, 'cache/CACHEDIR.TAG'), 'utf8')).toMatch(/^Signature: [0-9a-f]{32}\n$/);
});

it.each<[string, (stored: Buffer) => Buffer | string]>([
  ['an empty file', () => ''],
  ['half of it', (stored) => stored.subarray(0, stored.length / 2)],
  ['another letter in it', (stored) => stored.toString().replace('wrong', 'wring')],
  ['another program’s JSON', () => '{"address":"/a.hem"}'],
  ['JSON behind a line that is no checksum', (stored) => stored.toString().replace(/^.*\n/, 'x\n')],
  ['binary data', () => Buffer.from([0, 255, 10, 254])],
])('%s is as good as nothing', async (_, broken) => {
  const store = await open();
  await store.put(entry('/a.hem'));
  const [name = ''] = entries();
  const path = join(folder, 'cache', name);
  writeFileSync(path, broken(readFileSync(path)));
  expect(await store.get('/a.hem')).toBeUndefined();
  await store.put(entry('/a.hem'));
  expect(await store.get('/a.hem')).toEqual(entry('/a.hem'));
});

test('a folder in the place of an entry keeps nothing back', async () => {
  const store = await open();
  await store.put(entry('/a.hem'));
  const [name = ''] = entries();
  rmSync(join(folder, 'cache', name));
  mkdirSync(join(folder, 'cache', name, 'x'), { recursive: true });
  expect(await store.get('/a.hem')).toBeUndefined();
  await store.put(entry('/a.hem'));
  await store.close();
});

test('beyond its bound the oldest go, and what an aborted run left', async () => {
  const first = await open(5000);
  for (let index = 0; index < 10; index++) {
    const before = new Set(entries());
    await first.put(entry(`/${index}.hem`, 'x'.repeat(900)));
    const added = entries().find((name) => !before.has(name)) ?? '';
    utimesSync(join(folder, 'cache', added), 1000 + index, 1000 + index);
  }
  writeFileSync(join(folder, 'cache/a.json.1.tmp'), 'half');
  utimesSync(join(folder, 'cache/a.json.1.tmp'), 1000, 1000);
  await first.close();
  const left = readdirSync(join(folder, 'cache')).filter(
    (name) => !/^(\.gitignore|CACHEDIR\.TAG)$/.test(name),
  );
  const bytes = left.reduce((sum, name) => sum + statSync(join(folder, 'cache', name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(5000);
  expect(left.some((name) => name.endsWith('.tmp'))).toBe(false);
  expect(await first.get('/0.hem')).toBeUndefined();
  expect(await first.get('/9.hem')).toBeDefined();
});

test('where nothing can be kept is told', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(DiskStore.open(join(folder, 'file/cache'))).rejects.toThrow(/nothing can be kept in .*file/);
});

test('it lies with what other tools keep, or in the current folder', async () => {
  mkdirSync(join(folder, 'package/deep'), { recursive: true });
  expect(await defaultLocation(join(folder, 'package/deep'))).toBe(join(folder, 'package/deep/.hem-cache'));
  writeFileSync(join(folder, 'package/package.json'), '{}');
  expect(await defaultLocation(join(folder, 'package/deep'))).toBe(
    join(folder, 'package/node_modules/.cache/hem'),
  );
});
