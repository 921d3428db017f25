import { describe, expect, test } from 'vitest';
import { references } from '../../../server/src/features/references.js';
import { prepareRename, rename } from '../../../server/src/features/rename.js';
import { occurrencesIn } from '../../../server/src/model/occurrences.js';
import { cursor } from '../../support/cursor.js';
import { applyFix } from '../../support/edits.js';
import { readAll } from '../../support/memory.js';

type Files = Readonly<Record<string, string>>;

/** The files that change, or why none does; `$0` stands in one of them. */
async function renamed(marked: Files, name: string, mayWrite = (_: string) => true): Promise<Files | string> {
  const files: Record<string, string> = {};
  let at: { readonly file: string; readonly offset: number } | undefined;
  for (const [file, snippet] of Object.entries(marked)) {
    const { text, offset } = snippet.includes('$0') ? cursor(snippet) : { text: snippet, offset: -1 };
    files[file] = text;
    if (offset >= 0) at = { file, offset };
  }
  const models = await readAll(files);
  const model = at && models.get(at.file);
  const found = at && model && prepareRename(model, at.offset);
  if (!found) throw new Error('nothing to rename');
  if ('why' in found) return found.why;
  const before = references(found.named, models.values(), { includeDeclaration: true }).length;
  const edits = rename(found.named, name, models.values(), mayWrite);
  if ('why' in edits) return edits.why;
  const changed: Record<string, string> = {};
  for (const [address, own] of edits) {
    changed[address] = applyFix(files[address] ?? '', { title: '', isSafe: true, edits: own });
  }
  if (edits.size > 0) await expectSame({ ...files, ...changed }, name, found.named.kind, before);
  return changed;
}

/** The new name stands for one thing, as often as the old one did. */
async function expectSame(files: Files, wanted: string, kind: string, count: number): Promise<void> {
  const models = await readAll(files);
  const name = wanted.replace(/^"(.*)"$/, '$1');
  const found = [...models.values()].flatMap(occurrencesIn);
  const [first] = found.filter(({ named }) => named.kind === kind && named.name === name);
  expect(first && references(first.named, models.values(), { includeDeclaration: true })).toHaveLength(count);
}

const SHARED = `structure layers {
  A *1 : Na
  M *1 : Mn, Ti
  X *2 : O
}
let y = 0.05
material MTS(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2
`;
const MAIN = `import "shared.hem"
material doped from MTS(y) {
  M: Ti -> Sn
  expect sum(M) = 1
}
batch of MTS(0) {
  mass 1 g
  from "MTS(0.05)"
}
`;

