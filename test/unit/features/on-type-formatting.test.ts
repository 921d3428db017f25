import { describe, expect, it } from 'vitest';
import { formatOnType } from '../../../server/src/features/on-type-formatting';
import { cursor } from '../../support/cursor';
import { applyEdits } from '../../support/edits';

/** The text once what stands before `$0` was typed last, with the cursor where an editor leaves it. */
function typed(snippet: string): string {
  const { text, offset } = cursor(snippet);
  const before = text.slice(0, offset);
  // Behind the indent that an editor makes for the new line.
  const last = /\n[ \t]*$/.test(before) ? '\n' : before.slice(-1);
  const edits = formatOnType(text, offset, last);
  const moved = edits.reduce((sum, { range, text: inserted }) => {
    expect(range.end).toBeLessThanOrEqual(offset);
    return sum + inserted.length - (range.end - range.start);
  }, offset);
  const after = applyEdits(text, edits);
  return `${after.slice(0, moved)}$0${after.slice(moved)}`;
}

function check(what: string, before: string, after = before): void {
  it(what, () => expect(typed(before)).toBe(after));
}

describe('a brace that ends a body', () => {
  check(
    'lays out its declaration',
    'material A:P2{A:Na+ .67;M:Mn3+0.67,Mn4+0.33;X:O2- 2}$0\n',
    'material A : P2 {\n  A: Na+ .67\n  M: Mn3+ 0.67, Mn4+ 0.33\n  X: O2- 2\n}$0\n',
  );
  check(
    'keeps what stands behind it, other declarations, and gaps',
    'material B:O3=LiNiO2\n\n\n\n\nmaterial A : O3 = LiCoO2 {expect charge=0}$0 # x\nmaterial C:O3=LiNiO2\n',
    'material B:O3=LiNiO2\n\n\n\n\nmaterial A : O3 = LiCoO2 {\n  expect charge = 0\n}$0 # x\nmaterial C:O3=LiNiO2\n',
  );
  check(
    'lays out a batch',
    'material A : O3 = LiNiO2\nbatch "x" of A{ mass 10 g\nfrom Li2CO3,NiO\n}$0',
    'material A : O3 = LiNiO2\nbatch "x" of A {\n  mass 10 g\n  from Li2CO3, NiO\n}$0',
  );
  check('changes nothing of a broken declaration', 'material A:P2{A:Na ( ;M:Mn}$0\n');
  check('is not that of an expression', 'material A(x=0,1):O3=LiNi{x}$0\n');
  check('is not that of a name', 'material "a }$0" :O3=LiNiO2\n');
  check(
    'keeps the line ends of the file',
    'material A:O3{M:Ni}$0\r\n',
    'material A : O3 {\r\n  M: Ni\r\n}$0\r\n',
  );
});

describe('a new line', () => {
  check(
    'lays out what ended before it',
    '  material A:O3=LiNiO2\n$0\nmaterial B:O3=LiNiO2\n',
    'material A : O3 = LiNiO2\n$0\nmaterial B:O3=LiNiO2\n',
  );
  check('does so at the end of the file', 'material A:O3=LiNiO2\n$0', 'material A : O3 = LiNiO2\n$0');
  check(
    'in a body lays out the line before it',
    'material A:P2 {\n  A:Na 0.7\n    M:Mn\n  $0\n  X:O 2\n}\n',
    'material A:P2 {\n  A:Na 0.7\n  M: Mn\n  $0\n  X:O 2\n}\n',
  );
  check(
    'keeps the line of the cursor behind a brace',
    'material A:P2{\n  $0\n  M: Mn\n}\n',
    'material A : P2 {\n  $0\n  M: Mn\n}\n',
  );
  check(
    'keeps the text that it moves',
    'material A : P2 {\n  A:Na 0.7\n  $0M:Mn\n}',
    'material A : P2 {\n  A: Na 0.7\n  $0M:Mn\n}',
  );
  check('keeps comments', 'material A:O3=LiNiO2   # why\n$0', 'material A : O3 = LiNiO2  # why\n$0');
  check('changes nothing of a broken declaration', 'material A:O3=LiNi(\n$0\n');
  check('changes nothing behind an unfinished body', 'material A:P2{\n  A:Na 0.7\n  $0');
  check('changes nothing behind an empty line', 'material A:O3=LiNiO2\n\n$0');
  check('changes nothing behind a comment', 'material A:O3=LiNiO2\n#  x\n$0');
  check(
    'works with line ends of two characters',
    'material A:O3=LiNiO2\r\n$0\r\n',
    'material A : O3 = LiNiO2\r\n$0\r\n',
  );
  check('at the beginning of a file does nothing', '\n$0');
});

it('another character changes nothing', () => {
  expect(formatOnType('material A:O3{M:Ni;', 19, ';')).toEqual([]);
});
