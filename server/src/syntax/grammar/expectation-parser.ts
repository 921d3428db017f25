/** The checks that a file states for itself: `expect entropy(M) >= 1.2 R`. */
import type { IToken } from 'chevrotain';
import { quotient } from '../../chemistry/amount.js';
import { plain } from '../numerals.js';
import * as T from '../tokens.js';
import type { Expectation, ExpectedValue, Name, NumberAmount } from '../tree.js';
import { type Mutable, nameOf, printable, rangeOf } from './base-parser.js';
import { FormulaParser } from './formula-parser.js';

const EXAMPLE = 'write `expect charge = 0`, `expect entropy(M) >= 1.5 R` or `expect class = high`';

/** A value as it is met, with the unit behind it. */
interface Value {
  readonly value?: ExpectedValue;
  readonly unit?: Name;
}

export abstract class ExpectationParser extends FormulaParser {
  protected expectation = this.RULE('expectation', (): Expectation | undefined => {
    const keyword = this.CONSUME(T.ExpectKeyword);
    const words: IToken[] = [];
    let site: IToken | undefined;
    this.MANY1(() => {
      this.OR1([
        { ALT: () => words.push(this.CONSUME(T.ExpectationWord)) },
        {
          ALT: () => {
            site = this.CONSUME(T.SiteArgument);
          },
        },
      ]);
    });
    let comparison: IToken | undefined;
    let value: Value = {};
    let upper: Value = {};
    this.OPTION1(() => {
      this.OR2([
        {
          ALT: () => {
            comparison = this.CONSUME(T.Comparison);
            value = this.SUBRULE1(this.expectedValue);
          },
        },
        {
          ALT: () => {
            comparison = this.CONSUME(T.InKeyword);
            value = this.SUBRULE2(this.expectedValue);
            this.OPTION2(() => {
              this.CONSUME(T.RangeDots);
              upper = this.SUBRULE3(this.expectedValue);
            });
          },
        },
      ]);
    });
    let tolerance: Value = {};
    this.OPTION3(() => {
      this.CONSUME(T.PlusMinus);
      tolerance = this.SUBRULE4(this.expectedValue);
    });
    const end = this.ACTION(() => T.endOf(this.LA(0)));
    let stray: IToken | undefined;
    this.MANY2(() => {
      const token = this.SUBRULE(this.strayInExpectation);
      stray ??= token;
    });
    this.OPTION4(() => {
      this.CONSUME(T.ExpectationEnd);
    });
    return this.ACTION(() => {
      if (stray) {
        this.problem(
          rangeOf(stray),
          `\`${printable(stray.image)}\` is out of place in an expectation`,
          EXAMPLE,
        );
        return undefined;
      }
      const range = { start: keyword.startOffset, end };
      const values = { value, upper, tolerance };
      return this.readExpectation(keyword, range, words, site, comparison, values);
    });
  });

  private strayInExpectation = this.RULE(
    'strayInExpectation',
    (): IToken =>
      this.OR([
        { ALT: () => this.CONSUME(T.Unknown) },
        { ALT: () => this.CONSUME(T.ExpectationWord) },
        { ALT: () => this.CONSUME(T.SiteArgument) },
        { ALT: () => this.CONSUME(T.Comparison) },
        { ALT: () => this.CONSUME(T.InKeyword) },
        { ALT: () => this.CONSUME(T.RangeDots) },
        { ALT: () => this.CONSUME(T.PlusMinus) },
        { ALT: () => this.CONSUME(T.ExpectedNumber) },
        { ALT: () => this.CONSUME(T.ExpectationUnit) },
      ]),
  );

