import { describe, expect, it } from 'vitest';
import { codeLenses, type Lens } from '../../../server/src/features/code-lens';
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate';
import { analyse } from '../../../server/src/model/file';

const NONE: ReadonlyMap<string, Lens> = new Map();

function lensesOf(text: string, previous = NONE, options: Partial<EvaluationOptions> = {}): Lens[] {
  return codeLenses(analyse(text, 'test.hem', { ...DEFAULT_EVALUATION, ...options }), previous);
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
      const [lens] = lensesOf(MTS15, NONE, options);
      expect(lens?.text).toBe(`${expected} · neutral · 111.5 g/mol`);
    });
  }
});

describe('a line that cannot be read', () => {
  const readable = lensesOf(MTS15);
  const broken = `# moved down\n${MTS15.replace('O2', '(')}`;

  it('keeps the last text, at its present place', () => {
    const [lens] = lensesOf(broken, new Map(readable.map((one) => [one.material, one])));
    expect(lens?.text).toBe(readable[0]?.text);
    expect(lens?.range.start).toBe(broken.indexOf('MTS15'));
  });

  it('keeps it for as long as it cannot be read', () => {
    const once = lensesOf(broken, new Map(readable.map((one) => [one.material, one])));
    const [lens] = lensesOf(`${broken}(`, new Map(once.map((one) => [one.material, one])));
    expect(lens?.text).toBe(readable[0]?.text);
  });

  it('says so where there never was a text', () => {
    expect(lensesOf(broken).map((lens) => lens.text)).toEqual(['not checked: this line could not be read']);
  });
});
