import { builtInStructures } from '../model/built-in.js';
import type { FileModel } from '../model/file.js';
import { pathBetween } from '../model/places.js';
import { shifted } from '../syntax/move.js';
import type { Declaration, Name, Range } from '../syntax/tree.js';
import { placeIn, type Related, type Report, type Rule } from './rule.js';
import { allOf } from './wording.js';

/** What declarations are called where it is not by their keyword. */
const WORDS: Partial<Record<Declaration['kind'], string>> = { let: 'constant', measured: 'measurement' };

export const duplicateName: Rule = {
  id: 'duplicate-name',
  severity: 'error',
  documentation: {
    what: 'Reports materials, structures and sites of a structure that are declared twice, here or in an imported file.',
    why: 'Whoever reads, cites or weighs the name later cannot know which of the two is meant.',
    example: 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial NCM : O3 = LiNi0.6Co0.2Mn0.2O2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial NCM622 : O3 = LiNi0.6Co0.2Mn0.2O2\n',
    fix: 'There is none: a name is the author’s to choose.',
  },
  check(model, report) {
    const first = new Map<string, Map<string, Place>>();
    const shared = sharedNames(model);
    const imported = importedNames(model, shared, report);
    /** @param start where the stretch begins from whose start the place of the name is counted. */
    const visit = (kind: string, name: Name | undefined, start: number, within = 0): void => {
      if (!name || name.text === '') return;
      const firstOfKind = first.get(kind) ?? new Map<string, Place>();
      first.set(kind, firstOfKind);
      const own = within === 0 ? name.text : `${within} ${name.text}`;
      const before = firstOfKind.get(own);
      const key = imported.size + shared.size > 0 ? `${kind} ${within} ${name.text}` : '';
      const elsewhere = imported.get(key) ?? shared.get(key);
      if (!before && elsewhere) {
        report({
          range: shifted(name.range, start),
          message: `A ${kind} called \`${name.text}\` is declared already, in \`${pathTo(elsewhere, model)}\``,
          help: imported.has(key)
            ? 'give one of them another name, or leave the import out'
            : `give one of them another name: ${EVERYWHERE}`,
          ...(kind === 'material' && { material: name.text }),
          related: [elsewhere],
        });
      }
      if (!before) {
        firstOfKind.set(own, { range: name.range, start });
        return;
      }
      const there = shifted(before.range, before.start);
      report({
        range: shifted(name.range, start),
        message: `A ${kind} called \`${name.text}\` is declared already, in line ${model.lines.positionAt(there.start).line + 1}`,
        help: 'give one of them another name',
        ...(kind === 'material' && { material: name.text }),
        related: [placeIn(model, there, `the first \`${name.text}\``)],
      });
    };
    for (const part of model.parts) {
      for (const declaration of part.model.syntax.declarations) {
        visit(WORDS[declaration.kind] ?? declaration.kind, declaration.name, part.start);
        if (declaration.kind !== 'structure' || !declaration.name) continue;
        const { name, sites } = declaration;
        for (const site of sites) visit('site', site.name, part.start, name.range.start + part.start);
        if (builtInStructures().has(name.text)) {
          report({
            range: shifted(name.range, part.start),
            message: `\`${name.text}\` is a built-in structure`,
            help: 'give yours another name, so that a reader knows which is meant',
          });
        }
      }
    }
  },
};

/** A place in a stretch, which is moved only where something is told of it. */
interface Place {
  readonly range: Range;
  readonly start: number;
}

const EVERYWHERE = 'the project makes the structures of that file known everywhere';

/** The places of the structures that the project makes known everywhere, with the keys of this file's own. */
function sharedNames({ shared }: FileModel): Map<string, Related> {
  return new Map(
    shared.flatMap((file) =>
      file.structures.map(({ name, source }): [string, Related] => [
        `structure 0 ${name}`,
        placeIn(file, source.range, `the other \`${name}\``),
      ]),
    ),
  );
}

/** What an import brings along. */
const BROUGHT: ReadonlySet<Declaration['kind']> = new Set(['material', 'structure', 'let']);

/**
 * The places of imported names, with the keys of this file's own. Where two imported files declare the same name, that
 * of the first counts, which is told at the second.
 */
function importedNames(
  model: FileModel,
  shared: ReadonlyMap<string, Related>,
  report: (report: Report) => void,
): Map<string, Related> {
  const names = new Map<string, Related>();
  for (const { declaration, outcome } of model.imports) {
    if (outcome?.kind !== 'read' || !declaration.path) continue;
    const { model: imported } = outcome;
    const hidden = new Map<string, Related>();
    for (const { kind, name } of imported.syntax.declarations) {
      if (!BROUGHT.has(kind) || !name || name.text === '') continue;
      const word = WORDS[kind] ?? kind;
      const key = `${word} 0 ${name.text}`;
      const before = names.get(key);
      if (before && before.address !== imported.address) hidden.set(name.text, before);
      if (before) continue;
      names.set(key, placeIn(imported, name.range, `the imported \`${name.text}\``));
      const other = shared.get(key);
      if (!other || other.address === imported.address) continue;
      report({
        range: declaration.path.range,
        severity: 'warning',
        message: `\`${name.text}\` of \`${declaration.path.text}\` goes before the one that \`${pathTo(other, model)}\` declares`,
        help: `give one of them another name: ${EVERYWHERE}`,
        related: [other],
      });
    }
    const [before] = hidden.values();
    if (!before) continue;
    report({
      range: declaration.path.range,
      severity: 'warning',
      message: `${quoted([...hidden.keys()])} of \`${declaration.path.text}\` cannot be named here: \`${pathTo(before, model)}\`, which is imported first, has the same`,
      help: 'give them other names in one of the files',
      related: [before],
    });
  }
  return names;
}

function pathTo({ address }: Related, model: FileModel): string {
  return pathBetween(model.address, address);
}

/** Names that are told one by one, at most. */
const MOST_TOLD = 3;

function quoted(names: readonly string[]): string {
  const told = names.slice(0, MOST_TOLD).map((name) => `\`${name}\``);
  const left = names.length - told.length;
  return allOf(left > 0 ? [...told, `${left} more`] : told);
}
