/** Addresses of documents: URIs, in one spelling for each, and the paths between them. */

const PARTS = /^([a-z][a-z0-9+.-]*):(\/\/[^/?#]*)?([^?#]*)(.*)$/is;

/** A URI as this server writes it: what clients write differs in what they escape, and in the case of drives. */
export function canonical(uri: string): string {
  const [, scheme = '', authority = '', path = '', rest = ''] = PARTS.exec(uri) ?? [];
  if (scheme === '') return uri;
  const segments = path.split('/').map((segment) => escaped(unescaped(segment)));
  const written = segments.join('/').replace(/^\/[A-Z](?=%3A(?:\/|$))/, (drive) => drive.toLowerCase());
  return `${scheme.toLowerCase()}:${authority}${written}${rest}`;
}

/** The address of a path that is written in a document; undefined where that lies in no folder. */
export function resolveUri(from: string, path: string): string | undefined {
  const [, scheme = '', authority = '', own = '', rest = ''] = PARTS.exec(from) ?? [];
  if (scheme === 'untitled' || !own.startsWith('/')) return undefined;
  const segments = own.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..' && segments.length > 1) segments.pop();
    else if (segment !== '' && segment !== '.' && segment !== '..') segments.push(escaped(segment));
  }
  return `${scheme}:${authority}${segments.join('/')}${rest}`;
}

/** How a file writes the path to another one; undefined where there is no way from one to the other. */
export function relativePath(from: string, to: string): string | undefined {
  const [, scheme, authority, own = ''] = PARTS.exec(from) ?? [];
  const [, otherScheme, otherAuthority, other = ''] = PARTS.exec(to) ?? [];
  if (scheme !== otherScheme || authority !== otherAuthority || !own.startsWith('/')) return undefined;
  const folder = own.split('/').slice(0, -1);
  const path = other.split('/');
  let common = 0;
  while (common < folder.length && common < path.length - 1 && folder[common] === path[common]) common++;
  return [...folder.slice(common).map(() => '..'), ...path.slice(common).map(unescaped)].join('/');
}

/** The last part of a URI, readable. */
export function nameOf(uri: string): string {
  const path = PARTS.exec(uri)?.[3] ?? uri;
  return unescaped(path.slice(path.lastIndexOf('/') + 1));
}

function escaped(segment: string): string {
  // Half of a character has no code in UTF-8.
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
