import { describe, expect, it } from 'vitest';
import { hover } from '../../../server/src/features/hover';
import { toMarkdown } from '../../../server/src/features/markup';
import { analyse } from '../../../server/src/model/file';
import { cursor } from '../../support/cursor';

const ENTROPY =
  'Entropy: Zhou et al., the review “… on the role of high-entropy effects”, eqs. (1) to (4) and its thresholds; per ' +
  'formula unit: Sarkar et al.; metric: Dippo and Vecchio, Scr. Mater. 201 (2021) 113974; R: CODATA 2018.';
const USUAL = 'Usual states: counts of the ICSD, 2024.';
const LADDER = 'Solved states: redox ladder with a source for each couple, docs/charge.md.';
const WEIGHTS = 'Atomic weights: CIAAW 2021, abridged, doi:10.1515/pac-2019-0603.';
const CAPACITY =
  'Q: from the composition as written and per its mass; the smaller of what ions and electrons allow; ' +
  'Faraday’s law, F: CODATA 2018; electrons: the redox ladder, docs/charge.md.';
const SIZE =
  'δ: Shannon’s effective ionic radii for the coordination of the site, high spin, vacancies left out; ' +
  'the form of Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534; radii: R. D. Shannon, Acta Cryst. A32 ' +
  '(1976) 751.';
const POTENTIAL =
  'Φ: Shannon’s effective ionic radii for 6 neighbours, high spin; amounts per two oxygen atoms; C. Zhao ' +
  'et al., Science 370 (2020) 708.';
const ROCK_SALT =
  'x(Li): lithium per two cation sites; J. Lee et al., Science 343 (2014) 519. poor mixers: Mg2+, Zn2+, ' +
  'Ga3+, Al3+, Sn4+, as part of the cations other than Li+; Z. Lun et al., Nat. Mater. 20 (2021) 214, as ' +
  'told in the review of high-entropy battery materials.';

/** The whole hover at `$0`, as Markdown. */
function check(what: string, snippet: string, expected: string): void {
  it(what, () => {
    const { text, offset } = cursor(snippet);
    const found = hover(analyse(text, 'test.hem'), offset);
    expect(found && toMarkdown(found.blocks)).toBe(expected.trim());
  });
}

/** The line about the charge of the first material. */
function chargeIn(text: string): string | undefined {
  const found = hover(analyse(text, 'test.hem'), text.indexOf(' ') + 1);
  return found && toMarkdown(found.blocks).match(/^- Charge: .*$/m)?.[0];
}

