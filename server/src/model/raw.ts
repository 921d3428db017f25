/** A composition that has been read and laid onto sites, before anything is worked out. */
import type { Fraction } from '../chemistry/amount.js';
import type { Placed } from './laying.js';
import type { Nature, Remark } from './material.js';
import type { Piece } from './pieces.js';
import type { StructureSite } from './structure.js';

/** The site that pieces lie on, before its occupants are put together. */
export interface RawSite {
  readonly name: string;
  readonly multiplicity: Fraction;
  readonly given: StructureSite | undefined;
  readonly placed: readonly Placed[];
  /** The atoms of its kinds, per formula unit, that polyatomic ions bring. */
  readonly carried: Fraction;
}

export interface RawMaterial {
  readonly sites: readonly RawSite[];
  readonly formulaUnits: Fraction;
  readonly water: Fraction;
  /** Pieces without a place: they still have mass. */
  readonly homeless: readonly Piece[];
  readonly remarks: readonly Remark[];
  readonly nature: Nature;
  /** Whether the same species twice on a site is a slip; in a molecule such as CH3COOH it is not. */
  readonly isListed: boolean;
}
