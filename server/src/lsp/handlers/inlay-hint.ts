import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../features/inlay-hints.js';
import { fromHint, toOffsets } from '../convert.js';
import type { Analysis } from '../documents.js';
import { isExpanded } from '../expanded-uri.js';

export function onInlayHint({ model, settings, uri }: Analysis, { range }: InlayHintParams): InlayHint[] {
  // An expanded composition has its figures in comments.
  if (isExpanded(uri)) return [];
  const hints = inlayHints(model, toOffsets(model, range), settings.inlayHints);
  return hints.map((hint) => fromHint(hint, model));
}
