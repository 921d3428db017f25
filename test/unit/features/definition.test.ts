import { describe, expect, test } from 'vitest';
import { definition } from '../../../server/src/features/definition.js';
import { highlights } from '../../../server/src/features/highlights.js';
import { textAt } from '../../../server/src/model/places.js';
import { cursor } from '../../support/cursor.js';
import { readFrom } from '../../support/memory.js';

const SHARED = `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2
material MTS(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2
structure layers {
  A *1 : Na
  M *1 : Mn, Ti
  X *2 : O
}
let y = 0.05
`;

/** The line of the definition, its file in front, with the name in « ». */
async function definedAt(snippet: string): Promise<string | undefined> {
  const { text, offset } = cursor(snippet);
  const model = await readFrom({ 'main.hem': text, 'shared.hem': SHARED }, 'main.hem');
  const found = definition(model, offset);
  if (!found) return undefined;
  const file = textAt(found.address, model);
  if (!file) throw new Error(`${found.address} is not known`);
  const { start, end } = found.range;
  const marked = `${file.text.slice(0, start)}«${file.text.slice(start, end)}»${file.text.slice(end)}`;
  const { line } = file.lines.positionAt(start);
  return `${found.address}: ${marked.split(/\r?\n/)[line]?.trim()}`;
}

describe('definition', () => {
  const OWN = 'material LCO : O3 = LiCoO2\n';
  const IMPORT = 'import "shared.hem"\n';
  test.each([
    ['a base', `${OWN}material a from L$0CO { M: Co -> Ni }`, 'main.hem: material «LCO» : O3 = LiCoO2'],
    [
      'a base below',
      `material a from LC$0O { M: Co -> Ni }\n${OWN}`,
      'main.hem: material «LCO» : O3 = LiCoO2',
    ],
    [
      'an imported base',
      `${IMPORT}material a from NCM$0811 { M: Co -> Ni }`,
      'shared.hem: material «NCM811» : O3 = LiNi0.8Co0.1Mn0.1O2',
    ],
    [
      'a member of a family that is measured',
      `${IMPORT}measured of MTS$0(0.05) { Na 1.0(1) }`,
      'shared.hem: material «MTS»(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2',
    ],
    ['a batch', `${OWN}batch of LCO$0 { mass 1 g; from Li2CO3 }`, 'main.hem: material «LCO» : O3 = LiCoO2'],
    [
      'a precursor',
      `${IMPORT}${OWN}batch of LCO { mass 1 g; from "$0MTS(0.05)" }`,
      'shared.hem: material «MTS»(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2',
    ],
    ['a declaration itself', 'material L$0CO : O3 = LiCoO2', 'main.hem: material «LCO» : O3 = LiCoO2'],
    [
      'a name in quotes',
      'material "Li(HEO)F" : O3 = LiCoO2\nmaterial a from "Li($0HEO)F" { M: Co -> Ni }',
      'main.hem: material «"Li(HEO)F"» : O3 = LiCoO2',
    ],
    ['an imported structure', `${IMPORT}material a : $0layers = NaMnO2`, 'shared.hem: structure «layers» {'],
    ['a structure in front', `${IMPORT}material a = lay$0ers-NaMnO2`, 'shared.hem: structure «layers» {'],
    [
      'a built-in structure',
      'material a : O$03 = LiCoO2',
      'hem-structure:/o3.hem: structure «O3» "layered AMO2, alkali octahedral, three layers, R-3m" {',
    ],
    [
      'a site of a built-in structure',
      'material a : O3 {\n  $0M: Co\n  A: Li\n  X: O 2\n}',
      'hem-structure:/o3.hem: «M» *1 octahedral : Li, Mg, Al, Si, Sc, Ti, V, Cr, Mn, Fe, Co, Ni, Cu, Zn, Ga, Ge, Y, Zr, Nb, Mo, Ru,',
    ],
    [
      'a site of an imported structure',
      `${IMPORT}material a : layers {\n  M$0: Mn\n}`,
      'shared.hem: «M» *1 : Mn, Ti',
    ],
    [
      'a site by way of a base',
      `${IMPORT}material a from MTS(0) {\n  M$0: Mn -> Ti\n}`,
      'shared.hem: «M» *1 : Mn, Ti',
    ],
    [
      'a site of an expectation',
      `${IMPORT}material a : layers = NaMnO2 {\n  expect sum( $0M ) = 1\n}`,
      'shared.hem: «M» *1 : Mn, Ti',
    ],
    [
      'a parameter',
      'material a(x = 0, 1) : O3 = Li[Mn{1-2$0x}Ti{2x}]O2',
      'main.hem: material a(«x» = 0, 1) : O3 = Li[Mn{1-2x}Ti{2x}]O2',
    ],
    [
      'a parameter in parentheses, without braces',
      'material a(x = 0, 1) : O3 = Li[Mn{1-2($0x)}Tix]O2',
      'main.hem: material a(«x» = 0, 1) : O3 = Li[Mn{1-2(x)}Tix]O2',
    ],
    [
      'a parameter that is handed on',
      `${IMPORT}material a(x = 0, 0.05) from MTS($0x) { M: Ti -> Sn }`,
      'main.hem: material a(«x» = 0, 0.05) from MTS(x) { M: Ti -> Sn }',
    ],
    ['a constant', 'let y = 0.1\nmaterial a : O3 = Li[Mn{1-y}Ti{$0y}]O2', 'main.hem: let «y» = 0.1'],
    ['a constant in another', `${IMPORT}let z = 2$0y`, 'shared.hem: let «y» = 0.05'],
    ['a constant before its namesake', `${IMPORT}let z = 2$0y\nlet y = 1`, 'shared.hem: let «y» = 0.05'],
    ['an import', 'import "sha$0red.hem"', 'shared.hem: «»material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2'],
    ['an import of itself', 'import "$0main.hem"', 'main.hem: «»import "main.hem"'],
  ])('of %s', async (_, snippet, expected) => {
    expect(await definedAt(`${snippet}\n`)).toBe(expected);
  });

  test.each([
    ['an unknown name', 'material a from b$0 { M: Co }'],
    ['an element', 'material a : O3 = LiC$0oO2'],
    ['a missing file', 'import "miss$0ing.hem"'],
    ['a site that is inferred', 'material a {\n  M$0: Co\n}'],
    ['an empty line', 'material a : O3 = LiCoO2\n\n$0\n'],
    ['a path that is no .hem file', 'import "main$0"'],
  ])('there is none of %s', async (_, snippet) => {
    expect(await definedAt(`${snippet}\n`)).toBeUndefined();
  });

  test('of two materials with one name is the first, and each of its own', async () => {
    const two = 'material a : O3 = LiCoO2\nmaterial a : P2 = LiNiO2\n';
    expect(await definedAt(`${two}material b from $0a { M: Co -> Mn }\n`)).toMatch('«a» : O3');
    expect(await definedAt(two.replace('a : P2', '$0a : P2'))).toMatch('«a» : P2');
  });
});

