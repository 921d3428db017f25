/** Findings as an editor shows them. */
import type { FileModel } from '../model/file.js';
import { textAt } from '../model/places.js';
import type { Finding, Severity } from '../rules/rule.js';
import type { Range } from '../syntax/tree.js';
import { visible } from './markup.js';

export interface Diagnostic {
  readonly range: Range;
  readonly severity: Severity;
  readonly rule: string;
  /** What is wrong, and on a line of its own what to do about it. */
  readonly message: string;
  /** Places in this file, in one that it imports, or in a built-in one. */
  readonly related: readonly { readonly address: string; readonly range: Range; readonly message: string }[];
}

export function diagnosticOf(finding: Finding, model: FileModel): Diagnostic {
  const { severity, rule, message, help, related = [] } = finding;
  return {
    range: firstLineOf(finding.range, model.text),
    severity,
    rule,
    message: visible(message) + (help ? `\n${visible(help)}` : ''),
    related: related.flatMap(({ address, range, message: why }) => {
      const file = textAt(address, model);
      return file ? [{ address, range: firstLineOf(range, file.text), message: visible(why) }] : [];
    }),
  };
}

/** Squiggles over many lines hide what they point at. */
function firstLineOf(range: Range, text: string): Range {
  const length = text.slice(range.start, range.end).search(/[\r\n]/);
  return length < 0 ? range : { start: range.start, end: range.start + length };
}
