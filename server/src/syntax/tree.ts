/**
 * The typed syntax tree of a .hem file.
 *
 * Parsing never fails: a tree is always returned, and any optional child may be missing. Ranges are half-open
 * offsets in UTF-16 code units of the source. The tree says what was written, not what it means: it knows
 * element symbols and nothing else of chemistry.
 */
import type Fraction from 'fraction.js';

/** A half-open range of offsets, in UTF-16 code units from the start of the file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A name as written, without quotes. */
export interface Name {
  readonly text: string;
  readonly range: Range;
}

/** A problem met while reading, said for the person who wrote the line. */
export interface SyntaxProblem {
  readonly range: Range;
  /** What was read and why it is a problem. */
  readonly message: string;
  /** What to write instead. */
  readonly help?: string;
  /** Rewritings that are certain to say what was meant if the title does. */
  readonly fixes?: readonly { readonly title: string; readonly replacement: string; readonly range: Range }[];
}

export interface SourceFile {
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly ignores: readonly IgnoreComment[];
  readonly problems: readonly SyntaxProblem[];
}

export type Declaration = MaterialDeclaration | StructureDeclaration;

interface DeclarationBase {
  readonly range: Range;
  /** The range of the keyword that begins the declaration. */
  readonly keyword: Range;
  readonly name?: Name;
  /** The text of the doc comments directly above, without their marks. */
  readonly doc?: Name;
  /** Whether anything in the declaration could not be read: what is left is shown but not judged. */
  readonly broken: boolean;
}

export interface MaterialDeclaration extends DeclarationBase {
  readonly kind: 'material';
  readonly structure?: Name;
  /** The one-line form. */
  readonly formula?: Formula;
  /** The long form. */
  readonly sites?: readonly SiteLine[];
}

export interface StructureDeclaration extends DeclarationBase {
  readonly kind: 'structure';
  readonly description?: Name;
  /** Whether the structure is that of a metal, for which charges mean nothing. */
  readonly metallic: boolean;
  readonly sites: readonly StructureSite[];
}

/** One line of a structure: `A *3 tetrahedral : Li, Va`. */
export interface StructureSite {
  readonly range: Range;
  readonly name: Name;
  /** Sites per formula unit; one where none is written. */
  readonly multiplicity?: NumberAmount;
  readonly coordination?: Name;
  /** What usually sits there. Missing or empty: anything may. */
  readonly usual: readonly Unit[];
}

/** One line of a long-form material: `M: Li+ 1.3, Mn2+ 0.1`. */
export interface SiteLine {
  readonly range: Range;
  readonly site: Name;
  readonly occupants: readonly Unit[];
}

/** A formula: its parts are separated by hydrate dots, `Ni(NO3)2·6H2O`. */
export interface Formula {
  readonly range: Range;
  /** A structure written as a prefix, `P2-Na0.7MnO2`. */
  readonly prefix?: Name;
  readonly parts: readonly FormulaPart[];
}

export interface FormulaPart {
  readonly range: Range;
  /** The number in front of the part, the 6 of `6H2O`. */
  readonly coefficient?: Amount;
  readonly units: readonly Unit[];
}

/** What a formula or a site line is made of. */
export type Unit = ElementUnit | VacancyUnit | GroupUnit;

interface UnitBase {
  readonly range: Range;
  readonly charge?: Charge;
  readonly amount?: Amount;
}

export interface ElementUnit extends UnitBase {
  readonly kind: 'element';
  readonly symbol: Name;
}

export interface VacancyUnit extends UnitBase {
  readonly kind: 'vacancy';
}

export interface GroupUnit extends UnitBase {
  readonly kind: 'group';
  readonly bracket: '(' | '[';
  /** The range between the brackets. */
  readonly inner: Range;
  /** What the commas separate; one item where there is none. */
  readonly items: readonly (readonly Unit[])[];
}

/** A charge in units of the elementary charge. */
export interface Charge {
  readonly range: Range;
  readonly value: Fraction;
}

export type Amount = NumberAmount | ExpressionAmount | OpenAmount;

/** A decimal, a fraction or a percentage: exact, with what was printed kept. */
export interface NumberAmount {
  readonly kind: 'number';
  readonly range: Range;
  readonly value: Fraction;
  /** Printed decimals of the value as a number (two more than printed for a percentage); 0 when exact. */
  readonly decimals: number;
  /** One standard uncertainty, in the unit of the value. */
  readonly uncertainty?: Fraction;
}

export interface ExpressionAmount {
  readonly kind: 'expression';
  readonly range: Range;
  readonly expression: Expression;
}

/** `rest` fills the site, `?` is solved from charge neutrality. */
export interface OpenAmount {
  readonly kind: 'rest' | 'unknown';
  readonly range: Range;
}

export type Expression =
  | { readonly kind: 'constant'; readonly range: Range; readonly value: Fraction; readonly decimals: number }
  | { readonly kind: 'parameter'; readonly range: Range; readonly name: string }
  | {
      readonly kind: 'operation';
      readonly range: Range;
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

/** `# hem-ignore site-sum: printed so in the paper`. */
export interface IgnoreComment {
  readonly range: Range;
  readonly rules: readonly Name[];
  /** Empty where none was given. */
  readonly reason: string;
}
