/** Whether ions fit into a perovskite. */
import { BARTEL_MOST, bartelFactor } from '../../chemistry/descriptors/bartel-factor.js';
import { combine, type Found, notFound } from '../../chemistry/descriptors/found.js';
import { OCTAHEDRAL_LEAST, octahedralFactor } from '../../chemistry/descriptors/octahedral-factor.js';
import {
  type PerovskiteRadii,
  TOLERANCE_RANGE,
  toleranceFactor as toleranceFactorOf,
} from '../../chemistry/descriptors/tolerance-factor.js';
import type { Material } from '../material.js';
import type { Descriptor, Value, Verdict } from './descriptor.js';
import { andThen, isOn, meanRadius, meanStateOn, siteNamed } from './species.js';

const COMMON = {
  of: 'material',
  unit: '',
  decimals: 3,
  appliesTo: 'the built-in structure perovskite',
  basis:
    'Shannon’s effective ionic radii, high spin, the mean over each site: 12 neighbours on A, 6 on B and X, whatever the tilt',
  isOnCard: true,
} as const;

export const toleranceFactor: Descriptor = {
  ...COMMON,
  id: 'tolerance-factor',
  symbol: 't',
  name: 'tolerance factor of Goldschmidt',
  source:
    'V. M. Goldschmidt, Naturwissenschaften 14 (1926) 477; limits: C. J. Bartel et al., Sci. Adv. 5 (2019) eaav0693',
  threshold: `a perovskite from ${TOLERANCE_RANGE.least} to ${TOLERANCE_RANGE.most}: right for 74 % of 576 compounds`,
  find: (material) =>
    values(
      material,
      (radii) => combine([radii], toleranceFactorOf),
      (t) =>
        t < TOLERANCE_RANGE.least
          ? perovskite(false, `below ${TOLERANCE_RANGE.least}`)
          : t > TOLERANCE_RANGE.most
            ? perovskite(false, `above ${TOLERANCE_RANGE.most}`)
            : perovskite(true, `within ${TOLERANCE_RANGE.least} to ${TOLERANCE_RANGE.most}`),
    ),
};

export const octahedral: Descriptor = {
  ...COMMON,
  id: 'octahedral-factor',
  symbol: 'μ',
  name: 'octahedral factor',
  source: 'C. Li, K. C. K. Soh and P. Wu, J. Alloys Compd. 372 (2004) 40',
  threshold: `B touches all six X from √2 − 1 = ${OCTAHEDRAL_LEAST.toFixed(3)} on`,
  find: (material) =>
    values(
      material,
      (radii) => combine([radii], octahedralFactor),
      (mu) =>
        mu < OCTAHEDRAL_LEAST
          ? perovskite(false, `below ${OCTAHEDRAL_LEAST.toFixed(3)}`, 'an octahedron does not hold B')
          : perovskite(true, `at least ${OCTAHEDRAL_LEAST.toFixed(3)}`, 'an octahedron holds B'),
    ),
};

export const bartel: Descriptor = {
  ...COMMON,
  id: 'tau',
  symbol: 'τ',
  name: 'tolerance factor of Bartel',
  decimals: 2,
  source: 'C. J. Bartel et al., Sci. Adv. 5 (2019) eaav0693',
  threshold: `a perovskite below ${BARTEL_MOST}: right for 92 % of 576 compounds of O, F, Cl, Br and I`,
  find: (material) =>
    values(
      material,
      (radii) =>
        andThen(
          combine([radii, stateOfA(material)], (sizes, state) => ({ sizes, state })),
          ({ sizes, state }) => bartelFactor(sizes, state),
        ),
      (tau) =>
        tau < BARTEL_MOST
          ? perovskite(true, `below ${BARTEL_MOST}`)
          : perovskite(false, `not below ${BARTEL_MOST}`),
    ),
};

function stateOfA(material: Material): Found<number> {
  const site = siteNamed(material, 'A');
  return site ? meanStateOn(site) : notFound('occupant', 'site A');
}

function values(
  material: Material,
  find: (radii: Found<PerovskiteRadii>) => Found<number>,
  judge: (value: number) => Verdict,
): readonly Value[] {
  const radii = radiiOf(material);
  if (!radii) return [];
  const found = find(radii);
  return ['value' in found ? { found, verdict: judge(found.value) } : { found }];
}

/** Undefined where it is no perovskite, or where a site is empty. */
function radiiOf(material: Material): Found<PerovskiteRadii> | undefined {
  if (!isOn(material, 'perovskite')) return undefined;
  const [a, b, x] = ['A', 'B', 'X'].map((name) => siteNamed(material, name));
  if (!a || !b || !x) return undefined;
  return combine(
    [meanRadius(a, 'cuboctahedral'), meanRadius(b, 'octahedral'), meanRadius(x, 'octahedral')],
    (ra, rb, rx) => ({ a: ra, b: rb, x: rx }),
  );
}

function perovskite(isMet: boolean, where: string, what?: string): Verdict {
  const text = what ?? (isMet ? 'predicts a perovskite' : 'predicts no perovskite');
  return { text: `${where}: ${text}`, prediction: { of: 'a perovskite', isMet } };
}
