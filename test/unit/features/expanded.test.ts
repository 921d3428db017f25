import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expandableAt, expanded, MOST_WRITTEN } from '../../../server/src/features/expanded.js';
import { analyse, type FileModel } from '../../../server/src/model/file.js';
import { formulaOf } from '../../../server/src/model/formula-text.js';
import { format } from '../../../server/src/syntax/format.js';
import { compositionOf, isWritten } from '../../support/composition.js';
import { cursor } from '../../support/cursor.js';
import { readFrom } from '../../support/memory.js';

/** The expanded composition of the last material of a text. */
function expandedLast(text: string): string {
  const model = analyse(text, 'a.hem');
  return expanded(model, model.declared.at(-1)?.declaration.name?.text ?? '');
}

/** What is written out reads back as the same, in the canonical layout. */
function expectToReadBack(model: FileModel): void {
  for (const { declaration, members } of model.declared) {
    const name = declaration.name?.text;
    if (!name || model.declared.find((one) => one.declaration.name?.text === name)?.members !== members)
      continue;
    const text = expanded(model, name);
    const back = analyse(text, 'expanded.hem');
    const written = members.filter((member) => isWritten(member, text)).slice(0, MOST_WRITTEN);
    expect(back.syntax.problems, text).toEqual([]);
    expect(back.materials.map(compositionOf), text).toEqual(written.map(compositionOf));
    expect(format(text)).toBe(text);
  }
}

describe('what is expanded reads back as the same', () => {
  for (const folder of ['examples', 'test/fixtures/rules', 'test/editor/workspace']) {
    for (const file of readdirSync(folder)) {
      test(`${folder}/${file}`, () =>
        expectToReadBack(analyse(readFileSync(`${folder}/${file}`, 'utf8'), file)));
    }
  }
});

test('all members of the examples are written out', () => {
  for (const file of ['families.hem', 'getting-started.hem', 'review.hem']) {
    const model = analyse(readFileSync(`examples/${file}`, 'utf8'), file);
    const refused = model.declared.flatMap(({ declaration, members }) => {
      const text = expanded(model, declaration.name?.text ?? '');
      return members.flatMap((member) => (isWritten(member, text) ? [] : member.name));
    });
    expect(refused, file).toEqual([]);
  }
});

