import { exactNumeral, formatAmount } from '../chemistry/amount.js';
import { MOST_MEMBERS, type ParameterProblem } from '../model/parameters.js';
import type { Report, Rule } from './rule.js';

export const parameterValues: Rule = {
  id: 'parameter-values',
  severity: 'error',
  documentation: {
    what: 'Reports parameters of families whose values cannot be as they are written.',
    why:
      'Each value is a material of its own that is checked and exported. A range that misses its end, a value that is ' +
      `there twice or a parameter that is used nowhere makes another series than the one that was meant. More than ${MOST_MEMBERS} ` +
      'members are not evaluated.',
    example: 'material MTS(x = 0 .. 0.15 step 0.1) : O3 = NaNi0.5Mn{0.5-x}Ti{x}O2\n',
    instead: 'material MTS(x = 0 .. 0.15 step 0.05) : O3 = NaNi0.5Mn{0.5-x}Ti{x}O2\n',
    fix: 'There is none: the values are the author’s to choose.',
  },
  checkDeclarations(model, report) {
    for (const { declaration, problems } of model.declared) {
      if (declaration.broken) continue;
      for (const problem of problems) {
        const told = reportOn(problem);
        if (told) report({ ...told, range: problem.range });
      }
    }
  },
};

function reportOn(problem: ParameterProblem): Omit<Report, 'range'> | undefined {
  switch (problem.kind) {
    // That is for unknown-parameter to tell.
    case 'undeclared':
      return undefined;
    case 'declared-twice':
      return {
        message: `\`${problem.name}\` is declared twice`,
        help: 'give one of the parameters another name',
      };
    case 'hides-constant':
      return {
        severity: 'warning',
        message: `\`${problem.name}\` is a constant of the file as well; in this material the parameter counts`,
        help: 'give one of them another name, so that a reader knows which is meant',
      };
    case 'no-step':
      return { message: 'This range does not say in which steps', help: 'write them: `0 .. 1.5 step 0.1`' };
    case 'endless':
      return {
        message: `Steps of ${formatAmount(problem.step)} never lead to the end of this range`,
        help: 'write a step above zero from the smaller to the larger value, or one below zero the other way',
      };
    case 'uneven':
      return {
        severity: 'warning',
        message: `The steps pass by the end: the last value is ${formatAmount(problem.last)}, not ${formatAmount(problem.end)}`,
        help: 'write a step that divides the range, or end it where the last step does',
      };
    case 'repeated':
      return {
        severity: 'warning',
        message: `${problem.name} = ${exactNumeral(problem.value)} is there already`,
        help: 'leave it out',
      };
    case 'unused':
      return {
        severity: 'warning',
        message: `\`${problem.name}\` stands nowhere in this material, so that all of its members are the same`,
        help: `write it where an amount depends on it, as in \`Mn{0.5-${problem.name}}\`, or leave it out`,
      };
    case 'too-many':
      return {
        message: `This makes ${problem.count.toLocaleString('en-US')} members; up to ${MOST_MEMBERS.toLocaleString('en-US')} are evaluated`,
        help: 'write wider steps or fewer values',
      };
  }
}
