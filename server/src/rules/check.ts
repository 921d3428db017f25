/** Runs the rules over a file and applies its suppressions. */
import type { DeclaredMaterial, FileModel, PartModel } from '../model/file-model.js';
import { HERE } from '../model/reuse.js';
import { shifted } from '../syntax/move.js';
import { familiesIn, mergeFamilies } from './family-findings.js';
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
  const ofDeclarations = model.parts.flatMap((part) =>
    findingsIn(part.model, options).map((finding) => placed(finding, part.start, model)),
  );
  const families = model.parts.flatMap((part) => familiesIn(part.model.declared));
  const ofFile = run(options, families, (rule, report) => rule.check?.(model, report));
  const { kept, used } = suppress(model, [...ofDeclarations, ...ofFile]);
  const afterwards = run(options, families, (rule, report) =>
    rule.checkIgnores?.(model, { used, ruleIds: RULE_IDS }, report),
  );
  return [...kept, ...afterwards].sort(
    (a, b) =>
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule),
  );
}

const known = new WeakMap<PartModel, { readonly options: CheckOptions; readonly findings: Finding[] }>();

/** What is found in the declarations of a stretch of a file, at its place in the stretch. */
function findingsIn(part: PartModel, options: CheckOptions): readonly Finding[] {
  const last = known.get(part);
  if (last?.options === options) return last.findings;
  const findings = run(options, familiesIn(part.declared), (rule, report) =>
    rule.checkDeclarations?.(part, report),
  );
  known.set(part, { options, findings });
  return findings;
}

/** A finding of a stretch at its place in the file. */
function placed(finding: Finding, start: number, { file, address }: FileModel): Finding {
  const { range, fixes, related } = finding;
  return {
    ...finding,
    range: shifted(range, start),
    ...(fixes && { fixes: shifted(fixes, start) }),
    ...(related && {
      related: related.map((one) =>
        one.address === HERE.address ? { ...one, file, address, range: shifted(one.range, start) } : one,
      ),
    }),
  };
}

function run(
  options: CheckOptions,
  families: readonly DeclaredMaterial[],
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
    if (findings.length > 0) all.push(...mergeFamilies(findings, families));
  }
  return all;
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
