/** Laws of the canonical layout, for every text. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, formatEdits } from '../../server/src/syntax/format.js';
import { applied } from '../../server/src/syntax/layout/edits.js';
import { lex } from '../../server/src/syntax/lexer.js';
import { parse } from '../../server/src/syntax/parse.js';

/** Every form of the language, in the canonical layout. */
const FORMS = [
  'import "precursors.hem"',
  'let y = (1-0.2)/4',
  'let z = 2x(1+x)',
  'convention formula counting vacancies',
  'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2',
  'material "with spaces" = P2-Na2/3[Ni1/3Mn2/3]O2',
  'material hydrate = Ni(NO3)2·6H2O',
  'material states : DRX = Li+ 1.3Mn0.4^3+Ti^4+ 0.3Nb⁵⁺₀.₁O2- 1.7F{0.3}',
  'material measured : O3 = Li0.198(3)Na0.2 ± 0.003[Co12.5%Mn rest]O?',
  'material letters(o = 1; a = 2) = C oV aLi{2 (3)}Br1.5-o',
  'material aside = Li (Na)Mn (III)VaxO2',
  'material MTS(x = 0, 0.05, 0.10; y = -1 .. 1.5 step 0.1) : O3 = Na0.83[Mn{x}Sn{0.45-2x}]O2',
  'material Q : O3 = LiCoO2 {\n  expect class = low\n}',
  'material TM6 : DRX {\n  M: Li+ 1.3, Mn0.1^2+, (Fe, Mn)3+ 0.1, Va rest\n  X: O2- ?, F- {x+1}, S 12.5 %\n' +
    '  expect entropy(M) >= 1.2 R\n  expect entropy per formula counting vacancies in 1 .. 2 J/(mol K)\n' +
    '  expect entropy = 1.75 ± 0.01 R\n}',
  'material derived from MTS(0.05, 2) : O3 {\n  M: Co 0.1 -> Mn 0.03, Ti 0.02,\n    Mg 0.02\n}',
  'structure garnet "Ia-3d, stuffed" metallic {\n  A *3 tetrahedral : Li, Va\n  B *2/3\n  C octahedral\n  X : O, (PO4), ...\n}',
  'measured "ICP-OES" of MTS(0.15) {\n  Na 0.821(6), Li 9 %,\n    Ni 0.149 ± 0.003\n  Mn 2\n  normalised to Ni\n}',
  'batch "MTS15 #12" of MTS(0.15) {\n  mass 10 g\n  from Na2CO3 99.5 %, "own powder", Ni(NO3)2·6H2O 98 %\n  excess Na 3 %, Li 5 %\n}',
  'mixture HE-DME {\n  DME = C4H10O2 9.6 mol\n  "Li salt" = LiN(SO2F)2 0.2 mol, LiNO3 0.2 mol\n  density 1.2 g/mL\n}',
];
const FILES = ['examples', 'test/fixtures/rules', 'server/src/data/structures'].flatMap((folder) =>
  readdirSync(folder).flatMap((file) =>
    file.endsWith('.hem') ? readFileSync(`${folder}/${file}`, 'utf8') : [],
  ),
);

const blank = fc.constantFrom(' ', ' ', '  ', '\t', '\u00a0', ' \u202f');
const optionalBlank = fc.oneof(fc.constant(''), blank);
const comment = fc.constantFrom(
  '#',
  '# why',
  '## said',
  '# hem-ignore site-sum: printed so',
  '# 50 % "quoted { ',
);
const lineEnd = fc.constantFrom('\n', '\r\n');

/** A text with the blanks between its words chosen anew, and more where they change nothing that is read. */
function respaced(canonical: string): fc.Arbitrary<string> {
  const { tokens } = lex(canonical);
  let end = 0;
  const gaps = tokens.map(({ startOffset, image }) => {
    const gap = canonical.slice(end, startOffset);
    end = startOffset + image.length;
    if (gap.trim() !== '' || /\n/.test(gap)) return fc.constant(gap);
    return gap === '' ? fc.oneof({ weight: 4, arbitrary: fc.constant('') }, blank) : optionalBlank;
  });
  return fc.tuple(...gaps).map((chosen) => chosen.map((gap, index) => gap + tokens[index]?.image).join(''));
}

/** Declarations in any order with their blanks chosen anew, if they are still read as they were. */
const respacedFile = fc
  .array(fc.constantFrom(...FORMS), { minLength: 1, maxLength: 4 })
  .chain((forms) => fc.tuple(fc.constant(forms), fc.tuple(...forms.map(respaced))))
  .map(([forms, written]) => ({
    canonical: `${forms.join('\n')}\n`,
    written: written
      .map((text, index) => (readsLike(text, forms[index] ?? '') ? text : (forms[index] ?? '')))
      .join('\n'),
  }));

