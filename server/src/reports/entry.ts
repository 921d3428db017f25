/** Materials and what else `show` and `table` list, with the place of the declaration. */

import { entropyClass } from '../chemistry/entropy.js';
import type { Batch } from '../model/batch.js';
import type { Material } from '../model/material.js';
import type { Measurement } from '../model/measurement.js';
import type { Mixture } from '../model/mixture.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, isSameEvaluation } from '../model/options.js';

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

/** The entropy that decides the class, in R; undefined where it is not known. */
export function decidingEntropy(material: Material, options: EvaluationOptions): number | undefined {
  return entropies(material, options.countVacancies)?.[options.convention];
}

/** The total in every convention, in R; undefined where it is not known. */
export function entropies(material: Material, countVacancies: boolean): Material['entropy'] {
  return countVacancies ? material.entropyWithVacancies : material.entropy;
}

/** The options of all entries where they are the same, and those of hem itself where files differ. */
export function commonOptions(entries: readonly Entry[]): EvaluationOptions {
  const [first, ...others] = entries;
  const isCommon = others.every(({ options }) => isSame(options, first?.options ?? options));
  return first && isCommon ? first.options : DEFAULT_EVALUATION;
}

/** The class of a material by options that may be others than those of its file. */
export function classBy({ material, options: own }: Entry, options: EvaluationOptions): Material['class'] {
  if (isSame(own, options)) return material.class;
  const entropy = decidingEntropy(material, options);
  return entropy === undefined ? undefined : entropyClass(entropy, options.thresholds);
}

/** Whether entropies and classes are the same under both; tolerances and prices do not matter for that. */
function isSame({ prices: _, ...a }: EvaluationOptions, { prices: __, ...b }: EvaluationOptions): boolean {
  return isSameEvaluation({ ...a, tolerance: {} }, { ...b, tolerance: {} });
}

/** `sublattice convention, vacancies not counted`: no entropy is shown without it. */
export function conventionText({ convention, countVacancies }: EvaluationOptions): string {
  return `${convention} convention, vacancies ${countVacancies ? '' : 'not '}counted`;
}
