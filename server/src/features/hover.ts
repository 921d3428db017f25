/** Hover: what stands at an offset, as a card. */
import type { FileModel } from '../model/file.js';
import type { Range } from '../syntax/tree.js';
import { amountCard } from './cards/amount.js';
import { elementCard, occupantCard } from './cards/element.js';
import { materialCard } from './cards/material.js';
import { ruleCard } from './cards/rule.js';
import { siteCard, structureSiteCard } from './cards/site.js';
import { structureCard, usualOccupants } from './cards/structure.js';
import { type Located, locate } from './locate.js';
import type { Block } from './markup.js';

export interface Hover {
  readonly range: Range;
  readonly blocks: readonly Block[];
}

/** What there is to tell about an offset; undefined where there is nothing. */
export function hover(model: FileModel, offset: number): Hover | undefined {
  const located = locate(model, offset);
  return located && { range: located.range, blocks: blocksOf(located, model) };
}

function blocksOf(located: Located, model: FileModel): Block[] {
  switch (located.kind) {
    case 'material':
      return materialCard(located.material, model);
    case 'structure':
      return structureCard(located.name, located.structure);
    case 'site':
      return siteCard(located.name, located.material);
    case 'structure-site': {
      const { site, structure } = located;
      return structureSiteCard(site, structure, usualOccupants(site));
    }
    case 'element':
      return elementCard(located.symbol, located.placements, located.material);
    case 'occupant':
      return occupantCard(located.placements, located.material);
    case 'amount':
      return amountCard(located.amount, located.counts, located.shares, located.material);
    case 'rule':
      return ruleCard(located.id, located.ignore);
  }
}
