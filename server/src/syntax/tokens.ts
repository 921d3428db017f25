/**
 * The words of the language.
 *
 * A file is read in modes, because `Co` is a site's name in one place and an element in another:
 *
 * | mode        | from                                    | to                                           |
 * |-------------|-----------------------------------------|----------------------------------------------|
 * | top         | the start of the file                   |                                              |
 * | arguments   | `(` in a header                         | `)` or the end of its line                   |
 * | formula     | `=` in a header                         | the end of its line, or `{` that ends it     |
 * | expression  | `=` after `let`                         | the end of its line                          |
 * | body        | `{` after a header or a formula         | `}`, or the next declaration                 |
 * | list        | `:` in a body                           | the end of its line, `;` or `}`              |
 * | expectation | `expect` in a body                      | the end of its line, `;` or `}`              |
 * | recipe      | `{` of what is measured, mixed, weighed | `}`, or the next declaration                 |
 *
 * A line ends a formula even where a bracket is open, so that one mistake costs one line.
 */
import { type CustomPatternMatcherFunc, createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { ELEMENT_SYMBOLS, isElementSymbol } from '../chemistry/symbols.js';

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
  allowed: (before: IToken | undefined, offset: number, text: string, matched: IToken[]) => boolean = () =>
    true,
) {
  const expression = new RegExp(source, 'yu');
  const matcher: CustomPatternMatcherFunc = (text, offset, matched) => {
    if (!allowed(matched[matched.length - 1], offset, text, matched)) return null;
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
  // All that Unicode has for blanks, but the ends of lines.
  pattern: /[ \t\v\f\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: false,
});
export const NewLine = createToken({
  name: 'NewLine',
  pattern: /[\r\n]+/,
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
  // Up to the end of the line, so that no quote in it is tried once more.
  pattern: /"(?:[^"\\\r\n]|\\.)*\\?/,
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
/** A word that begins a declaration where it begins a line; anywhere else it is a name like others. */
function lineKeyword(name: string, word: string): TokenType {
  return createToken({
    name,
    label: `\`${word}\``,
    pattern: sticky(`${word}(?![\\w-])`, (_before, offset, text) => isLineStart(text, offset)),
    start_chars_hint: [word.charAt(0)],
    line_breaks: false,
  });
}
export const LetKeyword = lineKeyword('LetKeyword', 'let');
export const ConventionKeyword = lineKeyword('ConventionKeyword', 'convention');
export const ImportKeyword = lineKeyword('ImportKeyword', 'import');
export const MeasuredKeyword = lineKeyword('MeasuredKeyword', 'measured');
export const BatchKeyword = lineKeyword('BatchKeyword', 'batch');
export const MixtureKeyword = lineKeyword('MixtureKeyword', 'mixture');
const KEYWORDS: TokenType[] = [
  MaterialKeyword,
  StructureKeyword,
  LetKeyword,
  ConventionKeyword,
  ImportKeyword,
  MeasuredKeyword,
  BatchKeyword,
  MixtureKeyword,
];
/** The words that begin declarations. */
export const DECLARATION_WORDS = KEYWORDS.map(wordOf);

function wordOf({ LABEL = '' }: TokenType): string {
  return LABEL.replaceAll('`', '');
}

function isLineStart(text: string, offset: number): boolean {
  for (let index = offset - 1; index >= 0; index--) {
    const char = text.charAt(index);
    if (char === '\n' || char === '\r') return true;
    if (char !== ' ' && char !== '\t' && char !== '\ufeff') return false;
  }
  return true;
}

export const MetallicKeyword = createToken({
  name: 'MetallicKeyword',
  label: '`metallic`',
  pattern: /metallic(?![\w-])/,
  longer_alt: Name,
});

export const Colon = createToken({ name: 'Colon', label: '`:`', pattern: ':' });
/** The `=` of `let`, behind which stands no formula. */
export const LetEquals = createToken({
  name: 'LetEquals',
  label: '`=`',
  pattern: sticky('=', (_before, _offset, _text, matched) => keywordBefore(matched) === LetKeyword),
  start_chars_hint: ['='],
  push_mode: 'expression',
  line_breaks: false,
});
export const Equals = createToken({ name: 'Equals', label: '`=`', pattern: '=', push_mode: 'formula' });
/** The brace of what is measured, mixed or weighed: between braces there, lines are not those of sites. */
export const RecipeOpen = createToken({
  name: 'RecipeOpen',
  label: '`{`',
  pattern: sticky('\\{', (_before, _offset, _text, matched) => {
    const keyword = keywordBefore(matched);
    return keyword !== undefined && RECIPES.has(keyword);
  }),
  start_chars_hint: ['{'],
  push_mode: 'recipe',
  line_breaks: false,
});
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
const KEYWORDS_IN_BODY: TokenType[] = KEYWORDS.map((keyword) =>
  createToken({
    name: `${keyword.name}InBody`,
    label: `\`${wordOf(keyword)}\``,
    pattern: sticky(`${wordOf(keyword)}(?=[ \\t]+[\\w"])`, (_before, offset, text) =>
      isLineStart(text, offset),
    ),
    start_chars_hint: [wordOf(keyword).charAt(0)],
    categories: [keyword],
    pop_mode: true,
    line_breaks: false,
  }),
);
/** The word that a token begins a declaration with; undefined for other tokens. */
export function keywordOf(type: TokenType): TokenType | undefined {
  return KEYWORDS.find((keyword) => type === keyword || type.CATEGORIES?.includes(keyword));
}

const RECIPES = new Set<TokenType>([MeasuredKeyword, BatchKeyword, MixtureKeyword]);

/** The keyword of the declaration whose header is being read. */
function keywordBefore(matched: readonly IToken[]): TokenType | undefined {
  for (let index = matched.length - 1; index >= 0; index--) {
    const type = matched[index]?.tokenType;
    if (!type || type === Equals || type === BodyOpen || type === StrayClose) return undefined;
    const keyword = keywordOf(type);
    if (keyword) return keyword;
    if (type === BodyClose || type.CATEGORIES?.includes(BodyClose)) return undefined;
  }
  return undefined;
}

// ---------------------------------------------------------------------------------- parameters in headers

export const ArgumentsOpen = createToken({
  name: 'ArgumentsOpen',
  label: '`(`',
  pattern: '(',
  push_mode: 'arguments',
});
export const ArgumentsClose = createToken({
  name: 'ArgumentsClose',
  label: '`)`',
  pattern: ')',
  pop_mode: true,
});
/** A line ends the parameters even where the parenthesis is open. */
export const ArgumentsEnd = createToken({
  name: 'ArgumentsEnd',
  label: 'the end of the line',
  pattern: /\r\n|\r|\n/,
  line_breaks: true,
  pop_mode: true,
});
export const ArgumentEquals = createToken({ name: 'ArgumentEquals', label: '`=`', pattern: '=' });
export const Semicolon = createToken({ name: 'Semicolon', label: '`;`', pattern: ';' });
export const RangeDots = createToken({
  name: 'RangeDots',
  label: '`..`',
  pattern: /\.\.|…/,
  line_breaks: false,
});
export const StepKeyword = createToken({ name: 'StepKeyword', label: '`step`', pattern: /step(?![\w-])/ });

// ------------------------------------------------------------------------------------------- expectations

/** `expect` at the start of a line of a body; `expect:` would be a site. */
export const ExpectKeyword = createToken({
  name: 'ExpectKeyword',
  label: '`expect`',
  pattern: /expect(?![\w-])(?![ \t]*[:*])/,
  pop_mode: true,
  push_mode: 'expectation',
  line_breaks: false,
});
export const ExpectationEnd = createToken({
  name: 'ExpectationEnd',
  label: 'the end of the line',
  pattern: /\r\n|\r|\n|;/,
  line_breaks: true,
  pop_mode: true,
  push_mode: 'body',
});
export const ExpectationClose = createToken({
  name: 'ExpectationClose',
  label: '`}`',
  pattern: '}',
  categories: [BodyClose],
  pop_mode: true,
});
export const Comparison = createToken({
  name: 'Comparison',
  label: 'a comparison',
  pattern: /<=|>=|[≤≥<>=]/,
  line_breaks: false,
});
export const ExpectedNumber = createToken({
  name: 'ExpectedNumber',
  label: 'a number',
  pattern: /[-−+]?(?:\d+(?:\.\d+)?|\.\d+)(?:\/\d+)?/,
  start_chars_hint: [...'0123456789.+-', ...NOT_ASCII],
  line_breaks: false,
});
/** The site in `entropy(M)`, without its parentheses. */
export const SiteArgument = createToken({
  name: 'SiteArgument',
  label: 'a site in parentheses',
  pattern: sticky(
    '\\([^()\\r\\n]*\\)',
    (before, offset) => before?.tokenType === ExpectationWord && endOf(before) === offset,
  ),
  start_chars_hint: ['('],
  line_breaks: false,
});
/** What stands behind a number: `R`, `J/(mol K)`, `%`, `1/Å`. */
export const ExpectationUnit = createToken({
  name: 'ExpectationUnit',
  label: 'a unit',
  pattern: sticky(
    '%|(?:1/)?[A-Za-zµμÅ\\u212b][^\\s,;#}±()]*(?:\\([^()\\r\\n]*\\)[^\\s,;#}±()]*)?',
    (before) => before?.tokenType === ExpectedNumber,
  ),
  start_chars_hint: [...LATIN, '%', '1', ...NOT_ASCII],
  line_breaks: false,
});
export const InKeyword = createToken({ name: 'InKeyword', label: '`in`', pattern: /in(?![\w-])/ });
export const ExpectationWord = createToken({
  name: 'ExpectationWord',
  label: 'a word',
  pattern: /[A-Za-z][\w-]*/,
  line_breaks: false,
});

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
    `(?:\\r\\n|\\r|\\n)(?!\\s*(?:[\\p{L}\\p{N}_-]+[ \\t]*:|\\}|(?:${DECLARATION_WORDS.join('|')}|expect)[ \\t]))`,
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

/** Between a species and what takes its place. */
export const Arrow = createToken({
  name: 'Arrow',
  label: '`->`',
  pattern: /->|[→⟶]/,
  line_breaks: false,
});
/** A brace that ends its line, or in which a check stands, ends the formula and begins a body. */
export const FormulaBodyOpen = createToken({
  name: 'FormulaBodyOpen',
  label: '`{`',
  pattern: sticky(
    '\\{(?=[ \\t]*(?:#|[\\r\\n]|$|expect[ \\t]|[\\p{L}\\p{N}_-]+[ \\t]*:|\\}))',
    (_before, offset, text) => /\s/.test(text.charAt(offset - 1)),
  ),
  start_chars_hint: ['{'],
  categories: [BodyOpen],
  pop_mode: true,
  push_mode: 'body',
  line_breaks: false,
});

/** The structure that papers put in front, `P2-Na0.7MnO2`; read as P²⁻ it would be silently wrong. */
export const Prefix = createToken({
  name: 'Prefix',
  label: 'a structure as a prefix',
  pattern: sticky(
    "[A-Za-z][′']?[A-Za-z0-9]*[ \\t]*[-‐‑–−][ \\t]*(?=[A-Z([□])",
    (before) => before?.tokenType === Equals,
  ),
  start_chars_hint: LATIN,
  line_breaks: false,
});

export const PlusMinus = createToken({
  name: 'PlusMinus',
  label: '`±`',
  pattern: /±|\+\/[-−]/,
  line_breaks: false,
});

const MARKED = `\\d+(?:\\.\\d+)?${SIGN}|${SIGN}\\d+(?:\\.\\d+)?|${SIGN}`;
/** `^3+`, `^{3+}`, `³⁺`: cannot be mistaken for an amount. */
export const MarkedCharge = createToken({
  name: 'MarkedCharge',
  label: 'a charge',
  // Only a brace that it opened is its to close: the next one may end a body.
  pattern: new RegExp(`\\^(?:\\{[ \\t]*(?:${MARKED})[ \\t]*\\}?|[ \\t]*(?:${MARKED}))|[⁰¹²³⁴-⁹]*[⁺⁻]`),
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
  // `Vax` is an amount of vacancies, and `Val` with more letters a word.
  pattern: /[□☐▢◻]|Va(?![a-z]{2})/,
  line_breaks: false,
});

/** What is matched of each symbol: the same text wherever it stands. */
const SYMBOLS = new Map(ELEMENT_SYMBOLS.map((symbol): [string, [string]] => [symbol, [symbol]]));

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
    return SYMBOLS.get(both) ?? (isElementSymbol(first) ? [first] : [both]);
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
    if (!type || !IN_EXPRESSION.has(type)) return false;
  }
  return false;
}
const IN_EXPRESSION = new Set<TokenType>([
  Numeral,
  VulgarFraction,
  Parameter,
  Operator,
  Slash,
  Dot,
  RoundOpen,
  RoundClose,
]);
/** The name of a parameter where nothing but expressions stands. */
export const ParameterName = createToken({
  name: 'ParameterName',
  label: 'a parameter',
  pattern: new RegExp(`[${LETTER}][${LETTER}0-9_]*`),
  start_chars_hint: [...SMALL_LATIN, ...NOT_ASCII],
  categories: [Parameter],
  line_breaks: false,
});

