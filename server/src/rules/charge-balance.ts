import { type Fraction, formatAmount, isZero, sum, ZERO } from '../chemistry/amount.js';
import { fillLadder, type Host, meanState } from '../chemistry/redox.js';
import { hostOf, isSumWrong, statedIn } from '../model/charge.js';
import { addAtoms } from '../model/composition.js';
import type { PartModel } from '../model/file-model.js';
import type { Charge, Material, Occupant, Site } from '../model/material.js';
import { fixesForCharge } from './charge-fixes.js';
import type { Fix, Report, Rule } from './rule.js';
import { groupsMeantEach } from './sum-fixes.js';
import { allowanceText } from './wording.js';

export const chargeBalance: Rule = {
  id: 'charge-balance',
  severity: 'error',
  documentation: {
    what: 'Reports charges that do not add up to zero.',
    why:
      'A solid is neutral. An excess charge means that an amount or an oxidation state is wrong, or that something, ' +
      'often oxygen, is missing. States that are not written are the usual one of the element, or solved from ' +
      'neutrality by the order in which couples are oxidised. It is an error where stated states do not add up or no ' +
      'known states do, a warning where only unusual ones do, and a hint where rounding explains it.',
    example: 'material parent : NASICON = Na3Zr2SiP2O12\n',
    instead: 'material parent : NASICON = Na3Zr2Si2PO12\n',
    fix:
      'Adjusts the alkali metal, lowers the oxygen, or sets a mean state, the smallest change first. Each changes the ' +
      'composition, so none is applied without looking.',
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      const { charge, declaration } = material;
      if (declaration.broken) continue;
      const told =
        eachMeant(material) ?? (isSumAtFault(material) ? undefined : judge(charge, material, model));
      if (!told) continue;
      const range = declaration.formula?.range ?? declaration.name?.range ?? declaration.keyword;
      report({ range, material: material.name, ...told, fixes: fixesOf(material, model) });
    }
  },
};

/** A wrong sum makes a wrong charge, and the sum is what has to be mended, unless states are written. */
function isSumAtFault({ sites }: Material): boolean {
  return sites.some(isSumWrong) && statedIn(sites).length === 0;
}

function judge(charge: Charge, material: Material, model: PartModel): Told | undefined {
  if (charge.kind === 'unreachable') return unreachable(charge, material);
  if (charge.kind !== 'known') return undefined;
  return isZero(charge.value) ? unusual(charge) : explain(material, charge, model);
}

function fixesOf(material: Material, model: PartModel): Fix[] {
  const { charge } = material;
  if (charge.kind === 'unreachable') {
    const { least, most } = charge;
    return fixesForCharge(material, least.compare(ZERO) > 0 ? least : most, model);
  }
  if (charge.kind !== 'known' || charge.value.abs().compare(charge.tolerance) <= 0) return [];
  return fixesForCharge(material, charge.value, model);
}

type Told = Pick<Report, 'message' | 'help' | 'severity'>;

function unreachable(
  { host, least, most, elements }: Extract<Charge, { kind: 'unreachable' }>,
  { structure }: Material,
): Told {
  return {
    // Without a structure it may be a salt such as a permanganate, which no ladder of solids has.
    ...(!structure && { severity: 'warning' }),
    message: `No oxidation states that are known in ${host}s make this neutral: with those of ${elements.join(', ')} the charge lies between ${signed(least)} and ${signed(most)} per formula unit`,
    help:
      least.compare(ZERO) > 0
        ? 'there are too few anions or too many cations'
        : 'there are too many anions or too few cations',
  };
}

/**
 * `(Ni,Co)0.03`, where 0.03 of each would fill the site and need no mixed valence: then that was meant, and the charge
 * of what is printed is told with the states that it would have.
 */
function eachMeant(material: Material): Told | undefined {
  const { sites } = material;
  for (const site of sites) {
    for (const group of groupsMeantEach(site)) {
      const host = hostOf(sites);
      if (typeof host === 'string') return undefined;
      const isMember = ({ range }: Occupant) =>
        range.start >= group.inner.start && range.end <= group.inner.end;
      const amountOf = (occupant: Occupant) =>
        (occupant.amount ?? ZERO).mul(isMember(occupant) ? group.items.length : 1);
      const states = wholeStates(sites, amountOf, host.host);
      if (!states) continue;
      const printed = sum(
        sites
          .flatMap(({ occupants }) => occupants)
          .map((occupant) => (occupant.amount ?? ZERO).mul(states(occupant))),
      );
      const each = group.amount?.kind === 'number' ? formatAmount(group.amount.value) : '';
      return {
        message: `The charge is ${signed(printed)} per formula unit, with the states that ${each} for each of the group would have`,
        help: `${each} each? Then ${site.name} sums to ${formatAmount(site.multiplicity)} and the charge to 0`,
      };
    }
  }
  return undefined;
}

/** The states that other amounts would have; undefined unless they are neutral with one whole state for each element. */
function wholeStates(
  sites: readonly Site[],
  amountOf: (occupant: Occupant) => Fraction,
  host: Host,
): ((occupant: Occupant) => Fraction) | undefined {
  const occupants = sites.flatMap((site) => site.occupants);
  const open = new Map<string, Fraction>();
  for (const occupant of occupants) {
    const { element, state } = occupant;
    if (element && !state) addAtoms(open, element, amountOf(occupant));
  }
  const given = occupants.filter(({ state }) => state);
  const fixed = sum(given.map((occupant) => amountOf(occupant).mul(occupant.state?.value ?? 0)));
  const filling = fillLadder(fixed, open, host);
  if (!filling?.excess.equals(ZERO) || filling.partial) return undefined;
  return ({ element = '', state }) => state?.value ?? meanState(filling.states.get(element) ?? []);
}

/** Neutral, but only with states that a powder seldom has. */
function unusual({ solution }: Extract<Charge, { kind: 'known' }>): Told | undefined {
  if (!solution || solution.unusual.length === 0) return undefined;
  const states = solution.unusual.map(({ element, state }) => `${element}${state}+`);
  return {
    severity: 'warning',
    message: `Only unusual oxidation states make this neutral: ${states.join(', ')}`,
    help: 'check the amounts; oxygen vacancies would balance the charge, too',
  };
}

function explain(
  material: Material,
  charge: { value: Fraction; tolerance: Fraction; isAllStated: boolean },
  { options }: PartModel,
): Told {
  const excess = signed(charge.value);
  if (charge.value.abs().compare(charge.tolerance) <= 0) {
    return {
      severity: 'hint',
      message: `The charges leave ${excess} per formula unit: ${allowanceText(charge.tolerance, options.tolerance.charge !== undefined)}`,
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
