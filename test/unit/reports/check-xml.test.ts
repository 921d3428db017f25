/** JUnit and Checkstyle, judged by libxml2. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import { element, xmlText } from '../../../server/src/reports/xml.js';
import { checked, finding, NASTY, nasty, reported } from './support.js';

const TEXT = 'material a : O3 = LiCoO2\nmaterial b : O3 = LiCo1.1O2\n';
/** What XML can hold of it. */
const KEPT = [...NASTY].map(asHeld).join('');

/** The productions of Char in XML 1.0, by numbers. */
function asHeld(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const isHeld =
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    code >= 0x10000;
  return isHeld ? sign : '\ufffd';
}

/** The report, and as libxml2 writes it after it has read it: every character for itself. */
async function read(format: 'junit' | 'checkstyle', ...files: readonly CheckedFile[]) {
  const report = reported(format, ...files);
  const schema = readFileSync(`test/schemas/${format}.xsd`, 'utf8');
  const { errors, normalized } = await validateXML({ xml: report, schema, normalization: 'c14n' });
  expect(errors).toEqual([]);
  return { report, normalized };
}

describe('junit', () => {
  test('is a suite for each file and a case for each material', async () => {
    const { report } = await read(
      'junit',
      checked(
        TEXT,
        [
          finding(TEXT, 'a', { material: 'a', severity: 'hint', message: 'a is short' }),
          finding(TEXT, 'b :', { material: 'b', severity: 'warning', rule: 'syntax', message: 'b is short' }),
          finding(TEXT, 'Co1.1', { material: 'b', help: 'lower an amount by 0.1' }),
        ],
        ['a', 'b'],
      ),
      checked('', [], [], 'empty.hem'),
    );
    expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="hem check" tests="3" failures="1" errors="0">
  <testsuite name="cathodes.hem" tests="2" failures="1" errors="0">
    <testcase name="a" classname="cathodes.hem"><system-out>cathodes.hem:1:2: hint[site-sum] a is short</system-out></testcase>
    <testcase name="b" classname="cathodes.hem"><failure type="site-sum" message="M sums to 1.1, not 1">cathodes.hem:2:10: warning[syntax] b is short&#10;&#10;cathodes.hem:2:21: error[site-sum] M sums to 1.1, not 1&#10;help: lower an amount by 0.1</failure></testcase>
  </testsuite>
  <testsuite name="empty.hem" tests="1" failures="0" errors="0">
    <testcase name="empty.hem" classname="empty.hem"/>
  </testsuite>
</testsuites>
`);
  });

  test('has a case for what has no material, and fails every member of a family', async () => {
    const found = [
      finding(TEXT, 'a', { message: 'this is not a declaration' }),
      finding(TEXT, 'a', { material: 'a', members: ['a(0)', 'a(1)'], message: 'both are short' }),
      finding(TEXT, 'b', { material: 'batch 1', message: 'nothing to weigh' }),
    ];
    const { report } = await read('junit', checked(TEXT, found, ['a(0)', 'a(1)', 'a(2)']));
    const failed = [...report.matchAll(/<testcase name="([^"]*)"[^>]*><failure [^>]*message="([^"]*)"/g)];
    expect(failed.map(([, name, message]) => [name, message])).toEqual([
      ['a(0)', 'both are short'],
      ['a(1)', 'both are short'],
      ['cathodes.hem', 'this is not a declaration'],
      ['batch 1', 'nothing to weigh'],
    ]);
    expect(report).toContain('tests="5" failures="4"');
  });

  test('is whole without files', async () => {
    expect((await read('junit')).report).toContain('<testsuites name="hem check" tests="0" failures="0"');
  });

  test('holds names of all kinds', async () => {
    const { normalized } = await read('junit', nasty());
    expect(normalized).toContain(
      `<testcase classname="${inCanonicalForm(KEPT)}" name="${inCanonicalForm(KEPT)}">`,
    );
  });
});

describe('checkstyle', () => {
  test('is an element for each file with one for each finding', async () => {
    const found = (['error', 'warning', 'information', 'hint'] as const).map((severity) =>
      finding(TEXT, 'Co1.1', { severity, ...(severity === 'error' && { help: 'lower an amount by 0.1' }) }),
    );
    const { report } = await read('checkstyle', checked(TEXT, found), checked('', [], [], 'empty.hem'));
    const rest = 'message="M sums to 1.1, not 1" source="hem.site-sum"/>';
    expect(report).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="8.0">
  <file name="cathodes.hem">
    <error line="2" column="21" severity="error" message="M sums to 1.1, not 1. Help: lower an amount by 0.1" source="hem.site-sum"/>
    <error line="2" column="21" severity="warning" ${rest}
    <error line="2" column="21" severity="info" ${rest}
    <error line="2" column="21" severity="info" ${rest}
  </file>
  <file name="empty.hem"/>
</checkstyle>
`);
  });

  test('holds names of all kinds', async () => {
    const { normalized } = await read('checkstyle', nasty());
    expect(normalized).toContain(`<file name="${inCanonicalForm(KEPT)}">`);
    expect(normalized).toContain(`message="${inCanonicalForm(`${KEPT} is not known. Help: write ${KEPT}`)}"`);
  });
});

/** An attribute in Canonical XML 1.0 (section 2.3). */
function inCanonicalForm(text: string): string {
  const escapes: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '"': '&quot;',
    '\t': '&#x9;',
    '\n': '&#xA;',
    '\r': '&#xD;',
  };
  return text.replace(/[&<"\t\n\r]/g, (sign) => escapes[sign] ?? sign);
}

describe('XML', () => {
  test('every character is read as it was written, or is replaced where XML has no place for it', async () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    const { errors, normalized } = await validateXML({
      xml: element('a', { b: all }, xmlText(all)),
      schema: [],
      normalization: 'c14n',
    });
    expect(errors).toEqual([]);
    const kept = [...all].map(asHeld).join('');
    expect(normalized).toContain(`b="${inCanonicalForm(kept)}"`);
  });
});
