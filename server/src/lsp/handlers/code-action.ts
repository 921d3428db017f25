import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from 'vscode-languageserver';
import { codeActions } from '../../features/code-actions.js';
import {
  isOffer,
  type Offer,
  type Refactoring,
  type Refusal,
} from '../../features/refactorings/refactoring.js';
import { REFACTORINGS } from '../../features/refactorings/registry.js';
import { isBuiltInAddress } from '../../model/places.js';
import type { Client } from '../client.js';
import { fromAction, fromEdits, toOffsets } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import { isExpanded } from '../expanded-uri.js';

export function onCodeAction(analysis: Analysis, params: CodeActionParams, client: Client): CodeAction[] {
  // What is only shown cannot be changed.
  const isShown = isExpanded(analysis.uri) || isBuiltInAddress(analysis.model.address);
  if (!client.takesCodeActions || isShown) return [];
  const { only, triggerKind } = params.context;
  const isWanted = (kind: string) =>
    // What concerns the whole file is done when it is asked for, and no business of a light bulb.
    only ? only.some((one) => contains(one, kind)) : !contains(CodeActionKind.Source, kind);
  const { model, findings } = analysis;
  const fixes = isWanted(CodeActionKind.QuickFix)
    ? codeActions(model, findings, toOffsets(model, params.range)).map((action) =>
        fromAction(action, analysis, client),
      )
    : [];
  const titles = new Set(fixes.map(({ title }) => title));
  // Why something cannot be done is told to those who look for it.
  const isAskedFor = only !== undefined && triggerKind !== CodeActionTriggerKind.Automatic;
  const rewritings = REFACTORINGS.filter(({ kind }) => isWanted(kind)).flatMap((refactoring) =>
    offersFor(refactoring, analysis, params.range)
      .filter((one) => !titles.has(one.title) && (isOffer(one) || (isAskedFor && client.showsDisabled)))
      .map((one) => toAction(one, refactoring, analysis, params.range, client)),
  );
  return [...fixes, ...rewritings];
}

/** Kinds are hierarchical: `refactor` contains `refactor.rewrite`. */
function contains(one: string, kind: string): boolean {
  return one === '' || kind === one || kind.startsWith(`${one}.`);
}

function offersFor(
  refactoring: Refactoring,
  { model, findings, settings }: Analysis,
  range: Range,
): readonly (Offer | Refusal)[] {
  return refactoring.offers({ model, findings, range: toOffsets(model, range), checks: settings.check });
}

/** By what an action is found again when its edits are wanted. */
interface Data {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
  readonly id: string;
}

function toAction(
  one: Offer | Refusal,
  { id, kind }: Refactoring,
  analysis: Analysis,
  range: Range,
  client: Client,
): CodeAction {
  const { title } = one;
  if (!isOffer(one)) return { title, kind, disabled: { reason: one.why } };
  const { uri, version } = analysis;
  const data: Data = { uri, version, range, id };
  if (client.resolvesEdits) return { title, kind, data };
  return { title, kind, edit: fromEdits(one.edits(), analysis, client) };
}

/** The action with its edits; refused where the document is no longer the one that it was offered for. */
export async function onCodeActionResolve(
  action: CodeAction,
  client: Client,
  documents: Documents,
): Promise<CodeAction | ResponseError<never>> {
  const data = action.data as Data | undefined;
  // Fixes of findings have their edits.
  if (!data) return action;
  const analysis = await documents.analysis(data.uri);
  if (analysis?.version !== data.version) {
    return new ResponseError<never>(LSPErrorCodes.ContentModified, 'The document has been changed');
  }
  const refactoring = REFACTORINGS.find(({ id }) => id === data.id);
  const offers = refactoring ? offersFor(refactoring, analysis, data.range) : [];
  const offer = offers.filter(isOffer).find(({ title }) => title === action.title);
  if (!offer) return new ResponseError<never>(LSPErrorCodes.RequestFailed, 'This is no longer offered');
  return { ...action, edit: fromEdits(offer.edits(), analysis, client) };
}
