import { decidingEntropy } from '../model/entropies.js';
import type { Name } from '../syntax/tree.js';
import type { Rule } from './rule.js';

/** A name or text that claims high entropy, unless it says that there is none. */
const CLAIM =
  /(?<!\b(?:not|no|non|never|below|than|far from|short of)[- ](?:of |a )?)(?<![A-Za-z])(?:high[- ‐‑]entropy|HE(?:[-‐‑–](?=[A-Za-z(])|[AOBCN](?![A-Za-z])|DRX))/gi;

export const highEntropyClaim: Rule = {
  id: 'high-entropy-claim',
  severity: 'warning',
  documentation: {
    what: 'Reports a name or doc comment that says high-entropy, or HE-, of a material that is not.',
    why:
      'High entropy means a configurational entropy of at least 1.5 R, unless the project says otherwise. Many ' +
      'materials are called so with 1 R or less; five elements on a site are not enough if one of them has nine tenths ' +
      'of it. The figure is that of the convention in force, which the message names.',
    example: 'material HE-LNMO : O3 = LiNi0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02O2\n',
    instead: 'material "LNMO with five dopants" : O3 = LiNi0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02O2\n',
    fix: 'There is none: rename the material, or keep the name with `# hem-ignore high-entropy-claim: REASON`.',
    references: ['the review of high-entropy battery materials, section 2: the thresholds of 1.5 R and 1 R'],
  },
  checkDeclarations(model, report) {
    const { convention, countVacancies, thresholds } = model.options;
    for (const material of model.materials) {
      const { declaration, class: entropyClass } = material;
      if (declaration.broken || !entropyClass || entropyClass === 'high') continue;
      const entropy = decidingEntropy(material, model.options);
      const claim = firstClaim(declaration.name, model.text) ?? firstClaim(declaration.doc, model.text);
      if (!claim || entropy === undefined) continue;
      const vacancies = countVacancies ? 'counted' : 'not counted';
      report({
        ...claim,
        material: material.name,
        message: `This says high entropy, but S is ${entropy.toFixed(3)} R (${convention} convention, vacancies ${vacancies}): ${entropyClass} entropy, as high begins at ${thresholds.high} R`,
        help: 'call it what it is, or keep the name with `# hem-ignore high-entropy-claim: REASON`',
      });
    }
  },
};

function firstClaim(name: Name | undefined, text: string) {
  if (!name) return undefined;
  const source = text.slice(name.range.start, name.range.end);
  for (const match of source.matchAll(CLAIM)) {
    // `HE` is an acronym only in capitals; `he-` is not.
    if (/^he/.test(match[0]) || /^He/.test(match[0])) continue;
    const start = name.range.start + match.index;
    return { range: { start, end: start + match[0].length } };
  }
  return undefined;
}
