/** The card of a measurement: each value against the nominal one, and the entropy of what was measured. */
import { isZero } from '../../chemistry/amount.js';
import { type EntropyClass, GAS_CONSTANT } from '../../chemistry/entropy.js';
import {
  formatDeviation,
  formatMeasured,
  formatMultiple,
  formatUncertain,
} from '../../chemistry/uncertainty.js';
import { decidingEntropy } from '../../model/entropies.js';
import type { FileModel } from '../../model/file.js';
import type { MeasuredValue, Measurement } from '../../model/measurement.js';
import { conventionText, entropyText, PER } from '../figures.js';
import { type Block, type Inline, paragraph, paragraphsOf } from '../markup.js';
import { NOT_CHECKED, openAmount } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';

const DECIMALS = 4;

export function measurementCard(measurement: Measurement, model: FileModel): Block[] {
  const { declaration } = measurement;
  const doc = paragraphsOf(declaration.doc?.text ?? '');
  if (declaration.broken) return [titleOf(measurement), ...doc, paragraph(NOT_CHECKED)];
  return [
    titleOf(measurement),
    ...doc,
    paragraph(normalisationText(measurement)),
    ...valuesTable(measurement, model),
    ...itemsOf(measurement),
    ...sourcesLine(measurement),
  ];
}

/** The card of one value. */
export function measuredValueCard(value: MeasuredValue, measurement: Measurement, model: FileModel): Block[] {
  const { element } = value;
  const name = nameOf(measurement);
  const title = paragraph(
    { strong: element },
    ` measured ${writtenText(value, model)} · ${measurement.label}`,
  );
  if (!value.value) return [title, paragraph('It is not reckoned with: see the finding.')];
  const { nominal, deviation, inUncertainties, uncertainty } = value;
  const normalised = measurement.declaration.normalisation
    ? [paragraph(`Normalised: ${formatMeasured(value.value, uncertainty)} per formula unit of ${name}.`)]
    : [];
  const against =
    nominal && isZero(nominal)
      ? `${name} has none.`
      : `Nominal: ${openAmount(nominal)} per formula unit of ${name}.`;
  const off = deviation && ` Deviation: ${formatDeviation(deviation, uncertainty)}`;
  const judged =
    inUncertainties === undefined
      ? `; ${whyNotJudged(value)}.`
      : `, ${formatMultiple(inUncertainties)} standard uncertainties.`;
  return [
    title,
    ...normalised,
    ...(measurement.material ? [paragraph(against + (off ? off + judged : ''))] : []),
  ];
}

function titleOf(measurement: Measurement): Block {
  const label = measurement.label || 'measured';
  return paragraph({ strong: label }, ` · measured of ${nameOf(measurement)}`);
}

function nameOf({ material, declaration }: Measurement): string {
  return material?.name ?? declaration.of?.name.text ?? 'no material';
}

function normalisationText({ declaration }: Measurement): string {
  const to = declaration.normalisation?.text;
  if (to === undefined) return 'The values are atoms per formula unit, as they are written.';
  return to === 'sum'
    ? 'Normalised to the sum: all measured elements together have their nominal amount.'
    : `Normalised to ${to}, which has its nominal amount.`;
}

function writtenText({ written }: MeasuredValue, { text }: FileModel): string {
  return text.slice(written.amount.range.start, written.amount.range.end);
}

// -------------------------------------------------------------------------------------------------- values

function valuesTable(measurement: Measurement, model: FileModel): Block[] {
  const { values, declaration, material } = measurement;
  if (values.length === 0) return [];
  const isNormalised = declaration.normalisation !== undefined;
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Element' },
        { heading: 'Measured', isNumber: true },
        ...(isNormalised ? [{ heading: 'Per formula unit', isNumber: true }] : []),
        ...(material
          ? [
              { heading: 'Nominal', isNumber: true },
              { heading: 'Deviation', isNumber: true },
              { heading: 'in standard uncertainties', isNumber: true },
            ]
          : []),
      ],
      rows: values.map((value) => [
        value.element,
        writtenText(value, model),
        ...(isNormalised ? [value.value ? formatMeasured(value.value, value.uncertainty) : 'not known'] : []),
        ...(material ? comparison(value) : []),
      ]),
    },
  ];
}

