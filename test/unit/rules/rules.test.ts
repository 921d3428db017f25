/** Rules against annotated fixtures, and the examples of their own documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { rulePage } from '../../../server/src/reports/rule-page.js';
import { type CheckOptions, check } from '../../../server/src/rules/check.js';
import { RULES } from '../../../server/src/rules/registry.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { checkOptionsIn, describeFinding, expectationsIn, filesIn } from '../../support/annotations.js';
import { applyFix } from '../../support/edits.js';
import { readFrom } from '../../support/memory.js';

const folder = 'test/fixtures/rules';

describe('fixtures', () => {
  test.each(readdirSync(folder).filter((file) => file.endsWith('.hem')))('%s', async (file) => {
    const model = await readFrom(filesIn(readFileSync(`${folder}/${file}`, 'utf8'), file), file);
    const expected = expectationsIn(model.text);
    expect(expected.length).toBeGreaterThan(0);
    const found = check(model, checkOptionsIn(model.text));
    expect(found.map((finding) => describeFinding(finding, model, expected))).toEqual(expected);
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

/** The rules that a project turns on, all of them. */
const ALL_ON: CheckOptions = {
  severities: Object.fromEntries(
    RULES.flatMap(({ id, severity }) => (severity === 'off' ? [[id, 'hint']] : [])),
  ),
};

async function findingsOf(text: string): Promise<Finding[]> {
  return check(await readFrom({ 'example.hem': text, 'precursors.hem': PRECURSORS }, 'example.hem'), ALL_ON);
}

describe('rules that are off by default', () => {
  const off = RULES.filter(({ severity }) => severity === 'off');
  const text = off.map(({ documentation }) => documentation.example).join('');
  const model = analyse(text, 'example.hem');

  test('do not run until they are turned on, and have the severity that is set', () => {
    const told = (options?: CheckOptions) =>
      check(model, options).map(({ rule, severity }) => [rule, severity]);
    expect(off.length).toBeGreaterThan(0);
    expect(told().filter(([id]) => off.some((rule) => rule.id === id))).toEqual([]);
    for (const { id } of off) {
      expect(told({ severities: { [id]: 'warning' } })).toContainEqual([id, 'warning']);
      expect(told({ severities: { [id]: 'off' } })).toEqual(told());
    }
  });

  test('say in their pages how to turn them on', () => {
    for (const rule of off) {
      expect(rulePage(rule)).toMatch(/ Off by default\.\n/);
      expect(rulePage(rule)).toContain(`"rules": { "${rule.id}": "information" }`);
    }
  });

  test('what quiets them is not unused while they are off, and what quiets nothing is', () => {
    const unused = (comment: string, options?: CheckOptions) =>
      check(analyse(`${comment}\nmaterial LFP : olivine = LiFePO4\n`, 'a.hem'), options).flatMap((one) =>
        one.rule === 'unused-ignore' ? one.message : [],
      );
    const comment = '# hem-ignore toxic-elements: known';
    expect(unused(comment)).toEqual([]);
    expect(unused(comment, { severities: { 'toxic-elements': 'off' } })).toEqual([]);
    expect(unused(comment, { severities: { 'toxic-elements': 'hint' } })).toEqual([
      'There is no toxic-elements finding below to ignore',
    ]);
    expect(unused('# hem-ignore site-sum: known', { severities: { 'site-sum': 'off' } })).toEqual([]);
    expect(unused('# hem-ignore toxic-elements')).toEqual([
      'This hem-ignore gives no reason, so it quiets nothing',
    ]);
    expect(unused('# hem-ignore toxic-element: a slip')).toEqual(['No rule is called `toxic-element`']);
  });
});

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
