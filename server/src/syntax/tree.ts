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
  /** The same with blanks for what cannot be read. */
  readonly readable: string;
  /** The file in the stretches in which it was read. */
  readonly chunks: readonly PlacedChunk[];
  /** Those of the stretches that declare anything but materials. */
  readonly others: readonly PlacedChunk[];
  /** The materials by their names, put together when they are looked at. */
  readonly names: MaterialNames;
  /** All of them, made when they are looked at: see `ofKind` for those of one kind. */
  readonly declarations: readonly Declaration[];
  readonly ignores: readonly IgnoreComment[];
  readonly problems: readonly SyntaxProblem[];
}

/** A stretch of a file, from the comments above a declaration to those above the next. Ranges are from its start. */
export interface Chunk {
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly ignores: readonly IgnoreComment[];
  readonly problems: readonly SyntaxProblem[];
}

/** A stretch where it stands in a file. */
export interface PlacedChunk {
  readonly start: number;
  readonly chunk: Chunk;
  /** What there is in it beside one material with a name. */
  readonly besides: 'nothing' | 'something' | 'no declaration';
  /** The name of that material. */
  readonly name: string | undefined;
  /** Those of the stretch with their ranges in the file, made when they are looked at. */
  readonly declarations: readonly Declaration[];
}

/** The materials of a file by their names. */
export interface MaterialNames {
  /** Where each name is declared first. */
  readonly first: ReadonlyMap<string, PlacedName>;
  /** Where names are declared once more. */
  readonly repeated: readonly PlacedName[];
}

/** Where a name is: of numbers, so that it holds for every version of a file whose stretches have the same names. */
export interface PlacedName {
  /** The number of the stretch in the file. */
  readonly chunk: number;
  /** The number of the declaration in the stretch. */
  readonly index: number;
}

export type Declaration =
  | MaterialDeclaration
  | StructureDeclaration
  | LetDeclaration
  | ConventionDeclaration
  | ImportDeclaration
  | MeasuredDeclaration
  | BatchDeclaration
  | MixtureDeclaration;

interface DeclarationBase {
  readonly range: Range;
  /** The range of the keyword that begins the declaration. */
  readonly keyword: Range;
  /** The label of a measurement or a batch, the name of anything else. */
  readonly name?: Name | undefined;
  /** The text of the doc comments directly above, without their marks. */
  readonly doc?: Name | undefined;
  /** Whether anything in the declaration could not be read: what is left is shown but not judged. */
  readonly broken: boolean;
}

export interface MaterialDeclaration extends DeclarationBase {
  readonly kind: 'material';
  /** Those of a family; none for a single material. */
  readonly parameters: readonly Parameter[];
  readonly structure?: Name | undefined;
  /** What it is derived from. */
  readonly base?: Reference | undefined;
  /** The one-line form. */
  readonly formula?: Formula | undefined;
  /** The long form, or what differs from the base. */
  readonly sites?: readonly SiteLine[] | undefined;
  readonly expectations: readonly Expectation[];
}

/** `x = 0, 0.05` or `x = 0 .. 1.5 step 0.1`. */
export interface Parameter {
  readonly range: Range;
  readonly name: Name;
  readonly values: readonly ParameterValues[];
}

export type ParameterValues =
  | { readonly kind: 'value'; readonly range: Range; readonly value: Expression }
  | {
      readonly kind: 'range';
      readonly range: Range;
      readonly from: Expression;
      readonly to: Expression;
      readonly step?: Expression;
    };

/** A material by name, a member of a family with its values: `MTS(0.15)`. */
export interface Reference {
  readonly range: Range;
  readonly name: Name;
  readonly arguments: readonly Expression[];
}

/** `expect entropy(M) >= 1.2 R`. */
export interface Expectation {
  readonly range: Range;
  /** What is expected of: `entropy`, `class`, `charge` … */
  readonly quantity: Name;
  /** The site in parentheses. */
  readonly site?: Name;
  /** The word of a convention for entropies, `formula` in `entropy per formula`. */
  readonly convention?: Name;
  readonly countsVacancies: boolean;
  readonly comparison: '=' | '<' | '<=' | '>' | '>=' | 'in';
  /** A number or a word, as in `class = low`. */
  readonly value: ExpectedValue;
  /** The end of `in a .. b`. */
  readonly upper?: ExpectedValue;
  /** The number behind `±`. */
  readonly tolerance?: NumberAmount;
  readonly unit?: Name;
}