/** A text with comments at the ends of its lines and between them. */
function commented(text: string): fc.Arbitrary<string> {
  const lines = text.split(/\r?\n/);
  const behind = fc.option(comment, { freq: 4 });
  const below = fc.array(fc.oneof(comment, fc.constant('')), { maxLength: 3 });
  // A line of other blanks than these does not part a doc comment from what is below it.
  const indent = fc.constantFrom('', ' ', '\t');
  const extras = fc.array(fc.tuple(indent, behind, fc.option(below, { freq: 5 })), {
    minLength: lines.length,
    maxLength: lines.length,
  });
  return fc.tuple(extras, lineEnd).map(([chosen, end]) =>
    lines
      .flatMap((line, index) => {
        const [gap = '', last, own] = chosen[index] ?? [];
        return [line + gap + (last ?? ''), ...(own ?? []).map((one) => gap + one)];
      })
      .join(end),
  );
}
const commentedFile = fc
  .oneof(
    respacedFile.map(({ written }) => written),
    fc.constantFrom(...FILES),
  )
  .chain(commented);
const commentedForms = respacedFile.chain(({ canonical, written }) =>
  commented(written).map((text) => ({ canonical, text })),
);

const FRAGMENTS = [
  ...FORMS.flatMap((form) => lex(form).tokens.map(({ image }) => image)),
  ...[
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '\t',
    '\u00a0',
    '\ufeff',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ';',
    ',',
    '#',
    '## d',
  ],
  ...[
    'material ',
    'material a',
    ' = ',
    ' : ',
    '\nlet ',
    '"',
    '\0',
    '\u202e',
    'é',
    '高',
    '...',
    '.',
    '→',
    '±',
    '%',
  ],
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom(...FORMS), fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 8 }), fc.nat(200))
    .map(([form, parts, at]) => form.slice(0, at) + parts.join('') + form.slice(at)),
  commentedFile,
);

/** What a text says: its tree without places, its problems, its comments. */
function readingOf(text: string) {
  const { declarations, ignores, problems } = parse(text);
  const unnamed = declarations.map((declaration) =>
    declaration.kind === 'mixture'
      ? {
          ...declaration,
          // A component without a name goes by its formula as it is laid out.
          components: declaration.components.map(({ name, ...component }) =>
            name.range.start === component.formula.range.start ? component : { name, ...component },
          ),
        }
      : declaration,
  );
  const said = {
    declarations: unnamed,
    ignores,
    problems: problems.map(({ message, help }) => [message, help]),
  };
  const comments = lex(text).comments.map(({ image }) => image.trimEnd());
  return [
    JSON.stringify(said, (key, value) =>
      ['range', 'keyword', 'inner'].includes(key)
        ? undefined
        : typeof value === 'bigint'
          ? `${value}`
          : value,
    ),
    comments,
  ];
}

function readsLike(text: string, other: string): boolean {
  return JSON.stringify(readingOf(text)) === JSON.stringify(readingOf(other));
}

test('every form is in its canonical layout', () => {
  for (const form of FORMS) {
    expect(parse(form).problems, form).toEqual([]);
    expect(format(`${form}\n`)).toBe(`${form}\n`);
  }
});

test('any text: formatting fails for none, is done at once, and changes nothing that is read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const formatted = format(text);
      expect(format(formatted)).toBe(formatted);
      expect(readingOf(formatted)).toEqual(readingOf(text));
      expect(formatted.replace(/[\s;\u200b]/g, '')).toBe(text.replace(/[\s;\u200b]/g, ''));
    }),
    { numRuns: 3000 },
  );
});

test('whatever blanks a file was written with, it gets the one layout', () => {
  fc.assert(
    fc.property(respacedFile, ({ canonical, written }) => {
      expect(format(written)).toBe(canonical);
    }),
    { numRuns: 1000 },
  );
});

test('comments change nothing of the layout around them', () => {
  fc.assert(
    fc.property(commentedForms, ({ canonical, text }) => {
      const formatted = format(text);
      const { comments } = lex(formatted);
      const code = comments.reduceRight(
        (rest, { startOffset, image }) => rest.slice(0, startOffset) + rest.slice(startOffset + image.length),
        formatted,
      );
      const lines = code.split(/\r?\n/).map((line) => line.trimEnd());
      expect(`${lines.filter((line) => line !== '').join('\n')}\n`).toBe(canonical);
    }),
    { numRuns: 1000 },
  );
});

test('edits are in order and apart, and those of a range change nothing that is read either', () => {
  fc.assert(
    fc.property(anyText, fc.nat(300), fc.nat(300), (text, one, other) => {
      const within = { start: Math.min(one, other), end: Math.max(one, other) };
      const edits = formatEdits(text);
      let end = 0;
      for (const { range } of edits) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeGreaterThanOrEqual(range.start);
        end = range.end;
      }
      expect(applied(text, edits)).toBe(format(text));
      const chosen = formatEdits(text, within);
      expect(edits).toEqual(expect.arrayContaining(chosen));
      expect(readingOf(applied(text, chosen))).toEqual(readingOf(text));
    }),
    { numRuns: 1000 },
  );
});
