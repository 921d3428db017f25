/** Formulas and lists of what sits on a site. */
import { EOF, type IToken, type TokenType } from 'chevrotain';
import { trimmed } from '../lists.js';
import { asItLooks } from '../look-alikes.js';
import { chargeValue, plain } from '../numerals.js';
import * as T from '../tokens.js';
import type { Amount, Charge, Formula, FormulaPart, GroupUnit, Range, Unit } from '../tree.js';
import { AmountParser } from './amount-parser.js';
import { DEEPEST, printable, rangeOf } from './base-parser.js';

/** Behind these a charge or an amount of the unit before can no longer come. */
const BEHIND_UNIT: ReadonlySet<TokenType> = new Set([
  T.Element,
  T.RoundOpen,
  T.SquareOpen,
  T.RoundClose,
  T.SquareClose,
  T.Comma,
  T.LineEnd,
  T.ListEnd,
  EOF,
]);

/** No ion carries more. */
const HIGHEST_CHARGE = 9;

/** Charges and amounts behind a unit, as they are met. */
interface Suffix {
  charge: Charge | undefined;
  amount: Amount | undefined;
  end: number;
}

export interface ListResult {
  readonly items: readonly (readonly Unit[])[];
  readonly ellipsis?: Range;
  /** What stands before an arrow. */
  readonly replaced?: Unit;
  readonly range: Range;
}

export abstract class FormulaParser extends AmountParser {
  /** The one unit that an entry of a list may be. */
  protected single(units: readonly Unit[]): Unit[] {
    const [first, second] = units;
    if (!first) return [];
    if (second) {
      const range = { start: first.range.start, end: units[units.length - 1]?.range.end ?? second.range.end };
      const written = this.source.slice(range.start, range.end);
      this.problem(
        range,
        `\`${written}\` is more than one species between commas`,
        'separate species by commas, or put the atoms of one ion in brackets: `(PO4)3-`, `(NH4)+`',
      );
    }
    return [first];
  }

