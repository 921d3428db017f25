/** Rules as JSON. Programs rely on the shape: version 1 may gain keys and loses none. */
import type { Rule } from '../rules/rule.js';

/** Every rule with its documentation. */
export function rulesJson(rules: readonly Rule[]): string {
  return `${JSON.stringify({ version: 1, rules: rules.map(ruleObject) }, null, 2)}\n`;
}

/** One rule with its documentation. */
export function ruleJson(rule: Rule): string {
  return `${JSON.stringify({ version: 1, rule: ruleObject(rule) }, null, 2)}\n`;
}

function ruleObject({ id, severity, documentation }: Rule) {
  const { what, why, example, instead, fix, references } = documentation;
  return { id, severity, what, why, example, instead, fix, references: references ?? [] };
}
