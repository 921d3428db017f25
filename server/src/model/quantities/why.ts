/** Why a quantity is not known, in a few words. */
import type { Material, Remark, Site } from '../material.js';

/** Why a material has no totals. */
export function whyNoTotals(material: Material): string {
  const reasons = [
    ...material.sites.flatMap((site) => (site.sum ? [] : [whyNoSum(site)])),
    ...material.remarks.flatMap(reasonOf),
  ];
  return reasons.length > 0 ? [...new Set(reasons)].join('; ') : 'no site holds anything';
}

/** Why a site has no sum. */
export function whyNoSum({ name, occupants }: Site): string {
  const open = occupants.flatMap(({ species, amount }) => (amount ? [] : [species]));
  return `the amount of ${open.join(', ')} on ${name} is open`;
}

function reasonOf(remark: Remark): string[] {
  switch (remark.kind) {
    case 'unknown-element':
      return [`${remark.symbol} is no element`];
    case 'undeclared-parameter':
      return [`${remark.name} has no value`];
    case 'negative':
      return ['an amount is negative'];
    case 'no-base':
      return ['what it is derived from is not known'];
    case 'inferred-sites':
      return remark.nature === 'molecule' ? ['a molecule has no sites'] : [];
    default:
      return [];
  }
}
