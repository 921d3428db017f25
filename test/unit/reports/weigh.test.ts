import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import type { BatchEntry } from '../../../server/src/reports/entry.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { weighCsv } from '../../../server/src/reports/weigh-csv.js';
import { weighJson } from '../../../server/src/reports/weigh-json.js';
import { weighPretty } from '../../../server/src/reports/weigh-pretty.js';

function entries(text: string): BatchEntry[] {
  const { batches, lines } = analyse(text, 'batches.hem');
  return batches.map((batch) => ({
    file: 'batches.hem',
    line: lines.positionAt(batch.declaration.keyword.start).line + 1,
    batch,
  }));
}

const LNO = 'material LNO : O3 = LiNiO2\n';
const FIRST = `${LNO}batch "first, of two" of LNO {
  mass 10 g
  from Li2CO3 99.5 %, NiO, H2O
  excess Li 5 %
}
`;
const NITRATE = `${LNO}batch of LNO {\n  amount 5 mmol\n  from LiOH·H2O 98 %, Ni(NO3)2·6H2O 98 %\n}\n`;
const UNKNOWN = 'material TcNi = Tc0.5Ni0.5\nbatch "Tc" of TcNi {\n  amount 1 mol\n  from Tc, Ni\n}\n';
const UNSOLVED = `${LNO}batch "none" of LNO {\n  mass 1 g\n  from NiO, Ni(OH)2 99 %, Li2CO3\n}\n`;

describe('for people', () => {
  test('masses, and the mass balance', () => {
    expect(weighPretty(entries(FIRST), PLAIN)).toBe(`first, of two  batches.hem:2
  batch of    LNO
  formula     LiNiO2
  to make     10.0000 g, 102.4265 mmol of formula units
  excess      Li 5 %

  precursor   g/mol      mmol  purity  to weigh, g
  Li2CO3     73.888   53.7739  99.5 %       3.9932
  NiO        74.692  102.4265               7.6504
  H2O        18.015    0.0000           not needed
  together                                 11.6437
  without a purity: taken as pure

  mass balance        in, g   out, g
  precursors, pure  11.6237
  O2, taken up       0.7784
  LNO                        10.0000
  Li in excess                0.0355
  CO2, leaving                2.3665
  together          12.4021  12.4021

  atomic weights: CIAAW 2021, abridged
`);
  });
  test('amounts, and what is to be known of nitrogen', () => {
    expect(weighPretty(entries(NITRATE), PLAIN)).toBe(`batch  batches.hem:2
  batch of    LNO
  formula     LiNiO2
  to make     0.488155 g, 5.0000 mmol of formula units

  precursor        g/mol    mmol  purity  to weigh, g
  LiOH·H2O        41.962  5.0000    98 %     0.214092
  Ni(NO3)2·6H2O  290.791  5.0000    98 %     1.483628
  together                                   1.697719

  mass balance         in, g    out, g
  precursors, pure  1.663765
  LNO                         0.488155
  H2O, leaving                0.675562
  N2, leaving                 0.140070
  O2, leaving                 0.359978
  together          1.663765  1.663765

  Nitrogen is counted as N2: what leaves as NO2, NO or NH3 takes oxygen or hydrogen of the other gases along.

  atomic weights: CIAAW 2021, abridged
`);
  });
  test('what is not known is a question mark', () => {
    expect(weighPretty(entries(UNKNOWN), PLAIN)).toBe(`Tc  batches.hem:2
  batch of    TcNi
  formula     [Tc0.5Ni0.5]
  to make     mass not known, 1000.0000 mmol of formula units

  precursor   g/mol      mmol  purity  to weigh, g
  Tc              ?  500.0000                    ?
  Ni         58.693  500.0000              29.3465
  together                                       ?
  without a purity: taken as pure

  balance     not known: an element has no standard atomic weight

  atomic weights: CIAAW 2021, abridged
`);
  });
  test('nothing of what is not solved, and blank lines between cards', () => {
    const [first, unsolved, nitrate] = [FIRST, UNSOLVED, NITRATE].flatMap(entries);
    const cards = [first, nitrate].map((entry) => weighPretty(entry ? [entry] : [], PLAIN));
    const all = [first, unsolved, nitrate].flatMap((entry) => entry ?? []);
    expect(weighPretty(all, PLAIN)).toBe(cards.join('\n'));
    expect(weighPretty(entries(UNSOLVED), PLAIN)).toBe('');
  });
});

