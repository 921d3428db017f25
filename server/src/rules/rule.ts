/** What a rule is and what it may report. */
import type { FileModel, PartModel } from '../model/file-model.js';
import type { IgnoreComment, Range } from '../syntax/tree.js';

/** From worst to mildest. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A change to the text of one file. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export interface Fix {
  /** What it does, beginning with a verb, and what comes of it. */
  readonly title: string;
  /** Whether it keeps what the file means, so that it may be applied without looking. */
  readonly isSafe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Another place that explains the finding. */
export interface Related {
  readonly file: string;
  /** Where the file is: a URI or an absolute path. */
  readonly address: string;
  readonly isBuiltIn: boolean;
  readonly range: Range;
  readonly message: string;
}

/** A place in the file at hand, or in one that it imports. */
export function placeIn(
  { file, address }: Pick<PartModel, 'file' | 'address'>,
  range: Range,
  message: string,
): Related {
  return { file, address, isBuiltIn: false, range, message };
}

/** What a rule reports. */
export interface Report {
  readonly range: Range;
  /** What was read and why it is a problem, in one sentence without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help?: string | undefined;
  /** The material concerned. */
  readonly material?: string | undefined;
  /** Where it is not the rule's default. */
  readonly severity?: Severity | undefined;
  readonly related?: readonly Related[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}

/** A report with the rule that made it and the severity in force. */
export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  /** The members of a family that share it, where it is of more than one. */
  readonly members?: readonly string[] | undefined;
}

/** The page of a rule. Code blocks in `example` and `instead` are run as tests. */
export interface RuleDocumentation {
  /** What it does, in a sentence. */
  readonly what: string;
  readonly why: string;
  /** A file on which the rule reports. */
  readonly example: string;
  /** The same without the finding. */
  readonly instead: string;
  /** What its fixes do, and when not to take them. */
  readonly fix: string;
  /** Where the rule comes from. */
  readonly references?: readonly string[];
}

export interface Rule {
  readonly id: string;
  /** The severity of its findings unless they or the settings say otherwise; `off` where only the settings turn it on. */
  readonly severity: Severity | 'off';
  readonly documentation: RuleDocumentation;
  /**
   * Looks at single declarations, with the constants and options of their file: its answer is kept while these and the
   * text of the declarations stay as they are. What is above or below is not there; places in other declarations
   * may not be reported.
   */
  checkDeclarations?(part: PartModel, report: (report: Report) => void): void;
  /** Looks at the file as a whole. */
  check?(model: FileModel, report: (report: Report) => void): void;
  /** Runs after the suppressions were applied. */
  checkIgnores?(model: FileModel, ignores: AppliedIgnores, report: (report: Report) => void): void;
}

export interface AppliedIgnores {
  /** The ignore comments that quieted something, and the rules whose findings they quieted. */
  readonly used: ReadonlyMap<IgnoreComment, ReadonlySet<string>>;
  /** The ids of all rules. */
  readonly ruleIds: readonly string[];
  /** Whether a rule did not run: whether there is something of it to quiet is not known. */
  isOff(rule: string): boolean;
}
