import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type ConvertOptions, convert } from '../../../server/src/features/convert';
import { rowsOfText } from '../../../server/src/features/convert/list';
import { rowsOfTable } from '../../../server/src/features/convert/table';
import { builtInStructures } from '../../../server/src/model/built-in';
import { analyse } from '../../../server/src/model/file';
import { parse } from '../../../server/src/syntax/parse';

const STRUCTURES = new Set(builtInStructures().keys());

function linesOf(text: string, options: Partial<ConvertOptions> = {}): string[] {
  const all = { structures: STRUCTURES, taken: new Set<string>(), ...options };
  return [...convert(rowsOfText(text, all.structures), all).lines];
}

/** The formula of the one material that a text gives. */
function formulaOf(text: string): string | undefined {
  const [line = '', ...others] = linesOf(text);
  expect(others).toEqual([]);
  return /^material (?:"(?:[^"\\]|\\.)*"|\S+)(?: : (\S+))? = (.*)$/.exec(line)?.[2];
}

/** The reason for which a text is kept as a comment. */
function reasonFor(text: string): string {
  const lines = linesOf(text);
  expect(lines[0], lines.join('\n')).toBe(`# not read: ${text}`);
  return lines[1] ?? '';
}

describe('every composition that the review prints', () => {
  const rows = readFileSync('test/fixtures/review.tsv', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
  const OPEN: Record<string, string> = {
    'Li(HEO)F': 'x',
    'JH-perovskite': 'x',
    'HE-PBA': 'x',
    'ME-PBA(-Cu)': 'x',
    'Fe-PBA': 'x',
    'HE-LixMPS3': 'x',
    argyrodite: 'x',
    Berardan: 'x',
    MCO: 'x',
    CFO: 'x',
    'NVMP-parent': 'M',
  };
  const table = [
    ['name', 'structure', 'formula'],
    ...rows.map(([name = '', structure = '', formula = '']) => [name, structure, formula]),
  ];
  const read = rowsOfTable(table, STRUCTURES);
  if ('problem' in read) throw new Error(read.problem);
  const { lines, converted, kept } = convert(read.rows, { structures: STRUCTURES, taken: new Set() });

  test.each(rows)('%s', (name = '', structure = '', formula = '') => {
    const open = OPEN[name];
    if (open === undefined) {
      const written = /[()]/.test(name) ? `"${name}"` : name;
      const named = structure === '-' ? '' : ` : ${structure}`;
      expect(lines).toContain(`material ${written}${named} = ${formula}`);
    } else {
      const at = lines.indexOf(`# not read: ${name}: ${formula}`);
      expect(lines[at + 1]).toContain(`\`${open}\``);
    }
  });

  test('each is there once, and nothing else is', () => {
    expect([converted, kept]).toEqual([rows.length - Object.keys(OPEN).length, Object.keys(OPEN).length]);
    expect(parse(lines.join('\n')).problems).toEqual([]);
  });
});

describe('notation of the review', () => {
  test.each([
    ['(CrNiMnFeCu)3O4', 'Cr 3 Ni 3 Mn 3 Fe 3 Cu 3 O 4'],
    ['(Ti,Zr,Sn,Hf)2(PO4)3', 'Ti 1/2 Zr 1/2 Sn 1/2 Hf 1/2 P 3 O 12'],
    ['(La,Pr,Nd)3(Te,W)2O12', 'La 1 Pr 1 Nd 1 Te 1 W 1 O 12'],
    ['Na2/3Li1/6MnO2', 'Na 2/3 Li 1/6 Mn 1 O 2'],
    ['Li1.3Mn0.4^3+Ti0.3O1.7F0.3', 'Li 13/10 Mn 2/5 Ti 3/10 O 17/10 F 3/10'],
    ['Na0.76Ca0.05[Ni0.23□0.08Mn0.69]O2', 'Na 19/25 Ca 1/20 Ni 23/100 Mn 69/100 O 2'],
    ['Na3(VO)Fe(PO4)2F2', 'Na 3 V 1 O 9 Fe 1 P 2 F 2'],
    ['O3-NaNi0.5Mn0.5O2', 'Na 1 Ni 1/2 Mn 1/2 O 2'],
    ['P2-Na0.76Ca0.05[Ni0.23□0.08Mn0.69]O2', 'Na 19/25 Ca 1/20 Ni 23/100 Mn 69/100 O 2'],
  ])('%s', (printed, atoms) => {
    const source = linesOf(printed).join('\n');
    const [material] = analyse(source, 'convert.hem').materials;
    const expected = atoms.match(/\S+ \S+/g)?.sort();
    expect(
      [...(material?.elements ?? [])].map(([symbol, amount]) => `${symbol} ${amount.toFraction()}`).sort(),
    ).toEqual(expected);
  });

  test('a bracket without subscripts is pointed out where no structure says how to read it', () => {
    expect(linesOf('4MCu: (CrNiMnFeCu)3O4')).toEqual([
      '# note: (CrNiMnFeCu) is read as written, one of each; write commas if equal parts are meant',
      'material 4MCu = (CrNiMnFeCu)3O4',
    ]);
    expect(linesOf('4MCu: spinel-(CrNiMnFeCu)3O4')).toEqual(['material 4MCu : spinel = (CrNiMnFeCu)3O4']);
  });

  test.each([
    ['Nax(FeMnNiCuCo)[Fe(CN)6]', 'x', '(x = 0, 0.1) = Nax(FeMnNiCuCo)[Fe(CN)6]'],
    ['Na1-xLixO2', 'x', '(x = 0, 0.1) = Na1-xLixO2'],
    ['P2-Na1-xMnO2', 'x', '(x = 0, 0.1) : P2 = Na1-xMnO2'],
    [
      'Na0.83Li0.1Ni0.25Co0.2MnxTixSn0.45−2xO2−δ',
      'x` and `δ',
      '(x = 0, 0.1; δ = 0, 0.1) = Na0.83Li0.1Ni0.25Co0.2MnxTixSn0.45−2xO2−δ',
    ],
  ])('%s has no values, and a family is offered', (printed, letters, declaration) => {
    const [unread, reason, hint = ''] = linesOf(`F: ${printed}`);
    expect(unread).toBe(`# not read: F: ${printed}`);
    expect(reason).toMatch(new RegExp(`^# reason: \`${letters}\` stands? for .* declare a family`));
    expect(hint).toBe(`# material F${declaration}`);
    expect(parse(hint.slice(2)).problems).toEqual([]);
  });

  test('Li or Na is not decided', () => {
    expect(reasonFor('(Mg,Co,Ni,Cu,Zn)1−xLi(Na)xO')).toMatch(/“Li or Na”/);
  });
});

describe('text as it is printed and copied', () => {
  test.each([
    // Unicode that the language reads stays as it is.
    ['Na₀.₈₃MnO₂', 'Na₀.₈₃MnO₂'],
    ['Mn³⁺₀.₄O', 'Mn³⁺₀.₄O'],
    ['Ni(NO3)2·6H2O', 'Ni(NO3)2·6H2O'],
    ['Li½Mn½O2', 'Li½Mn½O2'],
    // What is not seen.
    ['Na0.\u00ad83Mn\u200bO\u20602\ufeff', 'Na0.83MnO2'],
    // Spaces, where they mean nothing and where they do.
    ['Na\u00a00.83\u2009MnO\u202f2', 'Na0.83MnO2'],
    ['LiNi 0.8 Co 0.1 Mn 0.1 O 2', 'LiNi0.8Co0.1Mn0.1O2'],
    ['(Mg, Co, Ni)O', '(Mg,Co,Ni)O'],
    ['Ni(NO3)2 · 6 H2O', 'Ni(NO3)2·6H2O'],
    ['Mn3+ 0.4 Ti4+ 0.6 O2- 1.8', 'Mn3+ 0.4 Ti4+ 0.6 O2- 1.8'],
    // HTML.
    ['Na<sub>0.83</sub>MnO<sub>2</sub>', 'Na0.83MnO2'],
    ['<i>Na</i><SUB class="x">2/3</SUB>MnO<inf>2</inf>', 'Na2/3MnO2'],
    ['Mn<sup>3+</sup><sub>0.4</sub>O', 'Mn^{3+}0.4O'],
    ['Mn<sub>0.4</sub><sup>3+</sup>O', 'Mn0.4^{3+}O'],
    ['O<sup>2&minus;</sup>Li&shy;<sub>&frac12;</sub>', 'O^{2−}Li½'],
    ['CuSO<sub>4</sub>&middot;5H<sub>2</sub>O', 'CuSO4·5H2O'],
    ['Li&#8322;O', 'Li₂O'],
    // LaTeX.
    ['Na_{0.83}MnO_2', 'Na0.83MnO2'],
    ['Na$_{0.83}$MnO$_2$', 'Na0.83MnO2'],
    ['$\\mathrm{Na}_{0.83}\\mathrm{MnO_{2}}$', 'Na0.83MnO2'],
    ['$\\,{\\rm Na}_{2/3}{\\rm MnO}_2$', 'Na2/3MnO2'],
    ['\\ce{Na_{\\frac{2}{3}}MnO2}', 'Na2/3MnO2'],
    ['$\\mathrm{Mn^{3+}_{0.4}O^{2-}_{0.6}}$', 'Mn^{3+}0.4O^{2-}0.6'],
    ['\\ce{CuSO4\\cdot 5H2O}', 'CuSO4·5H2O'],
    ['[Ni$_{0.23}\\square_{0.08}$Mn$_{0.69}$]O$_2$', '[Ni0.23□0.08Mn0.69]O2'],
    ['Li\\textsubscript{2}O', 'Li2O'],
    // Punctuation of the list that it was in.
    ['LiCoO2,', 'LiCoO2'],
    ['LiCoO2 ;', 'LiCoO2'],
    ['LiCoO2.', 'LiCoO2'],
  ])('%j', (printed, formula) => {
    expect(formulaOf(printed)).toBe(formula);
  });

  test.each([
    // What grows together when a mark is taken away.
    ['Fe<sub>2</sub>3O', /second amount/],
    ['Fe$_{2}$3O', /second amount/],
    ['Na<sub>0</sub>.<sub>8</sub>O', /dot between digits/],
    ['O<sub>2</sub>-', /may be an ion/],
    ['Li<sub>2<sub>3</sub></sub>O', /cannot stand in a formula/],
    ['LiCoO<sub>2</sub><sup>12</sup>', /cannot stand in a formula/],
    ['LiCoO<sub>2', /cannot stand in a formula/],
    ['\\foo{Li}O', /LaTeX command `\\foo`/],
    ['$Na_{0.83MnO_2', /brace is not closed/],
    [`$${'{'.repeat(20_000 / 2)}Li`, /nested too deep/],
    // Two decimal points, two dots.
    ['Na₀·₈₃MnO₂', /dot between digits/],
    ['Na0·83MnO2', /dot between digits/],
    ['Na 0. 83 MnO2', /full stop/],
    ['LiCoO2. LiNiO2', /full stop/],
    ['Ni(NO3)2.6H2O', /H2O/],
    ['Ni0,8Co0,2O2', /decimal point/],
    // More than a formula.
    ['LiCoO2 LiNiO2', /two formulas/],
    ['HCF Na1.41Mn0.32[Fe(CN)6]', /a name and a formula/],
    ['LiCoO 2 (HCF)', /may be a name/],
    ['LiCoO2 and LiNiO2', /./],
    ['2 LiCoO2', /coefficient/],
    ['LiFePO4 + C', /sign with a space/],
    ['LiFePO4/C', /./],
    ['NiO+CoO', /This `\+` would be read as a charge/],
    ['0.9(K0.5Na0.5)NbO3-0.1BaTiO3', /./],
    ['(K0.5Na0.5)NbO3-BaTiO3', /`O3-` may be an ion/],
    ['Na3V2(PO4)3-LiFePO4', /`\(PO4\)3-` may be an ion/],
    ['Li2O-MnO2', /`Li2O-` is no structure/],
    ['Li-Co-O', /`Li-` is no structure/],
    ['LiCoO2 # pristine', /read as a comment/],
    ['MnO4-', /./],
    ['NH4+', /./],
    // What is no composition, or not all of one.
    ['LiMO2', /`M` is no element/],
    ['LiNi0.8…O2', /leaves part of the formula out/],
    ['Na?MnO?', /`\?` may be a character that was lost/],
    ['Li rest O', /./],
    ['Mn(OAc)2·4H2O', /actinium/],
    ['Mn(III)2O3', /iodine/],
    ['pristine', /./],
    ['Li\ufffdO2', /./],
    ['\u202eLiCoO2', /./],
  ])('%j is not read in silence', (printed, reason) => {
    const lines = linesOf(printed);
    expect(lines[0]).toMatch(/^# not read: /);
    expect(lines.find((line) => line.startsWith('# reason: '))).toMatch(reason);
    expect(lines.filter((line) => !line.startsWith('#'))).toEqual([]);
    expect(parse(lines.join('\n')).problems).toEqual([]);
  });
});

describe('the structure in front', () => {
  test.each([
    ['P2-Na0.7MnO2', 'P2', 'Na0.7MnO2'],
    ['P2–Na0.7MnO2', 'P2', 'Na0.7MnO2'],
    // Read as P²⁻ it would be silently wrong.
    ['P2−Na0.7MnO2', 'P2', 'Na0.7MnO2'],
    ['P2- Na0.7MnO2', 'P2', 'Na0.7MnO2'],
    ['P2-type Na0.7MnO2', 'P2', 'Na0.7MnO2'],
    ['Spinel LiMn2O4', 'spinel', 'LiMn2O4'],
    ['rock-salt (Mg,Co)O', 'rock-salt', '(Mg,Co)O'],
    ['spinel-AB-LiMn2O4', 'spinel-AB', 'LiMn2O4'],
  ])('%s', (printed, structure, formula) => {
    expect(linesOf(`A: ${printed}`)).toEqual([`material A : ${structure} = ${formula}`]);
  });

  it('may be one of the file', () => {
    expect(linesOf('A: T2-LiCoO2', { structures: new Set(['T2']) })).toEqual(['material A : T2 = LiCoO2']);
  });

  it('stays where it is not known, for the checks to tell', () => {
    expect(linesOf("A: O'3-NaMnO2")).toEqual(["material A = O'3-NaMnO2"]);
  });

  it('is not guessed between a structure and an element', () => {
    expect(reasonFor('P2 Na0.7MnO2')).toMatch(/structure or part of the formula/);
    expect(reasonFor('O2-LiCoO2')).toMatch(/`O2-` is no structure/);
  });

  it('goes before the one that is given for all', () => {
    expect(linesOf('A: P2-Na0.7MnO2\nB: LiCoO2', { structure: 'O3' })).toEqual([
      'material A : P2 = Na0.7MnO2',
      'material B : O3 = LiCoO2',
    ]);
  });
});

describe('a list', () => {
  test.each([
    ['NCM: LiNiO2', 'NCM'],
    ['NCM : LiNiO2', 'NCM'],
    ['NCM = LiNiO2', 'NCM'],
    ['NCM=LiNiO2', 'NCM'],
    ['NCM\tLiNiO2', 'NCM'],
    ['- NCM: LiNiO2', 'NCM'],
    ['• NCM: LiNiO2', 'NCM'],
    ['1. NCM: LiNiO2', 'NCM'],
    ['(2) NCM: LiNiO2', 'NCM'],
    ['x = 0.15: LiNiO2', '"x = 0.15"'],
    ['ME-PBA(-Cu): LiNiO2', '"ME-PBA(-Cu)"'],
    ['the "best" one: LiNiO2', '"the \\"best\\" one"'],
    ['NCM<sub>811</sub>: LiNiO2', 'NCM811'],
    ['material NCM : O3 = LiNiO2', 'NCM : O3'],
    ['Höhe-1: LiNiO2', 'Höhe-1'],
    ['3 % excess: LiNiO2', '"3 % excess"'],
  ])('%j has a name', (line, name) => {
    expect(linesOf(line)).toEqual([`material ${name} = LiNiO2`]);
  });

  it('has names made of the formulas where it gives none', () => {
    expect(linesOf('LiNi₀.₈Co₀.₂O2\nP2-Na0.7MnO2\n(Mg,Co)O')).toEqual([
      'material LiNi0.8Co0.2O2 = LiNi₀.₈Co₀.₂O2',
      'material P2-Na0.7MnO2 : P2 = Na0.7MnO2',
      'material "(Mg,Co)O" = (Mg,Co)O',
    ]);
  });

  it('gives each name once, and says which it changed', () => {
    const taken = new Set(['NCM', 'NCM-2']);
    expect(linesOf('NCM: LiNiO2\nLiNiO2\nLiNiO2', { taken })).toEqual([
      '# note: called NCM in the source, a name that is taken',
      'material NCM-3 = LiNiO2',
      'material LiNiO2 = LiNiO2',
      'material LiNiO2-2 = LiNiO2',
    ]);
  });

  it('keeps its remarks, and what is no formula', () => {
    expect(linesOf('# From Table 2\r\n\r\nLayered oxides:\r\n\u2028LiNiO2\r\n')).toEqual([
      '# From Table 2',
      '# not read: Layered oxides:',
      '# reason: No formula stands behind the name',
      'material LiNiO2 = LiNiO2',
    ]);
  });

  it('does not take a host for a name', () => {
    expect(reasonFor('Y3Al5O12:Ce')).toMatch(/doped/);
    expect(reasonFor('LiF: Mn, Ti')).toMatch(/doped/);
    expect(linesOf('HCF: Na1.41Mn0.32[Fe(CN)6]')).toEqual(['material HCF = Na1.41Mn0.32[Fe(CN)6]']);
  });

  it('breaks up what is too long for a line, and keeps all of it', () => {
    const long = `Li${'0.1Na'.repeat(10_000)}`;
    const lines = linesOf(long);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(3000);
    expect(
      lines
        .slice(0, -1)
        .map((line) => line.replace('# not read: ', ''))
        .join(''),
    ).toBe(long);
  });
});

describe('cells from a spreadsheet', () => {
  it('are a name and a formula, whichever comes first', () => {
    const expected = ['material HCF = LiNiO2', 'material CFO = LiCoO2'];
    expect(linesOf('HCF\tLiNiO2\nCFO\tLiCoO2')).toEqual(expected);
    expect(linesOf('LiNiO2\tHCF\nLiCoO2\tCFO')).toEqual(expected);
  });

  it('keep names that are there twice', () => {
    expect(linesOf('A\tLiNiO2\nA\tLiCoO2')).toEqual([
      'material A = LiNiO2',
      '# note: called A in the source, a name that is taken',
      'material A-2 = LiCoO2',
    ]);
  });

  it('have a header', () => {
    expect(linesOf('Sample\tStructure\tComposition\nA\tSpinel\tLiMn2O4\nB\tn/a\tLiCoO2')).toEqual([
      '# columns: Sample, Structure, Composition',
      'material A : spinel = LiMn2O4',
      'material B = LiCoO2',
    ]);
  });

  it('are not guessed where the lines differ', () => {
    expect(linesOf('A\tLiNiO2\nB\t1\tLiCoO2')).toEqual([
      'material A = LiNiO2',
      '# not read: B 1 LiCoO2',
      '# reason: This line has 3 columns; convert it as a table, or leave the name and the formula',
    ]);
  });
});

describe('the columns of a table', () => {
  const columnsOf = (table: string[][], choice = {}) => {
    const read = rowsOfTable(table, STRUCTURES, choice);
    return 'problem' in read ? read.problem : read.columns;
  };
  const TABLE = [
    ['No.', 'Cathode material', 'Nominal composition', 'Structure'],
    ['1', 'HCF', 'LiCoO2', 'O3'],
    ['2', 'CFO', 'LiNiO2', '-'],
  ];

  test('are found by their header', () => {
    expect(columnsOf(TABLE)).toEqual({ formula: 2, name: 1, structure: 3 });
  });
  test('are found by what is in them', () => {
    expect(columnsOf(TABLE.slice(1))).toEqual({ formula: 2, name: 1 });
    expect(columnsOf([['LiCoO2'], ['LiNiO2']])).toEqual({ formula: 0 });
  });
  test('are taken as they are named and numbered', () => {
    expect(columnsOf(TABLE, { formula: '2', name: 'no.' })).toEqual({ formula: 1, name: 0, structure: 3 });
    expect(columnsOf(TABLE, { formula: 'Nominal composition', structure: '1' })).toEqual({
      formula: 2,
      name: 1,
      structure: 0,
    });
  });
  test('are not there', () => {
    expect(columnsOf(TABLE, { formula: 'Formel' })).toBe(
      'no column is called `Formel`: there are `No.`, `Cathode material`, `Nominal composition`, `Structure`',
    );
    expect(columnsOf(TABLE, { name: '5' })).toBe('there is no column 5: the table has 4');
    expect(columnsOf([Array.from({ length: 1001 }, () => 'LiCoO2')])).toMatch(/1001 columns/);
    expect(columnsOf([['a'], ['b']])).toBe('no column of formulas was found among `a`');
  });

  test('rows of another width are kept as comments', () => {
    const read = rowsOfTable(
      [['name', 'formula'], ['A', '(Cr', 'Ni)3O4'], ['B'], ['C', ''], ['D', 'LiCoO2', '', ''], ['', '']],
      STRUCTURES,
    );
    if ('problem' in read) throw new Error(read.problem);
    const { lines } = convert(read.rows, { structures: STRUCTURES, taken: new Set() });
    expect(lines).toEqual([
      '# columns: name, formula',
      '# not read: A | (Cr | Ni)3O4',
      '# reason: This row has 3 columns, the table 2; put a formula with commas in quotes',
      '# not read: B',
      '# reason: This row has 1 columns, the table 2; put a formula with commas in quotes',
      '# not read: C',
      '# reason: This row has no formula',
      'material D = LiCoO2',
    ]);
  });

  test('a structure that is not known is written as it is', () => {
    const table = [
      ['formula', 'structure'],
      ['P2-NaMnO2', 'layered oxide'],
      ['P2-NaMnO2', 'o3-type'],
    ];
    const read = rowsOfTable(table, STRUCTURES);
    if ('problem' in read) throw new Error(read.problem);
    expect(convert(read.rows, { structures: STRUCTURES, taken: new Set() }).lines.slice(1)).toEqual([
      'material P2-NaMnO2 : "layered oxide" = P2-NaMnO2',
      'material P2-NaMnO2-2 : O3 = P2-NaMnO2',
    ]);
  });
});

describe('docs/notation.md', () => {
  const [, section = ''] = readFileSync('docs/notation.md', 'utf8').split('\n## From the clipboard');
  const rows = [...section.matchAll(/^\| (`.*?) +\| (.*?) +\|$/gm)].map(([, copied = '', result = '']) => ({
    texts: [...copied.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text),
    result: /^`(material .*)`$/.exec(result)?.[1],
  }));

  test('has examples', () => expect(rows.length).toBeGreaterThan(20));

  test.each(rows)('$texts', ({ texts, result }) => {
    for (const text of texts) {
      if (result === undefined) reasonFor(text);
      else expect(linesOf(text)).toEqual([result]);
    }
  });
});
