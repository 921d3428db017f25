import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../../server/src/cli/exit-codes.js';
import { locate } from '../../../server/src/cli/files.js';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hem-files-'));
  const files = [
    'b.hem',
    'a.hem',
    'notes.txt',
    'deep/er/c.hem',
    'deep/secret.hem',
    'out/d.hem',
    'node_modules/x/e.hem',
    '.hidden/f.hem',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, '.gitignore'), 'out/\n');
  writeFileSync(join(root, 'deep', '.gitignore'), 'secret.hem\n');
  symlinkSync('..', join(root, 'deep', 'up'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Names relative to the root, however the current folder lies to it. */
async function located(...paths: string[]): Promise<string[]> {
  const complaints: string[] = [];
  const found = await locate(
    paths.map((path) => join(root, path)),
    undefined,
    (message) => complaints.push(message),
  );
  expect(complaints).toEqual([]);
  return found.map(({ path }) => relative(root, path ?? '').replaceAll('\\', '/'));
}

describe('paths', () => {
  test('of folders mean their .hem files, .gitignore honoured, in one order', async () => {
    expect(await located('.')).toEqual(['a.hem', 'b.hem', 'deep/er/c.hem']);
  });

  test('of files mean them, whatever they are called and wherever they are', async () => {
    expect(await located('notes.txt', 'out/d.hem', 'b.hem')).toEqual(['notes.txt', 'out/d.hem', 'b.hem']);
  });

  test('that mean a file twice mean it once', async () => {
    expect(await located('deep/../b.hem', 'b.hem', '.')).toEqual(['b.hem', 'a.hem', 'deep/er/c.hem']);
  });

  test.each([
    [['nowhere.hem', 'gone'], /no such file or folder: .*nowhere\.hem\n.*gone/],
    [['a.hem/b.hem'], /no such file or folder/],
    [['a.hem', 'empty'], /no \.hem file in .*empty/],
  ])('%j are wrong use', async (paths, message) => {
    await expect(located(...paths)).rejects.toThrow(UsageError);
    await expect(located(...paths)).rejects.toThrow(message);
  });

  test('inside the current folder are shown relative to it, others as given', async () => {
    const show = async (path: string) => (await locate([path], undefined, () => {}))[0]?.file;
    expect(await show(join(process.cwd(), 'test', 'fixtures', 'review.tsv'))).toBe(
      'test/fixtures/review.tsv',
    );
    expect(await show(join(root, 'a.hem'))).toBe(join(root, 'a.hem').replaceAll('\\', '/'));
  });
});

describe('standard input', () => {
  const complain = () => {};

  test.each([
    [['-'], undefined, '<stdin>'],
    [['-'], 'cathodes.hem', 'cathodes.hem'],
    [[], 'cathodes.hem', 'cathodes.hem'],
  ])('is meant by %j and the name %j', async (paths, name, file) => {
    expect(await locate(paths, name, complain)).toEqual([{ file, path: undefined }]);
  });

  test.each([
    [['-', 'a.hem'], undefined],
    [['a.hem'], 'cathodes.hem'],
    [[], ''],
  ])('is not meant by %j and the name %j', async (paths, name) => {
    await expect(locate(paths, name, complain)).rejects.toThrow(UsageError);
  });
});
