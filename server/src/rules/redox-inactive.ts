import { isRedoxInactive } from '../model/descriptors/electrodes.js';
import type { Rule } from './rule.js';

export const redoxInactive: Rule = {
  id: 'redox-inactive',
  severity: 'hint',
  documentation: {
    what: 'Tells of an electrode material in which no element has a redox couple.',
    why:
      'A structure of electrodes with an alkali metal where ions move takes and gives ions only with electrons. Where ' +
      'no cation has a couple on the redox ladder of its host, there are none to give, and the theoretical capacity is ' +
      'zero. Oxidation of the anions is not counted. NASICON and rock salts are not asked: many of them are solid ' +
      'electrolytes or no cathodes.',
    example: 'material inactive : O3 = LiAlO2\n',
    instead: 'material active : O3 = LiAl0.1Co0.9O2\n',
    fix: 'There is none: check that no element is missing.',
    references: ['docs/charge.md has the redox ladders'],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { declaration, name } = material;
      if (declaration.broken || !declaration.name || !isRedoxInactive(material)) continue;
      report({
        range: declaration.name.range,
        material: name,
        message: `No cation of this has a redox couple, so that its theoretical capacity on charge is 0 mAh/g`,
        help: 'check that no element is missing',
      });
    }
  },
};
