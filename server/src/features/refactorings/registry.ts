/** Every refactoring, in the order of the menus. A new one is a file and a line here. */
import { addBatch, addMeasurement } from './add-recipe.js';
import { balanceCharge } from './balance-charge.js';
import { collapseSites } from './collapse-sites.js';
import { deriveMaterial } from './derive-material.js';
import { expandFamily } from './expand-family.js';
import { expandFormula } from './expand-formula.js';
import { extractFamily } from './extract-family.js';
import { extractStructure } from './extract-structure.js';
import { fillVacancies } from './fill-vacancies.js';
import { fixAllSafely } from './fix-all.js';
import { makeEquimolar } from './make-equimolar.js';
import { normaliseSite } from './normalise-site.js';
import { organiseImports } from './organise-imports.js';
import type { Refactoring } from './refactoring.js';
import { removeStates } from './remove-states.js';
import { spellOutGroup } from './spell-out-group.js';
import { writeDecimals, writeFractions } from './write-numbers.js';
import { writeStates } from './write-states.js';

export const REFACTORINGS: readonly Refactoring[] = [
  normaliseSite,
  fillVacancies,
  balanceCharge,
  makeEquimolar,
  spellOutGroup,
  writeFractions,
  writeDecimals,
  expandFormula,
  collapseSites,
  writeStates,
  removeStates,
  expandFamily,
  extractFamily,
  extractStructure,
  deriveMaterial,
  addMeasurement,
  addBatch,
  organiseImports,
  fixAllSafely,
];
