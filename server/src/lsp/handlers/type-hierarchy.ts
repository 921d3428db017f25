import {
  type LSPAny,
  SymbolKind,
  type TextDocumentIdentifier,
  type TypeHierarchyItem,
  type TypeHierarchyPrepareParams,
  type TypeHierarchySubtypesParams,
} from 'vscode-languageserver';
import { mayName } from '../../features/names.js';
import {
  type Models,
  subtypes,
  supertypes,
  type TypeItem,
  typeAt,
  typeItem,
} from '../../features/type-hierarchy.js';
import type { Named } from '../../model/occurrences.js';
import type { Client } from '../client.js';
import { fromPlace, toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import { member } from '../settings.js';
import type { Work } from '../work.js';

/** What an item carries along: the document that was asked about first, and what the item is. */
interface ItemData {
  readonly uri: string;
  readonly named: Named;
}

export async function onPrepareTypeHierarchy(
  analysis: Analysis,
  { position }: TypeHierarchyPrepareParams,
  client: Client,
  documents: Documents,
): Promise<TypeHierarchyItem[] | null> {
  const { model } = analysis;
  const models = new Map([[model.address, model]]);
  const named = typeAt(model, toOffset(model, position));
  const item = named && typeItem(named, models);
  return item ? fromItems([item], models, analysis, client, documents) : null;
}

export function onSupertypes(...question: Question): Promise<TypeHierarchyItem[]> {
  return answered(supertypes, ...question);
}

export function onSubtypes(...question: Question): Promise<TypeHierarchyItem[]> {
  return answered(subtypes, ...question);
}

type Question = [
  analysis: Analysis,
  params: ItemParams,
  client: Client,
  documents: Documents,
  workspace: unknown,
  work: Work,
];

/** A question about an item, with the document by which the files are found that it may have to do with. */
interface ItemParams extends TypeHierarchySubtypesParams {
  readonly textDocument: TextDocumentIdentifier;
}

export function withDocument(params: TypeHierarchySubtypesParams): ItemParams {
  return { ...params, textDocument: { uri: String(member(member(member(params, 'item'), 'data'), 'uri')) } };
}

async function answered(
  typesOf: (named: Named, models: Models) => TypeItem[],
  ...[analysis, { item }, client, documents, _workspace, work]: Question
): Promise<TypeHierarchyItem[]> {
  const { named } = item.data as unknown as ItemData;
  const models = await work.titled(`Finding types around ${named.name}`, () =>
    documents.modelsAround(analysis, (text) => mayName(text, named), work),
  );
  return fromItems(typesOf(named, models), models, analysis, client, documents);
}

function fromItems(
  items: readonly TypeItem[],
  models: Models,
  { uri, model }: Analysis,
  client: Client,
  documents: Documents,
): TypeHierarchyItem[] {
  return items.flatMap(({ named, detail, address, range, selection }) => {
    const file = { model: models.get(address) ?? model, uri: documents.uriOf(address) };
    const whole = fromPlace({ address, range }, file, client);
    const name = fromPlace({ address, range: selection }, file, client);
    if (!whole || !name) return [];
    return {
      name: named.name,
      kind: named.kind === 'structure' ? SymbolKind.Struct : SymbolKind.Class,
      detail,
      uri: whole.uri,
      range: whole.range,
      selectionRange: name.range,
      data: { uri, named } satisfies ItemData as unknown as LSPAny,
    };
  });
}
