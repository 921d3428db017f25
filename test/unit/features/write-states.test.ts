import { describe, expect, it } from 'vitest';
import { isOffer } from '../../../server/src/features/refactorings/refactoring';
import { writeStates } from '../../../server/src/features/refactorings/write-states';
import { analyse } from '../../../server/src/model/file';
import { DEFAULT_CHECK, check as findingsOf } from '../../../server/src/rules/check';
import { cursor } from '../../support/cursor';
import { applyEdits } from '../../support/edits';

/** What the actions at `$0` are called, and make of the text. */
function written(snippet: string): { title: string; text: string }[] {
  const { text, offset } = cursor(snippet);
  const request = {
    model: analyse(text, 'test.hem'),
    range: { start: offset, end: offset },
    findings: [],
    checks: DEFAULT_CHECK,
  };
  return writeStates
    .offers(request)
    .filter(isOffer)
    .map((offer) => ({ title: offer.title, text: applyEdits(text, offer.edits()) }));
}

const AS_SPECIES = 'Write the inferred states as species, each counted in the entropy';

/** The composition, with no findings and a charge of zero in what was written. */
function check(
  what: string,
  snippet: string,
  states: string,
  expected: string,
  title = 'Write the inferred states',
): void {
  it(what, () => {
    expect(written(snippet)).toContainEqual({ title: `${title}: ${states}`, text: expected });
    const model = analyse(expected, 'test.hem');
    for (const { charge, sites } of model.materials) {
      expect(charge.kind === 'known' && charge.value.valueOf()).toBe(0);
      expect(sites.flatMap(({ occupants }) => occupants.map(({ state }) => state?.origin))).not.toContain(
        'solved',
      );
    }
    expect(findingsOf(model).filter(({ severity }) => severity !== 'hint')).toEqual([]);
    expect(written(`$0${expected}`)).toEqual([]);
  });
}

describe('solved states are written', () => {
  check(
    'behind the elements of a formula',
    'material A : P2 = Na2/3[$0Ni1/3Mn2/3]O2',
    'Ni2+, Mn4+',
    'material A : P2 = Na2/3[Ni^2+1/3Mn^4+2/3]O2',
  );
  check(
    'of mixed valence as a species each',
    'material A$0 : O3 = LiNi0.8Co0.1Mn0.1O2',
    'Ni2+, Ni3+, Co3+, Mn4+',
    'material A : O3 = LiNi^2+0.1Ni^3+0.7Co^3+0.1Mn^4+0.1O2',
    AS_SPECIES,
  );
  check(
    'of mixed valence as a mean, which changes nothing',
    'material A$0 : O3 = LiNi0.8Co0.1Mn0.1O2',
    'Ni2.875+, Co3+, Mn4+',
    'material A : O3 = LiNi^2.875+0.8Co^3+0.1Mn^4+0.1O2',
  );
  check(
    'without an amount where there is none',
    'material$0 A : olivine = LiFePO4',
    'Fe2+',
    'material A : olivine = LiFe^2+PO4',
  );
  check(
    'of mixed valence with amounts where there is none',
    'material$0 A : P2 = Na2/3MnO2',
    'Mn3+, Mn4+',
    'material A : P2 = Na2/3Mn^3+2/3Mn^4+1/3O2',
    AS_SPECIES,
  );
  check(
    'within brackets that are multiplied',
    'material A : O3 = Li$0(Ni0.5Mn0.5)0.9Co0.1O2',
    'Ni2+, Mn4+, Co3+',
    'material A : O3 = Li(Ni^2+0.5Mn^4+0.5)0.9Co^3+0.1O2',
  );
  check(
    'as entries of a list',
    'material A : P2 {\n  A: Na 0.8\n  M: Ni 0.3, Mn 0.7$0 # both\n  X: O 2\n}\n',
    'Ni2+, Mn3+, Mn4+',
    'material A : P2 {\n  A: Na 0.8\n  M: Ni^2+ 0.3, Mn^3+ 0.2, Mn^4+ 0.5 # both\n  X: O 2\n}\n',
    AS_SPECIES,
  );
  check(
    'of the rest of a site',
    'material A : P2 {\n  A: Na 0.8\n  M: Ni 30 %, Mn rest$0\n  X: O 2\n}\n',
    'Ni2+, Mn3+, Mn4+',
    'material A : P2 {\n  A: Na 0.8\n  M: Ni^2+ 30 %, Mn^3+ 0.2, Mn^4+ 0.5\n  X: O 2\n}\n',
    AS_SPECIES,
  );
  check(
    'of a site with several places',
    'material A : spinel-AB {\n  A: Li\n  B: Mn 2$0\n  X: O 4\n}\n',
    'Mn3+, Mn4+',
    'material A : spinel-AB {\n  A: Li\n  B: Mn^3+ 1, Mn^4+ 1\n  X: O 4\n}\n',
    AS_SPECIES,
  );
  check(
    'beside those that were written',
    'material A : O3 = LiCo0.5$0Ni^3+0.5O2',
    'Co3+',
    'material A : O3 = LiCo^3+0.5Ni^3+0.5O2',
  );
  check(
    'where rounding explains what a site holds',
    'material A$0 : O3 = LiNi0.33Co0.33Mn0.33O2',
    'Ni2+, Ni3+, Co3+, Mn4+',
    'material A : O3 = LiNi^2+0.3Ni^3+0.03Co^3+0.33Mn^4+0.33O2',
    AS_SPECIES,
  );
  check(
    'of a formula for several formula units',
    'material A$0 : O3 = Li2NiMnO4',
    'Ni2+, Mn4+',
    'material A : O3 = Li2Ni^2+Mn^4+O4',
  );
});

