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

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV'];

/** A radius with the coordination that it belongs to, in words: `6`, `4 (square-planar)`. */
export interface CoordinatedRadius extends Radius {
  readonly coordination: string;
}

const GEOMETRY: Readonly<Record<string, string>> = { SQ: ' (square-planar)', PY: ' (pyramidal)' };

interface Tables {
  readonly bySite: Map<string, Radius[]>;
  readonly byIon: Map<string, CoordinatedRadius[]>;
}

let built: Tables | undefined;

/** Read when a first radius is asked for, which checking most files does not. */
function tables(): Tables {
  if (built) return built;
  const [bySite, byIon] = [new Map<string, Radius[]>(), new Map<string, CoordinatedRadius[]>()];
  for (const { element, oxidation, coordination, spin, ionic, crystal } of readTable(radii)) {
    const key = keyOf(element ?? '', Number(oxidation), coordination ?? '');
    const radius: Radius = {
      spin: spin === 'high' || spin === 'low' ? spin : undefined,
      ionic: ionic ?? '',
      crystal: crystal ?? '',
    };
    bySite.set(key, [...(bySite.get(key) ?? []), radius]);
    const ion = `${element} ${Number(oxidation)}`;
    byIon.set(ion, [...(byIon.get(ion) ?? []), { ...radius, coordination: wordsOf(coordination ?? '') }]);
  }
  built = { bySite, byIon };
  return built;
}

/** The coordination of a word as a Roman number, as the source writes it: `VI`; undefined where the word has none. */
export function romanCoordination(coordination: string): string | undefined {
  const number = COORDINATION[coordination];
  return number === undefined ? undefined : ROMAN[number];
}

/**
 * The effective ionic radius of an ion on a site, Å: that of the high-spin ion where the source tells spin states
 * apart; undefined where it lists none, or one for the low-spin ion beside others that are not.
 */
export function highSpinRadius(element: string, state: number, coordination: string): number | undefined {
  const radii = shannonRadii(element, state, coordination) ?? [];
  const [only] = radii.length === 1 ? radii : radii.filter(({ spin }) => spin === 'high');
  return only && Number(only.ionic);
}

/** The radii of an ion in every coordination for which the source lists one. */
export function allRadii(element: string, state: number): readonly CoordinatedRadius[] {
  return tables().byIon.get(`${element} ${state}`) ?? [];
}

function wordsOf(coordination: string): string {
  const [, roman = '', geometry = ''] = /^([IVX]+)(SQ|PY)?$/.exec(coordination) ?? [];
  return `${ROMAN.indexOf(roman)}${GEOMETRY[geometry] ?? ''}`;
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
  return tables().bySite.get(keyOf(element, state, roman)) ?? [];
}

function keyOf(element: string, state: number, coordination: string): string {
  return `${element} ${state} ${coordination}`;
}
