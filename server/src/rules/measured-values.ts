import { isZero } from '../chemistry/amount.js';
import type { FileModel } from '../model/file.js';
import type { Measurement, MeasurementRemark } from '../model/measurement.js';
import { placeIn, type Report, type Rule } from './rule.js';
import { noElement } from './unknown-element.js';

export const measuredValues: Rule = {
  id: 'measured-values',
  severity: 'error',
  documentation: {
    what: 'Reports measured values that cannot be used: given twice, of no element, or with nothing to normalise to.',
    why:
      'What is wrong in one value is wrong in all that are normalised with it, and in the entropy. An element that the ' +
      'material does not have is a warning: it is a slip, or an impurity that no site is known for. So is an ' +
      'uncertainty of zero, which no measurement has.',
    example:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'measured "ICP-OES" of NCM811 {\n  Ni 0.803(5), Co 0.099(2), Ni 0.101(2)\n}\n',
    instead:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n' +
      'measured "ICP-OES" of NCM811 {\n  Ni 0.803(5), Co 0.099(2), Mn 0.101(2)\n}\n',
    fix: 'There is none: only whoever measured knows what was read.',
  },
  check(model, report) {
    for (const measurement of model.measurements) {
      if (measurement.declaration.broken) continue;
      for (const remark of measurement.remarks) report(reportOn(remark, measurement, model));
      checkPresence(measurement, report);
    }
  },
};

type Reporter = (report: Report) => void;

function reportOn(remark: MeasurementRemark, { material }: Measurement, model: FileModel): Report {
  if (remark.kind === 'unknown-element') return noElement(remark.symbol, material?.name);
  const about = { range: remark.range, ...(material && { material: material.name }) };
  switch (remark.kind) {
    case 'repeated-element': {
      const { element, first } = remark;
      return {
        ...about,
        message: `${element} is measured already in this list`,
        help: 'leave one of the values out: the first is used',
        related: [placeIn(model, first, `the first value of ${element}`)],
      };
    }
    case 'zero-uncertainty':
      return {
        ...about,
        severity: 'warning',
        message: `The uncertainty of ${remark.element} is zero, which no measurement has, and is taken as not known`,
        help: 'write what the method gives, or leave the uncertainty out',
      };
    case 'not-normalised':
      return { ...about, ...whyNot(remark, material?.name ?? '') };
  }
}

function whyNot(
  { to, why }: Extract<MeasurementRemark, { kind: 'not-normalised' }>,
  material: string,
): Pick<Report, 'message' | 'help'> {
  const what = to === 'sum' ? 'the sum' : to;
  const other = 'normalise to an element that was found, or to `sum`';
  switch (why) {
    case 'not-measured':
      return to === 'sum'
        ? { message: 'Nothing is measured that could be normalised', help: 'write values as `Na 0.821(6)`' }
        : { message: `The values cannot be normalised to ${to}, which is not among them`, help: other };
    case 'not-in-material':
      return {
        message:
          to === 'sum'
            ? `The values cannot be normalised to the sum: ${material} has none of these elements`
            : `The values cannot be normalised to ${to}, of which ${material} has none`,
        help: other,
      };
    case 'nothing-found':
      return { message: `The values cannot be normalised to ${what}, which is zero`, help: other };
    case 'open':
      return {
        message: `The values cannot be normalised to ${what}: how much ${material} should have is open`,
        help: `write the amount in ${material}, or normalise to another element`,
      };
  }
}

/** Elements that the material does not have; a value with an uncertainty is judged by its deviation. */
function checkPresence({ values, material }: Measurement, report: Reporter): void {
  if (!material) return;
  for (const { element, written, value, nominal, inUncertainties } of values) {
    if (!value || isZero(value) || !nominal || !isZero(nominal) || inUncertainties !== undefined) continue;
    report({
      range: written.range,
      material: material.name,
      severity: 'warning',
      message: `${element} is measured, but ${material.name} has none`,
      help: 'correct the symbol if it is a slip; with an uncertainty it is judged whether this is more than nothing',
    });
  }
}