describe('solved states of a family are written', () => {
  check(
    'where all members that have an element have it in the same state',
    'material A(x = 0, 0.05, 0.10) : O3 = Na0.8[$0Ni0.4Mn{x}Ti{0.6-x}]O2',
    'Ni2+, Ti4+, Mn4+',
    'material A(x = 0, 0.05, 0.10) : O3 = Na0.8[Ni^2+0.4Mn^4+{x}Ti^4+{0.6-x}]O2',
  );
  check(
    'with parts that are the same in all members',
    'material A(x = 0, 0.05, 0.10) : O3 = Na0.8[$0Ni0.5Mn{x}Ti{0.5-x}]O2',
    'Ni2+, Ni3+, Ti4+, Mn4+',
    'material A(x = 0, 0.05, 0.10) : O3 = Na0.8[Ni^2+0.3Ni^3+0.2Mn^4+{x}Ti^4+{0.5-x}]O2',
    AS_SPECIES,
  );
});

describe('a mean before an expression is written', () => {
  check(
    'and no species, which would be numbers in its place',
    'let y = 0.5\nmaterial A : O3 = Na0.8Ni{y}$0Ti{y}O2',
    'Ni2.4+, Ti4+',
    'let y = 0.5\nmaterial A : O3 = Na0.8Ni^2.4+{y}Ti^4+{y}O2',
  );
});

describe('solved states are not written', () => {
  for (const [what, snippet] of [
    [
      'in a group with commas, where no element has an amount of its own',
      'material A : rock-salt = (Co,$0Mg,Ni)O',
    ],
    ['in a group that lies on two sites', 'material A : spinel-AB = (Cr,Ni,$0Mn,Fe,Cu)3O4'],
    ['where all are written', 'material A : O3 = Li$0Co^3+O2'],
    ['where no redox ladder is known', 'material A : O3 = Li$0CoS2'],
    ['where no known ones are neutral', 'material A : O3 = Li$0NiO1.2'],
    ['where a site holds too much', 'material A : O3 = LiNi0.8$0Co0.3O2'],
    ['where a site holds too little', 'material A : O3 = LiNi0.8$0Co0.1O2'],
    ['in an alloy', 'material A : fcc = Co$0Ni'],
    ['in a line that could not be read', 'material A : O3 = LiCo$0O2('],
    ['that differ between members', 'material A(x = 0.2, 0.4) : O3 = Na{x}Ni0.5$0Mn0.5O2'],
    ['whose parts differ between members', 'material A(x = 0.8, 0.7) : O3 = Na{x}$0MnO2'],
    ['where a member has none', 'material A(x = 0.5, 0.6) : O3 = Na0.8Ni0.4$0Ti{x}O2'],
    ['that are taken over', 'material A : O3 = LiCoO2\nmaterial B from A {\n  A: Li $00.9\n}'],
    ['outside of declarations', 'material A : O3 = LiCoO2\n$0\n'],
  ] as const) {
    it(what, () => expect(written(snippet)).toEqual([]));
  }
});

it('only the material at the cursor has its states written', () => {
  const [one, ...more] = written('material A : O3 = LiCoO2\nmaterial B : O3 = Li$0NiO2\n');
  expect(one?.text).toBe('material A : O3 = LiCoO2\nmaterial B : O3 = LiNi^3+O2\n');
  expect(more).toEqual([]);
});
