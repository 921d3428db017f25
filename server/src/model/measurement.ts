/** What was measured of a material, against its nominal composition. */
import { type Fraction, isZero, ONE, sum, ZERO } from '../chemistry/amount.js';
import { isNonmetal } from '../chemistry/elements.js';
import { type EntropyClass, entropyClass, type Thresholds, totalEntropy } from '../chemistry/entropy.js';
import { isElementSymbol } from '../chemistry/symbols.js';
import {
  chain,
  normalisationSensitivities,
  propagate,
  totalEntropySensitivities,
} from '../chemistry/uncertainty.js';
import type { ElementAmount, MeasuredDeclaration, Name, Range, Reference } from '../syntax/tree.js';
import { type EvaluationOptions, sublatticesOf } from './evaluate.js';
import type { Material, Occupant, Site } from './material.js';

/** The coverage factor for about 95 %: JCGM 100:2008 (GUM), 6.3.3. */
const COVERAGE = 2;

export interface MeasuredValue {
  readonly element: string;
  /** As measured, before it was normalised. */
  readonly written: ElementAmount;
  /**
   * Atoms per formula unit, normalised; undefined where the normalisation is not possible, and for what is no element
   * or was listed before.
   */
  readonly value: Fraction | undefined;
  /** One standard uncertainty of the value; zero for the element that it was normalised to. */
  readonly uncertainty: number | undefined;
  /** Atoms per formula unit of the material, zero where it has none; undefined where that is open or this no element. */
  readonly nominal: Fraction | undefined;
  /** The value less the nominal one. */
  readonly deviation: Fraction | undefined;
  /** The deviation in units of its standard uncertainty; undefined where there is none, or a zero. */
  readonly inUncertainties: number | undefined;
}

/** The configurational entropy of the measured composition. */
export interface MeasuredEntropy {
  /** The convention that it is in. */
  readonly options: EvaluationOptions;
  /** In R. */
  readonly value: number;
  /**
   * One standard uncertainty in R, to first order; undefined where a value that matters has none, or none was found of
   * an element that should be there. Too small beside an equimolar composition, where the entropy has its maximum.
   */
  readonly uncertainty: number | undefined;
  readonly class: EntropyClass;
  /** The classes within two standard uncertainties, lowest first; undefined where the uncertainty is. */
  readonly possible: readonly EntropyClass[] | undefined;
}

export type MeasurementRemark =
  | { readonly kind: 'unknown-element'; readonly symbol: Name }
  | {
      readonly kind: 'repeated-element';
      readonly element: string;
      readonly range: Range;
      readonly first: Range;
    }
  | { readonly kind: 'zero-uncertainty'; readonly element: string; readonly range: Range }
  | {
      readonly kind: 'not-normalised';
      /** The element, or `sum`. */
      readonly to: string;
      readonly why: 'not-measured' | 'not-in-material' | 'nothing-found' | 'open';
      readonly range: Range;
    };

export interface Measurement {
  readonly declaration: MeasuredDeclaration;
  /** Empty where there is none. */
  readonly label: string;
  /** Undefined where it is not known or could not be read: then nothing is nominal. */
  readonly material: Material | undefined;
  /** One for each that is written. */
  readonly values: readonly MeasuredValue[];
  /** Elements of the material that were not measured. */
  readonly missing: readonly string[];
  /** Undefined where that of the material is, or none of its elements was measured. */
  readonly entropy: MeasuredEntropy | undefined;
  readonly remarks: readonly MeasurementRemark[];
}

/**
 * Holds measured values against the material that they are of.
 *
 * Without a normalisation the values are atoms per formula unit. Normalised to an element, that element has its
 * nominal amount; normalised to the sum, all measured elements together have the amount that they have nominally.
 * Uncertainties are propagated through this, as through all that follows.
 *
 * For the entropy each occupant is scaled by measured over nominal of its element, a polyatomic ion by its central
 * atom. An element on several sites, or in several states, keeps its nominal split, which no analysis of elements
 * tells. Elements that were not measured keep their nominal amounts; an element that the material does not have is on
 * none of its sites and left out. Multiplicities are the nominal ones.
 *
 * @param find the material that a reference means.
 */
