/** What `npm run fuzz` has found, each made as small as it went on failing. */
import { expect, test } from 'vitest';
import { completions } from '../../server/src/features/completion/index.js';
import { REFACTORINGS } from '../../server/src/features/refactorings/registry.js';
import { analyse } from '../../server/src/model/file.js';
import { check, DEFAULT_CHECK } from '../../server/src/rules/check.js';
import { lex } from '../../server/src/syntax/lexer.js';
import { examine } from '../fuzz/examine.js';

test.each([
  ['the cursor before an empty first line: it hung', '\n', [0]],
  ['the same with more behind it', '\nmaterial a from a {}\n', [0]],
  ['a dot behind the quantity of a component: a range ended before it began', 'mixture""{(C)(T) 9l·', [0.5]],
  [
    'a parameter without values beside a long range: it hung',
    'material m(x = 0 .. 999999999 step 0.1; y = ) = Li{x}O',
    [0],
  ],
  [
    'more decimals than a floating-point number has: it threw',
    `material m = Li0.${'0'.repeat(400)}1O`,
    [0.5],
  ],
  ['an uncertainty behind them: it threw', `material m = Li0.${'0'.repeat(400)}1(3)O`, [0.5]],
  ['quotes that are escaped and never closed: the square of their number', '\\"'.repeat(2000), [0.5]],
])('%s', (_, text, places) => examine({ text, places }));

test('the first line can be completed where it is empty', () => {
  const labels = completions(analyse('\nmaterial a = LiF\n', 'a.hem'), 0).map(({ label }) => label);
  expect(labels).toContain('material');
});

test('many empty lines above a declaration: twice the time for each of them', () => {
  const text = `material a : O3 = LiNi0.5Co0.5O2\r\n${'\r\n'.repeat(60)}x\r\nmaterial b : O3 = LiNi0.4Co0.6O2\r\n`;
  const model = analyse(text, 'a.hem');
  const request = {
    model,
    range: { start: 0, end: text.length },
    findings: check(model),
    checks: DEFAULT_CHECK,
  };
  for (const refactoring of REFACTORINGS) {
    for (const offer of refactoring.offers(request)) if ('edits' in offer) offer.edits();
  }
});

test('a comment of blanks with a separator of lines in it: the fourth power of their number', () => {
  const { syntax } = analyse(
    `# hem-ignore${' '.repeat(3000)}:${' '.repeat(3000)}\u2028\nmaterial a = LiF\n`,
    'a.hem',
  );
  expect(syntax.ignores).toHaveLength(1);
});

test('blanks that Unicode has for other scripts are blanks: they were passed over in silence', () => {
  const { tokens } = lex('material m\u3000=\u2028Li\u205fF\v\n');
  expect(tokens.map(({ image }) => image)).toEqual(['material', 'm', '=', 'Li', 'F', '\n']);
});
