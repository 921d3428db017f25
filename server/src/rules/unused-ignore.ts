import type { FileModel } from '../model/file.js';
import { blanksBefore } from '../syntax/line-index.js';
import type { IgnoreComment, Range } from '../syntax/tree.js';
import type { Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';
import { type IgnoreScope, scopeOf } from './suppression.js';

export const unusedIgnore: Rule = {
  id: 'unused-ignore',
  severity: 'warning',
  documentation: {
    what: 'Reports `# hem-ignore` comments that quiet nothing, name no rule, or give no reason.',
    why:
      'A suppression that outlives its cause hides the next mistake. A reason tells the reader why the finding is ' +
      'right to be there; without one the comment has no effect. What quiets a rule that is off is left alone: another ' +
      'project may have it on.',
    example: '# hem-ignore site-sum: printed so\nmaterial NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'Removes the comment. Safe: it had no effect.',
  },
  checkIgnores(model, { used, ruleIds, isOff }, report) {
    for (const ignore of model.syntax.ignores) {
      const remove = {
        title: 'Remove this comment',
        isSafe: true,
        edits: [{ range: wholeComment(ignore, model), text: '' }],
      };
      const word = ignore.isForFile ? 'hem-ignore-file' : 'hem-ignore';
      if (ignore.rules.length === 0) {
        report({
          range: ignore.range,
          message: `This ${word} names no rule`,
          help: `write \`# ${word} RULE: REASON\`, such as \`# ${word} site-sum: printed so in the paper\``,
        });
        continue;
      }
      if (ignore.reason === '') {
        report({
          range: ignore.range,
          message: `This ${word} gives no reason, so it quiets nothing`,
          help: `write the reason after a colon: \`# ${word} site-sum: printed so in the paper\``,
        });
        continue;
      }
      const scope = scopeOf(ignore, model);
      if (ignore.isForFile && !scope) {
        report({
          range: ignore.range,
          message: 'This hem-ignore-file stands below a declaration, so it quiets nothing',
          help: 'move it above the first declaration, or write `hem-ignore` above the one that is meant',
        });
        continue;
      }
      for (const rule of ignore.rules) {
        if (used.get(ignore)?.has(rule.text) || isOff(rule.text)) continue;
        const isKnown = ruleIds.includes(rule.text);
        const similar = isKnown ? [] : similarNames(rule.text, ruleIds);
        report({
          range: rule.range,
          message: isKnown
            ? `There is no ${rule.text} finding ${whereText(scope, ignore, model)} to ignore`
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

function whereText(scope: IgnoreScope | undefined, { range }: IgnoreComment, { lines }: FileModel): string {
  if (scope?.kind === 'file') return 'in this file';
  const isHere = scope?.kind === 'line' && scope.line === lines.positionAt(range.start).line;
  return isHere ? 'in this line' : 'below';
}

/** With its line where nothing else stands on it, otherwise with the blanks before it. */
function wholeComment({ range: { start, end } }: IgnoreComment, { text, lines }: FileModel): Range {
  const before = text.slice(lines.offsetAt(lines.positionAt(start).line, 0), start);
  const blanks = start - blanksBefore(text, start);
  const behind = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end))?.[0].length ?? 0;
  return /[^\s\ufeff]/.test(before)
    ? { start: start - blanks, end }
    : { start: start - blanks, end: end + behind };
}
