import { describe, expect, test } from 'vitest';
import { canonical, nameOf, relativePath, resolveUri } from '../../../server/src/lsp/uri.js';

describe('one spelling for each address', () => {
  test.each([
    ['file:///home/a.hem', 'file:///home/a.hem'],
    ['file:///home/my%20file.hem', 'file:///home/my%20file.hem'],
    ['file:///home/my file.hem', 'file:///home/my%20file.hem'],
    ['file:///home/%61%2b(1).hem', 'file:///home/a%2B%281%29.hem'],
    ['file:///C:/home/a.hem', 'file:///c%3A/home/a.hem'],
    ['file:///c%3a/home/a.hem', 'file:///c%3A/home/a.hem'],
    ['FILE://server/share/a.hem', 'file://server/share/a.hem'],
    ['file:///home/100%.hem', 'file:///home/100%25.hem'],
    ['hem-structure:/o3.hem', 'hem-structure:/o3.hem'],
    ['git:/home/a.hem?%7B%22ref%22%3A1%7D', 'git:/home/a.hem?%7B%22ref%22%3A1%7D'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['no address', 'no address'],
  ])('%s', (uri, expected) => {
    expect(canonical(uri)).toBe(expected);
    expect(canonical(expected)).toBe(expected);
  });
});

describe('paths', () => {
  test.each([
    ['file:///home/a.hem', 'b.hem', 'file:///home/b.hem'],
    ['file:///home/a.hem', './sub/../c d.hem', 'file:///home/c%20d.hem'],
    ['file:///home/x/a.hem', '../b.hem', 'file:///home/b.hem'],
    ['file:///home/a.hem', '../../../b.hem', 'file:///b.hem'],
    ['file:///home/a.hem', 'b#1?.hem', 'file:///home/b%231%3F.hem'],
    ['file:///c%3A/a.hem', 'b.hem', 'file:///c%3A/b.hem'],
    ['file:///home/a.hem', 'b\ud800.hem', 'file:///home/b%EF%BF%BD.hem'],
    ['vscode-vfs://github/o/r/a.hem', 'b.hem', 'vscode-vfs://github/o/r/b.hem'],
    ['untitled:Untitled-1', 'b.hem', undefined],
    ['untitled:/home/new.hem', 'b.hem', undefined],
    ['no address', 'b.hem', undefined],
  ])('%s imports %s', (from, path, expected) => {
    expect(resolveUri(from, path)).toBe(expected);
    if (expected !== undefined) expect(canonical(expected)).toBe(expected);
  });
});

test.each([
  ['file:///home/my%20file.hem', 'my file.hem'],
  ['git:/home/a.hem?%7B%22x%22%3A%22/y%22%7D', 'a.hem'],
  ['untitled:Untitled-1', 'Untitled-1'],
  ['file:///home/100%.hem', '100%.hem'],
])('%s is shown as %s', (uri, name) => {
  expect(nameOf(uri)).toBe(name);
});

describe('ways from one file to another', () => {
  test.each([
    ['file:///home/a.hem', 'file:///home/b.hem', 'b.hem'],
    ['file:///home/a.hem', 'file:///home/sub/c%20d.hem', 'sub/c d.hem'],
    ['file:///home/x/a.hem', 'file:///home/b.hem', '../b.hem'],
    ['file:///home/x/y/a.hem', 'file:///home/z/b.hem', '../../z/b.hem'],
    ['file:///home/sub/a.hem', 'file:///home/sub', '../sub'],
    ['file:///c%3A/a.hem', 'file:///d%3A/b.hem', '../d:/b.hem'],
    ['file:///home/a.hem', 'vscode-vfs://github/home/b.hem', undefined],
    ['untitled:Untitled-1', 'file:///home/b.hem', undefined],
  ])('%s to %s', (from, to, expected) => {
    const path = relativePath(from, to);
    expect(path).toBe(expected);
    if (path !== undefined) expect(resolveUri(from, path)).toBe(to);
  });
});
