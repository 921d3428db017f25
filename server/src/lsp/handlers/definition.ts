import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import { definition } from '../../features/definition.js';
import type { Client } from '../client.js';
import { fromPlace, fromRange, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onDefinition(
  analysis: Analysis,
  { position }: DefinitionParams,
  client: Client,
): Location | DefinitionLink[] | null {
  const { model } = analysis;
  const found = definition(model, toOffset(model, position));
  const location = found && fromPlace(found, analysis, client);
  if (!location) return null;
  if (!client.takesLinks) return location;
  const { uri: targetUri, range } = location;
  const originSelectionRange = fromRange(model, found.origin);
  return [{ originSelectionRange, targetUri, targetRange: range, targetSelectionRange: range }];
}
