import type { Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';

export const unknownSite: Rule = {
  id: 'unknown-site',
  severity: 'error',
  documentation: {
    what: 'Reports sites that the structure does not have, and species for which it has no site.',
    why: 'What lies on no site is in no sum: the composition would be checked without it.',
    example: 'material LFP : olivine = LiFePO4Cl\n',
    instead: 'material LFP : olivine = LiFePO4\n',
    fix: 'Writes the name of a site that is nearly the same.',
  },
  checkDeclarations(model, report) {
    for (const { remarks, structure, declaration, name: material } of model.materials) {
      if (!structure) continue;
      const sites = structure.sites.map((site) => site.name);
      for (const remark of remarks) {
        if (remark.kind === 'unknown-site') {
          // A site has one line.
          const taken = new Set(declaration.sites?.map(({ site }) => site.text));
          const similar = similarNames(remark.name, sites).filter((site) => !taken.has(site));
          report({
            range: remark.range,
            material,
            message: `${structure.name} has no site \`${remark.name}\``,
            help: `its sites are ${sites.join(', ')}`,
            fixes: similar.map((site) => ({
              title: `Write ${site}`,
              isSafe: false,
              edits: [{ range: remark.range, text: site }],
            })),
          });
        } else if (remark.kind === 'no-place' && !declaration.broken) {
          report({
            range: remark.unit.range,
            material,
            message: `${structure.name} has no site for ${remark.written}`,
            help: `its sites are ${sites.join(', ')}; put ${remark.written} on one of them in the long form, or name another structure`,
          });
        }
      }
      const { prefix } = declaration.formula ?? {};
      if (prefix && declaration.structure && prefix.text !== declaration.structure.text) {
        report({
          range: prefix.range,
          material,
          message: `The prefix says ${prefix.text}, the structure behind the colon is ${declaration.structure.text}`,
          help: `write ${oneOf([prefix.text, declaration.structure.text])} in both places, or leave the prefix out`,
          fixes: [
            { title: 'Leave the prefix out', isSafe: true, edits: [{ range: prefix.range, text: '' }] },
          ],
        });
      }
    }
  },
};