  protected list = this.RULE('list', (): ListResult => {
    const items: Unit[][] = [[]];
    let ellipsis: Range | undefined;
    let replaced: Unit | undefined;
    const start = this.ACTION(() => T.endOf(this.LA(0)));
    this.plainElements(items, true);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.unit, { ARGS: [items, start] }) },
        {
          ALT: () => {
            const arrow = this.CONSUME(T.Arrow);
            this.ACTION(() => {
              replaced = this.replacedBefore(arrow, items, replaced) ?? replaced;
              items.splice(0, items.length, []);
            });
          },
        },
        {
          ALT: () => {
            const comma = this.CONSUME(T.Comma);
            this.ACTION(() => this.endItem(items, comma));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(T.Ellipsis);
            ellipsis = this.ACTION(() => rangeOf(token));
          },
        },
        {
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(T.RoundClose) },
              { ALT: () => this.CONSUME(T.SquareClose) },
              { ALT: () => this.CONSUME(T.Dot) },
            ]);
            this.ACTION(() => this.refuse(token, start));
          },
        },
      ]);
      this.plainElements(items, true);
    });
    const end = this.ACTION(() => Math.max(start, T.endOf(this.LA(0))));
    this.OPTION(() => {
      this.CONSUME(T.ListEnd);
    });
    return this.ACTION(() => {
      if (replaced && items.every((item) => item.length === 0)) {
        this.missing('What takes its place', 'write the species behind the arrow: `Co -> Mn 0.05, Ti 0.05`');
      }
      return { items, range: { start, end }, ...(ellipsis && { ellipsis }), ...(replaced && { replaced }) };
    });
  });

  /** The one species before an arrow. */
  private replacedBefore(
    arrow: IToken,
    items: readonly (readonly Unit[])[],
    before: Unit | undefined,
  ): Unit | undefined {
    const [only, ...others] = items.flat();
    if (before) {
      this.problem(rangeOf(arrow), 'A second arrow stands in this line', 'write a line for each replacement');
    } else if (!only || others.length > 0 || items.length > 1) {
      this.problem(
        rangeOf(arrow),
        `${only ? 'More than one species stands' : 'Nothing stands'} before this arrow`,
        'write the one species that is replaced, and a line for each: `M: Co -> Mn 0.05, Ti 0.05`',
      );
    } else if (only.amount && only.amount.kind !== 'number' && only.amount.kind !== 'expression') {
      this.problem(
        only.amount.range,
        'How much is replaced must be written as a number',
        'write it, or leave it out for all',
      );
    }
    return only;
  }

  protected endItem(items: Unit[][], comma: IToken): void {
    if (this.isDecimalComma(comma)) return;
    if (items[items.length - 1]?.length === 0 && this.LA(-1)?.tokenType !== T.Ellipsis) {
      this.problem(
        rangeOf(comma),
        'Nothing stands before this comma',
        'write a species, or leave the comma out',
      );
    }
    items.push([]);
  }

  protected formula = this.RULE('formula', (equals: IToken): Formula => {
    let prefix: IToken | undefined;
    this.OPTION(() => {
      prefix = this.CONSUME(T.Prefix);
    });
    const start = this.ACTION(() => T.endOf(this.LA(0)));
    const parts = new PartsBuilder(start);
    this.plainElements(parts.items, false);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const leading = this.SUBRULE(this.unit, { ARGS: [parts.items, start] });
            this.ACTION(() => {
              if (leading && !parts.lead(leading)) this.misplacedAmount(leading);
            });
          },
        },
        {
          ALT: () => {
            const dot = this.CONSUME(T.Dot);
            this.ACTION(() => this.dotInFormula(dot, parts));
          },
        },
        {
          ALT: () => {
            const comma = this.CONSUME(T.Comma);
            this.ACTION(() => this.commaInFormula(comma));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(T.Ellipsis);
            this.ACTION(() =>
              this.problem(rangeOf(token), '`…` leaves part of the formula out', 'write the whole formula'),
            );
          },
        },
        {
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(T.RoundClose) },
              { ALT: () => this.CONSUME(T.SquareClose) },
            ]);
            this.ACTION(() => this.refuse(token, start));
          },
        },
      ]);
      this.plainElements(parts.items, false);
    });
    const end = this.ACTION(() => Math.max(start, T.endOf(this.LA(0))));
    this.OPTION1(() => {
      this.CONSUME(T.LineEnd);
    });
    return this.ACTION(() => {
      const read = parts.finish(end);
      this.checkFormula(read, equals);
      return {
        range: { start: prefix?.startOffset ?? read[0]?.range.start ?? start, end },
        parts: read,
        prefix: prefix && {
          text: prefix.image.replace(/[-‐‑–−][ \t]*$/, '').trimEnd(),
          range: rangeOf(prefix),
        },
      };
    });
  });

  /** Ends a part of a formula. */
  protected dotInFormula(dot: IToken, parts: PartsBuilder): void {
    const before = this.LA(-1);
    const next = this.LA(1);
    if (before.tokenType === T.Numeral && /^[0₀]$/.test(before.image) && next.tokenType === T.Numeral) {
      const decimal = `0.${plain(next.image)}`;
      this.problem(
        { start: before.startOffset, end: T.endOf(next) },
        `\`${this.source.slice(before.startOffset, T.endOf(next))}\` would be read as none of it, and ${plain(next.image)} of what follows`,
        `write a decimal as \`${decimal}\``,
        [
          {
            title: `Write ${decimal}`,
            range: { start: before.startOffset, end: T.endOf(next) },
            replacement: decimal,
          },
        ],
      );
    } else if (dot.image === '.' && /^\S\.\s+[^\s\d]/.test(this.source.slice(dot.startOffset - 1))) {
      this.problem(
        rangeOf(dot),
        'A full stop ends this formula, and more follows',
        'write a material for each formula, or `·` between the parts of a hydrate',
      );
    } else if (!parts.hasUnits) {
      this.problem(rangeOf(dot), 'Nothing stands before this dot', 'a dot joins two formulas: `CoCl2·6H2O`');
    }
    parts.next(dot);
  }

  /** @param equals what the formula stands behind, for a problem where there is none. */
  protected checkFormula(parts: readonly FormulaPart[], equals: IToken): void {
    parts.forEach((part, index) => {
      if (part.units.length > 0 || this.broken) return;
      if (part.coefficient) {
        this.problem(part.coefficient.range, 'A number alone is no formula', 'write the elements behind it');
      } else if (index === 0 && parts.length === 1) {
        this.problem(
          rangeOf(equals),
          'No formula follows the equals sign',
          'write one, such as `LiNi0.8Co0.1Mn0.1O2`',
        );
      } else if (index > 0) {
        this.problem(part.range, 'Nothing stands after this dot', 'a dot joins two formulas: `CoCl2·6H2O`');
      }
    });
    for (const part of parts) this.checkHydrate(part.units);
  }

  /** `Ni(NO3)2.6H2O`: a full stop for the hydrate dot makes a decimal of it. */
  protected checkHydrate(units: readonly Unit[]): void {
    const [before, hydrogen, oxygen] = units.slice(-3);
    if (before?.amount?.kind !== 'number' || before.amount.decimals === 0) return;
    if (hydrogen?.kind !== 'element' || oxygen?.kind !== 'element') return;
    const isWater = hydrogen.symbol.text === 'H' && oxygen.symbol.text === 'O' && !oxygen.amount;
    if (!isWater || hydrogen.amount?.kind !== 'number' || !hydrogen.amount.value.equals(2)) return;
    const { start, end } = before.amount.range;
    // With the 0.5 of `2.0.5H2O`, which has been told as a second amount.
    const written = this.source.slice(start, hydrogen.range.start).trimEnd();
    const range = { start, end: start + written.length };
    const point = written.indexOf('.');
    const isNumber = range.end === end;
    if (!isNumber) this.forget(range);
    this.problem(
      range,
      isNumber
        ? `\`${written}H2O\` would be read as the amount ${written} followed by H2O`
        : `The first \`.\` of \`${written}H2O\` would be read as a decimal point`,
      `write \`·\` before the water of a hydrate: \`${written.slice(0, point)}·${written.slice(point + 1)}H2O\``,
      [
        {
          title: 'Write a hydrate dot',
          range: { start: range.start + point, end: range.start + point + 1 },
          replacement: '·',
        },
      ],
    );
  }

  protected commaInFormula(comma: IToken): void {
    if (this.isDecimalComma(comma)) return;
    this.problem(
      rangeOf(comma),
      'A comma stands outside brackets',
      'elements that share a site go in brackets: `(Mg,Co,Ni,Cu,Zn)O`',
    );
  }

  /** Refuses a comma between digits. */
  protected isDecimalComma(comma: IToken): boolean {
    const before = this.source.charAt(comma.startOffset - 1);
    const after = this.source.charAt(comma.startOffset + 1);
    if (!/\d/.test(before) || !/\d/.test(after)) return false;
    this.problem(rangeOf(comma), 'A comma is not a decimal point here', 'write `0.5`, not `0,5`', [
      { title: 'Write a decimal point', range: rangeOf(comma), replacement: '.' },
    ]);
    return true;
  }

  /**
   * One element, vacancy or group with what follows it, added to the last of `items`; or one thing that is out
   * of place. Answers an amount that stands before anything it could belong to.
   */
  protected unit = this.RULE('unit', (items: Unit[][], from: number): Amount | undefined => {
    let leading: Amount | undefined;
    const add = (unit: Unit) => items[items.length - 1]?.push(unit);
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(T.Element);
          const { charge, amount, end } = this.SUBRULE1(this.suffix);
          this.ACTION(() => {
            const symbol = { text: token.image, range: rangeOf(token) };
            add({ kind: 'element', symbol, range: { start: token.startOffset, end }, charge, amount });
          });
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(T.Vacancy);
          const suffix = this.SUBRULE2(this.suffix);
          this.ACTION(() => {
            const { charge, amount, end } = suffix;
            add({ kind: 'vacancy', range: { start: token.startOffset, end }, charge, amount });
          });
        },
      },
      {
        ALT: () => {
          const group = this.SUBRULE(this.group);
          const suffix = this.SUBRULE3(this.suffix);
          this.ACTION(() => {
            if (!group) return;
            this.checkAside(group, items[items.length - 1]?.at(-1));
            const { bracket, inner, items: own } = group;
            const { charge, amount, end } = suffix;
            add({
              kind: 'group',
              bracket,
              inner,
              items: own,
              range: { start: group.range.start, end },
              charge,
              amount,
            });
          });
        },
      },
      {
        ALT: () => {
          leading = this.SUBRULE(this.amount);
        },
      },
      {
        ALT: () => {
          const token = this.SUBRULE(this.outOfPlace);
          this.ACTION(() => this.refuse(token, from));
        },
      },
    ]);
    return leading;
  });

  /** Refuses brackets that papers use for something other than a group: `Mn(III)`, `Li(Na)`. */
  protected checkAside(group: GroupUnit, before: Unit | undefined): void {
    if (group.bracket !== '(' || before?.kind !== 'element' || before.range.end !== group.range.start) return;
    const inner = this.source.slice(group.inner.start, group.inner.end);
    const [only, second] = group.items[0] ?? [];
    if (inner === 'OAc') {
      this.problem(
        group.range,
        '`(OAc)` would be read as oxygen and actinium',
        'write acetate as its atoms: `(CH3COO)`',
        [{ title: 'Write (CH3COO)', range: group.range, replacement: '(CH3COO)' }],
      );
    } else if (/^(?:I{1,3}|IV|VI{0,3})$/.test(inner)) {
      const state = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8 }[inner];
      this.problem(
        group.range,
        `\`(${inner})\` would be read as atoms of ${[...new Set(inner)].map((letter) => (letter === 'I' ? 'iodine' : 'vanadium')).join(' and ')}`,
        `write the oxidation state as a charge: \`${before.symbol.text}${state}+\``,
      );
    } else if (
      group.items.length === 1 &&
      only?.kind === 'element' &&
      !second &&
      !only.amount &&
      !only.charge
    ) {
      this.problem(
        group.range,
        `\`(${inner})\` behind ${before.symbol.text} may mean “${before.symbol.text} or ${inner}” or both of them`,
        `leave the brackets out if both are there; otherwise write a material for each`,
      );
    }
  }

  /**
   * The elements that come next with nothing or one number behind each, of which most formulas are: read as `unit` would
   * read them, at a fraction of its cost.
   *
   * @param hasCommas whether commas may part them.
   */
  protected plainElements(items: Unit[][], hasCommas: boolean): void {
    if (this.RECORDING_PHASE) return;
    for (;;) {
      const { tokenType } = this.LA(1);
      const second = this.LA(2);
      const item = items[items.length - 1];
      if (!item) return;
      if (tokenType === T.Comma && hasCommas && item.length > 0 && second.tokenType === T.Element) {
        this.CONSUME(T.Comma);
        items.push([]);
        continue;
      }
      const numeral = second.tokenType === T.Numeral ? second : undefined;
      if (tokenType !== T.Element || !BEHIND_UNIT.has((numeral ? this.LA(3) : second).tokenType)) return;
      const token = this.CONSUME(T.Element);
      const symbol = { text: token.image, range: rangeOf(token) };
      let amount: Amount | undefined;
      if (numeral) {
        const range = rangeOf(this.CONSUME(T.Numeral));
        const { value, decimals } = this.printed(numeral.image, range);
        amount = { kind: 'number', range, value, decimals };
      }
      const range = amount ? { start: symbol.range.start, end: amount.range.end } : symbol.range;
      item.push({ kind: 'element', symbol, range, charge: undefined, amount });
    }
  }

  protected suffix = this.RULE('suffix', (): Suffix => {
    const end = this.ACTION(() => T.endOf(this.LA(0)));
    const suffix: Suffix = { charge: undefined, amount: undefined, end };
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(T.MarkedCharge);
            this.ACTION(() => {
              if (/^[⁺⁻]/.test(token.image)) this.checkTouchingSign(suffix, token);
              this.addCharge(suffix, token);
            });
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(T.PlainCharge);
            this.ACTION(() => {
              this.checkPlainCharge(suffix, token);
              this.addCharge(suffix, token);
            });
          },
        },
        {
          ALT: () => {
            const amount = this.SUBRULE(this.amount);
            this.ACTION(() => {
              if (!amount) return;
              if (suffix.amount) {
                this.problem(amount.range, 'A second amount follows the first', 'one species has one amount');
              } else {
                suffix.amount = amount;
              }
              suffix.end = amount.range.end;
            });
          },
        },
      ]);
    });
    return suffix;
  });

  protected addCharge(suffix: Suffix, token: IToken): void {
    const range = rangeOf(token);
    const value = chargeValue(token.image);
    if (suffix.charge) {
      this.problem(range, 'A second charge follows the first', 'one species has one charge');
    } else if (value.abs().compare(HIGHEST_CHARGE) > 0) {
      this.problem(
        range,
        `No ion has the charge ${plain(token.image)}`,
        'put the atoms of a complex ion in brackets and its charge behind them: `[Fe(CN)6]3-`',
      );
    } else {
      suffix.charge = { value, range };
    }
    suffix.end = range.end;
  }

  /** Refuses what could be a charge as well as something else: `Ni0.8+`, `Fe+2`, `O3-0.1`. */
  protected checkPlainCharge(suffix: Suffix, token: IToken): void {
    const next = this.LA(1);
    const { start, end } = rangeOf(token);
    const sign = plain(token.image).slice(-1);
    if (this.checkTouchingSign(suffix, token)) return;
    if (this.checkSum(token)) return;
    if (next.tokenType === T.Numeral && next.startOffset === end) {
      const written = this.source.slice(start, T.endOf(next));
      if (
        /^\d*$/.test(token.image.slice(0, -1)) &&
        token.image.length > 1 &&
        sign === '+' &&
        token.image[0] !== '1'
      ) {
        return; // `Mn3+0.4`: nobody writes a sum like this
      }
      this.problem(
        { start, end: T.endOf(next) },
        `\`${written}\` may be a charge with an amount, a charge of ${plain(next.image)}${sign}, or a sum`,
        `write a space before the amount, \`${token.image} ${next.image}\`, a caret before the charge, or braces around a sum, \`{${written}}\``,
      );
    }
  }

  /** Refuses a plus between two formulas, `LiFePO4 + C` and `NiO+CoO`: no anion carries a positive charge. */
  private checkSum(token: IToken): boolean {
    const next = this.LA(1).tokenType;
    const isBehindGap = /\s/.test(this.source.charAt(token.startOffset - 1));
    const before = this.source.slice(Math.max(0, token.startOffset - 2), token.startOffset);
    const isBehindAnion = /(?:^|[^A-Z])(?:[OSF]|Cl|Br|I|Se)$/.test(before);
    const begins = next === T.Element || next === T.RoundOpen || next === T.SquareOpen;
    if (plain(token.image) !== '+' || !begins || !(isBehindGap || isBehindAnion)) return false;
    this.problem(
      rangeOf(token),
      'This `+` would be read as a charge, but another formula follows it',
      'write a material for each formula; a charge stands directly behind its species: `Li+`',
    );
    return true;
  }

  /** Refuses a sign that touches the number before it, `Ni0.8+` and `Fe2⁺`; a subscript is an amount for certain. */
  protected checkTouchingSign(suffix: Suffix, token: IToken): boolean {
    const { start, end } = rangeOf(token);
    const amount = suffix.amount?.range;
    if (
      suffix.amount?.kind !== 'number' ||
      amount?.end !== start ||
      !/\d/.test(this.source.charAt(start - 1))
    ) {
      return false;
    }
    const number = this.source.slice(amount.start, start);
    const sign = plain(token.image).slice(-1);
    this.problem(
      { start: amount.start, end },
      `\`${number}${token.image}\` may be the amount ${number} of a singly charged ion or a charge of ${number}${sign}`,
      `write \`^${sign} ${number}\` for the one and \`^${number}${sign}\` for the other`,
    );
    return true;
  }

  protected group = this.RULE('group', (): GroupUnit | undefined => {
    const items: Unit[][] = [[]];
    let result: GroupUnit | undefined;
    const open = this.OR1([
      { ALT: () => this.CONSUME(T.RoundOpen) },
      { ALT: () => this.CONSUME(T.SquareOpen) },
    ]);
    this.ACTION(() => {
      this.depth++;
    });
    this.OR2([
      {
        GATE: () => this.depth > DEEPEST,
        ALT: () => {
          this.MANY1(() => this.CONSUME(T.InLine));
          this.ACTION(() => this.tooDeep(open));
        },
      },
      {
        ALT: () => {
          this.plainElements(items, true);
          this.MANY2(() => {
            this.OR3([
              {
                ALT: () => {
                  const leading = this.SUBRULE(this.unit, { ARGS: [items, open.startOffset] });
                  this.ACTION(() => leading && this.misplacedAmount(leading));
                },
              },
              {
                ALT: () => {
                  const comma = this.CONSUME(T.Comma);
                  this.ACTION(() => this.endItem(items, comma));
                },
              },
              {
                ALT: () => {
                  const token = this.OR4([
                    { ALT: () => this.CONSUME(T.Ellipsis) },
                    { ALT: () => this.CONSUME(T.Dot) },
                  ]);
                  this.ACTION(() => this.refuse(token, open.startOffset));
                },
              },
            ]);
            this.plainElements(items, true);
          });
          const innerEnd = this.ACTION(() => T.endOf(this.LA(0)));
          let close: IToken | undefined;
          this.OPTION(() => {
            close = this.OR5([
              { ALT: () => this.CONSUME(T.RoundClose) },
              { ALT: () => this.CONSUME(T.SquareClose) },
            ]);
          });
          result = this.ACTION(() => this.finishGroup(open, items, innerEnd, close));
        },
      },
    ]);
    this.ACTION(() => {
      this.depth--;
    });
    return result;
  });

  protected finishGroup(
    open: IToken,
    items: Unit[][],
    innerEnd: number,
    close: IToken | undefined,
  ): GroupUnit {
    const bracket = open.tokenType === T.RoundOpen ? '(' : '[';
    const wanted = bracket === '(' ? ')' : ']';
    if (!close && this.problems.some(({ range }) => range.start > open.startOffset)) {
      // What is wrong inside, a bracket left open there above all, is told already.
      this.broken = true;
    } else if (!close) {
      this.problem(
        rangeOf(open),
        `This \`${bracket}\` is not closed on its line`,
        `close it with \`${wanted}\``,
      );
    } else if (close.image !== wanted) {
      this.problem(
        rangeOf(close),
        `\`${close.image}\` closes a \`${bracket}\``,
        `write \`${wanted}\`, or the bracket that was meant before`,
      );
    } else if (items.every((item) => item.length === 0)) {
      this.problem(
        { start: open.startOffset, end: T.endOf(close) },
        'These brackets are empty',
        'write what is in them',
      );
    } else if (items[items.length - 1]?.length === 0) {
      this.problem(
        rangeOf(close),
        'Nothing stands after the last comma',
        'write a species, or leave the comma out',
      );
    }
    return {
      kind: 'group',
      bracket,
      inner: { start: open.startOffset + 1, end: close?.startOffset ?? innerEnd },
      items: trimmed(items.filter((item) => item.length > 0).map(trimmed)),
      range: { start: open.startOffset, end: close ? T.endOf(close) : innerEnd },
    };
  }

  protected outOfPlace = this.RULE(
    'outOfPlace',
    (): IToken =>
      this.OR([
        { ALT: () => this.CONSUME(T.Unknown) },
        { ALT: () => this.CONSUME(T.Word) },
        { ALT: () => this.CONSUME(T.MarkedCharge) },
        { ALT: () => this.CONSUME(T.PlainCharge) },
        { ALT: () => this.CONSUME(T.Uncertainty) },
        { ALT: () => this.CONSUME(T.PlusMinus) },
        { ALT: () => this.CONSUME(T.Operator) },
        { ALT: () => this.CONSUME(T.Slash) },
        { ALT: () => this.CONSUME(T.Percent) },
        { ALT: () => this.CONSUME(T.ExpressionClose) },
        { ALT: () => this.CONSUME(T.Prefix) },
      ]),
  );

  /** Says of a token that nothing in a formula can be made of it. */
  protected refuse(token: IToken, from: number): void {
    const last = this.problems[this.problems.length - 1];
    if (last && last === this.refused && last.range.start >= from) {
      // A run of words that do not belong is told once.
      if (/^[ \t]*$/.test(this.source.slice(last.range.end, token.startOffset))) {
        this.refused = { ...last, range: { start: last.range.start, end: T.endOf(token) } };
        this.problems[this.problems.length - 1] = this.refused;
        return;
      }
    }
    const image = printable(token.image);
    const plain = asItLooks(token.image);
    if (plain !== undefined) {
      this.problem(
        rangeOf(token),
        `\`${image}\` (${codesOf(token.image)}) only looks like \`${plain}\``,
        `write a plain \`${plain}\``,
        [{ title: `Write a plain \`${plain}\``, replacement: plain, range: rangeOf(token) }],
      );
      return;
    }
    const [message, help] = ((): [string, string] => {
      switch (token.tokenType) {
        case T.RoundClose:
        case T.SquareClose:
          return [`No bracket is open for this \`${image}\``, 'open one before it, or leave this one out'];
        case T.MarkedCharge:
        case T.PlainCharge:
          return [
            `The charge \`${image}\` has nothing to belong to`,
            'write it behind its element or bracket: `Mn3+`',
          ];
        case T.Word:
          return [
            `\`${image}\` is no element and no amount`,
            'symbols of elements begin with a capital letter; a comment begins with `#`',
          ];
        case T.Dot:
          return ['A hydrate dot stands in brackets', 'write `·` only between whole formulas: `CoCl2·6H2O`'];
        case T.Ellipsis:
          return ['`…` leaves part of the formula out', 'write the whole formula'];
        default:
          return [
            `\`${image}\` cannot stand in a formula`,
            'leave it out, or put it in a comment behind `#`',
          ];
      }
    })();
    this.problem(rangeOf(token), message, help);
    this.refused = this.problems[this.problems.length - 1];
  }

  protected misplacedAmount(amount: Amount): void {
    // After `0,5` has been told, its 5 needs no telling.
    if (this.broken && this.problems[this.problems.length - 1]?.range.end === amount.range.start) return;
    const written = this.source.slice(amount.range.start, amount.range.end);
    this.problem(
      amount.range,
      `The amount \`${written}\` has nothing to belong to`,
      'write amounts behind what they count',
    );
  }
}