describe('renaming', () => {
  test('a material, in every file', async () => {
    expect(
      await renamed({ 'shared.hem': SHARED, 'main.hem': MAIN.replace('MTS(y', '$0MTS(y') }, 'NaMT'),
    ).toEqual({
      'shared.hem': SHARED.replace('MTS', 'NaMT'),
      'main.hem': MAIN.replaceAll('MTS', 'NaMT'),
    });
  });

  test('a material, in quotes where it needs them', async () => {
    const files = { 'shared.hem': SHARED.replace('MTS', '$0MTS'), 'main.hem': MAIN };
    expect(await renamed(files, 'Na "HE" \\ (x)')).toEqual({
      'shared.hem': SHARED.replace('MTS', '"Na \\"HE\\" \\\\ (x)"'),
      'main.hem': MAIN.replaceAll(' MTS', ' "Na \\"HE\\" \\\\ (x)"').replace(
        '"MTS(',
        '"Na \\"HE\\" \\\\ (x)(',
      ),
    });
  });

  test('a material that had quotes, and the quotes that are typed are not of the name', async () => {
    const text =
      'material "a b" : O3 = LiCoO2\nmaterial c from "a b" { M: Co -> Ni }\nbatch of c { mass 1 g; from "a b" }\n';
    expect(await renamed({ 'a.hem': text.replace('a b', 'a$0 b') }, '"d"')).toEqual({
      'a.hem':
        'material d : O3 = LiCoO2\nmaterial c from d { M: Co -> Ni }\nbatch of c { mass 1 g; from "d" }\n',
    });
  });

  test('a structure', async () => {
    const files = {
      'shared.hem': SHARED.replace('layers', 'lay$0ers'),
      'main.hem': 'import "shared.hem"\nmaterial a = layers-NaMnO2\nmaterial b : layers = NaMnO2\n',
    };
    expect(await renamed(files, 'P9')).toEqual({
      'shared.hem': SHARED.replaceAll('layers', 'P9'),
      'main.hem': files['main.hem'].replaceAll('layers', 'P9'),
    });
    expect(await renamed(files, 'P-9')).toMatch('stands in front of a formula');
  });

  test('a site, by way of what is derived', async () => {
    const files = { 'shared.hem': SHARED, 'main.hem': MAIN.replace('M: Ti', '$0M: Ti') };
    expect(await renamed(files, 'TM')).toEqual({
      'shared.hem': SHARED.replace('  M *1', '  TM *1'),
      'main.hem': MAIN.replace('M: Ti', 'TM: Ti').replace('sum(M)', 'sum(TM)'),
    });
    expect(await renamed(files, 'T M')).toEqual({
      'shared.hem': SHARED.replace('  M *1', '  "T M" *1'),
      'main.hem': MAIN.replace('M: Ti', '"T M": Ti').replace('sum(M)', 'sum(T M)'),
    });
    expect(await renamed(files, 'M(1)')).toMatch('stands in the parentheses of an expectation');
  });

  test('a constant', async () => {
    const files = { 'shared.hem': SHARED.replace('y =', 'y$0 ='), 'main.hem': MAIN };
    expect(await renamed(files, 'sn_part')).toEqual({
      'shared.hem': SHARED.replace('y =', 'sn_part ='),
      'main.hem': MAIN.replace('(y)', '(sn_part)'),
    });
  });

  test('a parameter, with braces around what had none', async () => {
    const text =
      'material a(x = 0, 0.5; z = 1) : O3 = Li[Mn1-xTix]O2-{z-(z)}·xH2O\nmaterial b(x = 1) from a(x, 1) { M: Mn x -> Ti }\n';
    expect(await renamed({ 'a.hem': text.replace('Tix', 'Ti$0x') }, 's')).toEqual({
      'a.hem':
        'material a(s = 0, 0.5; z = 1) : O3 = Li[Mn{1-s}Ti{s}]O2-{z-(z)}·{s}H2O\nmaterial b(x = 1) from a(x, 1) { M: Mn x -> Ti }\n',
    });
    expect(await renamed({ 'a.hem': text.replace('from a(x', 'from a($0x') }, 'part')).toEqual({
      'a.hem': text.replace('b(x = 1) from a(x, 1) { M: Mn x', 'b(part = 1) from a(part, 1) { M: Mn {part}'),
    });
  });

  test('a parameter in subscripts', async () => {
    const text = 'material a(x = 0, 0.5) : O3 = Li[Mn₁₋ₓTiₓ]O₂\n';
    expect(await renamed({ 'a.hem': text.replace('(x', '($0x') }, 'y')).toEqual({
      'a.hem': 'material a(y = 0, 0.5) : O3 = Li[Mn{₁₋y}Ti{y}]O₂\n',
    });
  });

  test('to the same name changes nothing', async () => {
    expect(await renamed({ 'a.hem': 'material $0a : O3 = LiCoO2\n' }, 'a')).toEqual({});
  });

  test('one of two with the same name leaves the other as it is', async () => {
    const text = 'material a : O3 = LiCoO2\nmaterial a : P2 = LiNiO2\nmaterial b from a { M: Co -> Ni }\n';
    expect(await renamed({ 'a.hem': text.replace('a : P2', '$0a : P2') }, 'c')).toEqual({
      'a.hem': text.replace('a : P2', 'c : P2'),
    });
  });
});

