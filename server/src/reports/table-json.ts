/** The table as JSON: one flat object for each material, with its name and file. Unknown is null. */
import { commonOptions, type Entry } from './entry.js';
import { DEFAULT_COLUMNS, type TableColumn } from './table-columns.js';

export function tableJson(
  entries: readonly Entry[],
  columns: readonly TableColumn[] = DEFAULT_COLUMNS,
): string {
  const options = commonOptions(entries);
  const materials = entries.map((entry) => {
    const cells = columns.map(({ key, machine }) => [key, machine(entry, options)] as const);
    return { name: entry.material.name, file: entry.file, ...Object.fromEntries(cells) };
  });
  const { convention, countVacancies: vacancies } = options;
  return `${JSON.stringify({ version: 1, convention, vacancies, materials }, null, 2)}\n`;
}
