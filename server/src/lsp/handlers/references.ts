import type { Location, ReferenceParams } from 'vscode-languageserver';
import { mayName, occurrenceAt } from '../../features/names.js';
import { references } from '../../features/references.js';
import type { Client } from '../client.js';
import { fromPlace, toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import type { Work } from '../work.js';

export async function onReferences(
  analysis: Analysis,
  { position, context }: ReferenceParams,
  client: Client,
  documents: Documents,
  _workspace: unknown,
  work: Work,
): Promise<Location[]> {
  const { model } = analysis;
  const named = occurrenceAt(model, toOffset(model, position))?.named;
  if (!named) return [];
  const models = await work.titled(`Finding references of ${named.name}`, () =>
    documents.modelsAround(analysis, (text) => mayName(text, named), work),
  );
  return references(named, models.values(), context).flatMap((place) => {
    const { address } = place;
    const file = { model: models.get(address) ?? model, uri: documents.uriOf(address) };
    return fromPlace(place, file, client) ?? [];
  });
}
