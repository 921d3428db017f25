/** Every rule, in the order of the docs. A new rule is a file and a line here. */
import { ambiguousCharge } from './ambiguous-charge.js';
import { ambiguousGroup } from './ambiguous-group.js';
import { chargeBalance } from './charge-balance.js';
import { criticalElements } from './critical-elements.js';
import { derivationCycle } from './derivation-cycle.js';
import { duplicateName } from './duplicate-name.js';
import { duplicateOccupant } from './duplicate-occupant.js';
import { expectation } from './expectation.js';
import { formulaUnits } from './formula-units.js';
import { highEntropyClaim } from './high-entropy-claim.js';
import { importRule } from './import.js';
import { inferredSites } from './inferred-sites.js';
import { measuredDeviation } from './measured-deviation.js';
import { measuredValues } from './measured-values.js';
import { mixtureAmounts } from './mixture-amounts.js';
import { nearThreshold } from './near-threshold.js';
import { negativeAmount } from './negative-amount.js';
import { openAmount } from './open-amount.js';
import { parameterValues } from './parameter-values.js';
import { percolation } from './percolation.js';
import { poorMixer } from './poor-mixer.js';
import { redoxConflict } from './redox-conflict.js';
import { redoxInactive } from './redox-inactive.js';
import type { Rule } from './rule.js';
import { siteSum } from './site-sum.js';
import { sizeMismatch } from './size-mismatch.js';
import { substitution } from './substitution.js';
import { syntax } from './syntax.js';
import { toxicElements } from './toxic-elements.js';
import { twoFormulas } from './two-formulas.js';
import { unknownConvention } from './unknown-convention.js';
import { unknownElement } from './unknown-element.js';
import { unknownMaterial } from './unknown-material.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownSite } from './unknown-site.js';
import { unknownState } from './unknown-state.js';
import { unknownStructure } from './unknown-structure.js';
import { unneededPrecursor } from './unneeded-precursor.js';
import { unusedIgnore } from './unused-ignore.js';
import { unusualState } from './unusual-state.js';
import { weighing } from './weighing.js';

export const RULES: readonly Rule[] = [
  syntax,
  importRule,
  unknownElement,
  unknownStructure,
  unknownSite,
  unknownMaterial,
  unknownParameter,
  parameterValues,
  negativeAmount,
  openAmount,
  unknownConvention,
  derivationCycle,
  substitution,
  duplicateName,
  duplicateOccupant,
  siteSum,
  unknownState,
  chargeBalance,
  redoxConflict,
  unusualState,
  ambiguousCharge,
  ambiguousGroup,
  twoFormulas,
  highEntropyClaim,
  nearThreshold,
  percolation,
  poorMixer,
  redoxInactive,
  sizeMismatch,
  criticalElements,
  toxicElements,
  formulaUnits,
  inferredSites,
  measuredValues,
  measuredDeviation,
  mixtureAmounts,
  weighing,
  unneededPrecursor,
  expectation,
  unusedIgnore,
];

export const RULE_IDS: readonly string[] = RULES.map((rule) => rule.id);
