import { formatAmount } from '../chemistry/amount.js';
import { structureNameOf } from '../model/file.js';
import { formulaOf } from '../model/formula-text.js';
import type { Material, Nature } from '../model/material.js';
import type { Rule } from './rule.js';
import { asWritten } from './wording.js';

export const inferredSites: Rule = {
  id: 'inferred-sites',
  severity: 'hint',
  documentation: {
    what: 'Tells how a formula was laid onto sites where it does not say so itself.',
    why:
      'Entropy depends on which species share a site. Without a structure the sites are inferred from brackets and ' +
      'from what the species are; on a structure a species may overflow one site onto the next.',
    example: 'material NVOFPF = Na3(VO)Fe(PO4)2F2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'There is none: name the structure, or put what shares a site in square brackets.',
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { remarks, declaration, name, structure } = material;
      if (declaration.broken || !declaration.formula) continue;
      for (const remark of remarks) {
        if (
          remark.kind === 'inferred-sites' &&
          !structureNameOf(declaration) &&
          material.isComplete &&
          !remarks.some(({ kind }) => kind === 'read-as-written' || kind === 'read-as-equimolar')
        ) {
          report({
            range: declaration.name?.range ?? declaration.keyword,
            material: name,
            message: inference(material, remark.nature),
            help: 'name a structure after a colon to have its sums checked: `material NAME : STRUCTURE = …`',
          });
        } else if (remark.kind === 'split' && structure) {
          report({
            range: remark.range,
            material: name,
            message: `${remark.species} is more than one site holds: it lies on ${remark.sites.join(' and ')}`,
            help: `the formula does not say so; it was read as ${formulaOf(material)}`,
          });
        }
      }
    }
  },
};

const READ_AS = {
  alloy: 'this was read as an alloy, in parts of one',
  intermetallic: 'this was read as an intermetallic compound with the sites',
  compound: 'the sites were inferred',
} as const;

function inference({ sites }: Material, nature: Nature): string {
  if (nature === 'molecule') return 'No structure is named; this was read as a molecule, which has no sites';
  const list = sites.map(
    (site) =>
      `${site.name} = ${site.occupants.map((occupant) => `${asWritten(occupant)} ${occupant.amount ? formatAmount(occupant.amount) : '?'}`).join(', ')}`,
  );
  return `No structure is named; ${READ_AS[nature]}: ${list.join('; ')}`;
}
