/** The grammar as a page in Markdown: every production with its diagram and as text, and a table of the words. */
import { ebnf } from './ebnf.js';
import { PRODUCTIONS, WORDS } from './productions.js';
import type { Production, Word } from './terms.js';

export function grammarPage(): string {
  const parts = [...new Set(PRODUCTIONS.map(({ part }) => part))];
  return `# The grammar of .hem files

What each form means is told in [the reference](language.md). Follow a diagram from the left to the right: what
stands in a rounded box is written as it is, what stands in a square one is a diagram of its own or a [word](#words).

Between two boxes blanks may stand, and must where two words would run together. No blanks stand between those of a
diagram that is marked _tight_. A test forms sentences by these diagrams and has the parser read them.

${parts.map((part) => `- [${part}](#${anchor(part)}): ${links(part)}\n`).join('')}- [Words](#words)

${parts.map((part) => `## ${part}\n\n${inPart(part).map(section).join('\n')}`).join('\n')}
## Words

What is not made of anything smaller, as regular expressions.

${table([['word', 'is', 'pattern'], ...WORDS.map(cells)])}
`;
}

function inPart(part: string): readonly Production[] {
  return PRODUCTIONS.filter((production) => production.part === part);
}

function links(part: string): string {
  return inPart(part)
    .map(({ name }) => `[${name}](#${anchor(name)})`)
    .join(', ');
}

function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

function section(production: Production): string {
  const { name, about, isTight } = production;
  return `### ${name}

${about}${isTight ? ' _Tight._' : ''}

![Railroad diagram of ${name}, which the text below says as well](images/grammar/${name}.svg)

\`\`\`ebnf
${ebnf(production)}
\`\`\`
`;
}

function cells({ name, about, pattern }: Word): string[] {
  const source = name === 'element' ? 'H, He, Li … Og' : `\`${pattern.source.replaceAll('|', '\\|')}\``;
  return [name, about, source];
}

/** A table with aligned columns; the first row is its head. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const [head, ...others] = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [head ?? [], rule, ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