export function evaluateMeasurement(
  declaration: MeasuredDeclaration,
  find: (reference: Reference) => Material | undefined,
  options: EvaluationOptions,
): Measurement {
  const found = declaration.of && find(declaration.of);
  const material = found?.declaration.broken ? undefined : found;
  const remarks: MeasurementRemark[] = [];
  const inputs = inputsOf(declaration.values, remarks);
  const results = normalised(inputs, declaration, material, remarks);
  const measured = new Set(inputs.map(({ element }) => element.text));
  return {
    declaration,
    label: declaration.name?.text ?? '',
    material,
    values: declaration.values.map((written) =>
      measuredValue(
        written,
        results?.find((result) => result.written === written),
        material,
      ),
    ),
    missing: material ? [...material.elements.keys()].filter((element) => !measured.has(element)) : [],
    entropy: material && results && entropyOf(results, inputs.map(uncertaintyOf), material, options),
    remarks,
  };
}

/** The values to reckon with. */
function inputsOf(values: readonly ElementAmount[], remarks: MeasurementRemark[]): ElementAmount[] {
  const byElement = new Map<string, ElementAmount>();
  for (const value of values) {
    const { text, range } = value.element;
    const present = byElement.get(text);
    if (!isElementSymbol(text)) remarks.push({ kind: 'unknown-element', symbol: value.element });
    else if (present) {
      remarks.push({ kind: 'repeated-element', element: text, range, first: present.element.range });
    } else byElement.set(text, value);
    const { uncertainty, range: place } = value.amount;
    if (uncertainty && isZero(uncertainty)) {
      remarks.push({ kind: 'zero-uncertainty', element: text, range: place });
    }
  }
  return [...byElement.values()];
}

/** No measurement is exact: a zero is no uncertainty that could be reckoned with. */
function uncertaintyOf({ amount: { uncertainty } }: ElementAmount): number | undefined {
  return uncertainty && !isZero(uncertainty) ? uncertainty.valueOf() : undefined;
}

// ------------------------------------------------------------------------------------------- normalisation

/** A normalised value. */
interface Result {
  readonly written: ElementAmount;
  readonly value: Fraction;
  /** To each of the inputs. */
  readonly sensitivities: readonly number[];
  readonly uncertainty: number | undefined;
}

/** Undefined where the normalisation is not possible. */
function normalised(
  inputs: readonly ElementAmount[],
  { normalisation }: MeasuredDeclaration,
  material: Material | undefined,
  remarks: MeasurementRemark[],
): Result[] | undefined {
  const uncertainties = inputs.map(uncertaintyOf);
  const values = inputs.map(({ amount }) => amount.value);
  const results = (factor: Fraction, sensitivities: readonly (readonly number[])[]): Result[] =>
    inputs.map((written, index) => {
      const row = sensitivities[index] ?? [];
      const value = written.amount.value.mul(factor);
      return { written, value, sensitivities: row, uncertainty: propagate(row, uncertainties) };
    });
  if (!normalisation) {
    return results(
      ONE,
      inputs.map((_, i) => inputs.map((_, j) => (i === j ? 1 : 0))),
    );
  }
  if (!material) return undefined;
  const { text: to, range } = normalisation;
  const refuse = (why: Extract<MeasurementRemark, { kind: 'not-normalised' }>['why']) => {
    remarks.push({ kind: 'not-normalised', to, why, range });
    return undefined;
  };
  const reference = inputs.flatMap(({ element }, index) =>
    to === 'sum' || element.text === to ? [index] : [],
  );
  if (reference.length === 0) return refuse('not-measured');
  const total = sum(reference.map((index) => values[index] ?? ZERO));
  if (total.compare(ZERO) <= 0) return refuse('nothing-found');
  const nominal = reference.map((index) => nominalOf(inputs[index]?.element.text ?? '', material));
  if (!nominal.every((amount) => amount !== undefined)) return refuse('open');
  const target = sum(nominal);
  if (isZero(target)) return refuse('not-in-material');
  return results(
    target.div(total),
    normalisationSensitivities(
      values.map((value) => value.valueOf()),
      new Set(reference),
      target.valueOf(),
    ),
  );
}

/** Atoms per formula unit; undefined where an amount is open. */
function nominalOf(element: string, { elements, sites, isComplete }: Material): Fraction | undefined {
  const isOpen = sites.some(({ occupants }) =>
    occupants.some(({ amount, composition }) => !amount && composition.has(element)),
  );
  return isOpen ? undefined : (elements.get(element) ?? (isComplete ? ZERO : undefined));
}

