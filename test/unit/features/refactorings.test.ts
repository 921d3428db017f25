import { describe, expect, it } from 'vitest';
import {
  type Edit,
  isOffer,
  type Offer,
  type Refusal,
} from '../../../server/src/features/refactorings/refactoring';
import { REFACTORINGS } from '../../../server/src/features/refactorings/registry';
import { analyse } from '../../../server/src/model/file';
import { DEFAULT_CHECK, check as findingsOf } from '../../../server/src/rules/check';
import { selection } from '../../support/cursor';
import { applyEdits } from '../../support/edits';

/** What a refactoring offers at `$0`, or for what stands between two of them. */
function offered(id: string, snippet: string): { text: string; offers: readonly (Offer | Refusal)[] } {
  const { text, range } = selection(snippet);
  const model = analyse(text, 'test.hem');
  const refactoring = REFACTORINGS.find((one) => one.id === id);
  if (!refactoring) throw new Error(`no refactoring is called ${id}`);
  const request = { model, range, findings: findingsOf(model), checks: DEFAULT_CHECK };
  return { text, offers: refactoring.offers(request) };
}

/** What the offer makes of the text whose title begins so; of the only one where no title is given. */
function does(id: string, before: string, after: string, title?: string): void {
  const { text, offers } = offered(id, before);
  const fitting = offers.filter(
    (one) => isOffer(one) && (title === undefined || one.title.startsWith(title)),
  );
  expect(
    fitting.length,
    offers.map((one) => one.title + ('why' in one ? `: ${one.why}` : '')).join('\n'),
  ).toBe(1);
  const [offer] = fitting;
  if (offer && isOffer(offer)) expect(applyEdits(text, offer.edits())).toBe(after);
}

/** Why it is not done; undefined where nothing is said about it. */
function refuses(id: string, before: string, why: RegExp | undefined): void {
  const { offers } = offered(id, before);
  expect(offers.filter(isOffer)).toEqual([]);
  if (why)
    expect(offers.map((one) => ('why' in one ? one.why : ''))).toContainEqual(expect.stringMatching(why));
  else expect(offers).toEqual([]);
}

function cases(
  id: string,
  done: readonly (readonly [what: string, before: string, after: string, title?: string])[],
  refused: readonly (readonly [what: string, before: string, why?: RegExp])[] = [],
): void {
  describe(id, () => {
    for (const [what, before, after, title] of done) it(what, () => does(id, before, after, title));
    for (const [what, before, why] of refused) it(`not ${what}`, () => refuses(id, before, why));
  });
}

cases(
  'normalise-site',
  [
    [
      'parts become fractions',
      'material A : O3 = LiNi$08Co1Mn1O2\n',
      'material A : O3 = LiNi0.8Co0.1Mn0.1O2\n',
      'Scale M to 1',
    ],
    [
      'a line of the long form',
      'material A : O3 {\n  A: Li\n  M: Ni 8, $0Mn 2\n  X: O 2\n}\n',
      'material A : O3 {\n  A: Li\n  M: Ni 0.8, Mn 0.2\n  X: O 2\n}\n',
    ],
  ],
  [
    ['what adds up', 'material A : O3 = Li$0Ni0.8Co0.2O2\n'],
    ['what may be partly empty', 'material A : P2 = [Na0.5$0K0.1]MnO2\n'],
    ['expressions', 'material A(x = 0.1, 0.2) : O3 = LiNi$0{x}Co0.1Mn0.1O2\n'],
    ['without a structure', 'material A = LiNi8$0Co2O2\n'],
  ],
);

cases(
  'fill-vacancies',
  [
    [
      'in new brackets',
      'material A : P2 = Na2/3$0MnO2\n',
      'material A : P2 = [Na2/3Va1/3]MnO2\n',
      'Fill with vacancy: 1/3 Va on A',
    ],
    [
      'in brackets that are there',
      'material A : O3 = Li[Ni0.5Mn0.4$0]O2\n',
      'material A : O3 = Li[Ni0.5Mn0.4Va0.1]O2\n',
    ],
    [
      'as the rest of a list, which is right for every member',
      'material A(x = 0.1, 0.2) : P2 {\n  A: $0Na {x}\n  M: Mn\n  X: O 2\n}\n',
      'material A(x = 0.1, 0.2) : P2 {\n  A: Na {x}, Va rest\n  M: Mn\n  X: O 2\n}\n',
    ],
    [
      'as an expression in a formula of a family',
      'material A(x = 0.1, 0.2) : P2 = Na{$0x}MnO2\n',
      'material A(x = 0.1, 0.2) : P2 = [Na{x}Va{1-x}]MnO2\n',
    ],
    [
      'behind an ion, not in it',
      'material A : PBA = Na1.41Mn[Fe(CN)6]0.9$0\n',
      'material A : PBA = Na1.41Mn[[Fe(CN)6]0.9Va0.1]\n',
    ],
    [
      'of a formula for two formula units',
      'material A : P2 = Na1.5$0Mn2O4\n',
      'material A : P2 = [Na1.5Va0.5]Mn2O4\n',
    ],
  ],
  [
    ['a full site', 'material A : O3 = Li$0CoO2\n'],
    ['what is too full', 'material A : O3 = LiNi0.9$0Co0.2O2\n'],
    ['beside vacancies', 'material A : O3 = Li[Ni0.8Va0.1$0]O2\n'],
  ],
);

