import { describe, expect, test } from 'vitest';
import { subtypes, supertypes, typeAt, typeItem } from '../../../server/src/features/type-hierarchy.js';
import { cursor } from '../../support/cursor.js';
import { readAll } from '../../support/memory.js';

const FILES = {
  'shared.hem': `structure layers {
  A *1 : Na
  X *2 : O
}
material MTS(x = 0, 0.05) : layers = NaMn{1-x}Ti{x}O2
`,
  'main.hem': `import "shared.hem"
material doped from MTS(0) {
  A: Na -> K
}
material other = layers-NaMnO2
material both : layers from MTS(0) {
  A: Na -> Li
}
material LCO : O3 = LiCoO2
measured of MTS(0) { Na 1 }
batch of MTS(0) { mass 1 g; from "MTS(0.05)" }
material lost from nothing {}
`,
  'far.hem': 'import "main.hem"\nmaterial third from doped {\n  A: K -> Cs\n}\n',
  'alone.hem': 'material MTS : O3 = LiCoO2\nmaterial b from MTS { M: Co -> Ni }\n',
};

async function at(file: keyof typeof FILES, snippet: string) {
  const models = await readAll(FILES);
  const start = FILES[file].indexOf(snippet.replace('$0', ''));
  const model = models.get(file);
  if (start < 0 || !model) throw new Error(`no ${snippet}`);
  return { models, named: typeAt(model, start + cursor(snippet).offset) };
}

/** What is above, the thing itself, what is below. */
async function around(file: keyof typeof FILES, snippet: string) {
  const { models, named } = await at(file, snippet);
  if (!named) return undefined;
  const told = (items: ReturnType<typeof supertypes>) =>
    items.map(({ named: { name }, detail }) => `${name} (${detail})`).sort();
  const item = typeItem(named, models);
  return [told(supertypes(named, models)), told(item ? [item] : []), told(subtypes(named, models))];
}

describe('the hierarchy around', () => {
  test.each([
    [
      'a family',
      'shared.hem',
      'material $0MTS',
      [['layers (shared.hem)'], ['MTS (shared.hem)'], ['both (main.hem)', 'doped (main.hem)']],
    ],
    [
      'a derived material',
      'main.hem',
      '$0doped',
      [['MTS (shared.hem)'], ['doped (main.hem)'], ['third (far.hem)']],
    ],
    [
      'one that names its structure, too',
      'main.hem',
      '$0both',
      [['MTS (shared.hem)', 'layers (shared.hem)'], ['both (main.hem)'], []],
    ],
    [
      'a structure',
      'main.hem',
      'lay$0ers-Na',
      [[], ['layers (shared.hem)'], ['MTS (shared.hem)', 'both (main.hem)', 'other (main.hem)']],
    ],
    [
      'a built-in structure',
      'main.hem',
      '$0O3',
      [[], ['O3 (built in)'], ['LCO (main.hem)', 'MTS (alone.hem)']],
    ],
    [
      'a material in another file with the same name',
      'alone.hem',
      '$0MTS',
      [['O3 (built in)'], ['MTS (alone.hem)'], ['b (alone.hem)']],
    ],
    ['what is derived from nothing', 'main.hem', '$0lost', [[], ['lost (main.hem)'], []]],
  ] as const)('%s', async (_, file, snippet, expected) => {
    expect(await around(file, snippet)).toEqual(expected);
  });

  test('an item has its whole declaration, and its name within it', async () => {
    const { models, named } = await at('main.hem', '$0doped');
    const item = named && typeItem(named, models);
    const { start = 0, end = 0 } = item?.range ?? {};
    expect(FILES['main.hem'].slice(start, end)).toBe('material doped from MTS(0) {\n  A: Na -> K\n}');
    expect(FILES['main.hem'].slice(item?.selection.start, item?.selection.end)).toBe('doped');
  });

  test.each([
    ['shared.hem', '$0A *1'],
    ['main.hem', 'N$0aMnO2'],
    ['main.hem', 'from noth$0ing'],
  ] as const)('there is none in %s at %s', async (file, snippet) => {
    expect(await around(file, snippet)).toBeUndefined();
  });
});
