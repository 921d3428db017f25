/** The card of a rule that an ignore comment names: its page in short. */
import type { FileModel } from '../../model/file.js';
import { RULES } from '../../rules/registry.js';
import type { Rule } from '../../rules/rule.js';
import { scopeOf } from '../../rules/suppression.js';
import type { IgnoreComment } from '../../syntax/tree.js';
import { type Block, type Inline, paragraph } from '../markup.js';

export function ruleCard(id: string, ignore: IgnoreComment, model: FileModel): Block[] {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) return [paragraph({ strong: id }), paragraph('No rule has this name.')];
  return [...rulePage(rule), paragraph(quietedText(ignore, model))];
}

function quietedText(ignore: IgnoreComment, model: FileModel): string {
  if (!ignore.reason) return 'Nothing is quieted: a reason is missing behind a colon.';
  const scope = scopeOf(ignore, model);
  if (!scope) {
    return ignore.isForFile
      ? 'Nothing is quieted: what is for the file stands above its first declaration.'
      : 'Nothing is quieted: there is no declaration below.';
  }
  const isOwn = scope.kind === 'line' && scope.line === model.lines.positionAt(ignore.range.start).line;
  const where = {
    file: 'this file',
    declaration: 'the declaration below',
    line: isOwn ? 'this line' : 'the next line',
  };
  return `Quieted in ${where[scope.kind]}: ${ignore.reason}`;
}

/** What a rule does, why, and a line that it reports beside what to write instead. */
export function rulePage({ id, severity, documentation }: Rule): Block[] {
  const { what, why, example, instead, fix } = documentation;
  return [
    paragraph({ strong: id }, ` · ${severity} by default`),
    paragraph(what),
    paragraph(why),
    ...exampleTable(example, instead),
    paragraph(`Fixes: ${fix}`),
  ];
}

/** Pairs of lines that are shown, at most. */
const MOST_LINES = 3;

/** The lines in which the example and its remedy differ. */
function exampleTable(example: string, instead: string): Block[] {
  const [reported, better] = [linesOf(example, instead), linesOf(instead, example)];
  const count = Math.min(MOST_LINES, Math.max(reported.length, better.length));
  if (count === 0) return [];
  const cell = (line: string | undefined): Inline => (line === undefined ? '' : { code: line });
  return [
    {
      kind: 'table',
      columns: [{ heading: 'Reported' }, { heading: 'Instead' }],
      rows: Array.from({ length: count }, (_, index) => [cell(reported[index]), cell(better[index])]),
    },
  ];
}

/** The lines of a text that another one does not have. */
function linesOf(text: string, other: string): string[] {
  const others = new Set(other.split('\n'));
  return text.split('\n').flatMap((line) => (others.has(line) ? [] : line.trim()));
}
