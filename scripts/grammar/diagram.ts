/** Productions as railroad diagrams, in SVG files that look well on light and on dark pages. */
import railroad, { type Node } from 'railroad-diagrams';
import { ebnf } from './ebnf.js';
import type { Production, Term } from './terms.js';

const { Choice, Diagram, NonTerminal, OneOrMore, Optional, Sequence, Terminal } = railroad;

/** Lines have a grey that can be seen on white and on black; boxes have a ground of their own. */
const STYLE = `
path { stroke: #7d8590; stroke-width: 2; fill: none; }
rect { stroke: #7d8590; stroke-width: 1.5; fill: #ffffff; }
rect[rx] { fill: #dbeafe; }
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-anchor: middle; fill: #1f2328; }
`;

/** The diagram of a production; what it says stands in its title and description, for who cannot see it. */
export function diagram(production: Production): string {
  const { name, term } = production;
  const svg = Diagram(nodeOf(term)).format(6, 6).toString();
  const head =
    `<title id="title">Railroad diagram of ${name}</title>\n` +
    `<desc id="desc">${escaped(ebnf(production))}</desc>\n<style>${STYLE}</style>\n`;
  const attributes = 'xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc"';
  return svg.replace(/^<svg ([^>]*)>\s*/, `<svg ${attributes} $1>\n${head}`);
}

function nodeOf(term: Term): Node {
  switch (term.kind) {
    case 'text':
      return Terminal(term.text);
    case 'reference':
      return NonTerminal(term.name);
    case 'sequence':
      return Sequence(...term.terms.map(nodeOf));
    case 'choice':
      return Choice(0, ...term.terms.map(nodeOf));
    case 'optional':
      return Optional(nodeOf(term.term));
    case 'repeated':
      return term.separator
        ? OneOrMore(nodeOf(term.term), nodeOf(term.separator))
        : OneOrMore(nodeOf(term.term));
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