function comparison(value: MeasuredValue): string[] {
  const { nominal, deviation, uncertainty, inUncertainties } = value;
  return [
    openAmount(nominal),
    deviation ? formatDeviation(deviation, uncertainty) : 'not known',
    inUncertainties === undefined ? whyNotJudged(value) : formatMultiple(inUncertainties),
  ];
}

function whyNotJudged({ value, deviation, uncertainty }: MeasuredValue): string {
  if (!value || !deviation) return 'not known';
  return uncertainty === 0 ? 'normalised to this' : 'not known without an uncertainty';
}

// ------------------------------------------------------------------------------------------------- entropy

function itemsOf(measurement: Measurement): Block[] {
  const items = [
    ...entropyItems(measurement),
    ...missingItem(measurement),
    ...foreignItem(measurement),
    ...splitItem(measurement),
  ];
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}

function entropyItems(measurement: Measurement): Inline[][] {
  const { entropy, material } = measurement;
  if (!material) return [];
  if (!entropy) return [[`Entropy: not known: ${whyNoEntropy(measurement)}`]];
  const { value, uncertainty, possible, options } = entropy;
  const inR = formatUncertain(value, uncertainty, DECIMALS);
  const inJoules = formatUncertain(value * GAS_CONSTANT, uncertainty && uncertainty * GAS_CONSTANT, 3);
  const nominal = decidingEntropy(material, options);
  const against = nominal === undefined ? '' : `; nominally ${entropyText(nominal, DECIMALS)} R`;
  const unsure = uncertainty === undefined ? '; its uncertainty is not known' : '';
  return [
    [
      `S = ${inR} R = ${inJoules} J/(mol K)${PER[options.convention]} (${conventionText(options)})${against}${unsure}`,
    ],
    [
      { strong: `${capital(entropy.class)} entropy` },
      ` as measured${possible ? `; within two standard uncertainties (about 95 %) ${classesText(possible)}` : ''}`,
    ],
  ];
}

function whyNoEntropy({ values, material }: Measurement): string {
  if (!material?.entropy) return 'that of the material is not';
  return values.some(({ value }) => value)
    ? 'none of the elements of the material was measured'
    : 'there are no values that are normalised';
}

function classesText(possible: readonly EntropyClass[]): string {
  return possible.length > 1 ? `it may be ${possible.join(' or ')}` : 'no other class is possible';
}

function missingItem({ missing, entropy }: Measurement): Inline[][] {
  if (missing.length === 0) return [];
  return [[`Not measured${entropy ? ', taken as nominal' : ''}: ${missing.join(', ')}`]];
}

function foreignItem({ values, material }: Measurement): Inline[][] {
  const foreign = values.filter(({ nominal }) => nominal && isZero(nominal)).map(({ element }) => element);
  if (!material || foreign.length === 0) return [];
  return [[`Not in ${material.name}, and left out of the entropy: ${foreign.join(', ')}`]];
}

/** An analysis of elements does not tell where they sit. */
function splitItem({ values, material, entropy }: Measurement): Inline[][] {
  if (!material || !entropy) return [];
  const split = values
    .filter(({ element }) => {
      const places = material.sites.flatMap(({ occupants }) =>
        occupants.filter(({ composition }) => composition.has(element)),
      );
      return places.length > 1;
    })
    .map(({ element }) => element);
  return split.length > 0 ? [[`Divided among its places as it is nominally: ${split.join(', ')}`]] : [];
}

function sourcesLine({ entropy, values }: Measurement): Block[] {
  const used = [
    ...(entropy ? [['Entropy', SOURCE.entropy] as const] : []),
    ...(values.some(({ uncertainty }) => uncertainty)
      ? [['Uncertainties', SOURCE.uncertainty] as const]
      : []),
  ];
  return used.length > 0 ? [paragraph(sourcesText(used))] : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
