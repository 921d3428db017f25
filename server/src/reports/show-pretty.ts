/** The card of each material, for people. */

import { type Fraction, sum } from '../chemistry/amount.js';
import { elementOf } from '../chemistry/elements.js';
import {
  CONVENTION_MEANING,
  CONVENTIONS,
  type EntropyClass,
  GAS_CONSTANT,
  PRINCIPAL,
  type Thresholds,
} from '../chemistry/entropy.js';
import { disagreements } from '../model/descriptors/registry.js';
import { decidingEntropy, entropyOfSite, totalEntropies } from '../model/entropies.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import { structureNameOf } from '../model/file.js';
import { formulaOf } from '../model/formula-text.js';
import type { Material, Occupant, Site } from '../model/material.js';
import { valuesText } from '../model/parameters.js';
import {
  describedAsWhole,
  disagreementText,
  labelOf,
  meaningOf,
  numberOf,
} from '../rules/descriptor-wording.js';
import { siteLineText } from '../syntax/print.js';
import { cardText, field } from './card.js';
import { alignColumns, counted, printable } from './columns.js';
import { conventionText, type Entry } from './entry.js';
import { amount, fixed, signed, UNKNOWN } from './numbers.js';
import type { Paint } from './paint.js';
import { fractionsOf, multiplicityOf } from './site-values.js';

const THRESHOLD: Record<EntropyClass, (thresholds: Thresholds) => string> = {
  high: ({ high }) => `at least ${high} R`,
  medium: ({ high, medium }) => `at least ${medium} R and below ${high} R`,
  low: ({ medium }) => `below ${medium} R`,
};

/** One card for each material, with a blank line between them. */
export function showPretty(entries: readonly Entry[], paint: Paint): string {
  return entries.map((entry) => cardOf(entry, paint)).join('\n');
}

function cardOf(entry: Entry, paint: Paint): string {
  const { material, options } = entry;
  const blocks = [
    [
      ...field('structure', structureText(material), paint),
      ...field('parameters', valuesText(material.parameters), paint),
      ...field('base', baseText(material), paint),
      ...field('formula', printable(formulaOf(material)), paint),
    ],
    siteTable(material, options, paint),
    entropyTable(material, options, paint),
    [
      ...field('class', classText(material, options), paint),
      ...field('', principalText(material), paint),
      ...field('charge', chargeText(material, options), paint),
      ...field('molar mass', massText(material), paint),
      ...field('weight', weightText(material), paint),
      ...field('atoms', atomsText(material), paint),
    ],
    descriptorTable(material, options, paint),
  ];
  return cardText(material.name, entry, blocks, paint);
}

/** What it is derived from, and what is put in the place of what. */
function baseText({ base, declaration }: Material): string | undefined {
  if (!declaration.base) return undefined;
  if (!base) return `${printable(declaration.base.name.text)} is not known`;
  const lines = (declaration.sites ?? []).map((line) => printable(siteLineText(line))).join('; ');
  return `${printable(base.name)}${lines ? `, with ${lines}` : ', unchanged'}`;
}

function structureText({ structure, declaration, sites, base }: Material): string {
  if (!structure && declaration.base) return base ? 'none: the sites are those of the base' : 'not known';
  if (structure) return printable([structure.name, structure.description].filter(Boolean).join(': '));
  const name = structureNameOf(declaration)?.text;
  const inferred = sites.length > 0 ? ': sites inferred from the formula' : '';
  return `${name === undefined ? 'none' : `${printable(name)} is not known`}${inferred}`;
}

// --------------------------------------------------------------------------------------------------- sites

const SITE_HEADINGS = ['site', 'multiplicity', 'sum', 'S / R', 'occupant', 'amount', 'fraction', 'state'];

