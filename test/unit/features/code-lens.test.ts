import { describe, expect, it } from 'vitest';
import { codeLenses, type Lens, lensText } from '../../../server/src/features/code-lens';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';
import { check as findingsIn } from '../../../server/src/rules/check';

type Told = Lens & ReturnType<typeof lensText>;

/** All lenses with their texts. */
function lensesOf(
  text: string,
  previous: readonly Lens[] = [],
  options: Partial<EvaluationOptions> = {},
): Told[] {
  const model = analyse(text, 'test.hem', { ...DEFAULT_EVALUATION, ...options });
  return codeLenses(model, previous).map((lens) => ({ ...lens, ...lensText(lens) }));
}

function check(what: string, text: string, ...expected: string[]): void {
  it(what, () => expect(lensesOf(text).map((lens) => lens.text)).toEqual(expected));
}

const MTS15 = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2';

describe('the text of a lens', () => {
  check(
    'has entropy, class, charge and mass',
    'material TM6 : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2\n  X: O2- 1.7, F- 0.3\n}',
    '1.68 R · high entropy · neutral · 87.4 g/mol',
  );
  check(
    'is there for every material',
    `material A : O3 = LiNi0.8Co0.1Mn0.1O2\nstructure s {\n  A *1 : Li\n}\n${MTS15}`,
    '0.64 R · low entropy · neutral · 97.3 g/mol',
    '1.75 R · high entropy · neutral · 111.5 g/mol',
  );
  check('has no charge for an alloy', 'material A = CoCrFeNiMo0.3', '1.54 R · high entropy · 59.1 g/mol');
  check(
    'has a charge with its sign',
    'material A : NASICON = Na3Zr2Si2(PO4)O8F\nmaterial B : rock-salt {\n  M: Mg2+ 0.5, Al3+ 0.5\n  X: O2- 1\n}',
    '0.99 R · low entropy · −1 · 549.5 g/mol',
    '0.69 R · low entropy · +0.5 · 41.6 g/mol',
  );
  check(
    'takes a charge that rounding explains for none',
    'material A : O3 {\n  A: Na+ 0.667\n  M: Mn3+ 0.667, Mn4+ 0.332\n  X: O2- 2\n}',
    '0.64 R · low entropy · neutral · 102.2 g/mol',
  );
  check(
    'says where no redox ladder is known, and where no known states are neutral',
    'material A : O3 = LiNiS2\nmaterial B : perovskite = La(Ta0.5V0.5)O3',
    '0 R · low entropy · charge not determined · 129.8 g/mol',
    '0.69 R · low entropy · not neutral · 302.9 g/mol',
  );
  check('leaves out what is not known', 'material A : O3 = LiXxO2', 'charge not determined');
  check('leaves out what a molecule does not have', 'material A = C4H10O2', '90.1 g/mol');
  check('says that there is nothing to tell', 'material A : fcc = CoXx', 'not determined');
  check(
    'is told of a material that has errors, too',
    'material Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2',
    '0.99 R · low entropy · charge not determined · 101.9 g/mol',
  );

  for (const [options, expected] of [
    [{ convention: 'formula' }, '1.75 R per formula unit · high entropy'],
    [{ convention: 'atom' }, '0.46 R per atom · low entropy'],
    [{ convention: 'metric' }, '1.31 R as entropy metric · medium entropy'],
    [{ countVacancies: true }, '2.21 R with vacancies · high entropy'],
  ] as const) {
    it(`names what is not the default: ${JSON.stringify(options)}`, () => {
      const [lens] = lensesOf(MTS15, [], options);
      expect(lens?.text).toBe(`${expected} · neutral · 111.5 g/mol`);
    });
  }
});

const MTS = 'material MTS(x = 0, 0.05, 0.10, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2';

describe('the lens of a family', () => {
  check(
    'has the range of its members, once',
    `${MTS}\nmaterial LPSClBr(x = 0 .. 1.5 step 0.1) : argyrodite = Li5.5PS4.5Cl{x}Br{1.5-x}`,
    '4 members · 1.26–1.75 R · medium to high entropy · neutral · 111.5–131.7 g/mol',
    '16 members · 0.69–1.37 R · low to medium entropy · neutral · 266.6–333.3 g/mol',
  );
  check(
    'has one number where all members have the same',
    'material A(x = 0.3) : O3 = Li[Ni{x}Mn{1-x}]O2\nmaterial B(x = 0.1, 0.9) : fcc = Ni{x}Cu{1-x}',
    '1 member · 0.61 R · low entropy · neutral · 95.0 g/mol',
    '2 members · 0.33 R · low entropy · 59.2–63.1 g/mol',
  );
  check(
    'says for how many members a figure is known',
    'material A(x = 0 .. 0.4 step 0.1) : O3 = Li{1-x}Ni{0.5-2x}Co{2x+0.5}O2',
    '5 members · 0.33–0.69 R for 3 of 5 · low entropy · neutral for 3 of 5 · 96.5–97.8 g/mol for 3 of 5',
  );
  check(
    'has charges where none is neutral',
    'material A(x = 0, 0.1) : NASICON = Na3Zr2Si{2+x}P{1-x}O11F\n' +
      'material B(x = 0.4, 0.6) : perovskite = La(Ta{x}V{1-x})O3\n' +
      'material C(x = 0, 0.5) : O3 = Na0.5Ni{x}Al{1-x}S2',
    '2 members · 0.90–0.92 R · low entropy · +0.9 to +1 · 533.3–533.5 g/mol',
    '2 members · 0.67 R · low entropy · not neutral · 289.9–315.9 g/mol',
    '2 members · 0–0.69 R · low entropy · neutral for none of 2 · 102.6–118.5 g/mol',
  );
  check(
    'says why there are no members',
    'material A(a = 1 .. 200 step 1; b = 0 .. 200 step 1) : O3 = LiNi{a}Co{b}O2\nmaterial B(x = 0 .. 1) : O3 = LiNi{x}O2',
    'not evaluated: too many members (40,200, at most 10,000)',
    'not evaluated: no members',
  );
  it('is kept by the name of the family where the line cannot be read', () => {
    const readable = lensesOf(MTS);
    const broken = MTS.replace('O2', '(');
    const [lens, ...others] = lensesOf(broken, readable);
    expect([lens?.text, others]).toEqual([readable[0]?.text, []]);
  });
  it('names the convention', () => {
    const [lens] = lensesOf(MTS, [], { convention: 'atom' });
    expect(lens?.text).toMatch(/^4 members · 0\.33–0\.46 R per atom · low entropy · /);
    expect(lens?.tooltip).toMatch(/atom convention, vacancies not counted/);
  });
});

