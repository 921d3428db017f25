/** What sits on sites, as descriptors take it. */
import { Fraction, isZero, over, ZERO } from '../../chemistry/amount.js';
import {
  all,
  combine,
  type Found,
  found,
  type Missing,
  notFound,
} from '../../chemistry/descriptors/found.js';
import type { Species as StatedSpecies } from '../../chemistry/descriptors/poor-mixers.js';
import { meanOf, type Occupant } from '../../chemistry/descriptors/weighted.js';
import { highSpinRadius, romanCoordination } from '../../chemistry/radii.js';
import { speciesText } from '../../syntax/print.js';
import type { Material, Site } from '../material.js';
import { natureOf } from '../nature.js';

/** An element in one state, or a polyatomic ion. An element of mixed valence is as many as it has states. */
export interface Species extends Occupant {
  /** Missing for a polyatomic ion. */
  readonly element?: string;
  /** Undefined while nothing decides it. */
  readonly state: Fraction | undefined;
}

/** What a site holds, vacancies and what there is nothing of left out. */
export function speciesOn({ occupants }: Site): Found<readonly Species[]> {
  const species = occupants
    .filter(({ kind }) => kind !== 'vacancy')
    .map(({ species: name, element, amount, state, parts }): Found<readonly Species[]> => {
      if (!amount) return notFound('amount', name);
      if (!element || !parts) {
        return found([{ name, ...(element && { element }), amount, state: state?.value }]);
      }
      return found(
        parts.map((part) => {
          const value = new Fraction(part.state);
          return { name: speciesText(element, value), element, amount: part.amount, state: value };
        }),
      );
    });
  return combine([all(species)], (list) => list.flat().filter(({ amount }) => !isZero(amount)));
}

/** Species that have a state, as those formulas take them that count electrons. */
export function stated(species: readonly Species[]): Found<readonly StatedSpecies[]> {
  const each = species.map(({ name, element, amount, state }): Found<readonly StatedSpecies[]> => {
    if (!state) return notFound('oxidation state', name);
    if (!element) return notFound('redox couple', name);
    return found(wholeStates(element, state, amount));
  });
  return combine([all(each)], (list) => list.flat());
}

/** A mean state, as in Mn3.5+, as the two whole ones between which it lies. */
function wholeStates(element: string, state: Fraction, amount: Fraction): StatedSpecies[] {
  const low = state.floor();
  const share = state.sub(low);
  const below = { element, state: low.valueOf(), amount: amount.mul(new Fraction(1).sub(share)) };
  return isZero(share) ? [below] : [below, { element, state: low.valueOf() + 1, amount: amount.mul(share) }];
}

// --------------------------------------------------------------------------------------------------- radii

/** A species with its radius, Å; one that has none is named with its coordination. */
export interface SizedSpecies extends Species {
  readonly radius: number | undefined;
}

/** The coordination that a material's structure gives a site, in its word. */
export function coordinationOf({ name }: Site, { structure }: Material): Found<string> {
  const word = structure?.sites.find((site) => site.name === name)?.coordination;
  return word && romanCoordination(word) ? found(word) : notFound('coordination', `site ${name}`);
}

/** The species of a site with the radii of high-spin ions in a coordination; undefined radii are left to the formulas. */
export function sized(
  species: Found<readonly Species[]>,
  coordination: Found<string>,
): Found<readonly SizedSpecies[]> {
  const parts = combine([species, coordination], (list, word) => ({ list, word }));
  if ('missing' in parts) return parts;
  const { list, word } = parts.value;
  return all(
    list.map((one): Found<SizedSpecies> => {
      if (one.element && !one.state) return notFound('oxidation state', one.name);
      const radius = one.element && highSpinRadius(one.element, one.state?.valueOf() ?? 0, word);
      return found({
        ...one,
        name: `${one.name} for coordination ${romanCoordination(word)}`,
        radius: radius || undefined,
      });
    }),
  );
}

/** The mean radius of what sits on a site, Å. */
export function meanRadius(site: Site, coordination: string): Found<number> {
  const species = sized(speciesOn(site), found(coordination));
  return 'missing' in species ? species : meanOf(species.value, 'ionic radius', ({ radius }) => radius);
}

/** The mean oxidation state on a site. */
export function meanStateOn(site: Site): Found<number> {
  const species = speciesOn(site);
  if ('missing' in species) return species;
  return meanOf(species.value, 'oxidation state', ({ state }) => state?.valueOf());
}

// ------------------------------------------------------------------------------------------------ materials

/** What is chained: a formula that needs what another one found. */
export function andThen<T, R>(one: Found<T>, next: (value: T) => Found<R>): Found<R> {
  return 'missing' in one ? one : next(one.value);
}

/** The atoms of a formula unit. */
export function compositionOf(material: Material): Found<ReadonlyMap<string, Fraction>> {
  if (material.isComplete) return found(material.elements);
  const open = material.sites.flatMap(({ occupants }) =>
    occupants.flatMap(({ amount, species }): Missing[] => (amount ? [] : [{ what: 'amount', of: species }])),
  );
  return open.length > 0 ? { missing: open } : notFound('complete composition', material.name);
}

/** The part that an amount is of another; zero of nothing. */
export function shareOf(part: Fraction, whole: Fraction): Fraction {
  return whole.compare(ZERO) > 0 ? over(part, whole) : ZERO;
}

/** Whether it is on one of some structures that ship with hem: what they are is known. */
export function isOn({ structure }: Material, ...names: readonly string[]): boolean {
  return structure?.source.isBuiltIn === true && names.includes(structure.name);
}

export function siteNamed({ sites }: Material, name: string): Site | undefined {
  return sites.find((site) => site.name === name);
}

/** Whether a site holds some element. */
export function holds(site: Site | undefined, element: string): boolean {
  return (
    site?.occupants.some((one) => one.element === element && (!one.amount || !isZero(one.amount))) ?? false
  );
}

/** Elements that make an oxide or a halide of what they are in, whatever structure is named. */
const SALT_FORMERS = ['O', 'F', 'Cl', 'Br', 'I'];

/** Whether a material is a metal, by its structure or as its formula was read; never one with oxygen or a halogen. */
export function isAlloy(material: Material): boolean {
  return natureOf(material) === 'alloy' && !SALT_FORMERS.some((symbol) => material.elements.has(symbol));
}
