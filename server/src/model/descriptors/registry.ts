/** Every descriptor, those that say most first. A new one is a definition and a line here. */
import type { Material } from '../material.js';
import type { EvaluationOptions } from '../options.js';
import { ALLOY_DESCRIPTORS } from './alloys.js';
import type { Descriptor, Value } from './descriptor.js';
import { capacity, capacityByElectrons, capacityByIons } from './electrodes.js';
import { entropyTermOfAtom, entropyTermOfFormula, principalElements } from './mixing.js';
import { cationicPotential, lithiumContent, poorMixers } from './oxides.js';
import { bartel, octahedral, toleranceFactor } from './perovskites.js';
import {
  atomicPercent,
  cost,
  criticalShareEu,
  criticalShareUs,
  massPercent,
  toxicShare,
} from './practical.js';
import { electronegativityMismatch, ionicSizeMismatch } from './site-mismatch.js';

export const DESCRIPTORS: readonly Descriptor[] = [
  toleranceFactor,
  octahedral,
  bartel,
  cationicPotential,
  lithiumContent,
  poorMixers,
  ...ALLOY_DESCRIPTORS,
  capacity,
  capacityByIons,
  capacityByElectrons,
  ionicSizeMismatch,
  electronegativityMismatch,
  cost,
  principalElements,
  entropyTermOfFormula,
  entropyTermOfAtom,
  criticalShareEu,
  criticalShareUs,
  toxicShare,
  massPercent,
  atomicPercent,
];

/** A value with what it is a value of. */
export interface Described {
  readonly descriptor: Descriptor;
  readonly value: Value;
}

/** The values of all descriptors that apply to a material, in their order; none of one that could not be read. */
export function describe(material: Material, options: EvaluationOptions): readonly Described[] {
  return describeBy(DESCRIPTORS, material, options);
}

/** The same of some descriptors only. */
export function describeBy(
  descriptors: readonly Descriptor[],
  material: Material,
  options: EvaluationOptions,
): readonly Described[] {
  if (material.declaration.broken) return [];
  return descriptors.flatMap((descriptor) =>
    descriptor.find(material, options).map((value) => ({ descriptor, value })),
  );
}

/** What some values predict and others deny. */
export interface Disagreement {
  readonly of: string;
  readonly by: readonly Descriptor[];
  readonly against: readonly Descriptor[];
}

/** Predictions on which values do not agree. */
export function disagreements(described: readonly Described[]): readonly Disagreement[] {
  const all = described.flatMap(({ descriptor, value }) => {
    const prediction = value.verdict?.prediction;
    return prediction ? [{ descriptor, ...prediction }] : [];
  });
  return [...new Set(all.map(({ of }) => of))].flatMap((of) => {
    const own = all.filter((one) => one.of === of);
    const by = own.flatMap(({ isMet, descriptor }) => (isMet ? [descriptor] : []));
    const against = own.flatMap(({ isMet, descriptor }) => (isMet ? [] : [descriptor]));
    return by.length > 0 && against.length > 0 ? [{ of, by, against }] : [];
  });
}
