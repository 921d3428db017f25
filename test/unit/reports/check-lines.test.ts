/** Formats with a line for each finding. */
import * as core from '@actions/core';
import { describe, expect, test, vi } from 'vitest';
import { concise as format } from '../../../server/src/reports/check-concise.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { checked, finding, NASTY, nasty, reported } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = LiCo1.1O2\n';
const FILE = checked(TEXT, [
  finding(TEXT, 'a', { severity: 'hint', rule: 'syntax', message: 'a is short' }),
  finding(TEXT, 'Co1.1', { help: 'lower an amount by 0.1' }),
]);

describe('concise', () => {
  test('is a line for each finding, and nothing without one', () => {
    expect(reported('concise', FILE, checked('', []))).toBe(
      `cathodes.hem:1:2: hint[syntax] a is short
cathodes.hem:2:21: error[site-sum] M sums to 1.1, not 1
`,
    );
  });

  test('keeps to its line and to the terminal', () => {
    const report = reported('concise', nasty());
    expect(report.split('\n')).toHaveLength(3);
    expect(report).not.toMatch(/[^\n\P{Cc}]|\p{Bidi_Control}/u);
  });

  test('is painted by severity', () => {
    const paint = { ...PLAIN, error: (text: string) => `<${text}>` };
    const parts = format.report([FILE], { paint, width: 80, version: '1.2.3' });
    expect([...parts].join('')).toContain('cathodes.hem:2:21: <error[site-sum]> M sums');
  });
});

describe('jsonl', () => {
  test('has the findings of json, one in a line', () => {
    const lines = reported('jsonl', FILE, checked('', []), nasty()).split('\n');
    expect(lines.pop()).toBe('');
    const { findings } = JSON.parse(reported('json', FILE, checked('', []), nasty()));
    expect(lines.map((line) => JSON.parse(line))).toEqual(findings);
  });

  test('is empty without findings', () => {
    expect(reported('jsonl', checked('', []))).toBe('');
  });

  test('keeps names as they are, but for halves of characters', () => {
    const { file, material } = JSON.parse(reported('jsonl', nasty()).split('\n')[0] ?? '');
    expect([file, material]).toEqual(Array(2).fill(NASTY.replace('\ud800', '\ufffd')));
  });
});

describe('github', () => {
  test('is a workflow command for each finding', () => {
    expect(reported('github', FILE)).toBe(
      `::notice title=hem syntax,file=cathodes.hem,line=1,endLine=1,col=2,endColumn=3::cathodes.hem:1:2: a is short
::error title=hem site-sum,file=cathodes.hem,line=2,endLine=2,col=21,endColumn=26::cathodes.hem:2:21: M sums to 1.1, not 1%0Ahelp: lower an amount by 0.1
`,
    );
  });

  test('has no columns over several lines, as GitHub wants it', () => {
    const report = reported('github', checked(TEXT, [finding(TEXT, 'LiCoO2\nmaterial')]));
    expect(report).toMatch(/^::error title=hem site-sum,file=cathodes.hem,line=1,endLine=2::cath/);
  });

  test.each([
    ['error', core.error],
    ['warning', core.warning],
    ['information', core.notice],
    ['hint', core.notice],
  ] as const)('%s is what the library of GitHub writes', (severity, write) => {
    const file = "a%b:c,d\r\n::e 'f' ü.hem";
    const message = '100 %: a, b::c';
    const one: Finding = finding(TEXT, 'Co1.1', { severity, message, help: 'write %0A' });
    const own = reported('github', checked(TEXT, [one], [], file));
    const written: string[] = [];
    const spy = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => Boolean(written.push(String(text))));
    try {
      write(`a%b:c,d\u{fffd}\u{fffd}::e 'f' ü.hem:2:21: ${message}\nhelp: write %0A`, {
        title: 'hem site-sum',
        file,
        startLine: 2,
        endLine: 2,
        startColumn: 21,
        endColumn: 26,
      });
    } finally {
      spy.mockRestore();
    }
    expect(own).toBe(written.join('').replace(/\r?\n$/, '\n'));
  });

  test('no name starts a command of its own, or escapes to the terminal', () => {
    const report = reported('github', nasty());
    expect(report.match(/^::/gm)).toHaveLength(2);
    const messages = report.split('\n').map((line) => line.replace(/^::\w+ .*?::/s, ''));
    expect(messages.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
