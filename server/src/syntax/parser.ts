/**
 * The grammar: from tokens to the syntax tree, with embedded actions.
 *
 * Architecture invariant: every rule accepts every input. Where something is missing the grammar has a hole, and
 * where something is out of place it has an alternative that steps over it; both leave a problem worded for the
 * place, which a generic "expected X" cannot be. Chevrotain's own recovery stays on as the net below that.
 *
 * Architecture invariant: recursion is bounded by `DEEPEST`, so that no input can exhaust the stack.
 */
import { EmbeddedActionsParser, type IToken, tokenLabel } from 'chevrotain';
import { type Fraction, fromDecimal, ONE, printedDecimals } from '../chemistry/amount.js';
import { chargeValue, plain, vulgarFraction } from './numerals.js';
import * as T from './tokens.js';
import type {
  Amount,
  Charge,
  Declaration,
  Expression,
  Formula,
  FormulaPart,
  GroupUnit,
  Name,
  NumberAmount,
  Range,
  SiteLine,
  StructureSite,
  SyntaxProblem,
  Unit,
} from './tree.js';

/** Brackets inside brackets, at most. */
const DEEPEST = 32;
/** Digits of one number, at most. */
const LONGEST_NUMERAL = 30;
/** No ion carries more. */
const HIGHEST_CHARGE = 9;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Charges and amounts behind a unit, as they are met. */
interface Suffix {
  charge?: Charge;
  amount?: Amount;
  end: number;
}

export class HemParser extends EmbeddedActionsParser {
  private problems: SyntaxProblem[] = [];
  private depth = 0;
  private broken = false;
  private source = '';
  /** The last problem, if it is of text that was stepped over. */
  private refused: SyntaxProblem | undefined;

