/** The card of a measurement, for people. */

import { GAS_CONSTANT } from '../chemistry/entropy.js';
import {
  formatDeviation,
  formatMeasured,
  formatMultiple,
  formatUncertain,
} from '../chemistry/uncertainty.js';
import { decidingEntropy } from '../model/entropies.js';
import type { MeasuredValue, Measurement } from '../model/measurement.js';
import { cardText, field } from './card.js';
import { alignColumns, printable } from './columns.js';
import { conventionText, type MeasurementEntry } from './entry.js';
import { amount, fixed, UNKNOWN } from './numbers.js';
import type { Paint } from './paint.js';

/** One card for each measurement, with a blank line between them. */
export function measurementsPretty(entries: readonly MeasurementEntry[], paint: Paint): string {
  return entries.map((entry) => cardOf(entry, paint)).join('\n');
}

function cardOf(entry: MeasurementEntry, paint: Paint): string {
  const { measurement } = entry;
  const { declaration, label, material, missing } = measurement;
  const name = material?.name ?? declaration.of?.name.text;
  const blocks = [
    [
      ...field('of', name && printable(name), paint),
      ...field('normalised', normalisationText(measurement), paint),
    ],
    valuesTable(measurement, paint),
    [
      ...field('entropy', entropyText(measurement), paint),
      ...field('class', classText(measurement), paint),
      ...field('unmeasured', missing.join(', '), paint),
    ],
  ];
  return cardText(label || 'measured', entry, blocks, paint);
}

function normalisationText({ declaration }: Measurement): string {
  const to = declaration.normalisation?.text;
  if (to === undefined) return 'no, taken as atoms per formula unit';
  return to === 'sum' ? 'to the nominal sum of what was measured' : `to the nominal amount of ${to}`;
}

const HEADINGS = ['element', 'measured', 'per formula unit', 'nominal', 'deviation', 'in uncertainties'];

function valuesTable({ values }: Measurement, paint: Paint): string[] {
  if (values.length === 0) return [];
  return alignColumns(
    [HEADINGS.map(paint.faint), ...values.map(rowOf)],
    ['left', ...HEADINGS.slice(1).map(() => 'right' as const)],
  );
}

function rowOf({
  element,
  written,
  value,
  uncertainty,
  nominal,
  deviation,
  inUncertainties,
}: MeasuredValue): string[] {
  return [
    printable(element),
    formatMeasured(written.amount.value, written.amount.uncertainty?.valueOf()),
    value ? formatMeasured(value, uncertainty) : UNKNOWN,
    amount(nominal),
    deviation ? formatDeviation(deviation, uncertainty) : UNKNOWN,
    inUncertainties === undefined ? UNKNOWN : formatMultiple(inUncertainties),
  ];
}

function entropyText({ entropy, material }: Measurement): string | undefined {
  if (!entropy || !material) return undefined;
  const { value, uncertainty, options } = entropy;
  const inJoules = formatUncertain(value * GAS_CONSTANT, uncertainty && uncertainty * GAS_CONSTANT, 3);
  const nominal = fixed(decidingEntropy(material, options), 4);
  return (
    `${formatUncertain(value, uncertainty, 4)} R = ${inJoules} J/(mol K), ${conventionText(options)}; ` +
    `nominally ${nominal} R`
  );
}

function classText({ entropy }: Measurement): string | undefined {
  if (!entropy) return undefined;
  const { possible } = entropy;
  if (!possible) return `${entropy.class} by entropy; its uncertainty is not known`;
  const within = 'within two standard uncertainties (about 95 %)';
  return possible.length > 1
    ? `${entropy.class} by entropy; ${within} it may be ${possible.join(' or ')}`
    : `${entropy.class} by entropy; ${within} no other is possible`;
}
