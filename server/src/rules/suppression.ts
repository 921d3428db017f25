/**
 * `# hem-ignore RULE: REASON` quiets a rule's findings: above a declaration those of the declaration, behind something
 * those of its line, alone within a declaration those of the next line. `# hem-ignore-file RULE: REASON` above the first
 * declaration quiets those of the file.
 *
 * Without a reason it quiets nothing: the rule unused-ignore says so.
 */
import type { FileModel } from '../model/file.js';
import { firstDeclaration } from '../syntax/lookup.js';
import type { Declaration, IgnoreComment } from '../syntax/tree.js';
import type { Finding } from './rule.js';

/** What an ignore comment is about. */
export type IgnoreScope =
  | { readonly kind: 'file' }
  | { readonly kind: 'declaration'; readonly declaration: Declaration }
  /** From zero. */
  | { readonly kind: 'line'; readonly line: number };

/** Splits findings into those that stay and the ignore comments, with rule ids, that quieted the others. */
export function suppress(model: FileModel, findings: readonly Finding[]) {
  const used = new Map<IgnoreComment, Set<string>>();
  if (model.syntax.ignores.length === 0) return { kept: findings, used };
  const { byLine, byDeclaration, ofFile } = sorted(model);
  const kept = findings.filter(({ rule, range: { start } }) => {
    const declaration = firstDeclaration(model.syntax, ({ range }) => start <= range.end);
    const ignores = [
      ...(byLine.get(model.lines.positionAt(start).line) ?? []),
      ...((declaration && byDeclaration.get(declaration)) ?? []).filter(({ range }) => start >= range.start),
      ...ofFile,
    ];
    const match = ignores.find(({ rules }) => rules.some(({ text }) => text === rule));
    if (!match) return true;
    used.set(match, (used.get(match) ?? new Set()).add(rule));
    return false;
  });
  return { kept, used };
}

/** The ignore comments that give a reason, by what they are about. */
function sorted(model: FileModel) {
  const byLine = new Map<number, IgnoreComment[]>();
  const byDeclaration = new Map<Declaration, IgnoreComment[]>();
  const ofFile: IgnoreComment[] = [];
  for (const ignore of model.syntax.ignores) {
    const scope = ignore.reason === '' ? undefined : scopeOf(ignore, model);
    if (scope?.kind === 'file') ofFile.push(ignore);
    if (scope?.kind === 'line') byLine.set(scope.line, [...(byLine.get(scope.line) ?? []), ignore]);
    if (scope?.kind === 'declaration') {
      byDeclaration.set(scope.declaration, [...(byDeclaration.get(scope.declaration) ?? []), ignore]);
    }
  }
  return { byLine, byDeclaration, ofFile };
}

/** What an ignore comment is about; undefined where it stands above nothing, or for a file not at its top. */
export function scopeOf(ignore: IgnoreComment, model: FileModel): IgnoreScope | undefined {
  const { start } = ignore.range;
  const { lines, text, syntax } = model;
  if (ignore.isForFile) {
    const [first] = syntax.declarations;
    return first && first.keyword.start < start ? undefined : { kind: 'file' };
  }
  const { line } = lines.positionAt(start);
  if (/[^\s\ufeff]/.test(text.slice(lines.offsetAt(line, 0), start))) return { kind: 'line', line };
  const around = firstDeclaration(syntax, ({ range }) => start < range.end);
  if (around && around.keyword.start < start) return lineBelow(ignore, around, model);
  return around && isBlank(ignore, around.keyword.start, model)
    ? { kind: 'declaration', declaration: around }
    : undefined;
}

/** The next line within a declaration that has more than a comment. */
function lineBelow(ignore: IgnoreComment, { range }: Declaration, model: FileModel): IgnoreScope | undefined {
  const code = /^(?:\s+|#[^\r\n]*)*/.exec(model.text.slice(ignore.range.end, range.end))?.[0].length ?? 0;
  const at = ignore.range.end + code;
  return at < range.end ? { kind: 'line', line: model.lines.positionAt(at).line } : undefined;
}

/** Whether there is nothing but comments between an ignore comment and an offset. */
function isBlank({ range }: IgnoreComment, end: number, { text }: FileModel): boolean {
  return !/\S/.test(text.slice(range.end, end).replace(/#[^\r\n]*/g, ''));
}
