import { describe, expect, test } from 'vitest';
import { mayName, occurrenceAt } from '../../../server/src/features/names.js';
import { references } from '../../../server/src/features/references.js';
import { cursor } from '../../support/cursor.js';
import { readAll } from '../../support/memory.js';

const FILES = {
  'shared.hem': `structure layers {
  A *1 : Na
  M *1 : Mn, Ti
  X *2 : O
}
let y = 0.05
material MTS(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2
`,
  'main.hem': `import "shared.hem"
material doped from MTS(y) {
  M: Ti -> Sn
  expect sum(M) = 1
}
material other : layers = NaMn{1-y}Ti{y}O2
batch of MTS(0) {
  mass 1 g
  from "MTS(0.05)"
}
`,
  'far.hem': 'import "main.hem"\nmaterial third from doped {\n  M: Sn -> Zr\n}\n',
  'alone.hem': 'let y = 1\nmaterial MTS : O3 = LiCoO2\nmaterial b from MTS { M: Co -> Ni }\n',
};

/** `file:line:column` of each place, both from one. */
async function places(file: keyof typeof FILES, snippet: string, includeDeclaration = true) {
  const { offset } = cursor(snippet);
  const start = FILES[file].indexOf(snippet.replace('$0', ''));
  const models = await readAll(FILES);
  const model = models.get(file);
  const named = model && occurrenceAt(model, start + offset)?.named;
  if (start < 0 || !named) throw new Error(`no name at ${snippet}`);
  const found = references(named, models.values(), { includeDeclaration });
  for (const { address } of found) {
    if (address in FILES) expect(mayName(FILES[address as keyof typeof FILES], named)).toBe(true);
  }
  return found
    .map(({ address, range }) => {
      const { line = 0, column = 0 } = models.get(address)?.lines.positionAt(range.start) ?? {};
      return `${address}:${line + 1}:${column + 1}`;
    })
    .sort();
}

describe('references', () => {
  test('to a material, in every form', async () => {
    const expected = ['main.hem:2:21', 'main.hem:7:10', 'main.hem:9:9', 'shared.hem:7:10'];
    expect(await places('shared.hem', 'material $0MTS')).toEqual(expected);
    expect(await places('main.hem', '"MT$0S(')).toEqual(expected);
    expect(await places('main.hem', '"MT$0S(', false)).toEqual(expected.slice(0, 3));
  });

  test('to a structure', async () => {
    expect(await places('main.hem', '$0layers')).toEqual([
      'main.hem:6:18',
      'shared.hem:1:11',
      'shared.hem:7:29',
    ]);
  });

  test('to a site, by way of what is derived', async () => {
    expect(await places('shared.hem', '$0M *1')).toEqual([
      'far.hem:3:3',
      'main.hem:3:3',
      'main.hem:4:14',
      'shared.hem:3:3',
    ]);
  });

  test('to a constant', async () => {
    expect(await places('main.hem', 'Ti{$0y}')).toEqual([
      'main.hem:2:25',
      'main.hem:6:34',
      'main.hem:6:39',
      'shared.hem:6:5',
    ]);
  });

  test('to a file', async () => {
    expect(await places('main.hem', '"shared$0')).toEqual(['main.hem:1:8']);
  });

  test('to a built-in structure', async () => {
    expect(await places('alone.hem', 'O$03')).toEqual(['alone.hem:2:16', 'hem-structure:/o3.hem:1:1']);
    expect(await places('alone.hem', 'O$03', false)).toEqual(['alone.hem:2:16']);
  });
});
