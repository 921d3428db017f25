/** Findings for people: what is wrong, where, the line with carets below it, and what to do. */
import type { Finding, Related } from '../rules/rule.js';
import { type CheckedFile, placeOf, type Summary, summarise } from './checked-file.js';
import { counted, printable } from './columns.js';
import { excerpt } from './excerpt.js';
import type { Format } from './format.js';
import type { Paint } from './paint.js';

export const pretty: Format = {
  name: 'pretty',
  description: 'for people: the lines with carets below them, and what to write',
  *report(files, { paint, width }) {
    for (const file of files) yield findingsPretty(file, paint, width);
    yield summaryLine(summarise(files), paint);
  },
};

/** Narrower than this nothing can be shown. */
const LEAST_WIDTH = 20;

/** The findings of one file, each with a blank line after it. */
export function findingsPretty(file: CheckedFile, paint: Paint, width: number): string {
  return file.findings.map((finding) => `${blockOf(finding, file, paint, width).join('\n')}\n\n`).join('');
}

function blockOf(finding: Finding, file: CheckedFile, paint: Paint, width: number): string[] {
  const { severity, range, related = [], help, fixes = [] } = finding;
  const { start, end } = placeOf(range, file.lines);
  const gutter = String(start.line).length;
  const margin = (mark: string) => paint.faint(`${' '.repeat(gutter)} ${mark}`);
  const note = (label: string, text: string) => `${margin('=')} ${paint.strong(label)}: ${printable(text)}`;
  const line = lineAt(file, start.line);
  const last = end.line > start.line ? line.length : end.column - 1;
  const shown = excerpt(line, start.column - 1, last, Math.max(LEAST_WIDTH, width - gutter - 3));
  return [
    `${paint[severity](`${severity}[${finding.rule}]`)}: ${paint.strong(printable(finding.message))}`,
    `${' '.repeat(gutter)}${paint.faint('-->')} ${printable(file.file)}:${start.line}:${start.column}`,
    margin('|'),
    `${paint.faint(`${start.line} |`)} ${shown.text}`.trimEnd(),
    `${margin('|')} ${' '.repeat(shown.indent)}${paint[severity]('^'.repeat(shown.carets))}`,
    ...related.map((other) => note('see', `${placeOfRelated(other, file)}: ${other.message}`)),
    ...(help ? [note('help', help)] : []),
    ...(fixes.length > 0
      ? [note(counted(fixes.length, 'fix', 'fixes'), fixes.map(({ title }) => title).join('; '))]
      : []),
  ];
}

function lineAt(file: CheckedFile, line: number): string {
  const from = file.lines.offsetAt(line - 1, 0);
  return file.text.slice(from, file.lines.offsetAt(line, 0)).replace(/[\r\n]+$/, '');
}

/** The line in another file is not known here: its name has to do. */
function placeOfRelated({ file, isBuiltIn, range }: Related, { file: own, lines }: CheckedFile): string {
  if (isBuiltIn) return `built-in ${file}`;
  if (file !== own) return file;
  const { line, column } = placeOf(range, lines).start;
  return `${file}:${line}:${column}`;
}

function summaryLine(summary: Summary, paint: Paint): string {
  const { errors, warnings, hints } = summary;
  const found = [
    ...(errors > 0 ? [paint.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(counted(warnings, 'warning'))] : []),
    ...(hints > 0 ? [paint.hint(counted(hints, 'hint'))] : []),
  ];
  const where = `in ${counted(summary.files, 'file')}, ${counted(summary.materials, 'material')}`;
  return `${found.join(', ') || 'No findings'} ${where}\n`;
}
