/** Measurements and mixtures as `show` prints them. */
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../server/src/model/file.js';
import { measurementsPretty } from '../../../server/src/reports/measurement-pretty.js';
import { mixturesPretty } from '../../../server/src/reports/mixture-pretty.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { showJson } from '../../../server/src/reports/show-json.js';

const MTS15 = 'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\n';
const ICP = `${MTS15}measured "ICP" of MTS15 {
  Na 0.821(6), Li 0.099(4), Ni 0.252(3), Co 0.199(3), Mn 0.148(2), Ti 0.151(2), Sn 0.149(3)
  normalised to Ni
}`;
const DME = `mixture HE-DME {
  DME = C4H10O2 9.6 mol, LiFSI = LiN(SO2F)2 0.2 mol, LiNO3 0.2 mol
  density 1.2 g/mL
}`;

function entries(text: string) {
  const { measurements, mixtures } = analyse(text, 'cathodes.hem');
  return {
    measurements: measurements.map((measurement) => ({ file: 'cathodes.hem', line: 2, measurement })),
    mixtures: mixtures.map((mixture) => ({ file: 'cathodes.hem', line: 1, mixture })),
  };
}

const json = (text: string) => {
  const { measurements, mixtures } = entries(text);
  return JSON.parse(showJson([], measurements, mixtures));
};

describe('the card of a measurement', () => {
  const card = (text: string) => measurementsPretty(entries(text).measurements, PLAIN);

  test('has each value, the entropy and the class', () =>
    expect(card(ICP)).toBe(`ICP  cathodes.hem:2
  of          MTS15
  normalised  to the nominal amount of Ni

  element  measured  per formula unit  nominal   deviation  in uncertainties
  Na       0.821(6)         0.814(11)     0.83  −0.016(11)              −1.4
  Li       0.099(4)          0.098(4)      0.1   −0.002(4)              −0.4
  Ni       0.252(3)              0.25     0.25           0                 ?
  Co       0.199(3)          0.197(4)      0.2   −0.003(4)              −0.7
  Mn       0.148(2)          0.147(3)     0.15   −0.003(3)              −1.2
  Ti       0.151(2)          0.150(3)     0.15    0.000(3)              −0.1
  Sn       0.149(3)          0.148(3)     0.15   −0.002(3)              −0.6

  entropy     1.751(3) R = 14.56(2) J/(mol K), sublattice convention, vacancies not counted; nominally 1.7524 R
  class       high by entropy; within two standard uncertainties (about 95 %) no other is possible
  unmeasured  O
`));

  test('says what is not known', () =>
    expect(card(`${MTS15}measured "x" of nothing {\n  Na 0.821\n}`)).toBe(`x  cathodes.hem:2
  of          nothing
  normalised  no, taken as atoms per formula unit

  element  measured  per formula unit  nominal  deviation  in uncertainties
  Na          0.821             0.821        ?          ?                 ?
`));

  test('says which classes are possible', () => {
    const NVMP = 'material NVMP : NASICON = Na3[VAl0.2Cr0.2Fe0.2In0.2Ga0.2](PO4)3\n';
    expect(card(`${NVMP}measured "x" of NVMP {\n  V 1.00(1)\n}`)).toContain(
      'class       medium by entropy; within two standard uncertainties (about 95 %) it may be medium or high\n',
    );
    expect(card(`${NVMP}measured "x" of NVMP {\n  V 1.00\n}`)).toContain(
      'class       medium by entropy; its uncertainty is not known\n',
    );
  });
});

