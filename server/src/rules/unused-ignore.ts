import type { Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  documentation: {
    what: 'Reports `# hem-ignore` comments that quiet nothing, name no rule, or give no reason.',
    why:
      'A suppression that outlives its cause hides the next mistake. A reason tells the reader why the finding is ' +
      'right to be there; without one the comment has no effect.',
    example: '# hem-ignore site-sum: printed so\nmaterial NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'Removes the comment. Safe: it had no effect.',
  },
  check() {},
  checkIgnores(model, { used, ruleIds }, report) {
    for (const ignore of model.syntax.ignores) {
      const lineStart = model.text.lastIndexOf('\n', ignore.range.start - 1) + 1;
      const newline = model.text.indexOf('\n', ignore.range.end);
      const line = { start: lineStart, end: newline < 0 ? model.text.length : newline + 1 };
      const remove = { title: 'Remove this comment', isSafe: true, edits: [{ range: line, text: '' }] };
      if (ignore.rules.length === 0) {
        report({
          range: ignore.range,
          message: 'This hem-ignore names no rule',
          help: 'write `# hem-ignore RULE: REASON`, such as `# hem-ignore site-sum: printed so in the paper`',
        });
        continue;
      }
      if (ignore.reason === '') {
        report({
          range: ignore.range,
          message: 'This hem-ignore gives no reason, so it quiets nothing',
          help: 'write the reason after a colon: `# hem-ignore site-sum: printed so in the paper`',
        });
        continue;
      }
      for (const rule of ignore.rules) {
        if (used.get(ignore)?.has(rule.text)) continue;
        const isKnown = ruleIds.includes(rule.text);
        const similar = isKnown ? [] : similarNames(rule.text, ruleIds);
        report({
          range: rule.range,
          message: isKnown
            ? `There is no ${rule.text} finding below to ignore`
            : `No rule is called \`${rule.text}\``,
          help: isKnown
            ? 'remove the comment'
            : similar.length > 0
              ? `write ${oneOf(similar)} if that is meant`
              : `rules are ${ruleIds.join(', ')}`,
          fixes: isKnown && ignore.rules.length === 1 ? [remove] : [],
        });
      }
    }
  },
};