describe('hover tells about a material:', () => {
  check(
    'a layered oxide with a doc comment',
    `## Commercial | baseline.
material N$0CM811 : O3 = LiNi0.8Co0.1Mn0.1O2
`,
    `
**NCM811** · O3: layered AMO2, alkali octahedral, three layers, R-3m

Commercial \\| baseline.

Read as \`Li[Ni0.8Co0.1Mn0.1]O2\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A | Li+ 1 | 1 of 1 | 0 |
| M | Ni2.875+ 0.8, Co3+ 0.1, Mn4+ 0.1 | 1 of 1 | 0.6390 |
| X | O2- 2 | 2 of 2 | 0 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 0.6390 |
| formula | per mole of formula units | 0.6390 |
| atom | per mole of atoms | 0.1598 |
| metric | entropy metric of Dippo and Vecchio | 0.4793 |

- S = 5.31 J/(mol K) (sublattice convention, vacancies not counted)
- **Low entropy** by configurational entropy: 0.6390 R is below 1 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: 2 principal elements of 5 to 35 at.% on M, where 5 are needed
- Charge: neutral, with Ni2.875+ (0.1 Ni2+, 0.7 Ni3+), Co3+, Mn4+ by the redox ladder of oxides
- Molar mass: 97.279 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Q, theoretical capacity on charge | 275.5 mAh/g | Li+ and electrons allow the same |
| δ(M), ionic size mismatch | 5.98 % |  |

Sources. ${ENTROPY} ${USUAL} ${LADDER} ${WEIGHTS} ${CAPACITY} ${SIZE}
`,
  );

  check(
    'the long form, with one element in two states',
    `material $0TM6 : DRX {
  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3
}
`,
    `
**TM6** · DRX: disordered rock-salt, Fm-3m, written as Li(x)TM(2-x)O2

Read as \`[Li1.3Mn0.1Co0.1Mn0.1Cr0.1Ti0.1Nb0.2][O1.7F0.3]\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| M | Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2 | 2 of 2 | 1.2592 |
| X | O2- 1.7, F- 0.3 | 2 of 2 | 0.4227 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.6819 |
| formula | per mole of formula units | 3.3638 |
| atom | per mole of atoms | 0.8410 |
| metric | entropy metric of Dippo and Vecchio | 1.6819 |

- S = 13.98 J/(mol K) (sublattice convention, vacancies not counted)
- **High entropy** by configurational entropy: 1.6819 R is at least 1.5 R (sublattice convention, vacancies not counted)
- High-entropy by composition: 5 principal elements of 5 to 35 at.% on M, where 5 are needed
- Mn2+ and Mn3+ on M count as species of their own; with one species for an element, S of M is 1.1899 R instead of 1.2592 R per mole of sites (vacancies not counted)
- Charge: neutral, with the states as written
- Molar mass: 87.368 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| x(Li), lithium content x of LixM2−xO2 | 1.300 | above 1.09: 0-TM paths percolate, if cations are at random |
| poor mixers, share of the cations other than Li+ | 0.0 % | there are none |
| Q, theoretical capacity on charge | 245.4 mAh/g | limited by electrons: Li+ allows 398.8, electrons 245.4 |
| δ(M), ionic size mismatch | 8.34 % |  |
| δ(X), ionic size mismatch | 1.80 % |  |

Sources. ${ENTROPY} ${WEIGHTS} ${ROCK_SALT} ${CAPACITY} ${SIZE}
`,
  );

  check(
    'vacancies that are not written',
    'material $0MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2',
    `
**MTS15** · O3: layered AMO2, alkali octahedral, three layers, R-3m

Read as \`Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites | counting vacancies |
| --- | --- | ---: | ---: | ---: |
| A | Na+ 0.83, vacant 0.17 | 0.83 of 1 | 0 | 0.4559 |
| M | Li+ 0.1, Ni2.68+ 0.25, Co3+ 0.2, Mn4+ 0.15, Ti4+ 0.15, Sn4+ 0.15 | 1 of 1 | 1.7524 | 1.7524 |
| X | O2- 2 | 2 of 2 | 0 | 0 |

| Convention | Meaning | S / R | counting vacancies |
| --- | --- | ---: | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.7524 | 2.2083 |
| formula | per mole of formula units | 1.7524 | 2.2083 |
| atom | per mole of atoms | 0.4576 | 0.5766 |
| metric | entropy metric of Dippo and Vecchio | 1.3143 | 1.6562 |

- S = 14.57 J/(mol K) (sublattice convention, vacancies not counted)
- **High entropy** by configurational entropy: 1.7524 R is at least 1.5 R (sublattice convention, vacancies not counted)
- High-entropy by composition: 6 principal elements of 5 to 35 at.% on M, where 5 are needed
- Charge: neutral, with Ni2.68+ (0.08 Ni2+, 0.17 Ni3+), Co3+, Mn4+, Ti4+, Sn4+ by the redox ladder of oxides
- Molar mass: 111.461 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Φ, cationic potential | 2.96 1/Å |  |
| Q, theoretical capacity on charge | 127.4 mAh/g | limited by electrons: Na+ allows 199.6, electrons 127.4 |
| δ(M), ionic size mismatch | 10.48 % |  |

Sources. ${ENTROPY} ${USUAL} ${LADDER} ${WEIGHTS} ${POTENTIAL} ${CAPACITY} ${SIZE}
`,
  );

  check(
    'a comma group',
    'material $0Rost : rock-salt = (Co,Cu,Mg,Ni,Zn)O',
    `
**Rost** · rock-salt: NaCl type, Fm-3m

Read as \`[Co0.2Cu0.2Mg0.2Ni0.2Zn0.2]O\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| M | Co2+ 0.2, Cu2+ 0.2, Mg2+ 0.2, Ni2+ 0.2, Zn2+ 0.2 | 1 of 1 | 1.6094 |
| X | O2- 1 | 1 of 1 | 0 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.6094 |
| formula | per mole of formula units | 1.6094 |
| atom | per mole of atoms | 0.8047 |
| metric | entropy metric of Dippo and Vecchio | 1.6094 |

- S = 13.38 J/(mol K) (sublattice convention, vacancies not counted)
- **High entropy** by configurational entropy: 1.6094 R is at least 1.5 R (sublattice convention, vacancies not counted)
- High-entropy by composition: 5 principal elements of 5 to 35 at.% on M, where 5 are needed
- Charge: neutral, with Co2+, Cu2+, Ni2+ by the redox ladder of oxides
- Molar mass: 70.170 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| δ(M), ionic size mismatch | 2.69 % |  |

Sources. ${ENTROPY} ${USUAL} ${LADDER} ${WEIGHTS} ${SIZE}
`,
  );

  check(
    'a salt with crystal water',
    'material $0nitrate = Zn(NO3)2·6H2O',
    `
**nitrate** · no structure is named; the sites are inferred from the formula

Read as \`Zn(NO3)2·6H2O\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| M | Zn2+ 1 | 1 | 0 |
| T | (NO3)- 2 | 2 | 0 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 0 |
| formula | per mole of formula units | 0 |
| atom | per mole of atoms | 0 |
| metric | entropy metric of Dippo and Vecchio | 0 |

- S = 0 J/(mol K) (sublattice convention, vacancies not counted)
- **Low entropy** by configurational entropy: 0 R is below 1 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: no site has an element of 5 to 35 at.%
- Charge: neutral, with the usual states where none is written
- Molar mass: 297.478 g/mol, per formula unit
- Crystal water: 6 H2O; it counts for the mass and per atom, and sits on no site

Sources. ${ENTROPY} ${USUAL} ${WEIGHTS}
`,
  );

  check(
    'an alloy',
    'material $0HEA = CoCrFeNiMo0.3',
    `
**HEA** · no structure is named; read as an alloy, in parts of one

Read as \`[Co10/43Cr10/43Fe10/43Ni10/43Mo3/43]\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| M | Co ≈0.232558, Cr ≈0.232558, Fe ≈0.232558, Ni ≈0.232558, Mo ≈0.0697674 | 1 of 1 | 1.5426 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.5426 |
| formula | per mole of formula units | 1.5426 |
| atom | per mole of atoms | 1.5426 |
| metric | entropy metric of Dippo and Vecchio | 1.5426 |

- S = 12.83 J/(mol K) (sublattice convention, vacancies not counted)
- **High entropy** by configurational entropy: 1.5426 R is at least 1.5 R (sublattice convention, vacancies not counted)
- High-entropy by composition: 5 principal elements of 5 to 35 at.% on M, where 5 are needed
- Charge: none is told: charges mean nothing in an alloy
- Molar mass: 59.128 g/mol, per atom

| Descriptor | Value | What it says |
| --- | ---: | --- |
| ΔH\\_mix, enthalpy of mixing of the liquid alloy | −4.15 kJ/mol |  |
| Ω, entropy against enthalpy of mixing | 6.00 | Ω ≥ 1.1, δ ≤ 6.6 %: predicts a solid solution |
| δ, atomic size mismatch | 3.03 % | solid solutions up to 6.6 %, where Ω is 1.1 at least |
| VEC, valence electron concentration | 8.09 | predicts fcc, if there is a solid solution |
| γ, atomic packing parameter | 1.138 | below 1.175: predicts a solid solution |
| Λ, geometrical parameter | 1.40 J/(mol K) | above 0.96: predicts a solid solution |

Sources. ${ENTROPY} ${WEIGHTS} ΔH\\_mix: regular solution of Miedema’s pairs, per mole of atoms; A. Takeuchi and A. Inoue, Mater. Trans. 46 (2005) 2817. Ω: T\\_m ΔS\\_mix/\\|ΔH\\_mix\\|; X. Yang and Y. Zhang, Mater. Chem. Phys. 132 (2012) 233; enthalpies: A. Takeuchi and A. Inoue, Mater. Trans. 46 (2005) 2817. δ: metallic radii for 12 neighbours, server/src/data/alloy-elements.tsv; Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534. VEC: electrons per atom, d electrons included; S. Guo, C. Ng, J. Lu and C. T. Liu, J. Appl. Phys. 109 (2011) 103505. γ: metallic radii for 12 neighbours, server/src/data/alloy-elements.tsv; Z. Wang et al., Scr. Mater. 94 (2015) 28. Λ: ΔS\\_mix/δ², with δ in per cent; A. K. Singh et al., Intermetallics 53 (2014) 112.
`,
  );

  check(
    'several formula units',
    'material $0LNOF : rock-salt = LiNiOF',
    `
**LNOF** · rock-salt: NaCl type, Fm-3m

Read as \`[Li0.5Ni0.5][O0.5F0.5]\`, per formula unit; the formula is written for 2

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| M | Li+ 0.5, Ni2+ 0.5 | 1 of 1 | 0.6931 |
| X | O2- 0.5, F- 0.5 | 1 of 1 | 0.6931 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.3863 |
| formula | per mole of formula units | 1.3863 |
| atom | per mole of atoms | 0.6931 |
| metric | entropy metric of Dippo and Vecchio | 1.3863 |

- S = 11.53 J/(mol K) (sublattice convention, vacancies not counted)
- **Medium entropy** by configurational entropy: 1.3863 R is at least 1 R and below 1.5 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: no site has an element of 5 to 35 at.%
- Charge: neutral, with Ni2+ by the redox ladder of oxides
- Molar mass: 50.315 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| x(Li), lithium content x of LixM2−xO2 | 1.000 | not above 1.09: 0-TM paths do not percolate, if cations are at random |
| poor mixers, share of the cations other than Li+ | 0.0 % | there are none |
| Q, theoretical capacity on charge | 266.3 mAh/g | limited by Li+: Li+ allows 266.3, electrons 532.7 |
| δ(M), ionic size mismatch | 4.83 % |  |
| δ(X), ionic size mismatch | 2.56 % |  |

Sources. ${ENTROPY} ${USUAL} ${LADDER} ${WEIGHTS} ${ROCK_SALT} ${CAPACITY} ${SIZE}
`,
  );

  check(
    'a molecule',
    'material $0DME = C4H10O2',
    `
**DME** · no structure is named; read as a molecule

Read as \`C4H10O2\`

- Entropy: not known: a molecule has no sites
- Charge: none is told: a molecule has no sites
- Molar mass: 90.122 g/mol, per formula unit

Sources. ${WEIGHTS}
`,
  );

  check(
    'an amount that neutrality decides',
    `material $0HE-PBA : PBA {
  A: Na+ ?
  M: (Fe, Mn, Ni, Cu, Co)2+
  C: [Fe(CN)6]4-
}
`,
    `
**HE-PBA** · PBA: Prussian blue analogue, A2M\\[C(CN)6\\], Fm-3m

Read as \`Na2[Fe0.2Mn0.2Ni0.2Cu0.2Co0.2][Fe(CN)6]\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A | Na+ 2 | 2 of 2 | 0 |
| M | Fe2+ 0.2, Mn2+ 0.2, Ni2+ 0.2, Cu2+ 0.2, Co2+ 0.2 | 1 of 1 | 1.6094 |
| C | \\[Fe(CN)6\\]4- 1 | 1 of 1 | 0 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 1.6094 |
| formula | per mole of formula units | 1.6094 |
| atom | per mole of atoms | 0.1006 |
| metric | entropy metric of Dippo and Vecchio | 1.2071 |

- S = 13.38 J/(mol K) (sublattice convention, vacancies not counted)
- **High entropy** by configurational entropy: 1.6094 R is at least 1.5 R (sublattice convention, vacancies not counted)
- High-entropy by composition: 5 principal elements of 5 to 35 at.% on M, where 5 are needed
- Charge: neutral by 2 Na+, with the states as written
- Molar mass: 316.324 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Q, theoretical capacity on charge | not known | no redox ladder of PBA |
| δ(M), ionic size mismatch | 6.27 % |  |

Sources. ${ENTROPY} ${WEIGHTS} ${SIZE}
`,
  );

  check(
    'an open amount',
    `material $0HE-PBA : PBA {
  A: Na+ ?
  M: (Mn, Ni)
  C: [Fe(CN)6]4-
}
`,
    `
**HE-PBA** · PBA: Prussian blue analogue, A2M\\[C(CN)6\\], Fm-3m

Read as \`Na?[Mn0.5Ni0.5][Fe(CN)6]\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A | Na+ open | open of 2 | not known |
| M | Mn 0.5, Ni 0.5 | 1 of 1 | 0.6931 |
| C | \\[Fe(CN)6\\]4- 1 | 1 of 1 | 0 |

- Entropy: not known: the amount of Na+ is open
- Charge: not determined: Mn, Ni may have more than one oxidation state and none is written; the amount of Na+ is open
- Molar mass: not known: the amount of Na+ is open
`,
  );

  check(
    'a symbol that is no element',
    'material $0bad : O3 = LiXxO2',
    `
**bad** · O3: layered AMO2, alkali octahedral, three layers, R-3m

Read as \`LiXxO2\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A | Li+ 1 | 1 of 1 | 0 |
| M | Xx 1 | 1 of 1 | 0 |
| X | O2- 2 | 2 of 2 | 0 |

- Entropy: not known: Xx is no element
- Charge: not determined: Xx is no element
- Molar mass: not known: Xx is no element

Sources. ${USUAL}
`,
  );

  check(
    'an element without an atomic weight',
    'material $0tc : O3 = LiTcO2',
    `
**tc** · O3: layered AMO2, alkali octahedral, three layers, R-3m

Read as \`LiTcO2\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites |
| --- | --- | ---: | ---: |
| A | Li+ 1 | 1 of 1 | 0 |
| M | Tc 1 | 1 of 1 | 0 |
| X | O2- 2 | 2 of 2 | 0 |

| Convention | Meaning | S / R |
| --- | --- | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 0 |
| formula | per mole of formula units | 0 |
| atom | per mole of atoms | 0 |
| metric | entropy metric of Dippo and Vecchio | 0 |

- S = 0 J/(mol K) (sublattice convention, vacancies not counted)
- **Low entropy** by configurational entropy: 0 R is below 1 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: no site has an element of 5 to 35 at.%
- Charge: not determined: the state of Tc is open, and the redox ladder of oxides has no place for Tc
- Molar mass: not known: Tc has no standard atomic weight, as no composition on Earth is characteristic

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Q, theoretical capacity on charge | not known | no atomic weight of Tc |

Sources. ${ENTROPY} ${USUAL}
`,
  );

  check(
    'a charge that does not come out',
    'material $0doped : NASICON = Na3Zr2Si2(PO4)O8F',
    `
**doped** · NASICON: Na3M2(PO4)3 type, R-3c

Read as \`Na3Zr2[Si2(PO4)][O8F]\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites | counting vacancies |
| --- | --- | ---: | ---: | ---: |
| A | Na+ 3, vacant 1 | 3 of 4 | 0 | 0.5623 |
| M | Zr4+ 2 | 2 of 2 | 0 | 0 |
| T | Si4+ 2, (PO4)3- 1 | 3 of 3 | 0.6365 | 0.6365 |
| X | O2- 8, F- 1 | 9 of 8 | 0.3488 | 0.3488 |

| Convention | Meaning | S / R | counting vacancies |
| --- | --- | ---: | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 0.9853 | 1.5477 |
| formula | per mole of formula units | 4.7002 | 6.9495 |
| atom | per mole of atoms | 0.2238 | 0.3309 |
| metric | entropy metric of Dippo and Vecchio | 1.1059 | 1.6352 |

- S = 8.19 J/(mol K) (sublattice convention, vacancies not counted)
- **Low entropy** by configurational entropy: 0.9853 R is below 1 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: 1 principal element of 5 to 35 at.% on T, where 5 are needed
- Charge: −1 per formula unit, with the usual states where none is written
- Molar mass: 549.548 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Q, theoretical capacity on charge | 0.0 mAh/g | limited by electrons: Na+ allows 146.3, electrons 0.0 |
| δ(T), ionic size mismatch | not known | no ionic radius of (PO4)3- for coordination IV |
| δ(X), ionic size mismatch | not known | no coordination of site X |

Sources. ${ENTROPY} ${USUAL} ${WEIGHTS} ${CAPACITY}
`,
  );

  it('states of an element on two sites, once', () => {
    expect(chargeIn('material S : spinel-AB = Mn3O4')).toBe(
      '- Charge: neutral, with Mn2.667+ (1 Mn2+, 2 Mn3+) by the redox ladder of oxides',
    );
  });

  it('why no states were solved', () => {
    expect(chargeIn('material A : O3 = LiNiS2')).toBe(
      '- Charge: not determined: the state of Ni is open, and with S as an anion no order of the redox couples is known',
    );
    expect(chargeIn('material A : PBA = Na2Mn[Fe(CN)6]')).toBe(
      '- Charge: not determined: Mn may have more than one oxidation state and none is written; the charge of \\[Fe(CN)6\\] is not tabulated',
    );
  });

  it('that no known states are neutral', () => {
    expect(chargeIn('material A : perovskite = La(Ta0.5V0.5)O3')).toBe(
      '- Charge: no known states of V make it neutral: they reach +0.5 to +2 per formula unit',
    );
  });

  it('that a wrong sum leaves no charge to tell', () => {
    expect(chargeIn('material A : O3 = LiNiO1.2')).toBe(
      '- Charge: not determined: the state of Ni is open, and a site does not sum to its multiplicity, on which the charge hangs',
    );
  });

  check(
    'a charge within rounding',
    `material $0near : O3 {
  A: Na+ 0.667
  M: Mn3+ 0.667, Mn4+ 0.333
  X: O2- 2
}
`,
    `
**near** · O3: layered AMO2, alkali octahedral, three layers, R-3m

Read as \`Na0.667[Mn0.667Mn0.333]O2\`

| Site | Occupants per formula unit | Sum | S, R per mole of sites | counting vacancies |
| --- | --- | ---: | ---: | ---: |
| A | Na+ 0.667, vacant 0.333 | 0.667 of 1 | 0 | 0.6363 |
| M | Mn3+ 0.667, Mn4+ 0.333 | 1 of 1 | 0.6363 | 0.6363 |
| X | O2- 2 | 2 of 2 | 0 | 0 |

| Convention | Meaning | S / R | counting vacancies |
| --- | --- | ---: | ---: |
| sublattice | sum over sublattices, each per mole of its sites | 0.6363 | 1.2726 |
| formula | per mole of formula units | 0.6363 | 1.2726 |
| atom | per mole of atoms | 0.1735 | 0.3470 |
| metric | entropy metric of Dippo and Vecchio | 0.4772 | 0.9544 |

- S = 5.29 J/(mol K) (sublattice convention, vacancies not counted)
- **Low entropy** by configurational entropy: 0.6363 R is below 1 R (sublattice convention, vacancies not counted)
- Not high-entropy by composition: no site has an element of 5 to 35 at.%
- Mn3+ and Mn4+ on M count as species of their own; with one species for an element, S of M is 0 R instead of 0.6363 R per mole of sites (vacancies not counted)
- Charge: neutral, with the states as written
- Molar mass: 102.270 g/mol, per formula unit

| Descriptor | Value | What it says |
| --- | ---: | --- |
| Φ, cationic potential | 2.57 1/Å |  |
| Q, theoretical capacity on charge | 174.8 mAh/g | Na+ and electrons allow the same |
| δ(M), ionic size mismatch | 8.93 % |  |

Sources. ${ENTROPY} ${WEIGHTS} ${POTENTIAL} ${CAPACITY} ${SIZE}
`,
  );

  check(
    'a line that could not be read',
    'material $0broken : O3 = LiNi0.8Mn0.1(',
    `
**broken**

Not checked: part of this declaration could not be read.
`,
  );

  check(
    'a name with markup in it',
    'material "a|b `c` <b>x</b> [l](u)$0 *_" = C2H6O',
    `
**a\\|b \\\`c\\\` \\<b\\>x\\</b\\> \\[l\\](u) \\*\\_** · no structure is named; read as a molecule

Read as \`C2H6O\`

- Entropy: not known: a molecule has no sites
- Charge: none is told: a molecule has no sites
- Molar mass: 46.069 g/mol, per formula unit

Sources. ${WEIGHTS}
`,
  );
});

