/** Runs the rules over a file and applies its suppressions. */
import type { FileModel, Part } from '../model/file-model.js';
import { HERE } from '../model/reuse.js';
import { later, movedRange } from '../syntax/move.js';
import { addMembers, type Members, mergeFamilies } from './family-findings.js';
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
  const members = later(() => membersIn(model.parts));
  found.push(...run(options, OF_FILES, members, (rule, report) => rule.check?.(model, report)));
  const { kept, used } = suppress(model, found);
  const afterwards = run(options, OF_IGNORES, members, (rule, report) =>
    rule.checkIgnores?.(model, { used, ruleIds: RULE_IDS, isOff: (id) => isOff(id, options) }, report),
  );
  return [...kept, ...afterwards].sort(
    (a, b) =>
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule),
  );
}

function membersIn(parts: readonly Part[]): Members {
  const members = new Map();
  for (const { hasFamily, model } of parts) if (hasFamily) addMembers(members, model.declared);
  return members;
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
  let kept = 0;
  while (kept < parts.length && parts[kept] === former[kept]) kept++;
  const own = before?.own.slice(0, kept) ?? [];
  const placed = before?.placed.slice(0, kept) ?? [];
  const by = former.length - parts.length;
  for (let index = own.length; index < parts.length; index++) {
    const part = parts[index];
    if (!part) break;
    const there = !before ? -1 : index < head ? index : index >= parts.length - tail ? index + by : -1;
    const isUnmoved = former[there] === part;
    const isSame = isUnmoved || former[there]?.model === part.model;
    const findings = (isSame ? before?.own[there] : undefined) ?? findingsIn(part, options);
    own.push(findings);
    if (findings.length === 0) placed.push(NOTHING);
    else if (isUnmoved) placed.push(before?.placed[there] ?? NOTHING);
    else placed.push(findings.map((finding) => placedAt(finding, part.start, model)));
  }
  known.set(parts, { options, file, address, own, placed });
  return placed;
}

function isOf(checked: Checked, { file, address }: FileModel, options: CheckOptions): boolean {
  return checked.options === options && checked.file === file && checked.address === address;
}

function findingsIn(part: Part, options: CheckOptions): readonly Finding[] {
  const members = later(() => membersIn([part]));
  const findings = run(options, OF_DECLARATIONS, members, (rule, report) =>
    rule.checkDeclarations?.(part.model, report),
  );
  return findings.length > 0 ? findings : NOTHING;
}

/** A finding of a stretch at its place in the file. */
function placedAt(finding: Finding, start: number, { file, address }: FileModel): Finding {
  const { material, message, help, related, fixes, rule, severity, members } = finding;
  return {
    range: movedRange(finding.range, start),
    material,
    message,
    help,
    related: related?.some(isHere)
      ? related.map((one) =>
          isHere(one) ? { ...one, file, address, range: movedRange(one.range, start) } : one,
        )
      : related,
    fixes: fixes?.map(({ title, isSafe, edits }) => ({
      title,
      isSafe,
      edits: edits.map(({ range, text }) => ({ range: movedRange(range, start), text })),
    })),
    rule,
    severity,
    members,
  };
}

function isHere({ address }: Related): boolean {
  return address === HERE.address;
}

function run(
  { severities }: CheckOptions,
  rules: readonly Rule[],
  members: () => Members,
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
    if (findings) all.push(...mergeFamilies(findings, members()));
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
