/** The parameters of families: which values they take, and which members that gives. */
import { exactNumeral, type Fraction, isZero, quotient, ZERO } from '../chemistry/amount.js';
import type {
  Expression,
  MaterialDeclaration,
  Name,
  Parameter,
  ParameterValues,
  Range,
} from '../syntax/tree.js';
import { type Values, valueIn } from './expression.js';

/** Members of one family, at most: more are a mistake, and would cost the time that typing needs. */
export const MOST_MEMBERS = 10_000;

/** What is wrong with the parameters of a family or the value of a constant. */
export type ParameterProblem =
  | { readonly kind: 'undeclared'; readonly range: Range; readonly name: string }
  | { readonly kind: 'declared-twice'; readonly range: Range; readonly name: string }
  /** A constant of the file has the same name. */
  | { readonly kind: 'hides-constant'; readonly range: Range; readonly name: string }
  | { readonly kind: 'no-step'; readonly range: Range }
  /** The step is zero or leads away from the end. */
  | { readonly kind: 'endless'; readonly range: Range; readonly step: Fraction }
  /** The last step goes past the end, which is left out. */
  | { readonly kind: 'uneven'; readonly range: Range; readonly last: Fraction; readonly end: Fraction }
  | { readonly kind: 'repeated'; readonly range: Range; readonly name: string; readonly value: Fraction }
  | { readonly kind: 'unused'; readonly range: Range; readonly name: string }
  | { readonly kind: 'too-many'; readonly range: Range; readonly count: bigint };

/** The values of one parameter. */
export interface ParameterRange {
  readonly name: Name;
  readonly values: readonly Fraction[];
}

export interface Family {
  readonly parameters: readonly ParameterRange[];
  readonly problems: readonly ParameterProblem[];
  /** The values of each member, in order; one without values for a single material, none where there are too many. */
  readonly members: readonly Values[];
}

const SINGLE: Family = { parameters: [], problems: [], members: [new Map()] };

/** The members of a declaration. Counts before it makes them: ranges of any size take no time and no memory. */
export function familyOf({ parameters }: Pick<MaterialDeclaration, 'parameters'>, constants: Values): Family {
  if (parameters.length === 0) return SINGLE;
  const problems: ParameterProblem[] = [];
  const seen = new Set<string>();
  const own = parameters.filter(({ name }) => {
    if (seen.has(name.text)) {
      problems.push({ kind: 'declared-twice', name: name.text, range: name.range });
      return false;
    }
    if (constants.has(name.text))
      problems.push({ kind: 'hides-constant', name: name.text, range: name.range });
    seen.add(name.text);
    return true;
  });
  const series = own.map((parameter) => ({ parameter, parts: seriesOf(parameter, constants, problems) }));
  // One without values leaves no members, but the values of the others are made all the same.
  const count = series.reduce(
    (product, { parts }) => product * (parts.reduce((total, part) => total + part.count, 0n) || 1n),
    1n,
  );
  if (count > MOST_MEMBERS) {
    const [first] = own;
    const last = own[own.length - 1];
    if (first && last) {
      problems.push({ kind: 'too-many', count, range: { start: first.range.start, end: last.range.end } });
    }
    return { parameters: [], problems, members: [] };
  }
  const ranges = series.map(({ parameter, parts }) => ({
    name: parameter.name,
    values: distinct(parameter, parts, problems),
  }));
  return { parameters: ranges, problems, members: combinations(ranges) };
}

/** Values at equal distances. */
interface Series {
  readonly first: Fraction;
  readonly step: Fraction;
  readonly count: bigint;
  readonly range: Range;
}

function seriesOf(parameter: Parameter, constants: Values, problems: ParameterProblem[]): Series[] {
  return parameter.values.flatMap((written) => {
    const read = (expression: Expression) =>
      valueIn(expression, constants, (name, range) => problems.push({ kind: 'undeclared', name, range }));
    if (written.kind === 'value') {
      const value = read(written.value);
      return value ? [{ first: value, step: ZERO, count: 1n, range: written.range }] : [];
    }
    return rangeOf(written, read, problems);
  });
}

function rangeOf(
  { from, to, step, range }: Extract<ParameterValues, { kind: 'range' }>,
  read: (expression: Expression) => Fraction | undefined,
  problems: ParameterProblem[],
): Series[] {
  const first = read(from);
  const end = read(to);
  if (!step) {
    problems.push({ kind: 'no-step', range });
    return [];
  }
  const by = read(step);
  if (!first || !end || !by) return [];
  const span = end.sub(first);
  const steps = quotient(span, by);
  if (!steps || steps.compare(ZERO) < 0) {
    if (isZero(span)) return [{ first, step: ZERO, count: 1n, range }];
    problems.push({ kind: 'endless', step: by, range: step.range });
    return [];
  }
  const whole = steps.floor();
  if (!whole.equals(steps)) {
    problems.push({ kind: 'uneven', last: first.add(by.mul(whole)), end, range: to.range });
  }
  return [{ first, step: by, count: whole.n + 1n, range }];
}

function distinct(parameter: Parameter, parts: readonly Series[], problems: ParameterProblem[]): Fraction[] {
  const values = new Map<string, Fraction>();
  for (const { first, step, count, range } of parts) {
    for (let index = 0; index < Number(count); index++) {
      const value = first.add(step.mul(index));
      const key = value.toFraction();
      if (values.has(key)) problems.push({ kind: 'repeated', name: parameter.name.text, value, range });
      values.set(key, value);
    }
  }
  return [...values.values()];
}

/** Every combination of values, the last parameter's changing fastest. */
function combinations(ranges: readonly ParameterRange[]): Values[] {
  let members: Values[] = [new Map()];
  for (const { name, values } of ranges) {
    members = members.flatMap((member) => values.map((value) => new Map(member).set(name.text, value)));
  }
  return members;
}

/** The name of a member: `MTS(0.15)`, `A(0.1, 2)`. */
export function memberName(family: string, values: Values): string {
  if (values.size === 0) return family;
  return `${family}(${[...values.values()].map(exactNumeral).join(', ')})`;
}

/** `x = 0.15`, `x = 0.1, y = 2`. */
export function valuesText(values: Values): string {
  return [...values].map(([name, value]) => `${name} = ${exactNumeral(value)}`).join(', ');
}
