/** Amounts: numbers with what is printed behind them, and expressions of parameters. */
import type { IToken } from 'chevrotain';
import {
  type Fraction,
  fromDecimal,
  ONE,
  powerOfTen,
  printedDecimals,
  ZERO,
} from '../../chemistry/amount.js';
import { plain, vulgarFraction } from '../numerals.js';
import * as T from '../tokens.js';
import type { Amount, Expression, NumberAmount, Range } from '../tree.js';
import { BaseParser, DEEPEST, rangeOf, spanning } from './base-parser.js';

/** Digits of one number, at most. */
const LONGEST_NUMERAL = 30;
/** Terms of a sum and factors of a product, at most: each is a step down for whoever works it out. */
const MOST_TERMS = 50;

export abstract class AmountParser extends BaseParser {
  protected amount = this.RULE('amount', (): Amount | undefined => {
    let result: Amount | undefined;
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(T.Question);
          result = this.ACTION(() => ({ kind: 'unknown', range: rangeOf(token) }));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(T.RestKeyword);
          result = this.ACTION(() => ({ kind: 'rest', range: rangeOf(token) }));
        },
      },
      {
        ALT: () => {
          const open = this.CONSUME(T.ExpressionOpen);
          let expression: Expression | undefined;
          this.OPTION1(() => {
            expression = this.SUBRULE1(this.sum);
          });
          let close: IToken | undefined;
          this.OPTION2(() => {
            close = this.CONSUME(T.ExpressionClose);
          });
          result = this.ACTION(() => {
            if (close && !expression) {
              this.missing('An amount', 'write a number between the braces');
            } else if (!close && expression) {
              this.problem(rangeOf(open), 'This brace is not closed on its line', 'close it with `}`');
            } else if (!close) this.openBrace(open);
            const end = close ? T.endOf(close) : T.endOf(this.LA(0));
            return expression && asAmount(expression, { start: open.startOffset, end });
          });
        },
      },
      {
        ALT: () => {
          const expression = this.SUBRULE2(this.expression);
          const exact = this.SUBRULE(this.marks, { ARGS: [expression] });
          result = this.ACTION(() => exact ?? (expression && asAmount(expression, expression.range)));
        },
      },
    ]);
    return result;
  });

  /** A brace with nothing behind it: an amount that is not written yet, or a body that begins too close. */
  private openBrace(open: IToken): void {
    const { start, end } = rangeOf(open);
    const isBody = /^[ \t]*\}/m.test(this.source.slice(end));
    const title = 'Write a blank before the brace';
    this.problem(
      { start, end },
      'This brace begins an amount such as `{1-x}`, and none follows on its line',
      'write the amount and `}`, or a blank before the brace if it begins a body: `LiCoO2 {`',
      isBody ? [{ title, range: { start, end: start }, replacement: ' ' }] : undefined,
    );
  }

  /** `%`, `(3)` and `± 0.003` behind a number. */
  protected marks = this.RULE('marks', (expression: Expression | undefined): NumberAmount | undefined => {
    let percent: IToken | undefined;
    let last: IToken | undefined;
    let uncertainty: Fraction | undefined;
    this.OPTION1(() => {
      const token = this.CONSUME(T.Uncertainty);
      this.ACTION(() => {
        last = token;
        const decimals = expression?.kind === 'constant' ? expression.decimals : 0;
        const { value } = this.printed(token.image.slice(1, -1), rangeOf(token));
        uncertainty = value.div(powerOfTen(decimals));
      });
    });
    this.OPTION2(() => {
      this.CONSUME(T.PlusMinus);
      let token: IToken | undefined;
      this.OPTION4(() => {
        token = this.CONSUME(T.Numeral);
      });
      this.ACTION(() => {
        last = token ?? last;
        if (token) uncertainty = this.printed(token.image, rangeOf(token)).value;
        else this.missing('A number', 'write the uncertainty, as in `0.198 ± 0.003`');
      });
    });
    this.OPTION3(() => {
      percent = this.CONSUME(T.Percent);
    });
    return this.ACTION(() => {
      if (expression?.kind !== 'constant' || !(percent ?? last)) return undefined;
      const range = { start: expression.range.start, end: T.endOf(percent ?? last ?? this.LA(0)) };
      const scale = percent ? 100 : 1;
      return {
        kind: 'number',
        range,
        value: expression.value.div(scale),
        decimals: expression.decimals > 0 && percent ? expression.decimals + 2 : expression.decimals,
        uncertainty: uncertainty?.div(scale),
      };
    });
  });

  protected expression = this.RULE('expression', (): Expression | undefined => {
    let left = this.SUBRULE1(this.product);
    let terms = 1;
    this.MANY(() => {
      const operator = this.CONSUME(T.Operator);
      let right: Expression | undefined;
      this.OPTION(() => {
        right = this.SUBRULE2(this.product);
      });
      this.ACTION(() => {
        left = this.added(left, operator, right, ++terms);
      });
    });
    return left;
  });

  protected product = this.RULE('product', (): Expression | undefined => {
    let value: Expression | undefined;
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME1(T.Numeral);
          value = this.ACTION(() => this.constant(token));
          this.OPTION1(() => {
            const name = this.CONSUME1(T.Parameter);
            this.ACTION(() => {
              if (!value) return;
              const right = parameterOf(name);
              value = {
                kind: 'operation',
                operator: '*',
                left: value,
                right,
                range: spanning(value, right),
              };
            });
          });
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(T.VulgarFraction);
          value = this.ACTION(() => this.vulgar(token));
        },
      },
      {
        ALT: () => {
          const name = this.CONSUME2(T.Parameter);
          value = this.ACTION(() => parameterOf(name));
        },
      },
    ]);
    this.OPTION2(() => {
      this.CONSUME(T.Slash);
      let token: IToken | undefined;
      this.OPTION4(() => {
        token = this.CONSUME2(T.Numeral);
      });
      this.ACTION(() => {
        const divisor = token && this.constant(token);
        if (!divisor) this.missing('A number', 'write the divisor, as in `2/3`');
        if (value && divisor?.kind === 'constant') value = this.divided(value, divisor);
      });
    });
    return value;
  });

  /** An expression in braces or behind `let`, where parentheses group. */
  protected sum = this.RULE('sum', (): Expression | undefined => {
    let sign: IToken | undefined;
    let left: Expression | undefined;
    this.OR([
      {
        ALT: () => {
          sign = this.CONSUME1(T.Operator);
          this.OPTION1(() => {
            left = this.SUBRULE1(this.term);
          });
        },
      },
      {
        ALT: () => {
          left = this.SUBRULE3(this.term);
        },
      },
    ]);
    let terms = 1;
    this.ACTION(() => {
      if (sign && !left) this.missing('A number or a parameter', 'write one, as in `{0.45-2x}`');
      if (sign && left && plain(sign.image) === '-') {
        const zero: Expression = { kind: 'constant', value: ZERO, decimals: 0, range: rangeOf(sign) };
        left = { kind: 'operation', operator: '-', left: zero, right: left, range: spanning(zero, left) };
      }
    });
    this.MANY(() => {
      const operator = this.CONSUME2(T.Operator);
      let right: Expression | undefined;
      this.OPTION3(() => {
        right = this.SUBRULE2(this.term);
      });
      this.ACTION(() => {
        left = this.added(left, operator, right, ++terms);
      });
    });
    return left;
  });

  private added(
    left: Expression | undefined,
    sign: IToken,
    right: Expression | undefined,
    terms: number,
  ): Expression | undefined {
    if (!right) this.missing('A number or a parameter', 'write one, as in `{0.45-2x}`');
    if (!left || !right || this.isTooLong(terms, right)) return left;
    const operator = plain(sign.image) === '+' ? '+' : '-';
    return { kind: 'operation', operator, left, right, range: spanning(left, right) };
  }

  /** Refuses what follows the last term that is read. */
  private isTooLong(terms: number, { range }: Expression): boolean {
    if (terms === MOST_TERMS + 1) {
      this.problem(
        range,
        `This expression has more than ${MOST_TERMS} terms; what follows was not read`,
        'write it with fewer, or name a part of it: `let y = …`',
      );
    }
    return terms > MOST_TERMS;
  }

  private term = this.RULE('term', (): Expression | undefined => {
    let value = this.SUBRULE1(this.factor);
    let factors = 1;
    this.MANY(() => {
      let operator: IToken | undefined;
      let right: Expression | undefined;
      this.OR1([
        {
          ALT: () => {
            operator = this.OR2([{ ALT: () => this.CONSUME(T.Slash) }, { ALT: () => this.CONSUME(T.Dot) }]);
            this.OPTION(() => {
              right = this.SUBRULE2(this.factor);
            });
          },
        },
        {
          ALT: () => {
            const next = this.LA(1);
            right = this.SUBRULE3(this.factor);
            this.ACTION(() => this.checkBeside(next));
          },
        },
      ]);
      this.ACTION(() => {
        if (!right) this.missing('A number or a parameter', 'write one, as in `{2x/3}`');
        if (!value || !right || this.isTooLong(++factors, right)) return;
        if (operator?.tokenType !== T.Slash) {
          const range = spanning(value, right);
          value = { kind: 'operation', operator: '*', left: value, right, range };
        } else if (right.kind === 'constant') value = this.divided(value, right);
        else {
          this.problem(
            right.range,
            'Only a number can divide here: with a parameter it may become a division by zero',
            'write the quotient as a product, or the values of the parameter so that none is needed',
          );
        }
      });
    });
    return value;
  });

  /** Refuses a number behind a factor: `0.1 5` may be a slip for 0.15, and `2½` is no product to a reader. */
  private checkBeside(token: IToken): void {
    if (token.tokenType !== T.Numeral && token.tokenType !== T.VulgarFraction) return;
    this.problem(
      rangeOf(token),
      `No sign stands before this \`${token.image}\``,
      'write `+`, `-` or `*` before it; only before a letter or a parenthesis a product needs none: `2x`',
    );
  }

  private factor = this.RULE('factor', (): Expression | undefined => {
    let value: Expression | undefined;
    this.OR1([
      {
        ALT: () => {
          const token = this.CONSUME(T.Numeral);
          value = this.ACTION(() => this.constant(token));
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(T.VulgarFraction);
          value = this.ACTION(() => this.vulgar(token));
        },
      },
      {
        ALT: () => {
          const name = this.CONSUME(T.Parameter);
          value = this.ACTION(() => parameterOf(name));
        },
      },
      {
        ALT: () => {
          const open = this.CONSUME(T.RoundOpen);
          value = this.SUBRULE(this.parenthesised, { ARGS: [open] });
        },
      },
    ]);
    return value;
  });

  private parenthesised = this.RULE('parenthesised', (open: IToken): Expression | undefined => {
    let value: Expression | undefined;
    this.ACTION(() => {
      this.depth++;
    });
    this.OR([
      {
        GATE: () => this.depth > DEEPEST,
        ALT: () => {
          this.MANY(() => this.CONSUME(T.InLine));
          this.ACTION(() => this.tooDeep(open));
        },
      },
      {
        ALT: () => {
          this.OPTION1(() => {
            value = this.SUBRULE(this.sum);
          });
          let close: IToken | undefined;
          this.OPTION(() => {
            close = this.CONSUME(T.RoundClose);
          });
          this.ACTION(() => {
            if (!close) {
              this.problem(
                rangeOf(open),
                'This `(` is not closed before its brace ends',
                'close it with `)`',
              );
            } else if (value) {
              value = { ...value, range: { start: open.startOffset, end: T.endOf(close) } };
            } else this.missing('An amount', 'write a number between the parentheses');
          });
        },
      },
    ]);
    this.ACTION(() => {
      this.depth--;
    });
    return value;
  });

  protected divided(value: Expression, divisor: Extract<Expression, { kind: 'constant' }>): Expression {
    const range = spanning(value, divisor);
    if (divisor.value.equals(0)) {
      this.problem(range, 'This divides by zero', 'write a divisor above zero');
      return value;
    }
    if (value.kind !== 'constant')
      return { kind: 'operation', operator: '/', left: value, right: divisor, range };
    return { kind: 'constant', value: value.value.div(divisor.value), decimals: 0, range };
  }

  private vulgar(token: IToken): Expression {
    return { kind: 'constant', value: vulgarFraction(token.image), decimals: 0, range: rangeOf(token) };
  }

  protected constant(token: IToken): Expression {
    const range = rangeOf(token);
    return { kind: 'constant', ...this.printed(token.image, range), range };
  }

  /** The value of a number and how many decimals it prints. */
  protected printed(image: string, range: Range): { readonly value: Fraction; readonly decimals: number } {
    const text = plain(image);
    if (text.length <= LONGEST_NUMERAL) return { value: fromDecimal(text), decimals: printedDecimals(text) };
    this.problem(
      { start: range.start, end: range.end },
      `This number has ${text.length} digits; up to ${LONGEST_NUMERAL} are read`,
      'round it to what is known',
    );
    return { value: ONE, decimals: 0 };
  }
}

function parameterOf(token: IToken): Expression {
  return { kind: 'parameter', name: plain(token.image), range: rangeOf(token) };
}

function asAmount(expression: Expression, range: Range): Amount {
  return expression.kind === 'constant'
    ? { kind: 'number', value: expression.value, decimals: expression.decimals, range }
    : { kind: 'expression', expression, range };
}
