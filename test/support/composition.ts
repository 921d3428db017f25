/** Everything of a material that an expanded composition has to keep, as plain data. */
import { formulaOf, speciesBase } from '../../server/src/model/formula-text.js';
import type { Material } from '../../server/src/model/material.js';

export function compositionOf(material: Material) {
  const { charge, entropy, entropyWithVacancies, molarMass, structure } = material;
  return {
    name: material.name,
    structure: structure?.name,
    formula: formulaOf(material),
    sites: material.sites.map((site) => ({
      name: site.name,
      multiplicity: site.multiplicity.toFraction(),
      sum: site.sum?.toFraction(),
      // A mean state that is written no longer says what it is made up of.
      occupants: site.occupants.map((occupant) => ({
        kind: occupant.kind,
        species: speciesBase(occupant),
        amount: occupant.amount?.toFraction(),
        state: occupant.state?.value.toFraction(),
      })),
      entropy: site.entropy,
      entropyWithVacancies: site.entropyWithVacancies,
    })),
    elements: [...material.elements].map(([symbol, amount]) => `${symbol} ${amount.toFraction()}`),
    entropy,
    entropyWithVacancies,
    class: material.class,
    charge: charge.kind === 'known' ? charge.value.toFraction() : charge.kind,
    molarMass: molarMass?.toFraction(),
  };
}

/** Whether an expanded composition has a member as a material, and not only in comments. */
export function isWritten({ name }: Material, text: string): boolean {
  return text
    .split('\n')
    .some((line) => line.startsWith(`material "${name}"`) || line.startsWith(`material ${name} `));
}
