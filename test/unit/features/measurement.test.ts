import { describe, expect, it, test } from 'vitest';
import { codeLenses, lensText } from '../../../server/src/features/code-lens';
import { hover } from '../../../server/src/features/hover';
import { toMarkdown } from '../../../server/src/features/markup';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';
import { cursor } from '../../support/cursor';

const MTS15 = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\n';
const VALUES =
  'Na 0.821(6), Li 0.099(4), Ni 0.252(3), Co 0.199(3), Mn 0.148(2), Ti 0.151(2), Sn 0.149 ± 0.003';
const SOURCES =
  'Sources. Entropy: Zhou et al., the review “… on the role of high-entropy effects”, eqs. (1) to (4) and its ' +
  'thresholds; per formula unit: Sarkar et al.; metric: Dippo and Vecchio, Scr. Mater. 201 (2021) 113974; R: CODATA ' +
  '2018. Uncertainties: propagated to first order, JCGM 100:2008 (GUM), 5.1.2.';

function card(snippet: string): string | undefined {
  const { text, offset } = cursor(snippet);
  const found = hover(analyse(text, 'test.hem'), offset);
  return found && toMarkdown(found.blocks);
}

/** The whole hover at `$0`, as Markdown. */
function check(what: string, snippet: string, expected: string): void {
  it(what, () => expect(card(snippet)).toBe(expected.trim()));
}

describe('hover tells about a measurement:', () => {
  check(
    'each value, the entropy and what was not measured',
    `${MTS15}## Dissolved in aqua regia.\nmeasured "IC$0P 2024-05-03" of MTS15 {\n  ${VALUES}\n}`,
    `
**ICP 2024-05-03** · measured of MTS15

Dissolved in aqua regia.

The values are atoms per formula unit, as they are written.

| Element | Measured | Nominal | Deviation | in standard uncertainties |
| --- | ---: | ---: | ---: | ---: |
| Na | 0.821(6) | 0.83 | −0.009(6) | −1.5 |
| Li | 0.099(4) | 0.1 | −0.001(4) | −0.3 |
| Ni | 0.252(3) | 0.25 | +0.002(3) | +0.7 |
| Co | 0.199(3) | 0.2 | −0.001(3) | −0.3 |
| Mn | 0.148(2) | 0.15 | −0.002(2) | −1.0 |
| Ti | 0.151(2) | 0.15 | +0.001(2) | +0.5 |
| Sn | 0.149 ± 0.003 | 0.15 | −0.001(3) | −0.3 |

- S = 1.751(3) R = 14.56(2) J/(mol K) (sublattice convention, vacancies not counted); nominally 1.7524 R
- **High entropy** as measured; within two standard uncertainties (about 95 %) no other class is possible
- Not measured, taken as nominal: O

${SOURCES}
`,
  );

  check(
    'what it is normalised to, and an impurity',
    `${MTS15}m$0easured "by nickel" of MTS15 {\n  Na 0.821(6), Ni 0.252(3), Li 0.1, Zr 0.01(1)\n  normalised to Ni\n}`,
    `
**by nickel** · measured of MTS15

Normalised to Ni, which has its nominal amount.

| Element | Measured | Per formula unit | Nominal | Deviation | in standard uncertainties |
| --- | ---: | ---: | ---: | ---: | ---: |
| Na | 0.821(6) | 0.814(11) | 0.83 | −0.016(11) | −1.4 |
| Ni | 0.252(3) | 0.25 | 0.25 | 0 | normalised to this |
| Li | 0.1 | ≈0.0992063 | 0.1 | ≈−0.000793651 | not known without an uncertainty |
| Zr | 0.01(1) | 0.010(10) | 0 | +0.010(10) | +1.0 |

- S = 1.7520 R = 14.567 J/(mol K) (sublattice convention, vacancies not counted); nominally 1.7524 R; its uncertainty is not known
- **High entropy** as measured
- Not measured, taken as nominal: Co, Mn, Ti, Sn, O
- Not in MTS15, and left out of the entropy: Zr

${SOURCES}
`,
  );

  test('which classes are possible, and what was divided among its places', () => {
    const found = card(`material split : DRX {
  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.4
  X: O2- 1.7, F- 0.3
}
measured "$0x" of split {
  Mn 0.25(5), Cr 0.40(2), F 0.30(1)
}`);
    expect(found).toContain(
      '- S = 1.52(4) R = 12.6(4) J/(mol K) (sublattice convention, vacancies not counted); nominally 1.4740 R\n' +
        '- **High entropy** as measured; within two standard uncertainties (about 95 %) it may be medium or high\n' +
        '- Not measured, taken as nominal: Li, Co, O\n' +
        '- Divided among its places as it is nominally: Mn',
    );
  });

  test('why it has no entropy', () => {
    const entropyIn = (text: string) => text.match(/^- Entropy: .*$/m)?.[0];
    expect(entropyIn(card('material m = C4H10O2\nmeasured "$0x" of m {\n  C 4.0(1)\n}') ?? '')).toBe(
      '- Entropy: not known: that of the material is not',
    );
    expect(entropyIn(card(`${MTS15}measured "$0x" of MTS15 {\n  Zr 4.0(1)\n}`) ?? '')).toBe(
      '- Entropy: not known: none of the elements of the material was measured',
    );
    expect(
      entropyIn(card(`${MTS15}measured "$0x" of MTS15 {\n  Na 0.8(1)\n  normalised to Ni\n}`) ?? ''),
    ).toBe('- Entropy: not known: there are no values that are normalised');
  });

  check(
    'nothing nominal where the material is not known',
    'measured "$0x" of nothing {\n  Na 0.821(6)\n}',
    `
**x** · measured of nothing

The values are atoms per formula unit, as they are written.

| Element | Measured |
| --- | ---: |
| Na | 0.821(6) |

Sources. Uncertainties: propagated to first order, JCGM 100:2008 (GUM), 5.1.2.
`,
  );

  check(
    'that it was not checked',
    `${MTS15}measured "$0x" of MTS15 {\n  Na 0.821(6\n}`,
    `
**x** · measured of MTS15

Not checked: part of this declaration could not be read.
`,
  );

  it('the material that it is of', () =>
    expect(card(`${MTS15}measured "x" of M$0TS15 {\n  ${VALUES}\n}`)).toMatch(/^\*\*MTS15\*\* · O3/));

  it('nothing about the space between', () =>
    expect(card(`${MTS15}measured "x" of MTS15 {\n$0  ${VALUES}\n}`)).toBeUndefined());
});

