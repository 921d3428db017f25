import { SOLID_SOLUTION } from '../chemistry/descriptors/alloy-omega.js';
import { atomicSizeMismatch } from '../model/descriptors/alloys.js';
import type { Rule } from './rule.js';

/** In per cent, as the descriptor is. */
const MOST = 100 * SOLID_SOLUTION.mismatch;

export const sizeMismatch: Rule = {
  id: 'size-mismatch',
  severity: 'hint',
  documentation: {
    what: 'Tells of an alloy whose atoms differ in size by more than those of known solid solutions.',
    why:
      'Solid solutions of many elements were found where the atomic size mismatch δ is 6.6 % at most, and Ω 1.1 at ' +
      'least; beyond that alloys form compounds or glasses. It is a rule of thumb from the alloys that were known in 2012. For the ' +
      'ions of ceramics no such threshold is known, and none is applied.',
    example: 'material alloy = ZrTiVCuNiBe\n',
    instead: 'material alloy = CoCrFeNiMo0.3\n',
    fix: 'There is none: whether it is a solid solution is for an experiment to tell.',
    references: [
      'X. Yang and Y. Zhang, Mater. Chem. Phys. 132 (2012) 233, doi:10.1016/j.matchemphys.2011.11.021',
    ],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { declaration, name } = material;
      if (declaration.broken || !declaration.name) continue;
      for (const { found } of atomicSizeMismatch.find(material, model.options)) {
        if ('missing' in found || found.value <= MOST) continue;
        report({
          range: declaration.name.range,
          material: name,
          message: `The atomic size mismatch δ is ${found.value.toFixed(atomicSizeMismatch.decimals)} %, above the ${Number(MOST.toFixed(6))} % up to which solid solutions were found`,
          help: 'atoms of more similar size mix more easily',
        });
      }
    }
  },
};
