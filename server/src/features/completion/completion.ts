/** What a completion is. */
import type { Range } from '../../syntax/tree.js';
import type { Block } from '../markup.js';
import type { Context } from '../place/place.js';

export type CompletionKind =
  | 'keyword'
  | 'snippet'
  | 'structure'
  | 'material'
  | 'site'
  | 'element'
  | 'species'
  | 'amount'
  | 'parameter'
  | 'quantity'
  | 'unit'
  | 'precursor'
  | 'rule'
  | 'file';

export interface Completion {
  readonly kind: CompletionKind;
  /** What is shown and, unless `insert` says otherwise, written. */
  readonly label: string;
  /** In a few words beside it. */
  readonly detail: string;
  readonly insert?: string;
  /** The same with tab stops, in the notation of the protocol, for editors that know them. */
  readonly snippet?: string;
  /** What is compared with the text that it replaces, where that is not the label. */
  readonly filter?: string;
  /** What it replaces. */
  readonly range: Range;
  /** Whether something is to be completed right behind it. */
  readonly continues?: boolean;
  /** Made only when a reader looks at it. */
  readonly documentation?: () => readonly Block[];
}

/** What replaces the end of the text before the cursor. */
export function endOf({ offset }: Context, length: number): Range {
  return { start: offset - length, end: offset };
}

/** A text to insert, with a gap before it where none stands between it and a sign such as `:` or `,`. */
export function apart(text: string, { model }: Context, { start }: Range): string {
  return /[:=,>]/.test(model.text.charAt(start - 1)) ? ` ${text}` : text;
}

/** Completions of which each label is offered once, at its first place. */
export function distinct(completions: readonly Completion[]): Completion[] {
  const seen = new Set<string>();
  return completions.filter(({ label, kind }) => {
    const key = `${kind === 'keyword' || kind === 'snippet' ? kind : ''} ${label}`;
    return !seen.has(key) && seen.add(key);
  });
}
