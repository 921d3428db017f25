/** What is read, as data: a formula on the left, its units on the right. */
import { describe, expect, test } from 'vitest';
import { exactNumeral } from '../../../server/src/chemistry/amount.js';
import { parse } from '../../../server/src/syntax/parse.js';
import { chargeText } from '../../../server/src/syntax/print.js';
import type { Amount, Declaration, MaterialDeclaration, Unit } from '../../../server/src/syntax/tree.js';

function amount(of: Amount | undefined): string {
  if (!of) return '';
  if (of.kind === 'number') {
    const uncertainty = of.uncertainty ? `(${exactNumeral(of.uncertainty)})` : '';
    return ` ${exactNumeral(of.value)}${uncertainty}`;
  }
  return ` ${of.kind}`;
}

function unit(of: Unit): string {
  const charge = of.charge ? `^${chargeText(of.charge.value)}` : '';
  const base =
    of.kind === 'element'
      ? of.symbol.text
      : of.kind === 'vacancy'
        ? 'Va'
        : `${of.bracket}${of.items.map((item) => item.map(unit).join(' ')).join(', ')}${of.bracket === '(' ? ')' : ']'}`;
  return base + charge + amount(of.amount);
}

function material(text: string): MaterialDeclaration {
  const [declaration] = parse(text).declarations;
  if (declaration?.kind !== 'material') throw new Error('no material');
  return declaration;
}

/** Checks how a formula is read; parts are separated by `·`, coefficients stand before `×`. */
function checkFormula(formula: string, expected: string): void {
  const file = parse(`material m = ${formula}\n`);
  expect(file.problems).toEqual([]);
  const parts = material(`material m = ${formula}`).formula?.parts ?? [];
  const read = parts.map(
    (part) =>
      (part.coefficient ? `${amount(part.coefficient).trim()} × ` : '') + part.units.map(unit).join(' '),
  );
  expect(read.join(' · ')).toBe(expected);
}

describe('formulas', () => {
  test.each([
    ['LiNi0.8Co0.1Mn0.1O2', 'Li Ni 0.8 Co 0.1 Mn 0.1 O 2'],
    ['Na2/3MnO2', 'Na 2/3 Mn O 2'],
    ['Na⅔MnO₂', 'Na 2/3 Mn O 2'],
    ['LiNi₀.₈Co₀.₂O₂', 'Li Ni 0.8 Co 0.2 O 2'],
    ['Ni80%Co20%', 'Ni 0.8 Co 0.2'],
    ['Li[Li0.15Mn0.85]O2', 'Li [Li 0.15 Mn 0.85] O 2'],
    ['(Cr,Ni,Mn,Fe,Cu)3O4', '(Cr, Ni, Mn, Fe, Cu) 3 O 4'],
    ['(CrNiMnFeCu)3O4', '(Cr Ni Mn Fe Cu) 3 O 4'],
    ['Mn3+', 'Mn^3+'],
    ['Mn^3+', 'Mn^3+'],
    ['Mn^{3+}', 'Mn^3+'],
    ['Mn^+3', 'Mn^3+'],
    ['Mn³⁺₂O3', 'Mn^3+ 2 O 3'],
    ['Mn0.4^3+Ti0.3', 'Mn^3+ 0.4 Ti 0.3'],
    ['Mn₀.₄³⁺', 'Mn^3+ 0.4'],
    ['Mn3+0.4Ti4+0.6', 'Mn^3+ 0.4 Ti^4+ 0.6'],
    ['Ni^2.74+O2', 'Ni^2.74+ O 2'],
    ['(PO4)3-', '(P O 4)^3-'],
    ['(PO4)3', '(P O 4) 3'],
    ['Na2[Fe(CN)6]', 'Na 2 [Fe (C N) 6]'],
    ['[Fe(CN)6]4-', '[Fe (C N) 6]^4-'],
    ['Na0.76Ca0.05[Ni0.23□0.08Mn0.69]O2', 'Na 0.76 Ca 0.05 [Ni 0.23 Va 0.08 Mn 0.69] O 2'],
    ['Li0.9Va0.1F', 'Li 0.9 Va 0.1 F'],
    ['V2O5', 'V 2 O 5'],
    ['Ni(NO3)2·6H2O', 'Ni (N O 3) 2 · 6 × H 2 O'],
    ['CuSO4•5H2O', 'Cu S O 4 · 5 × H 2 O'],
    ['CuSO4.H2O', 'Cu S O 4 · H 2 O'],
    ['0.5Li2MnO3·0.5LiNiO2', '0.5 × Li 2 Mn O 3 · 0.5 × Li Ni O 2'],
    ['Na 0.83 [ Li 0.1 Ni 0.9 ] O 2', 'Na 0.83 [Li 0.1 Ni 0.9] O 2'],
    ['Na0.821(6)CoO2', 'Na 0.821(0.006) Co O 2'],
    ['Na0.82 ± 0.01 CoO2', 'Na 0.82(0.01) Co O 2'],
    ['Sn0.45-2xBr1.5−xO2-δClx', 'Sn expression Br expression O expression Cl expression'],
    ['Mn{x}Sn{0.45-2x}O2', 'Mn expression Sn expression O 2'],
    ['Na1-xVaxF', 'Na expression Va expression F'],
    ['CoCO3', 'Co C O 3'],
    ['NoOs', 'No Os'],
    ['Ox', 'O expression'],
    ['NbCl5', 'Nb Cl 5'],
  ])('%s', (formula, expected) => checkFormula(formula, expected));

  test('a prefix names the structure', () => {
    const { formula } = material('material m = P2-Na0.7MnO2');
    expect(formula?.prefix?.text).toBe('P2');
    expect(formula?.parts[0]?.units.map(unit)).toEqual(['Na 0.7', 'Mn', 'O 2']);
  });
});

