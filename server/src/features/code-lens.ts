/** Code lenses: the figures of each material in a line above it. */
import type { EvaluationOptions } from '../model/evaluate.js';
import type { FileModel } from '../model/file.js';
import type { Charge, Material } from '../model/material.js';
import type { Range } from '../syntax/tree.js';
import { conventionText, decidingEntropy, entropyText, isNeutral, massText, PER, signed } from './figures.js';

export interface Lens {
  readonly material: string;
  /** The name, or the keyword where there is none. */
  readonly range: Range;
  readonly text: string;
  readonly tooltip: string;
}

/**
 * One lens for each material, in their order. One that cannot be read keeps the text that it had in `previous`, by
 * name, so that lines do not jump while somebody types.
 */
export function codeLenses(model: FileModel, previous: ReadonlyMap<string, Lens>): Lens[] {
  return model.materials.map((material) => {
    const { declaration, name } = material;
    const range = declaration.name?.range ?? declaration.keyword;
    if (!declaration.broken) return { material: name, range, ...textOf(material, model.options) };
    const last = previous.get(name);
    return {
      material: name,
      range,
      text: last?.text ?? 'not checked: this line could not be read',
      tooltip: last?.tooltip ?? 'See the finding on this line.',
    };
  });
}

function textOf(material: Material, options: EvaluationOptions): { text: string; tooltip: string } {
  const entropy = decidingEntropy(material, options);
  const vacancies = options.countVacancies ? ' with vacancies' : '';
  const parts = [
    entropy === undefined ? undefined : `${entropyText(entropy, 2)} R${PER[options.convention]}${vacancies}`,
    material.class && `${material.class} entropy`,
    chargeText(material.charge),
    material.molarMass && `${massText(material.molarMass, 1)} g/mol`,
  ].filter((part) => part !== undefined);
  return {
    text: parts.length > 0 ? parts.join(' · ') : 'not determined',
    tooltip: `Configurational entropy, ${conventionText(options)}; charge and molar mass per formula unit`,
  };
}

function chargeText(charge: Charge): string | undefined {
  if (charge.kind === 'not-applicable') return undefined;
  if (charge.kind === 'undetermined') return 'charge not determined';
  if (charge.kind === 'unreachable') return 'not neutral';
  return isNeutral(charge) ? 'neutral' : signed(charge.value);
}
