import { expect, test } from 'vitest';
import { paste } from '../../../server/src/features/paste';
import { analyse } from '../../../server/src/model/file';

/** The text after pasting at `$0`. */
function pasted(snippet: string, text: string): string | undefined {
  const offset = snippet.indexOf('$0');
  const source = snippet.replace('$0', '');
  const edit = paste(analyse(source, 'paste.hem'), offset, text)?.edit;
  return edit && source.slice(0, edit.range.start) + edit.text + source.slice(edit.range.end);
}

test.each([
  ['an empty file', '$0', 'MADE'],
  ['an empty line', 'a\n$0\nb', 'a\nMADE\nb'],
  ['a line of blanks', 'a\n  $0 \nb', 'a\nMADE\nb'],
  ['a line with text', '# re$0mark\n\nb', '# remark\nMADE\n\nb'],
  ['the last line', '# remark\n$0', '# remark\nMADE'],
  ['the end of a file without a last line end', '# remark$0', '# remark\nMADE'],
  ['CRLF', '# remark$0\r\n\r\nb\r\n', '# remark\r\nMADE\r\n\r\nb\r\n'],
  ['a material', 'material A = L$0iCoO2\nb', 'material A = LiCoO2\nMADE\nb'],
  [
    'the long form',
    'material A {\n  M: Li+ $01\n\n  X: O2- 1\n} # end\nb',
    'material A {\n  M: Li+ 1\n\n  X: O2- 1\n} # end\nMADE\nb',
  ],
  [
    'the blank line in a long form',
    'material A {\n  M: Li+ 1\n$0\n  X: O2- 1\n}\n',
    'material A {\n  M: Li+ 1\n\n  X: O2- 1\n}\nMADE\n',
  ],
  [
    'comments that belong to what is below',
    '# on$0e\n## Doc.\nmaterial A = LiCoO2\n',
    '# one\n## Doc.\nmaterial A = LiCoO2\nMADE\n',
  ],
])('at %s', (_, snippet, result) => {
  expect(pasted(snippet, 'NCM: LiNiO2')).toBe(result.replace('MADE', 'material NCM = LiNiO2'));
});

test('with names that the file does not have, and structures that it has', () => {
  const source = 'material A = LiCoO2\nstructure T2 {\n  A *1 : Li\n  X *2 : O\n}\n$0';
  expect(pasted(source, 'A: T2-LiO2\nB: LiMO2')?.split('\n').slice(5)).toEqual([
    '# note: called A in the source, a name that is taken',
    'material A-2 : T2 = LiO2',
    '# not read: B: LiMO2',
    '# reason: `M` is no element; write `Mg`, `Mn` or `Mo` if that is meant',
  ]);
});

test('counts what it did', () => {
  const { converted, kept } = paste(analyse('', 'paste.hem'), 0, 'LiCoO2\nLiMO2\nLiNiO2') ?? {};
  expect([converted, kept]).toEqual([2, 1]);
});

test('nothing, where there is nothing', () => {
  expect(pasted('$0', ' \n\t\r\n')).toBeUndefined();
});
