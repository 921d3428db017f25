/** Materials and what else `show` and `table` list, with the place of the declaration. */
import type { Batch } from '../model/batch.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Material } from '../model/material.js';
import type { Measurement } from '../model/measurement.js';
import type { Mixture } from '../model/mixture.js';

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

/** `sublattice convention, vacancies not counted`: no entropy is shown without it. */
export function conventionText({ convention, countVacancies }: EvaluationOptions): string {
  return `${convention} convention, vacancies ${countVacancies ? '' : 'not '}counted`;
}