function measuredValue(
  written: ElementAmount,
  result: Result | undefined,
  material: Material | undefined,
): MeasuredValue {
  const element = written.element.text;
  const nominal = material && isElementSymbol(element) ? nominalOf(element, material) : undefined;
  const { value, uncertainty } = result ?? {};
  const deviation = value && nominal && value.sub(nominal);
  return {
    element,
    written,
    value,
    uncertainty,
    nominal,
    deviation,
    inUncertainties: deviation && uncertainty ? deviation.valueOf() / uncertainty : undefined,
  };
}

// ------------------------------------------------------------------------------------------------- entropy

function entropyOf(
  results: readonly Result[],
  uncertainties: readonly (number | undefined)[],
  material: Material,
  options: EvaluationOptions,
): MeasuredEntropy | undefined {
  const { convention, countVacancies, thresholds } = options;
  const { elements } = material;
  const byElement = new Map(
    results.flatMap(({ written, value }, index) => {
      const nominal = elements.get(written.element.text);
      return nominal && !isZero(nominal) ? [[written.element.text, { index, value, nominal }] as const] : [];
    }),
  );
  if (!material.entropy || byElement.size === 0) return undefined;
  const measuredFor = (occupant: Occupant) => byElement.get(scalingElement(occupant) ?? '');
  const sites = material.sites.map((site) => withAmounts(site, (occupant) => measuredFor(occupant)));
  const atoms = sum(
    [...elements].map(([element, amount]) => byElement.get(element)?.value ?? amount),
  ).valueOf();
  const sublattices = sublatticesOf(sites, countVacancies);
  const value = totalEntropy(sublattices, atoms)[convention];
  if (!Number.isFinite(value)) return undefined;

  const changes = totalEntropySensitivities(sublattices, atoms, convention);
  const outer = results.map(({ written }) => (byElement.has(written.element.text) ? changes.atoms : 0));
  for (const [place, site] of material.sites.entries()) {
    const counted = site.occupants.filter(({ kind }) => kind !== 'vacancy' || countVacancies);
    const changeOf = changes.amounts[place] ?? [];
    // Vacancies that need not be written are what the others leave.
    const ofVacancies = changeOf[counted.length] ?? 0;
    for (const [at, occupant] of counted.entries()) {
      const measured = measuredFor(occupant);
      if (!measured || !occupant.amount) continue;
      const perAtom = occupant.amount.div(measured.nominal).valueOf();
      outer[measured.index] = (outer[measured.index] ?? 0) + ((changeOf[at] ?? 0) - ofVacancies) * perAtom;
    }
  }
  const sensitivities = chain(
    outer,
    results.map((result) => result.sensitivities),
  );
  const uncertainty = propagate(sensitivities, uncertainties);
  return {
    options,
    value,
    uncertainty,
    class: entropyClass(value, thresholds),
    possible:
      uncertainty === undefined ? undefined : classesWithin(value, COVERAGE * uncertainty, thresholds),
  };
}

/** The element by which an occupant is scaled: its own, or the one in an ion that is no nonmetal. */
function scalingElement({ element, composition }: Occupant): string | undefined {
  if (element) return element;
  const central = [...composition.keys()].filter((symbol) => !isNonmetal(symbol));
  return central.length === 1 ? central[0] : undefined;
}

/** A site with what was measured on it. */
function withAmounts(
  site: Site,
  measuredFor: (occupant: Occupant) => { readonly value: Fraction; readonly nominal: Fraction } | undefined,
): Site {
  const occupants = site.occupants.map((occupant) => {
    const measured = measuredFor(occupant);
    return measured && occupant.amount
      ? { ...occupant, amount: occupant.amount.mul(measured.value).div(measured.nominal) }
      : occupant;
  });
  return { ...site, occupants, sum: sum(occupants.flatMap(({ amount }) => amount ?? [])) };
}

const CLASSES: readonly EntropyClass[] = ['low', 'medium', 'high'];

function classesWithin(value: number, distance: number, thresholds: Thresholds): EntropyClass[] {
  const [least, most] = [value - distance, value + distance].map((one) => entropyClass(one, thresholds));
  if (!least || !most) return [];
  return CLASSES.slice(CLASSES.indexOf(least), CLASSES.indexOf(most) + 1);
}
