/** The card of a material: everything that is known of it, and what is not and why. */
import { formatAmount, ONE, ZERO } from '../../chemistry/amount.js';
import { elementOf } from '../../chemistry/elements.js';
import {
  CONVENTION_MEANING,
  CONVENTIONS,
  type EntropyClass,
  PRINCIPAL,
  siteEntropy,
  type Thresholds,
} from '../../chemistry/entropy.js';
import { isSumWrong } from '../../model/charge.js';
import type { Described } from '../../model/descriptors/registry.js';
import { decidingEntropy } from '../../model/entropies.js';
import type { EvaluationOptions } from '../../model/evaluate.js';
import { type FileModel, structureNameOf } from '../../model/file.js';
import { formulaOf } from '../../model/formula-text.js';
import type { Charge, Material, Occupant, Site } from '../../model/material.js';
import { valuesText } from '../../model/parameters.js';
import { allowanceText } from '../../rules/wording.js';
import { siteLineText } from '../../syntax/print.js';
import { conventionText, entropyText, isNeutral, joules, massText, PER, signed } from '../figures.js';
import { type Block, type Inline, paragraph, paragraphsOf } from '../markup.js';
import { partTexts, solvedElements } from '../solved.js';
import { describedOnCard, descriptorBlocks, descriptorSources } from './descriptors.js';
import { listed } from './members.js';
import {
  hasSolvedStates,
  hasUsualStates,
  NOT_CHECKED,
  occupantsText,
  sumText,
  whyNoState,
} from './occupants.js';
import { SOURCE, sourcesText } from './sources.js';

/** Decimals of an entropy in R on a card. */
const DECIMALS = 4;

export function materialCard(material: Material, model: FileModel): Block[] {
  const { declaration } = material;
  const doc = paragraphsOf(declaration.doc?.text ?? '');
  if (declaration.broken) {
    return [paragraph({ strong: material.name }), ...doc, paragraph(NOT_CHECKED)];
  }
  const values = material.parameters.size > 0 ? ` · ${valuesText(material.parameters)}` : '';
  const described = describedOnCard(material, model.options);
  return [
    paragraph({ strong: material.name }, `${values} · ${structureText(material)}`),
    ...doc,
    ...formulaLine(material),
    ...derivedLine([material]),
    ...sitesTable(material),
    ...totalsOf(material, model.options),
    ...descriptorBlocks(described),
    ...sourcesLine([material], described),
  ];
}

/** What is told of a material as a whole: entropy, class, charge, mass. */
export function totalsOf(material: Material, options: EvaluationOptions): Block[] {
  return [
    ...entropyTable(material),
    {
      kind: 'list',
      items: [
        ...classItems(material, options),
        ...mergedItems(material),
        chargeItem(material, options),
        massItem(material),
        ...waterItem(material),
      ],
    },
  ];
}

// --------------------------------------------------------------------------------------------- composition

/** The structure, or where else the sites come from. */
export function structureText(material: Material): string {
  const { structure, declaration, base } = material;
  if (structure)
    return structure.description ? `${structure.name}: ${structure.description}` : structure.name;
  if (base) return `the sites are those of ${base.name}`;
  if (declaration.base) return 'no sites are known';
  const named = structureNameOf(declaration);
  const inferred = material.remarks.find((remark) => remark.kind === 'inferred-sites');
  const why = named ? `${named.text} is not a known structure` : 'no structure is named';
  if (inferred?.nature === 'molecule') return `${why}; read as a molecule`;
  if (inferred?.nature === 'alloy') return `${why}; read as an alloy, in parts of one`;
  return `${why}; the sites are inferred from the formula`;
}

function formulaLine(material: Material): Block[] {
  const formula = formulaOf(material);
  if (formula === '') return [];
  const units = material.formulaUnits;
  const isScaled = !units.equals(ONE) && material.structure?.metallic === false;
  const scaled = isScaled ? `, per formula unit; the formula is written for ${formatAmount(units)}` : '';
  return [paragraph('Read as ', { code: formula }, scaled)];
}

