/**
 * Text for a hover, before it is Markdown or plain text.
 *
 * Architecture invariant: a string in a block is plain text, whoever wrote it. Only the renderers make markup, so
 * that a name with a bracket, a pipe or a tag in it is shown as it is and can break nothing.
 */

/** A piece of running text. */
export type Inline = string | { readonly code: string } | { readonly strong: string };

export interface Column {
  readonly heading: string;
  readonly isNumber?: boolean;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inline[])[];
    };

export function paragraph(...text: Inline[]): Block {
  return { kind: 'paragraph', text };
}

/** A doc comment as paragraphs, which empty lines separate. */
export function paragraphsOf(doc: string): Block[] {
  return doc
    .split(/\n[ \t]*\n/)
    .filter((text) => text.trim() !== '')
    .map((text) => paragraph(text));
}

// ------------------------------------------------------------------------------------------------- Markdown

/** Blocks as GitHub-flavoured Markdown. */
export function toMarkdown(blocks: readonly Block[]): string {
  return blocks.map(markdownOf).join('\n\n');
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlineMarkdown(item)}`).join('\n');
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      return [
        row(block.columns.map(({ heading }) => escaped(heading))),
        row(block.columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
        ...block.rows.map((cells) => row(cells.map((cell) => cellMarkdown(cell)))),
      ].join('\n');
    }
  }
}

function inlineMarkdown(text: readonly Inline[]): string {
  const joined = text.map(pieceMarkdown).join('').trim();
  // What would begin a list or draw a line there.
  return joined.replace(/^([-+])(?=[-+\s]|$)/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

function pieceMarkdown(piece: Inline): string {
  if (typeof piece === 'string') return escaped(piece);
  return 'code' in piece ? codeSpan(piece.code) : `**${escaped(piece.strong)}**`;
}

function cellMarkdown(piece: Inline): string {
  const text = pieceMarkdown(piece);
  // Inside a code span a table still takes a pipe for its own.
  return typeof piece === 'object' && 'code' in piece ? text.replaceAll('|', '\\|') : text;
}

/** Addresses are escaped as well: readers of Markdown make links of them. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~&#@]|:(?=\/)|(?<=www)\./gi, '\\$&');
}

function codeSpan(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return fence + space + line + space + fence;
}

function oneLine(text: string): string {
  return visible(text.replace(/(?<!\s)\s*[\r\n]\s*/g, ' '));
}

/** The text with a sign in place of each character that is obeyed and not shown: it could make other text of it. */
export function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\u{FFFD}');
}

// ----------------------------------------------------------------------------------------------- plain text

/** Blocks for clients that show no Markdown. */
export function toPlainText(blocks: readonly Block[]): string {
  return blocks.map(plainOf).join('\n\n');
}

function plainOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlinePlain(block.text);
    case 'list':
      return block.items.map((item) => `- ${inlinePlain(item)}`).join('\n');
    case 'table':
      return plainTable(block.columns, [
        block.columns.map(({ heading }) => inlinePlain([heading])),
        ...block.rows.map((cells) => cells.map((cell) => inlinePlain([cell]))),
      ]);
  }
}

function inlinePlain(text: readonly Inline[]): string {
  const pieces = text.map((piece) =>
    typeof piece === 'string' ? piece : 'code' in piece ? piece.code : piece.strong,
  );
  return oneLine(pieces.join('')).trim();
}

function plainTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      columns
        .map(({ isNumber }, index) => {
          const [cell, width] = [row[index] ?? '', widths[index] ?? 0];
          return isNumber ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
