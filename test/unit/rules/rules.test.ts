/** Rules against annotated fixtures, and the examples of their own documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { check } from '../../../server/src/rules/check.js';
import { RULES } from '../../../server/src/rules/registry.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { describeFinding, expectationsIn } from '../../support/annotations.js';
import { applyFix } from '../../support/edits.js';

const folder = 'test/fixtures/rules';

describe('fixtures', () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.hem')))('%s', (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const model = analyse(text, file);
    const expected = expectationsIn(text);
    expect(expected.length).toBeGreaterThan(0);
    expect(check(model).map((finding) => describeFinding(finding, model, expected))).toEqual(expected);
  });

  test('there is one for every rule', () => {
    const covered = readdirSync(folder).flatMap((file) =>
      expectationsIn(readFileSync(`${folder}/${file}`, 'utf8')).map((one) => one.rule),
    );
    expect([...new Set(covered)].sort()).toEqual(RULES.map((rule) => rule.id).sort());
  });
});

const findingsOf = (text: string): Finding[] => check(analyse(text, 'example.hem'));

describe.each(RULES)('$id', (rule) => {
  const { documentation } = rule;

  test('reports on its example and not on what to use instead', () => {
    expect(findingsOf(documentation.example).map((finding) => finding.rule)).toContain(rule.id);
    expect(findingsOf(documentation.instead).map((finding) => finding.rule)).not.toContain(rule.id);
  });

  test('has documentation worth reading', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [documentation.what, documentation.why, documentation.fix])
      expect(text).toMatch(/\.$/);
  });

  test('each fix of its example removes the finding and adds no error', () => {
    const before = findingsOf(documentation.example);
    for (const finding of before.filter((one) => one.rule === rule.id)) {
      for (const fix of finding.fixes ?? []) {
        const after = findingsOf(applyFix(documentation.example, fix));
        expect(
          after.filter((one) => one.rule === rule.id && one.severity === finding.severity),
          fix.title,
        ).toEqual([]);
        expect(after.filter((one) => one.severity === 'error').length, fix.title).toBeLessThanOrEqual(
          before.filter((one) => one.severity === 'error').length,
        );
      }
    }
  });
});
