/** Whether the language reads a formula as it was meant. */
import { analyse } from '../../model/file.js';
import type { Report } from '../../rules/rule.js';
import { unknownElement } from '../../rules/unknown-element.js';
import { unknownState } from '../../rules/unknown-state.js';
import { LONGEST_LINE } from '../../syntax/lexer.js';
import { plain } from '../../syntax/numerals.js';
import type { Amount, Expression, Formula, Unit } from '../../syntax/tree.js';
import { ambiguityOf } from './ambiguities.js';
import { fromPrint, type Refusal } from './printed.js';
import { structureBefore } from './structures.js';

/** A printed formula as the language has it. */
export interface Pasted {
  /** The known structure that stood in front of it. */
  readonly structure?: string;
  readonly formula: string;
  /** The whole of it in plain characters, to make a name of. */
  readonly name: string;
  /** Missing where it is read. */
  readonly refusal?: Refusal;
  /** The letters that stand for amounts, where they are all that keeps the formula from being read. */
  readonly parameters?: readonly string[];
  /** Groups that are equal parts on a structure that has such a site, and one of each without a structure. */
  readonly bareGroups?: readonly string[];
}

/** Reads a formula as it is printed, with what papers put in front of it. */
export function readPrinted(printed: string, structures: ReadonlySet<string>): Pasted {
  const cleaned = isTooLong(printed) ? { refusal: tooLong(printed) } : fromPrint(printed);
  if ('refusal' in cleaned) return { formula: printed, name: printed, refusal: cleaned.refusal };
  // The comma or the full stop behind an entry of a list.
  const text = cleaned.text.replace(/(?<![.,;])\s?[.,;]$/, '');
  const fronted = structureBefore(text, structures);
  if (fronted?.isLoose && isFormula(fronted.structure)) {
    const { structure, formula } = fronted;
    const refusal = {
      message: `\`${structure}\` in front may be the structure or part of the formula`,
      help: `write \`${structure}-${formula}\` for the structure, or the formula without the space`,
    };
    return { formula: text, name: plain(text), refusal };
  }
  const written = fronted?.formula ?? text;
  const { refusal, parameters, content, bareGroups } = readFormula(written);
  const formula = content === undefined ? written : withoutSpaces(written, content);
  return {
    ...(fronted && { structure: fronted.structure }),
    formula,
    name: plain(fronted ? `${fronted.structure}-${formula}` : formula),
    ...(refusal && { refusal }),
    ...(parameters && { parameters }),
    ...(bareGroups && { bareGroups }),
  };
}

/** Whether a text alone is read as a formula. */
export function isFormula(text: string): boolean {
  return readFormula(text).refusal === undefined;
}

function isTooLong(text: string): boolean {
  return text.length > LONGEST_LINE;
}

function tooLong({ length }: string): Refusal {
  return { message: `This has ${length} characters; formulas of up to ${LONGEST_LINE} are read` };
}

/** Spaces are left out where that changes nothing of what is read. */
function withoutSpaces(text: string, content: string): string {
  const tight = text.replace(/ /g, '');
  return tight !== text && readFormula(tight).content === content ? tight : text;
}

interface Reading {
  /** Species, charges, and amounts with their printed decimals, so that two texts can be compared. */
  readonly content?: string;
  /** There is one of the two. */
  readonly refusal?: Refusal;
  readonly parameters?: readonly string[];
  readonly bareGroups?: readonly string[];
}

const HEAD = 'material m = ';

function readFormula(text: string): Reading {
  if (isTooLong(text)) return { refusal: tooLong(text) };
  const ambiguity = ambiguityOf(text);
  if (ambiguity) return { refusal: ambiguity };
  const model = analyse(HEAD + text, 'pasted');
  const [problem] = model.syntax.problems;
  if (problem) return { refusal: problem };
  const [declaration, other] = model.syntax.declarations;
  if (other || declaration?.kind !== 'material' || !declaration.formula || declaration.sites) {
    return { refusal: { message: 'This is not a formula alone' } };
  }
  const { formula } = declaration;
  if (formula.range.end !== HEAD.length + text.length) {
    const rest = HEAD.length + text.length - formula.range.end;
    return {
      refusal: {
        message: `\`${text.slice(-rest).trim()}\` would be read as a comment`,
        help: 'leave it out',
      },
    };
  }
  const parameters = parametersIn(formula);
  if (parameters.length > 0) return { parameters, refusal: withoutValues(parameters) };
  let refusal = refusalIn(formula, model.text);
  for (const rule of [unknownElement, unknownState]) {
    rule.checkDeclarations?.(model, (report: Report) => {
      refusal ??= { message: report.message, ...(report.help && { help: report.help }) };
    });
  }
  if (refusal) return { refusal };
  const bareGroups = model.materials.flatMap(({ remarks }) =>
    remarks.flatMap((remark) =>
      remark.kind === 'read-as-written'
        ? model.text.slice(remark.group.inner.start - 1, remark.group.inner.end + 1)
        : [],
    ),
  );
  return { content: contentOf(formula), bareGroups };
}

