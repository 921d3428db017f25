/** What was measured, is weighed, or is mixed: lists of elements and formulas with numbers. */
import type { IToken } from 'chevrotain';
import * as T from '../tokens.js';
import type {
  BatchDeclaration,
  Component,
  ElementAmount,
  Formula,
  MeasuredDeclaration,
  MixtureDeclaration,
  Name,
  NumberAmount,
  Precursor,
  Quantity,
  Range,
  Unit,
} from '../tree.js';
import { type Mutable, nameOf, printable, rangeOf } from './base-parser.js';
import { BodyParser } from './body-parser.js';
import { PartsBuilder } from './formula-parser.js';

/** What stands between two commas. */
interface Entry {
  readonly range: Range;
  /** The name before `=`. */
  readonly name?: Name;
  /** A material's name in quotes. */
  readonly quoted?: Name;
  readonly formula?: Formula;
  readonly measure?: IToken;
}

/** A line: entries behind a word such as `from`, or without one. */
interface Line {
  readonly word?: IToken;
  /** The second word, as in `normalised to sum`. */
  readonly words: readonly IToken[];
  readonly entries: readonly Entry[];
}

export interface RecipeBody {
  readonly lines: readonly Line[];
  readonly start: number;
  readonly end: number;
}

export abstract class RecipeParser extends BodyParser {
  protected recipeBody = this.RULE('recipeBody', (): RecipeBody => {
    const open = this.CONSUME(T.RecipeOpen);
    const lines: Line[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(T.RecipeEnd) },
        { ALT: () => lines.push(this.SUBRULE(this.recipeLine)) },
      ]);
    });
    const end = this.SUBRULE(this.bodyEnd, { ARGS: [open] });
    return { lines, start: open.startOffset, end };
  });

  private recipeLine = this.RULE('recipeLine', (): Line => {
    const words: IToken[] = [];
    const entries: Entry[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        {
          ALT: () => {
            const word = this.CONSUME(T.RecipeWord);
            this.ACTION(() => {
              if (entries.length === 0) words.push(word);
              else this.refuseWord(word);
            });
          },
        },
        {
          ALT: () => {
            const comma = this.CONSUME(T.Comma);
            this.ACTION(() => {
              if (this.isDecimalComma(comma)) return;
              if (entries.length === 0 || this.LA(-1).tokenType === T.Comma) {
                this.problem(rangeOf(comma), 'Nothing stands before this comma', 'leave the comma out');
              }
            });
          },
        },
        {
          ALT: () => {
            const entry = this.SUBRULE(this.recipeEntry);
            this.ACTION(() => entries.push(entry));
          },
        },
      ]);
    });
    return this.ACTION(() => {
      const [word] = words;
      return { ...(word && { word }), words: words.slice(1), entries };
    });
  });

  private refuseWord(word: IToken): void {
    this.problem(
      rangeOf(word),
      `\`${printable(word.image)}\` is out of place here`,
      'begin a line of its own with it, or separate what stands before by a comma',
    );
  }

  private recipeEntry = this.RULE('recipeEntry', (): Entry => {
    const start = this.ACTION(() => this.LA(1).startOffset);
    const parts = new PartsBuilder(start);
    const measures: IToken[] = [];
    let name: IToken | undefined;
    let quoted: IToken | undefined;
    let misplaced: IToken | undefined;
    this.AT_LEAST_ONE(() => {
      this.OR1([
        {
          ALT: () => {
            const leading = this.SUBRULE(this.unit, { ARGS: [parts.items, start] });
            this.ACTION(() => {
              if (leading && !parts.lead(leading)) this.misplacedAmount(leading);
              if (measures.length > 0 || quoted) misplaced ??= this.LA(0);
            });
          },
        },
        {
          ALT: () => {
            const dot = this.CONSUME(T.Dot);
            this.ACTION(() => this.dotInFormula(dot, parts));
          },
        },
        { ALT: () => measures.push(this.CONSUME(T.Measure)) },
        {
          ALT: () => {
            const token = this.CONSUME(T.ComponentName);
            let equals: IToken | undefined;
            this.OPTION(() => {
              equals = this.CONSUME(T.ComponentEquals);
            });
            this.ACTION(() => {
              if (!equals || name || !parts.isEmpty) misplaced ??= token;
              name = token;
            });
          },
        },
        {
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(T.QuotedName) },
              { ALT: () => this.CONSUME(T.UnclosedQuote) },
            ]);
            this.ACTION(() => {
              if (quoted || !parts.isEmpty) misplaced ??= token;
              quoted = token;
            });
          },
        },
        {
          ALT: () => {
            const token = this.OR3([
              { ALT: () => this.CONSUME2(T.ComponentEquals) },
              { ALT: () => this.CONSUME(T.Ellipsis) },
              { ALT: () => this.CONSUME(T.RoundClose) },
              { ALT: () => this.CONSUME(T.SquareClose) },
            ]);
            this.ACTION(() => {
              misplaced ??= token;
            });
          },
        },
      ]);
    });
    return this.ACTION(() => {
      const end = T.endOf(this.LA(0));
      const isEmpty = parts.isEmpty;
      const read = parts.finish(measures[0]?.startOffset ?? end);
      const [measure, second] = measures;
      misplaced ??= second;
      if (misplaced) {
        this.problem(
          rangeOf(misplaced),
          `\`${printable(misplaced.image)}\` is out of place here`,
          'separate entries by commas: `Na2CO3 99.5 %, Li2CO3`',
        );
      }
      if (!isEmpty) this.checkFormula(read, this.LA(0));
      const last = read[read.length - 1]?.units.at(-1);
      const first = read[0]?.range.start ?? start;
      return {
        range: { start, end },
        ...(name && { name: componentName(name) }),
        ...(quoted && { quoted: nameOf(quoted) }),
        ...(!isEmpty && { formula: { range: { start: first, end: last?.range.end ?? end }, parts: read } }),
        ...(measure && { measure }),
      };
    });
  });

  // ------------------------------------------------------------------------------------------- what it means

  protected readMeasured({ lines }: RecipeBody): Pick<MeasuredDeclaration, 'values' | 'normalisation'> {
    const values: ElementAmount[] = [];
    let normalisation: Name | undefined;
    for (const { word, words, entries } of lines) {
      if (!word) values.push(...entries.flatMap((entry) => this.elementAmount(entry, 'Na 0.821(6)')));
      else if (/^normali[sz]ed$/.test(word.image)) {
        normalisation = this.readNormalisation(word, words, entries) ?? normalisation;
      } else this.strayLine(word, 'a measurement', '`Na 0.821(6), Li 0.099(4)` and `normalised to sum`');
    }
    return { values, ...(normalisation && { normalisation }) };
  }

  private readNormalisation(
    word: IToken,
    [to, sum]: readonly IToken[],
    entries: readonly Entry[],
  ): Name | undefined {
    const [unit, ...others] = entries.flatMap(unitsOf);
    if (to?.image === 'to' && sum?.image === 'sum' && entries.length === 0) return nameOf(sum);
    if (to?.image === 'to' && !sum && unit?.kind === 'element' && others.length === 0 && !unit.amount) {
      return unit.symbol;
    }
    this.problem(
      rangeOf(word),
      'This does not say what the values are normalised to',
      'write `normalised to sum`, or an element whose amount is taken as nominal: `normalised to Ni`',
    );
    return undefined;
  }

  protected readBatch({ lines }: RecipeBody): Pick<BatchDeclaration, 'target' | 'precursors' | 'excesses'> {
    let target: Quantity | undefined;
    const precursors: Precursor[] = [];
    const excesses: ElementAmount[] = [];
    for (const line of lines) {
      const { word, entries } = line;
      if (word?.image === 'from') precursors.push(...entries.flatMap((entry) => this.precursor(entry)));
      else if (word?.image === 'excess') {
        excesses.push(...entries.flatMap((entry) => this.excess(entry)));
      } else if (word?.image === 'mass' || word?.image === 'amount') {
        const quantity = this.quantityOf(line);
        if (quantity && target) {
          this.problem(rangeOf(word), 'How much to make is given twice', 'leave one of the lines out');
        }
        target ??= quantity;
      } else
        this.strayLine(word ?? entries[0], 'a batch', '`mass 10 g`, `from Na2CO3, NiO` and `excess Na 3 %`');
    }
    return { ...(target && { target }), precursors, excesses };
  }

  private precursor(entry: Entry): Precursor[] {
    const { range, formula, quoted, name, measure } = entry;
    const purity = measure && this.percentage(measure);
    if (name) {
      this.problem(
        name.range,
        'A precursor has no name of its own',
        'write its formula, or a material’s name in quotes',
      );
      return [];
    }
    if (!formula && !quoted) {
      this.problem(
        range,
        'No precursor is named here',
        'write its formula before its purity: `Na2CO3 99.5 %`',
      );
      return [];
    }
    if (formula) this.refuseApart(formula, 'a purity has a per cent sign: `Na2CO3 99.5 %`');
    return [
      {
        range,
        ...(formula && { formula }),
        ...(quoted && { material: quoted }),
        ...(purity && { purity }),
      },
    ];
  }

  protected readMixture({ lines }: RecipeBody): Pick<MixtureDeclaration, 'components' | 'density'> {
    const components: Component[] = [];
    let density: Quantity | undefined;
    for (const line of lines) {
      const { word, entries } = line;
      if (!word) components.push(...entries.flatMap((entry) => this.component(entry)));
      else if (word.image === 'density') density = this.quantityOf(line) ?? density;
      else this.strayLine(word, 'a mixture', '`DME = C4H10O2 9.6 mol` and `density 1.2 g/mL`');
    }
    return { components, ...(density && { density }) };
  }

  private component({ range, name, formula, quoted, measure }: Entry): Component[] {
    if (!formula || quoted) {
      this.problem(range, 'This component has no formula', 'write `DME = C4H10O2 9.6 mol`');
      return [];
    }
    this.refuseApart(formula, 'an amount has a unit: `DME = C4H10O2 9.6 mol`');
    const written = this.source.slice(formula.range.start, formula.range.end);
    return [
      {
        range,
        name: name ?? { text: written, range: formula.range },
        formula,
        ...(measure && { quantity: this.quantity(measure) }),
      },
    ];
  }

  /** A number behind a space counts no atoms in a recipe: it is a purity or an amount whose unit was forgotten. */
  private refuseApart({ parts }: Formula, help: string): void {
    for (const { amount } of parts.flatMap((part) => part.units)) {
      if (!amount || !/\s/.test(this.source.charAt(amount.range.start - 1))) continue;
      const written = this.source.slice(amount.range.start, amount.range.end);
      this.problem(amount.range, `\`${written}\` stands apart from what it would count`, help);
    }
  }

  /** A part of one could be taken for per cent, and the other way round: only what has the sign is read. */
  private excess(entry: Entry): ElementAmount[] {
    const [read] = this.elementAmount(entry, 'Na 3 %');
    if (!read || entry.measure) return read ? [read] : [];
    const { element, amount } = read;
    this.problem(
      amount.range,
      `The excess of ${element.text} has no per cent sign`,
      `write it in per cent of what the formula has: \`${element.text} 3 %\``,
    );
    return [];
  }

  /** The one element with its number that an entry must be. */
  private elementAmount(entry: Entry, example: string): ElementAmount[] {
    const [unit, ...others] = unitsOf(entry);
    const isElement = unit?.kind === 'element' && others.length === 0 && !entry.name && !entry.quoted;
    const amount = entry.measure ? this.percentage(entry.measure) : unit?.amount;
    if (!isElement || unit.charge || (entry.measure && unit.amount)) {
      this.problem(entry.range, 'This is not one element with its number', `write \`${example}\``);
      return [];
    }
    if (amount?.kind !== 'number') {
      this.problem(entry.range, `No number stands behind ${unit.symbol.text}`, `write \`${example}\``);
      return [];
    }
    return [{ range: entry.range, element: unit.symbol, amount }];
  }

  /** A number in per cent, as part of one. */
  private percentage(token: IToken): NumberAmount | undefined {
    const { value, unit, range } = this.quantity(token);
    if (unit.text !== '%') {
      this.problem(unit.range, `\`${unit.text}\` is not a per cent sign`, 'write a part as `99.5 %`');
      return undefined;
    }
    return {
      ...value,
      range,
      value: value.value.div(100),
      decimals: value.decimals > 0 ? value.decimals + 2 : 0,
    };
  }

  private quantityOf({ word, words, entries }: Line): Quantity | undefined {
    const [entry, ...others] = entries;
    const isAlone =
      words.length === 0 && others.length === 0 && !entry?.formula && !entry?.quoted && !entry?.name;
    if (entry?.measure && isAlone) return this.quantity(entry.measure);
    if (word) {
      this.problem(
        rangeOf(word),
        `No number with a unit follows \`${word.image}\``,
        'write one, such as `10 g`',
      );
    }
    return undefined;
  }

  private strayLine(at: IToken | Entry | undefined, where: string, what: string): void {
    if (!at) return;
    const range = 'range' in at ? at.range : rangeOf(at);
    const written = this.source.slice(range.start, range.end);
    this.problem(range, `\`${written}\` begins no line that ${where} can have`, `its lines are ${what}`);
  }

  /** A number with its unit, from the one token that both are. */
  private quantity(token: IToken): Quantity {
    const numeral = /^[\d.]+/.exec(token.image)?.[0] ?? '';
    const unit = token.image.slice(numeral.length).trimStart();
    const range = rangeOf(token);
    const start = range.end - unit.length;
    const own = { start: range.start, end: range.start + numeral.length };
    return {
      range,
      value: { kind: 'number', ...this.printed(numeral, own), range: own },
      unit: { text: unit, range: { start, end: range.end } },
    };
  }
}

function unitsOf({ formula }: Entry): readonly Unit[] {
  return formula?.parts.flatMap((part) => part.units) ?? [];
}

function componentName(token: IToken): Name {
  const name: Mutable<Name> = nameOf(token);
  if (name.text.startsWith('"')) name.text = name.text.slice(1, -1).replace(/\\(.)/g, '$1');
  return name;
}