/** Checks how a body is read, one string a site. */
function checkBody(body: string, expected: readonly string[]): void {
  const file = parse(`material m : O3 {\n${body}\n}\n`);
  expect(file.problems).toEqual([]);
  const sites = material(`material m : O3 {\n${body}\n}\n`).sites ?? [];
  expect(sites.map((site) => `${site.site.text}: ${site.occupants.map(unit).join(', ')}`)).toEqual(expected);
}

describe('bodies', () => {
  test.each([
    ['M: Li+ 1.3, Mn2+ 0.1', ['M: Li^+ 1.3, Mn^2+ 0.1']],
    ['M: (Fe, Mn, Ni, Cu, Co)2+', ['M: (Fe, Mn, Ni, Cu, Co)^2+']],
    ['C: [Fe(CN)6]4- 0.9, Va 0.1', ['C: [Fe (C N) 6]^4- 0.9, Va 0.1']],
    ['A: Na+ ?\nM: Mn rest', ['A: Na^+ unknown', 'M: Mn rest']],
    [
      'M: Li+ 1.3,\n   Mn2+ 0.1,  # a comment\n   Nb5+ 0.2\nX: O2- 2',
      ['M: Li^+ 1.3, Mn^2+ 0.1, Nb^5+ 0.2', 'X: O^2- 2'],
    ],
    ['M: Li 1 ; X: O 2', ['M: Li 1', 'X: O 2']],
    [
      'M: Ni 12.5 %, Co 1/6, Mn 0.198(3), Fe 0.198 ± 0.003',
      ['M: Ni 0.125, Co 1/6, Mn 0.198(0.003), Fe 0.198(0.003)'],
    ],
    ['48h: Li 6', ['48h: Li 6']],
    ['', []],
  ])('%s', (body, expected) => checkBody(body, expected));

  test('a charge with a caret leaves the brace of its body alone', () => {
    expect(parse('material m : O3 { M: Fe^3+; X: O^2- }').problems).toEqual([]);
  });

  test('a list that goes on nowhere leaves the next line alone', () => {
    const file = parse('material m : O3 {\n  M: Li+ 1,\n  X: O2- 2\n}\n');
    const [declaration] = file.declarations;
    expect(declaration?.kind === 'material' && declaration.sites?.map((site) => site.site.text)).toEqual([
      'M',
      'X',
    ]);
  });
});

