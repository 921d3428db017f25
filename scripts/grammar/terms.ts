/** What the productions of the grammar are made of. */

export type Term =
  /** Stands as it is. */
  | { readonly kind: 'text'; readonly text: string }
  /** A production or a word, by name. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'sequence'; readonly terms: readonly Term[] }
  | { readonly kind: 'choice'; readonly terms: readonly Term[] }
  | { readonly kind: 'optional'; readonly term: Term }
  /** Once or more, with the separator between. */
  | { readonly kind: 'repeated'; readonly term: Term; readonly separator?: Term };

/** Text between apostrophes stands as it is, `'material'`; anything else is the name of a production or a word. */
export type Written = string | Term;

export interface Production {
  readonly name: string;
  /** The heading under which it is listed. */
  readonly part: string;
  /** One sentence or two in Markdown, on what it is. */
  readonly about: string;
  /** Whether nothing may stand between its parts; otherwise blanks may, and must where two words would run together. */
  readonly isTight: boolean;
  readonly term: Term;
}

/** What is not made of anything smaller. */
export interface Word {
  readonly name: string;
  readonly about: string;
  /** What it may be, in all. */
  readonly pattern: RegExp;
  /** Where not all of that can stand everywhere: what can. */
  readonly sample?: RegExp;
}

export function sequence(...terms: Written[]): Term {
  return { kind: 'sequence', terms: terms.map(termOf) };
}

export function choice(...terms: Written[]): Term {
  return { kind: 'choice', terms: terms.map(termOf) };
}

export function optional(...terms: Written[]): Term {
  return { kind: 'optional', term: terms.length === 1 ? termOf(terms[0] ?? '') : sequence(...terms) };
}

export function repeated(term: Written, separator?: Written): Term {
  return {
    kind: 'repeated',
    term: termOf(term),
    ...(separator !== undefined && { separator: termOf(separator) }),
  };
}

export function termOf(written: Written): Term {
  if (typeof written !== 'string') return written;
  const text = /^'(.+)'$/u.exec(written)?.[1];
  return text === undefined ? { kind: 'reference', name: written } : { kind: 'text', text };
}

/** The names of the productions and words that a term refers to. */
export function namesIn(term: Term): string[] {
  switch (term.kind) {
    case 'text':
      return [];
    case 'reference':
      return [term.name];
    case 'sequence':
    case 'choice':
      return term.terms.flatMap(namesIn);
    case 'optional':
      return namesIn(term.term);
    case 'repeated':
      return [term.term, ...(term.separator ? [term.separator] : [])].flatMap(namesIn);
  }
}