describe('hover tells about a site:', () => {
  check(
    'the site of a long form',
    `material TM6 : DRX {
  $0M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3
}
`,
    `
**M** of TM6 · site of DRX, octahedral (6)

| Occupant | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| Li+ | 1.3 | 65 % | +1, as written |
| Mn2+ | 0.1 | 5 % | +2, as written |
| Co2+ | 0.1 | 5 % | +2, as written |
| Mn3+ | 0.1 | 5 % | +3, as written |
| Cr3+ | 0.1 | 5 % | +3, as written |
| Ti4+ | 0.1 | 5 % | +4, as written |
| Nb5+ | 0.2 | 10 % | +5, as written |

Sum 2 of 2. S = 1.2592 R per mole of sites.

Sources. ${ENTROPY}
`,
  );

  check(
    'brackets in a formula',
    'material MTS15 : O3 = Na0.83$0[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2',
    `
**M** of MTS15 · site of O3, octahedral (6)

| Occupant | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| Li+ | 0.1 | 10 % | +1, the usual one: 10513 of 10513 entries with a positive state (0 % others) |
| Ni2.68+ | 0.25 | 25 % | +2.68, from neutrality by the redox ladder of oxides: 0.08 Ni2+ and 0.17 Ni3+ |
| Co3+ | 0.2 | 20 % | +3, from neutrality by the redox ladder of oxides |
| Mn4+ | 0.15 | 15 % | +4, from neutrality by the redox ladder of oxides |
| Ti4+ | 0.15 | 15 % | +4, from neutrality by the redox ladder of oxides |
| Sn4+ | 0.15 | 15 % | +4, from neutrality by the redox ladder of oxides |

Sum 1 of 1. S = 1.7524 R per mole of sites.

Sources. ${ENTROPY} ${USUAL} ${LADDER}
`,
  );

  check(
    'a site with vacancies that are not written',
    `material P : P2 {
  $0A: Na 0.67
  M: Ni 0.33, Mn 0.67
  X: O 2
}
`,
    `
**A** of P · site of P2, trigonal-prismatic (6)

| Occupant | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| Na+ | 0.67 | 67 % | +1, the usual one: 17539 of 17539 entries with a positive state (0 % others) |
| vacant | 0.33 | 33 % | need not be written |

Sum 0.67 of 1. S = 0 R per mole of sites, vacancies not counted; 0.6342 R counting them.

Sources. ${ENTROPY} ${USUAL}
`,
  );

  check(
    'the site of a structure',
    `structure my-garnet {
  A *$03 tetrahedral : Li, Va
  X *12
}
`,
    `
**A** of my-garnet · tetrahedral (4)

Multiplicity 3 per formula unit. Usual occupants: Li, Va.

It may be partly empty without vacancies being written.
`,
  );
});