cases(
  'balance-charge',
  [
    [
      'the amount at the cursor',
      'material A : P2 = Na0.7$0[Ni^2+1/3Mn^4+2/3]O2\n',
      'material A : P2 = Na2/3[Ni^2+1/3Mn^4+2/3]O2\n',
      'Adjust Na+ to 2/3: charge 0',
    ],
    [
      'in a bracket with a number',
      'material A : rock-salt = (Li0.5$0Ti^4+0.25)2O{1.6}\n',
      'material A : rock-salt = (Li0.6Ti^4+0.25)2O{1.6}\n',
      'Adjust Li+ to 1.2: charge 0',
    ],
    [
      'by an expression where members differ',
      'material A(x = 0.1, 0.2) : P2 = Na0.5$0[Mn^4+{1-x}Ni^2+{x}]O2\n',
      'material A(x = 0.1, 0.2) : P2 = Na{2x}[Mn^4+{1-x}Ni^2+{x}]O2\n',
    ],
  ],
  [
    ['what is neutral', 'material A : P2 = Na2/3$0[Ni^2+1/3Mn^4+2/3]O2\n'],
    ['with a solved state', 'material A : P2 = Na2/3Mn$0O2\n'],
    ['an expression', 'material A(x = 0.1, 0.2) : P2 = Na{$0x}Mn^4+O2\n'],
    ['below nothing', 'material A : P2 = N$0a0.1Mn^5+O2\n', /No amount of Na\+/],
    ['by making a sum wrong', 'material A : O3 = LiM$0n^4+O2\n', /M would sum to 0\.75, not 1/],
  ],
);

cases(
  'make-equimolar',
  [
    [
      'a bracket',
      'material A : O3 = Li[Ni0.8$0Co0.1Mn0.1]O2\n',
      'material A : O3 = Li[Ni,Co,Mn]O2\n',
      'Make Ni, Co, Mn equimolar: 1/3 each',
    ],
    [
      'a site without brackets',
      'material A : O3 = LiNi0.8$0Co0.1Mn0.1O2\n',
      'material A : O3 = Li(Ni,Co,Mn)O2\n',
    ],
    [
      'a bracket that keeps its number',
      'material A : spinel = (Cr0.2Ni0.2Mn0.$02Fe0.2Cu0.2)3O4\n',
      'material A : spinel = (Cr,Ni,Mn,Fe,Cu)3O4\n',
      'Write Cr, Ni, Mn, Fe, Cu as an equimolar group',
    ],
    [
      'a list, with its states',
      'material A : rock-salt {\n  M: Mg2+ 0.3, Co2+ 0.3, $0Ni2+ 0.3, Li+ 0.1\n  X: O\n}\n',
      'material A : rock-salt {\n  M: (Mg2+, Co2+, Ni2+, Li+)\n  X: O\n}\n',
      'Make Mg2+, Co2+, Ni2+, Li+ equimolar: 0.25 each',
    ],
    [
      'a part of a site, whose number is an expression',
      'material A(x = 0.1, 0.2) : rock-salt = (Mg0.4$0Co0.6){1-x}Li{x}O\n',
      'material A(x = 0.1, 0.2) : rock-salt = (Mg,Co){1-x}Li{x}O\n',
    ],
  ],
  [
    ['over an expression', 'material A(x = 0.1, 0.2) : O3 = Li[Ni{x}$0Co{1-x}]O2\n'],
    ['beside a vacancy', 'material A : O3 = Li[Ni0.5$0Co0.4Va0.1]O2\n'],
    ['what is alone', 'material A : O3 = Li$0CoO2\n'],
    ['an ion', 'material A : olivine = LiFe(P$0O4)\n'],
  ],
);

