import { type Fraction, sum, ZERO } from '../amount.js';
import { type Host, ladderOf } from '../redox.js';
import { fixedState } from '../states.js';
import { all, combine, type Found, found, notFound } from './found.js';
import type { Species } from './poor-mixers.js';

/**
 * Electrons that the cations can give up, per formula unit, from the states that they have to the highest that the
 * redox ladder of the host has for them.
 *
 * Exact where states are integers. Oxidation of the anions is not counted, and whether a voltage window reaches the upper
 * couples is not asked: it is a limit, not a forecast. Cations with one usual state give none.
 *
 * @param cations every cation in an integer state; a mixed valence is two species.
 * @returns missing the couples of an element that has several states, but none on this ladder.
 */
export function availableElectrons(cations: readonly Species[], host: Host): Found<Fraction> {
  const ladder = ladderOf(host);
  const given = cations.map(({ element, state, amount }): Found<Fraction> => {
    const couples = ladder.filter((couple) => couple.element === element);
    if (couples.length === 0) {
      return fixedState(element, 'cation') ? found(ZERO) : notFound('redox couple', element);
    }
    const highest = Math.max(...couples.map(({ oxidised }) => oxidised));
    return found(amount.mul(Math.max(0, highest - state)));
  });
  return combine([all(given)], sum);
}
