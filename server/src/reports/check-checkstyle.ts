/** The XML of Checkstyle, which many tools read: Jenkins (Warnings), reviewdog, SonarQube, editors. */
import type { Severity } from '../rules/rule.js';
import { type CheckedFile, placeOf } from './checked-file.js';
import type { Format } from './format.js';
import { inOneLine } from './plain.js';
import { element, startTag, XML_DECLARATION } from './xml.js';

/** The version of Checkstyle whose format this is: readers look whether there is one. */
const CHECKSTYLE = '8.0';

const SEVERITY: Readonly<Record<Severity, 'error' | 'warning' | 'info'>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

export const checkstyle: Format = {
  name: 'checkstyle',
  description: 'XML of Checkstyle, for Jenkins and many others',
  *report(files) {
    yield `${XML_DECLARATION}${startTag('checkstyle', { version: CHECKSTYLE })}\n`;
    for (const file of files) yield fileElement(file);
    yield '</checkstyle>\n';
  },
};

function fileElement({ file, lines, findings }: CheckedFile): string {
  const errors = findings.map((finding) => {
    const { line, column } = placeOf(finding.range, lines).start;
    const severity = SEVERITY[finding.severity];
    const source = `hem.${finding.rule}`;
    return `    ${element('error', { line, column, severity, message: inOneLine(finding), source })}\n`;
  });
  return `  ${element('file', { name: file }, errors.length > 0 ? `\n${errors.join('')}  ` : '')}\n`;
}