describe('what is refused', () => {
  const TWO =
    'let y = 1\nlet z = 2\nstructure s {\n  A : Li\n  X : O\n}\nmaterial a(x = 0; w = 1) : s = Li{x}O{w+y+v}\nmaterial b : s = LiO\n';
  test.each([
    ['an element', 'material a : O3 = LiCo$0O2\n', 'b', '`O` is the symbol of an element'],
    ['a built-in structure', 'material a : O$03 = LiCoO2\n', 'b', '`O3` is a built-in structure and'],
    [
      'a built-in site',
      'material a : O3 {\n  $0A: Li\n}\n',
      'b',
      '`A` is a site of a built-in structure and',
    ],
    ['a file', 'import "a$0.hem"\n', 'b', 'A file is renamed in its folder'],
    ['no name', TWO.replace('b : s', '$0b : s'), ' ', 'A name cannot be empty'],
    ['what is no name', TWO.replace('b : s', '$0b : s'), 'a\nb', 'cannot be written as a name'],
    ['a material’s name', TWO.replace('b : s', '$0b : s'), 'a', '`a` is declared already in a.hem'],
    [
      'a structure’s name',
      TWO.replace('s {', '$0s {'),
      'spinel',
      '`spinel` is declared already as a built-in',
    ],
    ['a site’s name', TWO.replace('A : Li', '$0A : Li'), 'X', '`X` is declared already in the same place'],
    ['a parameter’s name', TWO.replace('Li{x', 'Li{$0x'), 'w', '`w` is declared already'],
    ['a constant’s name for a parameter', TWO.replace('Li{x', 'Li{$0x'), 'y', '`y` is declared already'],
    ['an open name for a parameter', TWO.replace('Li{x', 'Li{$0x'), 'v', '`v` is declared already'],
    ['a constant’s name', TWO.replace('y = 1', '$0y = 1'), 'z', '`z` is declared already in a.hem'],
    [
      'a parameter’s name for a constant',
      TWO.replace('y = 1', '$0y = 1'),
      'x',
      '`x` is declared already as a parameter',
    ],
    ['a capital letter', TWO.replace('Li{x', 'Li{$0x'), 'X', 'a parameter is named by small letters'],
    [
      'a word of the language',
      TWO.replace('y = 1', '$0y = 1'),
      'rest',
      'a constant is named by small letters',
    ],
  ])('%s', async (_, snippet, name, why) => {
    expect(await renamed({ 'a.hem': snippet }, name)).toMatch(why);
  });

  test('a name that is taken in a file that imports it', async () => {
    const files = {
      'shared.hem': SHARED.replace('MTS', '$0MTS'),
      'main.hem': MAIN,
      'idle.hem': 'import "shared.hem"\nmaterial Na4 : O3 = NaMnO2\n',
      'alone.hem': 'material Na5 : O3 = NaMnO2\n',
    };
    expect(await renamed(files, 'doped')).toBe('`doped` is declared already in main.hem');
    expect(await renamed(files, 'Na4')).toBe('`Na4` is declared already in idle.hem');
    expect(await renamed(files, 'Na5')).toHaveProperty(['main.hem']);
  });

  test('a file that must not be written, unless nothing in it changes', async () => {
    const files = { 'shared.hem': SHARED, 'main.hem': MAIN.replace('from MTS', 'from $0MTS') };
    const mayWrite = (address: string) => address === 'main.hem';
    expect(await renamed(files, 'b', mayWrite)).toBe(
      '`MTS` stands in shared.hem too, which is outside this workspace and is not written',
    );
    const own = { ...files, 'main.hem': MAIN.replace('doped', '$0doped') };
    expect(await renamed(own, 'b', mayWrite)).toHaveProperty(['main.hem']);
  });
});

test('nothing is offered where no name stands', async () => {
  const models = await readAll({ 'a.hem': 'material a : O3 = LiCoO2\n' });
  const model = models.get('a.hem');
  expect(model && prepareRename(model, 0)).toBeUndefined();
});
