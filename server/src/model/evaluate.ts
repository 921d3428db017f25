/** From the declaration of a material to what it is: sites, sums, entropy, charge, mass. */
import { type Fraction, isPositive, ONE, over, sum, ZERO } from '../chemistry/amount.js';
import { molarMass } from '../chemistry/elements.js';
import { countPrincipal, entropyClass, type Sublattice, totalEntropy } from '../chemistry/entropy.js';
import { trimmed } from '../syntax/lists.js';
import type { MaterialDeclaration } from '../syntax/tree.js';
import { bound, type Composition } from './binding.js';
import { solveAmount, solveStates } from './charge.js';
import { addAtoms, addTo } from './composition.js';
import { readDerived } from './derivation.js';
import type { Values } from './expression.js';
import type { Charge, Material, Occupant, Remark, Site } from './material.js';
import { DEFAULT_EVALUATION, type EvaluationOptions, type Tolerance } from './options.js';
import { memberName } from './parameters.js';
import type { RawMaterial, RawSite } from './raw.js';
import { readMaterial } from './reading.js';
import { finishSite, isPresent } from './sites.js';
import type { Structure } from './structure.js';

export { DEFAULT_EVALUATION, type EvaluationOptions } from './options.js';

/** A declaration with what its names stand for. */
export interface Subject {
  readonly declaration: MaterialDeclaration;
  readonly structure?: Structure | undefined;
  /** What it is derived from; missing where that is not known. */
  readonly base?: Material | undefined;
  /** The values of its own parameters. */
  readonly parameters?: Values;
  /** The constants of its file. */
  readonly constants?: Values;
}

const NONE: Values = new Map();

const OPEN_CHARGE: Charge = {
  kind: 'undetermined',
  species: [],
  why: 'an amount is open',
  isAbstention: false,
};

/** Evaluates a material on a structure, or on sites inferred from it where that is undefined. */
export function evaluate(subject: Subject, options: EvaluationOptions = DEFAULT_EVALUATION): Material {
  const { declaration, base, parameters = NONE, constants = NONE } = subject;
  const structure = subject.structure ?? base?.structure;
  const values = parameters.size > 0 ? new Map([...constants, ...parameters]) : constants;
  const { composition, remarks: found } = bound(declaration, values);
  const raw = readRaw(subject, composition, structure);
  const { tolerance, thresholds } = options;
  const remarks = [...found, ...raw.remarks.map((remark) => withTolerance(remark, tolerance))];
  const laid = sitesOf(raw, remarks, tolerance);
  const { sites, charge } = remarks.some(({ kind }) => isOpening(kind))
    ? { sites: laid, charge: OPEN_CHARGE }
    : solveStates(laid, raw, tolerance);
  const water = over(raw.water, raw.formulaUnits);
  const elements = elementsOf(sites, raw, water);
  const isComplete = sites.every((site) => site.sum !== undefined) && isWhole(raw, remarks);
  const atoms = sum(elements.values()).valueOf();
  const isMolecule = raw.nature === 'molecule';
  const known = isComplete && !isMolecule && sites.length > 0;
  const entropy = known ? totalEntropy(sublatticesOf(sites, false), atoms) : undefined;
  const entropyWithVacancies =
    entropy && sites.some(hasVacancies) ? totalEntropy(sublatticesOf(sites, true), atoms) : entropy;
  const deciding = (options.countVacancies ? entropyWithVacancies : entropy)?.[options.convention];
  return {
    name: memberName(declaration.name?.text ?? '', parameters),
    declaration,
    parameters,
    base,
    structure,
    sites,
    water,
    molecule: isMolecule
      ? raw.homeless.flatMap(({ drafts }) => drafts.map(({ base, amount }) => ({ base, amount })))
      : undefined,
    elements,
    isComplete,
    entropy,
    entropyWithVacancies,
    class: deciding === undefined ? undefined : entropyClass(deciding, thresholds),
    principal: principalOf(sites),
    charge,
    molarMass: isComplete || (isMolecule && isWhole(raw, remarks)) ? molarMass(elements) : undefined,
    formulaUnits: raw.formulaUnits,
    remarks: trimmed(remarks.filter((remark) => !isCovered(remark, sites))),
  };
}

function readRaw(
  { declaration, base }: Subject,
  composition: Composition,
  structure: Structure | undefined,
): RawMaterial {
  if (!declaration.base) return readMaterial(composition, structure);
  if (base) return readDerived(composition.sites ?? [], declaration.base, base, structure);
  return NO_BASE;
}

const NO_BASE: RawMaterial = {
  sites: [],
  formulaUnits: ONE,
  water: ZERO,
  homeless: [],
  remarks: [{ kind: 'no-base' }],
  nature: 'compound',
  isListed: false,
};

