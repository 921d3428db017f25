/** How often each rule reports, and how much of it fixes do away with. */
import type { Finding } from '../rules/rule.js';
import { type CheckedFile, summarise } from './checked-file.js';
import { alignColumns } from './columns.js';
import type { Paint } from './paint.js';

export interface RuleStatistics {
  readonly rule: string;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  /** Hints and information. */
  readonly hints: number;
  /** Findings with a fix that keeps what the file means. */
  readonly safeFixes: number;
  /** Findings with none but fixes that change it. */
  readonly unsafeFixes: number;
}

/** The rules that report, that with most findings first. */
export function statisticsOf(files: readonly CheckedFile[]): RuleStatistics[] {
  const byRule = new Map<string, Finding[]>();
  for (const { findings } of files) {
    for (const finding of findings) {
      const others = byRule.get(finding.rule);
      if (others) others.push(finding);
      else byRule.set(finding.rule, [finding]);
    }
  }
  return [...byRule]
    .map(([rule, findings]) => ofRule(rule, findings))
    .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
}

function ofRule(rule: string, findings: readonly Finding[]): RuleStatistics {
  const count = (holds: (finding: Finding) => boolean) => findings.filter(holds).length;
  const hasSafe = ({ fixes = [] }: Finding) => fixes.some(({ isSafe }) => isSafe);
  const errors = count(({ severity }) => severity === 'error');
  const warnings = count(({ severity }) => severity === 'warning');
  return {
    rule,
    findings: findings.length,
    errors,
    warnings,
    hints: findings.length - errors - warnings,
    safeFixes: count(hasSafe),
    unsafeFixes: count((finding) => (finding.fixes ?? []).length > 0 && !hasSafe(finding)),
  };
}

const HEADINGS = ['findings', 'errors', 'warnings', 'hints', '--fix', '--unsafe-fixes', 'rule'];

/** A row for each rule that reports, and a line that sums them up. */
export function statisticsText(files: readonly CheckedFile[], paint: Paint): string {
  const statistics = statisticsOf(files);
  const total = statistics.reduce((sum, { findings }) => sum + findings, 0);
  const rows = statistics.map((one) => [
    String(one.findings),
    ...[one.errors, one.warnings, one.hints, one.safeFixes, one.unsafeFixes].map((count) =>
      count === 0 ? paint.faint('-') : String(count),
    ),
    paint.strong(one.rule),
  ]);
  const alignments = HEADINGS.map((heading) => (heading === 'rule' ? 'left' : 'right'));
  const lines =
    rows.length > 0 ? [...alignColumns([HEADINGS.map(paint.faint), ...rows], alignments), ''] : [];
  const { files: checked } = summarise(files);
  const sum = `${total === 0 ? 'No' : total} ${total === 1 ? 'finding' : 'findings'}`;
  return `${[...lines, `${sum} in ${checked} ${checked === 1 ? 'file' : 'files'}`].join('\n')}\n`;
}
