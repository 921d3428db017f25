/**
 * `--baseline`: findings that are known and not reported, counted by file and rule.
 *
 * Counts and no places, so that editing a file does not make what is known new; no messages, so that another wording of
 * a rule does not. The price: of three findings where two are known it cannot be told which is new, and all are reported.
 */
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { CheckedFile } from '../../reports/checked-file.js';
import { counted, printable } from '../../reports/columns.js';
import { RULE_IDS } from '../../rules/registry.js';
import { oneOf, similarNames } from '../../rules/similar.js';
import { UsageError } from '../exit-codes.js';
import { writeWhole } from '../write-file.js';

export interface BaselineOptions {
  /** The file with the counts. */
  readonly baseline?: string;
  /** Write it. */
  readonly updateBaseline?: boolean;
  /** Lower its counts. */
  readonly pruneBaseline?: boolean;
  /** Fail where it counts too many. */
  readonly failOnStale?: boolean;
}

/** Numbers of findings by rule, by file. Files are named by their paths from the folder of the baseline. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Baseline {
  readonly path: string;
  readonly counts: Counts;
}

/** What is left to report, and what a baseline and the files do not have in common. */
export interface Covered {
  readonly files: readonly CheckedFile[];
  /** How many findings are not reported. */
  readonly known: number;
  /** Where more is found than is known: a sentence each. */
  readonly exceeded: readonly string[];
  /** Where less is found than is known, and entries that mean nothing: a sentence each. */
  readonly stale: readonly string[];
}

/** Text that cannot be read may hide anything. */
const NEVER_COVERED = 'syntax';

const VERSION = 1;

/**
 * Reads a baseline.
 *
 * @param mayBeMissing whether one that is not there is an empty one.
 * @throws UsageError if it cannot be read or is none.
 */
export async function openBaseline(path: string, mayBeMissing: boolean): Promise<Baseline> {
  if (path === '') throw new UsageError('--baseline wants a file, such as hem-baseline.json');
  const shown = printable(path);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === 'string') return { path, counts: parseBaseline(text, shown) };
  if (text.code !== 'ENOENT') throw new UsageError(`${shown} could not be read: ${text.message}`);
  if (mayBeMissing) return { path, counts: new Map() };
  throw new UsageError(`there is no baseline ${shown}: --update-baseline writes it`);
}

/** @throws UsageError */
export function parseBaseline(text: string, shown: string): Counts {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${shown} is no baseline: ${(error as Error).message}`);
  }
  if (!isRecord(content) || !isRecord(content.files)) {
    throw new UsageError(`${shown} is no baseline: it wants "version": ${VERSION} and "files"`);
  }
  if (content.version !== VERSION) {
    throw new UsageError(
      `${shown} is a baseline of another version than ${VERSION}: --update-baseline writes it anew`,
    );
  }
  return new Map(
    Object.entries(content.files).map(([file, rules]) => {
      const counts = isRecord(rules) ? Object.entries(rules) : [];
      const isCount = ([, count]: readonly [string, unknown]) =>
        typeof count === 'number' && Number.isSafeInteger(count) && count > 0;
      if (!isRecord(rules) || !counts.every(isCount)) {
        throw new UsageError(
          `${shown}: ${printable(file)} wants a number of findings from 1 on for each rule`,
        );
      }
      return [file, new Map(counts as [string, number][])];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes away what a baseline knows. Of files that were not checked nothing is said unless they are gone. */
export async function cover({ path, counts }: Baseline, files: readonly CheckedFile[]): Promise<Covered> {
  const exceeded: string[] = [];
  const stale: string[] = [];
  let known = 0;
  const left = files.map((file) => {
    const own = counts.get(keyOf(file, path));
    if (!own) return file;
    const found = countsIn(file);
    const covered = new Set<string>();
    for (const [rule, allowed] of own) {
      const count = found.get(rule) ?? 0;
      const shown = `${rule} in ${printable(file.file)}: ${counted(allowed, 'finding')} known, ${count} found`;
      if (count > allowed) exceeded.push(`${shown}; all are reported, as which are new cannot be told`);
      else covered.add(rule);
      if (count < allowed && isRule(rule)) stale.push(shown);
    }
    const kept = file.findings.filter((finding) => !(isCounted(finding) && covered.has(finding.rule)));
    known += file.findings.length - kept.length;
    return { ...file, findings: kept };
  });
  stale.push(...(await strangers({ path, counts })));
  return { files: left, known, exceeded, stale };
}

/** Entries for files that are gone and for rules that there are not. */
async function strangers({ path, counts }: Baseline): Promise<string[]> {
  const rules = new Set(
    [...counts.values()].flatMap((own) => [...own.keys()]).filter((rule) => !isRule(rule)),
  );
  const unknown = [...rules].map((rule) => {
    if (rule === NEVER_COVERED)
      return `${NEVER_COVERED} findings are always reported, and no baseline covers them`;
    const similar = similarNames(rule, RULE_IDS);
    const help = similar.length > 0 ? `: did you mean ${oneOf(similar)}?` : '';
    return `no rule is called \`${printable(rule)}\`${help}`;
  });
  const gone = await goneIn({ path, counts });
  return [...unknown, ...gone.map((file) => `${printable(file)} is gone`)];
}

async function goneIn({ path, counts }: Baseline): Promise<string[]> {
  const files = [...counts.keys()];
  const present = await Promise.all(files.map((file) => isPresent(resolve(dirname(path), file))));
  return files.filter((_, index) => !present[index]);
}

function isPresent(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}

/**
 * What the baseline is to be after a check.
 *
 * @param mayGrow whether what is found and not known yet is taken up; otherwise counts only become smaller.
 */
export async function renewed(
  baseline: Baseline,
  files: readonly CheckedFile[],
  mayGrow: boolean,
): Promise<Counts> {
  const { path, counts } = baseline;
  const gone = new Set(await goneIn(baseline));
  const after = new Map<string, ReadonlyMap<string, number>>();
  for (const [file, own] of counts) {
    if (!gone.has(file)) after.set(file, new Map([...own].filter(([rule]) => isRule(rule))));
  }
  for (const file of files) {
    const key = keyOf(file, path);
    const known = after.get(key);
    const found = [...countsIn(file)].flatMap(([rule, count]): [string, number][] => {
      const allowed = mayGrow ? count : Math.min(count, known?.get(rule) ?? 0);
      return allowed > 0 ? [[rule, allowed]] : [];
    });
    after.set(key, new Map(found));
  }
  return new Map([...after].filter(([, own]) => own.size > 0));
}

/** Sorted, and a line for each count, so that two versions can be merged. */
export function baselineText(counts: Counts): string {
  const byName = <T>(entries: Iterable<readonly [string, T]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const files = byName(counts).map(([file, own]) => [file, Object.fromEntries(byName(own))] as const);
  return `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** @throws UsageError if it cannot be written. */
export async function writeBaseline(path: string, counts: Counts): Promise<void> {
  await writeWhole(path, baselineText(counts), true);
}

function keyOf({ file }: CheckedFile, path: string): string {
  return relative(dirname(resolve(path)), resolve(file)).replaceAll(sep, '/');
}

function countsIn({ findings }: CheckedFile): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    if (isCounted(finding)) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return counts;
}

/** Only what fails a check is covered: hints and information ask for no change, and go on being told. */
function isCounted({ rule, severity }: CheckedFile['findings'][number]): boolean {
  return isRule(rule) && (severity === 'error' || severity === 'warning');
}

function isRule(rule: string): boolean {
  return rule !== NEVER_COVERED && RULE_IDS.includes(rule);
}
