/** A measurement as JSON, for `show`: part of a shape that may gain keys and loses none. Unknown is null. */
import type { MeasuredEntropy, MeasuredValue } from '../model/measurement.js';
import type { MeasurementEntry } from './entry.js';
import { plain, rounded } from './numbers.js';

/** Amounts are atoms per formula unit, as measured and normalised; uncertainties are one standard uncertainty. */
export function measurementJson({ file, measurement }: MeasurementEntry) {
  const { declaration, label, material, values, missing, entropy } = measurement;
  return {
    label,
    file,
    material: material?.name ?? null,
    normalisedTo: declaration.normalisation?.text ?? null,
    values: values.map(valueJson),
    notMeasured: missing,
    entropy: entropy ? entropyJson(entropy) : null,
    class: entropy?.class ?? null,
    possibleClasses: entropy?.possible ?? null,
  };
}

function valueJson({
  element,
  written,
  value,
  uncertainty,
  nominal,
  deviation,
  inUncertainties,
}: MeasuredValue) {
  return {
    element,
    measured: plain(written.amount.value),
    measuredUncertainty: plain(written.amount.uncertainty),
    amount: plain(value),
    uncertainty: significant(uncertainty),
    nominal: plain(nominal),
    deviation: plain(deviation),
    deviationInUncertainties: rounded(inUncertainties, 2),
  };
}

function entropyJson({ options, value, uncertainty }: MeasuredEntropy) {
  return {
    convention: options.convention,
    vacancies: options.countVacancies,
    value: rounded(value, 4),
    uncertainty: significant(uncertainty),
  };
}

/** More digits than these no uncertainty has. */
function significant(uncertainty: number | undefined): number | null {
  return uncertainty === undefined ? null : Number(uncertainty.toPrecision(3));
}