describe('hover tells about a structure:', () => {
  check(
    'a built-in structure',
    'material P : P$0BA = Na2Mn[Fe(CN)6]',
    `
**PBA** · Prussian blue analogue, A2M\\[C(CN)6\\], Fm-3m

A in the cages, M coordinated by nitrogen, C the hexacyanometallate. A may be partly empty without saying so; a missing hexacyanometallate is written: \\[Fe(CN)6\\]0.9Va0.1. Ludi and Guedel, Struct. Bonding 14 (1973) 1.

| Site | Per formula unit | Coordination | Usual occupants |
| --- | ---: | --- | --- |
| A | 2 | coordination not given | Li, Na, K, Rb, Cs, (NH4), Mg, Ca, Va |
| M | 1 | octahedral (6) | Mg, Ti, V, Cr, Mn, Fe, Co, Ni, Cu, Zn, Cd, In, Sn, Ca, Ga, Al |
| C | 1 | octahedral (6) | \\[Fe(CN)6\\], \\[Mn(CN)6\\], \\[Co(CN)6\\], \\[Cr(CN)6\\], \\[Ru(CN)6\\], \\[Os(CN)6\\] |

Built in.
`,
  );

  check(
    'a structure of the file',
    `## Stuffed.
structure my-gar$0net "Ia-3d | stuffed" {
  A *3 tetrahedral : Li, Va
  B *2 odd : (PO4), P5+
  X *12
}
`,
    `
**my-garnet** · Ia-3d \\| stuffed

Stuffed.

| Site | Per formula unit | Coordination | Usual occupants |
| --- | ---: | --- | --- |
| A | 3 | tetrahedral (4) | Li, Va |
| B | 2 | odd | (PO4), P5+ |
| X | 12 | coordination not given | anything |

Declared in test.hem.
`,
  );

  check(
    'one that does not exist',
    'material A : O$07 = LiCoO2',
    `
**O7**

No structure has this name: it is neither built in nor declared in this file.
`,
  );
});

