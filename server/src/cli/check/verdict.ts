/** Whether what was found fails a check. */
import { type CheckedFile, summarise } from '../../reports/checked-file.js';
import { counted } from '../../reports/columns.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

export interface VerdictOptions {
  /** Report errors only. */
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly exitZero?: boolean;
}

export interface Verdict {
  readonly exit: ExitCode;
  /** Where the reports do not show why. */
  readonly why?: string;
}

/** Errors fail a check, and so do more warnings than are allowed: none, or any number where they are not reported. */
export function verdictOf(
  files: readonly CheckedFile[],
  { quiet = false, maxWarnings, exitZero = false }: VerdictOptions,
): Verdict {
  const { errors, warnings } = summarise(files);
  if (exitZero) return { exit: EXIT.clean };
  const most = maxWarnings ?? (quiet ? Number.POSITIVE_INFINITY : 0);
  if (warnings <= most) return { exit: errors > 0 ? EXIT.findings : EXIT.clean };
  if (maxWarnings === undefined) return { exit: EXIT.findings };
  return {
    exit: EXIT.findings,
    why: `${counted(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}`,
  };
}

/** Without what is no error. */
export function errorsOnly(files: readonly CheckedFile[]): CheckedFile[] {
  return files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ severity }) => severity === 'error'),
  }));
}
