/** What rules about lists of elements have in common. */

import type { ListedElements } from '../model/descriptors/practical.js';
import type { PartModel } from '../model/file-model.js';
import type { Material } from '../model/material.js';
import { listedText } from './descriptor-wording.js';
import type { Report } from './rule.js';

/** Tells of each material which of its elements a list has. */
export function reportListed(
  { materials }: PartModel,
  report: (report: Report) => void,
  find: (material: Material) => ListedElements,
  words: { readonly what: string; readonly help: string },
): void {
  for (const material of materials) {
    const { declaration, name } = material;
    if (declaration.broken || !declaration.name) continue;
    const listed = find(material);
    if (listed.elements.length === 0) continue;
    report({
      range: declaration.name.range,
      material: name,
      message: listedText(listed, words.what),
      help: words.help,
    });
  }
}
