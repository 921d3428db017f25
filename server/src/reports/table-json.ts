/** The table as JSON: the same numbers as `show`, one flat object for each material. Unknown is null. */
import { commonOptions, type Entry } from './entry.js';
import { machineCells } from './table-cells.js';

export function tableJson(entries: readonly Entry[]): string {
  const options = commonOptions(entries);
  const materials = entries.map((entry) => {
    const [name, structure, entropyClass, entropy, charge, molarMass] = machineCells(entry, options);
    return { name, file: entry.file, structure, class: entropyClass, entropy, charge, molarMass };
  });
  const { convention, countVacancies: vacancies } = options;
  return `${JSON.stringify({ version: 1, convention, vacancies, materials }, null, 2)}\n`;
}