/** What some members are derived from, and what is put in the place of what. */
export function derivedLine(members: readonly Material[]): Block[] {
  const declaration = members[0]?.declaration;
  if (!declaration?.base) return [];
  const bases = [...new Set(members.flatMap(({ base }) => base ?? []))];
  const [base, ...others] = bases;
  if (!base) return [paragraph(`Derived from ${declaration.base.name.text}, which is not known`)];
  const lines = (declaration.sites ?? []).map(siteLineText).join('; ');
  return [
    paragraph(
      `Derived from ${listed(bases.map(({ name }) => name))}`,
      ...(others.length === 0 ? [', ', { code: formulaOf(base) }] : []),
      ...(lines ? [': ', { code: lines }] : [' without a change']),
    ),
  ];
}

function sitesTable({ sites }: Material): Block[] {
  if (sites.length === 0) return [];
  const hasVacancies = sites.some(differsWithVacancies);
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Site' },
        { heading: 'Occupants per formula unit' },
        { heading: 'Sum', isNumber: true },
        { heading: 'S, R per mole of sites', isNumber: true },
        ...(hasVacancies ? [{ heading: 'counting vacancies', isNumber: true }] : []),
      ],
      rows: sites.map((site) => [
        site.name,
        occupantsText(site),
        sumText(site),
        ...siteEntropies(site, hasVacancies),
      ]),
    },
  ];
}

function siteEntropies(site: Site, hasVacancies: boolean): string[] {
  const values = hasVacancies ? [site.entropy, site.entropyWithVacancies] : [site.entropy];
  return values.map((value) => (site.sum ? entropyText(value, DECIMALS) : 'not known'));
}

/** Whether counting vacancies makes a difference that is more than rounding. */
function differsWithVacancies(site: Site): boolean {
  return Math.abs(site.entropyWithVacancies - site.entropy) > 1e-9;
}

// ------------------------------------------------------------------------------------------------- entropy

function entropyTable(material: Material): Block[] {
  const { entropy, entropyWithVacancies, sites } = material;
  if (!entropy || !entropyWithVacancies) return [];
  const hasVacancies = sites.some(differsWithVacancies);
  return [
    {
      kind: 'table',
      columns: [
        { heading: 'Convention' },
        { heading: 'Meaning' },
        { heading: 'S / R', isNumber: true },
        ...(hasVacancies ? [{ heading: 'counting vacancies', isNumber: true }] : []),
      ],
      rows: CONVENTIONS.map((convention) => [
        convention,
        CONVENTION_MEANING[convention],
        entropyText(entropy[convention], DECIMALS),
        ...(hasVacancies ? [entropyText(entropyWithVacancies[convention], DECIMALS)] : []),
      ]),
    },
  ];
}

function classItems(material: Material, options: EvaluationOptions): Inline[][] {
  const value = decidingEntropy(material, options);
  if (value === undefined || !material.class) {
    return [['Entropy: not known: ', whyNoTotals(material)]];
  }
  const shown = `${entropyText(value, DECIMALS)} R${PER[options.convention]}`;
  return [
    [`S = ${joules(value)} J/(mol K)${PER[options.convention]} (${conventionText(options)})`],
    [
      { strong: `${capital(material.class)} entropy` },
      ` by configurational entropy: ${shown} ${comparison(material.class, options.thresholds)} (${conventionText(options)})`,
    ],
    [compositionText(material)],
  ];
}

function comparison(entropyClass: EntropyClass, { high, medium }: Thresholds): string {
  switch (entropyClass) {
    case 'high':
      return `is at least ${high} R`;
    case 'medium':
      return `is at least ${medium} R and below ${high} R`;
    case 'low':
      return `is below ${medium} R`;
  }
}

function compositionText({ principal }: Material): string {
  const { fewest, least, most } = PRINCIPAL;
  const range = `of ${least * 100} to ${most * 100} at.%`;
  if (!principal) return `Not high-entropy by composition: no site has an element ${range}`;
  const { count, site } = principal;
  const elements = `${count} principal element${count === 1 ? '' : 's'} ${range} on ${site}`;
  const verdict = count >= fewest ? 'High-entropy' : 'Not high-entropy';
  return `${verdict} by composition: ${elements}, where ${fewest} are needed`;
}

