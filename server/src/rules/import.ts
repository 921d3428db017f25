import type { FileModel, Import } from '../model/file-model.js';
import { occurrencesIn } from '../model/occurrences.js';
import { blanksBefore } from '../syntax/line-index.js';
import type { ImportDeclaration, Name, Range } from '../syntax/tree.js';
import { type Fix, placeIn, type Report, type Rule } from './rule.js';

export const importRule: Rule = {
  id: 'import',
  severity: 'error',
  documentation: {
    what: 'Reports files that cannot be imported, that import themselves by way of others, or from which nothing is used.',
    why:
      'Without the file its materials, structures and constants are not known, and what is derived from them is not ' +
      'checked. In a circle of imports no file can be evaluated before the others, so none of them brings anything.',
    example:
      'import "precusors.hem"\n\nbatch "first" of NCM811 { mass 10 g; from Li2CO3, NiO, Co3O4, MnO2 }\n',
    instead:
      'import "precursors.hem"\n\nbatch "first" of NCM811 { mass 10 g; from Li2CO3, NiO, Co3O4, MnO2 }\n',
    fix: 'Leaves out an import that is written twice, or from which nothing is used.',
  },
  check(model, report) {
    if (model.imports.length === 0) return;
    const first = new Map<string, Range>();
    const used = usedIn(model);
    for (const one of model.imports) {
      const { path } = one.declaration;
      if (!path) continue;
      const key = addressOf(one) ?? path.text;
      const before = first.get(key);
      if (before) report(repeated(path, before, one.declaration, model));
      else for (const found of problemsOf(one, path, used, model)) report(found);
      first.set(key, before ?? path.range);
    }
  },
};

function addressOf({ outcome }: Import): string | undefined {
  if (outcome?.kind === 'read') return outcome.model.address;
  return outcome?.kind === 'cycle' ? outcome.address : undefined;
}

function problemsOf(
  { declaration, outcome }: Import,
  path: Name,
  used: ReadonlySet<string>,
  model: FileModel,
): Report[] {
  const { range } = path;
  switch (outcome?.kind) {
    case undefined:
      return [];
    case 'unreadable': {
      const { why, help = 'check the path: it begins at the folder of this file' } = outcome;
      return [{ range, message: `\`${path.text}\` cannot be imported: ${why}`, help }];
    }
    case 'cycle':
      return [cycle(range, outcome.chain)];
    case 'read': {
      const { model: imported } = outcome;
      if (imported.syntax.problems.length > 0) return [unreadParts(path, imported)];
      // What is not read may be what uses it.
      if (used.has(imported.address) || model.syntax.problems.length > 0) return [];
      return [
        {
          range,
          severity: 'hint',
          message: `Nothing of \`${path.text}\` is used in this file`,
          help: 'leave the import out; what that file imports itself is not brought along',
          fixes: [leaveOut(declaration, model, false)],
        },
      ];
    }
  }
}

function cycle(range: Range, chain: readonly string[]): Report {
  if (chain.length === 2) {
    return { range, message: 'This file imports itself', help: 'leave the import out' };
  }
  return {
    range,
    message: `This import leads back to this file, ${chain.join(' → ')}, so it brings nothing`,
    help: 'move what several of these files need into one that imports none of them',
  };
}

function unreadParts({ text: path, range }: Name, imported: FileModel): Report {
  const { syntax } = imported;
  const [problem] = syntax.problems;
  const count = syntax.problems.length;
  return {
    range,
    severity: 'information',
    message: `Parts of \`${path}\` could not be read, so what they declare may be missing here`,
    help: `correct ${count === 1 ? 'the mistake' : `the ${count} mistakes`} in that file first`,
    ...(problem && { related: [placeIn(imported, problem.range, problem.message)] }),
  };
}

function repeated(path: Name, before: Range, declaration: ImportDeclaration, model: FileModel): Report {
  return {
    range: path.range,
    severity: 'warning',
    message: `\`${path.text}\` is imported already, in line ${model.lines.positionAt(before.start).line + 1}`,
    help: 'leave one of the imports out',
    related: [placeIn(model, before, 'the first import')],
    fixes: [leaveOut(declaration, model, true)],
  };
}

/** Takes the import away, with its line where nothing else stands on it. */
function leaveOut({ range }: ImportDeclaration, { text }: FileModel, isSafe: boolean): Fix {
  const start = blanksBefore(text, range.start);
  const behind = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(range.end));
  const isAlone = behind !== null && (start === 0 || /[\r\n\ufeff]/.test(text.charAt(start - 1)));
  const line = isAlone ? { start, end: range.end + behind[0].length } : range;
  return { title: 'Leave the import out', isSafe, edits: [{ range: line, text: '' }] };
}

/** The addresses of the files of which something is named. */
function usedIn(model: FileModel): Set<string> {
  const named = occurrencesIn(model).filter(({ form }) => form !== 'path');
  return new Set(named.map((occurrence) => occurrence.named.address));
}
