import { describe, expect, test } from 'vitest';
import { typeDefinitions } from '../../../server/src/features/type-definition.js';
import { textAt } from '../../../server/src/model/places.js';
import { cursor } from '../../support/cursor.js';
import { readFrom } from '../../support/memory.js';

const SHARED = `structure layers {
  A *1 : Na
  "M 1" *1 : Mn, Ti
  X *2 : O
}
material MTS(x = 0, 0.05) : layers = Na[Mn{1-x}Ti{x}]O2
`;

/** What is found from `$0`: files and texts. */
async function found(snippet: string): Promise<string[]> {
  const { text, offset } = cursor(snippet);
  const model = await readFrom({ 'main.hem': text, 'shared.hem': SHARED }, 'main.hem');
  return typeDefinitions(model, offset).map(({ address, range }) => {
    const written = textAt(address, model)?.text.slice(range.start, range.end);
    return `${address}: ${written}`;
  });
}

const IMPORT = 'import "shared.hem"\n';

describe('type definition', () => {
  test.each([
    ['a material', 'material $0LCO : O3 = LiCoO2', ['hem-structure:/o3.hem: O3']],
    ['an imported material', `${IMPORT}measured of M$0TS(0) { Na 1 }`, ['shared.hem: layers']],
    ['one that is derived', `${IMPORT}material $0a from MTS(0) {}`, ['shared.hem: layers']],
    [
      'a family that is too large',
      'material $0a(x = 1 .. 1000000 step 1) : O3 = LiNi{x}O2',
      ['hem-structure:/o3.hem: O3'],
    ],
    ['a structure', 'material a : $0O3 = LiCoO2', ['hem-structure:/o3.hem: O3']],
    ['a site', `${IMPORT}material a : layers {\n  "$0M 1": Mn\n}`, ['shared.hem: layers']],
    ['a built-in site', 'material a : O3 {\n  $0M: Mn\n}', ['hem-structure:/o3.hem: O3']],
    ['a site in its structure', 'structure s {\n  $0A : Li\n}', ['main.hem: s']],
    ['an element', `${IMPORT}material a : layers = NaT$0iO2`, ['shared.hem: "M 1"']],
    ['an element with its charge', 'material a : O3 = LiC$0o3+O2', ['hem-structure:/o3.hem: M']],
    [
      'an element on several sites',
      'material a : O3 = L$0i1.2Mn0.8O2',
      ['hem-structure:/o3.hem: A', 'hem-structure:/o3.hem: M'],
    ],
    ['an ion', 'material a : olivine = LiFe(P$0O4)', ['hem-structure:/olivine.hem: T']],
    ['an element without a structure', 'material a = LiC$0oO2', []],
    ['a material without one', 'material $0a = LiCoO2', []],
    ['a constant', 'let $0x = 1', []],
    ['an amount', 'material a : O3 = LiCoO$02 # x', []],
    ['a missing name', 'material a from $0b {}', []],
  ])('from %s', async (_, snippet, expected) => {
    expect(await found(`${snippet}\n`)).toEqual(expected);
  });
});
