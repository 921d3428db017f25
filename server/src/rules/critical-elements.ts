import { criticalElements as criticalOf } from '../model/descriptors/practical.js';
import { reportListed } from './listed-elements.js';
import type { Rule } from './rule.js';

export const criticalElements: Rule = {
  id: 'critical-elements',
  severity: 'off',
  documentation: {
    what: 'Tells which elements of a material are critical raw materials in the EU, and their share of its mass.',
    why:
      'The European Union lists raw materials whose supply is important and at risk, cobalt, lithium and nickel among ' +
      'them. Whether that matters is for a project to say, so that this is off until one turns it on. An element stands ' +
      'for the material that it is had from: Ba for baryte, P for phosphate rock. Carbon counts in alloys only, as that ' +
      'of molecules and cyanides is no graphite. The list says nothing of toxicity.',
    example: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    instead: 'material NFO : O3 = NaFeO2\n',
    fix: 'There is none: what takes the place of an element is for whoever designs the material to say.',
    references: [
      'Regulation (EU) 2024/1252, OJ L, 2024/1252, 3.5.2024, Annex II, section 1',
      'docs/descriptors/critical.md has the same share as a descriptor, and that by the list of the United States',
    ],
  },
  checkDeclarations(model, report) {
    reportListed(model, report, criticalOf, {
      what: 'critical raw materials in the EU',
      help: 'the list is Annex II of Regulation (EU) 2024/1252: materials whose supply is important and at risk',
    });
  },
};
