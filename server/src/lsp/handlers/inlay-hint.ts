import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../features/inlay-hints.js';
import { fromHint, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onInlayHint({ model, settings }: Analysis, { range }: InlayHintParams): InlayHint[] {
  const hints = inlayHints(model, toOffsets(model, range), settings.inlayHints);
  return hints.map((hint) => fromHint(hint, model));
}
