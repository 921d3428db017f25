/** The card of an element, with what it is and does in the place where it is written. */
import { Fraction, isZero } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { stateShares } from '../../chemistry/frequency.js';
import { allRadii, type Radius, shannonRadii } from '../../chemistry/radii.js';
import { knownIon } from '../../chemistry/states.js';
import type { Material } from '../../model/material.js';
import { speciesText } from '../../syntax/print.js';
import { percent } from '../figures.js';
import type { Placement } from '../locate.js';
import { type Block, type Inline, paragraph } from '../markup.js';
import { type MemberColumn, sharesBlocks } from './members.js';
import { openAmount, stateText, structureSiteOf } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';
import { coordinationText } from './structure.js';

export function elementCard(
  symbol: string,
  placements: readonly Placement[],
  members: readonly Material[] = [],
): Block[] {
  const element = elementOf(symbol);
  const places = placeBlocks(placements, members);
  if (!element) return [paragraph({ strong: symbol }), paragraph('No element has this symbol.'), ...places];
  const { name, number, weight, electronegativity } = element;
  const hasOrigin = (origin: 'usual' | 'solved') =>
    placements.some(({ occupant }) => occupant.kind === 'element' && occupant.state?.origin === origin);
  const used = [
    ...(hasOrigin('usual') ? [['Usual state', SOURCE.usualStates] as const] : []),
    ...(hasOrigin('solved') ? [['Solved state', SOURCE.ladder] as const] : []),
  ];
  return [
    paragraph({ strong: symbol }, ` · ${name} · element ${number}`),
    ...places,
    {
      kind: 'table',
      columns: [{ heading: 'Property' }, { heading: 'Value' }, { heading: 'Source' }],
      rows: [
        [
          'Atomic weight',
          weight ? `${weight.valueOf()} g/mol` : 'none: no composition on Earth is characteristic',
          SOURCE.weights,
        ],
        [
          'Electronegativity, Pauling scale',
          electronegativity === undefined ? 'not known' : String(electronegativity),
          SOURCE.electronegativity,
        ],
        ['Usual oxidation states', list(element.commonStates), SOURCE.states],
        ['Known oxidation states', list(element.knownStates), SOURCE.states],
        ...frequentRows(symbol),
        ...radiusRows(distinct(placements, ionsOf)),
      ],
    },
    ...(used.length > 0 ? [paragraph(sourcesText(used))] : []),
  ];
}

/** The card of a vacancy or a polyatomic ion. */
export function occupantCard(placements: readonly Placement[], members: readonly Material[]): Block[] {
  const [first] = placements;
  if (!first) return [paragraph({ strong: 'Va' }, ' · vacancy'), paragraph('None of it is here.')];
  const { kind, species, composition } = first.occupant;
  const name = kind === 'vacancy' ? 'vacancy' : knownIon(composition)?.name;
  return [paragraph({ strong: species }, name ? ` · ${name}` : ''), ...placeBlocks(placements, members)];
}

/** A row for each place; where the members of a family differ, a table of them. */
function placeBlocks(all: readonly Placement[], members: readonly Material[]): Block[] {
  if (members.length < 2) return placesTable(all, members[0]?.name ?? '');
  // What the others leave nothing of is as absent as what is written with a zero.
  const placements = all.filter(({ occupant: { amount } }) => !amount || !isZero(amount));
  const [first] = placements;
  if (!first) return [];
  const family = first.material.declaration.name?.text ?? '';
  const places = distinct(placements, ({ site }) => site.name).map((place) => ({
    place,
    own: placements.filter(({ site }) => site.name === place.site.name),
  }));
  if (places.every(({ own }) => own.length === members.length && isAlike(own, toldOf))) {
    return placesTable(
      places.map(({ place }) => place),
      `every member of ${family}`,
    );
  }
  const shares = placements.map(({ material, site, occupant: { amount } }) => ({ material, site, amount }));
  const isTold = first.occupant.kind !== 'vacancy' && first.material.charge.kind !== 'not-applicable';
  if (!isTold) return sharesBlocks(shares, members);
  const heading = first.occupant.kind === 'ion' ? 'Charge' : 'Oxidation state';
  return isAlike(placements, stateOf)
    ? [
        ...sharesBlocks(shares, members),
        paragraph(`${heading}: ${stateText(first.occupant, first.material.charge)}.`),
      ]
    : sharesBlocks(shares, members, { after: [stateColumn(heading, placements)] });
}

function stateColumn(heading: string, placements: readonly Placement[]): MemberColumn {
  const byMember = new Map<Material, Placement[]>();
  for (const placement of placements) {
    const own = byMember.get(placement.material);
    if (own) own.push(placement);
    else byMember.set(placement.material, [placement]);
  }
  return {
    heading,
    cellOf: (member) => {
      const own = byMember.get(member) ?? [];
      return [...new Set(own.map(({ occupant }) => stateText(occupant, member.charge)))].join('; ');
    },
  };
}

function isAlike([first, ...others]: readonly Placement[], keyOf: (placement: Placement) => string): boolean {
  const key = first && keyOf(first);
  return others.every((placement) => keyOf(placement) === key);
}