/** What the entropy of a site would be if an element in two states were one species. */
function mergedItems({ sites }: Material): Inline[][] {
  return sites.flatMap((site) => {
    const byElement = new Map<string, Occupant[]>();
    for (const occupant of site.occupants) {
      if (occupant.kind === 'vacancy') continue;
      const key = occupant.element ?? occupant.species;
      byElement.set(key, [...(byElement.get(key) ?? []), occupant]);
    }
    const split = [...byElement.values()].filter((occupants) => occupants.length > 1);
    if (split.length === 0 || !site.sum) return [];
    const merged = siteEntropy(
      [...byElement.values()].map((occupants) =>
        occupants.reduce((total, { amount }) => total + (amount?.valueOf() ?? 0), 0),
      ),
    );
    const named = split.map((occupants) => occupants.map(({ species }) => species).join(' and ')).join(', ');
    return [
      [
        `${named} on ${site.name} count as species of their own; with one species for an element, S of ${site.name} ` +
          `is ${entropyText(merged, DECIMALS)} R instead of ${entropyText(site.entropy, DECIMALS)} R per mole of ` +
          'sites (vacancies not counted)',
      ],
    ];
  });
}

// -------------------------------------------------------------------------------------------------- charge

function chargeItem(material: Material, { tolerance: allowed }: EvaluationOptions): Inline[] {
  const { charge } = material;
  switch (charge.kind) {
    case 'not-applicable':
      return [`Charge: none is told: ${charge.why}`];
    case 'undetermined':
      return [`Charge: not determined: ${whyNoCharge(material, charge)}`];
    case 'unreachable':
      return [
        `Charge: no known states of ${charge.elements.join(', ')} make it neutral: they reach ` +
          `${signed(charge.least)} to ${signed(charge.most)} per formula unit`,
      ];
    case 'known': {
      const states = charge.isAllStated
        ? 'with the states as written'
        : charge.solution
          ? `with ${solvedStates(material)} by the redox ladder of ${charge.solution.host}s`
          : 'with the usual states where none is written';
      if (charge.value.equals(ZERO)) return [`Charge: neutral${byAmount(material)}, ${states}`];
      const left = isNeutral(charge)
        ? `neutral within ${allowed.charge ? 'tolerance' : 'rounding'}, ${states}: ${signed(charge.value)} is left per formula unit`
        : `${signed(charge.value)} per formula unit, ${states}`;
      const rounding = charge.tolerance.equals(ZERO)
        ? ''
        : `; ${allowanceText(charge.tolerance, allowed.charge !== undefined)}`;
      return [`Charge: ${left}${rounding}`];
    }
  }
}

/** What was put in the place of a `?` to make it so. */
function byAmount({ sites }: Material): string {
  const solved = sites.flatMap((site) => site.occupants).find(({ isSolvedAmount }) => isSolvedAmount);
  return solved?.amount ? ` by ${formatAmount(solved.amount)} ${solved.species}` : '';
}

/** The states that were solved: `Ni2.875+ (0.1 Ni2+, 0.7 Ni3+), Mn4+`. */
function solvedStates(material: Material): string {
  return solvedElements(material)
    .map((one) => (one.parts ? `${one.species} (${partTexts(one).join(', ')})` : one.species))
    .join(', ');
}

/** Why there is no charge: where nothing but solving is missing, why nothing was solved. */
function whyNoCharge(material: Material, charge: Extract<Charge, { kind: 'undetermined' }>): string {
  const stateless = material.sites.flatMap((site) => site.occupants.filter(({ state }) => !state));
  const isOnlySolving = charge.isAbstention || material.sites.some(isSumWrong);
  const isUnsolved = isOnlySolving && stateless.every(({ element }) => isMultivalent(element));
  if (!isUnsolved) return undecided(material).join('; ');
  const open =
    charge.species.length === 1
      ? `state of ${charge.species[0]} is`
      : `states of ${charge.species.join(', ')} are`;
  return `the ${open} open, and ${charge.why}`;
}