/** `U+0421`, `U+0421 U+043E`: the first few characters by their codes. */
function codesOf(text: string): string {
  const codes = [...text].map((char) =>
    (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
  );
  return (
    codes
      .slice(0, 3)
      .map((code) => `U+${code}`)
      .join(' ') + (codes.length > 3 ? ' …' : '')
  );
}

/** Puts together the parts of a formula that hydrate dots separate. */
export class PartsBuilder {
  /** Where units go; the same list for one part. */
  readonly items: Unit[][] = [[]];
  private readonly parts: FormulaPart[] = [];
  private coefficient: Amount | undefined;
  private start: number;

  constructor(start: number) {
    this.start = start;
  }

  get hasUnits(): boolean {
    return (this.items[0] ?? []).length > 0;
  }

  get isEmpty(): boolean {
    return !this.hasUnits && !this.coefficient && this.parts.length === 0;
  }

  /** Takes an amount as the part's coefficient, if nothing stands before it. */
  lead(amount: Amount): boolean {
    if (this.hasUnits || this.coefficient) return false;
    this.coefficient = amount;
    return true;
  }

  /** Ends a part at a dot. */
  next(dot: IToken): void {
    this.end(dot.startOffset);
    this.start = T.endOf(dot);
  }

  /** All parts, the last one ending here. */
  finish(end: number): readonly FormulaPart[] {
    this.end(end);
    return trimmed(this.parts);
  }

  private end(end: number): void {
    const units = this.items.splice(0, 1, [])[0] ?? [];
    const { coefficient } = this;
    const start = coefficient?.range.start ?? units[0]?.range.start ?? this.start;
    // In a recipe a quantity may stand before the last dot, where the formula has its end.
    const range = { start, end: Math.max(start, end) };
    this.parts.push({ units: trimmed(units), range, coefficient });
    this.coefficient = undefined;
  }
}