describe('declarations', () => {
  const names = (text: string) =>
    parse(text).declarations.map((declaration: Declaration) => declaration.name?.text);

  test.each([
    ['material HE-LNMO = O', 'HE-LNMO'],
    ['material 4MCu = O', '4MCu'],
    ['material "Li(HEO)F" = O', 'Li(HEO)F'],
    ['material "a \\"b\\"" = O', 'a "b"'],
    ['material Li6PS5Cl-v2 = O', 'Li6PS5Cl-v2'],
    ['material 高熵 = O', '高熵'],
    ['material material1 = O', 'material1'],
  ])('%s', (text, name) => {
    expect(parse(text).problems).toEqual([]);
    expect(names(text)).toEqual([name]);
  });

  test('a byte-order mark, CRLF and a lone CR are read', () => {
    const text = '\ufeffmaterial a = LiF\r\nmaterial b = NaF\rmaterial c = KF\n';
    expect(parse(text).problems).toEqual([]);
    expect(names(text)).toEqual(['a', 'b', 'c']);
  });

  test('doc comments belong to what they stand directly above', () => {
    const text = '## Away.\n\n## One.\n## Two.\n# not a doc\nmaterial a = LiF\nmaterial b = NaF ## behind\n';
    expect(parse(text).declarations.map((declaration) => declaration.doc?.text)).toEqual([
      'One.\nTwo.',
      undefined,
    ]);
  });

  test('a structure has sites with multiplicity, coordination and usual occupants', () => {
    const file = parse(
      'structure my-garnet "Ia-3d" metallic {\n  A *3 tetrahedral : Li, Va\n  B *3/2\n  C : La, ...\n  D *2\n}',
    );
    expect(file.problems).toEqual([]);
    const [structure] = file.declarations;
    if (structure?.kind !== 'structure') throw new Error('no structure');
    expect(structure.metallic).toBe(true);
    expect(
      structure.sites.map(
        (site) =>
          `${site.name.text}${amount(site.multiplicity)} ${site.coordination?.text ?? '-'} ${site.usual.map(unit).join(' ')}`,
      ),
    ).toEqual(['A 3 tetrahedral Li Va', 'B 1.5 - ', 'C - La', 'D 2 - ']);
  });

  test('an uncertainty in per cent is no amount by itself', () => {
    const [measured] = parse('measured of a { Na 10.1 ± 0.2 % }').declarations;
    if (measured?.kind !== 'measured') throw new Error('no measurement');
    expect(measured.values.map((value) => amount(value.amount))).toEqual([' 0.101(0.002)']);
  });

  test('a component has a name in quotes, with quotes in it', () => {
    const [mixture] = parse('mixture m { "the \\"dry\\" one" = C4H10O2 1 mol }').declarations;
    if (mixture?.kind !== 'mixture') throw new Error('no mixture');
    expect(mixture.components.map(({ name }) => name.text)).toEqual(['the "dry" one']);
  });

  test('an ignore comment names rules and gives a reason', () => {
    const { ignores } = parse('# hem-ignore site-sum, charge-balance: printed so\nmaterial a = LiF\n');
    expect(ignores.map(({ rules, reason }) => [rules.map((rule) => rule.text), reason])).toEqual([
      [['site-sum', 'charge-balance'], 'printed so'],
    ]);
  });
});

describe('bad input', () => {
  const first = (text: string) => {
    const file = parse(text);
    expect(file.problems.length).toBeGreaterThan(0);
    expect(file.problems.length).toBeLessThanOrEqual(10);
    return file.problems[0]?.message;
  };

  test.each([
    [
      'ten thousand brackets',
      `material a = ${'('.repeat(10_000)}Li`,
      'Brackets are nested more than 32 deep',
    ],
    ['ten thousand braces', `material a = Li${'{'.repeat(10_000)}`, ''],
    ['10 MB in a line', `material a = ${'Li'.repeat(5_000_000)}`, 'This line has 10000013 characters'],
    ['binary data', '\x7fELF\0\x01\x02', 'This is not a text file'],
    ['a number of forty digits', `material a = Li${'1'.repeat(40)}`, 'This number has 40 digits'],
    ['two numbers side by side', 'material a = Li{0.1 5}F', 'No sign stands before this `5`'],
    ['a mixed number', 'material a = Li{2½}F', 'No sign stands before this `½`'],
    ['ten thousand commas', `material a = (${','.repeat(10_000)})`, 'These brackets are empty'],
  ])('%s', (_name, text, message) => expect(first(text)).toContain(message));

  test('an empty file has nothing wrong', () => {
    for (const text of ['', ' \n\t\n', '# only a comment', '\ufeff']) {
      expect(parse(text)).toMatchObject({ declarations: [], problems: [] });
    }
  });

  test('an unfinished line leaves the declarations around it alone', () => {
    for (const broken of [
      'material b',
      'material b :',
      'material b : O3 =',
      'material b : O3 = Li(',
      'material b {',
      'b = Li',
      'let b = 2*',
      'material b(x = 2/) = LiF',
      'material b from a(0.Ti) {}',
      'material b = Li{2*}F',
    ]) {
      const { declarations } = parse(`material a = LiF\n${broken}\nmaterial c = NaF\n`);
      const sound = declarations.filter((declaration) => !declaration.broken);
      expect(
        sound.map((declaration) => declaration.name?.text),
        broken,
      ).toEqual(['a', 'c']);
    }
  });
});
