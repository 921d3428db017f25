/** The structures that ship with hem, read once when first asked for. */
import { BUILT_IN_FILES } from '../data/structures/index.js';
import { parse } from '../syntax/parse.js';
import { type Structure, structureOf } from './structure.js';

/** The scheme of the addresses of built-in files. */
export const SCHEME = 'hem-structure';

/** The text of a built-in file by its address; undefined where there is none. */
export function builtInText(address: string): string | undefined {
  return BUILT_IN_FILES.find(({ file }) => address === `${SCHEME}:/${file}`)?.text;
}

let structures: ReadonlyMap<string, Structure> | undefined;

/** All built-in structures by name. */
export function builtInStructures(): ReadonlyMap<string, Structure> {
  structures ??= new Map(
    BUILT_IN_FILES.flatMap(({ file, text }) =>
      parse(text).declarations.flatMap((declaration) => {
        if (declaration.kind !== 'structure') return [];
        const structure = structureOf(declaration, { file, address: `${SCHEME}:/${file}`, isBuiltIn: true });
        return [[structure.name, structure] as const];
      }),
    ),
  );
  return structures;
}