export type ExpectedValue =
  | NumberAmount
  | { readonly kind: 'word'; readonly range: Range; readonly text: string };

/** `let y = 0.05`: a number with a name, for all expressions of the file. */
export interface LetDeclaration extends DeclarationBase {
  readonly kind: 'let';
  readonly value?: Expression;
}

/** `convention formula counting vacancies`: what decides the class in this file. */
export interface ConventionDeclaration extends DeclarationBase {
  readonly kind: 'convention';
  readonly convention?: Name;
  readonly countsVacancies: boolean;
}

/** `import "precursors.hem"`. */
export interface ImportDeclaration extends DeclarationBase {
  readonly kind: 'import';
  /** As written, relative to the folder of the file. */
  readonly path?: Name;
}

/** `measured "ICP-OES" of MTS(0.15) { Na 0.821(6), Li 0.099(4) }`. */
export interface MeasuredDeclaration extends DeclarationBase {
  readonly kind: 'measured';
  readonly of?: Reference;
  readonly values: readonly ElementAmount[];
  /** `normalised to sum` or to an element. */
  readonly normalisation?: Name;
}

/** An element with a number: `Na 0.821(6)`, `Na 3 %`. */
export interface ElementAmount {
  readonly range: Range;
  readonly element: Name;
  readonly amount: NumberAmount;
}

/** `batch "MTS15 #12" of MTS(0.15) { mass 10 g … }`. */
export interface BatchDeclaration extends DeclarationBase {
  readonly kind: 'batch';
  readonly of?: Reference;
  /** The mass or the amount of substance to be made. */
  readonly target?: Quantity;
  readonly precursors: readonly Precursor[];
  /** What volatile elements are given beyond the formula, as parts of one. */
  readonly excesses: readonly ElementAmount[];
}

/** `Na2CO3 99.5 %`, or a material by its name in quotes. */
export interface Precursor {
  readonly range: Range;
  readonly formula?: Formula | undefined;
  readonly material?: Name;
  /** As part of one: 0.995 for `99.5 %`. */
  readonly purity?: NumberAmount;
}

/** `mixture HE-DME { DME = C4H10O2 9.6 mol, … }`. */
export interface MixtureDeclaration extends DeclarationBase {
  readonly kind: 'mixture';
  readonly components: readonly Component[];
  /** That of the whole mixture, for molarities. */
  readonly density?: Quantity;
}

/** `DME = C4H10O2 9.6 mol`. */
export interface Component {
  readonly range: Range;
  readonly name: Name;
  readonly formula: Formula;
  readonly quantity?: Quantity;
}

/** A number with a unit: `10 g`, `1.2 g/mL`. */
export interface Quantity {
  readonly range: Range;
  readonly value: NumberAmount;
  /** As written. */
  readonly unit: Name;
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

/** One line of a long-form material: `M: Li+ 1.3, Mn2+ 0.1`, or of a derived one: `M: Co -> Mn 0.03, Ti 0.07`. */
export interface SiteLine {
  readonly range: Range;
  readonly site: Name;
  /** What stands before the arrow: all of it is replaced, or as much as its amount says. */
  readonly replaced?: Unit | undefined;
  readonly occupants: readonly Unit[];
}

/** A formula: its parts are separated by hydrate dots, `Ni(NO3)2·6H2O`. */
export interface Formula {
  readonly range: Range;
  /** A structure written as a prefix, `P2-Na0.7MnO2`. */
  readonly prefix?: Name | undefined;
  readonly parts: readonly FormulaPart[];
}

export interface FormulaPart {
  readonly range: Range;
  /** The number in front of the part, the 6 of `6H2O`. */
  readonly coefficient?: Amount | undefined;
  readonly units: readonly Unit[];
}

/** What a formula or a site line is made of. */
export type Unit = ElementUnit | VacancyUnit | GroupUnit;

interface UnitBase {
  readonly range: Range;
  readonly charge?: Charge | undefined;
  readonly amount?: Amount | undefined;
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
  readonly uncertainty?: Fraction | undefined;
  /** What is written where the number stands for an expression. */
  readonly expression?: Expression | undefined;
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
  /** Whether it is `# hem-ignore-file`. */
  readonly isForFile: boolean;
  readonly rules: readonly Name[];
  /** Empty where none was given. */
  readonly reason: string;
}
