/** What stands between a declaration's keyword and its formula or body: names, parameters, references. */
import type { IToken } from 'chevrotain';
import * as T from '../tokens.js';
import type { Expression, Name, Parameter, ParameterValues, Range, Reference } from '../tree.js';
import { type Mutable, nameOf, printable, rangeOf, spanning } from './base-parser.js';
import { RecipeParser } from './recipe-parser.js';

/** What stands in the parentheses behind a name, before it is known whether it declares or refers. */
export interface ArgumentList {
  readonly open: IToken;
  readonly range: Range;
  readonly groups: readonly ArgumentGroup[];
}

/** What stands between semicolons. */
interface ArgumentGroup {
  /** Before `=`. */
  readonly name?: Name;
  readonly values: readonly ParameterValues[];
  readonly range: Range;
}

type MutableGroup = Mutable<ArgumentGroup> & { values: ParameterValues[] };

type HeaderItem = IToken | { readonly list: ArgumentList };

/** What the head of a kind of declaration may hold besides its name. */
interface HeaderForm {
  readonly kind: string;
  readonly hasStructure?: boolean;
  readonly hasDescription?: boolean;
  readonly hasParameters?: boolean;
  /** The word before the material that it refers to. */
  readonly link?: 'from' | 'of';
  readonly isNameOptional?: boolean;
  readonly pattern: string;
}

export const MATERIAL: HeaderForm = {
  kind: 'material',
  hasStructure: true,
  hasParameters: true,
  link: 'from',
  pattern: 'material NAME : STRUCTURE = FORMULA',
};
export const STRUCTURE: HeaderForm = {
  kind: 'structure',
  hasDescription: true,
  pattern: 'structure NAME "description" { … }',
};
export const CONSTANT: HeaderForm = { kind: 'constant', pattern: 'let y = 0.05' };
export const MEASURED: HeaderForm = {
  kind: 'measurement',
  link: 'of',
  isNameOptional: true,
  pattern: 'measured "ICP-OES" of MATERIAL { Na 0.821(6), … }',
};
export const BATCH: HeaderForm = {
  kind: 'batch',
  link: 'of',
  isNameOptional: true,
  pattern: 'batch "first" of MATERIAL { mass 10 g; from Na2CO3, … }',
};
export const MIXTURE: HeaderForm = { kind: 'mixture', pattern: 'mixture NAME { DME = C4H10O2 9.6 mol, … }' };

export interface Header {
  name?: Name;
  /** Behind the name. */
  ofName?: ArgumentList;
  structure?: Name;
  description?: Name;
  /** What it is derived from, or what it is about. */
  base?: Reference;
  metallic: boolean;
}

export abstract class HeaderParser extends RecipeParser {
  /** Everything between the keyword and `=` or `{`; put in order by `readHeader`. */
  protected header = this.RULE('header', (): HeaderItem[] => {
    const items: HeaderItem[] = [];
    this.MANY({
      GATE: () => this.goesOn(),
      DEF: () => {
        this.OR([
          { ALT: () => items.push(this.CONSUME(T.InHeader)) },
          {
            ALT: () => {
              const list = this.SUBRULE(this.argumentList);
              this.ACTION(() => items.push({ list }));
            },
          },
        ]);
      },
    });
    return items;
  });

  /** Only a colon joins lines: what else begins one is not of this head. */
  private goesOn(): boolean {
    const before = this.LA(0);
    const next = this.LA(1);
    if (before.tokenType === T.Colon || next.tokenType === T.Colon) return true;
    return this.sameLine(before.startOffset, next.startOffset);
  }