function siteTable(material: Material, { countVacancies }: EvaluationOptions, paint: Paint): string[] {
  if (material.sites.length === 0) return [];
  const hasStates = material.charge.kind !== 'not-applicable';
  const rows = material.sites.flatMap((site) => {
    const fractions = fractionsOf(site, countVacancies);
    const cells = [
      printable(site.name),
      amount(multiplicityOf(site)),
      amount(site.sum),
      fixed(entropyOfSite(site, countVacancies), 3),
    ];
    const occupants = site.occupants.map((occupant, index) => [
      printable(occupant.species),
      amount(occupant.amount),
      fractionText(occupant, site, fractions[index]),
      hasStates ? stateText(occupant) : '',
    ]);
    const [first = [], ...others] = occupants;
    return [[...cells, ...first], ...others.map((row) => [...cells.map(() => ''), ...row])];
  });
  return alignColumns(
    [SITE_HEADINGS.slice(0, hasStates ? undefined : -1).map(paint.faint), ...rows],
    ['left', 'right', 'right', 'right', 'left', 'right', 'right', 'left'],
  );
}

/** Of the occupants that are there, or of all where vacancies are counted. */
function fractionText({ kind }: Occupant, site: Site, fraction: Fraction | undefined): string {
  if (fraction) return `${fixed(fraction.valueOf() * 100, 2)} %`;
  return kind === 'vacancy' && site.sum ? '' : UNKNOWN;
}

function stateText({ kind, state, parts, element }: Occupant): string {
  if (kind === 'vacancy') return '';
  switch (state?.origin) {
    case undefined:
      return 'not determined';
    case 'stated':
      return 'as written';
    case 'usual':
      return 'usual';
    case 'ion':
      return 'charge of the ion';
    case 'solved':
      return parts
        ? `solved: ${parts.map((part) => `${amount(part.amount)} ${element}${part.state}+`).join(', ')}`
        : 'solved';
  }
}

// ------------------------------------------------------------------------------------------------- entropy

function entropyTable(material: Material, options: EvaluationOptions, paint: Paint): string[] {
  const without = totalEntropies(material, false);
  const counting = totalEntropies(material, true);
  if (!without || !counting) return field('entropy', `not known: ${whyUnknown(material)}`, paint);
  const differ = CONVENTIONS.some(
    (convention) => Math.abs(without[convention] - counting[convention]) > 1e-12,
  );
  const columns = differ ? [without, counting] : [without];
  const headings = ['convention', 'S / R', 'with vacancies'].slice(0, 1 + columns.length);
  const rows = CONVENTIONS.map((convention) => [
    convention,
    ...columns.map((column) => fixed(column[convention], 4)),
    paint.faint(CONVENTION_MEANING[convention]),
  ]);
  const value = (decidingEntropy(material, options) ?? 0) * GAS_CONSTANT;
  return [
    ...field('entropy', `${fixed(value, 2)} J/(mol K), ${conventionText(options)}`, paint),
    ...alignColumns(
      [headings.map(paint.faint), ...rows],
      ['left', ...columns.map(() => 'right' as const), 'left'],
    ),
  ];
}

const NO_BASE = 'what it is derived from is not known';

function hasNoBase({ remarks }: Material): boolean {
  return remarks.some(({ kind }) => kind === 'no-base');
}

function whyUnknown(material: Material): string {
  if (hasNoBase(material)) return NO_BASE;
  const open = material.sites.flatMap(({ occupants }) => occupants).filter((occupant) => !occupant.amount);
  const negative = material.remarks.find((remark) => remark.kind === 'negative');
  if (negative) return `an amount comes to ${signed(negative.value)}, below zero`;
  if (open.length > 0) return `the amount of ${listed(open.map(({ species }) => species))} is open`;
  if (!material.isComplete) return 'not everything in the formula could be read';
  return 'it has no sites';
}

function classText(material: Material, options: EvaluationOptions): string {
  const value = decidingEntropy(material, options);
  if (!material.class || value === undefined) return 'not known';
  const threshold = THRESHOLD[material.class](options.thresholds);
  return `${material.class} by entropy: ${fixed(value, 4)} R, ${threshold} (${conventionText(options)})`;
}

