/** Findings as an editor shows them. */
import type { FileModel } from '../model/file.js';
import type { Finding, Severity } from '../rules/rule.js';
import type { Range } from '../syntax/tree.js';

export interface Diagnostic {
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  /** What is wrong, and on a line of its own what to do about it. */
  readonly message: string;
  /** Places in the same file; a built-in structure has no file that could be shown. */
  readonly related: readonly { readonly range: Range; readonly message: string }[];
}

export function diagnosticOf(finding: Finding, model: FileModel): Diagnostic {
  const { severity, rule, message, help, related = [] } = finding;
  return {
    range: firstLineOf(finding.range, model),
    severity,
    rule,
    message: help ? `${message}\n${help}` : message,
    related: related
      .filter(({ file, isBuiltIn }) => !isBuiltIn && file === model.file)
      .map(({ range, message: text }) => ({ range: firstLineOf(range, model), message: text })),
  };
}

/** Squiggles over many lines hide what they point at. */
function firstLineOf(range: Range, { text }: FileModel): Range {
  const length = text.slice(range.start, range.end).search(/[\r\n]/);
  return length < 0 ? range : { start: range.start, end: range.start + length };
}
