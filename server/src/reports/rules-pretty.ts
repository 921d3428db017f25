/** All rules for people. */
import type { Rule } from '../rules/rule.js';
import { pad } from './columns.js';
import type { Paint } from './paint.js';
import { wrap } from './wrap.js';

/** Narrower than this nothing can be read. */
const LEAST_WIDTH = 30;

/** A line for each rule, or more where the terminal is narrow: id, severity by default, what it does. */
export function rulesPretty(rules: readonly Rule[], paint: Paint, width: number): string {
  const ids = Math.max(...rules.map(({ id }) => id.length));
  const severities = Math.max(...rules.map(({ severity }) => severity.length));
  const indent = ids + severities + 4;
  const room = Math.max(LEAST_WIDTH, width - indent);
  return rules
    .map(({ id, severity, documentation }) => {
      const [first = '', ...others] = wrap(documentation.what, room);
      const head = `${pad(paint.strong(id), ids)}  ${pad(paint[severity === 'off' ? 'faint' : severity](severity), severities)}  ${first}\n`;
      return head + others.map((line) => `${' '.repeat(indent)}${line}\n`).join('');
    })
    .join('');
}
