import { isZero } from '../chemistry/amount.js';
import type { Material, Occupant } from '../model/material.js';
import type { Unit } from '../syntax/tree.js';
import type { Rule } from './rule.js';
import { asWritten } from './wording.js';

export const openAmount: Rule = {
  id: 'open-amount',
  severity: 'error',
  documentation: {
    what: 'Reports amounts written as `?` or `rest` that could not be worked out.',
    why:
      'Neutrality decides one amount, if the oxidation states of all species are known; `rest` is what the others leave ' +
      'of a multiplicity that a structure gives. Where that does not hold, the composition stays open, and with it ' +
      'everything that is worked out from it.',
    example: 'material NaNM : O3 = NaNi?Mn0.5O2\n',
    instead: 'material NaNM : O3 = NaNi0.5Mn rest O2\n',
    fix: 'There is none: which state is meant is for the author to say.',
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      if (material.declaration.broken) continue;
      for (const { occupants } of material.sites) {
        for (const occupant of occupants) {
          const written = occupant.amount ? undefined : openAmountOf(occupant, material);
          if (!written) continue;
          report({
            ...reasonFor(occupant, written.kind, material),
            range: written.range,
            material: material.name,
          });
        }
      }
    }
  },
};

/** The `?` or `rest` that stands for an occupant’s amount. */
function openAmountOf({ range }: Occupant, { sites }: Material) {
  const find = (unit: Unit): Extract<Unit['amount'], { kind: 'rest' | 'unknown' }> | undefined => {
    if (unit.range.start > range.start || unit.range.end < range.end) return undefined;
    const inner =
      unit.kind === 'group'
        ? unit.items
            .flat()
            .map(find)
            .find((found) => found)
        : undefined;
    if (inner) return inner;
    return unit.amount?.kind === 'unknown' || unit.amount?.kind === 'rest' ? unit.amount : undefined;
  };
  return sites
    .flatMap(({ units }) => units)
    .map(find)
    .find((found) => found);
}

function reasonFor(occupant: Occupant, kind: 'rest' | 'unknown', { sites, structure }: Material) {
  const species = asWritten(occupant);
  if (kind === 'rest') {
    return {
      message: `What is left for ${species} is not known`,
      help: structure
        ? 'write the other amounts of the site as numbers'
        : 'name a structure, which says how much the site holds, or write the amount',
    };
  }
  const all = sites.flatMap(({ occupants }) => occupants).filter((one) => one.kind !== 'vacancy');
  const open = all.filter(({ amount }) => !amount);
  const unknown = all.filter(({ state }) => !state);
  if (open.length > 1) {
    return {
      message: `Neutrality decides one amount, and ${open.length} are open: ${open.map(asWritten).join(', ')}`,
      help: 'write all but one of them as numbers',
    };
  }
  if (unknown.length > 0) {
    const names = [...new Set(unknown.map(asWritten))].join(', ');
    return {
      message: `The amount of ${species} is not solved: the oxidation state of ${names} is open`,
      help: 'write the states, as in `Ni2+ ?` or `Mn0.5^4+`',
    };
  }
  if (occupant.state && isZero(occupant.state.value)) {
    return {
      message: `The amount of ${species} is not solved: it carries no charge, so that neutrality says nothing of it`,
      help: 'write the amount, or `rest` for what the others leave of the site',
    };
  }
  return {
    message: `The amount of ${species} is not solved: with none of it, the charge is on its side already`,
    help: 'lower the amount of another species of the same sign',
  };
}
