import { expect, test } from 'vitest';
import { BUILT_IN_FILES } from '../../../server/src/data/structures/index.js';
import { builtInStructures } from '../../../server/src/model/built-in.js';
import { structureOf } from '../../../server/src/model/structure.js';
import { parse } from '../../../server/src/syntax/parse.js';

test.each(BUILT_IN_FILES)(
  '$file has one structure, under the name that is found without reading it',
  ({ file, text }) => {
    const { declarations, problems } = parse(text);
    expect(problems).toEqual([]);
    const structures = declarations.flatMap((one) =>
      one.kind === 'structure'
        ? [structureOf(one, { file, address: `hem-structure:/${file}`, isBuiltIn: true })]
        : [],
    );
    expect(structures).toHaveLength(1);
    const [structure] = structures;
    expect(builtInStructures().get(structure?.name ?? '')).toEqual(structure);
  },
);

test('no two have a name in common', () => {
  expect(builtInStructures().size).toBe(BUILT_IN_FILES.length);
});
