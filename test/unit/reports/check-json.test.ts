import { expect, test } from 'vitest';
import { checked, finding, reported } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\r\nmaterial b : O3 = LiCo1.1O2\r\n';

test('findings have the shape that programs rely on', () => {
  const findings = [
    finding(TEXT, 'Co1.1', {
      material: 'b',
      help: 'lower an amount by 0.1',
      fixes: [{ title: 'Adjust Co to 1', isSafe: false, edits: [] }],
    }),
    finding(TEXT, 'a', { rule: 'syntax', severity: 'information' }),
  ];
  const report = reported('json', checked(TEXT, findings, ['a', 'b']));
  expect(report).toMatch(/^\{\n {2}"version": 1,.*\}\n$/s);
  expect(JSON.parse(report)).toEqual({
    version: 1,
    summary: { files: 1, materials: 2, errors: 1, warnings: 0, hints: 1 },
    findings: [
      {
        file: 'cathodes.hem',
        rule: 'site-sum',
        severity: 'error',
        material: 'b',
        message: 'M sums to 1.1, not 1',
        range: { start: { line: 2, column: 21 }, end: { line: 2, column: 26 } },
        help: 'lower an amount by 0.1',
        fixes: [{ title: 'Adjust Co to 1', safe: false }],
      },
      {
        file: 'cathodes.hem',
        rule: 'syntax',
        severity: 'information',
        material: null,
        message: 'M sums to 1.1, not 1',
        range: { start: { line: 1, column: 2 }, end: { line: 1, column: 3 } },
        help: null,
        fixes: [],
      },
    ],
  });
});

test('nothing found is a list of nothing', () => {
  expect(JSON.parse(reported('json', checked('', [], [])))).toEqual({
    version: 1,
    summary: { files: 1, materials: 0, errors: 0, warnings: 0, hints: 0 },
    findings: [],
  });
});
