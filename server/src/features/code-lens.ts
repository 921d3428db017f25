/** Code lenses: the figures of each material, measurement, batch and mixture in a line above it. */
import type { EvaluationOptions } from '../model/evaluate.js';
import type { FileModel } from '../model/file.js';
import type { DeclaredMaterial } from '../model/file-model.js';
import type { Material } from '../model/material.js';
import type { Declaration, Range } from '../syntax/tree.js';
import { batchLens } from './batch-lens.js';
import { familyLens } from './family-lens.js';
import { chargeText, conventionText, decidingEntropy, entropyText, massText, PER } from './figures.js';
import { measurementLens } from './measurement-lens.js';
import { mixtureLens } from './mixture-lens.js';

export interface Lens {
  /** What it is about, by which it is known from one version of the file to the next. */
  readonly subject: string;
  /** The name, or the keyword where there is none. */
  readonly range: Range;
  readonly text: string;
  readonly tooltip: string;
}

type LensText = Pick<Lens, 'text' | 'tooltip'>;

/**
 * One lens for each declaration of a material, then for each measurement, each batch, each mixture. One that cannot be
 * read keeps the text that it had in `previous`, by subject, so that lines do not jump while somebody types.
 */
export function codeLenses(model: FileModel, previous: ReadonlyMap<string, Lens>): Lens[] {
  const { declared, measurements, batches, mixtures, options } = model;
  const lensOf = (subject: string, { name, keyword, broken }: Declaration, own: () => LensText): Lens => {
    const range = name?.range ?? keyword;
    if (!broken) return { subject, range, ...own() };
    const { text, tooltip } = previous.get(subject) ?? NOT_CHECKED;
    return { subject, range, text, tooltip };
  };
  // No name has a quote in it: what is measured, weighed or mixed is never taken for a material.
  return [
    ...declared.map((one) =>
      lensOf(one.declaration.name?.text ?? '', one.declaration, () => declaredLens(one, options)),
    ),
    ...measurements.map((measurement) =>
      lensOf(`measured "${measurement.label}"`, measurement.declaration, () => measurementLens(measurement)),
    ),
    ...batches.map((batch) => lensOf(`batch "${batch.name}"`, batch.declaration, () => batchLens(batch))),
    ...mixtures.map((mixture) =>
      lensOf(`mixture "${mixture.name}"`, mixture.declaration, () => mixtureLens(mixture)),
    ),
  ];
}

const NOT_CHECKED: LensText = {
  text: 'not checked: this line could not be read',
  tooltip: 'See the finding on this line.',
};

function declaredLens(declared: DeclaredMaterial, options: EvaluationOptions): LensText {
  const [single] = declared.members;
  const isSingle = single && declared.declaration.parameters.length === 0;
  return isSingle ? textOf(single, options) : familyLens(declared, options);
}

function textOf(material: Material, options: EvaluationOptions): LensText {
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
