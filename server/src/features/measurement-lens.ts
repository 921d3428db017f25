/** What the lens of a measurement says: the entropy of what was measured, and the value that is farthest off. */
import { formatMultiple, formatUncertain } from '../chemistry/uncertainty.js';
import type { MeasuredEntropy, MeasuredValue, Measurement } from '../model/measurement.js';
import { conventionText, PER } from './figures.js';

/** Decimals of an entropy whose uncertainty asks for no fewer. */
const DECIMALS = 3;

export function measurementLens({ entropy, values }: Measurement): {
  readonly text: string;
  readonly tooltip: string;
} {
  const largest = farthest(values);
  const parts = [
    entropy && `S ${entropyOf(entropy)}`,
    entropy && `${(entropy.possible ?? [entropy.class]).join(' or ')} entropy`,
    largest && `largest deviation ${formatMultiple(largest.inUncertainties)} u (${largest.element})`,
  ].filter((part) => part !== undefined);
  const ofEntropy =
    entropy && `Configurational entropy of the measured amounts, ${conventionText(entropy.options)}`;
  return {
    text: parts.length > 0 ? parts.join(' · ') : 'not determined',
    tooltip: [ofEntropy, 'Deviations in standard uncertainties, u'].filter(Boolean).join('. '),
  };
}

function entropyOf({ value, uncertainty, options }: MeasuredEntropy): string {
  const vacancies = options.countVacancies ? ' with vacancies' : '';
  return `${formatUncertain(value, uncertainty, DECIMALS)} R${PER[options.convention]}${vacancies}`;
}

function farthest(values: readonly MeasuredValue[]) {
  let most: { readonly element: string; readonly inUncertainties: number } | undefined;
  for (const { element, inUncertainties } of values) {
    if (inUncertainties === undefined) continue;
    if (!most || Math.abs(inUncertainties) > Math.abs(most.inUncertainties))
      most = { element, inUncertainties };
  }
  return most;
}