test('a family is told whole', () => {
  const text = expandedLast(`
## Tin gives way.
material MTS(x = 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2
`);
  expect(text).toMatch(/^# MTS with its 2 members, site by site, as hem reads it in a\.hem\.\n/);
  for (const told of [
    '# Tin gives way.',
    '# MTS(0.15) · x = 0.15 · O3: ',
    '# sublattice  sum over sublattices, each per mole of its sites  1.7524 ',
    '# - Charge: neutral, with Ni2.68+ (0.08 Ni2+, 0.17 Ni3+), ',
    '# - Molar mass: 111.461 g/mol',
    '# - States: usual ones Na+, Li+, O2-; solved Ni2.68+ ',
    '# Sources. Entropy: ',
  ]) {
    expect(text).toContain(`\n${told}`);
  }
  const rest = text.split('\n').filter((line) => !line.startsWith('#'));
  expect(rest.join('\n')).toMatchInlineSnapshot(`
    "
    convention sublattice

    material "MTS(0.1)" : O3 {
      # A, octahedral: sum 0.83 of 1; vacant 0.17; S = 0 R per mole of sites, 0.4559 R counting vacancies
      A: Na+ 0.83
      # M, octahedral: sum 1 of 1; S = 1.7058 R per mole of sites
      M: Li+ 0.1, Ni^2.68+ 0.25, Co3+ 0.2, Mn4+ 0.1, Ti4+ 0.1, Sn4+ 0.25
      # X: sum 2 of 2; S = 0 R per mole of sites
      X: O2- 2
    }

    material "MTS(0.15)" : O3 {
      # A, octahedral: sum 0.83 of 1; vacant 0.17; S = 0 R per mole of sites, 0.4559 R counting vacancies
      A: Na+ 0.83
      # M, octahedral: sum 1 of 1; S = 1.7524 R per mole of sites
      M: Li+ 0.1, Ni^2.68+ 0.25, Co3+ 0.2, Mn4+ 0.15, Ti4+ 0.15, Sn4+ 0.15
      # X: sum 2 of 2; S = 0 R per mole of sites
      X: O2- 2
    }

    "
  `);
});

describe('what the text of an expanded composition has', () => {
  const lines = (text: string) =>
    expandedLast(text)
      .split('\n')
      .map((line) => line.trim());

  test.each([
    [
      'states that are written, with the digits that are printed',
      'material m : O3 = Li1.00[Mn^{3+}0.50Co0.50]O2',
      'M: Mn3+ 0.50, Co3+ 0.50',
    ],
    [
      'a mean state as it was solved',
      'material m : O3 = LiNi0.8Co0.1Mn0.1O2',
      'M: Ni^2.875+ 0.8, Co3+ 0.1, Mn4+ 0.1',
    ],
    [
      'no mean state that no decimal is',
      'material m : O3 = NaFe0.2Cu0.1Ni0.2Mn0.3Ti0.2O2',
      'M: Fe3+ 0.2, Cu2+ 0.1, Ni2+ 0.2, Mn 0.3, Ti4+ 0.2',
    ],
    [
      'the amount that was solved',
      'material m : PBA {\n  A: Na+ ?\n  M: Fe2+\n  C: [Fe(CN)6]4-\n}',
      'A: Na+ 2',
    ],
    [
      'what takes the rest',
      'material m : O3 {\n  A: Li 1\n  M: Co3+ 0.3, Al rest\n  X: O 2\n}',
      'M: Co3+ 0.3, Al3+ 0.7',
    ],
    ['the amounts per formula unit', 'material m : DRX = LiNiOF', 'X: O2- 1, F- 1'],
    [
      'a derived material whole',
      'material b : O3 = LiCoO2\nmaterial m from b { M: Co -> Al 0.1, Co 0.9 }',
      'M: Al3+ 0.1, Co3+ 0.9',
    ],
    [
      'exact amounts as such where rounding decides',
      'material m(x = 0.51) : O3 = Li[Mn{x}Co{1.01-x}]O2',
      'M: Mn 51/100, Co 1/2',
    ],
    [
      'crystal water, in one line',
      'material m : PBA = Na2Mn[Fe(CN)6]·2H2O',
      'material m : PBA = Na^{+}2Mn[Fe(CN)6]·2H2O',
    ],
    ['a metal in one line', 'material m = CoCrFeNi', 'material m = Co0.25Cr0.25Fe0.25Ni0.25'],
    [
      'names in quotes',
      'material "Li(HEO)F"(x = 1) : DRX = Li{x}(Co,Ni)OF',
      'material "Li(HEO)F(1)" : DRX {',
    ],
    [
      'the convention of the file',
      'convention formula counting vacancies\nmaterial m : O3 = LiCoO2',
      'convention formula counting vacancies',
    ],
    [
      'the entropy of each site',
      'material m : P2 = Na0.7[Mn0.5Ni0.5]O2',
      '# A, trigonal-prismatic: sum 0.7 of 1; vacant 0.3; S = 0 R per mole of sites, 0.6109 R counting vacancies',
    ],
    [
      'a structure of the file',
      'structure s {\n  A *2 : Li\n  X *1 : S\n}\nmaterial m : s = Li2S',
      'A *2 : Li',
    ],
  ])('%s', (_what, text, line) => expect(lines(text)).toContain(line));

  test.each([
    ['part of its declaration could not be read', 'material m : O3 = Li{CoO2'],
    ['y is not declared', 'material m(x = 1) : O3 = Li{x}Co{y}O2'],
    ['an amount comes to −0.1, below zero', 'material m(x = 1.1) : O3 = Li{x}Co{1-x}O2'],
    ['what it is derived from is not known', 'material m from nothing'],
    ['the amount of Co is open', 'material m : O3 {\n  A: Li ?\n  M: Co ?\n  X: O 2\n}'],
  ])('and where nothing can be written, that %s', (why, text) => {
    const written = expandedLast(text);
    expect(written).toContain(`Not written as a material: `);
    expect(written.replaceAll('\n# ', ' ')).toContain(why);
    expect(analyse(written, 'expanded.hem').materials).toEqual([]);
  });

  test('of a structure that another file declares, too', async () => {
    const files = {
      '/own.hem': 'structure mine {\n  A *2 : Li\n  X *1 : S\n}\n',
      '/main.hem': 'import "own.hem"\nmaterial m : mine = Li2S\n',
    };
    const text = expanded(await readFrom(files, '/main.hem'), 'm');
    expect(text).toContain('structure mine {\n  A *2 : Li\n  X *1 : S\n}\n');
    expect(analyse(text, 'expanded.hem').materials.map(formulaOf)).toEqual(['Li2S']);
  });

  test('of many members the first, and says so', () => {
    const text = expandedLast('material m(x = 0 .. 0.1 step 0.0001) : O3 = Li[Co{1-x}Al{x}]O2');
    expect(text).toContain(`Only the first ${MOST_WRITTEN} members follow`);
    expect(analyse(text, 'expanded.hem').materials).toHaveLength(MOST_WRITTEN);
  });

  test('long lists in several lines', () => {
    const metals = [
      'Mg',
      'Al',
      'Ti',
      'V',
      'Cr',
      'Mn',
      'Fe',
      'Co',
      'Ni',
      'Cu',
      'Zn',
      'Zr',
      'Nb',
      'Mo',
      'Sn',
      'Sb',
    ];
    const text = expandedLast(`material m : O3 = Li(${metals.join(',')})O2`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  test('where there is none by this name, that', () => {
    expect(expanded(analyse('', 'a.hem'), 'm')).toBe('# a.hem declares no material m.\n');
  });
});

describe('the material that a place is about', () => {
  test.each([
    ['material m$0 : O3 = LiCoO2', 'm'],
    ['material m : O3 = LiCo$0O2', 'm'],
    ['## a doc $0comment\nmaterial m : O3 = LiCoO2', 'm'],
    ['material m : O3 {\n  A: Li\n  $0\n}', 'm'],
    ['material b : O3 = LiCoO2\nmaterial m from b$0', 'b'],
    ['material b : O3 = LiCoO2\nmaterial m from b { $0 }', 'm'],
    ['material b : O3 = LiCoO2\nmeasured "icp" of b { Li$0 1.01 }', 'b'],
    ['material b(x = 1) : O3 = Li{x}CoO2\nbatch "1" of b(1) { mass 10 g$0; from Li2CO3, Co3O4 }', 'b'],
    ['$0\n\nmaterial m : O3 = LiCoO2', undefined],
    ['struct$0ure s { A *1 }\nmaterial m : s = Li', undefined],
    ['measured "icp" of nothing { Li$0 1.01 }', undefined],
  ])('%s', (snippet, name) => {
    const { text, offset } = cursor(snippet);
    expect(expandableAt(analyse(text, 'a.hem'), offset)?.name).toBe(name);
  });
});