/** Finished sites; an open amount that neutrality decides is put in its place first. */
function sitesOf(raw: RawMaterial, remarks: Remark[], tolerance: Tolerance): Site[] {
  const own: Remark[] = [];
  const sites = raw.sites.map((site) => finishSite(site, raw, own, tolerance)).filter(isPresent);
  const solved = solveAmount(sites);
  if (!solved) {
    remarks.push(...own);
    return sites;
  }
  const amount = solved.amount.mul(raw.formulaUnits);
  const complete = raw.sites.map((site) => withAmount(site, solved.occupant, amount));
  return complete.map((site) => finishSite(site, raw, remarks, tolerance)).filter(isPresent);
}

/** A group that shares a site may be off as far as the site may. */
function withTolerance(remark: Remark, { sum }: Tolerance): Remark {
  return sum && remark.kind === 'group-sum' ? { ...remark, tolerance: sum } : remark;
}

function withAmount(site: RawSite, { range }: Occupant, amount: Fraction): RawSite {
  return {
    ...site,
    placed: site.placed.map((placed) => ({
      ...placed,
      piece: {
        ...placed.piece,
        drafts: placed.piece.drafts.map((draft) =>
          draft.amount === undefined && draft.range.start === range.start
            ? { ...draft, amount, isSolvedAmount: true }
            : draft,
        ),
      },
    })),
  };
}

function isWhole(raw: RawMaterial, remarks: readonly Remark[]): boolean {
  if (raw.homeless.some((piece) => piece.drafts.some((draft) => !draft.amount))) return false;
  return !remarks.some(({ kind }) => kind === 'unknown-element' || isOpening(kind));
}

/** Whether what is remarked leaves an amount open that may be anywhere, inside an ion as well. */
function isOpening(kind: Remark['kind']): boolean {
  return kind === 'undeclared-parameter' || kind === 'negative' || kind === 'no-base';
}

function elementsOf(sites: readonly Site[], raw: RawMaterial, water: Fraction): Map<string, Fraction> {
  const total = new Map<string, Fraction>();
  for (const { occupants } of sites) {
    for (const { element, composition, amount } of occupants) {
      if (!amount) continue;
      if (element) addAtoms(total, element, amount);
      else addTo(total, composition, amount);
    }
  }
  for (const { drafts } of raw.homeless) {
    for (const { composition, amount } of drafts) {
      if (amount) addTo(total, composition, amount.div(raw.formulaUnits));
    }
  }
  if (isPositive(water)) {
    addAtoms(total, 'H', water.mul(2));
    addAtoms(total, 'O', water);
  }
  return total;
}

/** Sites as entropy sees them: their occupants in order, then the vacancies that need not be written. */
export function sublatticesOf(sites: readonly Site[], countVacancies: boolean): Sublattice[] {
  return sites.map((site) => {
    const amounts: number[] = [];
    for (const { kind, amount } of site.occupants) {
      if (kind !== 'vacancy' || countVacancies) amounts.push(amount?.valueOf() ?? 0);
    }
    const implied = site.hasImplicitVacancies && site.sum ? site.multiplicity.sub(site.sum).valueOf() : 0;
    if (countVacancies && implied > 0) amounts.push(implied);
    return { multiplicity: site.multiplicity.valueOf(), amounts };
  });
}

/** Whether counting vacancies makes a difference to the entropy of a site. */
function hasVacancies(site: Site): boolean {
  return site.hasImplicitVacancies || site.occupants.some(({ kind }) => kind === 'vacancy');
}

function principalOf(sites: readonly Site[]): Material['principal'] {
  let best: Material['principal'];
  const bySpecies = [...sites].sort((a, b) => b.occupants.length - a.occupants.length);
  for (const site of bySpecies) {
    // No site has more principal elements than occupants.
    if (site.occupants.length <= (best?.count ?? 0)) break;
    const byElement = new Map<string, number>();
    for (const { kind, element, species, amount } of site.occupants) {
      if (kind === 'vacancy') continue;
      const key = element ?? species;
      byElement.set(key, (byElement.get(key) ?? 0) + (amount?.valueOf() ?? 0));
    }
    const total = [...byElement.values()].reduce((a, b) => a + b, 0);
    const count = total > 0 ? countPrincipal([...byElement.values()].map((amount) => amount / total)) : 0;
    if (count > (best?.count ?? 0)) best = { site: site.name, count };
  }
  return best;
}

/** A bracket whose fractions do not add up is not told again where its whole site is told. */
function isCovered(remark: Remark, sites: readonly Site[]): boolean {
  if (remark.kind !== 'group-sum') return false;
  const { group } = remark;
  const site = sites.find((candidate) =>
    candidate.units.some((unit) => unit.range.start === group.range.start),
  );
  if (!site) return false;
  const isAlkali = site.name.startsWith('A') && remark.sum.compare(1) < 0;
  if (!site.isMultiplicityGiven) return isAlkali;
  return !group.amount || !site.sum?.equals(site.multiplicity);
}
