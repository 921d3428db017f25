import { describe, expect, it } from 'vitest';
import { codeLenses, lensText } from '../../../server/src/features/code-lens';
import { hover } from '../../../server/src/features/hover';
import { toMarkdown } from '../../../server/src/features/markup';
import { analyse } from '../../../server/src/model/file';
import { cursor } from '../../support/cursor';

const CAVEAT =
  'This is the entropy of mixing at random, each component as one kind of particle. In a liquid electrolyte salts ' +
  'dissociate, and ions, solvents and clusters order one another in solvation shells, which this does not know: it is no ' +
  'measure of the entropy of the liquid, no class of entropy follows from it, and whether to speak of high-entropy ' +
  'electrolytes at all is under debate.';
const SOURCES =
  'Sources. Caveat: Zhou et al., the review “… on the role of high-entropy effects”, 5.4.3. Atomic weights: CIAAW ' +
  '2021, abridged, doi:10.1515/pac-2019-0603.';

/** The whole hover at `$0`, as Markdown. */
function check(what: string, snippet: string, expected: string): void {
  it(what, () => {
    const { text, offset } = cursor(snippet);
    const found = hover(analyse(text, 'test.hem'), offset);
    expect(found && toMarkdown(found.blocks)).toBe(expected.trim());
  });
}

const DME = `DME = C4H10O2 9.6 mol
  LiFSI = LiN(SO2F)2 0.2 mol, LiTFSI = LiN(SO2CF3)2 0.2 mol, LiNO3 0.2 mol`;

describe('hover tells about a mixture:', () => {
  check(
    'its components and its entropy, with the caveat',
    `## Multi-salt electrolyte.\nmixture HE-$0DME {\n  ${DME}\n}`,
    `
**HE-DME** · mixture of 4 components

Multi-salt electrolyte.

| Component | Formula | Molar mass, g/mol | Amount, mol | Mole fraction | Mass fraction |
| --- | --- | ---: | ---: | ---: | ---: |
| DME | C4H10O2 | 90.122 | 9.6 | 0.9412 | 88.85 % |
| LiFSI | LiN(SO2F)2 | 187.059 | 0.2 | 0.01961 | 3.84 % |
| LiTFSI | LiN(SO2CF3)2 | 287.073 | 0.2 | 0.01961 | 5.90 % |
| LiNO3 | LiNO3 | 68.944 | 0.2 | 0.01961 | 1.42 % |

Ideal entropy of mixing: S = −R Σ x ln x = 0.2883 R = 2.40 J/(mol K) per mole of components as they are written.

${CAVEAT}

${SOURCES}
`,
  );

  check(
    'what is in a litre of it',
    `mi$0xture LP30 {\n  LiPF6 1 M, EC = C3H4O3 50 g, DMC = C3H6O3 50 g\n  density 1.3 g/mL\n}`,
    `
**LP30** · mixture of 3 components

| Component | Formula | Molar mass, g/mol | Amount in a litre, mol | Mole fraction | Mass fraction |
| --- | --- | ---: | ---: | ---: | ---: |
| LiPF6 | LiPF6 | 151.902 | 1 | 0.07199 | 11.68 % |
| EC | C3H4O3 | 88.062 | 6.519 | 0.4693 | 44.16 % |
| DMC | C3H6O3 | 90.078 | 6.373 | 0.4588 | 44.16 % |

Ideal entropy of mixing: S = −R Σ x ln x = 0.9019 R = 7.50 J/(mol K) per mole of components as they are written.

${CAVEAT}

${SOURCES}
`,
  );

  check(
    'what is not known of it',
    'mixture $0m {\n  A = H2O, B = NaCl 1 mol\n}',
    `
**m** · mixture of 2 components

| Component | Formula | Molar mass, g/mol | Amount, mol | Mole fraction | Mass fraction |
| --- | --- | ---: | ---: | ---: | ---: |
| A | H2O | 18.015 | not known | not known | not known |
| B | NaCl | 58.440 | 1 | not known | not known |

Ideal entropy of mixing: not known, as not all mole fractions are.

${CAVEAT}

${SOURCES}
`,
  );

  check(
    'that it was not checked',
    'mixture $0m {\n  A = H2O 1 mol, B = (\n}',
    `
**m** · mixture of 2 components

Not checked: part of this declaration could not be read.
`,
  );
});

describe('hover tells about a component:', () => {
  check(
    'its part of all',
    `mixture HE-DME {\n  ${DME.replace('LiFSI', 'Li$0FSI')}\n  density 1.2 g/mL\n}`,
    `
**LiFSI** · LiN(SO2F)2 · component of HE-DME

- molar mass 187.059 g/mol
- amount 0.2 mol
- mole fraction 0.01961
- mass fraction 3.84 %
- molarity 0.2465 mol/L
`,
  );
  check(
    'that it is for a litre',
    'mixture LP {\n  Li$0PF6 1 M, EC = C3H4O3 50 g\n  density 1.3 g/mL\n}',
    `
**LiPF6** · component of LP

- molar mass 151.902 g/mol
- amount 1 mol in a litre
- mole fraction 0.07124
- mass fraction 11.68 %
`,
  );
});

it.each([
  [
    'has entropy and components',
    `mixture HE-DME {\n  ${DME}\n}`,
    'S 0.29 R ideal mixing per mole of components · 4 components',
  ],
  ['counts one', 'mixture m {\n  A = H2O 1 g\n}', 'S 0 R ideal mixing per mole of components · 1 component'],
  ['says what is not known', 'mixture m {\n  A = H2O\n}', 'mole fractions not determined · 1 component'],
])('the lens of a mixture %s', (_what, text, expected) => {
  expect(codeLenses(analyse(text, 'test.hem')).map((lens) => lensText(lens).text)).toEqual([expected]);
});
