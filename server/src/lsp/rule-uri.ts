/** The pages of rules as documents, to be read in an editor. */
import { rulePage } from '../reports/rule-page.js';
import { RULES } from '../rules/registry.js';

export const RULE_SCHEME = 'hem-rule';

/** `hem-rule:/RULE.md`. */
export function ruleUri(rule: string): string {
  return `${RULE_SCHEME}:/${rule}.md`;
}

/** The page at an address; undefined where there is none. */
export function ruleText(uri: string): string | undefined {
  const rule = RULES.find(({ id }) => uri === ruleUri(id));
  // What the page links to lies beside it in docs/, and not here.
  return rule && rulePage(rule).replace(/\[([^\]]*)\]\(\.{1,2}\/[^)]*\)/g, '$1');
}
