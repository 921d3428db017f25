/** What a material is once its composition has been laid onto sites. Plain data: no behaviour, no text. */
import type { Fraction } from '../chemistry/amount.js';
import type { Convention, EntropyClass } from '../chemistry/entropy.js';
import type { Couple, Host, StateAmount } from '../chemistry/redox.js';
import type { GroupUnit, MaterialDeclaration, Range, Unit } from '../syntax/tree.js';
import type { Structure } from './structure.js';

/** What a formula without a structure was taken for. In alloys and intermetallic compounds charges mean nothing. */
export type Nature = 'alloy' | 'intermetallic' | 'molecule' | 'compound';

/** One species on one site. */
export interface Occupant {
  readonly kind: 'element' | 'ion' | 'vacancy';
  /** The species as chemists write it: `Ni2+`, `(PO4)3-`, `Va`. */
  readonly species: string;
  /** The symbol of an element; missing for polyatomic ions and vacancies. */
  readonly element?: string | undefined;
  /** Atoms of each element in one of it. */
  readonly composition: ReadonlyMap<string, Fraction>;
  /** Amount per formula unit; undefined where it is open (`?`). */
  readonly amount: Fraction | undefined;
  /** The printed number behind the amount; missing where the amount is exact. */
  readonly printed?: Printed | undefined;
  /** The oxidation state or charge; undefined while nothing decides it. */
  readonly state?: State | undefined;
  /** How a solved state that is not whole is made up of whole ones, lowest first. */
  readonly parts?: readonly StateAmount[] | undefined;
  /** Whether the amount is written as `?` and was solved from neutrality. */
  readonly isSolvedAmount?: boolean;
  /** Where it is written. */
  readonly range: Range;
  /**
   * The unit whose number alone gives the amount, and by what that number is multiplied to give it. Missing
   * where changing one number would change more than this occupant here.
   */
  readonly written?: { readonly unit: Unit; readonly factor: Fraction } | undefined;
}

/** How many decimals were printed, and by what the printed number is multiplied to give the amount. */
export interface Printed {
  readonly decimals: number;
  /** Occupants that share one printed number, as in `(Ni,Co)0.03`, have a part of it each. */
  readonly factor: Fraction;
}

export interface State {
  readonly value: Fraction;
  readonly origin: 'stated' | 'usual' | 'ion' | 'solved';
  /** Why, in a few words. */
  readonly why: string;
}

export interface Site {
  readonly name: string;
  /** Sites per formula unit, those left out that polyatomic ions fill with their own atoms. */
  readonly multiplicity: Fraction;
  /** Whether the structure gives the multiplicity; otherwise it is what the formula fills. */
  readonly isMultiplicityGiven: boolean;
  /** Whether vacancies need not be written here. */
  readonly hasImplicitVacancies: boolean;
  readonly occupants: readonly Occupant[];
  /** Sum of all amounts, written vacancies included; undefined where an amount is open. */
  readonly sum: Fraction | undefined;
  /** How far the sum may be off: as far as rounding of the printed amounts can move it, unless the project says. */
  readonly tolerance: Fraction;
  /** −Σ y ln y in R per mole of sites, vacancies left out; not to be told where `sum` is undefined. */
  readonly entropy: number;
  /** The same with vacancies as a species. */
  readonly entropyWithVacancies: number;
  /** The units of the formula or of the site's lines that lie here, as written. */
  readonly units: readonly Unit[];
}

/** Something that a reader of the composition should know or that cannot be right. */
export type Remark =
  | {
      readonly kind: 'read-as-equimolar' | 'read-as-written';
      readonly group: GroupUnit;
      readonly total: Fraction;
    }
  | { readonly kind: 'mixed-amounts'; readonly group: GroupUnit }
  | { readonly kind: 'formula-units'; readonly units: Fraction }
  | { readonly kind: 'inferred-sites'; readonly nature: Nature }
  | {
      readonly kind: 'split';
      readonly species: string;
      readonly sites: readonly string[];
      readonly range: Range;
    }
  | { readonly kind: 'no-place'; readonly unit: Unit; readonly written: string }
  | { readonly kind: 'unknown-element'; readonly symbol: string; readonly range: Range }
  | { readonly kind: 'undeclared-parameter'; readonly name: string; readonly range: Range }
  | { readonly kind: 'unknown-site'; readonly name: string; readonly range: Range }
  | { readonly kind: 'repeated-site'; readonly name: string; readonly range: Range; readonly first: Range }
  | {
      readonly kind: 'repeated-occupant';
      readonly site: string;
      readonly species: string;
      readonly range: Range;
      readonly first: Range;
    }
  | {
      readonly kind: 'group-sum';
      readonly group: GroupUnit;
      readonly sum: Fraction;
      readonly tolerance: Fraction;
    }
  | { readonly kind: 'negative'; readonly value: Fraction; readonly range: Range }
  /** What a substitution says does not fit what it is derived from. */
  | {
      readonly kind: 'substitution';
      readonly range: Range;
      readonly problem: SubstitutionProblem;
      readonly site: string;
      /** The species before the arrow. */
      readonly species: string;
    }
  /** The material that this one is derived from is not known; why is told of the reference. */
  | { readonly kind: 'no-base' }
  | { readonly kind: 'overfull-rest'; readonly site: string; readonly range: Range }
  | {
      readonly kind: 'prefix-differs';
      readonly prefix: string;
      readonly structure: string;
      readonly range: Range;
    };

