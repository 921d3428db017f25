/** Which elements belong on a site, the likeliest first. An order for suggestions, evidence for nothing else. */
import { elementOf } from '../../chemistry/elements.js';
import { frequencyOf } from '../../chemistry/frequency.js';
import { COORDINATION, type Radius, shannonRadii } from '../../chemistry/radii.js';
import type { Structure, StructureSite } from '../../model/structure.js';
import { placeOn, type Span, usualStates } from './charge.js';

/** Sites with few elements list them by how usual they are there. */
const FEW = 8;

/** What a site wants of an element. */
export interface Wanted {
  readonly site: StructureSite;
  readonly structure: Structure;
  /** Charge per atom that neutrality wants, where it is known. */
  readonly charge: Span | undefined;
  /** Whether it would be the first of its formula. */
  readonly isFirst: boolean;
}

/** The elements that a site lists, the likeliest first. */
export function elementsFor(wanted: Wanted, present: ReadonlySet<string>): string[] {
  const { site } = wanted;
  const absent = [...site.elements].filter((symbol) => !present.has(symbol));
  if (site.elements.size <= FEW) return absent;
  const scores = new Map(absent.map((symbol) => [symbol, score(symbol, wanted)]));
  return absent.sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
}

/**
 * How many crystal structures have the element, on a logarithmic scale: what is one charge off stands back as if it
 * were three times rarer, and what is too small or too large for its coordination by a tenth of the radius ratio as if
 * it were ten times rarer. Formulas begin with what is least electronegative (IUPAC, Red Book 2005, IR-4.4.2).
 */
function score(symbol: string, wanted: Wanted): number {
  const place = placeOn(wanted.site);
  const frequency = Math.log10(1 + frequencyOf(symbol, place));
  const state = stateFor(symbol, wanted);
  if (state === undefined) return frequency;
  const lead = wanted.isFirst ? 2 - (elementOf(symbol)?.electronegativity ?? 2) : 0;
  const off = 0.5 * offCharge(state, wanted) + 10 * offRadius(symbol, state, wanted);
  return frequency + lead - Math.min(4, off);
}

/** The usual state of an element that comes nearest to what is wanted; the most frequent where nothing is. */
export function stateFor(symbol: string, wanted: Wanted): number | undefined {
  const { site } = wanted;
  const listed = site.states.get(symbol)?.valueOf();
  if (listed !== undefined) return listed;
  const states = usualStates(symbol, placeOn(site));
  return [...states].sort((a, b) => offCharge(a, wanted) - offCharge(b, wanted))[0];
}

function offCharge(state: number, { charge }: Wanted): number {
  if (!charge) return 0;
  return Math.max(0, charge.least.valueOf() - state, state - charge.most.valueOf());
}

/**
 * Cation radii over that of the anion between which a coordination is stable: L. Pauling, J. Am. Chem. Soc. 51 (1929)
 * 1010, doi:10.1021/ja01379a006. Twelve neighbours want equal radii; a fifth more is taken to fit as well.
 */
const RATIOS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [3, [0.155, 0.225]],
  [4, [0.225, 0.414]],
  [6, [0.414, 0.732]],
  [8, [0.732, 1]],
  [12, [1, 1.2]],
]);

/**
 * How far the radius ratio lies outside of what the coordination wants. An ion of which no radius in it is known is
 * seldom met in it; where the site tells nothing, all are alike.
 */
function offRadius(symbol: string, state: number, { site, structure }: Wanted): number {
  const window = RATIOS.get(COORDINATION[site.coordination ?? ''] ?? 0);
  const anion = structure.sites.find(({ kind }) => kind === 'anion')?.usual[0];
  const cation = radiusOn(site, symbol, state);
  if (!window || anion?.kind !== 'element') return 0;
  if (!cation) return 0.1;
  const charge = usualStates(anion.symbol.text, 'anion')[0];
  const [large] = charge === undefined ? [] : (shannonRadii(anion.symbol.text, charge, 'octahedral') ?? []);
  if (!large) return 0;
  const ratio = Number(cation.ionic) / Number(large.ionic);
  return Math.max(0, window[0] - ratio, ratio - window[1]);
}

/** The radius of an ion on a site, that of high spin where there are two; undefined where the source has none. */
export function radiusOn(site: StructureSite, symbol: string, state: number): Radius | undefined {
  const radii = site.coordination ? (shannonRadii(symbol, state, site.coordination) ?? []) : [];
  return radii.find(({ spin }) => spin !== 'low') ?? radii[0];
}