/** What stands in the way of a charge. */
function undecided(material: Material): string[] {
  const occupants = material.sites.flatMap((site) => site.occupants);
  const stateless = occupants.filter(({ kind, state }) => kind !== 'vacancy' && !state);
  const several = unique(stateless.flatMap(({ element }) => (isMultivalent(element) ? [element ?? ''] : [])));
  const others = stateless.filter(({ element }) => !isMultivalent(element)).map(whyNoState);
  return [
    ...(several.length > 0
      ? [`${several.join(', ')} may have more than one oxidation state and none is written`]
      : []),
    ...unique(others),
    ...openAmounts(material),
    ...homeless(material),
    ...openings(material),
  ];
}

function isMultivalent(element: string | undefined): boolean {
  return (elementOf(element ?? '')?.knownStates.length ?? 0) > 0;
}

function openAmounts({ sites }: Material): string[] {
  const open = sites.flatMap(({ occupants }) => occupants.filter(({ amount }) => !amount));
  return unique(open.map(({ species }) => `the amount of ${species} is open`));
}

/** What leaves more open than the amounts of some species. */
function openings({ remarks }: Material): string[] {
  return remarks.flatMap((remark) => {
    if (remark.kind === 'negative') return [`an amount comes to ${signed(remark.value)}, below zero`];
    return remark.kind === 'no-base' ? ['what it is derived from is not known'] : [];
  });
}

/** What could be laid onto no site of the structure. */
export function homeless({ remarks, structure }: Material): string[] {
  return remarks.flatMap((remark) =>
    remark.kind === 'no-place'
      ? [`${remark.written} has no place in ${structure?.name ?? 'the structure'}`]
      : [],
  );
}

// --------------------------------------------------------------------------------------------------- mass

function massItem(material: Material): Inline[] {
  const { molarMass, elements } = material;
  if (molarMass) return [`Molar mass: ${massText(molarMass, 3)} g/mol, per ${unitOf(material)}`];
  const weightless = [...elements.keys()].filter((symbol) => elementOf(symbol) && !elementOf(symbol)?.weight);
  const why =
    weightless.length > 0
      ? `${weightless.join(', ')} has no standard atomic weight, as no composition on Earth is characteristic`
      : whyNoTotals(material);
  return [`Molar mass: not known: ${why}`];
}

/** What the molar mass is the mass of. */
export function unitOf({ remarks }: Material): string {
  const isInferred = remarks.some((remark) => remark.kind === 'inferred-sites' && remark.nature === 'alloy');
  return isInferred ? 'atom' : 'formula unit';
}

function waterItem({ water }: Material): Inline[][] {
  if (water.compare(ZERO) <= 0) return [];
  return [
    [`Crystal water: ${formatAmount(water)} H2O; it counts for the mass and per atom, and sits on no site`],
  ];
}

/** Why there is no total of anything. */
export function whyNoTotals(material: Material): string {
  const reasons = [
    ...openAmounts(material),
    ...openings(material),
    ...material.remarks.flatMap((remark) => {
      if (remark.kind === 'unknown-element') return [`${remark.symbol} is no element`];
      if (remark.kind === 'undeclared-parameter') return [`${remark.name} is not declared`];
      if (remark.kind === 'inferred-sites' && remark.nature === 'molecule')
        return ['a molecule has no sites'];
      return [];
    }),
  ];
  return reasons.length > 0 ? unique(reasons).join('; ') : 'no site holds anything';
}

/** Where the figures of some materials come from, and what is told of them by descriptors. */
export function sourcesLine(materials: readonly Material[], described: readonly Described[] = []): Block[] {
  const hasAny = (isUsed: (material: Material) => unknown) => materials.some(isUsed);
  const used = [
    ...(hasAny(({ entropy }) => entropy) ? [['Entropy', SOURCE.entropy] as const] : []),
    ...(hasAny(({ sites }) => sites.some(hasUsualStates))
      ? [['Usual states', SOURCE.usualStates] as const]
      : []),
    ...(hasAny(({ sites }) => sites.some(hasSolvedStates))
      ? [['Solved states', SOURCE.ladder] as const]
      : []),
    ...(hasAny(({ molarMass }) => molarMass) ? [['Atomic weights', SOURCE.weights] as const] : []),
    ...descriptorSources(described),
  ];
  return used.length > 0 ? [paragraph(sourcesText(used))] : [];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
