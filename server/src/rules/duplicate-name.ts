import { builtInStructures } from '../model/built-in.js';
import type { FileModel } from '../model/file.js';
import { pathBetween } from '../model/places.js';
import { shifted } from '../syntax/move.js';
import type { Declaration, Name, PlacedName, Range, SourceFile } from '../syntax/tree.js';
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
    const shared = sharedNames(model);
    const imported = importedNames(model, shared, report);
    const tellElsewhere = (kind: string, { text, range }: Name): void => {
      const key = `${kind} ${text}`;
      const elsewhere = imported.get(key) ?? shared.get(key);
      if (!elsewhere) return;
      report({
        range,
        message: `A ${kind} called \`${text}\` is declared already, in \`${pathTo(elsewhere, model)}\``,
        help: imported.has(key)
          ? 'give one of them another name, or leave the import out'
          : `give one of them another name: ${EVERYWHERE}`,
        ...(kind === 'material' && { material: text }),
        related: [elsewhere],
      });
    };
    const tellRepeated = (kind: string, { text, range }: Name, before: Range): void =>
      report({
        range,
        message: `A ${kind} called \`${text}\` is declared already, in line ${model.lines.positionAt(before.start).line + 1}`,
        help: 'give one of them another name',
        ...(kind === 'material' && { material: text }),
        related: [placeIn(model, before, `the first \`${text}\``)],
      });
    const first = new Map<string, Range>();
    const visit = (kind: string, name: Name, within = ''): void => {
      const key = `${kind} ${within}${name.text}`;
      const before = first.get(key);
      if (before) {
        tellRepeated(kind, name, before);
        return;
      }
      first.set(key, name.range);
      if (within === '') tellElsewhere(kind, name);
    };

    const { names, others } = model.syntax;
    const nameAt = (place: PlacedName) => nameIn(model.syntax, place);
    for (const place of names.repeated) {
      const name = nameAt(place);
      const before = name && names.first.get(name.text);
      const there = before && nameAt(before);
      if (there) tellRepeated('material', name, there.range);
    }
    if (imported.size + shared.size > 0) {
      for (const place of names.first.values()) {
        const name = nameAt(place);
        if (name) tellElsewhere('material', name);
      }
    }
    for (const declaration of others.flatMap(({ declarations }) => declarations)) {
      const { kind, name } = declaration;
      if (kind === 'material' || !name || name.text === '') continue;
      visit(WORDS[kind] ?? kind, name);
      if (kind !== 'structure') continue;
      for (const site of declaration.sites) visit('site', site.name, `${name.range.start} `);
      if (builtInStructures().has(name.text)) {
        report({
          range: name.range,
          message: `\`${name.text}\` is a built-in structure`,
          help: 'give yours another name, so that a reader knows which is meant',
        });
      }
    }
  },
};

/** The name with its range in the file. */
function nameIn({ chunks }: SourceFile, { chunk, index }: PlacedName): Name | undefined {
  const within = chunks[chunk];
  const name = within?.chunk.declarations[index]?.name;
  return name && shifted(name, within.start);
}

const EVERYWHERE = 'the project makes the structures of that file known everywhere';

/** The places of the structures that the project makes known everywhere, with the keys of this file's own. */
function sharedNames({ shared }: FileModel): Map<string, Related> {
  return new Map(
    shared.flatMap((file) =>
      file.structures.map(({ name, source }): [string, Related] => [
        `structure ${name}`,
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
      const key = `${word} ${name.text}`;
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
