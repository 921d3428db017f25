/** The card of an element, with what it is and does in the place where it is written. */
import { Fraction } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import { type Radius, shannonRadii } from '../../chemistry/radii.js';
import { knownIon } from '../../chemistry/states.js';
import type { Material } from '../../model/material.js';
import { speciesText } from '../../syntax/print.js';
import { percent } from '../figures.js';
import type { Placement } from '../locate.js';
import { type Block, type Inline, paragraph } from '../markup.js';
import { openAmount, stateText, structureSiteOf } from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';
import { coordinationText } from './structure.js';

export function elementCard(
  symbol: string,
  placements: readonly Placement[],
  material: Material | undefined,
): Block[] {
  const element = elementOf(symbol);
  const places = placements.map((placement) => paragraph(placeSentence(placement, material)));
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
        ...placements.flatMap((placement) => radiusRows(placement, material)),
      ],
    },
    ...(used.length > 0 ? [paragraph(sourcesText(used))] : []),
  ];
}

/** The card of a vacancy or a polyatomic ion. */
export function occupantCard(placements: readonly Placement[], material: Material): Block[] {
  const [first] = placements;
  if (!first) return [];
  const { kind, species, composition } = first.occupant;
  const name = kind === 'vacancy' ? 'vacancy' : knownIon(composition)?.name;
  return [
    paragraph({ strong: species }, name ? ` · ${name}` : ''),
    ...placements.map((placement) => paragraph(placeSentence(placement, material))),
  ];
}

function placeSentence({ site, occupant }: Placement, material: Material | undefined): string {
  const part = occupant.amount && percent(occupant.amount.div(site.multiplicity));
  const amount = part
    ? `${openAmount(occupant.amount)} per formula unit, ${part} of it`
    : 'its amount is open';
  const subject = occupant.kind === 'ion' ? `${occupant.species} on` : 'On';
  const state = occupant.kind === 'ion' ? 'Charge' : 'Oxidation state';
  const isTold = occupant.kind !== 'vacancy' && material?.charge.kind !== 'not-applicable';
  const end = isTold ? ` ${state}: ${stateText(occupant, material?.charge)}.` : '';
  return `${subject} site ${site.name} of ${material?.name ?? ''}: ${amount}.${end}`;
}

function list(states: readonly number[]): string {
  if (states.length === 0) return 'none known';
  return states.map((state) => (state > 0 ? `+${state}` : `−${-state}`)).join(', ');
}

/** Radii, where both the state and the coordination are known, and only there. */
function radiusRows({ site, occupant }: Placement, material: Material | undefined): Inline[][] {
  const { element, state, parts } = occupant;
  const given = material && structureSiteOf(site, material);
  const coordination = given?.coordination;
  if (!element || !state || !coordination) return [];
  const states = parts?.map((part) => new Fraction(part.state)) ?? [state.value];
  return states.flatMap((value) => {
    const radii = value.d === 1n ? shannonRadii(element, value.valueOf(), coordination) : undefined;
    if (!radii) return [];
    const where = `Radius of ${speciesText(element, value)}, ${coordinationText(given)}`;
    if (radii.length === 0) return [[where, 'not in the source', SOURCE.radii]];
    return radii.map((radius) => [where + spinText(radius), radiusText(radius), SOURCE.radii]);
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