describe('hover tells about what sits on a site:', () => {
  check(
    'an element with a state, on a site with a coordination',
    `material TM6 : DRX {
  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, M$0n3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3
}
`,
    `
**Mn** · manganese · element 25

| Site of TM6 | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| M | 0.1 | 5 % | +3, as written |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 54.938 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.55 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +2, +4, +7 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −3, −2, −1, +1, +2, +3, +4, +5, +6, +7 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +2 (59 %), +3 (25 %), +4 (14 %) of the entries | counts of the ICSD, 2024 |
| Radius of Mn3+, octahedral (6), high spin | 0.645 Å effective ionic, 0.785 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |
| Radius of Mn3+, octahedral (6), low spin | 0.58 Å effective ionic, 0.72 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |
`,
  );

  check(
    'an element whose state is the usual one',
    'material R : rock-salt = (Co,Cu,$0Mg,Ni,Zn)O',
    `
**Mg** · magnesium · element 12

| Site of R | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| M | 0.2 | 20 % | +2, the usual one: 11318 of 11320 entries with a positive state (\\<0.1 % others) |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 24.305 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.31 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +2 | Greenwood and Earnshaw 1997 |
| Known oxidation states | +1, +2 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +2 (100 %) of the entries | counts of the ICSD, 2024 |
| Radius of Mg2+, octahedral (6) | 0.72 Å effective ionic, 0.86 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |

Sources. Usual state: counts of the ICSD, 2024.
`,
  );

  check(
    'an element of mixed valence, with the radii of its states',
    'material MTS15 : O3 = Na0.83[Li0.1$0Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2',
    `
**Ni** · nickel · element 28

| Site of MTS15 | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| M | 0.25 | 25 % | +2.68, from neutrality by the redox ladder of oxides: 0.08 Ni2+ and 0.17 Ni3+ |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 58.693 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.91 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +2 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −1, +1, +2, +3, +4 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +2 (81 %), +3 (15 %) of the entries | counts of the ICSD, 2024 |
| Radius of Ni2+, octahedral (6) | 0.69 Å effective ionic, 0.83 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |
| Radius of Ni3+, octahedral (6), high spin | 0.60 Å effective ionic, 0.74 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |
| Radius of Ni3+, octahedral (6), low spin | 0.56 Å effective ionic, 0.70 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |

Sources. Solved state: redox ladder with a source for each couple, docs/charge.md.
`,
  );

  check(
    'an element whose state nothing decides',
    'material S : O3 = Li[$0Ni0.25Co0.75]S2',
    `
**Ni** · nickel · element 28

| Site of S | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| M | 0.25 | 25 % | not determined: Ni may have more than one oxidation state and none is written |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 58.693 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.91 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +2 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −1, +1, +2, +3, +4 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +2 (81 %), +3 (15 %) of the entries | counts of the ICSD, 2024 |
| Radius, octahedral (6) | not told: the oxidation state is not determined | Shannon, Acta Cryst. A32 (1976) 751 |
`,
  );

  check(
    'an element on two sites',
    'material S : spinel-AB = (C$0r,Ni,Mn,Fe,Cu)3O4',
    `
**Cr** · chromium · element 24

| Site of S | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| A | 0.2 | 20 % | +3, from neutrality by the redox ladder of oxides |
| B | 0.4 | 20 % | +3, from neutrality by the redox ladder of oxides |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 51.996 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.66 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +3, +6 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −2, −1, +1, +2, +3, +4, +5, +6 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +3 (74 %), +6 (11 %), +2 (9 %) of the entries | counts of the ICSD, 2024 |
| Radius of Cr3+, tetrahedral (4) | not in the source; effective ionic: 0.615 Å for 6 | Shannon, Acta Cryst. A32 (1976) 751 |
| Radius of Cr3+, octahedral (6) | 0.615 Å effective ionic, 0.755 Å crystal | Shannon, Acta Cryst. A32 (1976) 751 |

Sources. Solved state: redox ladder with a source for each couple, docs/charge.md.
`,
  );

  check(
    'an element in an ion that is only spelt',
    'material L : olivine = LiFe$0PO4',
    `
**P** · phosphorus · element 15

| Site of L | Ion | Per formula unit | Of the site | Charge |
| --- | --- | ---: | ---: | --- |
| T | (PO4)3- | 1 | 100 % | −3, that of phosphate |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 30.974 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 2.19 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | −3, +3, +5 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −3, −2, −1, +1, +2, +3, +4, +5 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +5 (82 %), −3 (9 %) of the entries | counts of the ICSD, 2024 |
`,
  );

  check(
    'an element of an alloy',
    'material HEA = Co$0CrFeNiMo0.3',
    `
**Cr** · chromium · element 24

| Site of HEA | Per formula unit | Of the site |
| --- | ---: | ---: |
| M | ≈0.232558 | 23.26 % |

| Property | Value | Source |
| --- | --- | --- |
| Atomic weight | 51.996 g/mol | CIAAW 2021, abridged, doi:10.1515/pac-2019-0603 |
| Electronegativity, Pauling scale | 1.66 | Allred 1961 or Pauling 1960 |
| Usual oxidation states | +3, +6 | Greenwood and Earnshaw 1997 |
| Known oxidation states | −2, −1, +1, +2, +3, +4, +5, +6 | Greenwood and Earnshaw 1997 |
| Frequent oxidation states | +3 (74 %), +6 (11 %), +2 (9 %) of the entries | counts of the ICSD, 2024 |
`,
  );

  check(
    'a symbol that is no element',
    'material bad : O3 = Li$0XxO2',
    `
**Xx**

No element has this symbol.

| Site of bad | Per formula unit | Of the site | Oxidation state |
| --- | ---: | ---: | --- |
| M | 1 | 100 % | not determined: Xx is no element |
`,
  );

  check(
    'a polyatomic ion',
    'material nitrate = Ni$0(NO3)2·6H2O',
    `
**(NO3)-** · nitrate

| Site of nitrate | Ion | Per formula unit | Of the site | Charge |
| --- | --- | ---: | ---: | --- |
| T | (NO3)- | 2 | 100 % | −1, that of nitrate |
`,
  );

  check(
    'a vacancy',
    'material V : O3 = Li[Ni0.9$0Va0.1]O2',
    `
**Va** · vacancy

| Site of V | Per formula unit | Of the site |
| --- | ---: | ---: |
| M | 0.1 | 10 % |
`,
  );
});

