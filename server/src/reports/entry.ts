/** Materials and what else `show` and `table` list, with the place of the declaration. */

import { entropyClass } from '../chemistry/entropy.js';
import type { Batch } from '../model/batch.js';
import { decidingEntropy } from '../model/entropies.js';
import type { Material } from '../model/material.js';
import type { Measurement } from '../model/measurement.js';
import type { Mixture } from '../model/mixture.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, isSameEntropy } from '../model/options.js';

export interface Place {
  readonly file: string;
  /** From one. */
  readonly line: number;
}

export interface Entry extends Place {
  readonly material: Material;
  /** Those in force in its file. */
  readonly options: EvaluationOptions;
}

export interface MeasurementEntry extends Place {
  readonly measurement: Measurement;
}

export interface BatchEntry extends Place {
  readonly batch: Batch;
}

export interface MixtureEntry extends Place {
  readonly mixture: Mixture;
}

/** The options of all entries where they are the same, and those of hem itself where files differ. */
export function commonOptions(entries: readonly Entry[]): EvaluationOptions {
  const [first, ...others] = entries;
  const isCommon = others.every(({ options }) => isSameEntropy(options, first?.options ?? options));
  return first && isCommon ? first.options : DEFAULT_EVALUATION;
}

/** The class of a material by options that may be others than those of its file. */
export function classBy({ material, options: own }: Entry, options: EvaluationOptions): Material['class'] {
  if (isSameEntropy(own, options)) return material.class;
  const entropy = decidingEntropy(material, options);
  return entropy === undefined ? undefined : entropyClass(entropy, options.thresholds);
}

/** `sublattice convention, vacancies not counted`: no entropy is shown without it. */
export function conventionText({ convention, countVacancies }: EvaluationOptions): string {
  return `${convention} convention, vacancies ${countVacancies ? '' : 'not '}counted`;
}
