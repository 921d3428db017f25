/** What reports tell of a site beyond what the model holds. */
import { type Fraction, sum, ZERO } from '../chemistry/amount.js';
import type { Occupant, Site } from '../model/material.js';

/** Sites per formula unit; where neither the structure nor the amounts say it, it is not known. */
export function multiplicityOf(site: Site): Fraction | undefined {
  return site.isMultiplicityGiven || site.sum ? site.multiplicity : undefined;
}

/**
 * The part that each occupant has of those that are counted. Vacancies that are not counted have none, and where
 * one amount is open no part is known.
 */
export function fractionsOf(site: Site, countVacancies: boolean): (Fraction | undefined)[] {
  const isCounted = ({ kind }: Occupant) => countVacancies || kind !== 'vacancy';
  const written = sum(site.occupants.flatMap((occupant) => (isCounted(occupant) && occupant.amount) || []));
  const hasMore = countVacancies && site.hasImplicitVacancies && site.multiplicity.compare(written) > 0;
  const whole = hasMore ? site.multiplicity : written;
  return site.occupants.map((occupant) =>
    site.sum && whole.compare(ZERO) > 0 && isCounted(occupant) ? occupant.amount?.div(whole) : undefined,
  );
}
