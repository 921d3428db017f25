/** The canonical layout: what is written, and what it becomes. */

import { readFileSync } from 'node:fs';
import { globbySync } from 'globby';
import { describe, expect, it } from 'vitest';
import { format, formatEdits } from '../../../server/src/syntax/format.js';
import { applied } from '../../../server/src/syntax/layout/edits.js';
import { saysTheSame } from '../../../server/src/syntax/layout/same.js';

function check(written: string, formatted: string): void {
  expect(format(written)).toBe(formatted);
  expect(format(formatted)).toBe(formatted);
  expect(saysTheSame(written, formatted)).toBe(true);
}

describe('a declaration', () => {
  it.each([
    ['material  NCM811:O3=LiNi0.8Co0.1Mn0.1O2', 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2'],
    ['  material A =LiF', 'material A = LiF'],
    ['material "Li(HEO)F"  =  LiF', 'material "Li(HEO)F" = LiF'],
    ['material A:\n  O3\n=LiF', 'material A : O3 = LiF'],
    ['material A\u00a0:\tO3 = LiF', 'material A : O3 = LiF'],
    ['let y=( 1 - 0.2 ) / 4', 'let y = (1-0.2)/4'],
    ['let y = 2 x', 'let y = 2x'],
    ['convention   formula  counting vacancies', 'convention formula counting vacancies'],
    ['import"precursors.hem"', 'import "precursors.hem"'],
    ['material A from B\nmaterial C from D', 'material A from B\nmaterial C from D'],
    ['material A from B material C from D', 'material A from B\nmaterial C from D'],
  ])('%j', (written, formatted) => check(written, `${formatted}\n`));
});

describe('parameters', () => {
  it.each([
    ['MTS (x=0,0.05;y=0..1.5 step 0.1)', 'MTS(x = 0, 0.05; y = 0 .. 1.5 step 0.1)'],
    ['MTS( x = 0 … 1 )', 'MTS(x = 0 … 1)'],
    ['MTS(x=-1,- 0.5,2 / 3)', 'MTS(x = -1, -0.5, 2/3)'],
    ['MTS(δ=0 , 0.1)', 'MTS(δ = 0, 0.1)'],
  ])('%j', (written, formatted) =>
    check(`material ${written} : O3 = LiF`, `material ${formatted} : O3 = LiF\n`),
  );

  it('of a member that is referred to', () => {
    check('material a from MTS ( 0.15,2 )', 'material a from MTS(0.15, 2)\n');
  });
});

describe('a formula', () => {
  it.each([
    ['Na 0.83 [ Li 0.1 Ni 0.9 ] O 2', 'Na0.83[Li0.1Ni0.9]O2'],
    ['Na 2 / 3 MnO2', 'Na2/3MnO2'],
    ['( Cr, Ni ,Mn )3 O4', '(Cr,Ni,Mn)3O4'],
    ['Mn{ x }Sn{ 0.45 - 2 x }O2', 'Mn{x}Sn{0.45-2x}O2'],
    ['P2-Na0.7MnO2', 'P2-Na0.7MnO2'],
    ['Ni(NO3)2 · 6 H2O', 'Ni(NO3)2·6H2O'],
    ['CoCl2 .H2O', 'CoCl2.H2O'],
    ['Na₀.₈₃MnO₂', 'Na₀.₈₃MnO₂'],
    ['Li½ Mn½ O2', 'Li½Mn½O2'],
    ['Br1.5−x □0.08', 'Br1.5−x□0.08'],
    ['Ni 80 % Co 20 %', 'Ni80%Co20%'],
    ['Na0.821(6) Co O2', 'Na0.821(6)CoO2'],
    ['Na0.82±0.01CoO2', 'Na0.82 ± 0.01CoO2'],
    ['Na{x} Mn rest O2', 'Na{x}Mn rest O2'],
    ['Na ? MnO2', 'Na?MnO2'],
  ])('%j', (written, formatted) => check(`material a = ${written}`, `material a = ${formatted}\n`));
});

describe('a space that is needed stays, and is put where it was missing', () => {
  it.each([
    ['Mn3+0.4Ti4+  0.6', 'Mn3+ 0.4Ti4+ 0.6'],
    ['Mn^3+0.4', 'Mn^3+ 0.4'],
    ['Mn^+ 0.4', 'Mn^+ 0.4'],
    ['Mn^{3+} 0.4', 'Mn^{3+}0.4'],
    ['Mn^{ 3+ }O', 'Mn^{3+}O'],
    ['Mn³⁺ ₀.₄', 'Mn³⁺₀.₄'],
    ['Mg2+ {1-x}', 'Mg2+{1-x}'],
    ['Na+ ?', 'Na+ ?'],
    ['Mn 0.4 ^3+', 'Mn0.4^3+'],
    ['Mn0.4  3+', 'Mn0.4 3+'],
    ['Ni0.8 +', 'Ni0.8 +'],
    ['NH₄ ⁺', 'NH₄⁺'],
    ['C o', 'C o'],
    ['V a', 'V a'],
    ['Va x', 'Vax'],
    ['O x', 'Ox'],
    ['Li (Na)', 'Li (Na)'],
    ['Mn0.5 ( II )', 'Mn0.5 (II)'],
    ['Li (NaK)', 'Li(NaK)'],
    ['Li{2 (3)}', 'Li{2 (3)}'],
    ['Li{2 (3 - x)}', 'Li{2(3-x)}'],
    ['Li{x 2}', 'Li{x 2}'],
    ['Li{x y}', 'Li{x y}'],
  ])('%j', (written, formatted) => check(`material a = ${written}`, `material a = ${formatted}\n`));
});

describe('a line of a body', () => {
  it.each([
    ['M:Li+ 1.3,Mn2+  0.1', 'M: Li+ 1.3, Mn2+ 0.1'],
    ['M :Ni0.5,Co 0.5', 'M: Ni 0.5, Co 0.5'],
    ['M: Mn0.4^3+, Ni0.2 2+', 'M: Mn0.4^3+, Ni0.2 2+'],
    ['M: (Fe,Mn , Ni)2+0.5', 'M: (Fe, Mn, Ni)2+ 0.5'],
    ['M: [Fe(CN) 6]4-', 'M: [Fe(CN)6]4-'],
    ['M: Ni12.5%,Co 0.198(3),Fe 0.198±0.003', 'M: Ni 12.5 %, Co 0.198(3), Fe 0.198 ± 0.003'],
    ['M: Cl x,Br 1.5-x,O{2-x}', 'M: Cl x, Br 1.5-x, O {2-x}'],
    ['M: Mn³⁺0.5, Ti rest,Va?', 'M: Mn³⁺ 0.5, Ti rest, Va ?'],
    ['M: Co->Mn 0.03,Ti 0.02', 'M: Co -> Mn 0.03, Ti 0.02'],
    ['M: Co0.1→Mn 0.1', 'M: Co 0.1 → Mn 0.1'],
    ['M: Li 1,', 'M: Li 1,'],
    ['expect entropy( M )>=1.2R', 'expect entropy(M) >= 1.2 R'],
    ['expect  charge=0', 'expect charge = 0'],
    ['expect entropy per  formula in 1..2 J/(mol K)', 'expect entropy per formula in 1 .. 2 J/(mol K)'],
    ['expect cationic-potential in 3..4  1/Å', 'expect cationic-potential in 3 .. 4 1/Å'],
    ['expect entropy=1.75±0.01R', 'expect entropy = 1.75 ± 0.01 R'],
    ['expect entropy ≥ 12%', 'expect entropy ≥ 12 %'],
  ])('of a material: %j', (written, formatted) =>
    check(`material a from b {\n${written}\n}`, `material a from b {\n  ${formatted}\n}\n`),
  );

  it.each([
    ['A*3 tetrahedral:Li,Va', 'A *3 tetrahedral : Li, Va'],
    ['A* 2/3', 'A *2/3'],
    ['A:Li,...', 'A : Li, ...'],
    ['T :(PO4),(SiO4)', 'T : (PO4), (SiO4)'],
    ['"48 h" *12', '"48 h" *12'],
    ['A\n\n  *1', 'A\n\n  *1'],
  ])('of a structure: %j', (written, formatted) => {
    const [text, result] = [`structure s{\n${written}\n}`, `structure s {\n  ${formatted}\n}\n`];
    // The last is no site: what could not be read stays.
    if (written.includes('\n')) expect(format(text)).toBe(`${text}\n`);
    else check(text, result);
  });

  it.each([
    ['measured "ICP" of A', 'Na0.821(6),Li 9%', 'Na 0.821(6), Li 9 %'],
    ['measured of A', 'Na 0.149±0.003', 'Na 0.149 ± 0.003'],
    ['measured of A', 'Na 1;normalised  to Na', 'Na 1\n  normalised to Na'],
    ['batch "first" of A', 'mass 10g', 'mass 10 g'],
    ['batch of A', 'from Na2 CO3 99.5%,"own  powder" 98%', 'from Na2CO3 99.5 %, "own  powder" 98 %'],
    ['batch of A', 'from Ni(NO3)2 · 6H2O', 'from Ni(NO3)2·6H2O'],
    ['batch of A', 'excess Na 3%,Li  5 %', 'excess Na 3 %, Li 5 %'],
    ['mixture m', 'DME=C4H10O2 9.6mol,Li NO3  0.2 mol', 'DME = C4H10O2 9.6 mol, LiNO3 0.2 mol'],
    ['mixture m', 'A = LiF 1 mol\ndensity  1.2g/mL', 'A = LiF 1 mol\n  density 1.2 g/mL'],
  ])('of %s: %j', (head, written, formatted) =>
    check(`${head}{\n${written}\n}`, `${head} {\n  ${formatted}\n}\n`),
  );
});

describe('a body', () => {
  it.each([
    ['material a : DRX { M: Li 1; X: O 1 }', 'material a : DRX {\n  M: Li 1\n  X: O 1\n}'],
    [
      'material a = LiF { expect charge = 0; expect class = low}',
      'material a = LiF {\n  expect charge = 0\n  expect class = low\n}',
    ],
    ['material a = LiF\n{\nexpect charge = 0 }', 'material a = LiF {\n  expect charge = 0\n}'],
    ['batch of a { mass 10 g; from NiO }', 'batch of a {\n  mass 10 g\n  from NiO\n}'],
    ['structure s { A : Li }', 'structure s {\n  A : Li\n}'],
    ['structure s {\nA\nB *2\nC : Li\n}', 'structure s {\n  A\n  B *2\n  C : Li\n}'],
    ['material a from b {}', 'material a from b {\n}'],
    [
      'material a : DRX {\n\n\n  M: Li 1\n\n\n\n  X: O 1\n\n}',
      'material a : DRX {\n  M: Li 1\n\n  X: O 1\n}',
    ],
    [
      'material a : DRX {\n  M: Li 1,\n     Na 1, K 1,\n\tRb 1\n}',
      'material a : DRX {\n  M: Li 1,\n    Na 1, K 1,\n    Rb 1\n}',
    ],
    ['material a : DRX {\n  M: (Fe,\nNi)2+\n}', 'material a : DRX {\n  M: (Fe,\n    Ni)2+\n}'],
    ['batch of a {\n from NiO,\n    CoO\n}', 'batch of a {\n  from NiO,\n    CoO\n}'],
  ])('%j', (written, formatted) => check(written, `${formatted}\n`));
});

describe('comments', () => {
  it.each([
    ['material a = LiF# why  ', 'material a = LiF  # why'],
    ['material a = LiF    ## why', 'material a = LiF  ## why'],
    ['   # own line\t\n  ## doc\n material a = LiF', '# own line\n## doc\nmaterial a = LiF'],
    ['#', '#'],
    [
      'material a : DRX { # head\n# first\n\n\n  M: Li 1 # site\n      # last\n\n} # end',
      'material a : DRX {  # head\n  # first\n\n  M: Li 1  # site\n  # last\n}  # end',
    ],
    ['material a : DRX { # head\n\n M: Li 1\n}', 'material a : DRX {  # head\n  M: Li 1\n}'],
    [
      'material a : DRX {\n  M: Li 1, # one\n# between\n  Na 1 ; # two\n  X: O 1\n}',
      'material a : DRX {\n  M: Li 1,  # one\n    # between\n    Na 1  # two\n  X: O 1\n}',
    ],
    ['material a : # why\n O3 = LiF', 'material a :  # why\n    O3 = LiF'],
    ['material a : O3 # why\n{ M: Li 1 }', 'material a : O3  # why\n{\n  M: Li 1\n}'],
    [
      'material a = LiF # why\n# and\n{ expect charge = 0 }',
      'material a = LiF  # why\n# and\n{\n  expect charge = 0\n}',
    ],
    ['material a from b {\n# nothing\n}', 'material a from b {\n  # nothing\n}'],
    ['batch "MTS15 #12" of a {\n mass 10 g # all\n}', 'batch "MTS15 #12" of a {\n  mass 10 g  # all\n}'],
    [
      '# hem-ignore site-sum: printed so\nmaterial a = LiF\n\n# hem-ignore  site-sum : kept as written',
      '# hem-ignore site-sum: printed so\nmaterial a = LiF\n\n# hem-ignore  site-sum : kept as written',
    ],
  ])('%j', (written, formatted) => check(written, `${formatted}\n`));
});

describe('lines', () => {
  it.each([
    ['', ''],
    ['\n\n', ''],
    ['\n\nlet y = 1', 'let y = 1\n'],
    ['let y = 1\n\n\n\n\nlet z = 1\n\n\n', 'let y = 1\n\n\nlet z = 1\n'],
    ['let y = 1 \r\n\r\nlet z = 1\r\n', 'let y = 1\r\n\r\nlet z = 1\r\n'],
    ['let y = 1\r\nlet z = 1\r\nlet a = 1\n', 'let y = 1\r\nlet z = 1\r\nlet a = 1\r\n'],
    ['let y = 1\nlet z = 1\r\n', 'let y = 1\nlet z = 1\n'],
    ['let y = 1\rlet z = 1', 'let y = 1\nlet z = 1\n'],
    ['\ufefflet  y = 1', '\ufefflet y = 1\n'],
    ['\ufeff', '\ufeff'],
    ['\ufeff\n# c', '\ufeff# c\n'],
  ])('%j', (written, formatted) => check(written, formatted));
});

describe('what could not be read stays as it is', () => {
  it.each([
    ['a declaration', 'material  a=( Li\nlet  y = 1', 'material  a=( Li\nlet y = 1\n'],
    [
      'a body',
      'material a : O3 {\n M :  Li 1.\n\n\n\n  X :O 2 }\nlet  y=1',
      'material a : O3 {\n M :  Li 1.\n\n\n\n  X :O 2 }\nlet y = 1\n',
    ],
    [
      'a body without an end, and its comments',
      'material a : O3 {\n   M :  Li 1\n   # in it\n# below \nlet  y=1',
      'material a : O3 {\n   M :  Li 1\n   # in it\n# below\nlet y = 1\n',
    ],
    [
      'text between declarations',
      'let  y=1\n\n\n\n  foo   bar \t\n let  z=1',
      'let y = 1\n\n\n  foo   bar \t\nlet z = 1\n',
    ],
    ['text before the first one', '\n  foo   bar # c \nlet  z=1', '  foo   bar # c \nlet z = 1\n'],
    [
      'a declaration that shares its line',
      'material a from b   }  # c\nlet  z=1',
      'material a from b   }  # c\nlet z = 1\n',
    ],
    [
      'a sound one beside it',
      'material  a : O3 { M: Li 1 }  }\nlet  z=1',
      'material  a : O3 { M: Li 1 }  }\nlet z = 1\n',
    ],
  ])('%s', (_, written, formatted) => check(written, formatted));

  it.each([
    ['a file that is no text', 'let  y=1\0'],
    ['a file with a line that is too long', `let  y=1\nmaterial a = ${'Li'.repeat(10_001)}`],
  ])('%s', (_, written) => check(written, written));

  it('a declaration whose reading depends on its blanks', () => {
    // On a line of its own, `let octahedral` would begin a declaration.
    check(
      'structure s { A : Li; let octahedral : O }\nlet  y = 1',
      'structure s { A : Li; let octahedral : O }\nlet y = 1\n',
    );
    // Other blanks than spaces make a blank line as well, which parts the comment from what is below it.
    check('## said\n\u00a0\nlet  y = 1', '## said\n\nlet y = 1\n');
  });

  it('a sum of more terms than are read', () => {
    const text = `let y  = 1${' + 1'.repeat(4000)}\n`;
    check(text, text);
  });
});

describe('the files of this project', () => {
  const files = globbySync(['examples/*.hem', 'test/**/*.hem', 'server/src/data/structures/*.hem']);
  it.each(files)('%s reads the same, formatted once or twice', (file) => {
    const text = readFileSync(file, 'utf8');
    const formatted = format(text);
    expect(saysTheSame(text, formatted)).toBe(true);
    expect(format(formatted)).toBe(formatted);
  });

  it.each(files.filter((file) => file.startsWith('server/')))('%s has the layout', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(format(text)).toBe(text);
  });
});

