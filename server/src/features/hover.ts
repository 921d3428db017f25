/** Hover: what stands at an offset, as a card. */
import type { FileModel } from '../model/file.js';
import type { Range } from '../syntax/tree.js';
import { amountCard, numberCard } from './cards/amount.js';
import { batchCard, precursorCard, targetLine } from './cards/batch.js';
import { elementCard, occupantCard } from './cards/element.js';
import { expectationCard } from './cards/expectation.js';
import { constantCard, familyCard, membersCard, parameterCard } from './cards/family.js';
import { materialCard } from './cards/material.js';
import { measuredValueCard, measurementCard } from './cards/measurement.js';
import { componentCard, mixtureCard } from './cards/mixture.js';
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
    case 'family':
      return familyCard(located.declared, model);
    case 'members':
      return membersCard(located.name, located.members, model);
    case 'parameter':
      return parameterCard(located.name, located.declared);
    case 'constant':
      return constantCard(located.name, model);
    case 'structure':
      return structureCard(located.name, located.structure);
    case 'site':
      return siteCard(located.name, located.members);
    case 'structure-site': {
      const { site, structure } = located;
      return structureSiteCard(site, structure, usualOccupants(site));
    }
    case 'element':
      return elementCard(located.symbol, located.placements, located.members);
    case 'occupant':
      return occupantCard(located.placements, located.members);
    case 'amount':
      return amountCard(located, model.values);
    case 'number':
      return [...numberCard(located), ...(located.batch ? [targetLine(located.batch)] : [])];
    case 'measurement':
      return measurementCard(located.measurement, model);
    case 'measured-value':
      return measuredValueCard(located.value, located.measurement, model);
    case 'batch':
      return batchCard(located.batch);
    case 'precursor':
      return precursorCard(located.row, located.batch);
    case 'mixture':
      return mixtureCard(located.mixture);
    case 'component':
      return componentCard(located.component, located.mixture);
    case 'expectation':
      return expectationCard(located.expectation, located.declared, model);
    case 'rule':
      return ruleCard(located.id, located.ignore, model);
  }
}
