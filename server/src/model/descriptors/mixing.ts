/** What configurational entropy adds to the free energy of mixing, and the definition of high entropy by composition. */

import { sum } from '../../chemistry/amount.js';
import { entropyTerm } from '../../chemistry/descriptors/entropy-term.js';
import { found } from '../../chemistry/descriptors/found.js';
import { principalElements as principalOf } from '../../chemistry/descriptors/principal-elements.js';
import { PRINCIPAL } from '../../chemistry/entropy.js';
import { totalEntropies } from '../entropies.js';
import type { Material } from '../material.js';
import type { EvaluationOptions } from '../options.js';
import type { Descriptor, Value } from './descriptor.js';
import { andThen, compositionOf, isAlloy } from './species.js';

const COMMON = {
  of: 'material',
  appliesTo: 'materials whose entropy is known',
  source: 'the review of high-entropy battery materials, eq. (5); R, e and N_A: CODATA 2018',
  hasTemperature: true,
  isOnCard: false,
} as const;

export const entropyTermOfFormula: Descriptor = {
  ...COMMON,
  id: 'entropy-term',
  symbol: '−TΔS',
  name: 'entropy in the free energy of mixing',
  unit: 'kJ/mol',
  decimals: 2,
  basis: 'per mole of formula units, ideal mixing; vacancies counted where the project counts them',
  find: (material, options) => atTemperatures(material, options, 'formula'),
};

export const entropyTermOfAtom: Descriptor = {
  ...COMMON,
  id: 'entropy-term-per-atom',
  symbol: '−TΔS',
  name: 'the same per atom',
  unit: 'meV/atom',
  decimals: 1,
  basis: 'per atom, ideal mixing; vacancies are no atoms',
  find: (material, options) => atTemperatures(material, options, 'atom'),
};

function atTemperatures(
  material: Material,
  { countVacancies, temperatures }: EvaluationOptions,
  per: 'formula' | 'atom',
): readonly Value[] {
  const totals = totalEntropies(material, countVacancies);
  const atoms = sum(material.elements.values()).valueOf();
  if (!totals || !(atoms > 0)) return [];
  return temperatures.map((temperature) => ({
    temperature,
    found: found(entropyTerm(totals.formula, atoms, temperature)[per]),
  }));
}

/** By composition: of an alloy over all atoms, of a compound on the site that has most of them. */
export const principalElements: Descriptor = {
  id: 'principal-elements',
  symbol: 'principal elements',
  name: `elements of ${100 * PRINCIPAL.least} to ${100 * PRINCIPAL.most} at.%`,
  of: 'material',
  unit: '',
  decimals: 0,
  appliesTo: 'materials whose entropy is known',
  basis: 'of an alloy over all its atoms, of a compound on the site with most of them',
  source: 'J.-W. Yeh et al., Adv. Eng. Mater. 6 (2004) 299',
  threshold: `high entropy by composition from ${PRINCIPAL.fewest} on`,
  isOnCard: false,
  find(material) {
    if (!material.entropy) return [];
    const count = isAlloy(material)
      ? andThen(compositionOf(material), principalOf)
      : found({ count: material.principal?.count ?? 0 });
    if ('missing' in count) return [{ found: count }];
    const value = count.value.count;
    return [
      {
        found: found(value),
        verdict: {
          text: value >= PRINCIPAL.fewest ? 'high entropy by composition' : 'not high entropy by composition',
        },
      },
    ];
  },
};
