/**
 * GitLab's Code Quality report: a list of what it takes of the Code Climate format.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Severity } from '../rules/rule.js';
import { type CheckedFile, placeOf } from './checked-file.js';
import { printable } from './columns.js';
import { fingerprintsOf } from './fingerprint.js';
import type { Format } from './format.js';
import { jsonParts } from './json.js';
import { inOneLine } from './plain.js';

interface Violation {
  /** A single line of plain text. */
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major';
  readonly location: {
    readonly path: string;
    /** From one. */
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

const SEVERITY: Readonly<Record<Severity, Violation['severity']>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

export const gitlab: Format = {
  name: 'gitlab',
  description: 'Code Quality in GitLab, for artifacts:reports:codequality',
  report: (files) => jsonParts([], violationsOf(files)),
};

function* violationsOf(files: readonly CheckedFile[]): Iterable<Violation[]> {
  for (const file of files) {
    const fingerprints = fingerprintsOf(file);
    yield file.findings.map((finding, index) => {
      const { start, end } = placeOf(finding.range, file.lines);
      return {
        description: printable(inOneLine(finding)),
        check_name: finding.rule,
        fingerprint: fingerprints[index] ?? '',
        severity: SEVERITY[finding.severity],
        location: { path: file.file, lines: { begin: start.line, end: end.line } },
      };
    });
  }
}
