/** What is computed of alloys, and of nothing else: there is no enthalpy of a liquid alloy in an oxide. */
import { alloyElectronegativityMismatch } from '../../chemistry/descriptors/alloy-electronegativity-mismatch.js';
import { alloyGeometry, GEOMETRY_LIMITS } from '../../chemistry/descriptors/alloy-geometry.js';
import { alloyMeltingPoint } from '../../chemistry/descriptors/alloy-melting-point.js';
import { alloyMixingEnthalpy } from '../../chemistry/descriptors/alloy-mixing-enthalpy.js';
import { alloyMixingEntropy } from '../../chemistry/descriptors/alloy-mixing-entropy.js';
import {
  alloyOmega,
  predictsSolidSolution,
  SOLID_SOLUTION,
} from '../../chemistry/descriptors/alloy-omega.js';
import { alloyPacking, PACKING_MOST } from '../../chemistry/descriptors/alloy-packing.js';
import { alloySizeMismatch } from '../../chemistry/descriptors/alloy-size-mismatch.js';
import {
  alloyValenceElectrons,
  predictedStructure,
  VEC_LIMITS,
} from '../../chemistry/descriptors/alloy-valence-electrons.js';
import type { Composition } from '../../chemistry/descriptors/composition.js';
import { combine, type Found } from '../../chemistry/descriptors/found.js';
import type { Material } from '../material.js';
import type { Descriptor, Value, Verdict } from './descriptor.js';
import { andThen, compositionOf, isAlloy } from './species.js';

const COMMON = {
  of: 'material',
  appliesTo: 'alloys of two or more elements: the metallic structures, and what was read as an alloy',
  isOnCard: true,
} as const;

const METALLIC_RADII = 'metallic radii for 12 neighbours, server/src/data/alloy-elements.tsv';
const MIEDEMA = 'A. Takeuchi and A. Inoue, Mater. Trans. 46 (2005) 2817';

/** The size mismatch of the atoms of an alloy. */
export const atomicSizeMismatch: Descriptor = {
  ...COMMON,
  id: 'delta',
  symbol: 'δ',
  name: 'atomic size mismatch',
  unit: '%',
  decimals: 2,
  basis: METALLIC_RADII,
  source: 'Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534',
  threshold: `solid solutions up to ${percent(SOLID_SOLUTION.mismatch)}, where Ω is ${SOLID_SOLUTION.omega} at least`,
  find: (material) =>
    ofAlloy(material, (composition) => combine([alloySizeMismatch(composition)], (value) => 100 * value)),
};

