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
import { trimmed } from '../lists.js';
import * as T from '../tokens.js';
import type {
  Declaration,
  Expression,
  Formula,
  Name,
  Reference,
  StructureSite,
  SyntaxProblem,
} from '../tree.js';
import { nameOf, printable, rangeOf } from './base-parser.js';
import type { MaterialBody } from './body-parser.js';
import {
  BATCH,
  CONSTANT,
  type Header,
  HeaderParser,
  MATERIAL,
  MEASURED,
  MIXTURE,
  STRUCTURE,
} from './header-parser.js';
import type { RecipeBody } from './recipe-parser.js';

export class HemParser extends HeaderParser {
  /** @param skipValidations checking the grammar itself takes longer than reading a file; one test does it. */
  constructor({ skipValidations = true } = {}) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** Reads a whole file. */
  parse(
    source: string,
    tokens: IToken[],
  ): { declarations: readonly Declaration[]; problems: SyntaxProblem[] } {
    this.source = source;
    this.line = { from: -1, end: -1 };
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

  private file = this.RULE('file', (): readonly Declaration[] => {
    const declarations: Declaration[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => declarations.push(this.SUBRULE(this.material)) },
        { ALT: () => declarations.push(this.SUBRULE(this.structure)) },
        { ALT: () => declarations.push(this.SUBRULE(this.constantDeclaration)) },
        { ALT: () => declarations.push(this.SUBRULE(this.convention)) },
        { ALT: () => declarations.push(this.SUBRULE(this.importDeclaration)) },
        { ALT: () => declarations.push(this.SUBRULE(this.measured)) },
        { ALT: () => declarations.push(this.SUBRULE(this.batch)) },
        { ALT: () => declarations.push(this.SUBRULE(this.mixture)) },
        { ALT: () => this.SUBRULE(this.stray) },
      ]);
    });
    // A declaration that recovery gave up is a hole here; its error is told.
    return trimmed(declarations.filter((declaration) => declaration !== undefined));
  });

  private material = this.RULE('material', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.MaterialKeyword);
    const header = this.SUBRULE(this.header);
    let formula: Formula | undefined;
    this.OPTION1(() => {
      const equals = this.CONSUME(T.Equals);
      formula = this.SUBRULE(this.formula, { ARGS: [equals] });
    });
    let body: MaterialBody | undefined;
    this.OPTION2(() => {
      body = this.SUBRULE(this.materialBody);
    });
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, MATERIAL);
      if (formula) this.checkBesidesFormula(formula, read.base, body);
      if (!formula && !body && !read.base && !this.broken) {
        this.problem(
          read.structure?.range ?? read.name?.range ?? rangeOf(keyword),
          'This material has no composition',
          'write a formula after `=`, or its sites in braces',
        );
      }
      const end = body?.end ?? formula?.range.end ?? this.previousEnd(keyword);
      const parameters = trimmed(this.readParameters(read.ofName));
      // A literal alone gives all materials of all files one shape; with a spread each has its own.
      return {
        kind: 'material',
        keyword: rangeOf(keyword),
        range: { start: keyword.startOffset, end },
        name: read.name,
        broken: this.broken,
        parameters,
        structure: read.structure,
        base: read.base,
        formula,
        sites: !formula && (body || read.base) ? (body?.sites ?? []) : undefined,
        expectations: trimmed(body?.expectations ?? []),
      };
    });
  });

  private checkBesidesFormula(
    formula: Formula,
    base: Reference | undefined,
    body: MaterialBody | undefined,
  ): void {
    const [site] = body?.sites ?? [];
    if (base) {
      this.problem(
        base.range,
        'This material has a formula of its own as well as one that it is derived from',
        'leave one of them out',
      );
    } else if (site) {
      this.problem(
        site.site.range,
        'The formula says already what sits here',
        `leave the line out, or the formula \`${this.source.slice(formula.range.start, formula.range.end)}\``,
      );
    }
  }

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
      const read = this.readHeader(keyword, header, STRUCTURE);
      if (!body && !this.broken) {
        this.problem(
          read.name?.range ?? rangeOf(keyword),
          'This structure has no sites',
          'write them in braces: `{ A *1 : Li, Na, Va }`, one site a line',
        );
      }
      return {
        ...this.declared(keyword, read, body?.end),
        kind: 'structure',
        ...(read.description && { description: read.description }),
        metallic: read.metallic,
        sites: body?.sites ?? [],
      };
    });
  });

  private constantDeclaration = this.RULE('constantDeclaration', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.LetKeyword);
    const header = this.SUBRULE(this.header);
    let value: Expression | undefined;
    let equals: IToken | undefined;
    let end: number | undefined;
    this.OPTION1(() => {
      equals = this.CONSUME(T.LetEquals);
      this.OPTION2(() => {
        value = this.SUBRULE(this.sum);
      });
      end = this.ACTION(() => T.endOf(this.LA(0)));
      this.MANY(() => this.SUBRULE(this.strayInConstant));
      this.OPTION3(() => {
        this.CONSUME(T.LineEnd);
      });
    });
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, CONSTANT);
      if (!value && !this.broken) {
        this.problem(
          equals ? rangeOf(equals) : (read.name?.range ?? rangeOf(keyword)),
          'This constant has no value',
          'write a number after `=`: `let y = 0.05`',
        );
      }
      if (read.name && !/^[a-zα-ω][a-zα-ω0-9_]*$/.test(read.name.text)) {
        this.problem(
          read.name.range,
          `\`${read.name.text}\` cannot be told from elements in a formula`,
          'name a constant by small letters: `let y = 0.05`',
        );
      }
      return { ...this.declared(keyword, read, end), kind: 'let', ...(value && { value }) };
    });
  });

  private strayInConstant = this.RULE('strayInConstant', (): void => {
    const token = this.OR([
      { ALT: () => this.CONSUME(T.Numeral) },
      { ALT: () => this.CONSUME(T.VulgarFraction) },
      { ALT: () => this.CONSUME(T.Parameter) },
      { ALT: () => this.CONSUME(T.Operator) },
      { ALT: () => this.CONSUME(T.Slash) },
      { ALT: () => this.CONSUME(T.Dot) },
      { ALT: () => this.CONSUME(T.RoundOpen) },
      { ALT: () => this.CONSUME(T.RoundClose) },
      { ALT: () => this.CONSUME(T.Unknown) },
    ]);
    this.ACTION(() => {
      const last = this.problems[this.problems.length - 1];
      if (this.broken && last && this.sameLine(last.range.end, token.startOffset)) return;
      this.problem(
        rangeOf(token),
        `\`${printable(token.image)}\` is out of place in the value of a constant`,
        'write a number or an expression: `let y = (1-0.2)/4`',
      );
    });
  });

  private convention = this.RULE('convention', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.ConventionKeyword);
    const header = this.SUBRULE(this.header);
    return this.ACTION(() => {
      const words = header.flatMap((item) => ('list' in item ? [] : item));
      const counting = words.findIndex(({ image }) => image === 'counting');
      const countsVacancies = counting >= 0 && words[counting + 1]?.image === 'vacancies';
      const others = countsVacancies ? [...words.slice(0, counting), ...words.slice(counting + 2)] : words;
      const [convention, stray] = others;
      const list = header.find((item) => 'list' in item);
      if (stray || list || words.length === 0 || convention?.tokenType === T.Colon) {
        this.problem(
          stray ? rangeOf(stray) : rangeOf(keyword),
          'This does not name a convention',
          'write `convention formula` or `convention sublattice counting vacancies`',
        );
      }
      return {
        ...this.declared(keyword, {}, undefined),
        kind: 'convention',
        ...(convention && { convention: nameOf(convention) }),
        countsVacancies,
      };
    });
  });

  private importDeclaration = this.RULE('importDeclaration', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.ImportKeyword);
    const header = this.SUBRULE(this.header);
    return this.ACTION(() => {
      const [first, ...others] = header;
      const token = first && 'list' in first ? undefined : first;
      const isPath = token?.tokenType === T.QuotedName && token.image.length > 2;
      if (!isPath || others.length > 0) {
        this.problem(
          token ? rangeOf(token) : rangeOf(keyword),
          'This does not name a file',
          'write its path in quotes: `import "precursors.hem"`',
        );
      }
      return {
        ...this.declared(keyword, {}, undefined),
        kind: 'import',
        ...(token && isPath && { path: nameOf(token) }),
      };
    });
  });

  private measured = this.RULE('measured', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.MeasuredKeyword);
    const header = this.SUBRULE(this.header);
    const body = this.SUBRULE(this.optionalRecipe);
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, MEASURED);
      const { values, normalisation } = this.readMeasured(body ?? NO_RECIPE);
      this.checkRecipe(keyword, read, body, 'values', '`{ Na 0.821(6), Li 0.099(4) }`');
      return {
        ...this.declared(keyword, read, body?.end),
        kind: 'measured',
        ...(read.base && { of: read.base }),
        values,
        ...(normalisation && { normalisation }),
      };
    });
  });

  private batch = this.RULE('batch', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.BatchKeyword);
    const header = this.SUBRULE(this.header);
    const body = this.SUBRULE(this.optionalRecipe);
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, BATCH);
      const recipe = this.readBatch(body ?? NO_RECIPE);
      this.checkRecipe(keyword, read, body, 'recipe', '`{ mass 10 g; from Na2CO3, NiO }`');
      return {
        ...this.declared(keyword, read, body?.end),
        kind: 'batch',
        ...(read.base && { of: read.base }),
        ...recipe,
      };
    });
  });

  private mixture = this.RULE('mixture', (): Declaration => {
    this.broken = false;
    const keyword = this.CONSUME(T.MixtureKeyword);
    const header = this.SUBRULE(this.header);
    const body = this.SUBRULE(this.optionalRecipe);
    return this.ACTION(() => {
      const read = this.readHeader(keyword, header, MIXTURE);
      const mixture = this.readMixture(body ?? NO_RECIPE);
      this.checkRecipe(keyword, read, body, 'components', '`{ DME = C4H10O2 9.6 mol, LiNO3 0.2 mol }`');
      return { ...this.declared(keyword, read, body?.end), kind: 'mixture', ...mixture };
    });
  });

  private optionalRecipe = this.RULE('optionalRecipe', (): RecipeBody | undefined => {
    let body: RecipeBody | undefined;
    this.OPTION(() => {
      body = this.SUBRULE(this.recipeBody);
    });
    return body;
  });

  private checkRecipe(
    keyword: IToken,
    read: Header,
    body: RecipeBody | undefined,
    what: string,
    example: string,
  ): void {
    if (body || this.broken) return;
    this.problem(
      read.name?.range ?? rangeOf(keyword),
      `No ${what} in braces follow`,
      `write them: ${example}`,
    );
  }

  /** What every declaration has. */
  private declared(keyword: IToken, read: { name?: Name | undefined }, end: number | undefined) {
    return {
      keyword: rangeOf(keyword),
      range: { start: keyword.startOffset, end: end ?? this.previousEnd(keyword) },
      name: read.name,
      broken: this.broken,
    };
  }

  /** What stands between declarations and begins none. */
  private stray = this.RULE('stray', (): void => {
    const tokens: IToken[] = [];
    this.OR([
      { ALT: () => tokens.push(this.CONSUME(T.InHeader)) },
      {
        ALT: () => {
          const list = this.SUBRULE(this.argumentList);
          this.ACTION(() => tokens.push(list.open));
        },
      },
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
          const body = this.OR3([
            { ALT: () => this.SUBRULE(this.materialBody) },
            { ALT: () => this.SUBRULE(this.recipeBody) },
          ]);
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
        `No declaration begins with \`${printable(token.image)}\``,
        'a declaration begins with `material` or `structure`: `material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2`',
      );
    });
  });
}

const NO_RECIPE: RecipeBody = { lines: [], start: 0, end: 0 };

let built: HemParser | undefined;

/** Made when it is first needed: that takes longer than reading a file. */
export function parser(): HemParser {
  built ??= new HemParser();
  return built;
}
