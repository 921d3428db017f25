/** Files as nobody writes them: formed by the grammar, or real ones with their tokens changed. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { lex } from '../../server/src/syntax/lexer.js';
import { SENTENCES } from '../support/sentences.js';

/** What is tried on a file: its text, and the places at which editors ask. */
export interface Input {
  readonly text: string;
  /** Parts of the text's length. */
  readonly places: readonly number[];
}

const FOLDERS = ['examples', 'test/fixtures', 'test/fixtures/rules', 'server/src/data/structures'];

const FILES: readonly string[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.hem'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
);

/** What no one writes, and programs stumble over. */
export const HOSTILE: readonly string[] = [
  // Characters that are not seen, or obeyed, or half ones.
  ...'\0 \ufeff \u202e \u2066 \u200b \u00ad \x07 \x1b[31m \ud800 \udc00 \u2028 \u0085 \v \f \u3000'.split(
    ' ',
  ),
  ...['\r', '\n', '\r\n', '\t', '\u00a0'],
  // Letters that look like others.
  ...'С О Ｌ 高 é e\u0301 👩‍🔬 İ ß ٣'.split(' '),
  // Numbers.
  ...'NaN Infinity -Infinity 1e308 1e-308 0x10 1_000 0 -0 00. . 1/0 0/0 1/3/3 ½ ⅞ ₀.₅ ²⁺'.split(' '),
  ...['9'.repeat(31), `0.${'0'.repeat(40)}1`, '9'.repeat(1000)],
  // Names that programs have a use for.
  ...'__proto__ constructor toString undefined null [x](command:a) <img&#32;src=x> ` ``` | $1 \\ " \' "\\ ""'.split(
    ' ',
  ),
  // Brackets and signs.
  ...'(((((((( )))))))) [[[[ ]]] {{{{ }}}} { } ( ) [ ] ^ ^{ ^{999999999+} 3+ - , ; : = * + / ± % ? ·'.split(
    ' ',
  ),
  ...'.. ... → -> >= < □ Va rest step x δ {x} {x/0} {1-x} {x*y} (x) # ##'.split(' '),
  '(x = 0 .. 1000000000 step 0.000001)',
  '(x = 0 .. 10000; y = 0 .. 10000)',
  // Beginnings.
  ...[
    '# hem-ignore',
    '# region',
    'material ',
    '\nmaterial m = ',
    '\nmaterial a from a {}\n',
    '\nstructure s {\n',
  ],
  ...[
    '\nlet x = x\n',
    '\nimport "."\n',
    '\nmeasured of m { ',
    '\nbatch of m { ',
    '\nmixture m { ',
    '\nconvention ',
  ],
  ...['expect ', 'expect entropy(', 'mass 10 g', 'from '],
];

const token = fc.constantFrom(
  ...FILES.flatMap((file) => lex(file).tokens.map(({ image }) => image)),
  ...HOSTILE,
);
const hostile = fc.constantFrom(...HOSTILE);
const part = fc.integer({ min: 0, max: 9999 }).map((parts) => parts / 10_000);
const change = fc.record({
  kind: fc.constantFrom('delete', 'duplicate', 'swap', 'insert', 'splice', 'repeat'),
  at: part,
  other: part,
  count: fc.integer({ min: 1, max: 12 }),
  token: fc.oneof(token, hostile),
});
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

/** The text in its tokens, with the blanks and comments between them. */
function piecesOf(text: string): string[] {
  let end = 0;
  const pieces = lex(text).tokens.flatMap(({ startOffset, image }) => {
    const gap = text.slice(end, startOffset);
    end = startOffset + image.length;
    return gap === '' ? [image] : [gap, image];
  });
  return [...pieces, text.slice(end)];
}

function changed(pieces: readonly string[], { kind, at, other, count, token: inserted }: Change): string[] {
  const index = Math.floor(at * pieces.length);
  const second = Math.floor(other * pieces.length);
  const [before, some, after] = [
    pieces.slice(0, index),
    pieces.slice(index, index + count),
    pieces.slice(index + count),
  ];
  switch (kind) {
    case 'delete':
      return [...before, ...after];
    case 'duplicate':
      return [...before, ...some, ...some, ...after];
    case 'insert':
      return [...before, inserted, ...some, ...after];
    case 'repeat':
      return [...before, ...Array<string>(count * 4).fill(inserted), ...some, ...after];
    case 'splice':
      return [...before, ...pieces.slice(second, second + count), ...after];
    default:
      return pieces.map((piece, place) =>
        place === index ? (pieces[second] ?? '') : place === second ? (pieces[index] ?? '') : piece,
      );
  }
}

/** Longer ones say nothing more, and take longer. */
const LONGEST = 4000;

const mutated = fc
  .tuple(fc.constantFrom(...FILES), part, fc.array(change, { minLength: 1, maxLength: 8 }))
  .map(([file, from, changes]) => {
    const start = file.length > LONGEST ? Math.floor(from * (file.length - LONGEST)) : 0;
    const pieces = piecesOf(file.slice(start, start + LONGEST));
    return changes.reduce(changed, pieces).join('');
  });
const formed = fc
  .tuple(
    fc.array(SENTENCES.declaration ?? fc.constant(''), { minLength: 1, maxLength: 4 }),
    fc.array(change, { maxLength: 4 }),
  )
  .map(([declarations, changes]) => changes.reduce(changed, piecesOf(declarations.join('\n'))).join(''));
const strewn = fc
  .array(fc.oneof(token, hostile, fc.constant(' ')), { maxLength: 60 })
  .map((all) => all.join(''));

export const inputs: fc.Arbitrary<Input> = fc.record({
  text: fc
    .oneof(
      { weight: 5, arbitrary: mutated },
      { weight: 3, arbitrary: formed },
      { weight: 2, arbitrary: strewn },
    )
    .map((text) => text.slice(0, 2 * LONGEST)),
  places: fc.array(part, { minLength: 3, maxLength: 3 }),
});
