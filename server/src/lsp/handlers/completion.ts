import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
} from 'vscode-languageserver';
import { type Completion, completions, wantsPaths } from '../../features/completion/index.js';
import type { Client } from '../client.js';
import { fromRange, toMarkup, toOffset } from '../convert.js';
import type { Analysis, Documents } from '../documents.js';
import { relativePath } from '../uri.js';

const KIND: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  snippet: CompletionItemKind.Snippet,
  structure: CompletionItemKind.Struct,
  material: CompletionItemKind.Class,
  site: CompletionItemKind.Field,
  element: CompletionItemKind.Constant,
  species: CompletionItemKind.Constant,
  amount: CompletionItemKind.Value,
  parameter: CompletionItemKind.Variable,
  quantity: CompletionItemKind.Property,
  unit: CompletionItemKind.Unit,
  precursor: CompletionItemKind.Value,
  rule: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
};

/** Of these others may be offered with every letter: amounts once an element is written in full, names out of many. */
const CHANGING = new Set<Completion['kind']>(['element', 'species', 'amount', 'material']);

/** Asks an editor that has this command for completions again. */
const SUGGEST = 'editor.action.triggerSuggest';

/** What an item carries along, so that it can be told of when somebody looks at it. */
interface ItemData {
  readonly uri: string;
  /** Where it was offered; what is typed since then stands behind that. */
  readonly offset: number;
  readonly index: number;
  readonly kind: Completion['kind'];
}

export const NO_COMPLETIONS: CompletionList = { isIncomplete: false, items: [] };

export async function onCompletion(
  { model, uri }: Analysis,
  { position, context }: CompletionParams,
  client: Client,
  documents: Documents,
): Promise<CompletionList> {
  const offset = toOffset(model, position);
  const isTriggered = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const trigger = isTriggered ? context.triggerCharacter : undefined;
  const paths = wantsPaths(model, offset) ? await pathsFrom(model.address, documents) : [];
  const offered = completions(model, offset, { paths, ...(trigger !== undefined && { trigger }) });
  const isIncomplete = offered.some(({ kind }) => CHANGING.has(kind));
  const items = offered.flatMap((completion, index): CompletionItem[] => {
    const { kind, label, detail, insert, snippet, continues } = completion;
    if (kind === 'snippet' && !client.completion.snippets) return [];
    const typed = model.text.slice(completion.range.start, offset);
    const filter = filterOf(completion, typed, isIncomplete);
    const isSnippet = snippet !== undefined && client.completion.snippets;
    return [
      {
        label,
        kind: KIND[kind],
        ...(client.completion.labelDetails ? { labelDetails: { description: detail } } : { detail }),
        sortText: String(index).padStart(4, '0'),
        ...(filter !== label && { filterText: filter }),
        textEdit: {
          range: fromRange(model, completion.range),
          newText: isSnippet ? snippet : (insert ?? label),
        },
        ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
        ...(continues && client.commands.has(SUGGEST) && { command: { title: '', command: SUGGEST } }),
        data: { uri, offset, index, kind } satisfies ItemData,
      },
    ];
  });
  return { isIncomplete, items };
}

/**
 * What is compared with what is typed. Editors put what matches in full before all else: `N` before `Ni`. Where they
 * ask again at every letter, all that begins as typed is made to match alike, and stays in its order.
 */
function filterOf({ label, filter = label }: Completion, typed: string, isIncomplete: boolean): string {
  return isIncomplete && typed !== '' && filter.startsWith(typed) ? typed : filter;
}

/** The files that another one can import, those nearest to it first. */
async function pathsFrom(address: string, documents: Documents): Promise<string[]> {
  const others = new Set(await documents.addresses());
  others.delete(address);
  const paths = [...others].flatMap((other) => relativePath(address, other) ?? []);
  const depth = (path: string) => path.split('/').length;
  return paths.sort((a, b) => depth(a) - depth(b) || a.localeCompare(b));
}

/** Found again in the text as it is now; an item that is no longer there has nothing more to tell. */
export function onCompletionResolve(
  { model }: Analysis,
  item: CompletionItem,
  client: Client,
): CompletionItem {
  const { offset, index, kind } = item.data as ItemData;
  const offered = completions(model, offset);
  const same = [offered[index], ...offered].find((one) => one?.kind === kind && one.label === item.label);
  const blocks = same?.documentation?.();
  return blocks ? { ...item, documentation: toMarkup(blocks, client.completion.markdown) } : item;
}
