/** Descriptors for programs: each value in its unit, or null and what is missing. */
import { type Described, describe } from '../model/descriptors/registry.js';
import { missingTexts } from '../model/descriptors/why.js';
import type { EvaluationOptions } from '../model/evaluate.js';
import type { Material } from '../model/material.js';
import { unitOf } from '../rules/descriptor-wording.js';
import { rounded } from './numbers.js';

/** Digits beyond those that people see, so that what is computed of the value does not suffer from rounding. */
const MORE_DECIMALS = 3;

/** All values of all descriptors that apply to a material; what a value is not that of is left out. */
export function descriptorsJson(material: Material, options: EvaluationOptions) {
  return describe(material, options).map(descriptorJson);
}

function descriptorJson(described: Described) {
  const { descriptor, value } = described;
  const { place, temperature, found, verdict } = value;
  return {
    id: descriptor.id,
    ...(place !== undefined && { [descriptor.of === 'element' ? 'element' : 'site']: place }),
    ...(temperature !== undefined && { temperature }),
    value: 'value' in found ? rounded(found.value, descriptor.decimals + MORE_DECIMALS) : null,
    unit: unitOf(described),
    ...('missing' in found && { missing: missingTexts(found.missing) }),
    ...(verdict && { verdict: verdict.text }),
  };
}
