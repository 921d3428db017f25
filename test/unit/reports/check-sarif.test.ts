import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Region, Result, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import { fingerprintsOf } from '../../../server/src/reports/fingerprint.js';
import { RULES } from '../../../server/src/rules/registry.js';
import { checked, finding, NASTY, nasty, reported } from './support.js';

// It is of draft 4, of which it uses nothing that later drafts read otherwise but the name of its address.
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync('test/schemas/sarif-2.1.0-rtm.5.json', 'utf8'));
// One of its patterns is no regular expression of Unicode mode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

function runOf(...files: readonly CheckedFile[]): Run {
  const log: Log = JSON.parse(reported('sarif', ...files));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log).toMatchObject({ version: '2.1.0', runs: [{}] });
  return log.runs[0] as Run;
}

function resultsOf(...files: readonly CheckedFile[]): Result[] {
  return runOf(...files).results ?? [];
}

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = LiCo1.1O2\n';
const RELATED = { file: 'cathodes.hem', address: '/cathodes.hem', isBuiltIn: false };

describe('the tool', () => {
  const { tool, columnKind, originalUriBaseIds } = runOf();

  test('has a name, a version and what columns are', () => {
    expect(tool.driver).toMatchObject({ name: 'hem', version: '1.2.3', semanticVersion: '1.2.3' });
    expect(tool.driver).not.toHaveProperty('informationUri');
    expect(columnKind).toBe('utf16CodeUnits');
    expect(originalUriBaseIds).toHaveProperty('%SRCROOT%');
  });

  test('describes every rule', () => {
    const rules = tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    for (const [
      index,
      { shortDescription, fullDescription, help, defaultConfiguration },
    ] of rules.entries()) {
      const { severity, documentation } = RULES[index] as (typeof RULES)[number];
      expect(shortDescription?.text).toBe(documentation.what);
      expect(fullDescription?.text).toContain(documentation.why);
      // GitHub takes no more of either.
      expect([shortDescription, fullDescription].every((one) => (one?.text.length ?? 0) <= 1024)).toBe(true);
      expect(help?.markdown).toContain(documentation.example);
      // Without a place to be relative to, a link would lead nowhere.
      expect(help?.markdown).not.toMatch(/\]\((?!https:)/);
      expect(defaultConfiguration).toEqual(
        severity === 'off'
          ? { enabled: false, level: 'none' }
          : { level: severity === 'error' || severity === 'warning' ? severity : 'note' },
      );
    }
  });
});

