/** The columns that a table may have: some figures of each material, and every descriptor. */

import type { Descriptor } from '../model/descriptors/descriptor.js';
import { DESCRIPTORS, type Described, describeBy } from '../model/descriptors/registry.js';
import { decidingEntropy } from '../model/entropies.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import { formulaOf } from '../model/formula-text.js';
import type { Charge } from '../model/material.js';
import { numberOf, unitOf } from '../rules/descriptor-wording.js';
import { type Alignment, printable } from './columns.js';
import { classBy, conventionText, type Entry } from './entry.js';
import { fixed, rounded, signed, UNKNOWN } from './numbers.js';

export interface TableColumn {
  /** By which it is asked for. */
  readonly id: string;
  /** For people. */
  readonly heading: string;
  readonly alignment: Alignment;
  /** For programs: ASCII, and with the unit, for a number must not change its meaning. */
  readonly name: (options: EvaluationOptions) => string;
  /** The key in JSON, where the unit is that of `show`. */
  readonly key: string;
  /** For people: `?` is not known; empty, that there is nothing of the kind. */
  readonly human: (entry: Entry, options: EvaluationOptions) => string;
  /** For programs: unknown is null, text is as in the file. */
  readonly machine: (entry: Entry, options: EvaluationOptions) => string | number | null;
  /** What the numbers for people mean. */
  readonly legend?: (options: EvaluationOptions) => string;
}

const text = (id: string, of: (entry: Entry, options: EvaluationOptions) => string | undefined) => ({
  id,
  heading: id,
  alignment: 'left' as const,
  name: () => id,
  key: id,
  human: (entry: Entry, options: EvaluationOptions) => printable(of(entry, options) ?? ''),
  machine: (entry: Entry, options: EvaluationOptions) => of(entry, options) ?? null,
});

/** The columns that are no descriptors, those of a table for which none are chosen first. */
const FIGURES: readonly TableColumn[] = [
  text('name', ({ material }) => material.name),
  text('structure', ({ material }) => material.structure?.name),
  {
    ...text('class', classBy),
    human: (entry, options) => classBy(entry, options) ?? UNKNOWN,
  },
  {
    id: 'entropy',
    heading: 'S / R',
    alignment: 'right',
    name: ({ convention, countVacancies }) =>
      `entropy_${convention}${countVacancies ? '_counting_vacancies' : ''}_R`,
    key: 'entropy',
    human: ({ material }, options) => fixed(decidingEntropy(material, options), 3),
    machine: ({ material }, options) => rounded(decidingEntropy(material, options), 4),
    legend: (options) => `S is the configurational entropy, ${conventionText(options)}`,
  },
  {
    id: 'charge',
    heading: 'charge',
    alignment: 'right',
    name: () => 'charge',
    key: 'charge',
    human: ({ material }) => chargeCell(material.charge),
    machine: ({ material: { charge } }) =>
      charge.kind === 'known' ? rounded(charge.value.valueOf(), 6) : null,
  },
  {
    id: 'mass',
    heading: 'g/mol',
    alignment: 'right',
    name: () => 'molar_mass_g_per_mol',
    key: 'molarMass',
    human: ({ material }) => fixed(material.molarMass?.valueOf(), 3),
    machine: ({ material }) => rounded(material.molarMass?.valueOf(), 3),
  },
  text('formula', ({ material }) => formulaOf(material)),
  text('file', ({ file }) => file),
];

export const DEFAULT_COLUMNS: readonly TableColumn[] = FIGURES.slice(0, 6);

function chargeCell(charge: Charge): string {
  if (charge.kind === 'not-applicable') return '';
  if (charge.kind === 'undetermined') return UNKNOWN;
  if (charge.kind === 'known') return signed(charge.value);
  // The nearest to none that known states reach.
  return charge.least.s > 0n ? `≥ ${signed(charge.least)}` : `≤ ${signed(charge.most)}`;
}

// ---------------------------------------------------------------------------------------------- descriptors

/** What may be asked for, a place in capitals where one is wanted: `delta(SITE)`. */
export function columnIds(): readonly string[] {
  const ids = DESCRIPTORS.map(({ id, of, hasTemperature }) =>
    of === 'material' ? `${id}${hasTemperature ? '(TEMPERATURE)' : ''}` : `${id}(${of.toUpperCase()})`,
  );
  return [...FIGURES.map(({ id }) => id), ...new Set(ids)];
}

/**
 * The column of a name; undefined where there is none, or where it lacks the place that it wants.
 *
 * @param entries those of the table: a cost has the currency of their projects.
 */
export function columnOf(id: string, entries: readonly Entry[]): TableColumn | undefined {
  const figure = FIGURES.find((column) => column.id === id);
  if (figure) return figure;
  const [, name, place] = /^([^\s()]+)(?:\((.+)\))?$/.exec(id) ?? [];
  const isTemperature = place !== undefined && /^\d+(?:\.\d+)? K$/.test(place);
  const descriptor = DESCRIPTORS.find(
    ({ id: own, of, hasTemperature = false }) =>
      own === name &&
      (of === 'material') === (place === undefined || isTemperature) &&
      (of !== 'material' || hasTemperature === isTemperature),
  );
  return descriptor && descriptorColumn(descriptor, id, place, entries);
}

function descriptorColumn(
  descriptor: Descriptor,
  id: string,
  place: string | undefined,
  entries: readonly Entry[],
): TableColumn {
  // One that is named is told whichever the project has.
  const temperatures = descriptor.hasTemperature && [Number.parseFloat(place ?? '')];
  const find = ({ material, options }: Entry): Described | undefined =>
    describeBy([descriptor], material, { ...options, ...(temperatures && { temperatures }) }).find(
      ({ value }) => temperatures || place === undefined || value.place === place,
    );
  const units = new Set(entries.flatMap((entry) => find(entry) ?? []).map(unitOf));
  // Numbers in several currencies do not stand in one column.
  const isMixed = units.size > 1;
  const unit = isMixed ? '' : ([...units][0] ?? descriptor.unit);
  const label = `${descriptor.symbol}${place === undefined ? '' : `(${place})`}`;
  return {
    id,
    heading: unit ? `${label} / ${unit}` : label,
    alignment: 'right',
    name: () => [id, unit].filter(Boolean).map(ascii).join('_'),
    key: id,
    human: (entry) => {
      const described = find(entry);
      if (!described) return '';
      const number = numberOf(described);
      if (number === undefined) return UNKNOWN;
      return isMixed ? number : number.replace(` ${unit}`, '');
    },
    machine: (entry) => {
      const found = isMixed ? undefined : find(entry)?.value.found;
      return found && 'value' in found ? rounded(found.value, descriptor.decimals + MORE_DECIMALS) : null;
    },
    legend: () => `${label} is the ${descriptor.name}: ${descriptor.basis}`,
  };
}

/** Digits beyond those that people see. */
const MORE_DECIMALS = 2;

/** A unit or a name in ASCII, without blanks: `mAh_per_g`. */
function ascii(text: string): string {
  return text
    .replaceAll('%', 'percent')
    .replaceAll('Å', 'angstrom')
    .replace(/^1\//, 'per_')
    .replaceAll('/', '_per_')
    .replace(/\((mol K)\)/, '$1')
    .replaceAll(' ', '_');
}
