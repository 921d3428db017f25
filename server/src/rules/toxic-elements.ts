import { toxicElements as toxicOf } from '../model/descriptors/practical.js';
import { reportListed } from './listed-elements.js';
import type { Rule } from './rule.js';

export const toxicElements: Rule = {
  id: 'toxic-elements',
  severity: 'off',
  documentation: {
    what: 'Tells which elements of a material have a CMR substance, and their share of its mass.',
    why:
      'Some compound of these elements, or the metal as of cobalt, is classified in the European Union as carcinogenic, ' +
      'mutagenic or toxic to reproduction in category 1A or 1B. It is a reminder for whoever handles precursors and ' +
      'products, and no classification of the material: the state of the element may be another, and an element that is ' +
      'not named is not thereby harmless. What a laboratory is to be reminded of is for it to say, so that this is off ' +
      'until a project turns it on.',
    example: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    instead: 'material LFP : olivine = LiFePO4\n',
    fix: 'There is none: what takes the place of an element is for whoever designs the material to say.',
    references: [
      'Regulation (EC) No 1272/2008 (CLP), Annex VI, part 3, table 3; cobalt as of Commission Delegated Regulation (EU) 2020/217',
      'docs/descriptors/toxic.md has the same share as a descriptor',
    ],
  },
  checkDeclarations(model, report) {
    reportListed(model, report, toxicOf, {
      what: 'elements with a CMR substance',
      help: 'the class is that of the substance and not of this material, by Annex VI of Regulation (EC) No 1272/2008 (CLP)',
    });
  },
};