export type SubstitutionProblem =
  /** The site of the base has none of the species. */
  | { readonly kind: 'not-there'; readonly present: readonly string[] }
  /** More is to be replaced than there is. */
  | { readonly kind: 'too-much'; readonly wanted: Fraction; readonly present: Fraction }
  /** The amount that is replaced could be of one species or another. */
  | { readonly kind: 'ambiguous'; readonly present: readonly string[] }
  /** Some of what takes the place has an amount, and some has none. */
  | { readonly kind: 'mixed-amounts' }
  /** What takes the place is more or less than what is replaced. */
  | { readonly kind: 'total-changes'; readonly replaced: Fraction; readonly by: Fraction };

/** The charge of a formula unit. */
export type Charge =
  | {
      readonly kind: 'known';
      readonly value: Fraction;
      readonly tolerance: Fraction;
      readonly isAllStated: boolean;
      /** How the states that were not given were found; missing where all were. */
      readonly solution?: ChargeSolution | undefined;
    }
  /** No states that are known in the host make the material neutral; the values are the charges that they reach. */
  | {
      readonly kind: 'unreachable';
      readonly host: Host;
      readonly least: Fraction;
      readonly most: Fraction;
      readonly tolerance: Fraction;
      /** The elements whose states are open. */
      readonly elements: readonly string[];
    }
  /** Some states are open, and no ladder decides them. */
  | {
      readonly kind: 'undetermined';
      readonly species: readonly string[];
      readonly why: string;
      /** Whether the amounts are all there, and only the order of the redox couples is not known. */
      readonly isAbstention: boolean;
    }
  | { readonly kind: 'not-applicable'; readonly why: string };

export interface ChargeSolution {
  readonly host: Host;
  /** The couple that is left partly filled, and which part of it is oxidised. */
  readonly partial: { readonly couple: Couple; readonly share: Fraction } | undefined;
  /** The charges that the known states reach, from the most reduced to the most oxidised. */
  readonly least: Fraction;
  readonly most: Fraction;
  /** Solved states that are out of the ordinary. */
  readonly unusual: readonly { readonly element: string; readonly state: number }[];
}

export interface MoleculePart {
  /** An atom or an ion, without its amount. */
  readonly base: string;
  readonly amount: Fraction | undefined;
}

/** A material as evaluated. */
export interface Material {
  /** With the values of its parameters where it is a member of a family: `MTS(0.15)`. */
  readonly name: string;
  readonly declaration: MaterialDeclaration;
  /** The values of the parameters by which it is one member of its family; empty for a single material. */
  readonly parameters: ReadonlyMap<string, Fraction>;
  /** What it is derived from, where that is known. */
  readonly base: Material | undefined;
  readonly structure: Structure | undefined;
  /** Sites that hold anything, in the structure's order. */
  readonly sites: readonly Site[];
  /** Molecules of crystal water per formula unit. */
  readonly water: Fraction;
  /** What a molecule, which has no sites, is made of as it was written; undefined for anything else. */
  readonly molecule: readonly MoleculePart[] | undefined;
  /** Atoms of each element per formula unit, crystal water included. */
  readonly elements: ReadonlyMap<string, Fraction>;
  /** Whether every amount is known; otherwise totals are not. */
  readonly isComplete: boolean;
  /** In R; undefined where an amount is open. */
  readonly entropy: Record<Convention, number> | undefined;
  readonly entropyWithVacancies: Record<Convention, number> | undefined;
  readonly class: EntropyClass | undefined;
  /** The site on which most elements have 5 to 35 at.%, for the composition-based definition. */
  readonly principal: { readonly site: string; readonly count: number } | undefined;
  readonly charge: Charge;
  /** g/mol; undefined where an amount is open or an element has no standard atomic weight. */
  readonly molarMass: Fraction | undefined;
  /** How many formula units the formula was written for. */
  readonly formulaUnits: Fraction;
  readonly remarks: readonly Remark[];
}