test('highlights are all names in the file that stand for the same', async () => {
  const { text, offset } = cursor(
    'material a(x = 0, 1) : O3 = Li[Mn{1-x}Ti{$0x}]O2\nmaterial b(x = 0, 1) : O3 = Li[Mn{1-x}Ti{x}]O2\n',
  );
  const model = await readFrom({ 'main.hem': text }, 'main.hem');
  expect(highlights(model, offset).map(({ range, isDeclaration }) => [range.start, isDeclaration])).toEqual([
    [text.indexOf('x = 0'), true],
    [text.indexOf('x}Ti'), false],
    [text.indexOf('x}]'), false],
  ]);
  expect(highlights(model, 0)).toEqual([]);
});

describe('highlights of an element', () => {
  test.each([
    ['material a : O3 = Li[L$0i0.2Mn0.8]O2\nmaterial b : O3 = LiCoO2\n', 'Li[ Li0'],
    ['material a from b {\n  M: C$0o -> Mn 0.1, Co 0.2\n}\n', 'Co_-> Co_0.2'],
    ['material a : O3 = LiFeP$0O4·H2O\n', 'O4· O\n'],
    ['structure s {\n  A : L$0i\n  B : Li\n}\n', 'Li\n Li\n'],
    ['measured of a { N$0a 1, Mn 2 }\n', 'Na_1'],
    ['batch of a { from Na2CO3, $0NaOH; excess Na 1 % }\n', 'Na2C NaOH Na_1'],
    ['material a : O3 = LiCo$0O2 # neighbours\n', 'O2_#'],
    ['material a : O3 = LiCoO2 $0# Li\n', ''],
  ])('%j', async (snippet, expected) => {
    const { text, offset } = cursor(snippet);
    const model = await readFrom({ 'main.hem': text }, 'main.hem');
    const found = highlights(model, offset);
    expect(found.map(({ isDeclaration }) => isDeclaration)).not.toContain(true);
    const parts = expected === '' ? [] : expected.split(' ');
    const starts = found.map(({ range }) => range.start);
    expect(starts).toEqual(found.map(({ range }) => range.start).sort((a, b) => a - b));
    expect(
      starts.map((start, index) => text.slice(start, start + (parts[index]?.length ?? 0)).replace(' ', '_')),
    ).toEqual(parts);
  });
});
