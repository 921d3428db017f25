import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensEdit,
  SemanticTokensLegend,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../features/semantic-tokens.js';
import type { FileModel } from '../../model/file.js';
import type { Range } from '../../syntax/tree.js';
import { fromOffset, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';

export const TOKEN_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

export const NO_TOKENS: SemanticTokens = { data: [] };

/** The tokens of whole documents, remembered to tell what changed in them. */
export class DocumentTokens {
  private readonly last = new Map<string, Required<SemanticTokens>>();
  private count = 0;

  full({ uri, model }: Analysis): Required<SemanticTokens> {
    const tokens = { resultId: String(++this.count), data: encoded(model) };
    this.last.set(uri, tokens);
    return tokens;
  }

  /** All tokens where those that the client has are not the last ones. */
  delta(
    analysis: Analysis,
    { previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const before = this.last.get(analysis.uri);
    const { resultId, data } = this.full(analysis);
    if (before?.resultId !== previousResultId) return { resultId, data };
    return { resultId, edits: editsBetween(before.data, data) };
  }

  forget(uri: string): void {
    this.last.delete(uri);
  }
}

export function onSemanticTokensRange(
  { model }: Analysis,
  { range }: SemanticTokensRangeParams,
): SemanticTokens {
  return { data: encoded(model, toOffsets(model, range)) };
}

/** What lies between the beginning and the end that two lists share. */
function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const deleteCount = before.length - end - start;
  const data = after.slice(start, after.length - end);
  return deleteCount > 0 || data.length > 0 ? [{ start, deleteCount, data }] : [];
}

/** Five numbers a token, places relative to the token before. */
function encoded(model: FileModel, within?: Range): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { range, type, modifiers } of semanticTokens(model, within)) {
    const { line, character } = fromOffset(model, range.start);
    const column = line === before.line ? character - before.character : character;
    const flags = modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    data.push(line - before.line, column, range.end - range.start, TOKEN_TYPES.indexOf(type), flags);
    before = { line, character };
  }
  return data;
}
