/** The substances that electrolytes are usually mixed of. */
import components from '../data/electrolyte-components.tsv';
import { readTable } from './table.js';

export interface ElectrolyteComponent {
  /** The short one in use: `DME`. */
  readonly name: string;
  /** Of one molecule or formula unit. */
  readonly formula: string;
  readonly kind: 'solvent' | 'salt';
  /** The name of the substance: `1,2-dimethoxyethane`. */
  readonly substance: string;
}

/** Solvents, then salts. */
export const ELECTROLYTE_COMPONENTS: readonly ElectrolyteComponent[] = readTable(components).map(
  ({ name = '', formula = '', kind, substance = '' }) => ({
    name,
    formula,
    kind: kind === 'salt' ? 'salt' : 'solvent',
    substance,
  }),
);