describe('as JSON', () => {
  const json = (text: string) => JSON.parse(weighJson(entries(text)));

  test('a batch has the shape that programs rely on', () => {
    expect(json(FIRST)).toEqual({
      version: 1,
      batches: [
        {
          name: 'first, of two',
          file: 'batches.hem',
          material: 'LNO',
          target: { mass: 10, amount: 0.102426483392 },
          precursors: [
            {
              formula: 'Li2CO3',
              molarMass: 73.888,
              amount: 0.0537739037806,
              purity: 0.995,
              mass: 3.99321226386,
            },
            { formula: 'NiO', molarMass: 74.692, amount: 0.102426483392, purity: 1, mass: 7.65043889748 },
            { formula: 'H2O', molarMass: 18.015, amount: 0, purity: 1, mass: 0 },
          ],
          total: 11.6436511613,
          excess: { Li: 0.05 },
          balance: {
            precursors: 11.6236851,
            target: 10,
            excess: 0.0355419897369,
            CO2: 2.36653573148,
            H2O: 0,
            N2: 0,
            O2: -0.778392621196,
          },
          problems: [],
        },
      ],
    });
  });
  test('the balance has every gas, and closes', () => {
    const { balance } = json(NITRATE).batches[0];
    expect(balance).toEqual({
      precursors: 1.663765,
      target: 0.488155,
      excess: 0,
      CO2: 0,
      H2O: 0.6755625,
      N2: 0.14007,
      O2: 0.3599775,
    });
  });
  test('what is not known is null', () => {
    expect(json(UNKNOWN).batches).toMatchObject([
      {
        target: { mass: null, amount: 1 },
        precursors: [
          { formula: 'Tc', molarMass: null, amount: 0.5, purity: 1, mass: null },
          { formula: 'Ni', molarMass: 58.693, amount: 0.5, purity: 1, mass: 29.3465 },
        ],
        total: null,
        balance: null,
        problems: [],
      },
    ]);
  });
  test('what is not solved has nothing but nulls, and why', () => {
    expect(json(UNSOLVED).batches).toMatchObject([
      {
        target: { mass: 1 },
        precursors: [
          { formula: 'NiO', amount: null, purity: 1, mass: null },
          { formula: 'Ni(OH)2', amount: null, purity: 0.99, mass: null },
          { formula: 'Li2CO3', amount: null, purity: 1, mass: null },
        ],
        total: null,
        balance: null,
        problems: ['There is more than one answer: NiO and Ni(OH)2 can stand in for each other'],
      },
    ]);
    expect(json('batch "lost" of X {\n  mass 1 g\n}\n').batches).toMatchObject([
      { name: 'lost', material: null, target: { mass: null, amount: null }, precursors: [] },
    ]);
  });
});

describe('as CSV', () => {
  test('there is a row for each precursor', () => {
    expect(weighCsv([...entries(FIRST), ...entries(UNSOLVED)]).split('\r\n')).toEqual([
      'file,batch,material,precursor,molar_mass_g_per_mol,amount_mol,purity,mass_g',
      'batches.hem,"first, of two",LNO,Li2CO3,73.888,0.0537739037806,0.995,3.99321226386',
      'batches.hem,"first, of two",LNO,NiO,74.692,0.102426483392,1,7.65043889748',
      'batches.hem,"first, of two",LNO,H2O,18.015,0,1,0',
      'batches.hem,none,LNO,NiO,74.692,,1,',
      'batches.hem,none,LNO,Ni(OH)2,92.707,,0.99,',
      'batches.hem,none,LNO,Li2CO3,73.888,,1,',
      '',
    ]);
  });
});
