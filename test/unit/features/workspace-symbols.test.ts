import { describe, expect, test } from 'vitest';
import { declaredSymbols, matching } from '../../../server/src/features/workspace-symbols.js';
import { parse } from '../../../server/src/syntax/parse.js';

const TEXT = `import "other.hem"
let y = 0.05
convention formula
structure layers {
  A : Na
}
material MTS(x = 0, 0.05) : layers = NaMn{1-x}Ti{x}O2
material "Li(HEO)F" = LiF
material
measured "ICP #1" of MTS(0) { Na 1 }
measured of MTS(0) { Na 1 }
batch "MTS #12" of MTS(0) { mass 1 g }
mixture HE-DME { DME = C4H10O2 1 mol }
`;

test('what a file declares by name', () => {
  const symbols = declaredSymbols(parse(TEXT));
  expect(symbols.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'let y',
    'structure layers',
    'material MTS',
    'material Li(HEO)F',
    'measured ICP #1',
    'batch MTS #12',
    'mixture HE-DME',
  ]);
  for (const { name, range } of symbols) expect(TEXT.slice(range.start, range.end)).toMatch(name);
});

describe('a query', () => {
  const names = ['NCM', 'NCM811', 'HE-NCM', 'doped-ncmx', 'xncm', 'N-C-M', 'MCN', 'Mn-rich'].map((name) => ({
    name,
  }));
  test.each([
    ['ncm', ['NCM', 'NCM811', 'HE-NCM', 'doped-ncmx', 'xncm', 'N-C-M']],
    ['n c m', ['NCM', 'NCM811', 'HE-NCM', 'doped-ncmx', 'xncm', 'N-C-M']],
    ['nr', ['Mn-rich']],
    ['811', ['NCM811']],
    ['m', ['MCN', 'Mn-rich', 'N-C-M', 'NCM', 'xncm', 'NCM811', 'HE-NCM', 'doped-ncmx']],
    ['q', []],
    ['', ['NCM', 'MCN', 'xncm', 'N-C-M', 'NCM811', 'HE-NCM', 'Mn-rich', 'doped-ncmx']],
  ])('`%s`', (query, expected) => {
    expect(matching(names, query, 10).map(({ name }) => name)).toEqual(expected);
  });

  test('has no more answers than are wanted', () => {
    expect(matching(names, '', 3)).toHaveLength(3);
  });
});
