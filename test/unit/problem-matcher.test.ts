import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checked, finding, reported } from './reports/support.js';

const [pattern] = manifest.contributes.problemPatterns;
const [matcher] = manifest.contributes.problemMatchers;
const TEXT = 'material A : rock-salt = Mg1.1O\n';

test('$hem reads every line of the concise report', () => {
  const severities = ['error', 'warning', 'information', 'hint'] as const;
  const file = checked(
    TEXT,
    severities.map((severity) =>
      finding(TEXT, 'Mg1.1', { severity, message: 'M: 1.1, not 1:2: error[x] y' }),
    ),
    ['A'],
    'C:\\a b\\cathodes 1.hem',
  );
  const read = reported('concise', file)
    .trimEnd()
    .split('\n')
    .map((line) => new RegExp(pattern?.regexp ?? '').exec(line));
  expect(read.map((groups) => groups?.slice(1))).toEqual(
    severities.map((severity) => [
      'C:\\a b\\cathodes 1.hem',
      '1',
      '26',
      severity,
      'site-sum',
      'M: 1.1, not 1:2: error[x] y',
    ]),
  );
});

test('what is named by number is what the groups have', () => {
  const { file, line, column, severity, code, message } = pattern ?? {};
  expect([file, line, column, severity, code, message]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(matcher?.pattern).toBe(`$${pattern?.name}`);
});
