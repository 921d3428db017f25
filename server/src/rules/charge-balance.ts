import { type Fraction, formatAmount, sum, ZERO } from '../chemistry/amount.js';
import type { Material } from '../model/material.js';
import type { Report, Rule } from './rule.js';

export const chargeBalance: Rule = {
  id: 'charge-balance',
  severity: 'error',
  documentation: {
    what: 'Reports charges that do not add up to zero.',
    why:
      'A solid is neutral. An excess charge means that an amount or an oxidation state is wrong, or that something, ' +
      'often oxygen, is missing. Charges are summed where every state is stated or has only one usual value; a material ' +
      'with undecided states is not judged. What rounding of the printed amounts explains is a hint.',
    example: 'material parent : NASICON = Na3Zr2SiP2O12\n',
    instead: 'material parent : NASICON = Na3Zr2Si2PO12\n',
    fix: 'There is none yet: check the amounts, or state the oxidation states that are meant.',
  },
  check(model, report) {
    for (const material of model.materials) {
      const { charge, declaration } = material;
      if (charge.kind !== 'known' || declaration.broken || charge.value.equals(ZERO)) continue;
      // A site without its atoms is the cause, and told by site-sum.
      if (material.sites.some((site) => site.occupants.length === 0)) continue;
      const range = declaration.formula?.range ?? declaration.name?.range ?? declaration.keyword;
      report({ range, material: material.name, ...explain(material, charge) });
    }
  },
};

function explain(
  material: Material,
  charge: { value: Fraction; tolerance: Fraction; isAllStated: boolean },
): Pick<Report, 'message' | 'help' | 'severity'> {
  const excess = signed(charge.value);
  if (charge.value.abs().compare(charge.tolerance) <= 0) {
    return {
      severity: 'hint',
      message: `The charges leave ${excess} per formula unit: rounding of the printed amounts explains up to ${formatAmount(charge.tolerance)}`,
    };
  }
  const charged = material.sites.flatMap((site) => site.occupants);
  const part = (sign: 1 | -1) =>
    sum(
      charged.flatMap(({ amount, state }) =>
        amount && state && state.value.compare(0) === sign ? amount.mul(state.value) : [],
      ),
    );
  const whose = charged.some(({ kind, state }) => kind !== 'vacancy' && state?.origin === 'stated')
    ? 'The stated charges'
    : 'The usual oxidation states';
  return {
    // Without a structure the places of the ions are a guess, and with them their usual states.
    ...(!material.structure && !charge.isAllStated && { severity: 'warning' }),
    message: `${whose} leave ${excess} per formula unit: ${signed(part(1))} against ${signed(part(-1))}`,
    help: charge.isAllStated
      ? 'correct an amount or a charge'
      : `the states are ${states(material)}; correct an amount, or state another as in \`Mn3+\``,
  };
}

function states(material: Material): string {
  const species = material.sites.flatMap((site) =>
    site.occupants.flatMap((occupant) => (occupant.kind === 'vacancy' ? [] : occupant.species)),
  );
  return [...new Set(species)].join(', ');
}

/** With its sign, as printed in papers. */
function signed(value: Fraction): string {
  return (value.s < 0n ? '−' : '+') + formatAmount(value.abs());
}