cases(
  'spell-out-group',
  [
    [
      'a group with a number',
      'material A : spinel = (Cr,Ni,$0Mn,Fe,Cu)3O4\n',
      'material A : spinel = (Cr0.2Ni0.2Mn0.2Fe0.2Cu0.2)3O4\n',
    ],
    [
      'thirds as fractions',
      'material A : O3 = Li(Ni,$0Co,Mn)O2\n',
      'material A : O3 = Li(Ni1/3Co1/3Mn1/3)O2\n',
    ],
    [
      'entries of a list, each with the charge',
      'material A : PBA {\n  A: Na+ ?\n  M: (Fe, Mn,$0 Ni, Cu, Co)2+\n  C: [Fe(CN)6]4-\n}\n',
      'material A : PBA {\n  A: Na+ ?\n  M: Fe2+ 0.2, Mn2+ 0.2, Ni2+ 0.2, Cu2+ 0.2, Co2+ 0.2\n  C: [Fe(CN)6]4-\n}\n',
    ],
    [
      'before an expression',
      'material A(x = 0.1, 0.2) : rock-salt = (Mg,C$0o){1-x}Li{x}O\n',
      'material A(x = 0.1, 0.2) : rock-salt = (Mg0.5Co0.5){1-x}Li{x}O\n',
    ],
    [
      'ions',
      'material A : NASICON = Na3Fe2(PO4,$0VO4)3\n',
      'material A : NASICON = Na3Fe2((PO4)0.5(VO4)0.5)3\n',
    ],
  ],
  [['what has numbers', 'material A : spinel = (Cr0.5N$0i0.5)3O4\n']],
);

cases(
  'write-fractions',
  [
    [
      'the number at the cursor',
      'material A : P2 = Na0.67[Ni0.25$0Mn0.75]O2\n',
      'material A : P2 = Na0.67[Ni1/4Mn0.75]O2\n',
      'Write 0.25 as 1/4',
    ],
    [
      'all that are simple',
      'material A : P2 = N$0a0.67[Ni0.25Mn0.75]O2\n',
      'material A : P2 = Na0.67[Ni1/4Mn3/4]O2\n',
      'Write the decimals',
    ],
    ['subscripts', 'material A : P2 = Na₀.₅$0MnO₂\n', 'material A : P2 = Na1/2MnO₂\n'],
    [
      'before a charge',
      'material A : P2 = Na0.5Mn0.5^3+Mn0.5$0^4+O2\n',
      'material A : P2 = Na0.5Mn0.5^3+Mn1/2^4+O2\n',
      'Write 0.5 as 1/2',
    ],
  ],
  [
    ['0.3333, which is no third', 'material A : P2 = Na0.3333$0MnO2\n'],
    ['whole numbers', 'material A : O3 = LiCoO2.0$0\n'],
    ['what rounding explains', 'material A : P2 = Na2/3[Ni0.25$0Mn0.74]O2\n'],
    ['what has an uncertainty', 'material A : P2 {\n  A: Na 0.25(1)$0\n  M: Mn\n  X: O 2\n}\n'],
  ],
);

cases(
  'write-decimals',
  [
    [
      'the number at the cursor',
      'material A : P2 = Na2/3[Ni1/4$0Mn3/4]O2\n',
      'material A : P2 = Na2/3[Ni0.25Mn3/4]O2\n',
      'Write 1/4 as 0.25',
    ],
    [
      'all where that is exact',
      'material A : P2 = Na2/3[Ni1/4$0Mn3/4]O2\n',
      'material A : P2 = Na2/3[Ni0.25Mn0.75]O2\n',
      'Write the fractions',
    ],
    ['one character', 'material A : P2 = Na½$0MnO2\n', 'material A : P2 = Na0.5MnO2\n'],
  ],
  [['thirds', 'material A : P2 = Na1/3$0MnO2\n']],
);

