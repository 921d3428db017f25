/** What descriptors tell of a material: the few of a card, or all of them. */

import {
  DESCRIPTORS,
  type Described,
  describe,
  describeBy,
  disagreements,
} from '../../model/descriptors/registry.js';
import type { EvaluationOptions } from '../../model/evaluate.js';
import type { Material } from '../../model/material.js';
import { disagreementText, labelOf, meaningOf, numberOf, told } from '../../rules/descriptor-wording.js';
import { type Block, type Inline, paragraph } from '../markup.js';

/** Those on a card, in its order. */
export const ON_CARD = DESCRIPTORS.filter(({ isOnCard }) => isOnCard);

/** The values that say most, for a card. */
export function describedOnCard(material: Material, options: EvaluationOptions): readonly Described[] {
  return told(describeBy(ON_CARD, material, options), material);
}

/** Values with what they say, and the predictions on which they do not agree. */
export function descriptorBlocks(described: readonly Described[]): Block[] {
  if (described.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [{ heading: 'Descriptor' }, { heading: 'Value', isNumber: true }, { heading: 'What it says' }],
      rows: described.map((one) => [
        `${labelOf(one)}, ${one.descriptor.name}`,
        numberOf(one) ?? 'not known',
        meaningOf(one),
      ]),
    },
    ...disagreements(described).map((one) => paragraph(`${disagreementText(one)}.`)),
  ];
}

/** Values with what they say, each in a line, and the predictions on which they do not agree. */
export function descriptorItems(described: readonly Described[]): Inline[][] {
  return [
    ...described.map((one) => {
      const [number, meaning] = [numberOf(one) ?? 'not known', meaningOf(one)];
      return [`${labelOf(one)}, ${one.descriptor.name}: ${number}${meaning && `; ${meaning}`}`];
    }),
    ...disagreements(described).map((one) => [disagreementText(one)]),
  ];
}

/** The elements' parts of mass and of atoms, each in a line. */
export function elementItems(material: Material, options: EvaluationOptions): Inline[][] {
  const byDescriptor = new Map<Described['descriptor'], string[]>();
  for (const one of describe(material, options)) {
    const number = numberOf(one);
    if (one.descriptor.of !== 'element' || number === undefined) continue;
    const texts = byDescriptor.get(one.descriptor) ?? [];
    byDescriptor.set(one.descriptor, [...texts, `${one.value.place} ${number}`]);
  }
  return [...byDescriptor].map(([{ name }, texts]) => [`${capital(name)}: ${texts.join(', ')}`]);
}

/** By what the values that are known were found, each once. */
export function descriptorSources(
  described: readonly Described[],
): readonly (readonly [what: string, source: string])[] {
  const known = described.flatMap(({ descriptor, value }) => ('value' in value.found ? [descriptor] : []));
  return [...new Set(known)].map(({ symbol, basis, source }) => [symbol, `${basis}; ${source}`]);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
