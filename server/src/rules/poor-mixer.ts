import { poorMixers } from '../model/descriptors/oxides.js';
import type { Rule } from './rule.js';

export const poorMixer: Rule = {
  id: 'poor-mixer',
  severity: 'hint',
  documentation: {
    what: 'Tells of cations in a disordered rock salt that mix poorly with others.',
    why:
      'Mg2+, Zn2+, Ga3+, Al3+ and Sn4+ are to be kept at low content in disordered rock salts, where they raise the ' +
      'temperature from which a single phase forms. The sources do not say how low, so that the message has their share ' +
      'of the cations other than lithium and no verdict.',
    example: 'material L12 : DRX = Li1.2Mn2+0.2Mg0.2Nb0.4O2\n',
    instead: 'material L12 : DRX = Li1.2Mn2+0.4Nb0.4O2\n',
    fix: 'There is none: whether it mixes is for an experiment to tell.',
    references: [
      'Z. Lun et al., Nat. Mater. 20 (2021) 214, doi:10.1038/s41563-020-00816-0, as told in the review of high-entropy battery materials',
    ],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { declaration, structure, name } = material;
      if (declaration.broken || !declaration.name || structure?.name !== 'DRX') continue;
      for (const { found, verdict } of poorMixers.find(material, model.options)) {
        if ('missing' in found || found.value === 0 || !verdict) continue;
        report({
          range: declaration.name.range,
          material: name,
          message: `${found.value.toFixed(poorMixers.decimals)} % of the cations other than Li+ mix poorly with others: ${verdict.text}`,
          help: 'keep their content low',
        });
      }
    }
  },
};