cases(
  'expand-formula',
  [
    [
      'with the digits that are printed',
      'material A : O3 = Na0.830[Li0.10Ni0.$090]O2 # as printed\n',
      'material A : O3 {\n  A: Na 0.830\n  M: Li 0.10, Ni 0.90\n  X: O 2\n} # as printed\n',
    ],
    [
      'with charges, wherever they stand',
      'material A : DRX = Li1.3Mn0.4^3+Ti^{4+}0.3O1.7$0F0.3\n',
      'material A : DRX {\n  M: Li 1.3, Mn3+ 0.4, Ti4+ 0.3\n  X: O 1.7, F 0.3\n}\n',
    ],
    [
      'with a mean state',
      'material A$0 : O3 = LiNi^2.875+0.8Co0.1Mn0.1O2\n',
      'material A : O3 {\n  A: Li\n  M: Ni^2.875+ 0.8, Co 0.1, Mn 0.1\n  X: O 2\n}\n',
    ],
    [
      'a comma group stays one',
      'material A$0 : spinel-AB = (Cr,Ni,Mn,Fe,Cu)3O4\n',
      'material A : spinel-AB {\n  A: (Cr, Ni, Mn, Fe, Cu)\n  B: (Cr, Ni, Mn, Fe, Cu) 2\n  X: O 4\n}\n',
    ],
    [
      'a comma group in brackets, and one with a vacancy behind it',
      'material A$0 : rock-salt = [Li0.5(Mg,Mn)0.4Va0.1](O,F)0.9□0.1\n',
      'material A : rock-salt {\n  M: Li 0.5, (Mg, Mn) 0.4, Va 0.1\n  X: (O, F) 0.9, Va 0.1\n}\n',
    ],
    [
      'a group that was read as equimolar gets its commas',
      'material A$0 : spinel = (CrNiMnFeCu)3O4\n',
      'material A : spinel {\n  M: (Cr, Ni, Mn, Fe, Cu) 3\n  X: O 4\n}\n',
    ],
    [
      'a group with numbers is multiplied out',
      'material A$0 : spinel = (Ni0.20Co0.30Mn0.50)3O4\n',
      'material A : spinel {\n  M: Ni 0.60, Co 0.90, Mn 1.50\n  X: O 4\n}\n',
    ],
    [
      'ions, vacancies, and an ion without brackets',
      'material A$0 : olivine = Li0.9□0.1FePO4\n',
      'material A : olivine {\n  A: Li 0.9, Va 0.1\n  M: Fe\n  T: (PO4)\n}\n',
    ],
    [
      'what lies on two sites is divided',
      'material A : O3 = Li1.2$0Mn0.54Ni0.13Co0.13O2\n',
      'material A : O3 {\n  A: Li\n  M: Li 0.2, Mn 0.54, Ni 0.13, Co 0.13\n  X: O 2\n}\n',
    ],
    [
      'to one formula unit',
      'material A : rock-salt = LiNiOF$0\n',
      'material A : rock-salt {\n  M: Li 0.5, Ni 0.5\n  X: O 0.5, F 0.5\n}\n',
    ],
    [
      'a structure in front of the formula goes into the head',
      'material A = P2-Na0.7$0MnO2\n',
      'material A : P2 {\n  A: Na 0.7\n  M: Mn\n  X: O 2\n}\n',
    ],
    [
      'on inferred sites',
      'material A = Na3$0(VO)Fe(PO4)2F2\n',
      'material A {\n  A: Na 3\n  M: (VO), Fe\n  T: (PO4) 2\n  X: F 2\n}\n',
    ],
    [
      'expectations stay, with their comments',
      'material A : P2 = Na0.7MnO2$0 { # body\n  # why\n  expect charge = 0 # because\n}\n',
      'material A : P2 {\n  A: Na 0.7\n  M: Mn\n  X: O 2 # body\n  # why\n  expect charge = 0 # because\n}\n',
    ],
    [
      'expectations in one line get lines',
      'material A : P2 = Na0.7MnO2$0 { expect charge = 0; expect class = low }\n',
      'material A : P2 {\n  A: Na 0.7\n  M: Mn\n  X: O 2\n  expect charge = 0; expect class = low\n}\n',
    ],
    [
      'with CRLF and indentation',
      '\tmaterial A : O3 = LiCo$0O2\r\n',
      '\tmaterial A : O3 {\r\n\t  A: Li\r\n\t  M: Co\r\n\t  X: O 2\r\n\t}\r\n',
    ],
    [
      'expressions of a family, multiplied where a group is',
      'material A(x = 0, 0.1) : rock-salt = (Mg0.5Co0.5)1−x$0LixO\n',
      'material A(x = 0, 0.1) : rock-salt {\n  M: Mg {0.5*(1-x)}, Co {0.5*(1-x)}, Li {x}\n  X: O\n}\n',
    ],
    [
      'a family of which something lies on two sites',
      'material A(x = 0.1, 0.2) : O3 = Li{1+x}$0Ni{1-x}O2\n',
      'material A(x = 0.1, 0.2) : O3 {\n  A: Li\n  M: Li {x}, Ni {1-x}\n  X: O 2\n}\n',
    ],
  ],
  [
    ['crystal water', 'material A = Ni(NO3)2·6H2O$0\n', /Crystal water lies on no site/],
    ['a molecule', 'material A = C4H10O2$0\n', /A molecule has no sites/],
    ['an alloy without a structure', 'material A = CoCrFeNi$0\n', /would be read otherwise/],
    [
      'amounts that are no line',
      'material A(x = 0.5, 1, 1.25) : DRX = Lix(Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)OFx$0\n',
      /do not depend on a parameter in a line/,
    ],
    ['from within the expectations', 'material A : O3 = LiCoO2 {\n  expect ch$0arge = 0\n}\n'],
    ['what could not be read', 'material A : O3 = Li$0(\n'],
  ],
);

