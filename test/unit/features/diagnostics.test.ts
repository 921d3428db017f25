import { expect, it } from 'vitest';
import { diagnosticOf } from '../../../server/src/features/diagnostics';
import { analyse } from '../../../server/src/model/file';
import type { Finding } from '../../../server/src/rules/rule';

const TEXT = 'material A : O3 {\r\n  M: Co\n}\nmaterial A : O3 = LiCoO2\n';
const model = analyse(TEXT, 'test.hem');

function shown(finding: Partial<Finding>) {
  const base = { rule: 'site-sum', severity: 'error', message: 'M sums to 2', range: { start: 9, end: 10 } };
  return diagnosticOf({ ...base, ...finding } as Finding, model);
}

it('has rule, severity and message', () => {
  expect(shown({})).toEqual({
    rule: 'site-sum',
    severity: 'error',
    message: 'M sums to 2',
    range: { start: 9, end: 10 },
    related: [],
  });
});

it('says what to do on a line of its own', () => {
  expect(shown({ help: 'write less' }).message).toBe('M sums to 2\nwrite less');
});

it('ends with the first line', () => {
  expect(shown({ range: { start: 0, end: TEXT.indexOf('}') + 1 } }).range).toEqual({ start: 0, end: 17 });
});

it('is related to places in the same file, not to those in structures that are built in', () => {
  const range = { start: 9, end: 10 };
  const related = [
    { file: 'test.hem', isBuiltIn: false, range, message: 'here' },
    { file: 'o3.hem', isBuiltIn: true, range, message: 'built in' },
  ];
  expect(shown({ related }).related).toEqual([{ range, message: 'here' }]);
});
