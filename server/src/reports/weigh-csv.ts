/** What to weigh as CSV, one row for each precursor. */
import type { BatchEntry } from './entry.js';
import { plain, rounded } from './numbers.js';
import { csvText } from './table-csv.js';

const COLUMNS = [
  'file',
  'batch',
  'material',
  'precursor',
  'molar_mass_g_per_mol',
  'amount_mol',
  'purity',
  'mass_g',
];

/** Purities are mass fractions; what is not known is empty. */
export function weighCsv(entries: readonly BatchEntry[]): string {
  const rows = entries.flatMap(({ file, batch }) =>
    batch.rows.map(({ text, molarMass, amount, purity, mass }) => [
      file,
      batch.name,
      batch.material?.name ?? null,
      text,
      rounded(molarMass?.valueOf(), 3),
      plain(amount),
      plain(purity),
      plain(mass),
    ]),
  );
  return csvText([COLUMNS, ...rows]);
}
