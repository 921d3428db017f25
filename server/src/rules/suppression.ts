/**
 * `# hem-ignore RULE: REASON` quiets a rule's findings in the declaration below it.
 *
 * Without a reason it quiets nothing: the rule unused-ignore says so.
 */
import type { FileModel } from '../model/file.js';
import type { IgnoreComment, Range } from '../syntax/tree.js';
import type { Finding } from './rule.js';

/** Splits findings into those that stay and the ignore comments, with rule ids, that quieted the others. */
export function suppress(model: FileModel, findings: readonly Finding[]) {
  const used = new Map<IgnoreComment, Set<string>>();
  const scopes = model.syntax.ignores
    .filter((ignore) => ignore.reason !== '')
    .map((ignore) => ({ ignore, range: scopeOf(ignore, model) }));
  const kept = findings.filter((finding) => {
    const match = scopes.find(
      ({ ignore, range }) =>
        range !== undefined &&
        finding.range.start >= range.start &&
        finding.range.start <= range.end &&
        ignore.rules.some((rule) => rule.text === finding.rule),
    );
    if (!match) return true;
    const rules = used.get(match.ignore) ?? new Set();
    used.set(match.ignore, rules.add(finding.rule));
    return false;
  });
  return { kept, used };
}

/** The declaration below an ignore comment, doc comments and all. */
function scopeOf(ignore: IgnoreComment, model: FileModel): Range | undefined {
  const below = model.syntax.declarations.find(
    (declaration) => declaration.keyword.start > ignore.range.start,
  );
  if (!below || /\S/.test(textBetween(ignore, below.keyword.start, model))) return undefined;
  return { start: ignore.range.start, end: below.range.end };
}

/** What stands between, comments left out. */
function textBetween(ignore: IgnoreComment, end: number, model: FileModel): string {
  return model.text.slice(ignore.range.end, end).replace(/#[^\r\n]*/g, '');
}
