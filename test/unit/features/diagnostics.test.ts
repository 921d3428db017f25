import { describe, expect, it } from 'vitest';
import { diagnosticOf, diagnosticsOf } from '../../../server/src/features/diagnostics';
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

it('is related to places in files that are known to it, built-in ones included', () => {
  const range = { start: 9, end: 10 };
  const builtIn = 'hem-structure:/o3.hem';
  const related = [
    { file: 'test.hem', address: 'test.hem', isBuiltIn: false, range, message: 'here' },
    { file: 'o3.hem', address: builtIn, isBuiltIn: true, range, message: 'built in' },
    { file: 'other.hem', address: 'other.hem', isBuiltIn: false, range, message: 'not read' },
  ];
  expect(shown({ related }).related).toEqual([
    { address: 'test.hem', range, message: 'here' },
    { address: builtIn, range, message: 'built in' },
  ]);
});

describe('of very many findings', () => {
  const many = (count: number): Finding[] =>
    Array.from({ length: count }, (_, index) => ({
      rule: 'site-sum',
      severity: index === count - 1 ? 'error' : index % 2 ? 'warning' : 'hint',
      message: `${index}`,
      range: { start: index % 9, end: 9 },
    }));

  it('lists a thousand', () => {
    expect(diagnosticsOf(many(1000), model).map(({ message }) => message)).toEqual(
      many(1000).map(({ message }) => message),
    );
  });

  it('lists the gravest in the order of the text, and says how many there are besides', () => {
    const listed = diagnosticsOf(many(1200), model);
    const word = listed.pop();
    expect(listed).toHaveLength(999);
    expect(listed.at(-1)).toMatchObject({ severity: 'error', message: '1199' });
    expect(listed.filter(({ severity }) => severity === 'warning')).toHaveLength(599);
    const places = listed.map(({ message }) => Number(message));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const first = many(1200).find(({ message }) => !places.includes(Number(message)));
    expect(word).toMatchObject({ severity: 'information', range: first?.range });
    expect(word?.message).toMatch(/^201 findings of this file are not listed, and 999 are/);
    expect(word).not.toHaveProperty('rule');
  });
});
