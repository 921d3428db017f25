/** Why a descriptor has no value, in a few words. */
import type { Missing } from '../../chemistry/descriptors/found.js';

/** `no ionic radius of Cu2+, Zn2+ for coordination XII; no coordination of site M`. */
export function whyMissing(missing: readonly Missing[]): string {
  return missingTexts(missing)
    .map((text) => `no ${text}`)
    .join('; ');
}

/** What is missing, each thing once with all that it is missing of. */
export function missingTexts(missing: readonly Missing[]): readonly string[] {
  const byWhat = new Map<string, string[]>();
  for (const { what, of } of missing) byWhat.set(what, [...(byWhat.get(what) ?? []), of]);
  return [...byWhat].map(([what, of]) => `${what} of ${of.join(', ')}`);
}
