/** Runs the rules over a file and applies its suppressions. */
import type { FileModel } from '../model/file.js';
import { mergeFamilies } from './family-findings.js';
import { RULE_IDS, RULES } from './registry.js';
import { type Finding, type Report, type Rule, SEVERITIES, type Severity } from './rule.js';
import { suppress } from './suppression.js';

export interface CheckOptions {
  /** Severities by rule id, over the rules' own; `off` silences a rule. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_CHECK: CheckOptions = { severities: {} };

/** All findings of a file, in the order of the text. */
export function check(model: FileModel, options: CheckOptions = DEFAULT_CHECK): Finding[] {
  const found = run(options, model, (rule, report) => rule.check(model, report));
  const { kept, used } = suppress(model, found);
  const afterwards = run(options, model, (rule, report) =>
    rule.checkIgnores?.(model, { used, ruleIds: RULE_IDS }, report),
  );
  return [...kept, ...afterwards].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function run(
  options: CheckOptions,
  model: FileModel,
  each: (rule: Rule, report: (report: Report) => void) => void,
): Finding[] {
  const all: Finding[] = [];
  for (const rule of RULES) {
    const wanted = options.severities[rule.id];
    if (wanted === 'off') continue;
    const findings: Finding[] = [];
    each(rule, (report) => {
      // A setting moves the rule as a whole; what the rule itself reports more mildly is never made worse.
      const severity = report.severity
        ? milder(report.severity, wanted ?? report.severity)
        : (wanted ?? rule.severity);
      findings.push({ ...report, rule: rule.id, severity });
    });
    all.push(...mergeFamilies(findings, model));
  }
  return all;
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
