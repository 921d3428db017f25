import { formatAmount, isZero } from '../chemistry/amount.js';
import {
  formatDeviation,
  formatMeasured,
  formatMultiple,
  formatUncertain,
} from '../chemistry/uncertainty.js';
import { decidingEntropy } from '../model/entropies.js';
import type { FileModel } from '../model/file.js';
import type { Material } from '../model/material.js';
import type { MeasuredValue, Measurement } from '../model/measurement.js';
import type { Report, Rule } from './rule.js';

/** From here on a deviation is no longer chance: with a normal distribution 0.3 % of values are farther off. */
const MOST_UNCERTAINTIES = 3;

export const measuredDeviation: Rule = {
  id: 'measured-deviation',
  severity: 'warning',
  documentation: {
    what: 'Reports measured amounts that are more than three standard uncertainties off the nominal ones.',
    why:
      'A measured value is as good as its uncertainty. Within three standard uncertainties a deviation may be chance; ' +
      'beyond, the powder is of another composition than the one that was meant: something evaporated, was weighed in ' +
      'as another hydrate, or did not dissolve. What cannot be judged, because a value has no uncertainty, is a hint; ' +
      'so is a class of entropy that the measured amounts change, or could change within two standard uncertainties ' +
      '(about 95 %). Uncertainties are propagated to first order, also through the normalisation.',
    example:
      'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\n' +
      'measured "ICP-OES" of MTS15 {\n  Na 0.790(6), Li 0.099(4)\n}\n',
    instead:
      'material MTS15 : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn0.15Ti0.15Sn0.15]O2\n' +
      'measured "ICP-OES" of MTS15 {\n  Na 0.821(6), Li 0.099(4)\n}\n',
    fix: 'There is none: what was measured stays, and the nominal composition is what was weighed.',
    references: ['JCGM 100:2008 (GUM), 5.1.2 and 6.3.3'],
  },
  check(model, report) {
    for (const measurement of model.measurements) {
      if (measurement.declaration.broken || !measurement.material) continue;
      for (const value of measurement.values)
        checkDeviation(value, measurement, measurement.material, model, report);
      checkUncertainties(measurement, measurement.material, report);
      checkClass(measurement, measurement.material, report);
    }
  },
};

type Reporter = (report: Report) => void;

function checkDeviation(
  { element, written, value, uncertainty, nominal, inUncertainties }: MeasuredValue,
  { declaration }: Measurement,
  material: Material,
  { text }: FileModel,
  report: Reporter,
): void {
  if (!value || !nominal || inUncertainties === undefined) return;
  if (Math.abs(inUncertainties) <= MOST_UNCERTAINTIES) return;
  const asWritten = text.slice(written.amount.range.start, written.amount.range.end);
  const normalised = declaration.normalisation ? `, normalised ${formatMeasured(value, uncertainty)},` : '';
  const against = isZero(nominal)
    ? `, but ${material.name} has none`
    : ` against ${formatAmount(nominal)} nominal`;
  report({
    range: written.range,
    material: material.name,
    message: `${element} measured ${asWritten}${normalised}${against}: ${formatMultiple(inUncertainties)} standard uncertainties`,
    help: helpFor(declaration.normalisation !== undefined, material),
  });
}

function helpFor(isNormalised: boolean, { formulaUnits }: Material): string {
  if (isNormalised) return 'correct the nominal composition, or what was measured';
  const units = formulaUnits.equals(1)
    ? ''
    : `, of which the formula is written for ${formatAmount(formulaUnits)}`;
  return `the values were taken as atoms per formula unit${units}; if only their ratios are known, write \`normalised to sum\``;
}

/** One hint where no value has an uncertainty, otherwise one for each that has none. */
function checkUncertainties(
  { declaration, values }: Measurement,
  material: Material,
  report: Reporter,
): void {
  const bare = values.filter(
    ({ written, nominal }) => nominal && !isZero(nominal) && !written.amount.uncertainty,
  );
  const help =
    'write one standard uncertainty, in units of the last digit or behind `±`: `0.821(6)`, `0.821 ± 0.006`';
  if (bare.length > 1 && bare.length === values.length) {
    report({
      range: declaration.name?.range ?? declaration.keyword,
      material: material.name,
      severity: 'hint',
      message: 'None of these values has an uncertainty, so that no deviation can be judged',
      help,
    });
    return;
  }
  const normalisedTo = declaration.normalisation?.text;
  for (const { element, written, deviation } of bare) {
    const isReference = normalisedTo === 'sum' || normalisedTo === element;
    const own = deviation ? `the deviation of ${formatDeviation(deviation, undefined)}` : 'its deviation';
    report({
      range: written.range,
      material: material.name,
      severity: 'hint',
      message: isReference
        ? `${element} has no uncertainty; as the values are normalised by it, no deviation can be judged`
        : `${element} has no uncertainty, so that ${own} cannot be judged`,
      help,
    });
  }
}

function checkClass({ declaration, entropy }: Measurement, material: Material, report: Reporter): void {
  if (!entropy || !material.class) return;
  const { convention, countVacancies } = entropy.options;
  const nominal = decidingEntropy(material, entropy.options);
  const { possible = [entropy.class] } = entropy;
  if (possible.every((one) => one === material.class) || nominal === undefined) return;
  const measured = `S = ${formatUncertain(entropy.value, entropy.uncertainty, 4)} R as measured (${convention} convention, vacancies ${countVacancies ? 'counted' : 'not counted'})`;
  report({
    range: declaration.name?.range ?? declaration.keyword,
    material: material.name,
    severity: 'hint',
    message:
      possible.length > 1
        ? `${measured}: within two standard uncertainties the class may be ${possible.join(' or ')}`
        : `${measured} is ${entropy.class} entropy, and the nominal ${nominal.toFixed(4)} R is ${material.class}`,
  });
}
