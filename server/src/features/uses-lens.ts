/** What the lens of a material says of its uses: how often the file measures it, and how many batches it weighs of it. */
import type { FileModel } from '../model/file.js';
import { materialsIn } from '../model/occurrences.js';
import type { MaterialDeclaration } from '../syntax/tree.js';

export interface Uses {
  readonly measured: number;
  readonly batches: number;
}

/** The materials that the file measures or weighs itself, members of families with them. */
export function usesIn(model: FileModel): Map<MaterialDeclaration, Uses> {
  const found = new Map<MaterialDeclaration, Uses>();
  if (model.measurements.length + model.batches.length === 0) return found;
  const named = materialsIn(model);
  const counts = new Map<string, Uses>();
  const count = (name: string | undefined, more: Uses) => {
    if (name === undefined) return;
    const { measured, batches } = counts.get(name) ?? { measured: 0, batches: 0 };
    counts.set(name, { measured: measured + more.measured, batches: batches + more.batches });
  };
  // By name: a material is still used while it cannot be read.
  for (const { declaration } of model.measurements) {
    count(declaration.of?.name.text, { measured: 1, batches: 0 });
  }
  for (const { declaration } of model.batches) count(declaration.of?.name.text, { measured: 0, batches: 1 });
  for (const { declaration } of model.declared) {
    const { name } = declaration;
    const uses = name && counts.get(name.text);
    // Of two materials with one name references mean the first.
    if (uses && named.get(name.text)?.range.start === name.range.start) found.set(declaration, uses);
  }
  return found;
}

export function usesText({ measured, batches }: Uses): { readonly text: string; readonly tooltip: string } {
  const parts = [
    measured > 0 ? `${measured} measured` : undefined,
    batches > 0 ? `${batches} batch${batches === 1 ? '' : 'es'}` : undefined,
  ];
  return {
    text: parts.filter((part) => part !== undefined).join(' · '),
    tooltip: 'What this file measures and weighs of it',
  };
}