describe('a line that cannot be read', () => {
  const readable = lensesOf(MTS15);
  const broken = `# moved down\n${MTS15.replace('O2', '(')}`;

  it('keeps the last text, at its present place', () => {
    const [lens] = lensesOf(broken, readable);
    expect(lens?.text).toBe(readable[0]?.text);
    expect(lens?.range.start).toBe(broken.indexOf('MTS15'));
  });

  it('keeps it for as long as it cannot be read', () => {
    const once = lensesOf(broken, readable);
    const [lens] = lensesOf(`${broken}(`, once);
    expect(lens?.text).toBe(readable[0]?.text);
  });

  it('says so where there never was a text', () => {
    expect(lensesOf(broken).map((lens) => lens.text)).toEqual(['not checked: this line could not be read']);
  });
});

describe('how often a material is measured and weighed', () => {
  const text = `${MTS}
material other : O3 = LiCoO2
material none : O3 = LiNiO2
material other : O3 = LiMnO2
measured "a" of MTS(0) { Na 0.8 }
batch "b" of MTS(0.05) { mass 1 g; from Na2CO3 }
batch "c" of MTS(0) { mass 1 g; from Na2CO3 }
measured "d" of other { Li 1 }
batch "e" of nothing { mass 1 g }
batch "f" { mass 1 g }
`;
  const usesOf = (lenses: readonly Told[]) =>
    lenses.flatMap((lens) => (lens.kind === 'uses' ? [`${lens.subject}: ${lens.text}`] : []));

  it('is told of all members together, of each material that is', () => {
    expect(usesOf(lensesOf(text))).toEqual(['MTS: 1 measured · 2 batches', 'other: 1 measured']);
    expect(usesOf(lensesOf(text.replace('"d" of other', '"d" of nothing')))).toEqual([
      'MTS: 1 measured · 2 batches',
    ]);
    expect(usesOf(lensesOf(text.replace(/measured.*/g, '').replace('batch "c"', '#')))).toEqual([
      'MTS: 1 batch',
    ]);
  });

  it('stays while the material cannot be read', () => {
    const lenses = lensesOf(text.replace('{0.45-2x}]O2', '{0.45-2x}]('), lensesOf(text));
    expect(lenses[0]?.text).toMatch(/^4 members/);
    expect(usesOf(lenses)).toEqual(['MTS: 1 measured · 2 batches', 'other: 1 measured']);
  });

  it('stands behind the figures', () => {
    const [figures, uses] = lensesOf(text);
    expect([figures?.kind, uses?.kind, uses?.range]).toEqual(['figures', 'uses', figures?.range]);
  });
});

describe('the fix of a material', () => {
  /** The fixes that are offered, and what they are for. */
  const fixesOf = (text: string) => {
    const model = analyse(text, 'test.hem');
    return codeLenses(model, [], findingsIn(model)).flatMap((lens) =>
      lens.kind === 'fix' ? [`${lens.subject} ${lens.finding.rule}: ${lensText(lens).text}`] : [],
    );
  };

  it.each([
    [
      'of an error',
      'material ok : O3 = LiCoO2\nmaterial Bad : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n',
      [expect.stringMatching(/^Bad site-sum: Fix: Scale /)],
    ],
    [
      'of a line that cannot be read',
      'material A : O3 = LiNi0,8Co0.2O2\n',
      [expect.stringMatching(/^A syntax: Fix: /)],
    ],
    ['not of a hint', 'material A : rock-salt = (CoCuMgNiZn)O\n', []],
    ['not without a fix', 'material A from nothing {}\n', []],
  ])('is offered %s', (_, text, expected) => {
    expect(fixesOf(text)).toEqual(expected);
  });

  it('is the first safe one', () => {
    const text = 'material A : O3 = LiCoO2\nmaterial B : O3 = LiNiO2\n';
    const model = analyse(text, 'test.hem');
    const finding = (at: string, severity: 'error' | 'warning', ...fixes: [string, boolean][]) => ({
      rule: 'r',
      severity,
      message: 'm',
      range: { start: text.indexOf(at), end: text.indexOf(at) + 1 },
      fixes: fixes.map(([title, isSafe]) => ({ title, isSafe, edits: [] })),
    });
    const findings = [
      finding('O2\nmaterial B', 'error', ['late', false], ['safe', true]),
      finding('LiCo', 'warning', ['mild', true]),
      finding('LiCo', 'error', ['early', false]),
      finding('LiNi', 'error', ['one', false], ['two', false]),
    ];
    const lenses = codeLenses(model, [], findings);
    expect(lenses.flatMap((lens) => (lens.kind === 'fix' ? lens.fix.title : []))).toEqual(['safe', 'one']);
    expect(lenses.map(({ subject }) => subject)).toEqual(['A', 'A', 'B', 'B']);
  });
});
