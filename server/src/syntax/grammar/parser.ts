/**
 * The grammar: from tokens to the syntax tree, with embedded actions.
 *
 * Architecture invariant: every rule accepts every input. Where something is missing the grammar has a hole, and
 * where something is out of place it has an alternative that steps over it; both leave a problem worded for the
 * place, which a generic "expected X" cannot be. Chevrotain's own recovery stays on as the net below that.
 *
 * Architecture invariant: recursion is bounded by `DEEPEST`, so that no input can exhaust the stack.
 */
import type { IToken } from 'chevrotain';
import * as T from '../tokens.js';
import type { Declaration, Name, StructureSite, SyntaxProblem } from '../tree.js';
import { type Mutable, nameOf, rangeOf } from './base-parser.js';
import { BodyParser } from './body-parser.js';

export class HemParser extends BodyParser {
  /** @param skipValidations checking the grammar itself takes longer than reading a file; one test does it. */
  constructor({ skipValidations = true } = {}) {
    super(skipValidations);
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
}

export const parser = new HemParser();