/** The first placement of each key. */
function distinct(placements: readonly Placement[], keyOf: (placement: Placement) => string): Placement[] {
  const found = new Map<string, Placement>();
  for (const placement of placements) {
    const key = keyOf(placement);
    if (!found.has(key)) found.set(key, placement);
  }
  return [...found.values()];
}

/** The same for placements of which the same is told. */
function toldOf(placement: Placement): string {
  const { site, occupant } = placement;
  const numbers = [site.multiplicity, occupant.amount].map((value) => value?.toFraction());
  return [site.name, occupant.species, ...numbers, stateOf(placement)].join(' ');
}

/** The same for placements whose state is the same and has the same reason. */
function stateOf({ material: { charge }, occupant: { state, parts } }: Placement): string {
  if (!state) return charge.kind;
  const made = parts?.map((part) => `${part.state} ${part.amount.toFraction()}`) ?? [];
  return [state.value.toFraction(), state.origin, ...made].join(' ');
}

/** The same for placements of the same ions on the same site. */
function ionsOf({ site, occupant: { state, parts } }: Placement): string {
  return `${site.name} ${parts?.map((part) => part.state).join(' ') ?? state?.value.toFraction()}`;
}

/** Where charges mean nothing there is no column for them. */
function placesTable(placements: readonly Placement[], name: string): Block[] {
  const [first] = placements;
  if (!first) return [];
  const isIon = first.occupant.kind === 'ion';
  const isTold = first.occupant.kind !== 'vacancy' && first.material.charge.kind !== 'not-applicable';
  return [
    {
      kind: 'table',
      columns: [
        { heading: `Site of ${name}` },
        ...(isIon ? [{ heading: 'Ion' }] : []),
        { heading: 'Per formula unit', isNumber: true },
        { heading: 'Of the site', isNumber: true },
        ...(isTold ? [{ heading: isIon ? 'Charge' : 'Oxidation state' }] : []),
      ],
      rows: placements.map(({ material, site, occupant }) => [
        site.name,
        ...(isIon ? [occupant.species] : []),
        openAmount(occupant.amount),
        occupant.amount ? percent(occupant.amount.div(site.multiplicity)) : 'open',
        ...(isTold ? [stateText(occupant, material.charge)] : []),
      ]),
    },
  ];
}

/** Parts of the entries below this say nothing about what is usual. */
const LEAST_SHARE = 0.05;

/** The states that crystal structures have, the most frequent first. */
function frequentRows(symbol: string): Inline[][] {
  const shares = stateShares(symbol).filter(({ share }) => share >= LEAST_SHARE);
  if (shares.length === 0) return [];
  const parts = shares.map(({ state, share }) => `${list([state])} (${Math.round(share * 100)} %)`);
  return [['Frequent oxidation states', `${parts.join(', ')} of the entries`, SOURCE.usualStates]];
}

function list(states: readonly number[]): string {
  if (states.length === 0) return 'none known';
  return states.map((state) => (state > 0 ? `+${state}` : `−${-state}`)).join(', ');
}

/** Radii on the sites of a structure, where the state is known; each once. */
function radiusRows(placements: readonly Placement[]): Inline[][] {
  const told = new Set<string>();
  const once = (where: string, text: string): Inline[][] => {
    if (told.has(where)) return [];
    told.add(where);
    return [[where, text, SOURCE.radii]];
  };
  return placements.flatMap(({ material, site, occupant: { element, state, parts } }) => {
    const given = structureSiteOf(site, material);
    if (!element || !given || material.charge.kind === 'not-applicable') return [];
    if (!state)
      return once(`Radius, ${coordinationText(given)}`, 'not told: the oxidation state is not determined');
    if (isZero(state.value)) return [];
    const states = parts?.map((part) => new Fraction(part.state)) ?? [state.value];
    return states.flatMap((value): Inline[][] => {
      const where = `Radius of ${speciesText(element, value)}, ${coordinationText(given)}`;
      if (value.d !== 1n) return once(where, 'none: a mean state has no radius');
      const radii = shannonRadii(element, value.valueOf(), given.coordination ?? '');
      if (!radii) return once(where, otherRadii('', element, value));
      if (radii.length === 0) return once(where, otherRadii('not in the source; ', element, value));
      return radii.flatMap((radius) => once(where + spinText(radius), radiusText(radius)));
    });
  });
}

/** What the source has for other coordinations. */
function otherRadii(why: string, element: string, state: Fraction): string {
  const others = allRadii(element, state.valueOf()).map(
    (radius) => `${minus(radius.ionic)} Å for ${radius.coordination}${spinText(radius)}`,
  );
  return others.length > 0
    ? `${why}effective ionic: ${others.join('; ')}`
    : 'not in the source for any coordination';
}

function spinText({ spin }: Radius): string {
  return spin ? `, ${spin} spin` : '';
}

function radiusText({ ionic, crystal }: Radius): string {
  return `${minus(ionic)} Å effective ionic, ${minus(crystal)} Å crystal`;
}

function minus(value: string): string {
  return value.replace('-', '−');
}