export const ALLOY_DESCRIPTORS: readonly Descriptor[] = [
  {
    ...COMMON,
    id: 'mixing-enthalpy',
    symbol: 'ΔH_mix',
    name: 'enthalpy of mixing of the liquid alloy',
    unit: 'kJ/mol',
    decimals: 2,
    basis: 'regular solution of Miedema’s pairs, per mole of atoms',
    source: MIEDEMA,
    find: (material) => ofAlloy(material, alloyMixingEnthalpy),
  },
  {
    ...COMMON,
    id: 'mixing-entropy',
    symbol: 'ΔS_mix',
    name: 'entropy of ideal mixing',
    unit: 'J/(mol K)',
    decimals: 2,
    basis: '−R Σ c ln c over all atoms, per mole of atoms',
    source: 'J.-W. Yeh et al., Adv. Eng. Mater. 6 (2004) 299; R: CODATA 2018',
    isOnCard: false,
    find: (material) => ofAlloy(material, alloyMixingEntropy),
  },
  {
    ...COMMON,
    id: 'melting-point',
    symbol: 'T_m',
    name: 'mean of the elements’ melting points',
    unit: 'K',
    decimals: 0,
    basis: 'rule of mixtures, not the melting point of the alloy',
    source: 'melting points: CRC Handbook of Chemistry and Physics, 97th ed., 2016',
    isOnCard: false,
    find: (material) => ofAlloy(material, alloyMeltingPoint),
  },
  {
    ...COMMON,
    id: 'omega',
    symbol: 'Ω',
    name: 'entropy against enthalpy of mixing',
    unit: '',
    decimals: 2,
    basis: 'T_m ΔS_mix/|ΔH_mix|',
    source: `X. Yang and Y. Zhang, Mater. Chem. Phys. 132 (2012) 233; enthalpies: ${MIEDEMA}`,
    threshold: `a solid solution from ${SOLID_SOLUTION.omega} on, where δ is ${percent(SOLID_SOLUTION.mismatch)} at most`,
    find: (material) =>
      ofAlloy(material, alloyOmega, (omega, composition) => {
        const mismatch = alloySizeMismatch(composition);
        if ('missing' in mismatch) return undefined;
        const isMet = predictsSolidSolution(omega, mismatch.value);
        return solidSolution(
          isMet,
          `Ω ${omega >= SOLID_SOLUTION.omega ? '≥' : '<'} ${SOLID_SOLUTION.omega}, δ ${
            mismatch.value <= SOLID_SOLUTION.mismatch ? '≤' : '>'
          } ${percent(SOLID_SOLUTION.mismatch)}`,
        );
      }),
  },
  atomicSizeMismatch,
  {
    ...COMMON,
    id: 'delta-chi',
    symbol: 'Δχ',
    name: 'electronegativity mismatch',
    unit: '',
    decimals: 3,
    basis: 'Pauling scale',
    source: 'S. Guo and C. T. Liu, Prog. Nat. Sci. Mater. Int. 21 (2011) 433',
    isOnCard: false,
    find: (material) => ofAlloy(material, alloyElectronegativityMismatch),
  },
  {
    ...COMMON,
    id: 'VEC',
    symbol: 'VEC',
    name: 'valence electron concentration',
    unit: '',
    decimals: 2,
    basis: 'electrons per atom, d electrons included',
    source: 'S. Guo, C. Ng, J. Lu and C. T. Liu, J. Appl. Phys. 109 (2011) 103505',
    threshold: `of a solid solution: fcc from ${VEC_LIMITS.fcc} on, bcc below ${VEC_LIMITS.bcc}, both between`,
    find: (material) =>
      ofAlloy(material, alloyValenceElectrons, (value) => {
        const brief = `predicts ${predictedStructure(value)}`;
        return { text: `${brief}, if there is a solid solution`, brief };
      }),
  },
  {
    ...COMMON,
    id: 'gamma',
    symbol: 'γ',
    name: 'atomic packing parameter',
    unit: '',
    decimals: 3,
    basis: METALLIC_RADII,
    source: 'Z. Wang et al., Scr. Mater. 94 (2015) 28',
    threshold: `a solid solution below ${PACKING_MOST}`,
    find: (material) =>
      ofAlloy(material, alloyPacking, (gamma) =>
        gamma < PACKING_MOST
          ? solidSolution(true, `below ${PACKING_MOST}`)
          : solidSolution(false, `not below ${PACKING_MOST}`),
      ),
  },
  {
    ...COMMON,
    id: 'lambda',
    symbol: 'Λ',
    name: 'geometrical parameter',
    unit: 'J/(mol K)',
    decimals: 2,
    basis: 'ΔS_mix/δ², with δ in per cent',
    source: 'A. K. Singh et al., Intermetallics 53 (2014) 112',
    threshold: `one solid solution above ${GEOMETRY_LIMITS.solution}, compounds below ${GEOMETRY_LIMITS.compound}, both between`,
    find: (material) =>
      ofAlloy(material, alloyGeometry, (lambda) => {
        const { solution, compound } = GEOMETRY_LIMITS;
        if (lambda > solution) return solidSolution(true, `above ${solution}`);
        if (lambda < compound) return solidSolution(false, `below ${compound}`, 'predicts compounds');
        return { text: `from ${compound} to ${solution}: predicts a solid solution beside compounds` };
      }),
  },
];

/** The value of an alloy, with what it says where it is known. */
function ofAlloy(
  material: Material,
  find: (composition: Composition) => Found<number>,
  judge?: (value: number, composition: Composition) => Verdict | undefined,
): readonly Value[] {
  if (!isAlloy(material) || material.elements.size < 2) return [];
  const composition = compositionOf(material);
  const found = andThen(composition, find);
  if ('missing' in found || 'missing' in composition) return [{ found }];
  const verdict = judge?.(found.value, composition.value);
  return [{ found, ...(verdict && { verdict }) }];
}

function solidSolution(isMet: boolean, where: string, what?: string): Verdict {
  const text = what ?? (isMet ? 'predicts a solid solution' : 'predicts no solid solution');
  return { text: `${where}: ${text}`, prediction: { of: 'a solid solution', isMet } };
}

function percent(part: number): string {
  return `${Number((100 * part).toFixed(6))} %`;
}
