/** The card of an element, with what it is and does in the place where it is written. */
import { Fraction, isZero } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { type Radius, shannonRadii } from '../../chemistry/radii.js';
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
        ...radiusRows(distinct(placements, ionsOf)),
      ],
    },
    ...(used.length > 0 ? [paragraph(sourcesText(used))] : []),
  ];
}

/** The card of a vacancy or a polyatomic ion. */
export function occupantCard(placements: readonly Placement[], members: readonly Material[]): Block[] {
  const [first] = placements;
  if (!first) return [];
  const { kind, species, composition } = first.occupant;
  const name = kind === 'vacancy' ? 'vacancy' : knownIon(composition)?.name;
  return [paragraph({ strong: species }, name ? ` · ${name}` : ''), ...placeBlocks(placements, members)];
}

/** A sentence for each place; where the members of a family differ, a table of them. */
function placeBlocks(all: readonly Placement[], members: readonly Material[]): Block[] {
  if (members.length < 2) {
    return all.map((placement) => paragraph(placeSentence(placement, placement.material.name)));
  }
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
    return places.map(({ place }) => paragraph(placeSentence(place, `every member of ${family}`)));
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

function placeSentence({ material, site, occupant }: Placement, name: string): string {
  const part = occupant.amount && percent(occupant.amount.div(site.multiplicity));
  const amount = part
    ? `${openAmount(occupant.amount)} per formula unit, ${part} of it`
    : 'its amount is open';
  const subject = occupant.kind === 'ion' ? `${occupant.species} on` : 'On';
  const state = occupant.kind === 'ion' ? 'Charge' : 'Oxidation state';
  const isTold = occupant.kind !== 'vacancy' && material.charge.kind !== 'not-applicable';
  const end = isTold ? ` ${state}: ${stateText(occupant, material.charge)}.` : '';
  return `${subject} site ${site.name} of ${name}: ${amount}.${end}`;
}

function list(states: readonly number[]): string {
  if (states.length === 0) return 'none known';
  return states.map((state) => (state > 0 ? `+${state}` : `−${-state}`)).join(', ');
}

/** Radii, where both the state and the coordination are known, and only there; each once. */
function radiusRows(placements: readonly Placement[]): Inline[][] {
  const told = new Set<string>();
  return placements.flatMap(({ material, site, occupant: { element, state, parts } }) => {
    const given = structureSiteOf(site, material);
    const coordination = given?.coordination;
    if (!element || !state || !coordination) return [];
    const states = parts?.map((part) => new Fraction(part.state)) ?? [state.value];
    return states.flatMap((value) => {
      const where = `Radius of ${speciesText(element, value)}, ${coordinationText(given)}`;
      if (told.has(where)) return [];
      told.add(where);
      const radii = value.d === 1n ? shannonRadii(element, value.valueOf(), coordination) : undefined;
      if (!radii) return [];
      if (radii.length === 0) return [[where, 'not in the source', SOURCE.radii]];
      return radii.map((radius) => [where + spinText(radius), radiusText(radius), SOURCE.radii]);
    });
  });
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
