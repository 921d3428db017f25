import type { Thresholds } from '../chemistry/entropy.js';
import { decidingEntropy } from '../model/entropies.js';
import type { Rule } from './rule.js';

/** Decimals in which papers print an entropy in R. */
const PRINTED = 2;

export const nearThreshold: Rule = {
  id: 'near-threshold',
  severity: 'hint',
  documentation: {
    what: 'Tells of an entropy that lies below a threshold and is printed as that threshold.',
    why:
      'Papers print entropies in two decimals. 1.498 R is medium entropy, and printed it is 1.50 R, from which high ' +
      'entropy begins: whoever reads the one or the other comes to another class. The message has the convention in force.',
    example: 'material NVMP : NASICON = Na3VAl0.2Cr0.2Fe0.2In0.2Ga0.2(PO4)3\n',
    instead: 'material NVMP : NASICON = Na3V0.8Al0.24Cr0.24Fe0.24In0.24Ga0.24(PO4)3\n',
    fix: 'There is none: tell the entropy with three decimals beside the class.',
    references: ['the review of high-entropy battery materials, section 2: the thresholds of 1.5 R and 1 R'],
  },
  checkDeclarations(model, report) {
    const { convention, countVacancies, thresholds } = model.options;
    for (const material of model.materials) {
      const { declaration, class: own } = material;
      const entropy = decidingEntropy(material, model.options);
      const next = own === 'low' ? 'medium' : own === 'medium' ? 'high' : undefined;
      if (declaration.broken || !declaration.name || entropy === undefined || !next) continue;
      if (!isPrintedAs(entropy, next, thresholds)) continue;
      const off = (thresholds[next] - entropy).toPrecision(1);
      report({
        range: declaration.name.range,
        material: material.name,
        message: `S is ${entropy.toFixed(4)} R (${convention} convention, vacancies ${countVacancies ? 'counted' : 'not counted'}): ${own} by ${off} R, though in two decimals it is the ${thresholds[next]} R from which ${next} begins`,
        help: 'tell the entropy with three decimals beside the class',
      });
    }
  },
};

function isPrintedAs(entropy: number, next: keyof Thresholds, thresholds: Thresholds): boolean {
  return entropy.toFixed(PRINTED) === thresholds[next].toFixed(PRINTED);
}
