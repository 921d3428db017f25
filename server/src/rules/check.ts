/** Runs the rules over a file and applies its suppressions. */
import { type DeclaredMaterial, type FileModel, isFamily, type Part } from '../model/file-model.js';
import { HERE } from '../model/reuse.js';
import { later } from '../syntax/move.js';
import type { Range } from '../syntax/tree.js';
import { mergeFamilies } from './family-findings.js';
import { RULE_IDS, RULES } from './registry.js';
import { type Finding, type Related, type Report, type Rule, SEVERITIES, type Severity } from './rule.js';
import { suppress } from './suppression.js';

export interface CheckOptions {
  /** Severities by rule id, over the rules' own; a rule that is `off` does not run. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULT_CHECK: CheckOptions = { severities: {} };

const OF_DECLARATIONS = RULES.filter((rule) => rule.checkDeclarations);
const OF_FILES = RULES.filter((rule) => rule.check);
const OF_IGNORES = RULES.filter((rule) => rule.checkIgnores);

/** All findings of a file, in the order of the text. */
export function check(model: FileModel, options: CheckOptions = DEFAULT_CHECK): Finding[] {
  const found: Finding[] = [];
  for (const findings of findingsOfParts(model, options)) found.push(...findings);
  const families = later(() => familiesOf(model));
  found.push(...run(options, OF_FILES, families, (rule, report) => rule.check?.(model, report)));
  const { kept, used } = suppress(model, found);
  const afterwards = run(options, OF_IGNORES, families, (rule, report) =>
    rule.checkIgnores?.(model, { used, ruleIds: RULE_IDS, isOff: (id) => isOff(id, options) }, report),
  );
  return [...kept, ...afterwards].sort(
    (a, b) =>
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule),
  );
}

function familiesOf({ parts }: FileModel): DeclaredMaterial[] {
  return parts.flatMap(({ hasFamily, model }) => (hasFamily ? model.declared.filter(isFamily) : []));
}

/** What was found in the stretches of a version of a file, each in its own list. */
interface Checked {
  readonly options: CheckOptions;
  readonly file: string;
  readonly address: string;
  /** With ranges from the start of the stretch. */
  readonly own: readonly (readonly Finding[])[];
  /** With those of the file. */
  readonly placed: readonly (readonly Finding[])[];
}

const known = new WeakMap<readonly Part[], Checked>();
const NOTHING: readonly Finding[] = [];

/** What is found in the declarations of each stretch, at its place in the file. */
function findingsOfParts(model: FileModel, options: CheckOptions): Checked['placed'] {
  const { parts, reused, file, address } = model;
  const checked = known.get(parts);
  if (checked && isOf(checked, model, options)) return checked.placed;
  const { former, head, tail } = reused;
  const last = known.get(former);
  const before = last && isOf(last, model, options) ? last : undefined;
  const own: (readonly Finding[])[] = [];
  const placed: (readonly Finding[])[] = [];
  let index = 0;
  for (const part of parts) {
    const moved = index < head ? 0 : index >= parts.length - tail ? former.length - parts.length : undefined;
    const there = before && moved !== undefined ? index + moved : -1;
    const isUnmoved = former[there] === part;
    const isSame = isUnmoved || former[there]?.model === part.model;
    const findings = (isSame ? before?.own[there] : undefined) ?? findingsIn(part, options);
    own.push(findings);
    if (findings.length === 0) placed.push(NOTHING);
    else if (isUnmoved) placed.push(before?.placed[there] ?? NOTHING);
    else placed.push(findings.map((finding) => placedAt(finding, part.start, model)));
    index++;
  }
  known.set(parts, { options, file, address, own, placed });
  return placed;
}

function isOf(checked: Checked, { file, address }: FileModel, options: CheckOptions): boolean {
  return checked.options === options && checked.file === file && checked.address === address;
}

function findingsIn({ model }: Part, options: CheckOptions): readonly Finding[] {
  const findings = run(
    options,
    OF_DECLARATIONS,
    () => model.declared.filter(isFamily),
    (rule, report) => rule.checkDeclarations?.(model, report),
  );
  return findings.length > 0 ? findings : NOTHING;
}

/** A finding of a stretch at its place in the file. */
function placedAt(finding: Finding, start: number, { file, address }: FileModel): Finding {
  const { material, message, help, related, fixes, rule, severity, members } = finding;
  return {
    range: at(finding.range, start),
    material,
    message,
    help,
    related: related?.some(isHere)
      ? related.map((one) => (isHere(one) ? { ...one, file, address, range: at(one.range, start) } : one))
      : related,
    fixes: fixes?.map(({ title, isSafe, edits }) => ({
      title,
      isSafe,
      edits: edits.map(({ range, text }) => ({ range: at(range, start), text })),
    })),
    rule,
    severity,
    members,
  };
}

function at({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

function isHere({ address }: Related): boolean {
  return address === HERE.address;
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
    const inForce = wanted ?? rule.severity;
    if (wanted === 'off' || inForce === 'off') continue;
    let findings: Finding[] | undefined;
    each(rule, (report) => {
      // A setting moves the rule as a whole; what the rule itself reports more mildly is never made worse.
      const severity = report.severity ? milder(report.severity, wanted ?? report.severity) : inForce;
      findings ??= [];
      // A literal alone gives all findings one shape; with a spread each has its own, and a file has thousands.
      const { range, material, message, help, related, fixes } = report;
      findings.push({
        range,
        material,
        message,
        help,
        related,
        fixes,
        rule: rule.id,
        severity,
        members: undefined,
      });
    });
    if (findings) all.push(...mergeFamilies(findings, families()));
  }
  return all;
}

/** Whether a rule does not run, by the settings or of itself. */
function isOff(id: string, { severities }: CheckOptions): boolean {
  return (severities[id] ?? RULES.find((rule) => rule.id === id)?.severity) === 'off';
}

function milder(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b) ? a : b;
}
