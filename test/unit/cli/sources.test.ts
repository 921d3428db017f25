/** Imported files on disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { fileSources } from '../../../server/src/cli/sources.js';
import { readSource } from '../../../server/src/disk/read.js';
import { disk } from '../../../server/src/lsp/disk.js';

const folder = mkdtempSync(join(tmpdir(), 'hem-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const MISSING = { why: 'there is no such file', isMissing: true };

test('have text, or a reason why not', async () => {
  expect(await readSource(write('a.hem', '\ufefflet y = 1\n'))).toEqual({ text: 'let y = 1\n' });
  expect(await readSource(write('bytes.hem', new Uint8Array([0xff])))).toMatchObject({
    why: 'it is not UTF-8 text',
  });
  expect(await readSource(folder)).toEqual({ why: 'it is no file' });
  expect(await readSource(join(folder, 'no.hem'))).toEqual(MISSING);
  expect(await readSource(join(folder, 'a.hem', 'no.hem'))).toEqual(MISSING);
});

test('are read many at a time', async () => {
  const paths = Array.from({ length: 300 }, (_, index) => write(`many/${index}.hem`, `${index}`));
  const read = await Promise.all(paths.map(readSource));
  expect(read).toEqual(paths.map((_, index) => ({ text: `${index}` })));
});

test('have the names that they were given, or those that reports show', () => {
  const sources = fileSources(new Map([['/far/a.hem', '../a.hem']]));
  expect(sources.nameOf('/far/a.hem')).toBe('../a.hem');
  expect(sources.nameOf(join(process.cwd(), 'sub', 'b.hem'))).toBe('sub/b.hem');
  expect(sources.resolve(join(folder, 'a.hem'), '../b c.hem')).toBe(join(tmpdir(), 'b c.hem'));
});

test('are found in folders by the server, those left out that git ignores', async () => {
  write('listed/my a.hem', '');
  write('listed/sub/b.hem', '');
  write('listed/node_modules/c.hem', '');
  write('listed/old/d.hem', '');
  write('listed/.gitignore', 'old\n');
  const uri = pathToFileURL(join(folder, 'listed')).href;
  const found = await disk.list([uri, uri, 'vscode-vfs://github/a', pathToFileURL(join(folder, 'no')).href]);
  expect(found.sort()).toEqual([`${uri}/my%20a.hem`, `${uri}/sub/b.hem`]);
  expect(await disk.read(`${uri}/my%20a.hem`)).toEqual({ text: '' });
  expect(await disk.read('https://example.org/a.hem')).toMatchObject({ why: 'it is not on this computer' });
});
