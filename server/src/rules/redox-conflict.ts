import { type Conflict, conflictsAmong } from '../chemistry/redox.js';
import { hostOf, statedIn } from '../model/charge.js';
import type { PartModel } from '../model/file-model.js';
import type { Material, Occupant } from '../model/material.js';
import { placeIn, type Rule } from './rule.js';

export const redoxConflict: Rule = {
  id: 'redox-conflict',
  severity: 'warning',
  documentation: {
    what: 'Reports stated oxidation states that would exchange electrons with one another.',
    why:
      'An element that holds its electrons loosely does not keep them beside one that holds them tightly: Mn3+ and ' +
      'V3+ become Mn2+ and V4+. The order is that of the redox ladder of oxides or of phosphates; couples that stand ' +
      'next to one another there are not judged, and where no ladder is known nothing is.',
    example: 'material mixed : spinel-AB = Li1^1+V3+1Mn3+1O4\n',
    instead: 'material mixed : spinel-AB = Li1^1+V5+1Mn2+1O4\n',
    fix: 'There is none: leave the states out to have them solved, or state those that were measured.',
    references: ['server/src/data/redox-couples.tsv, with a source for each couple'],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      if (material.declaration.broken) continue;
      const stated = statedIn(material.sites);
      if (stated.length < 2) continue;
      const host = hostOf(material.sites);
      if (typeof host === 'string') continue;
      const states = stated.flatMap(({ element, state }) =>
        element && state?.value.d === 1n ? [{ element, state: state.value.valueOf() }] : [],
      );
      const [conflict] = conflictsAmong(states, host.host).sort((a, b) => distance(b) - distance(a));
      if (conflict) report(reportOn(conflict, stated, material, model));
    }
  },
};

function distance({ giver, taker }: Conflict): number {
  return taker.position - giver.position;
}

function reportOn(
  { giver, taker }: Conflict,
  stated: readonly Occupant[],
  { name }: Material,
  model: PartModel,
) {
  const find = (element: string, state: number) =>
    stated.find((one) => one.element === element && one.state?.value.equals(state));
  const from = find(giver.element, giver.reduced);
  const to = find(taker.element, taker.oxidised);
  const ion = (element: string, state: number) => `${element}${state}+`;
  const left = ion(giver.element, giver.oxidised);
  const right = ion(taker.element, taker.reduced);
  const becomes = left === right ? `two ${left}` : `${left} and ${right}`;
  return {
    range: from?.range ?? { start: 0, end: 0 },
    material: name,
    message:
      `${ion(giver.element, giver.reduced)} would give an electron to ${ion(taker.element, taker.oxidised)}: ` +
      `together they become ${becomes}`,
    help: 'check the states, or leave them out to have them solved',
    ...(to && {
      related: [placeIn(model, to.range, `${ion(taker.element, taker.oxidised)}, which takes it`)],
    }),
  };
}