describe('hover tells about a value:', () => {
  check(
    'its deviation',
    `${MTS15}measured "x" of MTS15 {\n  Na $00.821(6)\n}`,
    `
**Na** measured 0.821(6) · x

Nominal: 0.83 per formula unit of MTS15. Deviation: −0.009(6), −1.5 standard uncertainties.
`,
  );
  check(
    'what it is normalised',
    `${MTS15}measured "x" of MTS15 {\n  Na $00.821(6), Ni 0.252(3)\n  normalised to Ni\n}`,
    `
**Na** measured 0.821(6) · x

Normalised: 0.814(11) per formula unit of MTS15.

Nominal: 0.83 per formula unit of MTS15. Deviation: −0.016(11), −1.4 standard uncertainties.
`,
  );
  check(
    'that the material has none',
    `${MTS15}measured "x" of MTS15 {\n  Zr $00.01\n}`,
    `
**Zr** measured 0.01 · x

MTS15 has none. Deviation: +0.01; not known without an uncertainty.
`,
  );
  check(
    'that it is not reckoned with',
    `${MTS15}measured "x" of MTS15 {\n  Na 0.821(6), Na $00.8(1)\n}`,
    `
**Na** measured 0.8(1) · x

It is not reckoned with: see the finding.
`,
  );
});

describe('the lens of a measurement', () => {
  function lens(text: string, options: Partial<EvaluationOptions> = {}): string | undefined {
    const lenses = codeLenses(analyse(text, 'test.hem', { ...DEFAULT_EVALUATION, ...options }));
    const last = lenses.at(-1);
    return last && lensText(last).text;
  }
  const all = `${MTS15}measured "x" of MTS15 {\n  ${VALUES}\n}`;

  it.each([
    [
      'has entropy, class and the largest deviation',
      all,
      {},
      'S 1.751(3) R · high entropy · largest deviation −1.5 u (Na)',
    ],
    [
      'is in the convention in force',
      all,
      { convention: 'atom', countVacancies: true },
      'S 0.582(3) R per atom with vacancies · low entropy · largest deviation −1.5 u (Na)',
    ],
    [
      'leaves out what is not known',
      `${MTS15}measured "x" of MTS15 {\n  Mn 0.148\n}`,
      {},
      'S 1.752 R · high entropy',
    ],
    [
      'says that there is nothing to tell',
      'measured "x" of nothing {\n  Na 0.821(6)\n}',
      {},
      'not determined',
    ],
    [
      'says that it was not checked',
      `${MTS15}measured "x" of MTS15 {\n  Na 0.821(6\n}`,
      {},
      'not checked: this line could not be read',
    ],
  ] as const)('%s', (_what, text, options, expected) => expect(lens(text, options)).toBe(expected));

  it('keeps its text where the lines cannot be read, apart from a material of that name', () => {
    const previous = codeLenses(analyse(all.replace('"x"', '"MTS15"'), 'test.hem'));
    const broken = all.replace('"x"', '"MTS15"').replace('0.821(6)', '0.821(6');
    const lenses = codeLenses(analyse(broken, 'test.hem'), previous);
    expect(lenses.map((one) => lensText(one).text)).toEqual(previous.map((one) => lensText(one).text));
    expect(lenses.map(({ kind }) => kind)).toEqual(['figures', 'uses', 'figures']);
  });
});