/** The composition-based definition, told beside the class. */
function principalText({ principal, entropy }: Material): string | undefined {
  if (!entropy) return undefined;
  const { fewest, least, most } = PRINCIPAL;
  const count = principal?.count ?? 0;
  const site = principal ? printable(principal.site) : 'any site';
  const found = `${counted(count, 'element')} of ${least * 100} to ${most * 100} at.% on ${site}`;
  return count >= fewest
    ? `high by composition: ${found}`
    : `not high by composition: ${found}, where ${fewest} are wanted`;
}

// -------------------------------------------------------------------------------------------------- totals

function chargeText(material: Material, { tolerance }: EvaluationOptions): string {
  const { charge, sites } = material;
  if (hasNoBase(material)) return `not determined: ${NO_BASE}`;
  switch (charge.kind) {
    case 'not-applicable':
      return `none: ${charge.why}`;
    case 'unreachable':
      return `not neutral with any known states: ${signed(charge.least)} to ${signed(charge.most)}`;
    case 'undetermined':
      return charge.species.length > 0
        ? `not determined (${listed(charge.species)}): ${charge.why}`
        : `not determined: ${charge.why}`;
    case 'known': {
      const basis = charge.isAllStated
        ? 'all states as written'
        : charge.solution
          ? `states solved by the redox ladder of ${charge.solution.host}s`
          : 'usual states where none is written';
      const solved = sites.flatMap(({ occupants }) => occupants.filter((one) => one.isSolvedAmount));
      const amounts = solved.map(({ species }) => `; amount of ${printable(species)} solved`).join('');
      const isAllowed = charge.value.n > 0n && charge.value.abs().compare(charge.tolerance) <= 0;
      const whose = tolerance.charge ? 'the project allows for' : 'rounding explains up to';
      const allowance = isAllowed ? `; ${whose} ${amount(charge.tolerance)}` : '';
      return `${signed(charge.value)} (${basis}${amounts}${allowance})`;
    }
  }
}

function massText({ molarMass }: Material): string {
  return molarMass ? `${fixed(molarMass.valueOf(), 3)} g/mol` : 'not known';
}

/** The elements' parts of the mass, in the order of the formula. */
function weightText({ elements, molarMass }: Material): string | undefined {
  if (!molarMass || molarMass.n === 0n) return undefined;
  return [...elements]
    .flatMap(([symbol, count]) => {
      const part = elementOf(symbol)?.weight?.mul(count).div(molarMass).valueOf();
      return part === undefined ? [] : [`${symbol} ${fixed(part * 100, 2)} %`];
    })
    .join(', ');
}

/** The elements' parts of the atoms, crystal water included. */
function atomsText({ elements, isComplete }: Material): string | undefined {
  const total = sum(elements.values()).valueOf();
  if (!isComplete || !(total > 0)) return undefined;
  return [...elements]
    .map(([symbol, count]) => `${symbol} ${fixed((100 * count.valueOf()) / total, 2)} %`)
    .join(', ');
}

// ---------------------------------------------------------------------------------------------- descriptors

/** All descriptors but those of single elements, which the lines of weight and atoms have. */
function descriptorTable(material: Material, options: EvaluationOptions, paint: Paint): string[] {
  const described = describedAsWhole(material, options);
  if (described.length === 0) return [];
  const rows = described.map((one) => [
    printable(labelOf(one)),
    numberOf(one) ?? UNKNOWN,
    printable(one.descriptor.name),
    printable(meaningOf(one)),
  ]);
  return [
    ...alignColumns(
      [['descriptor', 'value', 'meaning', 'what it says'].map(paint.faint), ...rows],
      ['left', 'right', 'left', 'left'],
    ),
    ...disagreements(described).map((one) => printable(disagreementText(one))),
  ];
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].map(printable).join(', ');
}
