import { placeIn, type Rule } from './rule.js';

export const duplicateOccupant: Rule = {
  id: 'duplicate-occupant',
  severity: 'error',
  documentation: {
    what: 'Reports a species that is listed twice on one site, and a site that has two lines.',
    why:
      'One of the two is often meant to be another element, or another oxidation state. The amounts are added, which ' +
      'hides the slip in a sum that may well be right.',
    example: 'material NCM : O3 = LiNi0.8Co0.1Ni0.1O2\n',
    instead: 'material NCM : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'There is none: only the author knows what the second was meant to be.',
  },
  checkDeclarations(model, report) {
    for (const { remarks, declaration, name: material } of model.materials) {
      if (declaration.broken) continue;
      const repeated = new Set(remarks.flatMap((one) => (one.kind === 'repeated-site' ? one.name : [])));
      for (const remark of remarks) {
        if (remark.kind === 'repeated-occupant' && !repeated.has(remark.site)) {
          report({
            range: remark.range,
            material,
            message: `${remark.species} is on ${remark.site} twice`,
            help: 'write it once with the whole amount, or correct the one that was meant to be something else',
            related: [placeIn(model, remark.first, `the first ${remark.species}`)],
          });
        } else if (remark.kind === 'repeated-site') {
          report({
            range: remark.range,
            material,
            message: `The site ${remark.name} has a line already`,
            help: 'write all its occupants in one line; a list goes on in the next line after a comma',
            related: [placeIn(model, remark.first, `the first ${remark.name}`)],
          });
        }
      }
    }
  },
};
