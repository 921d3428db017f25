/** Materials, what was measured of them, and mixtures as JSON. Programs rely on the shape: version 1 may gain keys and loses none. Unknown is null. */

import { exactNumeral, Fraction } from '../chemistry/amount.js';
import { CONVENTIONS } from '../chemistry/entropy.js';
import { decidingEntropy, entropyOfSite, totalEntropies } from '../model/entropies.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import { formulaOf } from '../model/formula-text.js';
import type { Material, Occupant, Site } from '../model/material.js';
import { speciesText } from '../syntax/print.js';
import { descriptorsJson } from './descriptor-json.js';
import type { Entry, MeasurementEntry, MixtureEntry } from './entry.js';
import { expectationsJson } from './expectation-json.js';
import { measurementJson } from './measurement-json.js';
import { mixtureJson } from './mixture-json.js';
import { plain, rounded } from './numbers.js';
import { fractionsOf, multiplicityOf } from './site-values.js';

/** Everything that is known of each material; entropies in R, amounts per formula unit. */
export function showJson(
  entries: readonly Entry[],
  measurements: readonly MeasurementEntry[] = [],
  mixtures: readonly MixtureEntry[] = [],
): string {
  const materials = entries.map(({ file, material, options }) => ({
    name: material.name,
    file,
    structure: material.structure?.name ?? null,
    formula: formulaOf(material),
    parameters: parametersJson(material),
    base: material.base?.name ?? null,
    sites: material.sites.map((site) => siteJson(site, options.countVacancies)),
    entropy: entropyJson(material, options),
    class: material.class ?? null,
    charge: material.charge.kind === 'known' ? rounded(material.charge.value.valueOf(), 6) : null,
    molarMass: rounded(material.molarMass?.valueOf(), 3),
    elements: elementsJson(material),
    expectations: expectationsJson(material, options),
    descriptors: descriptorsJson(material, options),
  }));
  const all = {
    version: 1,
    materials,
    measurements: measurements.map(measurementJson),
    mixtures: mixtures.map(mixtureJson),
  };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** Exact values as text: as numbers they would be rounded. */
function parametersJson({ parameters }: Material) {
  return Object.fromEntries([...parameters].map(([name, value]) => [name, exactNumeral(value)]));
}

function siteJson(site: Site, countVacancies: boolean) {
  const fractions = fractionsOf(site, countVacancies);
  return {
    name: site.name,
    multiplicity: plain(multiplicityOf(site)),
    sum: plain(site.sum),
    entropy: rounded(entropyOfSite(site, countVacancies), 4),
    occupants: site.occupants.flatMap((occupant, index) => occupantsJson(occupant, fractions[index])),
  };
}

/** An occupant; one entry for each state of an element of mixed valence. */
function occupantsJson(
  { kind, species, element, state, parts, amount }: Occupant,
  fraction: Fraction | undefined,
) {
  const inferred = kind !== 'vacancy' && state !== undefined && state.origin !== 'stated';
  if (!parts || !amount) {
    const oxidation = kind === 'vacancy' ? null : plain(state?.value);
    return [
      {
        species,
        element: element ?? null,
        oxidation,
        amount: plain(amount),
        fraction: plain(fraction),
        inferred,
      },
    ];
  }
  return parts.map((part) => ({
    species: speciesText(element ?? '', new Fraction(part.state)),
    element: element ?? null,
    oxidation: part.state,
    amount: plain(part.amount),
    fraction: plain(fraction?.mul(part.amount).div(amount)),
    inferred,
  }));
}

function entropyJson(material: Material, options: EvaluationOptions) {
  const all = totalEntropies(material, options.countVacancies);
  return {
    convention: options.convention,
    vacancies: options.countVacancies,
    value: rounded(decidingEntropy(material, options), 4),
    ...Object.fromEntries(CONVENTIONS.map((convention) => [convention, rounded(all?.[convention], 4)])),
  };
}

/** Atoms per formula unit; those of an element whose amount is open anywhere are not known. */
function elementsJson({ elements, sites }: Material) {
  const open = sites
    .flatMap((site) => site.occupants)
    .filter(({ amount }) => !amount)
    .flatMap(({ composition }) => [...composition.keys()]);
  return Object.fromEntries([
    ...[...elements].map(([symbol, amount]) => [symbol, plain(amount)]),
    ...open.map((symbol) => [symbol, null]),
  ]);
}
