/** What sits on sites, as descriptors take it. */
import { type Fraction, isZero, over, sum, times, ZERO } from '../../chemistry/amount.js';
import { all, combine, type Found, found, notFound } from '../../chemistry/descriptors/found.js';
import { meanOf, type Occupant as Named } from '../../chemistry/descriptors/weighted.js';
import { highSpinRadius, romanCoordination } from '../../chemistry/radii.js';
import { Fraction as Exact } from '../../chemistry/amount.js';
import { speciesText } from '../../syntax/print.js';
import type { Material, Occupant, Site } from '../material.js';

/** An element in one state on a site, or a polyatomic ion there. An element of mixed valence is as many as it has states. */
export interface Species extends Named {
  /** Missing for a polyatomic ion. */
  readonly element?: string;
  /** Undefined while nothing decides it. */
  readonly state: Fraction | undefined;
}
