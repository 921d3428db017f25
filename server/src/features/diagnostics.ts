/** Findings as an editor shows them. */
import type { FileModel } from '../model/file.js';
import { textAt } from '../model/places.js';
import { type Finding, SEVERITIES, type Severity } from '../rules/rule.js';
import type { Range } from '../syntax/tree.js';
import { visible } from './markup.js';

/** As many as VS Code lists of one file. All of them at every keystroke would take longer than finding them. */
const MOST_LISTED = 1000;

export interface Diagnostic {
  readonly range: Range;
  readonly severity: Severity;
  /** The rule that found it; none for what is said of the list itself. */
  readonly rule?: string;
  /** What is wrong, and on a line of its own what to do about it. */
  readonly message: string;
  /** Places in this file, in one that it imports, or in a built-in one. */
  readonly related: readonly { readonly address: string; readonly range: Range; readonly message: string }[];
}

/** What an editor lists of a file: the gravest of very many findings, in the order of the text, and how many there are. */
export function diagnosticsOf(findings: readonly Finding[], model: FileModel): Diagnostic[] {
  if (findings.length <= MOST_LISTED) return findings.map((finding) => diagnosticOf(finding, model));
  const listed = new Set<Finding>();
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      // One place is for the word on the others.
      if (listed.size < MOST_LISTED - 1 && finding.severity === severity) listed.add(finding);
    }
  }
  const others = findings.filter((finding) => !listed.has(finding));
  const [first] = others;
  return [
    ...findings.filter((finding) => listed.has(finding)).map((finding) => diagnosticOf(finding, model)),
    {
      range: firstLineOf(first?.range ?? { start: 0, end: 0 }, model.text),
      severity: 'information',
      message: `${others.length} findings of this file are not listed, and ${listed.size} are, which weigh as much or more; this is the first that is not\n\`hem check\` lists them all`,
      related: [],
    },
  ];
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
