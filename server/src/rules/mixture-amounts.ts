import type { FileModel } from '../model/file.js';
import type { MixtureRemark } from '../model/mixture.js';
import { placeIn, type Report, type Rule } from './rule.js';
import { noElement } from './unknown-element.js';

const HOW_MUCH = 'write how much of it: in mol or mmol, in g, mg or kg, or in mol/L (M) or mmol/L (mM)';

export const mixtureAmounts: Rule = {
  id: 'mixture-amounts',
  severity: 'error',
  documentation: {
    what: 'Reports components of a mixture whose amounts are missing, contradict each other, or cannot be told.',
    why:
      'Mole fractions need the amounts of all components: one that is not known leaves none known. A molarity says how ' +
      'much is in a litre of the mixture, and only the density of the mixture says how much solvent that litre has room ' +
      'for.',
    example: 'mixture "1 M LiPF6 in DME" {\n  LiPF6 1 M, DME = C4H10O2 9 mol\n}\n',
    instead: 'mixture "1 M LiPF6 in DME" {\n  LiPF6 1 M, DME = C4H10O2 9 mol\n  density 1.0 g/mL\n}\n',
    fix: 'There is none: amounts and densities are measured.',
  },
  check(model, report) {
    for (const { declaration, remarks } of model.mixtures) {
      if (declaration.broken) continue;
      for (const remark of remarks) report(reportOn(remark, model));
    }
  },
};

function reportOn(remark: MixtureRemark, model: FileModel): Report {
  switch (remark.kind) {
    case 'no-quantity':
      return {
        range: remark.range,
        message: `How much ${remark.name} is in the mixture is not written`,
        help: HOW_MUCH,
      };
    case 'unknown-unit':
      return {
        range: remark.unit.range,
        message: `\`${remark.unit.text}\` is no unit for ${remark.of === 'density' ? 'the density of a mixture' : 'the amount of a component'}`,
        help: remark.of === 'density' ? 'write it in g/mL, g/cm3, kg/L, g/L or kg/m3' : HOW_MUCH,
      };
    case 'not-positive':
      return {
        range: remark.range,
        message: 'This is not more than zero',
        help: 'leave out what is not there',
      };
    case 'repeated-component':
      return {
        range: remark.range,
        message: `A component called \`${remark.name}\` is in this mixture already`,
        help: 'add the amounts up, or give one of them another name',
        related: [placeIn(model, remark.first, `the first \`${remark.name}\``)],
      };
    case 'unknown-element':
      return noElement(remark.symbol, undefined);
    case 'open-formula':
      return {
        range: remark.range,
        message: 'Not all amounts in this formula are numbers, so that it has no molar mass',
        help: 'write a number behind every symbol that has more than one atom',
      };
    case 'no-molar-mass':
      return {
        range: remark.range,
        message: `${remark.name} has no molar mass: it holds an element without a standard atomic weight`,
        help: 'write the amounts of all components in mol',
      };
    case 'no-density':
      return {
        range: remark.range,
        message:
          'A molarity tells nothing about the mole fractions while the density of the mixture is not known',
        help: 'write it in a line of its own, `density 1.2 g/mL`, or give the amounts in mol or g',
      };
    case 'nothing-left': {
      const { range, solutes, density } = remark;
      return {
        range,
        message: `A litre weighs ${grams(density)}, and the components with molarities alone are ${grams(solutes)}`,
        help: 'correct the density of the mixture or the molarities',
      };
    }
    case 'not-filled': {
      const { range, solutes, density } = remark;
      return {
        range,
        message: `A litre weighs ${grams(density)}, and the components are ${grams(solutes)} of it: the rest is not named`,
        help: 'add the solvent, `DME = C4H10O2 9.6 mol`, or correct the molarities',
      };
    }
  }
}

function grams(value: number): string {
  return `${Number(value.toPrecision(5))} g`;
}
