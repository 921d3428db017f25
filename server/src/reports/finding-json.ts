/** A finding in the formats json and jsonl. Programs rely on the shape: version 1 may gain keys and loses none. */
import { type CheckedFile, placeOf } from './checked-file.js';

/** The findings of a file, in their order; null for what there is not. */
export function findingsJson({ file, lines, findings }: CheckedFile) {
  return findings.map(({ rule, severity, material, message, range, help, fixes }) => ({
    file,
    rule,
    severity,
    material: material ?? null,
    message,
    range: placeOf(range, lines),
    help: help ?? null,
    fixes: (fixes ?? []).map(({ title, isSafe }) => ({ title, safe: isSafe })),
  }));
}
