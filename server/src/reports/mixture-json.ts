/** A mixture as JSON, for `show`: part of a shape that may gain keys and loses none. Unknown is null. */
import type { MixtureEntry } from './entry.js';
import { rounded } from './numbers.js';

/** Amounts in mol, those of one litre where `perLitre`; density in g/mL; the entropy in R per mole of components. */
export function mixtureJson({ file, mixture }: MixtureEntry) {
  const { name, components, isPerLitre, density, entropy } = mixture;
  return {
    name,
    file,
    perLitre: isPerLitre,
    density: digits(density && density / 1000),
    components: components.map(({ name, molecule, amount, moleFraction, massFraction, molarity }) => ({
      name,
      formula: molecule.text,
      molarMass: rounded(molecule.molarMass?.valueOf(), 3),
      amount: digits(amount),
      moleFraction: digits(moleFraction),
      massFraction: digits(massFraction),
      molarity: digits(molarity),
    })),
    mixingEntropy: rounded(entropy, 4),
  };
}

/** Cuts off the noise beyond twelve digits. */
function digits(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(12));
}
