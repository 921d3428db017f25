import type { ParameterProblem } from '../model/parameters.js';
import type { MaterialDeclaration } from '../syntax/tree.js';
import type { Fix, Report, Rule } from './rule.js';

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  severity: 'error',
  documentation: {
    what: 'Reports letters in the place of an amount that no one has given a value.',
    why: 'A composition with an open amount has no sum, no charge and no mass.',
    example: 'material MCO : O3 = LiNixCo0.5O2\n',
    instead: 'material MCO(x = 0, 0.1) : O3 = LiNi{0.5-x}Co{0.5+x}O2\n',
    fix: 'Makes it a parameter of its material, with a value that is there to be changed.',
  },
  checkDeclarations({ declared, text }, report) {
    for (const { declaration, problems, members } of declared) {
      if (declaration.broken) continue;
      // A value of one parameter cannot be another one.
      for (const problem of problems) tellOnce(problem, undefined, text, report, new Set());
      const told = new Set<string>();
      for (const remark of members.flatMap(({ remarks }) => remarks)) {
        if (remark.kind !== 'undeclared-parameter') continue;
        tellOnce({ ...remark, kind: 'undeclared' }, declaration, text, report, told);
      }
    }
  },
  check({ problems, text }, report) {
    for (const problem of problems) tellOnce(problem, undefined, text, report, new Set());
  },
};

/** Each name once in a declaration. */
function tellOnce(
  problem: ParameterProblem,
  declaration: MaterialDeclaration | undefined,
  text: string,
  report: (report: Report) => void,
  told: Set<string>,
): void {
  if (problem.kind !== 'undeclared' || told.has(problem.name)) return;
  const { name, range } = problem;
  told.add(name);
  const letter = text.charAt(range.start - 1);
  const symbol = /[A-Z]/.test(letter) ? letter + name : undefined;
  const material = declaration?.name?.text;
  const family = declaration
    ? `give it values, \`material ${material ?? 'NAME'}(${name} = 0, 0.1)\`, or one`
    : 'give it a value';
  report({
    range,
    ...(material && { material }),
    message: `\`${name}\` stands for an amount, and nothing says which`,
    help:
      `${family} for the whole file, \`let ${name} = 0.1\`` +
      (symbol ? `; if an element was meant, \`${symbol}\` is none` : ''),
    fixes: declaration ? declare(name, declaration) : [],
  });
}

/** Adds the parameter to those of its material, with a value that is there to be changed. */
function declare(name: string, { name: own, parameters }: MaterialDeclaration): Fix[] {
  const last = parameters[parameters.length - 1];
  const at = last?.range.end ?? own?.range.end;
  if (at === undefined) return [];
  const text = last ? `; ${name} = 0` : `(${name} = 0)`;
  return [
    {
      title: `Make ${name} a parameter, with 0 as its first value`,
      isSafe: false,
      edits: [{ range: { start: at, end: at }, text }],
    },
  ];
}
