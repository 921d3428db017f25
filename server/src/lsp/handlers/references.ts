import type { Location, ReferenceParams } from 'vscode-languageserver';
import { mayName, occurrenceAt } from '../../features/names.js';
import { references } from '../../features/references.js';
import type { Client } from '../client.js';
import { fromPlace, toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';

export async function onReferences(
  analysis: Analysis,
  { position, context }: ReferenceParams,
  client: Client,
  documents: Documents,
): Promise<Location[]> {
  const { model } = analysis;
  const named = occurrenceAt(model, toOffset(model, position))?.named;
  if (!named) return [];
  const models = await documents.modelsAround(analysis, (text) => mayName(text, named));
  return references(named, models.values(), context).flatMap((place) => {
    const { address } = place;
    const file = { model: models.get(address) ?? model, uri: documents.uriOf(address) };
    return fromPlace(place, file, client) ?? [];
  });
}
