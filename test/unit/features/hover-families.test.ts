/** Hover where a line stands for more than one material, and where one is made from another. */
import { describe, expect, it } from 'vitest';
import { hover } from '../../../server/src/features/hover';
import { toMarkdown } from '../../../server/src/features/markup';
import { analyse } from '../../../server/src/model/file';
import { cursor } from '../../support/cursor';

/** The hover at `$0`, as Markdown without the sources, which are the same as everywhere. */
function told(snippet: string): string | undefined {
  const { text, offset } = cursor(snippet);
  const found = hover(analyse(text, 'test.hem'), offset);
  return found && toMarkdown(found.blocks).replace(/\n\nSources\. .*$/s, '');
}

function check(what: string, snippet: string, expected: string): void {
  it(what, () => expect(told(snippet)).toBe(expected.trim()));
}

/** Only the lines that match. */
function checkLines(what: string, snippet: string, lines: RegExp, ...expected: string[]): void {
  it(what, () =>
    expect(
      told(snippet)
        ?.split('\n')
        .filter((line) => lines.test(line)),
    ).toEqual(expected),
  );
}

const MTS = 'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\n';
const LPS = 'material LPSClBr(x = 0 .. 1.5 step 0.1) : argyrodite = Li5.5PS4.5Cl{x}Br{1.5-x}\n';
const NCM = 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

