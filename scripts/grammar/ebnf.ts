/** Productions as text, in the notation of the W3C: https://www.w3.org/TR/xml/#sec-notation. */
import type { Production, Term } from './terms.js';

/** A production in one line, or with a line for each alternative. */
export function ebnf({ name, term }: Production): string {
  const head = `${name} ::= `;
  const text = head + written(term, 'all');
  if (text.length <= 100 || term.kind !== 'choice') return wrapped(text, head.length);
  const alternatives = term.terms.map((part) => wrapped(written(part, 'all'), head.length));
  return head + alternatives.join(`\n${'| '.padStart(head.length)}`);
}

/** @param within what the term stands in, which decides whether it needs parentheses. */
function written(term: Term, within: 'all' | 'sequence' | 'one'): string {
  switch (term.kind) {
    case 'text':
      return `'${term.text}'`;
    case 'reference':
      return term.name;
    case 'sequence':
      return bracketed(term.terms.map((part) => written(part, 'sequence')).join(' '), within === 'one');
    case 'choice':
      return bracketed(term.terms.map((part) => written(part, 'sequence')).join(' | '), within !== 'all');
    case 'optional':
      return term.term.kind === 'repeated' && !term.term.separator
        ? `${written(term.term.term, 'one')}*`
        : `${written(term.term, 'one')}?`;
    case 'repeated': {
      if (!term.separator) return `${written(term.term, 'one')}+`;
      const first = written(term.term, 'sequence');
      const text = `${first} (${written(term.separator, 'sequence')} ${first})*`;
      return bracketed(text, within === 'one');
    }
  }
}

function bracketed(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}

/** Breaks a long line at blanks outside quotes. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/'[^']*'\S*|\S+/g) ?? []) {
    if (line !== '' && line.trimStart().length + word.length + indent > 100) {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    } else line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