  private expectedValue = this.RULE('expectedValue', (): Value => {
    let value: ExpectedValue | undefined;
    let unit: IToken | undefined;
    this.OPTION1(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(T.ExpectedNumber);
            value = this.ACTION(() => this.expectedNumber(token));
            this.OPTION2(() => {
              unit = this.CONSUME(T.ExpectationUnit);
            });
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(T.ExpectationWord);
            value = this.ACTION(() => ({ kind: 'word', text: token.image, range: rangeOf(token) }));
          },
        },
      ]);
    });
    return this.ACTION(() => {
      if (!value) this.missing('A value', EXAMPLE);
      return { ...(value && { value }), ...(unit && { unit: nameOf(unit) }) };
    });
  });

  private expectedNumber(token: IToken): NumberAmount {
    const range = rangeOf(token);
    const text = plain(token.image);
    const [numerator = '', denominator] = text.replace(/^[-+]/, '').split('/');
    const read = this.constant({ ...token, image: numerator });
    const top = read.kind === 'constant' ? read.value : this.printed(numerator, range).value;
    const size = denominator === undefined ? top : quotient(top, this.printed(denominator, range).value);
    if (!size) this.problem(range, 'This divides by zero', 'write a divisor above zero');
    const value = size ?? top;
    return {
      kind: 'number',
      range,
      value: text.startsWith('-') ? value.neg() : value,
      decimals: read.kind === 'constant' && denominator === undefined ? read.decimals : 0,
    };
  }

  private readExpectation(
    keyword: IToken,
    range: Expectation['range'],
    words: readonly IToken[],
    site: IToken | undefined,
    comparison: IToken | undefined,
    { value, upper, tolerance }: Record<'value' | 'upper' | 'tolerance', Value>,
  ): Expectation | undefined {
    const [quantity, ...others] = words;
    if (!quantity) {
      this.problem(rangeOf(keyword), 'This says nothing that could be expected', EXAMPLE);
      return undefined;
    }
    if (!comparison) {
      this.problem(rangeOf(quantity), 'Nothing is compared here', EXAMPLE);
      return undefined;
    }
    if (!value.value) return undefined;
    const units = [value.unit, upper.unit, tolerance.unit].flatMap((unit) => unit ?? []);
    const other = units.find((unit) => unit.text !== units[0]?.text);
    if (other) {
      this.problem(
        other.range,
        'The units of one expectation differ',
        'write all of its numbers in one unit',
      );
      return undefined;
    }
    if (comparison.tokenType === T.InKeyword && !upper.value) {
      this.problem(rangeOf(comparison), 'A range has two ends', 'write `in 1.2 .. 1.5 R`');
      return undefined;
    }
    if (tolerance.value && (comparison.image !== '=' || tolerance.value.kind !== 'number')) {
      this.problem(
        tolerance.value.range,
        'Only a number behind `=` has a tolerance',
        'write `= 1.75 ± 0.01 R`, or a range: `in 1.74 .. 1.76 R`',
      );
      return undefined;
    }
    const result: Mutable<Expectation> = {
      range,
      quantity: nameOf(quantity),
      countsVacancies: false,
      comparison: ({ '≤': '<=', '≥': '>=' }[comparison.image] ??
        comparison.image) as Expectation['comparison'],
      value: value.value,
      ...(upper.value && { upper: upper.value }),
      ...(tolerance.value?.kind === 'number' && { tolerance: tolerance.value }),
      ...(units[0] && { unit: units[0] }),
      ...(site && { site: { text: site.image.slice(1, -1).trim(), range: inner(site) } }),
    };
    return this.readQualifiers(others, result) ? result : undefined;
  }

  /** `per formula` and `counting vacancies` behind a quantity. */
  private readQualifiers(words: readonly IToken[], into: Mutable<Expectation>): boolean {
    for (let index = 0; index < words.length; index++) {
      const [word, next] = words.slice(index);
      if (!word) break;
      if (word.image === 'per' && next && !into.convention) {
        into.convention = nameOf(next);
        index++;
      } else if (word.image === 'counting' && next?.image === 'vacancies') {
        into.countsVacancies = true;
        index++;
      } else {
        this.problem(
          rangeOf(word),
          `\`${printable(word.image)}\` is out of place behind a quantity`,
          'write `entropy`, `entropy per formula` or `entropy counting vacancies`',
        );
        return false;
      }
    }
    return true;
  }
}

function inner(token: IToken) {
  const { start, end } = rangeOf(token);
  return { start: start + 1, end: end - 1 };
}
