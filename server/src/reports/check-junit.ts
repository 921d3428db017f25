/**
 * The XML of JUnit as Jenkins and GitLab read it: a suite for each file, a case for each of its materials, which fails if
 * there is an error or a warning in it. https://github.com/jenkinsci/xunit-plugin (junit.xsd)
 */
import type { Finding } from '../rules/rule.js';
import { type CheckedFile, placeOf } from './checked-file.js';
import type { Format } from './format.js';
import { inTwoLines } from './plain.js';
import { element, startTag, XML_DECLARATION, xmlText } from './xml.js';

export const junit: Format = {
  name: 'junit',
  description: 'test results as XML: a suite a file, a case a material',
  *report(files) {
    const counts = files.map((file) => countsOf(casesOf(file)));
    const tests = counts.reduce((total, one) => total + one.tests, 0);
    const failures = counts.reduce((total, one) => total + one.failures, 0);
    yield `${XML_DECLARATION}${startTag('testsuites', { name: 'hem check', tests, failures, errors: 0 })}\n`;
    for (const file of files) yield suiteElement(file);
    yield '</testsuites>\n';
  },
};

/** By the names of the materials, and of what else is declared and was found fault with; the file for what has no name. */
type Cases = ReadonlyMap<string, readonly Finding[]>;

function casesOf({ file, materials, findings }: CheckedFile): Cases {
  const cases = new Map<string, Finding[]>(materials.map((name) => [name || file, []]));
  for (const finding of findings) {
    for (const name of finding.members ?? [finding.material]) {
      const own = cases.get(name || file);
      if (own) own.push(finding);
      else cases.set(name || file, [finding]);
    }
  }
  // A suite without a case would be passed over.
  if (cases.size === 0) cases.set(file, []);
  return cases;
}

function countsOf(cases: Cases): { readonly tests: number; readonly failures: number } {
  return {
    tests: cases.size,
    failures: [...cases.values()].filter((findings) => findings.some(isFailure)).length,
  };
}

function isFailure({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function suiteElement(file: CheckedFile): string {
  const cases = casesOf(file);
  const elements = [...cases].map(([name, findings]) => `    ${caseElement(name, findings, file)}\n`);
  const attributes = { name: file.file, ...countsOf(cases), errors: 0 };
  return `  ${element('testsuite', attributes, `\n${elements.join('')}  `)}\n`;
}

/** One failure with all that was found: most readers look at the first alone. What fails nothing is output. */
function caseElement(name: string, findings: readonly Finding[], file: CheckedFile): string {
  const failures = findings.filter(isFailure);
  const [first] = failures.filter(({ severity }) => severity === 'error').concat(failures);
  const failure = first
    ? element('failure', { type: first.rule, message: first.message }, textOf(failures, file))
    : '';
  const others = findings.filter((finding) => !isFailure(finding));
  const output = others.length > 0 ? element('system-out', {}, textOf(others, file)) : '';
  return element('testcase', { name, classname: file.file }, failure + output);
}

function textOf(findings: readonly Finding[], { file, lines }: CheckedFile): string {
  const blocks = findings.map((finding) => {
    const { line, column } = placeOf(finding.range, lines).start;
    return `${file}:${line}:${column}: ${finding.severity}[${finding.rule}] ${inTwoLines(finding)}`;
  });
  return xmlText(blocks.join('\n\n'));
}
