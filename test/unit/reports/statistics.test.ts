import { expect, test } from 'vitest';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { statisticsOf, statisticsText } from '../../../server/src/reports/statistics.js';
import { checked, finding } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\n';
const SAFE = { title: 'Remove', isSafe: true, edits: [] };
const UNSAFE = { title: 'Adjust', isSafe: false, edits: [] };

test('rules are counted, those with most findings first, then by name', () => {
  const files = [
    checked(TEXT, [
      finding(TEXT, 'a', { rule: 'weighing', severity: 'hint' }),
      finding(TEXT, 'a', { rule: 'site-sum', fixes: [UNSAFE, SAFE] }),
    ]),
    checked(TEXT, [
      finding(TEXT, 'a', { rule: 'site-sum', severity: 'information', fixes: [UNSAFE] }),
      finding(TEXT, 'a', { rule: 'import', severity: 'warning' }),
    ]),
  ];
  const zero = { errors: 0, warnings: 0, hints: 0, safeFixes: 0, unsafeFixes: 0 };
  expect(statisticsOf(files)).toEqual([
    { ...zero, rule: 'site-sum', findings: 2, errors: 1, hints: 1, safeFixes: 1, unsafeFixes: 1 },
    { ...zero, rule: 'import', findings: 1, warnings: 1 },
    { ...zero, rule: 'weighing', findings: 1, hints: 1 },
  ]);
  expect(statisticsText(files, PLAIN)).toBe(`findings  errors  warnings  hints  --fix  --unsafe-fixes  rule
       2       1         -      1      1               1  site-sum
       1       -         1      -      -               -  import
       1       -         -      1      -               -  weighing

4 findings in 2 files
`);
});
