/** Every rule, in the order of the docs. A new rule is a file and a line here. */
import type { Rule } from './rule.js';

export const RULES: readonly Rule[] = [];
