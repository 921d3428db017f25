/** Whether two materials are the same, however they are written. */
import type { Fraction } from '../../chemistry/amount.js';
import { isSumWrong } from '../../model/charge.js';
import type { Material, Occupant, Remark, Site } from '../../model/material.js';

/** Remarks on how something was read, which is what may change. */
const ON_READING: ReadonlySet<Remark['kind']> = new Set([
  'read-as-equimolar',
  'read-as-written',
  'formula-units',
  'inferred-sites',
  'split',
]);

/**
 * Whether two lists have the same materials in the same order: sites with their species, amounts and states, charge,
 * water and mass, and what is found wrong with sums and charges. Names are not compared.
 */
export function areSame(one: readonly Material[], other: readonly Material[]): boolean {
  return (
    one.length === other.length &&
    one.every((material, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && isSame(material, counterpart);
    })
  );
}

function isSame(one: Material, other: Material): boolean {
  return (
    isEvery(one.sites, other.sites, isSameSite) &&
    chargeKey(one) === chargeKey(other) &&
    one.water.equals(other.water) &&
    one.isComplete === other.isComplete &&
    compositionKey(one.elements) === compositionKey(other.elements) &&
    hasNoMoreRemarks(other, one)
  );
}

/** Whether two lists have the same sites with the same amounts of the same species, whatever their states. */
export function haveSameAmounts(one: readonly Site[], other: readonly Site[]): boolean {
  return isEvery(one, other, (site, counterpart) => {
    const keys = ({ occupants }: Site) => occupants.map(amountKey).sort().join('; ');
    return site.name === counterpart.name && keys(site) === keys(counterpart);
  });
}

function isSameSite(one: Site, other: Site): boolean {
  const keys = ({ occupants }: Site) => occupants.map(occupantKey).sort().join('; ');
  return (
    one.name === other.name &&
    one.multiplicity.equals(other.multiplicity) &&
    isSumWrong(one) === isSumWrong(other) &&
    keys(one) === keys(other)
  );
}

function occupantKey(occupant: Occupant): string {
  const { state, isSolvedAmount } = occupant;
  return [amountKey(occupant), text(state?.value), isSolvedAmount === true].join(' ');
}

function amountKey({ kind, composition, amount }: Occupant): string {
  return [kind, compositionKey(composition), text(amount)].join(' ');
}

/** Its value, and whether it is more than rounding explains. */
function chargeKey({ charge }: Material): string {
  switch (charge.kind) {
    case 'known':
      return `${text(charge.value)} ${charge.value.abs().compare(charge.tolerance) > 0}`;
    case 'unreachable':
      return `${charge.host} ${text(charge.least)} ${text(charge.most)}`;
    case 'undetermined':
    case 'not-applicable':
      return charge.kind;
  }
}

function compositionKey(composition: ReadonlyMap<string, Fraction>): string {
  return [...composition]
    .map(([symbol, amount]) => symbol + text(amount))
    .sort()
    .join(' ');
}

function text(value: Fraction | undefined): string {
  return value?.toFraction() ?? '?';
}

function hasNoMoreRemarks(later: Material, before: Material): boolean {
  const [own, former] = [countsOf(later), countsOf(before)];
  return [...own].every(([kind, count]) => ON_READING.has(kind) || count <= (former.get(kind) ?? 0));
}

function countsOf({ remarks }: Material): Map<Remark['kind'], number> {
  const counts = new Map<Remark['kind'], number>();
  for (const { kind } of remarks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function isEvery<T>(one: readonly T[], other: readonly T[], accept: (a: T, b: T) => boolean): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && accept(item, counterpart);
    })
  );
}
