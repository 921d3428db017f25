import { describe, expect, test } from 'vitest';
import { pretty as format } from '../../../server/src/reports/check-pretty.js';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import type { Paint } from '../../../server/src/reports/paint.js';
import { checked, finding, reported } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = LiCo1.1O2\n';

function pretty(...files: readonly CheckedFile[]): string {
  return reported('pretty', ...files);
}

const at = (file: string, isBuiltIn = false) => ({ file, address: `/${file}`, isBuiltIn });

describe('findings for people', () => {
  test('show the place, the line with carets, the help and the fixes', () => {
    const found = finding(TEXT, 'Co1.1', {
      help: 'lower an amount by 0.1',
      related: [
        { ...at('o3.hem', true), range: { start: 0, end: 1 }, message: 'O3 has 1 M' },
        { ...at('cathodes.hem'), range: { start: 9, end: 10 }, message: 'a is fine' },
        { ...at('others.hem'), range: { start: 9, end: 10 }, message: 'so is c' },
      ],
      fixes: [
        { title: 'Scale M to 1', isSafe: false, edits: [] },
        { title: 'Adjust Co to 1', isSafe: false, edits: [] },
      ],
    });
    expect(pretty(checked(TEXT, [found], ['a', 'b']))).toBe(`error[site-sum]: M sums to 1.1, not 1
 --> cathodes.hem:2:21
  |
2 | material b : O3 = LiCo1.1O2
  |                     ^^^^^
  = see: built-in o3.hem: O3 has 1 M
  = see: cathodes.hem:1:10: a is fine
  = see: others.hem: so is c
  = help: lower an amount by 0.1
  = 2 fixes: Scale M to 1; Adjust Co to 1

1 error in 1 file, 2 materials
`);
  });

  test('are counted at the end, information among the hints', () => {
    const one = finding(TEXT, 'a');
    const all = [
      one,
      one,
      { ...one, severity: 'warning' as const },
      { ...one, severity: 'information' as const },
      { ...one, severity: 'hint' as const },
    ];
    const report = pretty(checked(TEXT, all, ['a', 'b']), checked('', [], []));
    expect(report).toMatch(/\n\n2 errors, 1 warning, 2 hints in 2 files, 2 materials\n$/);
  });

  test('are none', () => {
    expect(pretty(checked(TEXT, [], ['a', 'b']))).toBe('No findings in 1 file, 2 materials\n');
  });

  test('count columns of wide characters and tabs, and units of text for the place', () => {
    const text = 'material "日本" :\tO3 = LiCo1.1O2';
    expect(pretty(checked(text, [finding(text, 'Co1.1')]))).toContain(` --> cathodes.hem:1:24
  |
1 | material "日本" :  O3 = LiCo1.1O2
  |                           ^^^^^
`);
  });

  test('keep to the line on which they begin', () => {
    const text = 'material a {\r\n  M: Li 1\r\n}\r\n';
    expect(pretty(checked(text, [finding(text, '{\r\n  M: Li 1\r\n}')]))).toContain(`
1 | material a {
  |            ^
`);
  });

  test('have a caret where nothing stands: at the end of the file', () => {
    const text = 'material a =\n';
    const range = { start: text.length, end: text.length };
    expect(pretty(checked(text, [finding(text, 'a', { range })]))).toContain(` --> cathodes.hem:2:1
  |
2 |
  | ^
`);
  });

  test('align with the widest line number', () => {
    const text = `${'\n'.repeat(99)}material b`;
    expect(pretty(checked(text, [finding(text, 'b', { help: 'x' })]))).toContain(`
   --> cathodes.hem:100:10
    |
100 | material b
    |          ^
    = help: x
`);
  });

  test('show a part of a long line', () => {
    const text = `material a = ${'Li0.1'.repeat(1000)}Co1.1${'Li0.1'.repeat(1000)}`;
    const report = pretty(checked(text, [finding(text, 'Co1.1')]));
    expect(report).toContain(`
1 | …Li0.1Li0.1Li0.1Li0.1Li0.1Co1.1Li0.1Li0.1Li0.1Li0.1Li0.1Li0.1Li0.1Li0.1Li0.…
  |                           ^^^^^
`);
  });

  test('let no control character of the file reach the terminal', () => {
    const text = 'material "a\u001b]0;owned\u0007\u202eb" = Li';
    const report = pretty(checked(text, [finding(text, 'Li', { message: 'not \u001b[31mred' })]));
    expect(report).toContain('material "a\u{FFFD}]0;owned\u{FFFD}\u{FFFD}b" = Li');
    expect(report).toContain('not \u{FFFD}[31mred');
  });

  test('are painted by severity', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint: Paint = {
      error: mark('error'),
      warning: mark('warning'),
      information: mark('information'),
      hint: mark('hint'),
      strong: mark('b'),
      faint: (text) => text,
    };
    const text = 'material a';
    const file = checked(text, [finding(text, 'a', { severity: 'warning', help: 'x' })]);
    expect(
      [...format.report([file], { paint, width: 80, version: '1.2.3' })].join(''),
    ).toBe(`<warning>warning[site-sum]</warning>: <b>M sums to 1.1, not 1</b>
 --> cathodes.hem:1:2
  |
1 | material a
  |  <warning>^</warning>
  = <b>help</b>: x

<warning>1 warning</warning> in 1 file, 1 material
`);
  });
});
