/** References: all places where something is named. */
import type { FileModel } from '../model/file.js';
import { isDeclaration, isSame, type Named, occurrencesIn } from '../model/occurrences.js';
import { isBuiltInAddress } from '../model/places.js';
import type { Place } from './names.js';

/** The names in some files that stand for the same as a given one. */
export function references(
  named: Named,
  models: Iterable<FileModel>,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Place[] {
  const { address, range } = named;
  const isBuiltIn = named.kind !== 'file' && isBuiltInAddress(address);
  const places: Place[] = includeDeclaration && isBuiltIn ? [{ address, range }] : [];
  for (const model of models) {
    for (const occurrence of occurrencesIn(model)) {
      if (!isSame(occurrence.named, named)) continue;
      if (isDeclaration(occurrence, model) && (isBuiltIn || !includeDeclaration)) continue;
      places.push({ address: model.address, range: occurrence.range });
    }
  }
  return places;
}