cases(
  'collapse-sites',
  [
    [
      'with brackets, charges and digits',
      'material A : DRX {\n  M: Li+ 1.30, Mn3+ 0.4, Ti4+ 0.3$0\n  X: O2- 1.7, F- 0.3\n}\n',
      'material A : DRX = [Li^{+}1.30Mn^{3+}0.4Ti^{4+}0.3][O^{2-}1.7F^{-}0.3]\n',
    ],
    [
      'in the order of the structure',
      'material A : P2 {\n  X: O 2\n  M$0: Mn\n  A: Na 0.7\n}\n',
      'material A : P2 = Na0.7MnO2\n',
    ],
    [
      'a comma group stays one',
      'material A : spinel {\n  M: (Cr, Ni, Mn)$0 3\n  X: O 4\n}\n',
      'material A : spinel = (Cr,Ni,Mn)3O4\n',
    ],
    [
      'expectations stay, with their comments',
      'material A : P2 {\n  A: Na 70 %\n  M: Mn$0\n  X: O 2\n  # why\n  expect charge = 0 # because\n}\n',
      'material A : P2 = Na0.7MnO2 {\n  # why\n  expect charge = 0 # because\n}\n',
    ],
    [
      'expressions of a family',
      'material A(x = 0.1, 0.2) : P2 {\n  A: Na {x}\n  M$0: Mn {1-x}, Ti {x}\n  X: O 2\n}\n',
      'material A(x = 0.1, 0.2) : P2 = Na{x}[Mn{1-x}Ti{x}]O2\n',
    ],
    [
      'of one line',
      'material A : P2 { A: Na 0.7; M: Mn$0; X: O 2; expect charge = 0 }\n',
      'material A : P2 = Na0.7MnO2 { expect charge = 0 }\n',
    ],
    [
      'of a complex with a vacancy',
      'material A : PBA {\n  A: Na 1.4\n  M: Mn$0\n  C: [Fe(CN)6]4- 0.9, Va 0.1\n}\n',
      'material A : PBA = Na1.4Mn[[Fe(CN)6]^{4-}0.9Va0.1]\n',
    ],
  ],
  [
    ['`rest`', 'material A : P2 {\n  A: Na 0.7\n  M: Mn rest$0\n  X: O 2\n}\n', /`rest`/],
    ['comments', 'material A : P2 {\n  A: Na 0.7 # soft\n  M: Mn$0\n  X: O 2\n}\n', /comments/],
    ['what would be laid out otherwise', 'material A : O3 {\n  A: Ni\n  M: Li$0\n  X: O 2\n}\n', /laid onto/],
    [
      'an uncertainty in words',
      'material A : P2 {\n  A: Na 0.7 ± 0.1\n  M: Mn$0\n  X: O 2\n}\n',
      /laid onto/,
    ],
    ['what is derived', 'material B : O3 = LiCoO2\nmaterial A from B {\n  M: Co$0 -> Ni 0.1\n}\n'],
  ],
);

