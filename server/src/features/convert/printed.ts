/**
 * Formulas as web pages, LaTeX sources and PDF files have them, brought to the characters of the language. Nothing
 * is guessed: what is not known here is left as it stands, for the parser to refuse, or refused with a reason.
 */

/** Why a text cannot be taken for a formula. */
export interface Refusal {
  /** One sentence without a full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly help?: string;
}

export type Printed = { readonly text: string } | { readonly refusal: Refusal };

/** Characters that no one sees: soft hyphens, joiners, marks of direction that turn nothing. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]|\u034f|\ufe0e|\ufe0f/g;

/** The text as it is seen: without invisible characters, every run of blanks and line ends as one blank. */
export function seen(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A formula with HTML, LaTeX and invisible characters resolved. */
export function fromPrint(text: string): Printed {
  const marked = seen(withoutTags(text).replace(/[\ue000\ue001]/g, '\ufffd'));
  if (!/[\\$_]|\^\{/.test(marked)) return { text: marked };
  try {
    return { text: seen(withSubscripts(new Flattener(marked).all())) };
  } catch (error) {
    if (error instanceof Unknown) return { refusal: error.refusal };
    throw error;
  }
}

/** A name without tags and without characters that are not seen. */
export function nameFromPrint(text: string): string {
  return seen(withoutEntities(text).replace(TAG, '')).replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '');
}

// --------------------------------------------------------------------------------------------------- HTML

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwj: '',
  zwnj: '',
  middot: '·',
  sdot: '⋅',
  bull: '•',
  minus: '−',
  ndash: '–',
  hyphen: '-',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  delta: 'δ',
};

/** What a formula on a web page is marked up with; any other tag is left for the parser to refuse. */
const TAG = /<\/?(?:sub|inf|sup|i|em|b|strong|span)(?:\s[^<>]*)?>/gi;
const LOWERED = /<(sub|inf|sup)(?:\s[^<>]*)?>((?:(?!<\/?(?:sub|inf|sup)\b).)*?)<\/\1>/gi;

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z\d]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Subscripts as `_{…}` and superscripts as `^{…}`, as LaTeX has them. */
function withoutTags(text: string): string {
  const plain = withoutEntities(text);
  if (!plain.includes('<')) return plain;
  const lowered = plain.replace(LOWERED, (_, tag: string, inner: string) =>
    tag.toLowerCase() === 'sup' ? `^{${inner.trim()}}` : `_{${inner.trim()}}`,
  );
  // A subscript that is not closed, or stands in another, is no formula: its tags stay.
  return lowered.replace(TAG, (tag) => (/^<\/?(?:sub|inf|sup)\b/i.test(tag) ? tag : ''));
}

// -------------------------------------------------------------------------------------------------- LaTeX

/** Commands whose braces hold text like any other. */
const TRANSPARENT = new Set([
  ...['mathrm', 'mathsf', 'mathit', 'mathbf', 'mathnormal', 'text', 'textrm', 'textsf', 'textit', 'textbf'],
  ...['textnormal', 'mbox', 'ce', 'ensuremath', 'emph', 'boldsymbol'],
]);
/** Commands that say how to set what follows. */
const SETTING = new Set(['rm', 'sf', 'it', 'bf', 'left', 'right', 'displaystyle', 'textstyle', 'relax']);
const SYMBOLS: Readonly<Record<string, string>> = {
  cdot: '·',
  bullet: '•',
  square: '□',
  Box: '□',
  pm: '±',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  xi: 'ξ',
  ',': '',
  ';': '',
  ':': '',
  '!': '',
  ' ': ' ',
  '%': '%',
  '-': '',
  '/': '',
  '&': '&',
};

/** Braces within braces, at most. */
const DEEPEST = 32;