describe('hover tells about the radius of an ion', () => {
  /** The rows about radii at `$0`. */
  const radii = (snippet: string) => {
    const { text, offset } = cursor(snippet);
    const found = hover(analyse(text, 'test.hem'), offset);
    return found && toMarkdown(found.blocks).match(/^\| Radius.*(?= \| Shannon)/gm);
  };

  it.each([
    [
      'on a site without a coordination, by coordination',
      'material A : O3 = LiAl$0O2',
      [
        '| Radius of O2-, coordination not given | effective ionic: 1.35 Å for 2; 1.36 Å for 3; 1.38 Å for 4; 1.40 Å for 6; 1.42 Å for 8',
      ],
    ],
    [
      'that the source has only for other coordinations',
      'material A : spinel-AB = $0CrAl2O4',
      [
        '| Radius of Cr2+, tetrahedral (4) | not in the source; effective ionic: 0.80 Å for 6, high spin; 0.73 Å for 6, low spin',
      ],
    ],
    [
      'in a mean state that is written',
      'material A : O3 = LiM$0n^3.5+O2',
      ['| Radius of Mn^3.5+, octahedral (6) | none: a mean state has no radius'],
    ],
    [
      'that is not decided',
      'material A : O3 = LiNi0.5$0Co0.5S2',
      ['| Radius, octahedral (6) | not told: the oxidation state is not determined'],
    ],
    ['not in an alloy', 'material A : fcc = $0CoCrFeNi', null],
  ])('%s', (_, snippet, expected) => {
    expect(radii(snippet)).toEqual(expected);
  });
});

