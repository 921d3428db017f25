/** Completion: what is offered first at `$0`. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { completions } from '../../../server/src/features/completion/index.js';
import { toPlainText } from '../../../server/src/features/markup.js';
import { signatureHelp } from '../../../server/src/features/signature-help/signature-help.js';
import { analyse } from '../../../server/src/model/file.js';
import { cursor } from '../../support/cursor.js';

const offered = (snippet: string) => {
  const { text, offset } = cursor(snippet);
  return completions(analyse(text, 'completion.hem'), offset);
};

/** The first labels that begin with what is written, as an editor filters them. */
function check(snippet: string, ...expected: string[]): void {
  const { text, offset } = cursor(snippet);
  const found = offered(snippet).filter(({ label, filter = label, range }) =>
    filter.toLowerCase().startsWith(text.slice(range.start, offset).toLowerCase()),
  );
  expect(found.slice(0, expected.length).map(({ label }) => label)).toEqual(expected);
}

const MTS =
  'material MTS(x = 0, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\nmaterial NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

describe('declarations', () => {
  test.each([
    ['$0', ['material', 'structure', 'let']],
    [`${MTS}ba$0`, ['batch']],
    ['  mat$0', ['material']],
    ['material A : $0', ['argyrodite', 'bcc', 'DRX']],
    ['material A : O$0', ['O3', 'olivine']],
    [`${MTS}material A : $0`, ['O3']],
    [`${MTS}material A from $0`, ['MTS(0)', 'MTS(0.15)', 'NCM811']],
    [`${MTS}batch "b" of N$0`, ['NCM811']],
    [`${MTS}measured "m" of MTS($0`, ['0', '0.15']],
    ['let y = 0.1\nlet z = 1-$0', ['y']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test.each([
    'material $0',
    '# a comment $0',
    'material "quoted $0',
    'import "$0',
    'material A : O3 = LiCoO2 # $0',
    'material "A" $0x',
    'structure $0',
    'let $0',
    'material "A"$0',
  ])('nothing but words is offered in %j', (snippet) =>
    expect(offered(snippet).filter(({ kind }) => kind !== 'keyword')).toEqual([]),
  );

  test.each([
    ['material A $0', [':', '=', 'from', '{']],
    ['material A fr$0', ['from']],
    ['material A : O3 $0', ['=', '{']],
    [`${MTS}material A from NCM811 $0`, ['{']],
    ['structure s "mine" $0', ['metallic', '{']],
    ['measured "ICP" $0', ['of']],
    ['batch o$0', ['of']],
    ['mixture E $0', ['{']],
    ['let y $0', ['=']],
    ['convention $0', ['sublattice', 'formula', 'atom', 'metric', 'counting vacancies']],
    ['convention formula $0', ['counting vacancies']],
    ['material A(x = 0 $0', ['..']],
    ['material A(x = 0 .. 1 s$0', ['step']],
    ['let y = 1\nmaterial A(x = $0', ['y']],
    ['material A\nba$0', ['batch']],
    ['convention formula\nmat$0', ['material']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test('structures of the file come first, then those that it uses', () => {
    check('structure mine {\n  A *1 : Li\n}\nmaterial a : P2 = NaMnO2\nmaterial b : $0', 'mine', 'P2');
  });

  test('a gap is written where none is', () => {
    expect(offered('material A :$0')[0]?.insert).toBe(' argyrodite');
    expect(offered('material A : $0')[0]?.insert).toBe('argyrodite');
    expect(offered('material A : DRX {\n  X:$0')[0]?.insert).toBe(' O2- ');
  });

  test('names in quotes stay in them, closed or not', () => {
    const [item] = offered(`${MTS}batch "b" of "N$0"`).filter(({ label }) => label === 'NCM811');
    expect(item).toMatchObject({ insert: '"NCM811"', filter: '"NCM811"' });
    const { text } = cursor(`${MTS}batch "b" of "N$0"`);
    expect(text.slice(item?.range.start, item?.range.end)).toBe('"N"');
  });

  test('files are offered in the quotes of an import', () => {
    const { text, offset } = cursor('import "a.hem"\nimport "b$0"\n');
    const paths = ['a.hem', 'b.hem', 'sub/c.hem'];
    const found = completions(analyse(text, 'completion.hem'), offset, { paths });
    expect(found.map(({ label, insert }) => [label, insert])).toEqual([
      ['b.hem', '"b.hem"'],
      ['sub/c.hem', '"sub/c.hem"'],
    ]);
    expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(['"b"', '"b"']);
  });

  test('of many materials those that begin as typed are looked for', () => {
    const many = Array.from({ length: 500 }, (_, index) => `material m${index} : O3 = LiCoO2`).join('\n');
    expect(offered(`${many}\nbatch of $0`)).toHaveLength(200);
    check(`${many}\nbatch of m49$0`, 'm49', 'm490');
  });

  test('snippets stand behind the words that they begin with', () => {
    const found = offered('ba$0').filter(({ label }) => label === 'batch');
    expect(found.map(({ kind }) => kind)).toEqual(['keyword', 'snippet']);
    expect(found[1]?.snippet).toMatch(/^batch "\$\{1:/);
  });
});

describe('formulas', () => {
  test.each([
    // What fills the first site that is open comes first.
    ['material A : O3 = $0', ['Li', 'Na', 'K', 'Ca']],
    ['material A : O3 = L$0', ['Li']],
    ['material A : O3 = LiN$0', ['Ni', 'Nb']],
    // A symbol in full is offered with what completes its site.
    ['material A : O3 = LiNi$0', ['Ni']],
    ['material A : O3 = LiNi0.8Co0.1Mn$0', ['Mn0.1', 'Mn']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1$0', ['O2']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1O$0', ['O2']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1O1.9$0', ['F0.1']],
    // What stands behind the cursor counts.
    ['material A : O3 = LiNi0.8Co$0Mn0.1O2', ['Co0.1']],
    // An amount that is begun.
    ['material A : O3 = LiNi0.8Co0.1Mn0.$0', ['Mn0.1']],
    ['material A : O3 = LiNi0.8Co0.05$0', ['Fe', 'Mn']],
    ['material A : P2 = Na2/3Ni1/3Mn$0', ['Mn2/3']],
    // Lithium behind sodium may lie on either site: where it makes the metal site full comes first.
    ['material A : O3 = Na0.83Li0.1Ni0.25Co0.2Sn$0', ['Sn0.45', 'Sn0.55']],
    ['material A : O3 = Li1.2Mn0.54Ni0.13Co$0', ['Co0.13']],
    // Ranked by the charge that neutrality wants: 3+ on average behind lithium, 4+ behind sodium and vanadium.
    ['material A : olivine = Li$0', ['Li']],
    ['material A : olivine = LiM$0', ['Mn', 'Mg']],
    ['material A : pyrochlore = La2$0', ['Ti']],
    // Brackets.
    ['material A : O3 = Na0.83[Li0.1Ni0.25Co0.2Sn$0', ['Sn0.45']],
    ['material A : rock-salt = (Co0.2Cu0.2Mg0.2Ni0.2Zn$0', ['Zn0.2']],
    ['material A = (Co0.2Cu0.2Mg0.2Ni0.2Zn$0', ['Zn0.2']],
    ['material A : spinel = (Cr,Ni,Mn,Fe,Cu)$0', ['3']],
    ['material A : spinel = (CrNiMnFeCu)$0', ['3']],
    ['material A : spinel = (Cr,Ni,Mn,Fe,Cu)3$0', ['O4']],
    ['material A : spinel = (Cr,N$0)3O4', ['Ni', 'Nb']],
    ['material A : NASICON = Na3V2$0', ['(PO4)3']],
    ['material A : NASICON = Na3V2(P$0)', ['(PO4)3']],
    ['material A : NASICON = Na3V2(PO4)$0', ['3']],
    ['material A : PBA = Na2Fe[$0]', ['[Fe(CN)6]']],
    ['material A : olivine = LiFe0.5Mn0.5$0', ['PO4']],
    ['material A : O3 = Na0.76Ca0.05[Ni0.23Va$0', ['Va0.77']],
    // Several sites together.
    ['material A : argyrodite = Li6PS$0', ['S4', 'S5']],
    // Families.
    ['material A(x = 0, 0.1) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn$0', ['Sn{0.45-2x}', 'Sn{x}']],
    ['material A(x = 0, 1) : spinel = CrxFe$0', ['Fe{3-x}']],
    ['material A(x = 0, 1; y = 0, 1) : spinel = CrxNiyFe$0', ['Fe{3-x-y}']],
    ['material A(x = 0 .. 1.5 step 0.1) : argyrodite = Li5.5PS4.5ClxBr$0', ['Br{1.5-x}']],
    // Charges behind a caret, structures in front.
    ['material A : O3 = LiMn0.5^$0', ['2+', '3+', '4+']],
    ['material A = P$0', ['P2-', 'P3-', 'PBA-']],
    ['material A = Z$0', ['Zn', 'Zr']],
    ['material A(x = 0, 0.1) : O3 = LiNi{0.9-$0', ['x']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test.each([
    'material A : O3 = LiNi0.8Co0.1Mn0.1O2$0',
    // The alkali site may stay partly empty, and what is missing of the metals does not come behind oxygen.
    'material A : O3 = Na0.67Ni0.33Mn0.67O2$0',
    'material A : O3 = LiNi0.8Co0.1O2$0',
    'material A : NASICON = Na3V2(PO4)3$0',
    'material A = Li$0',
  ])('nothing pops up behind %j but the element itself', (snippet) => {
    expect(offered(snippet).filter(({ label }) => label !== 'Li')).toEqual([]);
  });

  test('an element is told with its radius on the site, and the charge that is wanted', () => {
    const nickel = offered('material A : O3 = LiN$0').find(({ label }) => label === 'Ni');
    expect(nickel).toMatchObject({
      detail: 'M, octahedral · 0.60 Å as Ni3+ · 3+ wanted',
      continues: true,
    });
    const card = toPlainText(nickel?.documentation?.() ?? []);
    expect(card).toContain('Ni · nickel · element 28');
    expect(card).toContain('Usual on site M of O3, octahedral (6).');
    expect(card).toContain('Neutrality wants 3+ on average of what is left of M, with the usual anions.');
    expect(card).toMatch(/Ni2\+ +0\.69 Å +Shannon/);
  });

  test('an element keeps the amount that stands behind it, and one with an amount takes its place', () => {
    const { text, offset } = cursor('material A : O3 = LiNi0.8C$00.05Mn0.1O2');
    const found = offered('material A : O3 = LiNi0.8C$00.05Mn0.1O2');
    const cobalt = found.find(({ label }) => label === 'Co');
    expect(text.slice(cobalt?.range.start, cobalt?.range.end)).toBe('C');
    const [full] = offered('material A : O3 = LiNi0.8Co$00.05Mn0.1O2');
    expect(full?.label).toBe('Co0.1');
    expect(text.slice(offset, (full?.range.end ?? 0) - 1)).toBe('0.05');
    const [family] = offered('material A(x = 0, 1) : spinel = Cr$0xFe2O4');
    expect(family?.range).toEqual({ start: 32, end: 34 });
  });

  test('no charge is wanted in an alloy, and none is told where it may be nearly any', () => {
    expect(offered('material A : fcc = C$0').map(({ detail }) => detail)).not.toContainEqual(
      expect.stringContaining('wanted'),
    );
    const item = offered('material A : O3 = LiNi0.8Co0.1M$0').find(({ label }) => label === 'Mn');
    expect(item?.detail).toBe('M, octahedral · 0.645 Å as Mn3+');
  });
});

describe('bodies', () => {
  test.each([
    ['material A : DRX {\n  $0', ['M', 'X', 'expect']],
    ['material A : DRX {\n  M: Li 1\n  $0', ['X', 'expect']],
    ['material A : DRX {\n  X: $0', ['O2-', 'F-']],
    // The state that comes nearest to what is wanted, then the others.
    ['material A : DRX {\n  M: Li+ 1.3, Mn$0', ['Mn4+', 'Mn2+', 'Mn3+']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn4+ 0.5, Mn$0', ['Mn3+', 'Mn2+']],
    ['material A : DRX {\n  X: O2- 1.7, F- 0.3\n  M: Li+ 1.3, Mn3+ 0.4, T$0', ['Ti4+', 'Te4+', 'Ta5+']],
    ['material A : spinel {\n  M: (Fe, Mn, N$0', ['Ni', 'Nb']],
    ['material A : NASICON {\n  T: $0', ['P5+', 'Si4+']],
    ['material A : NASICON {\n  T: (P$0', ['(PO4)3-']],
    ['material A : P2 {\n  M: Ni2+ 1/3, Mn4+ $0', ['2/3']],
    ['material A(x = 0, 0.1) : O3 {\n  M: Ni {x}, Co $0', ['{1-x}', '{x}', 'rest', '?']],
    ['material A : fcc {\n  M: Fe 0.5, Co $0', ['0.5', 'rest']],
    ['material A : O3 {\n  A: Na+ 1\n  M: Ni2+ 0.5, $0Mn4+ 0.4', ['Ti4+', 'Fe3+']],
    ['material A : nowhere {\n  M: Zr$0', ['Zr4+']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ $0', ['0.6', 'rest', '?']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.$0', ['0.6']],
    [`${MTS}material A from NCM811 {\n  M: $0`, ['Ni', 'Co', 'Mn']],
    [`${MTS}material A from NCM811 {\n  M: Co $0`, ['->', '1']],
    [`${MTS}material A from NCM811 {\n  M: Co -> Ti 0.04, Mg $0`, ['0.06', 'rest']],
    [`${MTS}material A from NCM811 {\n  M: Co 0.05 -> Ti 0.04, Mg $0`, ['0.01', 'rest']],
    ['material A(x = 0, 0.1) : O3 {\n  M: Ni {$0', ['x']],
    ['material A : O3 = LiCoO2 {\n  ex$0', ['expect']],
    ['structure s {\n  A *3 $0', ['linear']],
    ['structure s {\n  A *3 oct$0', ['octahedral']],
    ['structure s {\n  A *3 octahedral : Li, C$0', ['Ca', 'C', 'Cu']],
    ['structure s {\n  A *3 octahedral : Li, V$0', ['V', 'Va']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test.each([
    'material A : DRX {\n  M: Li+ 1.3 $0',
    'structure s {\n  A *3 octahedral : Li $0',
    'structure s {\n  $0',
  ])('nothing is offered in %j', (snippet) => expect(offered(snippet)).toEqual([]));

  test('a species leaves room for its amount, and says what is unusual', () => {
    const found = offered('material A : DRX {\n  M: Ni$0');
    expect(found.find(({ label }) => label === 'Ni2+')).toMatchObject({ insert: 'Ni2+ ', continues: true });
    expect(found.find(({ label }) => label === 'Ni4+')?.detail).toContain('unusual state');
    const labels = found.map(({ label }) => label);
    expect(labels.indexOf('Ni4+')).toBeGreaterThan(labels.indexOf('Mn2+'));
  });
});

describe('expectations', () => {
  const body = (line: string) => `material A : O3 = LiCoO2 {\n  expect ${line}`;
  test.each([
    ['$0', ['entropy', 'entropy()', 'class', 'charge', 'sum()', 'mass']],
    ['class per formula $0', ['=', '>=', '<=', '>', '<', 'in', 'counting vacancies']],
    ['entropy($0', ['A', 'M', 'X']],
    ['entropy(M) $0', ['=', '>=']],
    ['entropy per $0', ['sublattice', 'formula', 'atom', 'metric']],
    ['class = $0', ['low', 'medium', 'high']],
    ['entropy(M) >= 1.5 $0', ['R', 'J/(mol K)']],
    ['mass in 90 .. 100 $0', ['g/mol']],
    ['cationic-potential < 3 $0', ['1/Å']],
    ['cationic-potential < 3 1/$0', ['1/Å']],
  ])('expect %s', (line, expected) => check(body(line), ...expected));
});

describe('what is measured, weighed and mixed', () => {
  test.each([
    [`${MTS}batch "b" of NCM811 {\n  $0`, ['mass', 'amount', 'from', 'excess']],
    [`${MTS}batch "b" of NCM811 {\n  mass 10 $0`, ['g', 'mg']],
    [`${MTS}batch "b" of NCM811 {\n  from $0`, ['Li2CO3']],
    [`${MTS}batch "b" of NCM811 {\n  from Li2CO3, $0`, ['NiO']],
    [`${MTS}batch "b" of NCM811 {\n  from Li2CO3, NiO, Co$0`, ['Co3O4']],
    [`${MTS}batch "b" of NCM811 {\n  excess $0`, ['Li']],
    [`${MTS}measured "m" of NCM811 {\n  Li 1.00(1), $0`, ['Ni', 'Co', 'Mn']],
    ['mixture E {\n  DME = C4H10O2 9.6 $0', ['mol']],
    [`${MTS}batch "b" of NCM811 {\n  from Li2CO3 99.5 $0`, ['%']],
    [`${MTS}batch "b" of MTS(0) {\n  from Na2CO3, Li2CO3, NiO, Co3O4, $0`, ['SnO2', 'SnO', 'MTS(0.15)']],
    [`${MTS}batch "b" of MTS(0) {\n  from "$0"`, ['MTS(0.15)', 'NCM811']],
    ['mixture E {\n  $0', ['EC', 'PC']],
    ['mixture E {\n  d$0', ['DMC', 'DEC', 'DME', 'DOL', 'DMSO', 'density']],
    ['mixture E {\n  DME = $0', ['C4H10O2']],
    ['mixture E {\n  LiFSI = Li$0', ['LiN(SO2F)2', 'LiPF6']],
    ['mixture E {\n  EC = C3H4O3 1 mol, $0', ['PC', 'DMC']],
    ['mixture E {\n  density 1.2 $0', ['g/mL']],
    [`${MTS}measured "m" of NCM811 {\n  normalised to $0`, ['sum', 'Li', 'Ni']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test('a precursor brings nothing else that would stay', () => {
    const sulfide = 'material L : argyrodite = Li6PS5Cl\nbatch of L {\n  from $0';
    expect(offered(sulfide).flatMap(({ kind, label }) => (kind === 'precursor' ? label : []))).toEqual([
      'Li2S',
      'P2S5',
      'Li2S',
      'P2S5',
      'LiCl',
    ]);
    const card = offered(`${MTS}batch of NCM811 {\n  from $0`)[0]?.documentation?.();
    expect(toPlainText(card ?? [])).toMatch(/^Li2CO3\n\nMolar mass 73\.888 g\/mol/);
  });

  test.each([
    `${MTS}batch of NCM811 {\n  from Li2CO3 99.5 % $0`,
    `${MTS}measured of NCM811 {\n  Li 1.00(1) $0`,
    'mixture E {\n  DME = C4H10O2 $0',
    `${MTS}batch of NCM811 {\n  from Li2CO3 $0`,
  ])('nothing is offered in %j', (snippet) => expect(offered(snippet)).toEqual([]));
});

describe('typing a character', () => {
  const follows = (snippet: string) => {
    const { text, offset } = cursor(snippet);
    const trigger = text.charAt(offset - 1);
    return completions(analyse(text, 'completion.hem'), offset, { trigger }).length > 0;
  };

  test.each([
    'material A : $0',
    'material A : O3 = $0',
    'material A : O3 = Na0.67[$0',
    'material A : spinel = (Cr,$0',
    'material A : spinel = (Cr,Ni)$0',
    'material A(x = 1, 2) : spinel = Cr{x}$0',
    'material A : DRX {\n  M: $0',
    'material A : DRX {\n  M: Li+ $0',
    'material A : DRX {\n  M: Li+ 1.3, $0',
    'material A : O3 = LiCoO2 {\n  expect $0',
    'material A : O3 = LiCoO2 {\n  expect entropy($0',
    `${MTS}batch "b" of $0`,
    `${MTS}batch "b" of NCM811 {\n  from $0`,
    'convention $0',
    '# hem-ignore $0',
  ])('asks where something is likely: %j', (snippet) => expect(follows(snippet)).toBe(true));

  test.each([
    'material $0',
    'material A $0',
    'material A($0',
    'material A(x = $0',
    'material A : O3 $0',
    'material A : O3 = LiCoO2 $0',
    'material A : DRX {$0',
    'material A : DRX {\n  $0',
    'material A : DRX { M: Li 2 }$0',
    'material A : DRX {\n  M: Li+ 1.3 $0',
    '# a comment, $0',
    '  $0',
    'mixture E { $0',
  ])('does not elsewhere: %j', (snippet) => expect(follows(snippet)).toBe(false));
});

test('completing takes no notice of what is wrong elsewhere', () => {
  for (const text of ['material', 'material A : : =', '}{)(', 'material A : O3 = ((((', 'batch {', '\0']) {
    for (let offset = 0; offset <= text.length; offset++) {
      expect(() => completions(analyse(text, 'completion.hem'), offset)).not.toThrow();
    }
  }
});

describe('anywhere in the examples', () => {
  test.each(readdirSync('examples').filter((name) => name.endsWith('.hem')))('%s', (name) => {
    const text = readFileSync(`examples/${name}`, 'utf8');
    const model = analyse(text, name);
    // Every offset would take long; a prime step comes by all kinds of places.
    for (let offset = 0; offset <= text.length; offset += 53) {
      signatureHelp(model, offset);
      for (const { label, range } of completions(model, offset)) {
        expect(label).not.toBe('');
        expect(range.start <= offset && offset <= range.end).toBe(true);
        expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
      }
    }
  });
});

describe('comments', () => {
  test('rule ids are offered in an ignore comment', () => {
    check('# hem-ignore site$0', 'site-sum');
    check('# hem-ignore site-sum: be$0');
  });

  test('what is found in the declaration below comes first, then what is found in the file', () => {
    const file = '# hem-ignore $0\nmaterial A : O3 = LiNi0.8Co0.3O2\nmaterial B : O3 = LiXq\n';
    const [first, ...others] = offered(file).map(({ label }) => label);
    expect(first).toBe('site-sum');
    expect(others.indexOf('unknown-element')).toBeLessThan(others.indexOf('syntax'));
    expect(others).not.toContain('site-sum');
  });

  test('what is named already is not offered again', () => {
    expect(offered('# hem-ignore site-sum, $0').map(({ label }) => label)).not.toContain('site-sum');
  });

  test('the words that quiet findings are offered where a comment begins like them', () => {
    check('# hem$0', 'hem-ignore', 'hem-ignore-file');
    expect(offered('# he$0')).toEqual([]);
    expect(offered('# the $0')).toEqual([]);
  });
});

describe('charges', () => {
  test.each([
    ['material A : O3 = LiNi^$0', ['2+', '3+']],
    ['material A : O3 = LiNi0.5^{$0', ['2+', '3+']],
    ['material A(x = 1) : O3 = LiNi{$0', ['x']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));
});

test('where anything may sit, what belongs on later sites is not offered', () => {
  expect(offered('material A : fcc = $0')).toEqual([]);
});

describe('what is looked at is told of more', () => {
  const told = (snippet: string, label: string) => {
    const found = offered(snippet).find((one) => one.label === label);
    return toPlainText(found?.documentation?.() ?? []);
  };

  test.each([
    ['$0', 'batch', /^Batch\n\nbatch "MTS15 #1" of/],
    [
      'material A : O3 = LiCoO2 {\n  expect $0',
      'entropy',
      /^entropy · of a material or one of its sites\n\nIn R or J\/\(mol K\)/,
    ],
    ['material A : O3 = LiCoO2 {\n  expect entropy($0', 'M', /^M of O3 · octahedral \(6\)/],
    ['let y = 0.05\nmaterial A(x = 1, 2) : O3 = Li{$0', 'x', /^x · parameter of A/],
    ['let y = 0.05\nmaterial A(x = 1, 2) : O3 = Li{$0', 'y', /^y · constant/],
    [`${MTS}measured "m" of NCM811 {\n  $0`, 'Ni', /^Ni · nickel/],
    ['mixture E {\n  $0', 'LiTFSI', /^LiN\(SO2CF3\)2 · lithium bis.*, salt\n\nMolar mass 287\.073 g\/mol/],
    ['# hem-ignore $0', 'site-sum', /^site-sum · error by default\n\n.*\n\n.*\n\nReported/],
    [`${MTS}material B from NCM811 {\n  M: $0`, 'Ni', /^Ni · nickel/],
  ])('%j: %s', (snippet, label, expected) => expect(told(snippet, label)).toMatch(expected));
});