  protected argumentList = this.RULE('argumentList', (): ArgumentList => {
    const open = this.CONSUME(T.ArgumentsOpen);
    const groups: MutableGroup[] = [];
    const { length: problems } = this.problems;
    let stray: IToken | undefined;
    let group: MutableGroup = { values: [], range: { start: 0, end: 0 } };
    this.ACTION(() => {
      group = startGroup(groups, T.endOf(open));
    });
    this.MANY(() => {
      this.OR1([
        {
          ALT: () => {
            const value = this.SUBRULE(this.argument);
            this.ACTION(() => {
              if (!value) return;
              group.values.push(value);
              group.range = {
                start: group.values[0]?.range.start ?? group.range.start,
                end: value.range.end,
              };
            });
          },
        },
        {
          ALT: () => {
            const equals = this.CONSUME(T.ArgumentEquals);
            this.ACTION(() => {
              const [first, second] = group.values;
              const name = first?.kind === 'value' && !second && !group.name ? first.value : undefined;
              if (name?.kind === 'parameter') {
                group.name = { text: name.name, range: name.range };
                group.values = [];
              } else {
                this.problem(
                  rangeOf(equals),
                  'No parameter is named before this equals sign',
                  'name it by small letters: `(x = 0, 0.05, 0.1)`',
                );
              }
            });
          },
        },
        { ALT: () => this.CONSUME(T.Comma) },
        {
          ALT: () => {
            const token = this.CONSUME(T.Semicolon);
            this.ACTION(() => {
              group = startGroup(groups, T.endOf(token));
            });
          },
        },
        {
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(T.RangeDots) },
              { ALT: () => this.CONSUME(T.StepKeyword) },
              { ALT: () => this.CONSUME(T.Slash) },
              { ALT: () => this.CONSUME(T.Dot) },
              { ALT: () => this.CONSUME(T.Unknown) },
            ]);
            this.ACTION(() => {
              stray ??= token;
            });
          },
        },
      ]);
    });
    const end = this.ACTION(() => T.endOf(this.LA(0)));
    let close: IToken | undefined;
    this.OPTION1(() => {
      close = this.CONSUME(T.ArgumentsClose);
    });
    this.OPTION2(() => {
      this.CONSUME(T.ArgumentsEnd);
    });
    return this.ACTION(() => {
      if (!close) {
        // All that follows on the line was taken for parameters.
        this.problems.splice(problems);
        this.problem(rangeOf(open), 'This `(` is not closed on its line', 'close it with `)`');
      } else if (stray) {
        this.problems.splice(problems);
        this.problem(
          rangeOf(stray),
          `\`${printable(stray.image)}\` is out of place between parentheses`,
          'write values or a range: `(x = 0, 0.05, 0.1)` or `(x = 0 .. 1.5 step 0.1)`',
        );
      }
      return { open, groups, range: { start: open.startOffset, end: close ? T.endOf(close) : end } };
    });
  });

  private argument = this.RULE('argument', (): ParameterValues | undefined => {
    const from = this.SUBRULE1(this.sum);
    let to: Expression | undefined;
    let step: Expression | undefined;
    let dots: IToken | undefined;
    let word: IToken | undefined;
    this.OPTION1(() => {
      dots = this.CONSUME(T.RangeDots);
      this.OPTION2(() => {
        to = this.SUBRULE2(this.sum);
      });
      this.OPTION3(() => {
        word = this.CONSUME(T.StepKeyword);
        this.OPTION4(() => {
          step = this.SUBRULE3(this.sum);
        });
      });
    });
    return this.ACTION(() => {
      if (dots && !to) this.problem(rangeOf(dots), 'This range has no end', 'write `0 .. 1.5 step 0.1`');
      if (word && !step) this.problem(rangeOf(word), 'No step follows', 'write `0 .. 1.5 step 0.1`');
      if (!from) return undefined;
      if (!to) return { kind: 'value', value: from, range: from.range };
      return { kind: 'range', from, to, ...(step && { step }), range: spanning(from, step ?? to) };
    });
  });

  /** The parameters that a list behind a material's own name declares. */
  protected readParameters(list: ArgumentList | undefined): Parameter[] {
    if (!list) return [];
    const named = list.groups.filter((group) => group.name || group.values.length > 0);
    if (named.length === 0 && !this.broken) {
      this.problem(list.range, 'No parameter stands in these parentheses', 'write `(x = 0, 0.05, 0.1)`');
    }
    return named.flatMap(({ name, values, range }): Parameter[] => {
      if (!name) {
        if (!this.broken)
          this.problem(range, 'These values have no parameter', 'name it before them: `(x = 0, 0.05, 0.1)`');
        return [];
      }
      if (values.length === 0) {
        this.problem(
          name.range,
          `\`${name.text}\` has no values`,
          `write them: \`(${name.text} = 0, 0.05)\``,
        );
        return [];
      }
      return [{ name, values, range: { start: name.range.start, end: range.end } }];
    });
  }

  private readArguments(list: ArgumentList): Expression[] {
    return list.groups.flatMap(({ name, values }) =>
      values.flatMap((value) => {
        if (value.kind === 'value' && !name) return [value.value];
        this.problem(
          name?.range ?? value.range,
          'A member of a family is named by one value for each parameter',
          'write the values alone: `MTS(0.15)`',
        );
        return [];
      }),
    );
  }

  /** Puts a header's items in order, and says which of them are out of place. */
  protected readHeader(keyword: IToken, items: readonly HeaderItem[], form: HeaderForm): Header {
    const read: Header = { metallic: false };
    let afterColon = false;
    let link: IToken | undefined;
    let base: { name?: Name; list?: ArgumentList } = {};
    let stray: IToken | undefined;
    for (const item of items) {
      if ('list' in item) {
        if (
          link &&
          base.name &&
          !base.list &&
          base.name.range.end <= item.list.range.start &&
          !read.structure
        ) {
          base = { ...base, list: item.list };
        } else if (!link && !afterColon && form.hasParameters && read.name && !read.ofName) {
          read.ofName = item.list;
        } else stray ??= item.list.open;
        continue;
      }
      const type = item.tokenType;
      if (type === T.UnclosedQuote) {
        this.problem(rangeOf(item), 'This quote is not closed on its line', 'close it with `"`');
      }
      const named = type === T.Name || type === T.QuotedName || type === T.UnclosedQuote;
      const isLink = type === T.Name && item.image === form.link && !link;
      if (isLink && (read.name || form.isNameOptional)) {
        link = item;
      } else if (named && link && !base.name) {
        base = { name: nameOf(item) };
      } else if (named && !read.name && !afterColon && !link) {
        read.name = nameOf(item);
      } else if (form.hasStructure && type === T.Colon && !afterColon) {
        afterColon = true;
      } else if (form.hasStructure && named && afterColon && !read.structure) {
        read.structure = nameOf(item);
      } else if (form.hasDescription && type !== T.Name && named && !read.description) {
        read.description = nameOf(item);
      } else if (form.hasDescription && type === T.MetallicKeyword) {
        read.metallic = true;
      } else {
        stray ??= item;
      }
    }
    if (stray) this.strayInHeader(stray, read, form);
    this.checkHeader(keyword, read, form, afterColon, link);
    if (base.name) read.base = this.referenceTo(base.name, base.list);
    else if (link) {
      this.problem(rangeOf(link), `No material follows \`${link.image}\``, `write \`${form.pattern}\``);
    }
    return read;
  }

  private referenceTo(name: Name, list: ArgumentList | undefined): Reference {
    return {
      name,
      arguments: list ? this.readArguments(list) : [],
      range: { start: name.range.start, end: list?.range.end ?? name.range.end },
    };
  }

  private checkHeader(
    keyword: IToken,
    read: Header,
    form: HeaderForm,
    afterColon: boolean,
    link: IToken | undefined,
  ): void {
    if (!read.name && !form.isNameOptional) {
      this.problem(rangeOf(keyword), `This ${form.kind} has no name`, `write \`${form.pattern}\``);
    } else if (read.name?.text === '') {
      this.problem(read.name.range, 'This name is empty', 'write a name between the quotes');
    }
    if (afterColon && !read.structure) {
      this.problem(
        read.name?.range ?? rangeOf(keyword),
        'No structure follows the colon',
        'name one after it, such as `O3`, `spinel` or `rock-salt`, or leave the colon out',
      );
    }
    if (form.link === 'of' && !link) {
      this.problem(
        read.name?.range ?? rangeOf(keyword),
        `This ${form.kind} does not say of which material it is`,
        `write \`${form.pattern}\``,
      );
    }
  }

  private strayInHeader(token: IToken, read: Header, { kind, pattern, hasStructure }: HeaderForm): void {
    const follows = read.name && hasStructure && token.tokenType === T.Name;
    this.problem(
      rangeOf(token),
      follows
        ? `\`${printable(token.image)}\` follows the name without a colon`
        : `\`${printable(token.image)}\` is out of place in the head of a ${kind}`,
      hasStructure ? `write \`${pattern}\`; put a name with spaces in quotes` : `write \`${pattern}\``,
    );
  }
}

function startGroup(groups: MutableGroup[], at: number): MutableGroup {
  const group: MutableGroup = { values: [], range: { start: at, end: at } };
  groups.push(group);
  return group;
}
