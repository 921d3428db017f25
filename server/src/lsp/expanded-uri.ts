/** The addresses of expanded compositions. */

export const EXPANDED_SCHEME = 'hem-expanded';

/** A declared material by its name, and the document that declares it. */
export interface Source {
  readonly uri: string;
  readonly name: string;
}

export function isExpanded(uri: string): boolean {
  return uri.startsWith(`${EXPANDED_SCHEME}:`);
}

/** `hem-expanded:/NAME (expanded).hem?["URI","NAME"]`, escaped: its last part is what an editor shows on a tab. */
export function expandedUri({ uri, name }: Source): string {
  const file = encodeURIComponent(`${name} (expanded).hem`);
  return `${EXPANDED_SCHEME}:/${file}?${encodeURIComponent(JSON.stringify([uri, name]))}`;
}

/** What an address is that of, however the client escapes it; undefined where it is no such address. */
export function sourceOf(expanded: string): Source | undefined {
  const query = /^hem-expanded:[^?#]*\?([^#]*)/.exec(expanded)?.[1];
  if (query === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(decodeURIComponent(query));
    if (!Array.isArray(parts)) return undefined;
    const [uri, name] = parts;
    return typeof uri === 'string' && typeof name === 'string' ? { uri, name } : undefined;
  } catch {
    return undefined;
  }
}
