/** The materials that `show` and `table` are about. */
import { findingsPretty } from '../reports/check-pretty.js';
import { counted } from '../reports/columns.js';
import type { Entry } from '../reports/entry.js';
import { type ExaminedFile, examine, type InputOptions } from './examine.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Output, Terminal } from './terminal.js';

export interface Selection {
  /** Materials that could be read, in the order of their files. */
  readonly entries: readonly Entry[];
  /** Names of those that could not. */
  readonly broken: readonly string[];
  readonly exit: ExitCode;
}

/**
 * Reads the materials of all files. A declaration that could not be read has no numbers to trust: it is left out, and
 * why goes to standard error.
 */
export async function readMaterials(
  paths: readonly string[],
  options: InputOptions,
  terminal: Terminal,
): Promise<Selection> {
  const { files, exit } = await examine(paths, options, terminal);
  const broken = files.flatMap(({ materials }) =>
    materials.flatMap(({ name, declaration }) => (declaration.broken ? [name] : [])),
  );
  const hasUnread = files.map((file) => tellUnread(file, terminal.err)).includes(true);
  const entries = files.flatMap(entriesOf);
  if (broken.length > 0) terminal.err.write(`${counted(broken.length, 'material')} left out: not readable\n`);
  else if (entries.length === 0) terminal.err.write(`no materials in ${counted(files.length, 'file')}\n`);
  return {
    entries,
    broken,
    exit: exit === EXIT.clean && (hasUnread || broken.length > 0) ? EXIT.findings : exit,
  };
}

function entriesOf({ checked: { file, lines }, materials }: ExaminedFile): Entry[] {
  return materials
    .filter(({ declaration }) => !declaration.broken)
    .map((material) => ({
      file,
      line: lines.positionAt(material.declaration.keyword.start).line + 1,
      material,
    }));
}

/** Prints the findings about what could not be read. */
function tellUnread({ checked }: ExaminedFile, { paint, width, write }: Output): boolean {
  const findings = checked.findings.filter(({ rule, severity }) => rule === 'syntax' && severity === 'error');
  write(findingsPretty({ ...checked, findings }, paint, width));
  return findings.length > 0;
}
