/** Rules against annotated fixtures, and the examples of their own documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../../server/src/rules/check.js';
import { RULES } from '../../../server/src/rules/registry.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { describeFinding, expectationsIn, filesIn } from '../../support/annotations.js';
import { applyFix } from '../../support/edits.js';
import { readFrom } from '../../support/memory.js';

const folder = 'test/fixtures/rules';

describe('fixtures', () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.hem')))('%s', async (file) => {
    const model = await readFrom(filesIn(readFileSync(`${folder}/${file}`, 'utf8'), file), file);
    const expected = expectationsIn(model.text);
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

/** What the examples may import. */
const PRECURSORS = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

async function findingsOf(text: string): Promise<Finding[]> {
  return check(await readFrom({ 'example.hem': text, 'precursors.hem': PRECURSORS }, 'example.hem'));
}

describe.each(RULES)('$id', (rule) => {
  const { documentation } = rule;

  test('reports on its example and not on what to use instead', async () => {
    const rulesOf = async (text: string) => (await findingsOf(text)).map((finding) => finding.rule);
    expect(await rulesOf(documentation.example)).toContain(rule.id);
    expect(await rulesOf(documentation.instead)).not.toContain(rule.id);
  });

  test('has documentation worth reading', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const text of [documentation.what, documentation.why, documentation.fix])
      expect(text).toMatch(/\.$/);
  });

  test('each fix of its example removes the finding and adds no error', async () => {
    const before = await findingsOf(documentation.example);
    for (const finding of before.filter((one) => one.rule === rule.id)) {
      for (const fix of finding.fixes ?? []) {
        const after = await findingsOf(applyFix(documentation.example, fix));
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
