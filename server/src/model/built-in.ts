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

/** All built-in structures by name. Each is read when something of it is asked for: a file names few of them. */
export function builtInStructures(): ReadonlyMap<string, Structure> {
  structures ??= new Map(
    BUILT_IN_FILES.map(({ file, text }) => {
      const name = nameIn(text);
      return [name, unread(name, file, text)] as const;
    }),
  );
  return structures;
}

/** A built-in file has one structure, and its name stands in no quotes: a test holds them to it. */
function nameIn(text: string): string {
  return /^structure ([^\s"{]+)/m.exec(text)?.[1] ?? '';
}

function unread(name: string, file: string, text: string): Structure {
  const place = { file, address: `${SCHEME}:/${file}`, isBuiltIn: true };
  let known: Structure | undefined;
  const read = (): Structure => {
    known ??= parse(text)
      .declarations.flatMap((one) => (one.kind === 'structure' ? structureOf(one, place) : []))
      .find((one) => one.name === name);
    if (!known) throw new Error(`${file} declares no ${name}`);
    return known;
  };
  const source: Structure['source'] = {
    ...place,
    get range() {
      return read().source.range;
    },
  };
  return {
    name,
    source,
    get description() {
      return read().description;
    },
    get doc() {
      return read().doc;
    },
    get metallic() {
      return read().metallic;
    },
    get sites() {
      return read().sites;
    },
    get spellings() {
      return read().spellings;
    },
  };
}
