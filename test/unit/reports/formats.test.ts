/** What is true of every format. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { FORMATS } from '../../../server/src/reports/registry.js';
import { check } from '../../../server/src/rules/check.js';
import { checked, finding, nasty, reported } from './support.js';

const TEXT = 'material a : O3 = LiCo1.1O2\n';
const PAGE = readFileSync('docs/reports.md', 'utf8');
const EXAMPLE = examine(/```text\n(material .*?)```/s.exec(PAGE)?.[1] ?? '');
const CONTEXT = { paint: PLAIN, width: 80, version: '1.2.3' };

function examine(text: string): CheckedFile {
  const model = analyse(text, 'cathodes.hem');
  const names = model.materials.map(({ name }) => name);
  return checked(text, check(model), names);
}

describe.each([...FORMATS.values()])('$name', (format) => {
  test('describes itself in one line', () => {
    expect(FORMATS.get(format.name)).toBe(format);
    expect(format.description).toMatch(/^[^\n]{5,70}[^.\n]$/);
  });

  test('is in docs/reports.md as it is', () => {
    const [, section = ''] = PAGE.split(`\n## ${format.name}\n`);
    const [, language, example = ''] = /^```(\w+)\n(.*?)^```$/ms.exec(section) ?? [];
    expect(section.split('\n## ')[0]).toContain(`--format ${format.name}`);
    const report = reported(format.name, EXAMPLE);
    if (language !== 'json') expect(report).toBe(example);
    // Of SARIF there is one result, without the rules.
    else if (format.name !== 'sarif') expect(JSON.parse(report)).toEqual(JSON.parse(example));
    else expect(JSON.parse(report).runs[0].results).toEqual([JSON.parse(example)]);
  });

  test('is made of parts, none of which holds the findings of two files', () => {
    const files = [1, 2, 3].map((number) =>
      checked(TEXT, [finding(TEXT, 'Co1.1', { message: `finding ${number}` })], ['a'], `${number}.hem`),
    );
    for (const part of format.report(files, CONTEXT)) {
      expect(new Set(part.match(/finding \d/g)).size).toBeLessThan(2);
    }
  });

  test('does not change what it is given', () => {
    const files = [nasty()];
    const before = structuredClone(files.map(({ findings }) => findings));
    reported(format.name, ...files);
    expect(files.map(({ findings }) => findings)).toEqual(before);
  });

  test('has no half characters, so that it can be written in UTF-8', () => {
    const report = reported(format.name, nasty());
    expect(report).not.toMatch(/\p{Surrogate}/u);
    expect(Buffer.from(report).toString()).toBe(report);
  });

  test('ends its last line, and is well-formed for no files', () => {
    for (const files of [[], [checked('', [])], [nasty(), nasty()]]) {
      expect(reported(format.name, ...files)).toMatch(/^$|\n$/);
    }
  });
});
