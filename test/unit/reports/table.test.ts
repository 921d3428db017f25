import { describe, expect, test } from 'vitest';
import { DEFAULT_EVALUATION } from '../../../server/src/model/evaluate.js';
import type { Entry } from '../../../server/src/reports/entry.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { columnIds, columnOf } from '../../../server/src/reports/table-columns.js';
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
    expect(tableText(ENTRIES, PLAIN)).toBe(`name    structure  class  S / R  charge   g/mol
TM6     DRX        high   1.682       0  87.368
vacant  P2         low    0.687   −0.65  97.883
open    PBA        ?          ?       ?       ?
Cantor  fcc        high   1.609          56.081

S is the configurational entropy, sublattice convention, vacancies not counted; ? is not known
`);
  });

  test('has the entropies of the project where its files differ in temperatures alone', () => {
    const options = { ...COUNTING, temperatures: [300] };
    const text = tableText([entry(VACANT, {}, COUNTING), entry(VACANT, {}, options)], PLAIN);
    expect(text).toContain('vacancies counted');
  });

  test('tells the charge that is nearest to none where known states leave one', () => {
    const [few, many] = ['La(Ta0.5V0.5)O3', 'NaNiO3'].map((formula) =>
      entry(`material A : perovskite = ${formula}`),
    );
    if (!few || !many) throw new Error('no entries');
    const text = tableText([few, many], PLAIN);
    expect(text).toContain('  ≥ +0.5  ');
    expect(text).toContain('    ≤ −1  ');
    expect(text).not.toContain('not known');
    expect(tableCsv([few])).toMatch(/^A,perovskite,low,0.6931,,/m);
  });

  test('as text aligns wide names and prints no control characters', () => {
    const text = tableText([...named('日本'), ...named('a\u001b[2Jb')], PLAIN);
    expect(text).toContain('\n日本    fcc  ');
    expect(text).toContain('\na\u{FFFD}[2Jb  fcc  ');
  });

  test('as Markdown', () => {
    expect(tableMarkdown(ENTRIES)).toBe(`| name   | structure | class | S / R | charge |  g/mol |
| ------ | --------- | ----- | ----: | -----: | -----: |
| TM6    | DRX       | high  | 1.682 |      0 | 87.368 |
| vacant | P2        | low   | 0.687 |  −0.65 | 97.883 |
| open   | PBA       | ?     |     ? |      ? |      ? |
| Cantor | fcc       | high  | 1.609 |        | 56.081 |

S is the configurational entropy, sublattice convention, vacancies not counted; ? is not known
`);
    expect(tableMarkdown(named('a|b_[c]*'))).toContain('| a\\|b\\_\\[c\\]\\* |');
  });

  test('as CSV has ASCII numbers and CRLF', () => {
    expect(tableCsv(ENTRIES)).toBe(
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
    const counting = [entry(VACANT, {}, COUNTING)];
    expect(tableCsv(counting)).toContain(',entropy_formula_counting_vacancies_R,');
    expect(tableTsv(counting)).toContain('\tentropy_formula_counting_vacancies_R\t');
    expect(tableText(counting, PLAIN)).toMatch(/formula convention, vacancies counted\n$/);
  });

  test('has one convention where files differ, and the class by it', () => {
    const lcnfmf = 'material A : O3 = Na0.95Li0.07Cu0.11Ni0.11Fe0.3Mn0.41O1.97F0.03\n';
    const [other] = [entry(`convention formula\n${lcnfmf}`)];
    if (!other) throw new Error('no entry');
    expect(tableCsv([other])).toContain('A,O3,high,1.5543,');
    expect(tableCsv([entry(TM6), other])).toContain('A,O3,medium,1.4764,');
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
    expect(tableCsv(named(name))).toContain(`\r\n${field},fcc,`);
  });

  test('as TSV', () => {
    expect(tableTsv(ENTRIES)).toBe(
      [
        'name\tstructure\tclass\tentropy_sublattice_R\tcharge\tmolar_mass_g_per_mol',
        'TM6\tDRX\thigh\t1.6819\t0\t87.368',
        'vacant\tP2\tlow\t0.687\t-0.65\t97.883',
        'open\tPBA\t\t\t\t',
        'Cantor\tfcc\thigh\t1.6094\t\t56.081',
        '',
      ].join('\n'),
    );
    expect(tableTsv(named('a\t"b"\nc'))).toContain('\na "b" c\tfcc\t');
    expect(tableTsv(named('=1'))).toContain("\n'=1\tfcc\t");
  });

  test('as JSON has the numbers of show', () => {
    expect(JSON.parse(tableJson([entry(VACANT), entry(OPEN)]))).toEqual({
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

describe('columns that are chosen', () => {
  const columns = (entries: readonly Entry[], ...ids: string[]) =>
    ids.map((id) => columnOf(id, entries) ?? expect.unreachable(id));

  test('have the unit in their name, nothing where they do not apply and ? where they are not known', () => {
    const entries = [entry(TM6), entry(ALLOY), entry('material s : spinel = (Cr,Ni,Mn,Fe,Cu)3O4')];
    const chosen = columns(entries, 'name', 'delta(M)', 'delta', 'capacity', 'mass-percent(Co)');
    expect(tableText(entries, PLAIN, chosen)).toBe(`name    δ(M) / %  δ / %  Q / mAh/g  w(Co) / %
TM6         8.34             245.4       6.75
Cantor             1.47                 21.02
s              ?

δ(M) is the ionic size mismatch: Shannon’s effective ionic radii for the coordination of the site, high spin, vacancies left out; ? is not known
δ is the atomic size mismatch: metallic radii for 12 neighbours, server/src/data/alloy-elements.tsv
Q is the theoretical capacity on charge: from the composition as written and per its mass; the smaller of what ions and electrons allow
w(Co) is the part of the mass: crystal water included
`);
  });

  test.each(
    columnIds().map((id) => [
      id.replace('SITE', 'M').replace('ELEMENT', 'Co').replace('TEMPERATURE', '298.15 K'),
    ]),
  )('%s is a column, in ASCII for programs', (id) => {
    const entries = [entry(TM6)];
    expect(tableCsv(entries, columns(entries, id))).toMatch(/^[\x21-\x7e]+\r\n/);
  });

  test.each(['delta-', 'delta(M', 'mass-percent', 'capacity(M)', 'entropy-term', 'VEC(298.15 K)', ''])(
    '%j is none',
    (id) => expect(columnOf(id, [])).toBeUndefined(),
  );

  test('has −TΔS at the temperature that is asked for, whichever the project has', () => {
    const entries = [entry('material m : rock-salt = (Co,Cu,Mg,Ni,Zn)O')];
    // R ln 5 = 13.3816 J/(mol K).
    expect(tableCsv(entries, columns(entries, 'entropy-term(1000 K)'))).toBe(
      'entropy-term(1000_K)_kJ_per_mol\r\n-13.3816\r\n',
    );
    expect(tableText(entries, PLAIN, columns(entries, 'entropy-term(298.15 K)'))).toContain('−3.99');
  });

  test('has a cost in the currency of the project, and no number where there are several', () => {
    const priced = (currency: string) =>
      entry(
        'material m : rock-salt = MgO',
        {},
        {
          ...DEFAULT_EVALUATION,
          prices: {
            currency,
            perKilogram: new Map([
              ['Mg', 3],
              ['O', 0],
            ]),
          },
        },
      );
    const [euros, dollars] = [priced('EUR'), priced('USD')];
    expect(tableCsv([euros], columns([euros], 'cost'))).toBe('cost_EUR_per_kg\r\n1.8091\r\n');
    const both = [euros, dollars];
    expect(tableCsv(both, columns(both, 'cost'))).toBe('cost\r\n\r\n\r\n');
    expect(tableText(both, PLAIN, columns(both, 'cost'))).toMatch(/1\.81 EUR\/kg\n1\.81 USD\/kg/);
  });
});