describe('hover tells about a number that is no amount:', () => {
  const BATCH = `material A : O3 = LiNiO2
batch "x" of A {
  mass 10 g
  from Li2CO3, NiO
  excess Li 3 %
}
mixture M {
  DME = C4H10O2 9.6 mol
  density 1.2 g/mL
}
`;
  const TABLE = '| Decimal | Fraction | Percent |\n| ---: | ---: | ---: |\n';

  check(
    'how much to make',
    BATCH.replace('10 g', '1$00 g'),
    '**10 g** · how much to make\n\n10 g of `LiNiO2`: 102.4265 mmol of formula units of 97.631 g/mol.',
  );
  check(
    'an excess',
    BATCH.replace('3 %', '$03 %'),
    `**3 %** · of Li beyond what the formula has\n\n${TABLE}| 0.03 | 3/100 | 3 % |`,
  );
  check('a density', BATCH.replace('1.2', '1$0.2'), '**1.2 g/mL** · density of the whole mixture');
  check(
    'that of a constant',
    'let y = 1/3 + $00.05\n',
    `**0.05** · in the value of a constant\n\n${TABLE}| 0.05 | 1/20 | 5 % |`,
  );
  check(
    'one of the values of a parameter',
    'material A(x = 0, $00.5) : O3 = LiMn{x}Al{1-x}O2',
    `**0.5** · in the values of x\n\n${TABLE}| 0.5 | 1/2 | 50 % |`,
  );
  check(
    'a vacancy of which there is none',
    'material A : O3 {\n  A: Li 1, $0Va 0\n}',
    '**Va** · vacancy\n\nNone of it is here.',
  );
});

