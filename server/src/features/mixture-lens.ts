/** What the lens of a mixture says: the ideal entropy of mixing. */
import type { Mixture } from '../model/mixture.js';
import { entropyText } from './figures.js';

export function mixtureLens({ entropy, components }: Mixture): {
  readonly text: string;
  readonly tooltip: string;
} {
  const { length } = components;
  const mixing =
    entropy === undefined
      ? 'mole fractions not determined'
      : `S ${entropyText(entropy, 2)} R ideal mixing per mole of components`;
  return {
    text: `${mixing} · ${length} component${length === 1 ? '' : 's'}`,
    tooltip:
      'Ideal entropy of mixing, each component as one kind of particle: no measure of the entropy of a liquid electrolyte',
  };
}
