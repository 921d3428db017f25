/** Runs the rules over a file and applies its suppressions. */
import type { DeclaredMaterial, FileModel, Part, PartModel } from '../model/file-model.js';
import { HERE } from '../model/reuse.js';
import { later, shifted } from '../syntax/move.js';
import { familiesIn, mergeFamilies } from './family-findings.js';
import { RULE_IDS, RULES } from './registry.js';
import { type Finding, type Report, type Rule, SEVERITIES, type Severity } from './rule.js';
import { suppress } from './suppression.js';

export interface CheckOptions {
  /** Severities by rule id, over the rules' own; `off` silences a rule. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_CHECK: CheckOptions = { severities: {} };

const OF_DECLARATIONS = RULES.filter((rule) => rule.checkDeclarations);
const OF_FILES = RULES.filter((rule) => rule.check);
const OF_IGNORES = RULES.filter((rule) => rule.checkIgnores);

/** All findings of a file, in the order of the text. */
export function check(model: FileModel, options: CheckOptions = DEFAULT_CHECK): Finding[] {
  const found: Finding[] = [];
  for (const part of model.parts) found.push(...findingsIn(part, model, options));
  const families = later(() => model.parts.flatMap((part) => familiesIn(part.model.declared)));
  found.push(...run(options, OF_FILES, families, (rule, report) => rule.check?.(model, report)));
  const { kept, used } = suppress(model, found);
  const afterwards = run(options, OF_IGNORES, families, (rule, report) =>
    rule.checkIgnores?.(model, { used, ruleIds: RULE_IDS }, report),
  );
  return [...kept, ...afterwards].sort(
    (a, b) =>
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule),
  );
}

/** What was last found in a stretch, and where it was told to be. */
interface Known {
  readonly options: CheckOptions;
  readonly findings: readonly Finding[];
  readonly placed: {
    readonly start: number;
    readonly address: string;
    readonly findings: readonly Finding[];
  };
}

const known = new WeakMap<PartModel, Known>();

/** What is found in the declarations of a stretch of a file, at its place in the file. */
function findingsIn(
  { start, model: part }: Part,
  model: FileModel,
  options: CheckOptions,
): readonly Finding[] {
  const { address } = model;
  const last = known.get(part);
  const findings =
    last?.options === options
      ? last.findings
      : run(
          options,
          OF_DECLARATIONS,
          () => familiesIn(part.declared),
          (rule, report) => rule.checkDeclarations?.(part, report),
        );
  if (last?.findings === findings && last.placed.start === start && last.placed.address === address) {
    return last.placed.findings;
  }
  const placed = findings.map((finding) => placedAt(finding, start, model));
  known.set(part, { options, findings, placed: { start, address, findings: placed } });
  return placed;
}

/** A finding of a stretch at its place in the file. Its fixes are moved there when they are looked at. */
function placedAt(finding: Finding, start: number, { file, address }: FileModel): Finding {
  const { fixes, related } = finding;
  const placed = {
    ...finding,
    range: shifted(finding.range, start),
    ...(related && {
      related: related.map((one) =>
        one.address === HERE.address ? { ...one, file, address, range: shifted(one.range, start) } : one,
      ),
    }),
  };
  if (!fixes) return placed;
  const moved = later(() => shifted(fixes, start));
  return {
    ...placed,
    get fixes() {
      return moved();
    },
  };
}

function run(
  { severities }: CheckOptions,
  rules: readonly Rule[],
  families: () => readonly DeclaredMaterial[],
  each: (rule: Rule, report: (report: Report) => void) => void,
): Finding[] {
  const all: Finding[] = [];
  for (const rule of rules) {
    const wanted = severities[rule.id];
    if (wanted === 'off') continue;
    let findings: Finding[] | undefined;
    each(rule, (report) => {
      // A setting moves the rule as a whole; what the rule itself reports more mildly is never made worse.
      const severity = report.severity
        ? milder(report.severity, wanted ?? report.severity)
        : (wanted ?? rule.severity);
      findings ??= [];
      findings.push({ ...report, rule: rule.id, severity });
    });
    if (findings) all.push(...mergeFamilies(findings, families()));
  }
  return all;
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