  /** @param skipValidations checking the grammar itself takes longer than reading a file; one test does it. */
  constructor({ skipValidations = true } = {}) {
    super([...T.ALL_TOKENS, T.InLine, T.InHeader], {
      recoveryEnabled: true,
      maxLookahead: 1,
      skipValidations,
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected, actual }) => this.unexpected(actual, tokenLabel(expected)),
        buildNotAllInputParsedMessage: ({ firstRedundant }) => this.unexpected(firstRedundant),
        buildNoViableAltMessage: ({ actual }) => this.unexpected(actual[0]),
        buildEarlyExitMessage: ({ actual }) => this.unexpected(actual[0]),
      },
    });
    this.performSelfAnalysis();
  }

  /** Reads a whole file. */
  parse(source: string, tokens: IToken[]): { declarations: Declaration[]; problems: SyntaxProblem[] } {
    this.source = source;
    this.problems = [];
    this.depth = 0;
    this.refused = undefined;
    this.input = tokens;
    const declarations = this.file() ?? [];
    for (const error of this.errors) {
      const range = error.token.image === '' ? this.endRange() : rangeOf(error.token);
      this.problems.push({ range, message: error.message });
    }
    return { declarations, problems: this.problems };
  }

  /** A token that was never written has no place in the text, and so none in the tree. */
  protected override canTokenTypeBeInsertedInRecovery(): boolean {
    return false;
  }

  // ------------------------------------------------------------------------------------------ declarations

  private file = this.RULE('file', (): Declaration[] => {
    const declarations: Declaration[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => declarations.push(this.SUBRULE(this.material)) },
        { ALT: () => declarations.push(this.SUBRULE(this.structure)) },
        { ALT: () => this.SUBRULE(this.stray) },
      ]);
    });
    // A declaration that recovery gave up is a hole here; its error is told.
    return declarations.filter((declaration) => declaration !== undefined);
  });

  private material = this.RULE('material', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.MaterialKeyword);
    const header = this.SUBRULE(this.header);
    const result: Mutable<Extract<Declaration, { kind: 'material' }>> = {
      kind: 'material',
      keyword: rangeOf(keyword),
      range: rangeOf(keyword),
      broken: false,
    };
    let end: number | undefined;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const equals = this.CONSUME(T.Equals);
            result.formula = this.SUBRULE(this.formula, { ARGS: [equals] });
            end = this.ACTION(() => result.formula?.range.end);
          },
        },
        {
          ALT: () => {
            const body = this.SUBRULE(this.materialBody);
            result.sites = this.ACTION(() => body.sites);
            end = this.ACTION(() => body.end);
          },
        },
      ]);
    });
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, 'material');
      if (read.name) result.name = read.name;
      if (read.structure) result.structure = read.structure;
      if (end === undefined && !this.broken) {
        this.problem(
          read.structure?.range ?? read.name?.range ?? rangeOf(keyword),
          'This material has no composition',
          'write a formula after `=`, or its sites in braces',
        );
      }
      result.range = { start: keyword.startOffset, end: end ?? this.previousEnd(keyword) };
      result.broken = this.broken;
      return result;
    });
  });

  private structure = this.RULE('structure', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.StructureKeyword);
    const header = this.SUBRULE(this.header);
    let body: { sites: StructureSite[]; end: number } | undefined;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            const equals = this.CONSUME(T.Equals);
            this.SUBRULE(this.formula, { ARGS: [equals] });
            this.ACTION(() =>
              this.problem(
                rangeOf(equals),
                'A structure has sites, not a formula',
                'write the sites in braces',
              ),
            );
          },
        },
        { ALT: () => (body = this.SUBRULE(this.structureBody)) },
      ]);
    });
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, 'structure');
      if (!body && !this.broken) {
        this.problem(
          read.name?.range ?? rangeOf(keyword),
          'This structure has no sites',
          'write them in braces: `{ A *1 : Li, Na, Va }`, one site a line',
        );
      }
      return {
        kind: 'structure',
        keyword: rangeOf(keyword),
        range: { start: keyword.startOffset, end: body?.end ?? this.previousEnd(keyword) },
        ...(read.name && { name: read.name }),
        ...(read.description && { description: read.description }),
        metallic: read.metallic,
        sites: body?.sites ?? [],
        broken: this.broken,
      };
    });
  });

  /** Everything between the keyword and `=` or `{`; put in order by `readHeader`. */
  private header = this.RULE('header', (): IToken[] => {
    const tokens: IToken[] = [];
    this.MANY(() => tokens.push(this.CONSUME(T.InHeader)));
    return tokens;
  });

  /** What stands between declarations and begins none. */
  private stray = this.RULE('stray', (): void => {
    const tokens: IToken[] = [];
    this.OR([
      { ALT: () => tokens.push(this.CONSUME(T.InHeader)) },
      {
        ALT: () => {
          const equals = this.CONSUME(T.Equals);
          tokens.push(equals);
          const before = this.ACTION(() => this.problems.length);
          this.SUBRULE(this.formula, { ARGS: [equals] });
          // A line that is no declaration is told once, not once more for each oddity in it.
          this.ACTION(() => this.problems.splice(before));
        },
      },
      {
        ALT: () => {
          const before = this.ACTION(() => this.problems.length);
          const body = this.SUBRULE(this.materialBody);
          this.ACTION(() => {
            this.problems.splice(before);
            tokens.push({ ...this.LA(0), startOffset: body.start, image: '{' } as IToken);
          });
        },
      },
    ]);
    this.ACTION(() => {
      const token = tokens[0];
      if (!token) return;
      const last = this.problems[this.problems.length - 1];
      if (
        last?.message.startsWith('No declaration begins') &&
        this.sameLine(last.range.end, token.startOffset)
      ) {
        return;
      }
      this.problem(
        rangeOf(token),
        `No declaration begins with \`${token.image}\``,
        'a declaration begins with `material` or `structure`: `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2`',
      );
    });
  });

  /** Puts a header's tokens in order, and says which of them are out of place. */
  private readHeader(keyword: IToken, tokens: readonly IToken[], kind: 'material' | 'structure') {
    const read: { name?: Name; structure?: Name; description?: Name; metallic: boolean } = {
      metallic: false,
    };
    let afterColon = false;
    let stray: IToken | undefined;
    for (const token of tokens) {
      const type = token.tokenType;
      if (type === T.UnclosedQuote) {
        this.problem(rangeOf(token), 'This quote is not closed on its line', 'close it with `"`');
      }
      const named = type === T.Name || type === T.QuotedName || type === T.UnclosedQuote;
      if (named && !read.name && !afterColon) {
        read.name = nameOf(token);
      } else if (kind === 'material' && type === T.Colon && !afterColon) {
        afterColon = true;
      } else if (kind === 'material' && named && afterColon && !read.structure) {
        read.structure = nameOf(token);
      } else if (kind === 'structure' && type !== T.Name && named && !read.description) {
        read.description = nameOf(token);
      } else if (kind === 'structure' && type === T.MetallicKeyword) {
        read.metallic = true;
      } else if (type === T.ParameterList && read.name && !afterColon) {
        this.problem(
          rangeOf(token),
          'Families of materials are not read yet',
          'declare each member as a material of its own, with its amounts written out',
        );
      } else {
        stray ??= token;
      }
    }
    if (stray) this.strayInHeader(stray, read, kind);
    if (!read.name) {
      this.problem(
        rangeOf(keyword),
        `This ${kind} has no name`,
        kind === 'material' ? 'write `material NAME : STRUCTURE = FORMULA`' : 'write `structure NAME { … }`',
      );
    } else if (read.name.text === '') {
      this.problem(read.name.range, 'This name is empty', 'write a name between the quotes');
    }
    if (afterColon && !read.structure) {
      this.problem(
        read.name?.range ?? rangeOf(keyword),
        'No structure follows the colon',
        'name one after it, such as `O3`, `spinel` or `rock-salt`, or leave the colon out',
      );
    }
    return read;
  }

  private strayInHeader(token: IToken, read: { name?: Name }, kind: string): void {
    const follows = read.name && kind === 'material' && token.tokenType === T.Name;
    this.problem(
      rangeOf(token),
      follows
        ? `\`${token.image}\` follows the name without a colon`
        : `\`${token.image}\` is out of place in the head of a ${kind}`,
      kind === 'material'
        ? 'write `material NAME : STRUCTURE = FORMULA`; put a name with spaces in quotes'
        : 'write `structure NAME "description" { … }`',
    );
  }

  // ------------------------------------------------------------------------------------------------ bodies

  private materialBody = this.RULE('materialBody', () => {
    const open = this.CONSUME(T.BodyOpen);
    const sites: SiteLine[] = [];
    this.MANY(() => {
      const head = this.SUBRULE(this.bodyHead);
      this.OPTION(() => {
        this.CONSUME(T.SiteColon);
        const list = this.SUBRULE(this.list);
        this.ACTION(() => {
          const site = this.siteName(head, list.range.start);
          if (!site) return;
          const occupants = list.items.flatMap((units) => this.single(units));
          if (list.ellipsis) {
            this.problem(
              list.ellipsis,
              '`...` leaves open what sits here',
              'write every occupant with its amount',
            );
          }
          sites.push({ site, occupants, range: { start: site.range.start, end: list.range.end } });
        });
      });
    });
    const end = this.SUBRULE(this.bodyEnd, { ARGS: [open] });
    return { sites, start: open.startOffset, end };
  });

  private structureBody = this.RULE('structureBody', () => {
    const open = this.CONSUME(T.BodyOpen);
    const sites: StructureSite[] = [];
    this.MANY(() => {
      const head = this.SUBRULE(this.bodyHead);
      let list: ListResult | undefined;
      this.OPTION(() => {
        this.CONSUME(T.SiteColon);
        list = this.SUBRULE(this.list);
      });
      this.ACTION(() => this.readStructureSites(head, list, sites));
    });
    const end = this.SUBRULE(this.bodyEnd, { ARGS: [open] });
    return { sites, end };
  });

  /** Names and multiplicities up to a colon or the end of the body. */
  private bodyHead = this.RULE('bodyHead', (): IToken[] => {
    const tokens: IToken[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        { ALT: () => tokens.push(this.CONSUME(T.Name)) },
        { ALT: () => tokens.push(this.CONSUME(T.QuotedName)) },
        { ALT: () => tokens.push(this.CONSUME(T.UnclosedQuote)) },
        { ALT: () => tokens.push(this.CONSUME(T.Multiplicity)) },
        { ALT: () => tokens.push(this.CONSUME(T.Unknown)) },
      ]);
    });
    return tokens;
  });

  private bodyEnd = this.RULE('bodyEnd', (open: IToken): number => {
    let end: number | undefined;
    this.OPTION(() => {
      end = T.endOf(this.CONSUME(T.BodyClose));
    });
    return this.ACTION(() => {
      if (end === undefined) {
        this.problem(
          rangeOf(open),
          'This brace is not closed',
          'close the body with `}` on a line of its own',
        );
      }
      return end ?? this.previousEnd(open);
    });
  });

  /** The site that a line of a long form names; what stands before it belongs to no line. */
  private siteName(head: readonly IToken[], colon: number): Name | undefined {
    const last = head[head.length - 1];
    const name = last && this.sameLine(last.startOffset, colon) ? last : undefined;
    const before = head.find((token) => token !== name);
    if (before) this.strayInBody(before);
    if (!name || (name.tokenType !== T.Name && name.tokenType !== T.QuotedName)) {
      this.problem(
        name ? rangeOf(name) : { start: colon - 1, end: colon },
        'No site is named before this colon',
        'write the site first: `M: Ni2+ 0.5, Mn4+ 0.5`',
      );
      return undefined;
    }
    return nameOf(name);
  }

  private strayInBody(token: IToken): void {
    this.problem(
      rangeOf(token),
      `\`${token.image}\` begins no line that a material can have`,
      'a line names a site and what sits there: `M: Ni2+ 0.5, Mn4+ 0.5`',
    );
  }

  /** Lines `A *3 tetrahedral` with or without a list: without one a head may hold several of them. */
  private readStructureSites(
    head: readonly IToken[],
    list: ListResult | undefined,
    into: StructureSite[],
  ): void {
    const lines: IToken[][] = [];
    for (const token of head) {
      const line = lines[lines.length - 1];
      if (line?.[0] && this.sameLine(line[0].startOffset, token.startOffset)) line.push(token);
      else lines.push([token]);
    }
    lines.forEach((line, index) => {
      const site = this.readStructureSite(line, index === lines.length - 1 ? list : undefined);
      if (site) into.push(site);
    });
  }

  private readStructureSite(
    line: readonly IToken[],
    list: ListResult | undefined,
  ): StructureSite | undefined {
    const [first, ...others] = line;
    if (!first) return undefined;
    if (first.tokenType !== T.Name && first.tokenType !== T.QuotedName) {
      this.problem(rangeOf(first), 'A site begins with its name', 'write `A *3 tetrahedral : Li, Va`');
      return undefined;
    }
    const site: Mutable<StructureSite> = {
      name: nameOf(first),
      usual: list?.items.flatMap((units) => this.single(units)) ?? [],
      range: { start: first.startOffset, end: list?.range.end ?? T.endOf(line[line.length - 1] ?? first) },
    };
    for (const { amount } of site.usual) {
      if (!amount) continue;
      this.problem(amount.range, 'What usually sits on a site has no amount', 'leave the amount out');
    }
    for (const token of others) {
      if (token.tokenType === T.Multiplicity && !site.multiplicity) {
        site.multiplicity = this.multiplicity(token);
      } else if (token.tokenType === T.Name && !site.coordination) {
        site.coordination = nameOf(token);
      } else {
        this.problem(
          rangeOf(token),
          `\`${token.image}\` is out of place in a site's line`,
          'write `NAME *MULTIPLICITY COORDINATION : USUAL, OCCUPANTS`',
        );
      }
    }
    return site;
  }

  private multiplicity(token: IToken): NumberAmount {
    const [numerator, denominator] = token.image.replace(/[*\s]/g, '').split('/');
    const top = this.numeral(numerator ?? '1', rangeOf(token));
    const value = denominator ? quotient(top, this.numeral(denominator, rangeOf(token))) : top;
    if (!value || value.compare(0) <= 0) {
      this.problem(rangeOf(token), 'A multiplicity is a number above zero', 'write `*1`, `*2` …');
    }
    return {
      kind: 'number',
      value: value && value.compare(0) > 0 ? value : ONE,
      decimals: 0,
      range: rangeOf(token),
    };
  }

  /** The one unit that an entry of a list may be. */
  private single(units: readonly Unit[]): Unit[] {
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

  private list = this.RULE('list', (): ListResult => {
    const items: Unit[][] = [[]];
    let ellipsis: Range | undefined;
    const start = this.ACTION(() => T.endOf(this.LA(0)));
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.unit, { ARGS: [items, start] }) },
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
    });
    const end = this.ACTION(() => Math.max(start, T.endOf(this.LA(0))));
    this.OPTION(() => {
      this.CONSUME(T.ListEnd);
    });
    return { items, range: { start, end }, ...(ellipsis && { ellipsis }) };
  });

  private endItem(items: Unit[][], comma: IToken): void {
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

  // ---------------------------------------------------------------------------------------------- formulas

  private formula = this.RULE('formula', (equals: IToken): Formula => {
    let prefix: IToken | undefined;
    this.OPTION(() => {
      prefix = this.CONSUME(T.Prefix);
    });
    const parts: Mutable<FormulaPart>[] = [];
    let units: Unit[][] = [[]];
    let coefficient: Amount | undefined;
    let partStart = -1;
    const finish = (end: number) => {
      const flat = units[0] ?? [];
      const first = flat[0];
      const start = coefficient?.range.start ?? first?.range.start ?? partStart;
      parts.push({ units: flat, range: { start, end }, ...(coefficient && { coefficient }) });
    };
    const start = this.ACTION(() => T.endOf(this.LA(0)));
    partStart = start;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const before = this.ACTION(() => (units[0] ?? []).length);
            const leading = this.SUBRULE(this.unit, { ARGS: [units, start] });
            this.ACTION(() => {
              if (!leading) return;
              if (before > 0 || coefficient) this.misplacedAmount(leading);
              else coefficient = leading;
            });
          },
        },
        {
          ALT: () => {
            const dot = this.CONSUME(T.Dot);
            this.ACTION(() => {
              if ((units[0] ?? []).length === 0) {
                this.problem(
                  rangeOf(dot),
                  'Nothing stands before this dot',
                  'a dot joins two formulas: `CoCl2·6H2O`',
                );
              }
              finish(dot.startOffset);
              units = [[]];
              coefficient = undefined;
              partStart = T.endOf(dot);
            });
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
    });
    const end = this.ACTION(() => Math.max(start, T.endOf(this.LA(0))));
    this.OPTION1(() => {
      this.CONSUME(T.LineEnd);
    });
    return this.ACTION(() => {
      finish(end);
      this.checkFormula(parts, equals);
      const first = parts[0];
      return {
        range: { start: prefix?.startOffset ?? first?.range.start ?? start, end },
        parts,
        ...(prefix && { prefix: { text: prefix.image.slice(0, -1), range: rangeOf(prefix) } }),
      };
    });
  });

  private checkFormula(parts: readonly FormulaPart[], equals: IToken): void {
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
  private checkHydrate(units: readonly Unit[]): void {
    const [before, hydrogen, oxygen] = units.slice(-3);
    if (before?.amount?.kind !== 'number' || before.amount.decimals === 0) return;
    if (hydrogen?.kind !== 'element' || oxygen?.kind !== 'element') return;
    const isWater = hydrogen.symbol.text === 'H' && oxygen.symbol.text === 'O' && !oxygen.amount;
    if (!isWater || hydrogen.amount?.kind !== 'number' || !hydrogen.amount.value.equals(2)) return;
    const { range } = before.amount;
    const written = this.source.slice(range.start, range.end);
    const point = written.indexOf('.');
    this.problem(
      range,
      `\`${written}H2O\` would be read as the amount ${written} followed by H2O`,
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

  private commaInFormula(comma: IToken): void {
    if (this.isDecimalComma(comma)) return;
    this.problem(
      rangeOf(comma),
      'A comma stands outside brackets',
      'elements that share a site go in brackets: `(Mg,Co,Ni,Cu,Zn)O`',
    );
  }

  /** Refuses a comma between digits. */
  private isDecimalComma(comma: IToken): boolean {
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
  private unit = this.RULE('unit', (items: Unit[][], from: number): Amount | undefined => {
    let leading: Amount | undefined;
    const add = (unit: Unit) => items[items.length - 1]?.push(unit);
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(T.Element);
          const suffix = this.SUBRULE1(this.suffix);
          this.ACTION(() => {
            const symbol = nameOf(token);
            add({ kind: 'element', symbol, ...this.fromSuffix(symbol.range.start, suffix) });
          });
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(T.Vacancy);
          const suffix = this.SUBRULE2(this.suffix);
          this.ACTION(() => add({ kind: 'vacancy', ...this.fromSuffix(token.startOffset, suffix) }));
        },
      },
      {
        ALT: () => {
          const group = this.SUBRULE(this.group);
          const suffix = this.SUBRULE3(this.suffix);
          this.ACTION(() => {
            if (!group) return;
            this.checkAside(group, items[items.length - 1]?.at(-1));
            add({ ...group, ...this.fromSuffix(group.range.start, suffix) });
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
  private checkAside(group: GroupUnit, before: Unit | undefined): void {
    if (group.bracket !== '(' || before?.kind !== 'element' || before.range.end !== group.range.start) return;
    const inner = this.source.slice(group.inner.start, group.inner.end);
    const [only, second] = group.items[0] ?? [];
    if (/^(?:I{1,3}|IV|VI{0,3})$/.test(inner)) {
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

  private fromSuffix(start: number, suffix: Suffix) {
    return {
      range: { start, end: suffix.end },
      ...(suffix.charge && { charge: suffix.charge }),
      ...(suffix.amount && { amount: suffix.amount }),
    };
  }

  private suffix = this.RULE('suffix', (): Suffix => {
    const suffix: Suffix = this.ACTION(() => ({ end: T.endOf(this.LA(0)) })) ?? { end: 0 };
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

  private addCharge(suffix: Suffix, token: IToken): void {
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
  private checkPlainCharge(suffix: Suffix, token: IToken): void {
    const next = this.LA(1);
    const { start, end } = rangeOf(token);
    const sign = plain(token.image).slice(-1);
    if (this.checkTouchingSign(suffix, token)) return;
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

  /** Refuses a sign that touches the number before it, `Ni0.8+` and `Fe2⁺`; a subscript is an amount for certain. */
  private checkTouchingSign(suffix: Suffix, token: IToken): boolean {
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

  private group = this.RULE('group', (): GroupUnit | undefined => {
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
          this.ACTION(() => {
            const { start } = rangeOf(open);
            this.problem(
              { start, end: start + 1 },
              `Brackets are nested more than ${DEEPEST} deep here; the rest of the line was not read`,
              'write the composition with fewer brackets',
            );
          });
        },
      },
      {
        ALT: () => {
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

  private finishGroup(open: IToken, items: Unit[][], innerEnd: number, close: IToken | undefined): GroupUnit {
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
      items: items.filter((item) => item.length > 0),
      range: { start: open.startOffset, end: close ? T.endOf(close) : innerEnd },
    };
  }

  private outOfPlace = this.RULE(
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
  private refuse(token: IToken, from: number): void {
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

  private misplacedAmount(amount: Amount): void {
    // After `0,5` has been told, its 5 needs no telling.
    if (this.broken && this.problems[this.problems.length - 1]?.range.end === amount.range.start) return;
    const written = this.source.slice(amount.range.start, amount.range.end);
    this.problem(
      amount.range,
      `The amount \`${written}\` has nothing to belong to`,
      'write amounts behind what they count',
    );
  }

  // ----------------------------------------------------------------------------------------------- amounts

  private amount = this.RULE('amount', (): Amount | undefined => {
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
            expression = this.SUBRULE1(this.expression);
          });
          let close: IToken | undefined;
          this.OPTION2(() => {
            close = this.CONSUME(T.ExpressionClose);
          });
          result = this.ACTION(() => {
            if (close && !expression) {
              this.missing('An amount', 'write a number between the braces');
            } else if (!close)
              this.problem(rangeOf(open), 'This brace is not closed on its line', 'close it with `}`');
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

  /** `%`, `(3)` and `± 0.003` behind a number. */
  private marks = this.RULE('marks', (expression: Expression | undefined): NumberAmount | undefined => {
    let percent: IToken | undefined;
    let last: IToken | undefined;
    let uncertainty: Fraction | undefined;
    this.OPTION1(() => {
      const token = this.CONSUME(T.Uncertainty);
      this.ACTION(() => {
        last = token;
        const decimals = expression?.kind === 'constant' ? expression.decimals : 0;
        uncertainty = this.numeral(token.image.slice(1, -1), rangeOf(token)).div(10 ** decimals);
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
        if (token) uncertainty = this.numeral(token.image, rangeOf(token));
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
        ...(uncertainty && { uncertainty: uncertainty.div(scale) }),
      };
    });
  });

  private expression = this.RULE('expression', (): Expression | undefined => {
    let left = this.SUBRULE1(this.product);
    this.MANY(() => {
      const operator = this.CONSUME(T.Operator);
      let right: Expression | undefined;
      this.OPTION(() => {
        right = this.SUBRULE2(this.product);
      });
      this.ACTION(() => {
        if (!right) this.missing('A number or a parameter', 'write one, as in `{0.45-2x}`');
        if (!left || !right) return;
        const sign = plain(operator.image) === '+' ? '+' : '-';
        left = { kind: 'operation', operator: sign, left, right, range: spanning(left, right) };
      });
    });
    return left;
  });

  private product = this.RULE('product', (): Expression | undefined => {
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
          value = this.ACTION(() => ({
            kind: 'constant',
            value: vulgarFraction(token.image),
            decimals: 0,
            range: rangeOf(token),
          }));
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

  private divided(value: Expression, divisor: Extract<Expression, { kind: 'constant' }>): Expression {
    const range = spanning(value, divisor);
    if (divisor.value.equals(0)) {
      this.problem(range, 'This divides by zero', 'write a divisor above zero');
      return value;
    }
    if (value.kind !== 'constant')
      return { kind: 'operation', operator: '/', left: value, right: divisor, range };
    return { kind: 'constant', value: value.value.div(divisor.value), decimals: 0, range };
  }

  private constant(token: IToken): Expression {
    const text = plain(token.image);
    return {
      kind: 'constant',
      value: this.numeral(text, rangeOf(token)),
      decimals: printedDecimals(text),
      range: rangeOf(token),
    };
  }

  private numeral(image: string, range: Range): Fraction {
    const text = plain(image);
    if (text.length > LONGEST_NUMERAL) {
      this.problem(
        { start: range.start, end: range.end },
        `This number has ${text.length} digits; up to ${LONGEST_NUMERAL} are read`,
        'round it to what is known',
      );
      return ONE;
    }
    return fromDecimal(text);
  }

  // ------------------------------------------------------------------------------------------------- tools

  private problem(range: Range, message: string, help?: string, fixes?: SyntaxProblem['fixes']): void {
    this.broken = true;
    this.problems.push({ range, message, ...(help && { help }), ...(fixes && { fixes }) });
  }

  /** Says of a hole what should be in it, at what stands before it. */
  private missing(what: string, help: string): void {
    const before = this.LA(0);
    this.problem(rangeOf(before), `${what} is missing behind this`, help);
  }

  private unexpected(actual: IToken | undefined, expected?: string): string {
    const read = actual && actual.image !== '' ? `\`${printable(actual.image)}\`` : 'the end of the file';
    return expected ? `${expected} was expected here, not ${read}` : `${read} is out of place here`;
  }

  private sameLine(from: number, to: number): boolean {
    return !/[\r\n]/.test(this.source.slice(from, to));
  }

  private previousEnd(keyword: IToken): number {
    const last = this.LA(0);
    return last.image ? Math.max(T.endOf(last), T.endOf(keyword)) : T.endOf(keyword);
  }

  private endRange(): Range {
    const end = this.source.trimEnd().length;
    return { start: Math.max(0, end - 1), end };
  }
}

interface ListResult {
  readonly items: readonly (readonly Unit[])[];
  readonly ellipsis?: Range;
  readonly range: Range;
}

function rangeOf(token: IToken): Range {
  return { start: token.startOffset, end: T.endOf(token) };
}

function spanning(first: { range: Range }, last: { range: Range }): Range {
  return { start: first.range.start, end: last.range.end };
}

function nameOf(token: IToken): Name {
  const { image } = token;
  const text =
    token.tokenType === T.QuotedName
      ? image.slice(1, -1).replace(/\\(.)/g, '$1')
      : token.tokenType === T.UnclosedQuote
        ? image.slice(1).trimEnd()
        : image;
  return { text, range: rangeOf(token) };
}

function parameterOf(token: IToken): Expression {
  return { kind: 'parameter', name: plain(token.image), range: rangeOf(token) };
}

function asAmount(expression: Expression, range: Range): Amount {
  return expression.kind === 'constant'
    ? { kind: 'number', value: expression.value, decimals: expression.decimals, range }
    : { kind: 'expression', expression, range };
}

function quotient(numerator: Fraction, denominator: Fraction): Fraction | undefined {
  return denominator.equals(0) ? undefined : numerator.div(denominator);
}

/** Text as it can be shown in a message: short, and without control or direction-changing characters. */
function printable(text: string): string {
  const shown = [...text.slice(0, 20)].map((char) =>
    /[\p{C}\p{Z}]/u.test(char)
      ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : char,
  );
  return shown.join('') + (text.length > 20 ? '…' : '');
}

export const parser = new HemParser();
