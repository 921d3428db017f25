import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { tableCsv } from '../../../server/src/reports/table-csv.js';
import { tableJson } from '../../../server/src/reports/table-json.js';
import { tableMarkdown } from '../../../server/src/reports/table-markdown.js';
import { tableText } from '../../../server/src/reports/table-text.js';
import { tableTsv } from '../../../server/src/reports/table-tsv.js';
import { ALLOY, COUNTING, entry, OPEN, TM6, VACANT } from './support.js';

const ENTRIES = [TM6, VACANT, OPEN, ALLOY].map((text) => entry(text));

const named = (name: string) => [entry(ALLOY, { name })];

describe('a table', () => {
  test('as text is aligned and says what its numbers are', () => {
    expect(
      tableText(ENTRIES, DEFAULT_EVALUATION, PLAIN),
    ).toBe(`name    structure  class  S / R  charge   g/mol
TM6     DRX        high   1.682       0  87.368
vacant  P2         low    0.687   −0.65  97.883
open    PBA        ?          ?       ?       ?
Cantor  fcc        high   1.609          56.081

S is the configurational entropy, sublattice convention, vacancies not counted; ? is not known
`);
  });

  test('tells the charge that is nearest to none where known states leave one', () => {
    const [few, many] = ['La(Ta0.5V0.5)O3', 'NaNiO3'].map((formula) =>
      entry(`material A : perovskite = ${formula}`),
    );
    if (!few || !many) throw new Error('no entries');
    const text = tableText([few, many], DEFAULT_EVALUATION, PLAIN);
    expect(text).toContain('  ≥ +0.5  ');
    expect(text).toContain('    ≤ −1  ');
    expect(text).not.toContain('not known');
    expect(tableCsv([few], DEFAULT_EVALUATION)).toMatch(/^A,perovskite,low,0.6931,,/m);
  });

  test('as text aligns wide names and prints no control characters', () => {
    const text = tableText([...named('日本'), ...named('a\u001b[2Jb')], COUNTING, PLAIN);
    expect(text).toContain('\n日本    fcc  ');
    expect(text).toContain('\na\u{FFFD}[2Jb  fcc  ');
    expect(text).toMatch(/formula convention, vacancies counted\n$/);
  });

  test('as Markdown', () => {
    expect(
      tableMarkdown(ENTRIES, DEFAULT_EVALUATION),
    ).toBe(`| name   | structure | class | S / R | charge |  g/mol |
| ------ | --------- | ----- | ----: | -----: | -----: |
| TM6    | DRX       | high  | 1.682 |      0 | 87.368 |
| vacant | P2        | low   | 0.687 |  −0.65 | 97.883 |
| open   | PBA       | ?     |     ? |      ? |      ? |
| Cantor | fcc       | high  | 1.609 |        | 56.081 |

S is the configurational entropy, sublattice convention, vacancies not counted; ? is not known
`);
    expect(tableMarkdown(named('a|b_[c]*'), DEFAULT_EVALUATION)).toContain('| a\\|b\\_\\[c\\]\\* |');
  });

  test('as CSV has ASCII numbers and CRLF', () => {
    expect(tableCsv(ENTRIES, DEFAULT_EVALUATION)).toBe(
      [
        'name,structure,class,entropy_sublattice_R,charge,molar_mass_g_per_mol',
        'TM6,DRX,high,1.6819,0,87.368',
        'vacant,P2,low,0.687,-0.65,97.883',
        'open,PBA,,,,',
        'Cantor,fcc,high,1.6094,,56.081',
        '',
      ].join('\r\n'),
    );
  });

  test('names its convention in the column of the entropy', () => {
    expect(tableCsv([], COUNTING)).toContain(',entropy_formula_counting_vacancies_R,');
    expect(tableTsv([], COUNTING)).toContain('\tentropy_formula_counting_vacancies_R\t');
  });

  test.each([
    ['a,b', '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ['a\nb', '"a\nb"'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['Li(HEO)F', 'Li(HEO)F'],
  ])('as CSV writes the name %j as %j', (name, field) => {
    expect(tableCsv(named(name), DEFAULT_EVALUATION)).toContain(`\r\n${field},fcc,`);
  });

  test('as TSV', () => {
    expect(tableTsv(ENTRIES, DEFAULT_EVALUATION)).toBe(
      [
        'name\tstructure\tclass\tentropy_sublattice_R\tcharge\tmolar_mass_g_per_mol',
        'TM6\tDRX\thigh\t1.6819\t0\t87.368',
        'vacant\tP2\tlow\t0.687\t-0.65\t97.883',
        'open\tPBA\t\t\t\t',
        'Cantor\tfcc\thigh\t1.6094\t\t56.081',
        '',
      ].join('\n'),
    );
    expect(tableTsv(named('a\t"b"\nc'), DEFAULT_EVALUATION)).toContain('\na "b" c\tfcc\t');
    expect(tableTsv(named('=1'), DEFAULT_EVALUATION)).toContain("\n'=1\tfcc\t");
  });

  test('as JSON has the numbers of show', () => {
    expect(JSON.parse(tableJson([entry(VACANT), entry(OPEN)], DEFAULT_EVALUATION))).toEqual({
      version: 1,
      convention: 'sublattice',
      vacancies: false,
      materials: [
        {
          name: 'vacant',
          file: 'cathodes.hem',
          structure: 'P2',
          class: 'low',
          entropy: 0.687,
          charge: -0.65,
          molarMass: 97.883,
        },
        {
          name: 'open',
          file: 'cathodes.hem',
          structure: 'PBA',
          class: null,
          entropy: null,
          charge: null,
          molarMass: null,
        },
      ],
    });
  });
});
