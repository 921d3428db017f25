import { expect, test } from 'vitest';
import { checked, finding, reported } from './support.js';

const TEXT = 'material A : rock-salt = Mg1.1O\nmaterial B : rock-salt = Zn1.1O\n';

test('a line that sums up, and a row for each finding', () => {
  const file = checked(
    TEXT,
    [
      finding(TEXT, 'Mg1.1', { help: 'lower an amount by 0.1' }),
      finding(TEXT, 'Zn1.1', { rule: 'charge-balance', severity: 'hint', message: '+0.2 is left over' }),
    ],
    ['A', 'B'],
  );
  expect(reported('markdown', file)).toBe(`### hem: 1 error, 1 hint in 1 file, 2 materials

| severity | place | finding |
| --- | --- | --- |
| error | <code>cathodes.hem:1:26</code> | M sums to 1.1, not 1 (site-sum)<br>help: lower an amount by 0.1 |
| hint | <code>cathodes.hem:2:26</code> | +0.2 is left over (charge-balance) |
`);
});

test('nothing found is told without a table', () => {
  expect(reported('markdown', checked(TEXT, []))).toBe('### hem: no findings in 1 file, 1 material\n');
});

test('what was read is shown as it is, and is no markup', () => {
  const message = '`a` | <img src=x> **b** [c](https://d.example) &lt; $e$ @octocat #1 ![f](g)\n\u202e\\|';
  const file = checked(TEXT, [finding(TEXT, 'Mg', { message })], ['A'], 'a|<b>`.hem');
  const row = reported('markdown', file).split('\n')[4] ?? '';
  expect(row.match(/\|/g)).toHaveLength(4);
  expect(row).not.toMatch(/@\w/);
  expect(row.replace(/<\/?code>|<!-- -->/g, '')).not.toMatch(/[<>`*[\]$!\\]/);
  // As a browser shows it.
  const shown = row
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  expect(shown).toContain('a|<b>`.hem:1:26');
  expect(shown).toContain('`a` | <img src=x> **b** [c](https://d.example) &lt; $e$ @octocat #1 ![f](g)��\\|');
});

test('a summary stays below the size that GitHub takes, and says what it leaves out', () => {
  const many = Array.from({ length: 5000 }, () => finding(TEXT, 'Mg', { message: '€'.repeat(200) }));
  const report = reported('markdown', checked(TEXT, many));
  expect(Buffer.byteLength(report)).toBeLessThan(1024 * 1024);
  const rows = report.match(/^\| error/gm)?.length ?? 0;
  expect(report).toMatch(new RegExp(`\n${5000 - rows} more, too long to be shown here\n$`));
});
