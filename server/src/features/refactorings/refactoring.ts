/** What a refactoring is, and what it may offer. */
import type { FileModel } from '../../model/file-model.js';
import type { CheckOptions } from '../../rules/check.js';
import type { Finding, TextEdit } from '../../rules/rule.js';
import type { Range } from '../../syntax/tree.js';

/** The protocol's kinds of code actions, by which editors sort them and ask for them. */
export type RefactoringKind =
  | 'refactor'
  | 'refactor.rewrite'
  | 'refactor.extract'
  | 'source.fixAll.hem'
  | 'source.organizeImports';

/** What is asked about. */
export interface Request {
  readonly model: FileModel;
  /** The cursor or what is selected. */
  readonly range: Range;
  /** What the checks found. */
  readonly findings: readonly Finding[];
  /** The severities in force. */
  readonly checks: CheckOptions;
}

export interface Edit extends TextEdit {
  /** The same with stops for what has to be typed, in the editors' syntax of snippets. */
  readonly snippet?: string;
}

/** What can be done. */
export interface Offer {
  /** What it does, beginning with a verb, and what comes of it. */
  readonly title: string;
  /** The edits, apart from one another. Worked out when they are wanted. */
  edits(): readonly Edit[];
}

/** What cannot be done here, although one may expect it. */
export interface Refusal {
  readonly title: string;
  /** In a sentence without a full stop. */
  readonly why: string;
}

/**
 * A change of how something is written. What it keeps is checked before it is offered: unless the title says
 * otherwise, that is everything that the material is.
 */
export interface Refactoring {
  readonly id: string;
  readonly kind: RefactoringKind;
  offers(request: Request): readonly (Offer | Refusal)[];
}

export function isOffer(one: Offer | Refusal): one is Offer {
  return 'edits' in one;
}
