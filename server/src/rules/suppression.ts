/**
 * `# hem-ignore RULE: REASON` quiets a rule's findings in the declaration below it.
 *
 * Without a reason it quiets nothing: the rule unused-ignore says so.
 */
import type { FileModel } from '../model/file.js';
import { firstDeclaration } from '../syntax/lookup.js';
import type { Declaration, IgnoreComment } from '../syntax/tree.js';
import type { Finding } from './rule.js';

/** Splits findings into those that stay and the ignore comments, with rule ids, that quieted the others. */
export function suppress(model: FileModel, findings: readonly Finding[]) {
  const used = new Map<IgnoreComment, Set<string>>();
  const byDeclaration = new Map<Declaration, IgnoreComment[]>();
  for (const ignore of model.syntax.ignores) {
    const below = ignore.reason === '' ? undefined : declarationBelow(ignore, model);
    if (below) byDeclaration.set(below, [...(byDeclaration.get(below) ?? []), ignore]);
  }
  const kept = findings.filter(({ rule, range: { start } }) => {
    const declaration = firstDeclaration(model.syntax, ({ range }) => start <= range.end);
    const ignores = (declaration && byDeclaration.get(declaration)) ?? [];
    const match = ignores.find(
      ({ range, rules }) => start >= range.start && rules.some(({ text }) => text === rule),
    );
    if (!match) return true;
    used.set(match, (used.get(match) ?? new Set()).add(rule));
    return false;
  });
  return { kept, used };
}

/** The declaration that an ignore comment stands above; undefined where something else stands in between. */
function declarationBelow(ignore: IgnoreComment, model: FileModel): Declaration | undefined {
  const below = firstDeclaration(model.syntax, ({ keyword }) => keyword.start > ignore.range.start);
  return below && !/\S/.test(textBetween(ignore, below.keyword.start, model)) ? below : undefined;
}

/** What stands between, comments left out. */
function textBetween(ignore: IgnoreComment, end: number, model: FileModel): string {
  return model.text.slice(ignore.range.end, end).replace(/#[^\r\n]*/g, '');
}