describe('hover tells about a family:', () => {
  check(
    'its members, and what they have in common',
    `## Of the review.\n${MTS.replace('MTS', 'M$0TS')}`,
    `
**MTS** · O3: layered AMO2, alkali octahedral, three layers, R-3m · 4 members

Of the review.

Written as \`Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\`

x = 0, 0.05, 0.1, 0.15

| Member | S, R | Class | Charge | g/mol |
| --- | ---: | --- | --- | ---: |
| MTS(0) | 1.2580 | medium | neutral | 131.653 |
| MTS(0.05) | 1.5657 | high | neutral | 124.922 |
| MTS(0.1) | 1.7058 | high | neutral | 118.192 |
| MTS(0.15) | 1.7524 | high | neutral | 111.461 |

- S = 1.2580 to 1.7524 R (sublattice convention, vacancies not counted)
- By configurational entropy: 1 of medium entropy, 3 of high entropy
- Charge: every member is neutral
- Molar mass: 111.461 to 131.653 g/mol, per formula unit

| Descriptor | Range | What it says |
| --- | ---: | --- |
| Φ, cationic potential | 2.74 to 2.96 1/Å |  |
| Q, theoretical capacity on charge | 107.9 to 127.4 mAh/g | limited by electrons |
| δ(M), ionic size mismatch | 7.60 to 10.48 % |  |
`,
  );
  checkLines(
    'what is not known of some of them',
    'material $0A(a = 0 .. 0.3 step 0.1) : O3 = Li{1-a}Ni{0.5-2a}Co{2a+0.5}O2',
    /^\||^- /,
    '| Member | S, R | Class | Charge | g/mol |',
    '| --- | ---: | --- | --- | ---: |',
    '| A(0) | 0.6931 | low | neutral | 97.751 |',
    '| A(0.1) | 0.6109 | low | neutral | 97.105 |',
    '| A(0.2) | 0.3251 | low | neutral | 96.459 |',
    '| A(0.3) | not known | not known | charge not determined | not known |',
    '- S = 0.3251 to 0.6931 R for 3 of 4 (sublattice convention, vacancies not counted)',
    '- By configurational entropy: 3 of low entropy',
    '- Charge: neutral for 3 of 4',
    '- Molar mass: 96.459 to 97.751 g/mol for 3 of 4, per formula unit',
    '| Descriptor | Range | What it says |',
    '| --- | ---: | --- |',
    '| Q, theoretical capacity on charge | 222.3 to 274.2 mAh/g for 3 of 4 | Li+ and electrons allow the same |',
    '| δ(M), ionic size mismatch | 0.83 to 7.38 % for 3 of 4 |  |',
  );
  check(
    'that there are no figures of any',
    'material $0A(a = 0) : O3 = LiNi{a-1}O2',
    `
**A** · O3: layered AMO2, alkali octahedral, three layers, R-3m · 1 member

Written as \`LiNi{a-1}O2\`

a = 0

| Member | S, R | Class | Charge | g/mol |
| --- | ---: | --- | --- | ---: |
| A(0) | not known | not known | charge not determined | not known |

- Entropy: not known of any member
- Charge: charge not determined
- Molar mass: not known of any member
`,
  );
  checkLines(
    'the first twenty members, and how many more there are',
    'material $0A(a = 0 .. 1 step 0.01) : O3 = LiNi{a}Co{1-a}O2',
    /^a =|A\(0\.1[89]|A\(0\.2\)|^…/,
    'a = 0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, …, 1',
    '| A(0.18) | 0.4714 | low | neutral | 97.828 |',
    '| A(0.19) | 0.4862 | low | neutral | 97.825 |',
    '… and 81 more',
  );
  checkLines(
    'what its descriptors say, each thing with how many say it',
    'material $0Al(x = 0, 0.3, 0.5, 1, 2) = Al{x}CoCrFeNi',
    /^\| [^AM-].*, /,
    '| ΔH\\_mix, enthalpy of mixing of the liquid alloy | −15.44 to −3.75 kJ/mol |  |',
    '| Ω, entropy against enthalpy of mixing | 1.31 to 5.75 | Ω ≥ 1.1, δ ≤ 6.6 %: predicts a solid solution |',
    '| δ, atomic size mismatch | 1.33 to 6.00 % | solid solutions up to 6.6 %, where Ω is 1.1 at least |',
    '| VEC, valence electron concentration | 6.50 to 8.25 | predicts fcc (1); predicts fcc and bcc (3); predicts bcc (1) |',
    '| γ, atomic packing parameter | 1.034 to 1.163 | below 1.175: predicts a solid solution |',
    '| Λ, geometrical parameter | 0.36 to 6.53 J/(mol K) | above 0.96: predicts a solid solution (2); from 0.24 to 0.96: predicts a solid solution beside compounds (3) |',
  );
  checkLines(
    'why descriptors of some members are not known, and on what they do not agree',
    'material $0P(x = 0, 0.5) : perovskite = Ba{1-x}Gd{x}TiO3',
    /^\| [tμτδ].*, |disagree/,
    '| t, tolerance factor of Goldschmidt | 1.062 for 1 of 2 | above 1.059: predicts no perovskite; otherwise no ionic radius of Gd3+ for coordination XII |',
    '| μ, octahedral factor | 0.432 for 1 of 2 | at least 0.414: an octahedron holds B; otherwise no ionic radius of Gd3+ for coordination XII |',
    '| τ, tolerance factor of Bartel | 3.75 for 1 of 2 | below 4.18: predicts a perovskite; otherwise no ionic radius of Gd3+ for coordination XII |',
    '| δ(A), ionic size mismatch | not known | no ionic radius of Gd3+ for coordination XII |',
    '| δ(B), ionic size mismatch | 5.10 % for 1 of 2 |  |',
    'On a perovskite they disagree for 1 of 2.',
  );
  checkLines(
    'no descriptors where there are too many members',
    'material $0A(a = 0 .. 0.5 step 0.0004) : O3 = LiNi{a}Co{1-a}O2',
    /escriptor/,
    'Descriptors are told of 1,000 members at most; `hem table --columns` lists those of all.',
  );
  checkLines(
    'several parameters',
    'material $0A(x = 0.1, 0.2; z = 0, 1/3) : P2 = Na{z}[Ni{x}Mn{1-x}]O2',
    /^[xz] =|\(0\.2/,
    'x = 0.1, 0.2',
    'z = 0, 1/3',
    '| A(0.2, 0) | 0.5004 | low | neutral | 87.687 |',
    '| A(0.2, 1/3) | 0.5004 | low | neutral | 95.350 |',
  );
  check(
    'why it has no members',
    'material $0A(a = 0 .. 200 step 0.01) : O3 = LiNi{a}O2',
    '**A** · family\n\nNot evaluated: too many members (20,001, at most 10,000).',
  );
  check(
    'that it could not be read',
    'material $0A(a = 0, 1) : O3 = LiNi{a}O2(',
    '**A**\n\nNot checked: part of this declaration could not be read.',
  );
});

describe('hover tells about names of values:', () => {
  const X = `
**x** · parameter of MTS, 4 members

| Value | Members |
| ---: | --- |
| 0 | MTS(0) |
| 0.05 | MTS(0.05) |
| 0.1 | MTS(0.1) |
| 0.15 | MTS(0.15) |`;
  const TENTH = `
**y** · constant

y = 0.1

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.1 | 1/10 | 10 % |`;
  check('a parameter', MTS.replace('(x', '($0x'), X);
  check('a parameter in an expression', MTS.replace('2x', '2$0x'), X);
  check(
    'a parameter in a reference',
    'material A(z = 1, 2) from B($0z) {\n}\n',
    `
**z** · parameter of A, 2 members

| Value | Members |
| ---: | --- |
| 1 | A(1) |
| 2 | A(2) |`,
  );
  check(
    'a parameter without values',
    'material A($0x = 0 .. 1) : O3 = LiNi{x}O2',
    '**x** · parameter of A, 0 members\n\nNo values.',
  );
  check(
    'a constant',
    '## Dopant.\nlet $0y = 0.05\n',
    `**y** · constant

Dopant.

y = 0.05

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.05 | 1/20 | 5 % |`,
  );
  check('a constant in a constant', 'let y = 0.1\nlet z = $0y/3\n', TENTH);
  check(
    'a constant that is reckoned, where it is used',
    'let y = 0.1\nlet z = y/3\nmaterial A : O3 = LiNi{1-$0z}Co{z}O2',
    `**z** · constant

z = y/3 = 1/30

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| ≈ 0.033333 | 1/30 | ≈ 3.333333 % |`,
  );
  check(
    'a constant among the values of a parameter',
    'let y = 0.1\nmaterial A(x = 0 .. 1 step $0y) : O3 = LiNi{1-x}Co{x}O2',
    TENTH,
  );
  check(
    'a constant whose value is not known',
    'let $0y = z/3\n',
    '**y** · constant\n\nIts value is not known.',
  );
  it('nothing that is declared nowhere', () => {
    expect(told('material A : O3 = LiNi{$0q}O2')).toBe(
      '**q**\n\n| Site of A | Per formula unit | Of the site | Multiplicity |\n| --- | ---: | ---: | ---: |\n| M | open | open | 1 |',
    );
  });
});

describe('hover tells about amounts in a family:', () => {
  check(
    'an expression in each member',
    MTS.replace('Sn{', 'Sn$0{'),
    `
**0.45-2x**

On site M: 0.15 to 0.45 per formula unit.

| Member | Value | On M, per formula unit |
| --- | ---: | ---: |
| MTS(0) | 0.45 | 0.45 (45 %) |
| MTS(0.05) | 0.35 | 0.35 (35 %) |
| MTS(0.1) | 0.25 | 0.25 (25 %) |
| MTS(0.15) | 0.15 | 0.15 (15 %) |
`,
  );
  check(
    'an expression that is below zero, and one of none',
    'material A(a = 0.5, 0.7, 0.6) : O3 = LiNi{0.6$0-a}Co{0.4+a}O2',
    `
**0.6-a**

On site M: 0.1 per formula unit in 2 of 3 members, open in 1.

| Member | Value | On M, per formula unit |
| --- | ---: | ---: |
| A(0.5) | 0.1 | 0.1 (10 %) |
| A(0.7) | −0.1 | open |
| A(0.6) | 0 | 0 |
`,
  );
  check(
    'an expression of constants',
    'let y = 0.05\nmaterial A : O3 = LiNi$0{1-2y}Co{2y}O2',
    `**1-2y = 0.9**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.9 | 9/10 | 90 % |

| Site of A | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.9 | 90 % | 1 |`,
  );
  check(
    'a number that is the same in all members',
    MTS.replace('0.25', '0$0.25'),
    `**0.25**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.25 | 1/4 | 25 % |

| Site of every member of MTS | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.25 | 25 % | 1 |`,
  );
  check(
    'a number that is divided otherwise in each',
    LPS.replace('4.5', '4$0.5').replace('0 .. 1.5 step 0.1', '0.5, 0.6'),
    `
**4.5**

| Decimal | Fraction |
| ---: | ---: |
| 4.5 | 9/2 |

On site 16e: 4 per formula unit.

On site 4d: 0.4 to 0.5 per formula unit.

On site 4a: 0.1 per formula unit in 1 of 2 members.

| Member | On 16e, per formula unit | On 4d, per formula unit | On 4a, per formula unit |
| --- | ---: | ---: | ---: |
| LPSClBr(0.5) | 4 (100 %) | 0.5 (50 %) | 0 |
| LPSClBr(0.6) | 4 (100 %) | 0.4 (40 %) | 0.1 (10 %) |
`,
  );
  check(
    'what is left, or solved',
    'material A(x = 0.1, 0.2) : P2 {\n  A: Na ?\n  M: Mn3+ {x}, Mn4+ re$0st\n  X: O 2\n}',
    `
**rest: what the others leave of the site**

On site M: 0.8 to 0.9 per formula unit.

| Member | On M, per formula unit |
| --- | ---: |
| A(0.1) | 0.9 (90 %) |
| A(0.2) | 0.8 (80 %) |
`,
  );
  check(
    'an expression inside an ion',
    'material A(x = 0.5, 1) = Na3P{1$0+x}O4',
    `
**1+x**

On site T: 1.5 to 2 per formula unit.

| Member | Value | On T, per formula unit |
| --- | ---: | ---: |
| A(0.5) | 1.5 | 1.5 (100 %) |
| A(1) | 2 | 2 (100 %) |
`,
  );
});

describe('hover tells about elements and sites in a family:', () => {
  checkLines(
    'what is the same in all members, once',
    MTS.replace('Ni', '$0Ni'),
    /^\| M |^\| (MTS|Radius)/,
    '| M | 0.25 | 25 % | +2.68, from neutrality by the redox ladder of oxides: 0.08 Ni2+ and 0.17 Ni3+ |',
    '| Radius of Ni2+, octahedral (6) | 0.69 Å effective ionic, 0.83 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
    '| Radius of Ni3+, octahedral (6), high spin | 0.60 Å effective ionic, 0.74 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
    '| Radius of Ni3+, octahedral (6), low spin | 0.56 Å effective ionic, 0.70 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
  );
  checkLines(
    'amounts that differ, and the state that does not',
    MTS.replace('Mn', '$0Mn'),
    /^On |^\| MTS|^Oxid/,
    'On site M: 0.05 to 0.15 per formula unit in 3 of 4 members.',
    '| MTS(0) | 0 |',
    '| MTS(0.05) | 0.05 (5 %) |',
    '| MTS(0.1) | 0.1 (10 %) |',
    '| MTS(0.15) | 0.15 (15 %) |',
    'Oxidation state: +4, from neutrality by the redox ladder of oxides.',
  );
  checkLines(
    'states that differ',
    'material A(x = 0.2, 0.5) : O3 = Na{x}$0Ni0.5Mn0.5O2',
    /^On |^\| (Member|A)|^Oxid|Radius/,
    'On site M: 0.5 per formula unit.',
    '| Member | On M, per formula unit | Oxidation state |',
    '| A(0.2) | 0.5 (50 %) | +3.6, from neutrality by the redox ladder of oxides: 0.2 Ni3+ and 0.3 Ni4+ |',
    '| A(0.5) | 0.5 (50 %) | +3, from neutrality by the redox ladder of oxides |',
    '| Atomic weight | 58.693 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |',
    '| Radius of Ni3+, octahedral (6), high spin | 0.60 Å effective ionic, 0.74 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
    '| Radius of Ni3+, octahedral (6), low spin | 0.56 Å effective ionic, 0.70 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
    '| Radius of Ni4+, octahedral (6), low spin | 0.48 Å effective ionic, 0.62 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |',
  );
  checkLines(
    'sites that differ',
    LPS.replace('Br{', '$0Br{').replace('0 .. 1.5 step 0.1', '0, 0.5, 1.5'),
    /^On |^\| (Member|LPS)|^Oxid/,
    'On site 4d: 0.5 per formula unit in 1 of 3 members.',
    'On site 4a: 1 per formula unit in 2 of 3 members.',
    '| Member | On 4d, per formula unit | On 4a, per formula unit |',
    '| LPSClBr(0) | 0.5 (50 %) | 1 (100 %) |',
    '| LPSClBr(0.5) | 0 | 1 (100 %) |',
    '| LPSClBr(1.5) | 0 | 0 |',
    'Oxidation state: −1, the usual one: 3513 of 3513 entries with a negative state (0 % others).',
  );
  check(
    'a vacancy',
    'material A(x = 0.1, 0.2) : P2 = Na{1-x}V$0a{x}MnO2',
    `
**Va** · vacancy

On site A: 0.1 to 0.2 per formula unit.

| Member | On A, per formula unit |
| --- | ---: |
| A(0.1) | 0.1 (10 %) |
| A(0.2) | 0.2 (20 %) |
`,
  );
  check(
    'an ion',
    'material A(x = 0.5, 1) : NASICON = Na{2+x}Zr2(SiO4){x+1}$0(PO4){2-x}',
    `
**(PO4)3-** · phosphate

On site T: 1 to 1.5 per formula unit.

| Member | On T, per formula unit |
| --- | ---: |
| A(0.5) | 1.5 (50 %) |
| A(1) | 1 (33.33 %) |

Charge: −3, that of phosphate.
`,
  );
  checkLines('an element of no member', 'material A(x = 0, 0) : O3 = LiNi$0Co{x}O2', /^On |^Oxid/);
  check(
    'a site in each member',
    'material A(x = 0, 0.1) : P2 {\n  A: Na rest\n  $0M: Ni {x}, Mn rest\n  X: O 2\n}',
    `
**M** of A · site of P2, octahedral (6)

| Member | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A(0) | Mn3+ 1 | 1 of 1 | 0 |
| A(0.1) | Ni2+ 0.1, Mn3.111+ 0.9 | 1 of 1 | 0.3251 |

S = 0 to 0.3251 R per mole of sites, vacancies not counted.
`,
  );
  check(
    'a site that is empty in some',
    'material A(x = 0, 1.1) : P2 {\n  $0A: Na {x}, K {x-0}\n  M: Mn\n  X: O 2\n}',
    `
**A** of A · site of P2, trigonal-prismatic (6)

| Member | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A(0) | nothing | 0 |  |
| A(1.1) | Na+ 1.1, K+ 1.1 | 2.2 of 1 | 0.6931 |

S = 0.6931 R per mole of sites for 1 of 2, vacancies not counted.
`,
  );
});

describe('hover tells about materials that are made from others:', () => {
  const D = `${NCM}material D from NCM811 {\n  M: Co -> Al 0.03, Ti rest\n}\n`;
  checkLines(
    'what is put in the place of what',
    D.replace('material D', 'material $0D'),
    /^\*\*D|^Read|^Derived/,
    '**D** · O3: layered AMO2, alkali octahedral, three layers, R-3m',
    'Read as `Li[Ni0.8Mn0.1Al0.03Ti0.07]O2`',
    'Derived from NCM811, `Li[Ni0.8Co0.1Mn0.1]O2`: `M: Co -> Al 0.03, Ti rest`',
  );
  checkLines(
    'that nothing is, that the sites are those of the base',
    'material A = [Fe0.5Co0.5]O\nmaterial $0B from A {\n}\n',
    /^\*\*B|^Derived/,
    '**B** · the sites are those of A',
    'Derived from A, `[Fe0.5Co0.5]O` without a change',
  );
  check(
    'that the base is not known',
    'material $0B from A {\n  M: Co -> Al\n}\n',
    `
**B** · no sites are known

Derived from A, which is not known

- Entropy: not known: what it is derived from is not known
- Charge: not determined: what it is derived from is not known
- Molar mass: not known: what it is derived from is not known
`,
  );
  checkLines(
    'the base, at its name',
    D.replace('from NCM', 'from N$0CM'),
    /^\*\*|^Read/,
    '**NCM811** · O3: layered AMO2, alkali octahedral, three layers, R-3m',
    'Read as `Li[Ni0.8Co0.1Mn0.1]O2`',
  );
  checkLines(
    'what stands before the arrow, as the base has it',
    D.replace('M: Co', 'M: $0Co'),
    /^\*\*|^\| (?:Site|M) /,
    '**Co** · cobalt · element 27',
    '| Site of NCM811 | Per formula unit | Of the site | Oxidation state |',
    '| M | 0.1 | 10 % | +3, from neutrality by the redox ladder of oxides |',
  );
  check(
    'how much is replaced',
    D.replace('Co ->', 'Co 0.0$05 ->'),
    `**0.05**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.05 | 1/20 | 5 % |`,
  );
  check(
    'a vacancy before the arrow',
    'material A : P2 = Na0.9Va0.1MnO2\nmaterial B from A {\n  A: V$0a -> K\n}',
    `**Va** · vacancy

| Site of A | Per formula unit | Of the site |
| --- | ---: | ---: |
| A | 0.1 | 10 % |`,
  );
  checkLines('what is not there', D.replace('M: Co', 'M: $0Fe'), /^\*\*|^On /, '**Fe** · iron · element 26');
  checkLines(
    'what is put in',
    D.replace('Al 0.03', '$0Al 0.03'),
    /^\*\*|^\| (?:Site|M) /,
    '**Al** · aluminium · element 13',
    '| Site of D | Per formula unit | Of the site | Oxidation state |',
    '| M | 0.03 | 3 % | +3, the usual one: 15020 of 15023 entries with a positive state (\\<0.1 % others) |',
  );
  checkLines(
    'a member, at a reference to it',
    `${MTS}material D from M$0TS(0.150) {\n  A: Na\n}`,
    /^\*\*M|^Read/,
    '**MTS(0.15)** · x = 0.15 · O3: layered AMO2, alkali octahedral, three layers, R-3m',
    'Read as `Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2`',
  );
  checkLines(
    'the members that a family is made from',
    `${MTS}material D(z = 0.05, 0.15) from M$0TS(z) {\n  A: Na\n}`,
    /^\*\*|^\| MTS/,
    '**MTS** · 2 members',
    '| MTS(0.05) | 1.5657 | high | neutral | 124.922 |',
    '| MTS(0.15) | 1.7524 | high | neutral | 111.461 |',
  );
  checkLines(
    'the members that there are, where none is meant or none is there',
    `${MTS}material D from M$0TS(0.2) {\n  A: Na\n}`,
    /^\*\*|^\| MTS/,
    '**MTS** · 4 members',
    '| MTS(0) | 1.2580 | medium | neutral | 131.653 |',
    '| MTS(0.05) | 1.5657 | high | neutral | 124.922 |',
    '| MTS(0.1) | 1.7058 | high | neutral | 118.192 |',
    '| MTS(0.15) | 1.7524 | high | neutral | 111.461 |',
  );
  checkLines(
    'what is measured, and a constant in it',
    `let y = 0.05\n${MTS}measured "x" of M$0TS(3y) {\n  Na 0.8(1)\n}`,
    /^\*\*M/,
    '**MTS(0.15)** · x = 0.15 · O3: layered AMO2, alkali octahedral, three layers, R-3m',
  );
  checkLines(
    'a constant in the value of a reference',
    `let y = 0.05\n${MTS}batch "x" of MTS($0y) {\n  mass 1 g\n}`,
    /^\*\*/,
    '**y** · constant',
  );
  it('nothing at a reference that nobody declares', () => {
    expect(told('material D from $0NOPE {\n  A: Na\n}')).toBeUndefined();
  });
  checkLines(
    'a family of them',
    `${MTS}material $0D(z = 0.05, 0.15) from MTS(z) {\n  A: Na {z}\n}`,
    /^\*\*|^Derived|^z =|^\| D\(/,
    '**D** · O3: layered AMO2, alkali octahedral, three layers, R-3m · 2 members',
    'Derived from MTS(0.05), MTS(0.15): `A: Na {z}`',
    'z = 0.05, 0.15',
    '| D(0.05) | 1.5657 | high | not neutral | 106.990 |',
    '| D(0.15) | 1.7524 | high | not neutral | 95.828 |',
  );
});