class Unknown extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Reads `_`, `^`, `$`, braces and commands. Braces without a command are the language's own, unless this is LaTeX. */
class Flattener {
  private readonly text: string;
  private readonly isLatex: boolean;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
    this.isLatex = /[\\$]/.test(text);
  }

  all(): string {
    let out = '';
    while (this.at < this.text.length) out = this.run(out);
    return out;
  }

  /** Everything up to the brace that closes a group, and past that brace. */
  private group(): string {
    this.at++;
    if (++this.depth > DEEPEST) throw new Unknown({ message: 'Braces are nested too deep here' });
    let out = '';
    while (this.text.charAt(this.at) !== '}') {
      if (this.at >= this.text.length) {
        throw new Unknown({ message: 'A brace is not closed', help: 'close it with `}`' });
      }
      out = this.run(out);
    }
    this.depth--;
    this.at++;
    return out;
  }

  /** One more thing behind what there is. */
  private run(before: string): string {
    const char = this.text.charAt(this.at);
    if (char === '\\') return before + this.command();
    if (char === '{') return before + (this.isLatex ? this.group() : this.braced());
    this.at++;
    if (char === '$') return before;
    if (char === '~' && this.isLatex) return `${before} `;
    if (char === '_') return before.trimEnd() + OPEN + this.argument() + CLOSE;
    if (char === '^' && /[{\\]/.test(this.text.charAt(this.at))) return `${before}^{${this.argument()}}`;
    return before + char;
  }

  /** An expression of the language, verbatim. */
  private braced(): string {
    const close = this.text.indexOf('}', this.at);
    const end = close < 0 ? this.text.length : close + 1;
    const whole = this.text.slice(this.at, end);
    this.at = end;
    return whole;
  }

  private command(): string {
    const name = /^\\([A-Za-z]+|.)/.exec(this.text.slice(this.at))?.[1];
    if (name === undefined) throw new Unknown({ message: 'A backslash stands at the end' });
    this.at += name.length + 1;
    const isWord = /^[A-Za-z]/.test(name);
    if (isWord) while (this.text.charAt(this.at) === ' ') this.at++;
    if (TRANSPARENT.has(name) && this.text.charAt(this.at) === '{') return this.group();
    if (SETTING.has(name)) return '';
    if (name === 'textsubscript') return OPEN + this.argument() + CLOSE;
    if (name === 'textsuperscript') return `^{${this.argument()}}`;
    if (/^[dt]?frac$|^sfrac$|^nicefrac$/.test(name)) return `${this.argument()}/${this.argument()}`;
    const symbol = SYMBOLS[name];
    if (symbol !== undefined) return symbol;
    throw new Unknown({
      message: `The LaTeX command \`\\${name}\` is not known here`,
      help: 'write the formula without it',
    });
  }

  /** What `_` or `^` applies to; of a number without braces all its digits, as people write `Na_0.83`. */
  private argument(): string {
    while (this.text.charAt(this.at) === ' ') this.at++;
    const char = this.text.charAt(this.at);
    if (char === '{') return compact(this.group());
    if (char === '\\') return compact(this.command());
    const [run = ''] = /^(?:\d+(?:\.\d+)?|\.\d+|.)?/u.exec(this.text.slice(this.at)) ?? [];
    this.at += run.length;
    return run;
  }
}

function compact(text: string): string {
  return text.replace(/ /g, '');
}

/** Around a subscript, until it is known what stands beside it. Characters that Unicode leaves to private use. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

const NUMBER = /^(?:[0-9₀-₉]+(?:\.[0-9₀-₉]+)?(?:[/⁄∕][0-9₀-₉]+)?|\.[0-9₀-₉]+|[¼½¾⅐-⅞])$/;
/** What would grow together with a number that stands beside it: further digits, signs, a parameter, `(3)`. */
const JOINS_BEFORE = /[0-9₀-₉.⁄∕/%+\-‐‑–−¼½¾⅐-⅞\ue001]$/;
const JOINS_BEHIND = /^\s*(?:[0-9₀-₉.⁄∕/%+\-‐‑–−¼½¾⅐-⅞a-zα-ω\ue000]|\(\d+\))/;

/** Subscripts as numbers where they stay that, and in braces where they are expressions or touch another number. */
function withSubscripts(text: string): string {
  return text.replace(/\ue000([^\ue000\ue001]*)\ue001/g, (whole, subscript: string, offset: number) => {
    const stands =
      NUMBER.test(subscript) &&
      !JOINS_BEFORE.test(text.slice(0, offset)) &&
      !JOINS_BEHIND.test(text.slice(offset + whole.length));
    return stands ? subscript : `{${subscript}}`;
  });
}
