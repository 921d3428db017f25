import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import {
  semanticTokens,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from '../../../server/src/features/semantic-tokens.js';
import { analyse } from '../../../server/src/model/file.js';
import { readFrom } from '../../support/memory.js';

/** `text:type`, with the modifiers behind dots, of each token. */
function tokens(text: string, within?: string): string[] {
  const model = analyse(text, 'test.hem');
  const start = within === undefined ? -1 : text.indexOf(within);
  const range = within === undefined ? undefined : { start, end: start + within.length };
  return semanticTokens(model, range).map((token) => told(token, text));
}

function told({ range, type, modifiers }: ReturnType<typeof semanticTokens>[number], text: string): string {
  return [`${text.slice(range.start, range.end)}:${type}`, ...modifiers].join('.');
}

/** The tokens of some types, by their text. */
function ofTypes(text: string, ...types: string[]): string {
  return tokens(text)
    .filter((token) => types.includes(token.split(':')[1]?.split('.')[0] ?? ''))
    .join(' ');
}

const IONS = ['cation', 'anion', 'element', 'vacancy'];

describe('cations and anions', () => {
  test.each([
    ['by usual states', 'material a : O3 = LiCoO2', 'Li:cation Co:cation O:anion'],
    ['by solved states', 'material a : O3 = LiNi0.8Co0.2O2', 'Li:cation Ni:cation Co:cation O:anion'],
    ['by written charges', 'material a {\n  M: Mn3+ 1, S^4+ 1\n  X: S2- 2\n}', 'Mn:cation S:cation S:anion'],
    ['by the charge of a group', 'material a : PBA {\n  M: (Fe,Mn)2+\n}', 'Fe:cation Mn:cation'],
    [
      'of polyatomic ions, as a whole',
      'material a : olivine = LiFe(PO4)\nmaterial b : olivine = LiFePO4',
      'Li:cation Fe:cation P:anion O:anion Li:cation Fe:cation P:anion O:anion',
    ],
    ['of an ion with its charge', 'material a : PBA {\n  C: [Fe(CN)6]4-\n}', 'Fe:anion C:anion N:anion'],
    [
      'of all members, also where the first has none',
      'material a(x = 0, 0.5) : O3 = Li[Ni{1-x}Co{x}]O2',
      'Li:cation Ni:cation Co:cation O:anion',
    ],
    [
      'of what a substitution replaces',
      'material a : O3 = LiCoO2\nmaterial b from a {\n  M: Co -> Al\n}',
      'Li:cation Co:cation O:anion Co:cation Al:cation',
    ],
    [
      'with vacancies',
      'material a : DRX {\n  M: Li+ 1.3, Va 0.1, □ 0.1\n}',
      'Li:cation Va:vacancy □:vacancy',
    ],
    ['none in an alloy', 'material a : fcc = CoCrFeNi', 'Co:element Cr:element Fe:element Ni:element'],
    ['none where the state is open', 'material a : O3 = LiNiS2', 'Li:cation Ni:element S:anion'],
    ['none of what is no element', 'material a : O3 = LiXxO2', 'Li:cation O:anion'],
    [
      'in a line that is not read to its end',
      'material a : O3 = LiNi0.8Co0.2O2(',
      'Li:cation Ni:element Co:element O:anion',
    ],
    [
      'in what is measured and weighed, by the material',
      'material a : O3 = LiCoO2\nmeasured of a {\n  Li 1.0(1), O 2, Zn 0.1\n  normalised to Co\n}\n' +
        'batch of a {\n  from Li2CO3\n  excess Li 3 %\n}',
      'Li:cation Co:cation O:anion Li:cation O:anion Zn:element Co:cation Li:element C:element O:element Li:cation',
    ],
    [
      'in a structure, by its sites',
      'structure s {\n  A *1 : Li, S, V3+\n  X *2 : O, F\n}\nstructure m metallic {\n  M *1 : Cr\n}',
      'Li:cation S:element V:cation O:anion F:anion Cr:element',
    ],
  ])('%s', (_, text, expected) => {
    expect(ofTypes(`${text}\n`, ...IONS)).toBe(expected);
  });
});

test('amounts, charges and units are told apart from what they belong to', () => {
  const text = `material a : DRX {
  M: Li+ 1.3, Mn^3+ 12.5 %, Ni 0.1(2), Co rest, Ti ?
  expect entropy( M ) in 1 .. 2 R
  expect mass = 3 ± 0.1 g/mol
}
material b = Mn0.4^3+O2·0.5H2O
measured of b { Mn 0.4 ± 0.01 }
batch of b { mass 10 g; from MnO2 99.5 % }
mixture m { DME = C4H10O2 9.6 mol; density 1.2 g/mL }
structure s {
  A * 3/2 : Li
}
`;
  expect(ofTypes(text, 'amount', 'charge', 'unit')).toBe(
    '+:charge 1.3:amount ^3+:charge 12.5 %:amount 0.1(2):amount 1:amount 2:amount R:unit 3:amount 0.1:amount g/mol:unit ' +
      '0.4:amount ^3+:charge 2:amount 0.5:amount 2:amount 0.4 ± 0.01:amount 10:amount g:unit 2:amount ' +
      '99.5 %:amount 4:amount 10:amount 2:amount 9.6:amount mol:unit 1.2:amount g/mL:unit 3/2:amount',
  );
});

test('names are declarations or references, and some are built in', () => {
  const text = `let y = 0.05
structure "my layers" {
  A *1 : Na
}
material a(x = y, 1) : "my layers" {
  A: Na {x+y}
  expect sum( A ) = 1
}
material "b c" = O3-LiCoO2
material d from a((y)) {
  A: Na{(y)} -> Li
}
material e : O3 {
  M: Co
}
material f {
  M: Co
}
batch of "b c" { mass 1 g; from "a(1)" }
material g : unknown = LiCoO2
`;
  expect(
    ofTypes(text, 'material', 'structure', 'site', 'parameter', 'variable').split(/ (?!layers|c")/),
  ).toEqual([
    'y:variable.declaration.readonly',
    '"my layers":structure.declaration',
    'A:site.declaration',
    'a:material.declaration',
    'x:parameter.declaration',
    'y:variable.reference.readonly',
    '"my layers":structure.reference',
    'A:site.reference',
    'x:parameter.reference',
    'y:variable.reference.readonly',
    'A:site.reference',
    '"b c":material.declaration',
    'O3:structure.reference.defaultLibrary',
    'd:material.declaration',
    'a:material.reference',
    'y:variable.reference.readonly',
    'A:site.reference',
    'y:variable.reference.readonly',
    'e:material.declaration',
    'O3:structure.reference.defaultLibrary',
    'M:site.reference.defaultLibrary',
    'f:material.declaration',
    'M:site.declaration',
    '"b c":material.reference',
    '"a(1)":material.reference',
    'g:material.declaration',
  ]);
});

test('a structure that is imported is no built-in one', async () => {
  const files = {
    'a.hem': 'import "b.hem"\nmaterial a : s = LiO\n',
    'b.hem': 'structure s {\n  A : Li\n  X : O\n}\n',
  };
  const model = await readFrom(files, 'a.hem');
  expect(semanticTokens(model).map((token) => told(token, model.text))).toContain('s:structure.reference');
});

const MANY = Array.from({ length: 120 }, (_, n) => `material m${n} : O3 = LiNi0.8^3+Co0.2{x}O2`).join('\n');

test('a part of a file has the tokens of the declarations in it', () => {
  const part = MANY.slice(MANY.indexOf('material m100 '), MANY.indexOf('\nmaterial m102 '));
  const all = tokens(MANY);
  const first = all.indexOf('m100:material.declaration');
  const last = all.indexOf('m102:material.declaration');
  expect(tokens(MANY, part)).toEqual(all.slice(first, last));
  expect(tokens(MANY, 'Ni0.8')).toContain('m0:material.declaration');
});

test('tokens are in order, apart, and each in one line', () => {
  for (const text of [MANY, MANY.replaceAll('\n', '\r\n'), MANY.replaceAll('O2', '({[')]) {
    const found = semanticTokens(analyse(text, 'test.hem'));
    found.forEach(({ range }, index) => {
      expect(range.start).toBeGreaterThanOrEqual(found[index - 1]?.range.end ?? 0);
      expect(text.slice(range.start, range.end)).toMatch(/^[^\r\n]+$/);
    });
  }
});

describe('the manifest', () => {
  const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes } = manifest.contributes;
  // Those of VS Code itself.
  const standard = new Set(['parameter', 'variable', 'declaration', 'readonly', 'defaultLibrary']);
  const own = (all: readonly string[]) => all.filter((name) => !standard.has(name));

  test('declares what is not standard', () => {
    expect(semanticTokenTypes.map(({ id }) => id)).toEqual(own(TOKEN_TYPES));
    expect(semanticTokenModifiers.map(({ id }) => id)).toEqual(own(TOKEN_MODIFIERS));
  });

  test('has colours for all of it', () => {
    for (const { scopes } of semanticTokenScopes) {
      expect(Object.keys(scopes)).toEqual(own(TOKEN_TYPES));
    }
  });
});
