/** A material with the place of its declaration, as `show` and `table` list them. */
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Material } from '../model/material.js';

export interface Entry {
  readonly file: string;
  /** From one. */
  readonly line: number;
  readonly material: Material;
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