/** A run of small letters outside braces: a word out of place. */
export const Word = createToken({
  name: 'Word',
  label: 'a word',
  pattern: new RegExp(`[${LETTER}][${LETTER}0-9_]+`),
  start_chars_hint: [...SMALL_LATIN, ...NOT_ASCII],
  line_breaks: false,
});

// ------------------------------------------------------------------------------------------------- recipes

export const RecipeClose = createToken({
  name: 'RecipeClose',
  label: '`}`',
  pattern: '}',
  categories: [BodyClose],
  pop_mode: true,
});
export const RecipeEnd = createToken({
  name: 'RecipeEnd',
  label: 'the end of the line',
  pattern: /\r\n|\r|\n|;/,
  line_breaks: true,
});
/** After a comma a list goes on in the next line. */
export const RecipeContinuation = createToken({
  name: 'RecipeContinuation',
  pattern: sticky(
    `(?:\\r\\n|\\r|\\n)(?!\\s*(?:\\}|(?:${DECLARATION_WORDS.join('|')}|mass|amount|from|excess|density|normali[sz]ed)[ \\t]))`,
    (before) => before?.tokenType === Comma,
  ),
  start_chars_hint: ['\r', '\n'],
  group: Lexer.SKIPPED,
  line_breaks: true,
});
/** The word that says what its line gives. */
export const RecipeWord = createToken({
  name: 'RecipeWord',
  label: 'a word such as `from`',
  pattern: sticky(
    '(?:mass|amount|from|excess|density|normali[sz]ed|to|sum)(?![\\w-])(?![ \\t]*=)',
    (_before, _offset, _text, matched) => !isInsideExpression(matched),
  ),
  start_chars_hint: [...'mafednts'],
  line_breaks: false,
});
/** The name of a component before its `=`. */
export const ComponentName = createToken({
  name: 'ComponentName',
  label: 'a name',
  pattern: sticky('(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}_.\'/+\\-‐‑–]*|"(?:[^"\\\\\\r\\n]|\\\\.)*")(?=[ \\t]*=)'),
  start_chars_hint: [...LATIN, ...'0123456789_"', ...NOT_ASCII],
  line_breaks: false,
});
export const ComponentEquals = createToken({ name: 'ComponentEquals', label: '`=`', pattern: '=' });
/** A number with its unit or per cent sign, apart from what stands before: `9.6 mol`, `99.5 %`, `1.2 g/mL`. */
export const Measure = createToken({
  name: 'Measure',
  label: 'a number with a unit',
  pattern: sticky(
    '(?:\\d+(?:\\.\\d+)?|\\.\\d+)[ \\t]*(?:%|(?:[a-zµμ]+[A-Z]?|M|L)(?:/(?:[a-zµμ]+[A-Z]?|L)[3³]?)?)(?![\\w(])',
    (before, offset, text, matched) =>
      before?.tokenType !== PlusMinus &&
      /[\s=]/.test(text.charAt(offset - 1)) &&
      !isInsideExpression(matched),
  ),
  start_chars_hint: [...'0123456789.'],
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
      ...KEYWORDS,
      MetallicKeyword,
      Name,
      QuotedName,
      UnclosedQuote,
      Colon,
      LetEquals,
      Equals,
      RecipeOpen,
      BodyOpen,
      StrayClose,
      ArgumentsOpen,
      Unknown,
    ],
    arguments: [
      WhiteSpace,
      Comment,
      ArgumentsEnd,
      ArgumentsClose,
      RangeDots,
      StepKeyword,
      Numeral,
      VulgarFraction,
      ParameterName,
      Operator,
      Slash,
      Dot,
      Comma,
      Semicolon,
      ArgumentEquals,
      Unknown,
    ],
    formula: [LineEnd, FormulaBodyOpen, ...inFormula, Unknown],
    expression: [
      WhiteSpace,
      Comment,
      LineEnd,
      Numeral,
      VulgarFraction,
      ParameterName,
      Operator,
      Slash,
      Dot,
      RoundOpen,
      RoundClose,
      Unknown,
    ],
    body: [
      WhiteSpace,
      NewLine,
      Comment,
      ...KEYWORDS_IN_BODY,
      ExpectKeyword,
      Name,
      QuotedName,
      UnclosedQuote,
      SiteColon,
      Multiplicity,
      BodyClose,
      Unknown,
    ],
    list: [ListContinuation, ListEnd, Arrow, ...inFormula, ListClose, Unknown],
    expectation: [
      WhiteSpace,
      Comment,
      ExpectationEnd,
      ExpectationClose,
      Comparison,
      RangeDots,
      PlusMinus,
      ExpectationUnit,
      ExpectedNumber,
      SiteArgument,
      InKeyword,
      ExpectationWord,
      Unknown,
    ],
    recipe: [
      RecipeContinuation,
      RecipeEnd,
      ...KEYWORDS_IN_BODY,
      RecipeWord,
      ComponentName,
      ComponentEquals,
      Measure,
      QuotedName,
      UnclosedQuote,
      ...inFormula,
      RecipeClose,
      Unknown,
    ],
  },
};

/** Every token type once, for the parser. */
export const ALL_TOKENS: TokenType[] = [...new Set(Object.values(MODES.modes).flat())];

/** Anything at all in a formula that does not end its line: what error recovery steps over. */
export const InLine = createToken({ name: 'InLine', label: 'text', pattern: Lexer.NA });
/** What may stand in a header or between declarations; which of it belongs where is for the parser to say. */
export const InHeader = createToken({ name: 'InHeader', label: 'text', pattern: Lexer.NA });
const inHeader = [Name, QuotedName, UnclosedQuote, Colon, MetallicKeyword, StrayClose, Unknown];

for (const type of inHeader) type.CATEGORIES = [...(type.CATEGORIES ?? []), InHeader];
for (const type of ALL_TOKENS) {
  if (inFormula.includes(type) || type === Unknown) type.CATEGORIES = [...(type.CATEGORIES ?? []), InLine];
}
export const CATEGORIES: readonly TokenType[] = [InLine, InHeader];
