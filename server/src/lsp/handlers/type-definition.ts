import type { Location, TypeDefinitionParams } from 'vscode-languageserver';
import { typeDefinitions } from '../../features/type-definition.js';
import type { Client } from '../client.js';
import { fromPlace, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onTypeDefinition(
  analysis: Analysis,
  { position }: TypeDefinitionParams,
  client: Client,
): Location[] {
  const { model } = analysis;
  return typeDefinitions(model, toOffset(model, position)).flatMap(
    (place) => fromPlace(place, analysis, client) ?? [],
  );
}