describe('a measurement as JSON', () => {
  test('has the shape that programs rely on', () =>
    expect(json(`${MTS15}measured "ICP" of MTS15 {\n  Na 0.821(6), Mn 0.148\n}`).measurements).toEqual([
      {
        label: 'ICP',
        file: 'cathodes.hem',
        material: 'MTS15',
        normalisedTo: null,
        values: [
          {
            element: 'Na',
            measured: 0.821,
            measuredUncertainty: 0.006,
            amount: 0.821,
            uncertainty: 0.006,
            nominal: 0.83,
            deviation: -0.009,
            deviationInUncertainties: -1.5,
          },
          {
            element: 'Mn',
            measured: 0.148,
            measuredUncertainty: null,
            amount: 0.148,
            uncertainty: null,
            nominal: 0.15,
            deviation: -0.002,
            deviationInUncertainties: null,
          },
        ],
        notMeasured: ['Li', 'Ni', 'Co', 'Ti', 'Sn', 'O'],
        entropy: { convention: 'sublattice', vacancies: false, value: 1.7521, uncertainty: null },
        class: 'high',
        possibleClasses: null,
      },
    ]));

  test('has what was normalised, and the classes that are possible', () => {
    const [measurement] = json(ICP).measurements;
    expect(measurement).toMatchObject({ normalisedTo: 'Ni', possibleClasses: ['high'] });
    expect(measurement.entropy).toMatchObject({ value: 1.751, uncertainty: 0.00262 });
    expect(measurement.values[2]).toMatchObject({
      amount: 0.25,
      uncertainty: 0,
      deviationInUncertainties: null,
    });
  });

  test('has null for what is not known', () =>
    expect(json('measured "x" of nothing {\n  Na 0.821\n}').measurements[0]).toMatchObject({
      material: null,
      values: [{ nominal: null, deviation: null }],
      entropy: null,
      class: null,
    }));
});

test('the card of a mixture has the components and the ideal entropy of mixing', () =>
  expect(mixturesPretty(entries(DME).mixtures, PLAIN)).toBe(`HE-DME  cathodes.hem:1
  mixture     3 components
  density     1.2 g/mL

  component  formula       g/mol     mol  mole fraction  mass fraction    mol/L
  DME        C4H10O2      90.122  9.6000        0.96000        94.41 %  12.5713
  LiFSI      LiN(SO2F)2  187.059  0.2000        0.02000         4.08 %   0.2619
  LiNO3      LiNO3        68.944  0.2000        0.02000         1.50 %   0.2619

  entropy     0.1957 R = 1.63 J/(mol K) of ideal mixing, per mole of components as written; no measure of the entropy of a liquid electrolyte, whose ions, solvents and clusters order one another
`));

test('the card of a mixture says what is not known', () =>
  expect(
    mixturesPretty(entries('mixture m {\n  A = H2O, B = TcO2 1 mol\n}').mixtures, PLAIN),
  ).toBe(`m  cathodes.hem:1
  mixture     2 components

  component  formula   g/mol     mol  mole fraction  mass fraction
  A          H2O      18.015       ?              ?              ?
  B          TcO2          ?  1.0000              ?              ?

  entropy     not known, as not all mole fractions are
`));

test('a mixture as JSON has the shape that programs rely on', () => {
  expect(json('mixture m {\n  A = H2O 1 M, B = NaCl 1 g\n  density 1.2 g/mL\n}').mixtures).toEqual([
    {
      name: 'm',
      file: 'cathodes.hem',
      perLitre: true,
      density: 1.2,
      components: [
        {
          name: 'A',
          formula: 'H2O',
          molarMass: 18.015,
          amount: 1,
          moleFraction: 0.0471128846968,
          massFraction: 0.0150125,
          molarity: 1,
        },
        {
          name: 'B',
          formula: 'NaCl',
          molarMass: 58.44,
          amount: 20.2256160164,
          moleFraction: 0.952887115303,
          massFraction: 0.9849875,
          molarity: 20.2256160164,
        },
      ],
      mixingEntropy: 0.1899,
    },
  ]);
  expect(json('mixture m {\n  A = H2O\n}').mixtures[0]).toMatchObject({
    density: null,
    components: [{ amount: null, moleFraction: null, massFraction: null, molarity: null }],
    mixingEntropy: null,
  });
});
