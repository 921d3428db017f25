import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover } from '../../features/hover.js';
import { toMarkdown, toPlainText } from '../../features/markup.js';
import type { Client } from '../client.js';
import { fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onHover({ model }: Analysis, { position }: HoverParams, client: Client): Hover | null {
  const found = hover(model, toOffset(model, position));
  if (!found) return null;
  const contents = client.readsMarkdown
    ? { kind: MarkupKind.Markdown, value: toMarkdown(found.blocks) }
    : { kind: MarkupKind.PlainText, value: toPlainText(found.blocks) };
  return { contents, range: fromRange(model, found.range) };
}
