/** The materials that `show` and `table` are about, and the measurements and mixtures beside them. */
import { DEFAULT_EVALUATION } from '../model/evaluate.js';
import { findingsPretty } from '../reports/check-pretty.js';
import { counted } from '../reports/columns.js';
import type { Entry, MeasurementEntry, MixtureEntry, Place } from '../reports/entry.js';
import type { Declaration, MaterialDeclaration } from '../syntax/tree.js';
import { type ExaminedFile, examine, type InputOptions } from './examine.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Output, Terminal } from './terminal.js';

/** The rules that tell why a material is left out, or members of a family are. */
const UNREAD = ['syntax', 'parameter-values'];

export interface Selection {
  /** Materials that could be read, in the order of their files. */
  readonly entries: readonly Entry[];
  /** The same of measurements and mixtures. */
  readonly measurements: readonly MeasurementEntry[];
  readonly mixtures: readonly MixtureEntry[];
  /** Materials that could not be read, and families without members or with too many. */
  readonly leftOut: readonly MaterialDeclaration[];
  readonly exit: ExitCode;
}

/**
 * Reads the materials of all files. A declaration that could not be read has no numbers to trust: it is left out, and
 * why goes to standard error. The same of a family without members, or with too many.
 */
export async function readMaterials(
  paths: readonly string[],
  options: InputOptions,
  terminal: Terminal,
): Promise<Selection> {
  const { files, exit } = await examine(paths, options, terminal);
  const leftOut = files
    .flatMap(({ model }) => model?.declared ?? [])
    .filter(({ declaration, members }) => declaration.broken || members.length === 0)
    .map(({ declaration }) => declaration);
  const broken = leftOut.filter((declaration) => declaration.broken).length;
  const empty = leftOut.length - broken;
  const hasUnread = files.map((file) => tellUnread(file, terminal.err, UNREAD)).includes(true);
  const entries = files.flatMap((file) => {
    const { options = DEFAULT_EVALUATION } = file.model ?? {};
    return readable(file, file.materials).map(([place, material]) => ({ ...place, material, options }));
  });
  const measurements = files.flatMap((file) =>
    readable(file, file.model?.measurements).map(([place, measurement]) => ({ ...place, measurement })),
  );
  const mixtures = files.flatMap((file) =>
    readable(file, file.model?.mixtures).map(([place, mixture]) => ({ ...place, mixture })),
  );
  if (broken > 0) terminal.err.write(`${counted(broken, 'material')} left out: not readable\n`);
  if (empty > 0) terminal.err.write(`${counted(empty, 'family', 'families')} left out: not evaluated\n`);
  if (leftOut.length === 0 && entries.length === 0)
    terminal.err.write(`no materials in ${counted(files.length, 'file')}\n`);
  return {
    entries,
    measurements,
    mixtures,
    leftOut,
    exit: exit === EXIT.clean && (hasUnread || leftOut.length > 0) ? EXIT.findings : exit,
  };
}

/** What could be read, with its place. */
function readable<T extends { readonly declaration: Declaration }>(
  { checked: { file, lines } }: ExaminedFile,
  subjects: readonly T[] = [],
): (readonly [Place, T])[] {
  return subjects
    .filter(({ declaration }) => !declaration.broken)
    .map((subject) => {
      const line = lines.positionAt(subject.declaration.keyword.start).line + 1;
      return [{ file, line }, subject] as const;
    });
}

/** Prints the findings about what could not be read, and answers whether there are any. */
export function tellUnread(
  { checked }: ExaminedFile,
  { paint, width, write }: Output,
  rules: readonly string[] = ['syntax'],
): boolean {
  const findings = checked.findings.filter(
    ({ rule, severity }) => rules.includes(rule) && severity === 'error',
  );
  write(findingsPretty({ ...checked, findings }, paint, width));
  return findings.length > 0;
}
