/** What stands in braces: the sites of materials and structures. */
import type { IToken } from 'chevrotain';
import { ONE, quotient } from '../../chemistry/amount.js';
import { trimmed } from '../lists.js';
import * as T from '../tokens.js';
import type { Expectation, Name, NumberAmount, SiteLine, StructureSite } from '../tree.js';
import { type Mutable, nameOf, printable, rangeOf } from './base-parser.js';
import { ExpectationParser } from './expectation-parser.js';
import type { ListResult } from './formula-parser.js';

export interface MaterialBody {
  readonly sites: readonly SiteLine[];
  readonly expectations: readonly Expectation[];
  readonly start: number;
  readonly end: number;
}

interface BodyLine {
  readonly head: readonly IToken[];
  readonly list: ListResult | undefined;
}

export abstract class BodyParser extends ExpectationParser {
  protected materialBody = this.RULE('materialBody', (): MaterialBody => {
    const open = this.CONSUME(T.BodyOpen);
    const sites: SiteLine[] = [];
    const expectations: Expectation[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const { head, list } = this.SUBRULE(this.bodyLine);
            this.ACTION(() => {
              if (list) this.readSiteLine(head, list, sites);
              else if (head[0]) this.strayInBody(head[0]);
            });
          },
        },
        {
          ALT: () => {
            const expectation = this.SUBRULE(this.expectation);
            this.ACTION(() => expectation && expectations.push(expectation));
          },
        },
      ]);
    });
    const end = this.SUBRULE(this.bodyEnd, { ARGS: [open] });
    return { sites, expectations, start: open.startOffset, end };
  });

  private readSiteLine(head: readonly IToken[], list: ListResult, into: SiteLine[]): void {
    const site = this.siteName(head, list.range.start);
    if (!site) return;
    const occupants = trimmed(list.items.flatMap((units) => this.single(units)));
    if (list.ellipsis) {
      this.problem(list.ellipsis, '`...` leaves open what sits here', 'write every occupant with its amount');
    }
    into.push({
      site,
      occupants,
      range: { start: site.range.start, end: list.range.end },
      replaced: list.replaced,
    });
  }

  protected structureBody = this.RULE('structureBody', () => {
    const open = this.CONSUME(T.BodyOpen);
    const sites: StructureSite[] = [];
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const { head, list } = this.SUBRULE(this.bodyLine);
            this.ACTION(() => {
              if (head.length > 0) this.readStructureSites(head, list, sites);
              else this.siteless(list, 'write the site first: `A *3 tetrahedral : Li, Va`');
            });
          },
        },
        {
          ALT: () => {
            const expectation = this.SUBRULE(this.expectation);
            this.ACTION(() => {
              if (!expectation) return;
              this.problem(
                expectation.range,
                'A structure has no values to expect anything of',
                'write expectations into the braces of a material',
              );
            });
          },
        },
      ]);
    });
    const end = this.SUBRULE(this.bodyEnd, { ARGS: [open] });
    return { sites, end };
  });

  /** What stands before a colon and the list behind it; either may be missing. */
  private bodyLine = this.RULE('bodyLine', (): BodyLine => {
    let head: IToken[] = [];
    let list: ListResult | undefined;
    this.OR([
      {
        ALT: () => {
          head = this.SUBRULE(this.bodyHead);
          this.OPTION(() => {
            this.CONSUME1(T.SiteColon);
            list = this.SUBRULE1(this.list);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME2(T.SiteColon);
          list = this.SUBRULE2(this.list);
        },
      },
    ]);
    return { head, list };
  });

  /** Says of a colon that no site stands before it. */
  private siteless(list: ListResult | undefined, help: string): void {
    const end = list?.range.start ?? T.endOf(this.LA(0));
    this.problem({ start: end - 1, end }, 'No site is named before this colon', help);
  }

  /** Names and multiplicities up to a colon or the end of the body. */
  protected bodyHead = this.RULE('bodyHead', (): IToken[] => {
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

  protected bodyEnd = this.RULE('bodyEnd', (open: IToken): number => {
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
  protected siteName(head: readonly IToken[], colon: number): Name | undefined {
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

  protected strayInBody(token: IToken): void {
    this.problem(
      rangeOf(token),
      `\`${printable(token.image)}\` begins no line that a material can have`,
      'a line names a site and what sits there: `M: Ni2+ 0.5, Mn4+ 0.5`',
    );
  }

  /** Lines `A *3 tetrahedral` with or without a list: without one a head may hold several of them. */
  protected readStructureSites(
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

  protected readStructureSite(
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
    if (list?.replaced) {
      this.problem(
        list.replaced.range,
        'Nothing is replaced in a structure',
        'list what usually sits on the site',
      );
    }
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
          `\`${printable(token.image)}\` is out of place in a site's line`,
          'write `NAME *MULTIPLICITY COORDINATION : USUAL, OCCUPANTS`',
        );
      }
    }
    return site;
  }

  protected multiplicity(token: IToken): NumberAmount {
    const [numerator, denominator] = token.image.replace(/[*\s]/g, '').split('/');
    const top = this.printed(numerator ?? '1', rangeOf(token)).value;
    const value = denominator ? quotient(top, this.printed(denominator, rangeOf(token)).value) : top;
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
}