function contentOf(formula: Formula): string {
  return formula.parts
    .map(({ coefficient, units }) => `${amountText(coefficient)} ${units.map(unitText).join(' ')}`)
    .join(' · ');
}

function unitText(unit: Unit): string {
  const charge = unit.charge ? `^${unit.charge.value.toFraction()}` : '';
  return baseText(unit) + charge + amountText(unit.amount);
}

function baseText(unit: Unit): string {
  if (unit.kind === 'element') return unit.symbol.text;
  if (unit.kind === 'vacancy') return 'Va';
  return unit.bracket + unit.items.map((item) => item.map(unitText).join(' ')).join(',') + unit.bracket;
}

function amountText(amount: Amount | undefined): string {
  if (amount?.kind !== 'number') return amount ? `_${amount.kind}` : '';
  const { value, decimals, uncertainty } = amount;
  return `_${value.toFraction()}/${decimals}${uncertainty ? `±${uncertainty.toFraction()}` : ''}`;
}

function withoutValues(parameters: readonly string[]): Refusal {
  const letters = parameters.map((name) => `\`${name}\``).join(' and ');
  return {
    message:
      parameters.length === 1
        ? `${letters} stands for an amount that has no value here`
        : `${letters} stand for amounts that have no values here`,
    help: 'declare a family, with the values that are meant',
  };
}

// ------------------------------------------------------------------------------------------------ the tree

function unitsIn(formula: Formula): Unit[] {
  const inside = (unit: Unit): Unit[] => [
    unit,
    ...(unit.kind === 'group' ? unit.items.flat().flatMap(inside) : []),
  ];
  return formula.parts.flatMap((part) => part.units).flatMap(inside);
}

function amountsIn(formula: Formula): Amount[] {
  return [
    ...formula.parts.flatMap((part) => part.coefficient ?? []),
    ...unitsIn(formula).flatMap((unit) => unit.amount ?? []),
  ];
}

function parametersIn(formula: Formula): string[] {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === 'parameter') names.add(expression.name);
    if (expression.kind === 'operation') [expression.left, expression.right].forEach(visit);
  };
  for (const amount of amountsIn(formula)) if (amount.kind === 'expression') visit(amount.expression);
  return [...names];
}

/** What the language accepts in a file, where its author stands by it, and a pasted text should not say by chance. */
function refusalIn(formula: Formula, source: string): Refusal | undefined {
  if (amountsIn(formula).some(({ kind }) => kind === 'unknown' || kind === 'rest')) {
    return { message: 'An amount is open: a `?` may be a character that was lost', help: 'write the number' };
  }
  const { prefix } = formula;
  if (prefix && isFormula(prefix.text)) {
    return {
      message: `\`${source.slice(prefix.range.start, prefix.range.end)}\` is no structure that is known here, and may be part of the formula`,
      help: 'write the structure after the name, or a formula without the dash',
    };
  }
  return chargeRefusalIn(formula, source);
}

/** Nonmetals whose plus sign is more likely that of a mixture: `NiO+CoO`. */
const NEVER_POSITIVE = new Set(['O', 'F', 'N', 'Cl', 'Br', 'I']);

/** A sign behind a number on the line, `O2-`, may join two formulas; one behind a caret or raised may not. */
function chargeRefusalIn(formula: Formula, source: string): Refusal | undefined {
  const units = unitsIn(formula);
  const hasCations = units.some(({ charge }) => charge && charge.value.s > 0n);
  for (const unit of units) {
    if (!unit.charge) continue;
    const { value, range } = unit.charge;
    const written = source.slice(range.start, range.end);
    if (/^[\^⁰¹²³⁴-⁹⁺⁻]/.test(written)) continue;
    const isAtEnd = range.end >= formula.range.end;
    const isDash = value.s < 0n && !hasCations && !(unit.kind === 'group' && isAtEnd);
    const isPlus = value.s > 0n && unit.kind === 'element' && NEVER_POSITIVE.has(unit.symbol.text);
    if (isDash || isPlus) {
      return {
        message: `\`${source.slice(unit.range.start, range.end)}\` may be an ion, or an amount with a sign behind it`,
        help: `write the charge behind a caret, \`^${written}\`, or the formula without the sign`,
      };
    }
  }
  return undefined;
}
