/** Code actions: the fixes of findings, and quieting them with a reason. */
import type { FileModel } from '../model/file.js';
import type { Finding } from '../rules/rule.js';
import { declarationAt, touches } from '../syntax/lookup.js';
import type { Declaration, Range } from '../syntax/tree.js';
import { asPrinted } from './as-printed.js';
import type { Edit } from './refactorings/refactoring.js';

export interface CodeAction {
  readonly title: string;
  /** What it does away with. */
  readonly finding: Finding;
  readonly edits: readonly Edit[];
  /** Whether it is the best answer to its finding: it keeps the meaning, and none is offered before it. */
  readonly isPreferred: boolean;
}

/** Text that was not read has no meaning to quiet, and a comment about a comment would be the next to be unused. */
const NEVER_IGNORED = new Set(['syntax', 'unused-ignore']);

/**
 * What may be done about the findings that touch a range: their fixes, a formula without the marks of print, then
 * ignoring each rule once.
 */
export function codeActions(model: FileModel, findings: readonly Finding[], range: Range): CodeAction[] {
  const touched = findings.filter((finding) => touches(finding.range, range));
  const fixes = touched.flatMap((finding) =>
    (finding.fixes ?? []).map((fix) => ({
      title: fix.title,
      finding,
      edits: fix.edits,
      isPreferred: fix === finding.fixes?.find(({ isSafe }) => isSafe),
    })),
  );
  const ignores = new Map<string, CodeAction>();
  for (const finding of touched) {
    const declaration = declarationAt(model.syntax, finding.range.start);
    if (!declaration || NEVER_IGNORED.has(finding.rule)) continue;
    const key = `${finding.rule} ${declaration.range.start}`;
    if (!ignores.has(key)) ignores.set(key, ignoring(finding, declaration, model));
  }
  return [...fixes, ...printed(model, touched), ...ignores.values()];
}

function printed(model: FileModel, findings: readonly Finding[]): CodeAction[] {
  const finding = findings.find(({ rule }) => rule === 'syntax');
  const declaration = finding && declarationAt(model.syntax, finding.range.start);
  const edit = declaration && asPrinted(model, declaration);
  if (!finding || !edit) return [];
  return [{ title: `Write it without marks: ${edit.text}`, finding, edits: [edit], isPreferred: true }];
}

/** Writes the comment directly above the keyword: below a doc comment it still belongs to the declaration. */
function ignoring(finding: Finding, declaration: Declaration, { text, lines }: FileModel): CodeAction {
  const start = lines.offsetAt(lines.positionAt(declaration.keyword.start).line, 0);
  const before = text.slice(start, declaration.keyword.start);
  const indentation = /^\ufeff?([ \t]*)/.exec(before)?.[1] ?? '';
  const at = before.startsWith('\ufeff') ? start + 1 : start;
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const comment = (reason: string) => `${indentation}# hem-ignore ${finding.rule}: ${reason}${eol}`;
  return {
    title: `Ignore ${finding.rule} here, with a reason`,
    finding,
    edits: [{ range: { start: at, end: at }, text: comment('reason'), snippet: comment(`\${1:reason}`) }],
    isPreferred: false,
  };
}