cases(
  'remove-states',
  [
    [
      'all that follow',
      'material A : P2 = Na2/3[Ni^2+1/3$0Mn^{4+}2/3]O^{2-}2\n',
      'material A : P2 = Na2/3[Ni1/3Mn2/3]O2\n',
      'Remove the states that follow without being written: Ni2+, Mn4+, O2-',
    ],
    [
      'not those by which one element is two species',
      'material A : O3 {\n  A: Li+\n  M: Ni$02+ 0.3, Ni3+ 0.4, Mn4+ 0.3\n  X: O 2\n}\n',
      'material A : O3 {\n  A: Li\n  M: Ni 0.3, Ni3+ 0.4, Mn 0.3\n  X: O 2\n}\n',
    ],
    [
      'behind the amount',
      'material A : P2 = Na2/3Ni1/3^2+$0Mn2/3^4+O2\n',
      'material A : P2 = Na2/3Ni1/3Mn2/3O2\n',
    ],
  ],
  [
    ['what says otherwise', 'material A : P2 = Na2/3Fe^2+0.5$0Mn^4+0.5O2\n'],
    ['where nothing is stated', 'material A : O3 = Li$0CoO2\n'],
  ],
);

cases(
  'extract-structure',
  [
    [
      'the sites that were inferred',
      '# Before.\n\n## Doc.\nmaterial A = Na3(VO)$0Fe(PO4)2F2\n',
      '# Before.\n\nstructure A-structure {\n  A *3 : Na\n  M *2 : (VO), Fe\n  T *2 : (PO4)\n  X *2 : F\n}\n\n' +
        '## Doc.\nmaterial A : A-structure = Na3(VO)Fe(PO4)2F2\n',
    ],
    [
      'of an alloy',
      'material A = CoCrFeNiMo0.3$0\n',
      'structure A-structure metallic {\n  M *1 : Co, Cr, Fe, Ni, Mo\n}\n\nmaterial A : A-structure = CoCrFeNiMo0.3\n',
    ],
    [
      'of a family, behind its parameters',
      'material A(x = 0.1, 0.2) = Na0.83[Mn{x}Ti{1-x}]O2$0\n',
      'structure A-structure {\n  A *83/100 : Na\n  M *1 : Mn, Ti\n  X *2 : O\n}\n\n' +
        'material A(x = 0.1, 0.2) : A-structure = Na0.83[Mn{x}Ti{1-x}]O2\n',
    ],
    [
      'by a name that is free',
      'material A-structure = LiCoO2\nmaterial A = LiNi$0O2\n',
      'material A-structure = LiCoO2\nstructure A-structure-2 {\n  A *1 : Li\n  M *1 : Ni\n  X *2 : O\n}\n\nmaterial A : A-structure-2 = LiNiO2\n',
    ],
  ],
  [
    ['of a molecule', 'material A = C4H10O2$0\n', /no sites/],
    ['of sites that differ in size', 'material A(x = 0.1, 0.2) = Na{x}$0MnO2\n', /not as large/],
    ['where there is one', 'material A : O3 = Li$0CoO2\n'],
  ],
);

const SERIES = [
  'material MTS45 : O3 = Na0.83[Li0.1Ni0.25Co0.2Sn0.45]O2\n',
  'material MTS35 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.05Ti0.05Sn0.35]O2\n',
  'material MTS25 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.10Ti0.10Sn0.25]O2\n',
].join('');
const FAMILY = 'material MTS(x = 0, 0.05, 0.10) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\n';

