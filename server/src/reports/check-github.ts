/**
 * Workflow commands, of which GitHub Actions makes annotations in the changed files.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
import type { Finding, Severity } from '../rules/rule.js';
import { type CheckedFile, placeOf } from './checked-file.js';
import { printable } from './columns.js';
import type { Format } from './format.js';
import { wellFormed } from './plain.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const github: Format = {
  name: 'github',
  description: 'annotations in GitHub Actions',
  *report(files) {
    for (const file of files) yield file.findings.map((finding) => commandOf(finding, file)).join('');
  },
};

/** The place stands in the message too: of a command, the log shows nothing else. */
function commandOf({ severity, rule, range, message, help }: Finding, { file, lines }: CheckedFile): string {
  const { start, end } = placeOf(range, lines);
  const properties = {
    title: `hem ${rule}`,
    file: wellFormed(file),
    line: start.line,
    endLine: end.line,
    // GitHub wants columns only within one line.
    ...(start.line === end.line && { col: start.column, endColumn: end.column }),
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const shown = [`${file}:${start.line}:${start.column}: ${message}`, ...(help ? [`help: ${help}`] : [])];
  return `::${COMMANDS[severity]} ${written.join(',')}::${escapeData(shown.map(printable).join('\n'))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
