import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover } from '../../features/hover.js';
import type { Client } from '../client.js';
import { fromRange, toMarkup, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onHover({ model }: Analysis, { position }: HoverParams, client: Client): Hover | null {
  const found = hover(model, toOffset(model, position));
  if (!found) return null;
  const contents = toMarkup(found.blocks, client.readsMarkdown);
  return { contents, range: fromRange(model, found.range) };
}
