import { expect, test } from 'vitest';
import { readTable } from '../../../server/src/cli/read-table';

const ROWS = [
  ['name', 'formula'],
  ['A', '(Cr,Ni)3O4'],
  ['B', 'LiCoO2'],
];

test.each([
  ['commas', 'name,formula\nA,"(Cr,Ni)3O4"\nB,LiCoO2\n'],
  ['semicolons', 'name;formula\nA;(Cr,Ni)3O4\nB;LiCoO2'],
  ['tabs', 'name\tformula\nA\t(Cr,Ni)3O4\nB\tLiCoO2\n'],
  ['CRLF and empty lines', '\r\nname,formula\r\n\r\nA,"(Cr,Ni)3O4"\r\nB,LiCoO2\r\n\r\n'],
  ['line ends of both kinds', 'name;formula\r\nA;(Cr,Ni)3O4\nB;LiCoO2\r\n'],
  ['blanks around the cells', 'name , formula\nA , "(Cr,Ni)3O4"\nB,  LiCoO2 \n'.replace(' "', '"')],
  ['a header in quotes', '"name","formula"\n"A","(Cr,Ni)3O4"\n"B","LiCoO2"\n'],
])('reads a table with %s', (_, text) => {
  expect(readTable(text)).toEqual(ROWS);
});

test('takes no comma within brackets for a delimiter', () => {
  expect(readTable('(Cr,Ni)3O4;A\n(Mg,Co,Ni)O;B')).toEqual([
    ['(Cr,Ni)3O4', 'A'],
    ['(Mg,Co,Ni)O', 'B'],
  ]);
  expect(readTable('(Cr,Ni)3O4\nLiCoO2\n')).toEqual([['(Cr,Ni)3O4'], ['LiCoO2']]);
});

test('keeps line ends and quotes within a cell, and stray quotes', () => {
  expect(readTable('a,"two\nlines",5" wafer\nb,"a ""b""",\n')).toEqual([
    ['a', 'two\nlines', '5" wafer'],
    ['b', 'a "b"', ''],
  ]);
});

test('keeps rows of any width', () => {
  expect(readTable('a,b\n1,2,3\n4\n')).toEqual([['a', 'b'], ['1', '2', '3'], ['4']]);
});

test('takes the delimiter that it is given', () => {
  expect(readTable('a,b;c\n', '\t')).toEqual([['a,b;c']]);
});

test('has no rows of nothing', () => {
  expect(readTable('')).toEqual([]);
  expect(readTable('\n\n')).toEqual([]);
});

test('says that a quote is not closed', () => {
  expect(() => readTable('a,"b\nc,d\n')).toThrow('a quote is not closed before its end');
});