describe('edits', () => {
  const text =
    'let y = 1\n\nmaterial a : DRX {\n  M: Li 1\n  X:  O 1\n  Y: F 1\n}\nmaterial  b=LiF\n\n\n\n# c  \nlet  z=1\n';

  it('are of the lines that change', () => {
    const changed = formatEdits(text).map(({ range, text: inserted }) => [
      text.slice(range.start, range.end),
      inserted,
    ]);
    expect(changed).toEqual([
      ['  X:  O 1\n', '  X: O 1\n'],
      ['material  b=LiF', 'material b = LiF'],
      ['\n', ''],
      ['# c  ', '# c'],
      ['let  z=1', 'let z = 1'],
    ]);
    expect(applied(text, formatEdits(text))).toBe(format(text));
  });

  it('are none where nothing changes', () => {
    expect(formatEdits(format(text))).toEqual([]);
  });

  it('keep the lines above and below a body that is opened', () => {
    const short = 'let y = 1\nmaterial a = LiF { expect charge = 0 }\nlet z = 1\n';
    expect(formatEdits(short)).toEqual([
      { range: { start: 10, end: 48 }, text: 'material a = LiF {\n  expect charge = 0\n}' },
    ]);
  });

  it('of a range leave the rest alone', () => {
    const at = text.indexOf('material  b');
    expect(applied(text, formatEdits(text, { start: at, end: at + 3 }))).toBe(
      text.replace('material  b=LiF', 'material b = LiF'),
    );
    expect(formatEdits(text, { start: 0, end: 5 })).toEqual([]);
  });
});

describe('docs/format.md', () => {
  const page = readFileSync('docs/format.md', 'utf8');
  it('shows the layout', () => {
    const blocks = [...page.matchAll(/^```hem\n(.*?)^```/gms)].map(([, code = '']) => code);
    expect(blocks).not.toEqual([]);
    for (const code of blocks) expect(format(code)).toBe(code);
  });
});
