/**
 * Radii of ions: R. D. Shannon, Acta Cryst. A32 (1976) 751. A radius belongs to a state and a coordination; where
 * either is unknown there is none.
 */
import radii from '../data/shannon-radii.tsv';
import { readTable } from './table.js';

/** Coordination numbers by the words that structures use for them. */
export const COORDINATION: Readonly<Record<string, number>> = {
  linear: 2,
  trigonal: 3,
  tetrahedral: 4,
  'square-planar': 4,
  'square-pyramidal': 5,
  'trigonal-bipyramidal': 5,
  octahedral: 6,
  'trigonal-prismatic': 6,
  cubic: 8,
  dodecahedral: 8,
  cuboctahedral: 12,
};

export interface Radius {
  /** Where the source tells the spin states apart. */
  readonly spin: 'high' | 'low' | undefined;
  /** Effective ionic radius, Å, on the scale where O2- in sixfold coordination has 1.40. */
  readonly ionic: string;
  /** Crystal radius, Å. */
  readonly crystal: string;
}

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const table = new Map<string, Radius[]>();
for (const { element, oxidation, coordination, spin, ionic, crystal } of readTable(radii)) {
  const key = keyOf(element ?? '', Number(oxidation), coordination ?? '');
  const radius: Radius = {
    spin: spin === 'high' || spin === 'low' ? spin : undefined,
    ionic: ionic ?? '',
    crystal: crystal ?? '',
  };
  table.set(key, [...(table.get(key) ?? []), radius]);
}

/**
 * The radii of an ion on a site, one for each spin state that the source lists; none where it lists none, and
 * undefined where the word for the coordination is not one that has a number.
 */
export function shannonRadii(
  element: string,
  state: number,
  coordination: string,
): readonly Radius[] | undefined {
  const number = COORDINATION[coordination];
  if (number === undefined) return undefined;
  const roman = coordination === 'square-planar' ? 'IVSQ' : (ROMAN[number] ?? '');
  return table.get(keyOf(element, state, roman)) ?? [];
}

function keyOf(element: string, state: number, coordination: string): string {
  return `${element} ${state} ${coordination}`;
}
