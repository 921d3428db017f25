/** Which of its entropies a material or a site is told with. */
import type { Material, Site } from './material.js';
import type { EvaluationOptions } from './options.js';

/** The total in every convention, in R; undefined where it is not known. */
export function totalEntropies(material: Material, countVacancies: boolean): Material['entropy'] {
  return countVacancies ? material.entropyWithVacancies : material.entropy;
}

/** The total that decides the class, in R; undefined where it is not known. */
export function decidingEntropy(
  material: Material,
  { convention, countVacancies }: Pick<EvaluationOptions, 'convention' | 'countVacancies'>,
): number | undefined {
  return totalEntropies(material, countVacancies)?.[convention];
}

/** That of a site, in R per mole of it; undefined where an amount is open. */
export function entropyOfSite(site: Site, countVacancies: boolean): number | undefined {
  if (!site.sum) return undefined;
  return countVacancies ? site.entropyWithVacancies : site.entropy;
}
