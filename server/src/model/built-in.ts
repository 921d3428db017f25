/** The structures that ship with hem, read once when first asked for. */
import { BUILT_IN_FILES } from '../data/structures/index.js';
import { parse } from '../syntax/parse.js';
import { type Structure, structureOf } from './structure.js';

let structures: ReadonlyMap<string, Structure> | undefined;

/** All built-in structures by name. */
export function builtInStructures(): ReadonlyMap<string, Structure> {
  structures ??= new Map(
    BUILT_IN_FILES.flatMap(({ file, text }) =>
      parse(text).declarations.flatMap((declaration) => {
        if (declaration.kind !== 'structure') return [];
        const structure = structureOf(declaration, file, true);
        return [[structure.name, structure] as const];
      }),
    ),
  );
  return structures;
}
