/** Descriptors that can be expected: all that are one number of a material or of a site. */
import { isZero } from '../../chemistry/amount.js';
import type { Descriptor } from '../descriptors/descriptor.js';
import { cost } from '../descriptors/practical.js';
import { DESCRIPTORS, describeBy } from '../descriptors/registry.js';
import { whyMissing } from '../descriptors/why.js';
import type { Site } from '../material.js';
import { DEFAULT_EVALUATION } from '../options.js';
import type { Found, NotFound, NumberQuantity, Subject, Unit } from './quantity.js';
import { whyNoTotals } from './why.js';

/** Units in which a number is printed that the unit of a descriptor is not. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'J/(mol K)': ['J/(K mol)', 'J/mol/K', 'J/K/mol'],
  'mAh/g': ['Ah/kg'],
  '1/Å': ['Å⁻¹', 'Å^-1', '1/angstrom'],
};

const EXPECTED = DESCRIPTORS.filter((one) => one.of !== 'element' && !one.hasTemperature && one !== cost);

/** One quantity for each name: what has it of a site and of a material is either. */
export const DESCRIPTOR_QUANTITIES: readonly NumberQuantity[] = EXPECTED.flatMap((first, index) =>
  EXPECTED.findIndex(({ id }) => id === first.id) === index
    ? [
        quantityOf(
          first,
          EXPECTED.filter((one) => one !== first && one.id === first.id),
        ),
      ]
    : [],
);

function quantityOf(first: Descriptor, others: readonly Descriptor[]): NumberQuantity {
  const all = [first, ...others];
  const { id: name, unit, decimals } = first;
  const shown = { decimals, compared: decimals };
  const units: Unit[] = unit === '' ? [] : [{ name: unit, also: ALSO[unit] ?? [], size: 1, ...shown }];
  const bases = [...new Set(all.map(({ basis }) => basis))].join('; ');
  return {
    kind: 'number',
    name,
    means: [...new Set(all.map((one) => one.name))].join(', '),
    of: all.every(({ of }) => of === 'site') ? 'site' : others.length > 0 ? 'either' : 'material',
    hasBasis: false,
    basis: bases,
    restsOn: [],
    sources: all.map(({ source, symbol }) => [symbol, source]),
    units,
    plain: shown,
    isUnitOptional: units.length === 0,
    find: (subject) => findIn(all, subject),
  };
}

function findIn(descriptors: readonly Descriptor[], { material, place, basis }: Subject): Found | NotFound {
  const own = descriptors.filter(({ of }) => (of === 'site') === (place !== undefined));
  const options = { ...DEFAULT_EVALUATION, ...basis };
  const [described] = describeBy(own, material, options).filter(({ value }) => value.place === place?.name);
  if (!described) {
    // One kind of ion alone differs from nothing.
    if (place?.site && hasOneElement(place.site)) return { kind: 'computed', value: 0 };
    const applies = own.map(({ appliesTo }) => appliesTo).join('; ');
    return { kind: 'unknown', why: `it is told of ${applies}` };
  }
  const { found } = described.value;
  if ('value' in found) return { kind: 'computed', value: found.value };
  const why = material.isComplete ? whyMissing(found.missing) : whyNoTotals(material);
  return { kind: 'unknown', why };
}

function hasOneElement({ occupants, sum }: Site): boolean {
  const present = occupants.filter(({ kind, amount }) => kind !== 'vacancy' && amount && !isZero(amount));
  const elements = new Set(present.map(({ element }) => element));
  return sum !== undefined && elements.size === 1 && !elements.has(undefined);
}