cases(
  'extract-family',
  [
    [
      'by the amounts that change',
      `$0${SERIES}$0`,
      FAMILY,
      'Extract a family from 3 materials: MTS(x = 0, 0.05, 0.10)',
    ],
    [
      'with the comments above each, and with what names them',
      '## One.\n$0material A1 : O3 = LiNi0.9Co0.1O2\n\n## Two.\n# Note.\nmaterial A2 : O3 = LiNi0.8Co0.2O2$0\n\n' +
        'material B from A2 {\n  M: Ni -> Mn 0.1\n}\nbatch of B {\n  mass 1 g\n  from "A1", MnO2\n}\n',
      '## One.\n## Two.\n# Note.\nmaterial A(x = 0.9, 0.8) : O3 = LiNi{x}Co{1-x}O2\n\n' +
        'material B from A(0.8) {\n  M: Ni -> Mn 0.1\n}\nbatch of B {\n  mass 1 g\n  from "A(0.9)", MnO2\n}\n',
    ],
    [
      'with what is expected of each',
      '$0material A1 : O3 = LiNi0.9Co0.1O2 {\n  expect charge = 0\n}\nmaterial A2 : O3 = LiNi0.8Co0.2O2 {\n  expect charge = 0\n}\n$0',
      'material A(x = 0.9, 0.8) : O3 = LiNi{x}Co{1-x}O2 {\n  expect charge = 0\n}\n',
    ],
    [
      'by a letter that is free',
      'let x = 1\n$0material A1 : O3 = LiNi0.9Co0.1O2\nmaterial A2 : O3 = LiNi0.8Co0.2O2\n$0',
      'let x = 1\nmaterial A(y = 0.9, 0.8) : O3 = LiNi{y}Co{1-y}O2\n',
    ],
    [
      'where no number was written',
      '$0material A : P2 = NaMnO2\nmaterial B : P2 = Na0.5MnO2\n$0',
      'material family(x = 1, 0.5) : P2 = Na{x}MnO2\n',
    ],
  ],
  [
    [
      'of what bends',
      '$0material A1 : O3 = LiNi0.9Co0.1O2\nmaterial A2 : O3 = LiNi0.8Co0.2O2\nmaterial A3 : O3 = LiNi0.7Co0.2Mn0.1O2\n$0',
      /depend on one of them in a line/,
    ],
    ['of other elements', '$0material A1 : O3 = LiNiO2\nmaterial A2 : O3 = LiCoO2\n$0', /more than numbers/],
    ['of other structures', '$0material A1 : O3 = LiNiO2\nmaterial A2 : P2 = Li0.9NiO2\n$0', /one structure/],
    [
      'over a comment that quiets',
      '$0material A1 : O3 = LiNiO2\n# hem-ignore site-sum: why\nmaterial A2 : O3 = Li0.9NiO2\n$0',
      /quiet/,
    ],
    [
      'where rounding would explain nothing any more',
      '$0material A1 : O3 = LiNi0.33Co0.33Mn0.33O2\nmaterial A2 : O3 = LiNi0.53Co0.23Mn0.23O2\n$0',
      /exactly/,
    ],
    ['of one', 'material A$01 : O3 = LiNiO2\n'],
    ['of families', `$0${FAMILY}material A : O3 = LiNiO2\n$0`, /single materials/],
  ],
);

cases(
  'expand-family',
  [
    [
      'by the names of the members, with what refers to them',
      `material$0 MTS${FAMILY.slice('material MTS'.length)}measured of MTS(0.05) { Na 0.83(1) }\n`,
      'material "MTS(0)" : O3 = Na0.83[Li0.1Ni0.25Co0.2Sn0.45]O2\n' +
        'material "MTS(0.05)" : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.05Ti0.05Sn0.35]O2\n' +
        'material "MTS(0.1)" : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.1Ti0.1Sn0.25]O2\n' +
        'measured of "MTS(0.05)" { Na 0.83(1) }\n',
    ],
    [
      'with what is said, expected and quieted',
      '# plain\n## Doc.\n# hem-ignore site-sum: why\nmaterial A(x$0 = 0, 1; y = 2) : P2 = Na{x}MnOy {\n  expect charge = 0\n}\n',
      '# plain\n## Doc.\n# hem-ignore site-sum: why\nmaterial "A(0, 2)" : P2 = MnO2 {\n  expect charge = 0\n}\n\n' +
        '## Doc.\n# hem-ignore site-sum: why\nmaterial "A(1, 2)" : P2 = NaMnO2 {\n  expect charge = 0\n}\n',
    ],
    [
      'of what is derived by values',
      `${FAMILY}material B(x = $00, 0.05) from MTS(x) {\n  M: Ni {0.1+x} -> Cu {0.1+x}\n}\n`,
      `${FAMILY}material "B(0)" from MTS(0) {\n  M: Ni 0.1 -> Cu 0.1\n}\n\nmaterial "B(0.05)" from MTS(0.05) {\n  M: Ni 0.15 -> Cu 0.15\n}\n`,
    ],
  ],
  [
    [
      'where another family names them by a parameter',
      `$0${FAMILY}material B(x = 0, 0.05) from MTS(x) {\n  M: Ni 0.1 -> Cu 0.1\n}\n`,
      /by a parameter/,
    ],
    ['a single material', 'material$0 A : O3 = LiCoO2\n'],
    ['a member that cannot be read', 'material A($0x = 0.5, 2) : O3 = LiNi{1-x}Co{x}O2\n', /read otherwise/],
  ],
);

