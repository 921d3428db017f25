/**
 * Where a space stands within a line.
 *
 * What is decided here depends on the pieces alone and never on the blanks that were there: that is what makes the
 * layout canonical.
 */
import type { TokenType } from 'chevrotain';
import { isElementSymbol } from '../../chemistry/symbols.js';
import * as T from '../tokens.js';
import { isA, type Piece } from './pieces.js';

/** Whether a space stands before a piece that does not begin a line. */
export function isSpaced(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  const before = pieces[index - 1];
  if (!piece || !before) return false;
  switch (piece.mode) {
    case 'top':
      return piece.type !== T.ArgumentsOpen;
    case 'arguments':
      return isSpacedInArguments(pieces, index, before, piece);
    case 'expression':
      return before.type === T.LetEquals || partsFactors(pieces, index, before, piece);
    case 'body':
      return piece.type !== T.SiteColon || piece.keyword === T.StructureKeyword;
    case 'expectation':
      return piece.type !== T.SiteArgument;
    default:
      return isSpacedInFormula(pieces, index, before, piece);
  }
}

const AROUND_ARGUMENTS = new Set<TokenType>([T.ArgumentEquals, T.RangeDots, T.StepKeyword]);

/** `(x = 0, 0.05; y = 0 .. 1.5 step 0.1)` */
function isSpacedInArguments(pieces: readonly Piece[], index: number, before: Piece, piece: Piece): boolean {
  if (piece.type === T.ArgumentsClose || before.type === T.ArgumentsOpen) return false;
  if (piece.type === T.Comma || piece.type === T.Semicolon) return false;
  if (before.type === T.Comma || before.type === T.Semicolon) return true;
  if (AROUND_ARGUMENTS.has(before.type) || AROUND_ARGUMENTS.has(piece.type)) return true;
  return partsFactors(pieces, index, before, piece);
}

/** Whether two factors side by side would be read as one without a space: `x 2`, `2 (3)`. */
function partsFactors(pieces: readonly Piece[], index: number, before: Piece, piece: Piece): boolean {
  const isNumeral = piece.type === T.Numeral;
  if (isA(before.type, T.Parameter)) return isNumeral || isA(piece.type, T.Parameter);
  if (before.type === T.Dot) return before.text === '.' && isNumeral;
  if (before.type === T.VulgarFraction) return isNumeral || piece.type === T.VulgarFraction;
  if (before.type !== T.Numeral) return false;
  if (isNumeral || piece.type === T.VulgarFraction) return true;
  const [, inner, close] = pieces.slice(index, index + 3);
  return piece.type === T.RoundOpen && /^\d+$/.test(inner?.text ?? '') && close?.type === T.RoundClose;
}

const BEFORE_A_FORMULA = new Set<TokenType>([T.Equals, T.SiteColon, T.RecipeWord, T.ComponentEquals]);
/** What stands apart in a recipe. */
const IN_RECIPES = new Set<TokenType>([T.RecipeWord, T.ComponentEquals, T.Measure, T.QuotedName]);
const APART = new Set<TokenType>([T.Arrow, T.PlusMinus, T.RestKeyword, T.Ellipsis]);
const CLOSING = new Set<TokenType>([T.RoundClose, T.SquareClose]);
const CHARGES = new Set<TokenType>([T.PlainCharge, T.MarkedCharge]);
const SPECIES_END = new Set<TokenType>([T.Element, T.Vacancy, T.RoundClose, T.SquareClose]);
const AMOUNT_START = new Set<TokenType>([
  T.Numeral,
  T.VulgarFraction,
  T.Parameter,
  T.Question,
  T.ExpressionOpen,
]);
const IN_AMOUNT = new Set<TokenType>([
  ...AMOUNT_START,
  T.ExpressionClose,
  T.Operator,
  T.Slash,
  T.Dot,
  T.Uncertainty,
  T.PlusMinus,
  T.Percent,
]);

/** Formulas, lists of species, and recipes. */
function isSpacedInFormula(pieces: readonly Piece[], index: number, before: Piece, piece: Piece): boolean {
  if (piece.inBraces) return before.type !== T.ExpressionOpen && partsFactors(pieces, index, before, piece);
  if (piece.type === T.ExpressionClose || piece.type === T.Comma || CLOSING.has(piece.type)) return false;
  if (piece.type === T.FormulaBodyOpen || BEFORE_A_FORMULA.has(before.type)) return true;
  if (before.type === T.Comma) return piece.inList || piece.depth === 0;
  if (IN_RECIPES.has(piece.type)) return true;
  if (APART.has(piece.type) || APART.has(before.type)) return true;
  const isApart = piece.inList && piece.depth === 0;
  if (piece.type === T.Percent) return isApart;
  if (CHARGES.has(piece.type)) return partsCharge(before, piece);
  if (AMOUNT_START.has(piece.type)) {
    if (CHARGES.has(before.type)) return isApart || runsInto(before, piece);
    if (SPECIES_END.has(before.type)) {
      return (isApart && !isBeforeCharge(pieces, index)) || partsLetters(before, piece);
    }
  }
  if (piece.type === T.RoundOpen) return partsGroup(pieces, index);
  return partsFactors(pieces, index, before, piece);
}

/** Whether a charge would touch the number before it, or be read as a part of it. */
function partsCharge(before: Piece, charge: Piece): boolean {
  if (before.type === T.Parameter) return true;
  if (before.type !== T.Numeral) return false;
  if (charge.type === T.PlainCharge && /^\d/.test(charge.text)) return true;
  // A subscript is an amount for certain: `NH₄⁺`.
  return /\d$/.test(before.text) && !/^[\^⁰¹²³⁴-⁹]/.test(charge.text);
}

/** Whether an amount is hard to tell from the charge before it; in `Mn³⁺₀.₄` and `Mn^{3+}0.4` it is not. */
function runsInto(charge: Piece, amount: Piece): boolean {
  if (amount.type === T.ExpressionOpen) return false;
  return charge.type === T.PlainCharge || /^\^.*[^}]$/.test(charge.text);
}

/** Whether the amount that begins here has a charge behind it, as in `Mn0.4^3+`. */
function isBeforeCharge(pieces: readonly Piece[], index: number): boolean {
  let at = index;
  while (IN_AMOUNT.has(pieces[at]?.type ?? T.Comma)) at++;
  const end = pieces[at];
  return end !== undefined && CHARGES.has(end.type);
}

/** Whether a letter would be read as the second one of the symbol before it: `C o`, `V a`. */
function partsLetters(before: Piece, piece: Piece): boolean {
  const letter = piece.text.charAt(0);
  if (!/[a-z]/.test(letter)) return false;
  if (before.type !== T.Element || before.text.length > 1) return false;
  const symbol = before.text + letter;
  return symbol === 'Va' || isElementSymbol(symbol) || !isElementSymbol(before.text);
}

/** Whether brackets would be taken for an aside to the element before them: `Mn (III)`, `Li (Na)`. */
function partsGroup(pieces: readonly Piece[], index: number): boolean {
  let at = index - 1;
  while (IN_AMOUNT.has(pieces[at]?.type ?? T.Comma) || CHARGES.has(pieces[at]?.type ?? T.Comma)) at--;
  if (pieces[at]?.type !== T.Element) return false;
  let inner = '';
  let close = index + 1;
  for (; pieces[close]?.type === T.Element; close++) inner += pieces[close]?.text;
  if (pieces[close]?.type !== T.RoundClose) return false;
  return close === index + 2 || /^(?:I{1,3}|IV|VI{0,3})$/.test(inner);
}
