/**
 * The words of the language.
 *
 * A file is read in modes, because `Co` is a site's name in one place and an element in another:
 *
 * | mode       | from                         | to                                  |
 * |------------|------------------------------|-------------------------------------|
 * | top        | the start of the file        |                                     |
 * | formula    | `=` in a header              | the end of its line                 |
 * | body       | `{` after a header           | `}`, or the next declaration        |
 * | list       | `:` in a body                | the end of its line, `;` or `}`     |
 *  *
 * A line ends a formula even where a bracket is open, so that one mistake costs one line.
 */
import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { isElementSymbol } from '../chemistry/symbols.js';

const SIGN = '[+\\-\\u2010\\u2011\\u2013\\u2212₊₋]';
const LETTER = 'a-zα-ωₐ-ₜ';
const DIGIT = '[0-9₀-₉]';

const SMALL_LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
const LATIN = [...SMALL_LATIN, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** One code of each class by which the lexer looks up patterns beyond ASCII. */
const NOT_ASCII = [...range(0x80, 0xff), ...range(1, 257).map((step) => 255 * step + 1)];
const ANY = [...range(0, 0x7f), ...NOT_ASCII];

/** A custom pattern from a sticky expression, tried only where the token before allows it. */
function sticky(
  source: string,
  allowed: (before: IToken | undefined, offset: number) => boolean = () => true,
) {
  const expression = new RegExp(source, 'yu');
  const matcher: CustomPatternMatcherFunc = (text, offset, matched) => {
    if (!allowed(matched[matched.length - 1], offset)) return null;
    expression.lastIndex = offset;
    return expression.exec(text);
  };
  return matcher;
}

export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

// ---------------------------------------------------------------------------------------------- everywhere

export const WhiteSpace = createToken({
  name: 'WhiteSpace',
  pattern: /[ \t\u00a0\u2000-\u200b\u202f\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: false,
});
export const NewLine = createToken({
  name: 'NewLine',
  pattern: /(?:\r\n|\r|\n)+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment = createToken({
  name: 'Comment',
  pattern: /#[^\r\n]*/,
  group: 'comments',
  line_breaks: false,
});

/** A run of anything that no other pattern accepts. The parser refuses it, with one message for the run. */
export const Unknown = createToken({
  name: 'Unknown',
  label: 'text that is not part of the language',
  pattern: /[^\s\w()[\]{},;:#"=+\-−.*/%?]+|[^\s]/,
  start_chars_hint: ANY,
  line_breaks: false,
});

// ----------------------------------------------------------------------------------- headers and bodies

export const Name = createToken({
  name: 'Name',
  label: 'a name',
  pattern: sticky("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.'/]|[+\\-‐‑–](?!>))*"),
  start_chars_hint: [...LATIN, ...'0123456789_', ...NOT_ASCII],
  line_breaks: false,
});
export const QuotedName = createToken({
  name: 'QuotedName',
  label: 'a name in quotes',
  pattern: /"(?:[^"\\\r\n]|\\.)*"/,
  line_breaks: false,
});
export const UnclosedQuote = createToken({
  name: 'UnclosedQuote',
  pattern: /"[^"\r\n]*/,
  line_breaks: false,
});

export const MaterialKeyword = createToken({
  name: 'MaterialKeyword',
  label: '`material`',
  pattern: /material(?![\w-])/,
  longer_alt: Name,
});
export const StructureKeyword = createToken({
  name: 'StructureKeyword',
  label: '`structure`',
  pattern: /structure(?![\w-])/,
  longer_alt: Name,
});
export const MetallicKeyword = createToken({
  name: 'MetallicKeyword',
  label: '`metallic`',
  pattern: /metallic(?![\w-])/,
  longer_alt: Name,
});

export const Colon = createToken({ name: 'Colon', label: '`:`', pattern: ':' });
export const Equals = createToken({ name: 'Equals', label: '`=`', pattern: '=', push_mode: 'formula' });
export const BodyOpen = createToken({ name: 'BodyOpen', label: '`{`', pattern: '{', push_mode: 'body' });
export const BodyClose = createToken({ name: 'BodyClose', label: '`}`', pattern: '}', pop_mode: true });
export const StrayClose = createToken({ name: 'StrayClose', label: '`}`', pattern: '}' });
export const SiteColon = createToken({
  name: 'SiteColon',
  label: '`:`',
  pattern: ':',
  pop_mode: true,
  push_mode: 'list',
});
export const Multiplicity = createToken({
  name: 'Multiplicity',
  label: 'a multiplicity such as `*3`',
  pattern: /\*[ \t]*\d+(?:\.\d+)?(?:\/\d+)?/,
  line_breaks: false,
});

/** The start of the next declaration inside a body whose `}` is missing. */
function inBody(keyword: TokenType): TokenType {
  return createToken({
    name: `${keyword.name}InBody`,
    label: keyword.LABEL as string,
    pattern: new RegExp(`${(keyword.LABEL as string).replaceAll('`', '')}(?=[ \\t]+[\\w"])`),
    categories: [keyword],
    pop_mode: true,
    line_breaks: false,
  });
}
export const MaterialInBody = inBody(MaterialKeyword);
export const StructureInBody = inBody(StructureKeyword);

// ------------------------------------------------------------------------------------------------ formulas

export const LineEnd = createToken({
  name: 'LineEnd',
  label: 'the end of the line',
  pattern: /\r\n|\r|\n/,
  line_breaks: true,
  pop_mode: true,
});

/** After a comma a list goes on in the next line, unless that line begins something of its own. */
export const ListContinuation = createToken({
  name: 'ListContinuation',
  pattern: sticky(
    '(?:\\r\\n|\\r|\\n)(?!\\s*(?:[\\p{L}\\p{N}_-]+[ \\t]*:|\\}|(?:material|structure)[ \\t]))',
    (before) => before?.tokenType === Comma,
  ),
  start_chars_hint: ['\r', '\n'],
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const ListEnd = createToken({
  name: 'ListEnd',
  label: 'the end of the line',
  pattern: /\r\n|\r|\n|;/,
  line_breaks: true,
  pop_mode: true,
  push_mode: 'body',
});

/** The structure that papers put in front, `P2-Na0.7MnO2`; read as P²⁻ it would be silently wrong. */
export const Prefix = createToken({
  name: 'Prefix',
  label: 'a structure as a prefix',
  pattern: sticky("[A-Za-z][′']?[A-Za-z0-9]*[-‐‑–](?=[A-Z([□])", (before) => before?.tokenType === Equals),
  start_chars_hint: LATIN,
  line_breaks: false,
});

export const PlusMinus = createToken({
  name: 'PlusMinus',
  label: '`±`',
  pattern: /±|\+\/[-−]/,
  line_breaks: false,
});

/** `^3+`, `^{3+}`, `³⁺`: cannot be mistaken for an amount. */
export const MarkedCharge = createToken({
  name: 'MarkedCharge',
  label: 'a charge',
  pattern: new RegExp(
    `\\^\\{?[ \\t]*(?:\\d+(?:\\.\\d+)?${SIGN}|${SIGN}\\d+(?:\\.\\d+)?|${SIGN})[ \\t]*\\}?|[⁰¹²³⁴-⁹]*[⁺⁻]`,
  ),
  start_chars_hint: ['^', ...NOT_ASCII],
  line_breaks: false,
});

/** `3+`, `-`: a charge, unless a parameter follows the sign, as in `2-x`. */
const plainCharge = new RegExp(
  `(?:[1-9]\\d*)?${SIGN}(?![${LETTER}]|${DIGIT}*(?:\\.${DIGIT}+)?[${LETTER}]|>)`,
  'y',
);
export const PlainCharge = createToken({
  name: 'PlainCharge',
  label: 'a charge',
  pattern: (text: string, offset: number, matched: IToken[]) => {
    // The 3 of `1/3+` is the fraction's.
    if (matched[matched.length - 1]?.tokenType === Slash) return null;
    plainCharge.lastIndex = offset;
    const match = plainCharge.exec(text);
    return match && !isInsideExpression(matched) ? match : null;
  },
  start_chars_hint: [...'123456789+-', ...NOT_ASCII],
  line_breaks: false,
});

/** The `(6)` of `0.821(6)`: the uncertainty in the last printed digits. */
export const Uncertainty = createToken({
  name: 'Uncertainty',
  label: 'an uncertainty such as `(6)`',
  pattern: sticky(
    '\\(\\d+\\)',
    (before, offset) => before?.tokenType === Numeral && endOf(before) === offset,
  ),
  start_chars_hint: ['('],
  line_breaks: false,
});
export const Numeral = createToken({
  name: 'Numeral',
  label: 'a number',
  pattern: new RegExp(`${DIGIT}+(?:\\.${DIGIT}+)?|\\.${DIGIT}+`),
  start_chars_hint: [...'0123456789.', ...NOT_ASCII],
  line_breaks: false,
});
export const VulgarFraction = createToken({
  name: 'VulgarFraction',
  label: 'a number',
  pattern: /[¼½¾⅐-⅞]/,
  line_breaks: false,
});
export const Slash = createToken({ name: 'Slash', label: '`/`', pattern: /[/⁄∕]/, line_breaks: false });
export const Percent = createToken({ name: 'Percent', label: '`%`', pattern: '%' });
export const Question = createToken({ name: 'Question', label: '`?`', pattern: '?' });
export const RestKeyword = createToken({ name: 'RestKeyword', label: '`rest`', pattern: /rest(?![\w-])/ });

export const Ellipsis = createToken({
  name: 'Ellipsis',
  label: '`...`',
  pattern: /\.\.\.|…/,
  line_breaks: false,
});
export const Dot = createToken({
  name: 'Dot',
  label: 'a hydrate dot',
  pattern: /[·•⋅∙・*.]/,
  line_breaks: false,
});
export const Comma = createToken({ name: 'Comma', label: '`,`', pattern: ',' });
export const RoundOpen = createToken({ name: 'RoundOpen', label: '`(`', pattern: '(' });
export const RoundClose = createToken({ name: 'RoundClose', label: '`)`', pattern: ')' });
export const SquareOpen = createToken({ name: 'SquareOpen', label: '`[`', pattern: '[' });
export const SquareClose = createToken({ name: 'SquareClose', label: '`]`', pattern: ']' });
export const Vacancy = createToken({
  name: 'Vacancy',
  label: 'a vacancy',
  pattern: /[□☐▢◻]|Va(?![a-z])/,
  line_breaks: false,
});

/**
 * A capital letter with the small letter that makes it a known symbol; the small letter of `Ox` is left to be a
 * parameter, while `Xq`, of which no part is a symbol, is one unknown symbol.
 */
export const Element = createToken({
  name: 'Element',
  label: 'an element',
  pattern: (text: string, offset: number): [string] | null => {
    const first = text.charAt(offset);
    if (first < 'A' || first > 'Z') return null;
    const second = text.charAt(offset + 1);
    if (second < 'a' || second > 'z') return [first];
    const both = first + second;
    return isElementSymbol(both) || !isElementSymbol(first) ? [both] : [first];
  },
  start_chars_hint: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  line_breaks: false,
});
const letters = new RegExp(`[${LETTER}][${LETTER}0-9_]*`, 'y');
/** The name of a parameter: one small letter, or inside braces a run of them. */
export const Parameter = createToken({
  name: 'Parameter',
  label: 'a parameter',
  pattern: (text: string, offset: number, matched: IToken[]) => {
    letters.lastIndex = offset;
    const match = letters.exec(text);
    return match && (match[0].length === 1 || isInsideExpression(matched)) ? match : null;
  },
  start_chars_hint: [...SMALL_LATIN, ...NOT_ASCII],
  line_breaks: false,
});
export const Operator = createToken({
  name: 'Operator',
  label: 'an operator',
  pattern: new RegExp(SIGN),
  start_chars_hint: ['+', '-', ...NOT_ASCII],
  line_breaks: false,
});
export const ExpressionOpen = createToken({ name: 'ExpressionOpen', label: '`{`', pattern: '{' });

/** A `}` closes the expression that is open on its line, and the body otherwise. */
export const ExpressionClose = createToken({
  name: 'ExpressionClose',
  label: '`}`',
  pattern: (text: string, offset: number, matched: IToken[]): [string] | null =>
    text.charAt(offset) === '}' && isInsideExpression(matched) ? ['}'] : null,
  start_chars_hint: ['}'],
  line_breaks: false,
});
export const ListClose = createToken({
  name: 'ListClose',
  label: '`}`',
  pattern: '}',
  categories: [BodyClose],
  pop_mode: true,
});

/** Whether the last tokens are an expression whose brace is open. */
function isInsideExpression(matched: readonly IToken[]): boolean {
  for (let index = matched.length - 1; index >= 0; index--) {
    const type = matched[index]?.tokenType;
    if (type === ExpressionOpen) return true;
    if (type !== Numeral && type !== Parameter && type !== Operator && type !== Slash) return false;
  }
  return false;
}

/** A run of small letters outside braces: a word out of place. */
export const Word = createToken({
  name: 'Word',
  label: 'a word',
  pattern: new RegExp(`[${LETTER}][${LETTER}0-9_]+`),
  start_chars_hint: [...SMALL_LATIN, ...NOT_ASCII],
  line_breaks: false,
});

/** A family's parameters, `(x = 0, 0.05)`. */
export const ParameterList = createToken({
  name: 'ParameterList',
  label: 'parameters in parentheses',
  pattern: /\([^()\r\n]*\)/,
  line_breaks: false,
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

// -------------------------------------------------------------------------------------------------- modes

/** What a formula and a site's list share; the first that matches is taken. */
const inFormula: TokenType[] = [
  WhiteSpace,
  Comment,
  Prefix,
  Ellipsis,
  PlusMinus,
  MarkedCharge,
  PlainCharge,
  Uncertainty,
  Numeral,
  VulgarFraction,
  Vacancy,
  Element,
  RestKeyword,
  Parameter,
  Word,
  Operator,
  Slash,
  Percent,
  Question,
  Dot,
  Comma,
  RoundOpen,
  RoundClose,
  SquareOpen,
  SquareClose,
  ExpressionOpen,
  ExpressionClose,
];

/** Each mode with its tokens; see the table at the top. */
export const MODES = {
  defaultMode: 'top',
  modes: {
    top: [
      WhiteSpace,
      NewLine,
      Comment,
      MaterialKeyword,
      StructureKeyword,
      MetallicKeyword,
      Name,
      QuotedName,
      UnclosedQuote,
      Colon,
      Equals,
      BodyOpen,
      StrayClose,
      ParameterList,
      Unknown,
    ],
    formula: [LineEnd, ...inFormula, Unknown],
    body: [
      WhiteSpace,
      NewLine,
      Comment,
      MaterialInBody,
      StructureInBody,
      Name,
      QuotedName,
      UnclosedQuote,
      SiteColon,
      Multiplicity,
      BodyClose,
      Unknown,
    ],
    list: [ListContinuation, ListEnd, ...inFormula, ListClose, Unknown],
  },
};

/** Every token type once, for the parser. */
export const ALL_TOKENS: TokenType[] = [...new Set(Object.values(MODES.modes).flat())];

/** Anything at all in a formula that does not end its line: what error recovery steps over. */
export const InLine = createToken({ name: 'InLine', label: 'text', pattern: Lexer.NA });
/** What may stand in a header or between declarations; which of it belongs where is for the parser to say. */
export const InHeader = createToken({ name: 'InHeader', label: 'text', pattern: Lexer.NA });
const inHeader = [
  Name,
  QuotedName,
  UnclosedQuote,
  Colon,
  MetallicKeyword,
  ParameterList,
  StrayClose,
  Unknown,
];

for (const type of inHeader) type.CATEGORIES = [...(type.CATEGORIES ?? []), InHeader];
for (const type of ALL_TOKENS) {
  if (inFormula.includes(type) || type === Unknown) type.CATEGORIES = [...(type.CATEGORIES ?? []), InLine];
}
export const CATEGORIES: readonly TokenType[] = [InLine, InHeader];