cases(
  'derive-material',
  [
    [
      'where one site differs',
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n\nmaterial NCM523 : O3 = LiNi0.50$0Co0.2Mn0.3O2\n',
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n\nmaterial NCM523 from NCM811 {\n  M: Ni 0.50, Co 0.2, Mn 0.3\n}\n',
      'Derive it from NCM811, from which M differs',
    ],
    [
      'with what is expected',
      'material A : O3 = LiCoO2\nmaterial B : O3 {\n  A: Li 0.5\n  M$0: Co\n  X: O 2\n  expect class = low\n}\n',
      'material A : O3 = LiCoO2\nmaterial B from A {\n  A: Li 0.5\n  expect class = low\n}\n',
    ],
  ],
  [
    ['where two sites differ', 'material A : O3 = LiCoO2\nmaterial B : O3 = Li0.5NiO2$0\n'],
    ['from another structure', 'material A : P2 = NaCoO2\nmaterial B : O3 = NaNiO2$0\n'],
    ['from what stands below', 'material B : O3 = LiNiO2$0\nmaterial A : O3 = LiCoO2\n'],
    ['over comments', 'material A : O3 = LiCoO2\nmaterial B : O3 {\n  A: Li # x\n  M: Ni$0\n  X: O 2\n}\n'],
  ],
);

cases('add-measurement', [
  [
    'without a number that nobody measured',
    'material A : O3 = LiNi0.5$0Co0.5O2 # note\nmaterial B : O3 = LiCoO2\n',
    'material A : O3 = LiNi0.5Co0.5O2 # note\n\nmeasured of A {\n  # nominal: Li 1, Ni 0.5, Co 0.5\n}\n\nmaterial B : O3 = LiCoO2\n',
    'Add a measurement of A',
  ],
]);

cases('add-batch', [
  [
    'with the usual precursors',
    'material A : O3 = LiNi0.5$0Co0.5O2',
    'material A : O3 = LiNi0.5Co0.5O2\n\nbatch of A {\n  from Li2CO3, NiO, Co3O4\n}',
  ],
  [
    'with none that leave anything behind',
    'material A : argyrodite = Li5.5$0PS4.5Cl0.5Br\n',
    'material A : argyrodite = Li5.5PS4.5Cl0.5Br\n\nbatch of A {\n  from Li2S, P2S5, LiCl, LiBr\n}\n',
  ],
  [
    'of an alloy with the metals',
    'material A : fcc = CoCr$0Ni\n',
    'material A : fcc = CoCrNi\n\nbatch of A {\n  from Co, Cr, Ni\n}\n',
  ],
]);

describe('snippets', () => {
  const snippetOf = (id: string, snippet: string) =>
    offered(id, snippet)
      .offers.filter(isOffer)
      .flatMap((offer) => offer.edits())
      .map(({ snippet: own }: Edit) => own);

  it('have a stop for everything that has to be typed', () => {
    expect(snippetOf('add-measurement', 'material A : O3 = Li$0CoO2\n')).toEqual([
      '\n\nmeasured "$' + '{1:label}" of A {\n  Li $' + '{2}, Co $' + '{3}\n}',
    ]);
  });

  it('offer the members of a family', () => {
    expect(snippetOf('add-batch', 'material "$x"(x = 0, 0.5) : P2 = Na{$0x}MnO2\n')).toEqual([
      '\n\nbatch "$' +
        '{1:label}" of "\\$x"($' +
        '{2|0,0.5|}) {\n  mass $' +
        '{3} g\n  from Na2CO3, Mn2O3\n}',
    ]);
  });
});

cases(
  'organise-imports',
  [
    [
      'by their paths, each once, with the comments behind them',
      'import "c.hem" # of ours\nimport "a.hem"\nimport "c.hem"\n# The others.\nimport "b.hem"\n\nimport "a2.hem"\n$0',
      'import "a.hem"\nimport "c.hem" # of ours\n# The others.\nimport "b.hem"\n\nimport "a2.hem"\n',
    ],
  ],
  [['what is in order', 'import "a.hem"\nimport "b.hem"\n$0']],
);

cases(
  'fix-all',
  [
    [
      'what keeps the meaning, and nothing else',
      'material A$0 : spinel = (CrNiMnFeCu)3O4\n# hem-ignore site-sum: why\nmaterial B : O3 = LiCoO2\nmaterial C : O3 = LiCo1.1O2\n',
      'material A : spinel = (Cr,Ni,Mn,Fe,Cu)3O4\nmaterial B : O3 = LiCoO2\nmaterial C : O3 = LiCo1.1O2\n',
    ],
    [
      'nothing where something is not known',
      '# hem-ignore site-sum: why$0\nmaterial B : O3 = LiCoO2\nmaterial A : unknown = LiCoO2\n',
      '# hem-ignore site-sum: why\nmaterial B : O3 = LiCoO2\nmaterial A : unknown = LiCoO2\n',
    ],
  ],
  [['where there is nothing to do', 'material A : O3 = LiCo$0O2\n']],
);
