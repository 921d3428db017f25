import { lithiumContent } from '../model/descriptors/oxides.js';
import type { Rule } from './rule.js';

export const percolation: Rule = {
  id: 'percolation',
  severity: 'hint',
  documentation: {
    what: 'Tells of a disordered rock salt with too little lithium for paths of it to percolate.',
    why:
      'In a disordered rock salt lithium moves along paths that have no transition metal beside them. In a crystal whose ' +
      'cations are wholly at random these percolate above x = 1.09 in LixM2−xO2. Short-range order, which no composition ' +
      'tells, shifts that, mostly upwards.',
    example: 'material LiNiOF : DRX = LiNiOF\n',
    instead: 'material L115 : DRX = Li1.15Ni0.45Ti0.3Mo0.1O2\n',
    fix: 'There is none: more lithium needs other charges, by fluorine or by metals of high oxidation states.',
    references: ['J. Lee et al., Science 343 (2014) 519, doi:10.1126/science.1246432'],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { declaration, structure, name } = material;
      // Rock salts that are written with one cation site are mostly no cathodes.
      if (declaration.broken || !declaration.name || structure?.name !== 'DRX') continue;
      for (const { found, verdict } of lithiumContent.find(material, model.options)) {
        if ('missing' in found || verdict?.prediction?.isMet !== false) continue;
        report({
          range: declaration.name.range,
          material: name,
          message: `x in LixM2−xO2 is ${found.value.toFixed(lithiumContent.decimals)}, ${verdict.text}`,
          help: 'more lithium, balanced by fluorine or by metals of high oxidation states, would take it above',
        });
      }
    }
  },
};