describe('a result', () => {
  test('has its rule, level, message, place and fingerprint', () => {
    const found = finding(TEXT, 'Co1.1', { material: 'b', help: 'lower an amount by 0.1' });
    const file = checked(TEXT, [found]);
    expect(resultsOf(file)).toEqual([
      {
        ruleId: 'site-sum',
        ruleIndex: RULES.findIndex(({ id }) => id === 'site-sum'),
        level: 'error',
        message: { text: 'M sums to 1.1, not 1\nhelp: lower an amount by 0.1' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'cathodes.hem', uriBaseId: '%SRCROOT%' },
              region: { startLine: 2, startColumn: 21, endLine: 2, endColumn: 26 },
            },
            logicalLocations: [{ name: 'b', kind: 'material' }],
          },
        ],
        partialFingerprints: { 'finding/v1': fingerprintsOf(file)[0] },
      },
    ]);
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['information', 'note'],
    ['hint', 'note'],
  ] as const)('of %s is of level %s', (severity, level) => {
    expect(resultsOf(checked(TEXT, [finding(TEXT, 'a', { severity })]))[0]?.level).toBe(level);
  });

  test('of what is no rule has no index', () => {
    const [result] = resultsOf(checked(TEXT, [finding(TEXT, 'a', { rule: 'configuration' })]));
    expect(result).not.toHaveProperty('ruleIndex');
  });

  test('names every member of a family that it is about', () => {
    const found = finding(TEXT, 'a', { material: 'a', members: ['a(0)', 'a(1)'] });
    const [location] = resultsOf(checked(TEXT, [found]))[0]?.locations ?? [];
    expect(location?.logicalLocations?.map(({ name }) => name)).toEqual(['a(0)', 'a(1)']);
  });

  test('says what explains it, with the place where that is known', () => {
    const related = [
      { ...RELATED, range: { start: 25, end: 33 }, message: 'here' },
      { ...RELATED, file: 'b.hem', range: { start: 0, end: 1 }, message: 'there' },
      { ...RELATED, file: 'c.hem', range: { start: 0, end: 1 }, message: 'somewhere' },
      { ...RELATED, file: 'o3.hem', isBuiltIn: true, range: { start: 0, end: 1 }, message: 'O3 has 1 M' },
    ];
    const [result] = resultsOf(
      checked(TEXT, [finding(TEXT, 'a', { related })]),
      checked('\nx', [], [], 'b.hem'),
    );
    expect(result?.message.text).toBe('M sums to 1.1, not 1\nbuilt-in o3.hem: O3 has 1 M');
    const places = result?.relatedLocations?.map(({ physicalLocation, message }) => [
      message?.text,
      physicalLocation?.artifactLocation?.uri,
      physicalLocation?.region?.startLine,
    ]);
    expect(places).toEqual([
      ['here', 'cathodes.hem', 2],
      ['there', 'b.hem', 1],
      ['somewhere', 'c.hem', undefined],
    ]);
  });

  test('has fixes that do what they say', () => {
    const text = 'material "日本\u{1d4dd}" : O3 =\r\n  LiCo1.1O2\n';
    const edits = [
      { range: finding(text, 'Co1.1').range, text: 'Co' },
      { range: finding(text, '日本\u{1d4dd}').range, text: 'b' },
    ];
    const fixes = [
      { title: 'Adjust Co to 1', isSafe: true, edits },
      { title: 'Nothing', isSafe: false, edits: [] },
    ];
    const [result] = resultsOf(checked(text, [finding(text, 'Co1.1', { fixes })]));
    expect(result?.fixes).toHaveLength(1);
    const [fix] = result?.fixes ?? [];
    expect(fix).toMatchObject({ description: { text: 'Adjust Co to 1' }, properties: { safe: true } });
    let fixed = text;
    for (const { deletedRegion, insertedContent } of fix?.artifactChanges[0]?.replacements ?? []) {
      const [start, end] = offsetsOf(deletedRegion, text);
      fixed = fixed.slice(0, start) + insertedContent?.text + fixed.slice(end);
    }
    expect(fixed).toBe('material "b" : O3 =\r\n  LiCoO2\n');
  });
});

/** Counted anew: lines end with a newline, columns are units of JavaScript's strings. */
function offsetsOf(region: Region, text: string): [number, number] {
  const at = (line = 0, column = 0) =>
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length +
    (line > 1 ? 1 : 0) +
    column -
    1;
  return [at(region.startLine, region.startColumn), at(region.endLine, region.endColumn)];
}

describe('addresses', () => {
  test.each([
    ['a/b c/ü%#?.hem', 'a/b%20c/%C3%BC%25%23%3F.hem', '%SRCROOT%'],
    ['a:b.hem', 'a%3Ab.hem', '%SRCROOT%'],
    ['../a.hem', '../a.hem', '%SRCROOT%'],
    ['<stdin>', '%3Cstdin%3E', '%SRCROOT%'],
    ['/home/ä.hem', 'file:///home/%C3%A4.hem', undefined],
    ['C:/a b.hem', 'file:///C:/a%20b.hem', undefined],
  ])('%s is %s', (file, uri, uriBaseId) => {
    const [result] = resultsOf(checked(TEXT, [finding(TEXT, 'a')], [], file));
    const location = result?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(location).toEqual({ uri, ...(uriBaseId && { uriBaseId }) });
    expect(new URL(uri, 'file:///').protocol).toBe('file:');
  });
});

describe('texts', () => {
  test('have neither placeholders nor links', () => {
    const message = 'K{x}[Mn](CN)6 and {0}';
    const [result] = resultsOf(checked(TEXT, [finding(TEXT, 'a', { message })]));
    expect(result?.message.text).toBe('K{{x}}[Mn\\](CN)6 and {{0}}');
  });

  test('and names of all kinds are kept', () => {
    const [result] = resultsOf(nasty());
    const location = result?.locations?.[0];
    const wellFormed = NASTY.replace('\ud800', '\ufffd');
    expect(location?.logicalLocations?.[0]?.name).toBe(wellFormed);
    expect(decodeURIComponent(location?.physicalLocation?.artifactLocation?.uri ?? '')).toBe(wellFormed);
    expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text).toBe(wellFormed);
  });
});
