/** Findings as JSON. Programs rely on the shape: version 1 may gain keys and loses none. */
import { type CheckedFile, placeOf, summarise } from './checked-file.js';

/** All findings of all files, with what they are counted from. */
export function checkJson(files: readonly CheckedFile[]): string {
  const findings = files.flatMap(({ file, lines, findings }) =>
    findings.map(({ rule, severity, material, message, range, help, fixes }) => ({
      file,
      rule,
      severity,
      material: material ?? null,
      message,
      range: placeOf(range, lines),
      help: help ?? null,
      fixes: (fixes ?? []).map(({ title, isSafe }) => ({ title, safe: isSafe })),
    })),
  );
  return `${JSON.stringify({ version: 1, summary: summarise(files), findings }, null, 2)}\n`;
}
