/** Applies the fixes of findings until there is none left to apply. */

import { analyse, structureNameOf } from '../model/file.js';
import type { FileModel } from '../model/file-model.js';
import { applied } from '../syntax/layout/edits.js';
import { type CheckOptions, check } from './check.js';
import type { Finding, Fix, TextEdit } from './rule.js';

/** One fix may make room for another; what goes round in circles ends. */
const MOST_ROUNDS = 20;
/** Texts that are tried where some of the fixes do harm: each is evaluated. */
const MOST_ATTEMPTS = 100;

/** A file with fixes applied. */
export interface FixedFile {
  readonly model: FileModel;
  /** What is left to report. */
  readonly findings: readonly Finding[];
  /** How many fixes were applied. */
  readonly count: number;
}

/** The text with all safe fixes. Fixing it again changes nothing. */
export function fixAll(model: FileModel, options: CheckOptions): string {
  return fixFile(model, options, false).model.text;
}

/**
 * Applies one fix of each finding, a safe one if there is one, again and again. A fix is left out if its finding stays,
 * if a rule would then report on a material, or on the rest of the file, on which it has not reported before, or if
 * less of the text could be read.
 *
 * Safe fixes are not applied to a file in which, or in what it imports, something is not known: a comment that quiets
 * nothing now may quiet what is found then.
 *
 * @param isUnsafe whether fixes that change what the file means are applied, too.
 */
export function fixFile(model: FileModel, options: CheckOptions, isUnsafe: boolean): FixedFile {
  const findings = check(model, options);
  const known = new Set(findings.map(subjectOf));
  const harmful = new Set<string>();
  let current: FixedFile = { model, findings, count: 0 };
  let attempts = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let choices = apart(choicesIn(current, isUnsafe).filter((choice) => !harmful.has(keyOf(choice))));
    if (choices.length === 0) break;
    while (choices.length > 0) {
      if (attempts++ === MOST_ATTEMPTS) return current;
      const tried = withFixes(current, choices, options);
      if (isBetter(tried, current, choices, known)) {
        current = tried;
        break;
      }
      const guilty = choices.length === 1 ? choices : guiltyOf(choices, tried, known);
      for (const choice of guilty) harmful.add(keyOf(choice));
      choices =
        guilty.length > 0
          ? choices.filter((choice) => !harmful.has(keyOf(choice)))
          : choices.slice(0, Math.ceil(choices.length / 2));
    }
  }
  return current;
}

interface Choice {
  readonly finding: Finding;
  readonly fix: Fix;
}

function choicesIn({ model, findings }: FixedFile, isUnsafe: boolean): Choice[] {
  const isSafeHere = isKnown(model);
  return findings.flatMap((finding) => {
    const { fixes = [] } = finding;
    const safe = isSafeHere ? fixes.find(({ isSafe }) => isSafe) : undefined;
    const fix = safe ?? (isUnsafe ? fixes.find(({ isSafe }) => !isSafe) : undefined);
    return fix ? [{ finding, fix }] : [];
  });
}

function isKnown({ syntax, imports, materials, references, structures }: FileModel): boolean {
  return (
    syntax.problems.length === 0 &&
    imports.every(({ outcome }) => outcome?.kind === 'read' && outcome.model.syntax.problems.length === 0) &&
    references.every(({ resolution }) => resolution.kind === 'material') &&
    materials.every(({ declaration }) => {
      const name = structureNameOf(declaration);
      return !name || structures.has(name.text);
    })
  );
}

/** In order; of two fixes that touch the same text only the first. */
function apart(choices: readonly Choice[]): Choice[] {
  const taken: TextEdit[] = [];
  return choices.filter(({ fix: { edits } }) => {
    const isFree = edits.every((edit) =>
      taken.every(({ range }) => edit.range.end < range.start || range.end < edit.range.start),
    );
    if (isFree) taken.push(...edits);
    return isFree;
  });
}

function isBetter(
  after: FixedFile,
  before: FixedFile,
  choices: readonly Choice[],
  known: ReadonlySet<string>,
): boolean {
  return (
    after.findings.every((finding) => known.has(subjectOf(finding))) &&
    after.findings.length <= before.findings.length - choices.length &&
    after.model.syntax.problems.length <= before.model.syntax.problems.length
  );
}

/** The fixes of what is still found, and of materials of which something new is; none where it cannot be told. */
function guiltyOf(
  choices: readonly Choice[],
  { findings }: FixedFile,
  known: ReadonlySet<string>,
): readonly Choice[] {
  const added = findings.filter((finding) => !known.has(subjectOf(finding)));
  const materials = new Set(added.map(({ material }) => material));
  const left = new Set(findings.map(messageOf));
  return choices.filter(({ finding }) => materials.has(finding.material) || left.has(messageOf(finding)));
}

/** What a finding is about, as far as another may take its place. */
export function subjectOf({ rule, material = '' }: Finding): string {
  return `${rule}\n${material}`;
}

function messageOf(finding: Finding): string {
  return `${subjectOf(finding)}\n${finding.message}`;
}

function keyOf({ finding, fix }: Choice): string {
  return `${messageOf(finding)}\n${fix.title}`;
}

function withFixes(
  { model, count }: FixedFile,
  choices: readonly Choice[],
  options: CheckOptions,
): FixedFile {
  const edits = choices.flatMap(({ fix }) => fix.edits).sort((a, b) => a.range.start - b.range.start);
  const changed = withText(model, applied(model.text, edits));
  return { model: changed, findings: check(changed, options), count: count + choices.length };
}

/** The model of the file with another text. */
function withText(model: FileModel, text: string): FileModel {
  const imports = new Map(
    model.imports.flatMap(({ declaration, outcome }) =>
      declaration.path && outcome ? [[declaration.path.text, outcome] as const] : [],
    ),
  );
  const { file, address, projectOptions, shared } = model;
  return analyse(text, file, projectOptions, model, { address, imports, shared });
}
