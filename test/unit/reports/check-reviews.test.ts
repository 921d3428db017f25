/** GitLab's Code Quality and reviewdog's format, against the schemas of what they read. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { fingerprintsOf } from '../../../server/src/reports/fingerprint.js';
import { checked, finding, NASTY, nasty, reported } from './support.js';

const ajv = new Ajv({ allErrors: true });
const WELL_FORMED = NASTY.replace('\ud800', '\ufffd');

function read(format: string, schema: string, ...files: Parameters<typeof checked>[]) {
  return valid(schema, reported(format, ...files.map((file) => checked(...file))));
}

function valid(schema: string, report: string) {
  const value = JSON.parse(report);
  const file = `test/schemas/${schema}.json`;
  const validate =
    ajv.getSchema(file) ?? ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')), file).getSchema(file);
  validate?.(value);
  expect(validate?.errors).toBeNull();
  return value;
}

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = LiCo1.1O2\n';
const FOUND = [
  finding(TEXT, 'a : O3 = LiCoO2\nm', { severity: 'warning', rule: 'syntax', message: 'a is short' }),
  finding(TEXT, 'Co1.1', { help: 'lower an amount by 0.1' }),
  finding(TEXT, 'Co1.1', { severity: 'information' }),
  finding(TEXT, 'Co1.1', { severity: 'hint' }),
];

describe('gitlab', () => {
  const code = (...files: Parameters<typeof checked>[]) => read('gitlab', 'gitlab-code-quality', ...files);

  test('is a list of violations', () => {
    const fingerprints = fingerprintsOf(checked(TEXT, FOUND));
    const path = 'cathodes.hem';
    expect(code([TEXT, FOUND], ['', []])).toEqual([
      {
        description: 'a is short',
        check_name: 'syntax',
        fingerprint: fingerprints[0],
        severity: 'minor',
        location: { path, lines: { begin: 1, end: 2 } },
      },
      {
        description: 'M sums to 1.1, not 1. Help: lower an amount by 0.1',
        check_name: 'site-sum',
        fingerprint: fingerprints[1],
        severity: 'major',
        location: { path, lines: { begin: 2, end: 2 } },
      },
      expect.objectContaining({ severity: 'info', fingerprint: fingerprints[2] }),
      expect.objectContaining({ severity: 'info', fingerprint: fingerprints[3] }),
    ]);
  });

  test('has no two fingerprints alike: GitLab would show one of them', () => {
    const other = [TEXT, FOUND, [], 'others.hem'] as const;
    const all = code([TEXT, FOUND], [...other]).map((one: { fingerprint: string }) => one.fingerprint);
    expect(new Set(all).size).toBe(8);
  });

  test('is an empty list without findings', () => {
    expect(code()).toEqual([]);
    expect(code(['', []])).toEqual([]);
  });

  test('keeps the path, and a description to its line', () => {
    const [one] = valid('gitlab-code-quality', reported('gitlab', nasty()));
    expect(one.location.path).toBe(WELL_FORMED);
    expect(one.description).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

describe('rdjson', () => {
  const code = (...files: Parameters<typeof checked>[]) => read('rdjson', 'rdjson', ...files);

  test('is a result with diagnostics', () => {
    expect(code([TEXT, FOUND.slice(0, 2)])).toEqual({
      source: { name: 'hem' },
      severity: 'ERROR',
      diagnostics: [
        {
          message: 'a is short',
          location: {
            path: 'cathodes.hem',
            range: { start: { line: 1, column: 10 }, end: { line: 2, column: 2 } },
          },
          severity: 'WARNING',
          code: { value: 'syntax' },
          suggestions: [],
        },
        {
          message: 'M sums to 1.1, not 1\nhelp: lower an amount by 0.1',
          location: {
            path: 'cathodes.hem',
            range: { start: { line: 2, column: 21 }, end: { line: 2, column: 26 } },
          },
          severity: 'ERROR',
          code: { value: 'site-sum' },
          suggestions: [],
        },
      ],
    });
    const severities = code([TEXT, FOUND]).diagnostics.map((one: { severity: string }) => one.severity);
    expect(severities).toEqual(['WARNING', 'ERROR', 'INFO', 'INFO']);
  });

  test('has no severity without findings', () => {
    expect(code(['', []])).toEqual({ source: { name: 'hem' }, diagnostics: [] });
  });

  test('suggests each fix as one replacement', () => {
    const at = (word: string) => finding(TEXT, word).range;
    const fixes = [
      {
        title: 'Rename',
        isSafe: true,
        edits: [
          { range: at('Co1.1'), text: 'Co' },
          { range: { start: at('b :').start, end: at('b :').start + 1 }, text: 'lco' },
        ],
      },
      { title: 'Insert', isSafe: false, edits: [{ range: { start: 25, end: 25 }, text: '# b\n' }] },
      { title: 'Nothing', isSafe: true, edits: [] },
    ];
    const { suggestions } = code([TEXT, [finding(TEXT, 'Co1.1', { fixes })]]).diagnostics[0];
    expect(suggestions).toEqual([
      {
        range: { start: { line: 2, column: 10 }, end: { line: 2, column: 26 } },
        text: 'lco : O3 = LiCo',
      },
      { range: { start: { line: 2, column: 1 }, end: { line: 2, column: 1 } }, text: '# b\n' },
    ]);
  });

  test('counts columns in bytes of UTF-8', () => {
    const line = 'é日\u{1d4dd}a\ud800b';
    const text = `# ü\r\n${line}\n`;
    const start = text.indexOf(line);
    const bytes = Buffer.from(line);
    for (let end = 0; end <= line.length; end++) {
      if (end === 3) continue; // Within a character.
      const range = { start: start + end, end: start + line.length };
      const found = code([text, [finding(text, line, { range })]]).diagnostics[0].location.range;
      expect(found.start).toEqual({ line: 2, column: Buffer.byteLength(line.slice(0, end)) + 1 });
      expect(found.end).toEqual({ line: 2, column: bytes.length + 1 });
    }
  });

  test('keeps names and texts', () => {
    const [one] = valid('rdjson', reported('rdjson', nasty())).diagnostics;
    expect(one.location.path).toBe(WELL_FORMED);
    expect(one.message).toBe(`${WELL_FORMED} is not known\nhelp: write ${WELL_FORMED}`);
    expect(one.suggestions[0].text).toBe(WELL_FORMED);
  });
});
