/** Links: from imports to their files, from identifiers of publications (DOIs) in comments to where they resolve. */
import type { FileModel } from '../model/file.js';
import type { Import } from '../model/file-model.js';
import type { Range } from '../syntax/tree.js';

export type DocumentLink =
  | { readonly kind: 'file'; readonly range: Range; readonly address: string }
  | { readonly kind: 'publication'; readonly range: Range; readonly url: string };

/** In the order of the file. Editors find URLs themselves. */
export function documentLinks(model: FileModel): DocumentLink[] {
  return [...model.imports.flatMap(fileLink), ...publicationLinks(model)].sort(
    (a, b) => a.range.start - b.range.start,
  );
}

/** Within the quotes. */
function fileLink({ declaration: { path }, outcome }: Import): DocumentLink[] {
  const address =
    outcome?.kind === 'read'
      ? outcome.model.address
      : outcome?.kind === 'cycle'
        ? outcome.address
        : undefined;
  if (!path || address === undefined) return [];
  return [{ kind: 'file', range: { start: path.range.start + 1, end: path.range.end - 1 }, address }];
}

/**
 * A prefix of `10.` and digits, a slash, and what follows (DOI Handbook, section 2.2). A suffix may have any character
 * in it; those that surround it in a sentence are left out, and what is within a URL is a part of that.
 */
const DOI = /(?<![\w./=%-])10\.\d{4,9}(?:\.\d+)*\/[^\s"{}|\\^`]+/g;

function publicationLinks({ text, lines }: FileModel): DocumentLink[] {
  return [...text.matchAll(DOI)].flatMap(({ index, 0: written }): DocumentLink[] => {
    const line = text.slice(lines.offsetAt(lines.positionAt(index).line, 0), index);
    if (!isInComment(line)) return [];
    const doi = withoutEnd(written);
    const url = `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`;
    return [{ kind: 'publication', range: { start: index, end: index + doi.length }, url }];
  });
}

/** Whether what stands behind the beginning of a line is a comment: names in quotes may have a `#` in them. */
function isInComment(line: string): boolean {
  return line.replace(/"(?:[^"\\]|\\.)*"?/g, '').includes('#');
}

/** Without the punctuation of the sentence that it stands in, brackets that it does not open itself among them. */
function withoutEnd(written: string): string {
  let doi = written;
  for (;;) {
    const last = doi.slice(-1);
    const opening = BRACKETS.get(last);
    const isOpened = opening !== undefined && doi.split(opening).length >= doi.split(last).length;
    if (isOpened || (opening === undefined && !/[.,;:!?'’”]/.test(last))) return doi;
    doi = doi.slice(0, -1);
  }
}

const BRACKETS = new Map([
  [')', '('],
  [']', '['],
  ['>', '<'],
]);
