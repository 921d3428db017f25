/** Findings as a table in GitHub-flavoured Markdown: for the summary of a job, or a comment. */
import type { Finding } from '../rules/rule.js';
import { type CheckedFile, placeOf, type Summary, summarise } from './checked-file.js';
import { counted, printable } from './columns.js';
import type { Format } from './format.js';
import { wellFormed } from './plain.js';

/**
 * Units of text up to which rows are written. GitHub takes 1 MiB for the summary of a step, and nothing of one that is
 * larger; a unit takes three bytes at most.
 */
const MOST_TEXT = 340_000;

export const markdown: Format = {
  name: 'markdown',
  description: 'a table in Markdown, for the summary of a job',
  *report(files) {
    const summary = summarise(files);
    yield `### hem: ${summaryText(summary)}\n`;
    let [written, left] = [0, summary.errors + summary.warnings + summary.hints];
    if (left > 0) yield '\n| severity | place | finding |\n| --- | --- | --- |\n';
    for (const file of files) {
      for (const finding of file.findings) {
        const row = rowOf(finding, file);
        written += row.length;
        if (written > MOST_TEXT) {
          yield `\n${left} more, too long to be shown here\n`;
          return;
        }
        left--;
        yield row;
      }
    }
  },
};

function rowOf({ severity, range, rule, message, help }: Finding, { file, lines }: CheckedFile): string {
  const { line, column } = placeOf(range, lines).start;
  const place = `<code>${inert(`${file}:${line}:${column}`)}</code>`;
  const found = `${inert(message)} (${inert(rule)})${help ? `<br>help: ${inert(help)}` : ''}`;
  return `| ${severity} | ${place} | ${found} |\n`;
}

function summaryText({ files, materials, errors, warnings, hints }: Summary): string {
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(hints > 0 ? [counted(hints, 'hint')] : []),
  ];
  return `${found.join(', ') || 'no findings'} in ${counted(files, 'file')}, ${counted(materials, 'material')}`;
}

/**
 * Text that Markdown takes for text: a numeric reference never stands for markup (CommonMark 0.31, 2.5). What follows an
 * at sign would be told of it by GitHub; a comment in between has it that nobody is called.
 */
function inert(text: string): string {
  return wellFormed(printable(text))
    .replace(/[&<>\\`*_~[\]|$#!]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replaceAll('@', '@<!-- -->');
}