describe('hover tells about a number:', () => {
  check(
    'a decimal',
    'material MTS15 : O3 = Na0.83[Li0.1Ni$00.25Co0.2Mn0.15Ti0.15Sn0.15]O2',
    `
**0.25**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.25 | 1/4 | 25 % |

| Site of MTS15 | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.25 | 25 % | 1 |
`,
  );

  check(
    'a fraction',
    'material D : P2 = Na$02/3[Ni1/3Mn2/3]O2',
    `
**2/3**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| ≈ 0.666667 | 2/3 | ≈ 66.666667 % |

| Site of D | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| A | 2/3 | 66.67 % | 1 |
`,
  );

  check(
    'a percentage',
    `material D : P2 {
  M: Ni 12.5$0 %
}
`,
    `
**0.125**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.125 | 1/8 | 12.5 % |

| Site of D | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.125 | 12.5 % | 1 |
`,
  );

  check(
    'a number with its uncertainty',
    `material D : P2 {
  M: Ni 0.198(3$0)
}
`,
    `
**0.198 ± 0.003 (one standard uncertainty)**

| Decimal | Fraction | Percent |
| ---: | ---: | ---: |
| 0.198 | 99/500 | 19.8 % |

| Site of D | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.198 | 19.8 % | 1 |
`,
  );

  check(
    'the number of a group on two sites',
    'material S : spinel-AB = (Cr,Ni,Mn,Fe,Cu)$03O4',
    `
**3**

| Site of S | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| A | 1 | 100 % | 1 |
| B | 2 | 100 % | 2 |
`,
  );

  check(
    'the number of a formula for two units',
    'material F : rock-salt = Li$01.0NiOF',
    `
**1**

| Site of F | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.5 | 50 % | 1 |
`,
  );

  check(
    'the number of an ion',
    'material nitrate = Ni(NO3)$02·6H2O',
    `
**2**

| Site of nitrate | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| T | 2 | 100 % | 2, as written |
`,
  );

  check(
    'a number within an ion',
    'material nitrate = Ni(NO$03)2·6H2O',
    `
**3**

It counts atoms in one ion.
`,
  );

  check(
    'the number of waters',
    'material nitrate = Ni(NO3)2·$06H2O',
    `
**6**

It multiplies the part of the formula behind it.
`,
  );

  check(
    'an amount that neutrality decides',
    `material P : P2 {
  A: Na $0?
  M: Mn3+ 0.6, Mn4+ 0.4
  X: O 2
}
`,
    `
**?: from charge neutrality**

| Site of P | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| A | 0.6 | 60 % | 1 |
`,
  );

  check(
    'an open amount',
    `material P : P2 {
  A: Na $0?
  M: Mn
  X: O 2
}
`,
    `
**?: from charge neutrality, not determined**

| Site of P | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| A | open | open | 1 |
`,
  );

  check(
    'the rest',
    `material P : P2 {
  M: Ni 0.2, Mn re$0st
}
`,
    `
**rest: what the others leave of the site**

| Site of P | Per formula unit | Of the site | Multiplicity |
| --- | ---: | ---: | ---: |
| M | 0.8 | 80 % | 1 |
`,
  );
});

describe('hover tells about an ignore comment:', () => {
  check(
    'a rule',
    `# hem-ignore formula-$0units: printed so
material B : O3 = LiCoO2
`,
    `
**formula-units** · hint by default

Tells that a formula is written for another number of formula units than one.

Amounts, charges and masses are shown per formula unit of the structure. Where the formula counts otherwise, they are not the printed ones, and the reader should know.

| Reported | Instead |
| --- | --- |
| \`material LiNiOF : rock-salt = LiNiOF\` | \`material LiNiOF : rock-salt = Li0.5Ni0.5O0.5F0.5\` |

Fixes: There is none: both ways of writing are right.

Quieted in the declaration below: printed so
`,
  );

  check(
    'a rule that does not exist',
    `# hem-ignore no-$0such: printed so
material B : O3 = LiCoO2
`,
    `
**no-such**

No rule has this name.
`,
  );
});

describe('hover has nothing to tell about', () => {
  for (const snippet of [
    '$0\nmaterial A : O3 = LiCoO2',
    'material A : O3 = LiCoO2 # com$0ment',
    'mate$0rial A : O3 = LiCoO2',
    'material A : O3 {\n  M: Ni 0.5,$0 Mn 0.5\n}',
    'material A : O3 {\n  M: Ni2+$0 0.5\n}',
    'structure s {\n  A *1 : Li,$0 Va\n}',
    'no declara$0tion',
  ]) {
    it(snippet, () => {
      const { text, offset } = cursor(snippet);
      expect(hover(analyse(text, 'test.hem'), offset)).toBeUndefined();
    });
  }
});

describe('the range of a hover is that of what it tells about:', () => {
  for (const [snippet, covered] of [
    ['material "NC$0M 811" : O3 = LiCoO2', '"NCM 811"'],
    ['material A : O$03 = LiCoO2', 'O3'],
    ['material A = P2-Na0.7M$0nO2', 'Mn'],
    ['material A : O3 {\n  M: Mn$03+ 0.5\n}', 'Mn3+'],
    ['material A : O3 = LiM$0n0.4^3+', 'Mn'],
    ['material A : O3 = LiMn0.4^$03+', '^3+'],
    ['material A : O3 = Li[Ni0.5$0(Mn,Co)0.5]O2', '(Mn,Co)0.5'],
  ] as const) {
    it(snippet, () => {
      const { text, offset } = cursor(snippet);
      const range = hover(analyse(text, 'test.hem'), offset)?.range;
      expect(range && text.slice(range.start, range.end)).toBe(covered);
    });
  }
});

it('never calls a material stabilised, nor leaves a figure undefined', () => {
  const text = [
    'material A : O3 = LiNi0.8Co0.1Mn0.1O2',
    'material B : spinel = (Cr,Ni,Mn,Fe,Cu)3O4',
    'material C = Li5.5PS4.5Cl1.5',
    'material D : PBA {\n  A: Na+ ?\n  C: [Fe(CN)6]4-\n}',
    'material E : O3 = Li[Ni{x}Mn{1-x}]O2',
    'material F : argyrodite = Li6PS5Cl',
    'let y = 0.1',
    'material G(x = 0, 0.5, 1.1; z = 0.1) : O3 = Li{z}Ni{y}[Co{1-x}Al{x}]0.9O rest',
    'material H(x = 0, 0.5) from G(x, 0.1) {\n  M: Ni {y} -> Mn, Ti\n}',
    'material I from NOPE {\n  M: Ni -> Mn rest\n}',
    'material J(x = 0 .. 1) : O3 = LiNi{x}O2',
  ].join('\n');
  const model = analyse(text, 'test.hem');
  for (let offset = 0; offset < text.length; offset++) {
    const found = hover(model, offset);
    if (found) expect(toMarkdown(found.blocks)).not.toMatch(/stabili[sz]ed|undefined|NaN|\[object/);
  }
});
