import { exactNumeral, type Fraction, formatAmount, isZero, ZERO } from '../chemistry/amount.js';
import { expressionsIn } from '../model/binding.js';
import { namesIn, type Values, valueIn } from '../model/expression.js';
import type { DeclaredMaterial, PartModel } from '../model/file-model.js';
import type { Range } from '../syntax/tree.js';
import type { Report, Rule } from './rule.js';

export const negativeAmount: Rule = {
  id: 'negative-amount',
  severity: 'error',
  documentation: {
    what: 'Reports expressions that are below zero for some member of a family, and says which values work.',
    why: 'There is no less than none of a species: such a member cannot be made, and no sum or charge of it means anything.',
    example: 'material MTS(x = 0, 0.1, 0.3) : O3 = NaNi0.5Mn{x}Ti{0.5-2x}O2\n',
    instead: 'material MTS(x = 0, 0.1, 0.2) : O3 = NaNi0.5Mn{2x}Ti{0.5-2x}O2\n',
    fix: 'There is none: the values are the author’s to choose.',
  },
  checkDeclarations(model, report) {
    for (const declared of model.declared) {
      if (!declared.declaration.broken) checkDeclared(declared, model, report);
    }
  },
};

function checkDeclared(declared: DeclaredMaterial, model: PartModel, report: (report: Report) => void): void {
  const places = new Map<
    number,
    { readonly range: Range; readonly names: string[]; readonly values: Fraction[] }
  >();
  for (const { remarks, name } of declared.members) {
    for (const remark of remarks) {
      if (remark.kind !== 'negative') continue;
      const place = places.get(remark.range.start) ?? { range: remark.range, names: [], values: [] };
      place.names.push(name);
      place.values.push(remark.value);
      places.set(remark.range.start, place);
    }
  }
  for (const { range, names, values } of places.values()) {
    const written = model.text.slice(range.start, range.end).replace(/^\{|\}$/g, '');
    const [first = ''] = names;
    const others = names.length - 1;
    const more = others > 0 ? ` and in ${others} other member${others > 1 ? 's' : ''}` : '';
    report({
      range,
      material: declared.declaration.name?.text ?? '',
      message: `\`${written}\` is ${formatAmount(values[0] ?? ZERO)} in ${first}${more}: an amount is never below zero`,
      help: helpFor(declared, model.values) ?? `choose values for which \`${written}\` is not below zero`,
    });
  }
}

/** The range of the parameter in which no amount is below zero, where it is the only one and all depend on it linearly. */
function helpFor({ declaration, parameters }: DeclaredMaterial, constants: Values): string | undefined {
  const [parameter, other] = parameters;
  if (!parameter || other) return undefined;
  const { text: name } = parameter.name;
  let least: Fraction | undefined;
  let most: Fraction | undefined;
  for (const expression of expressionsIn(declaration)) {
    if (!namesIn(expression).some((one) => one.name === name)) continue;
    const at = (x: number) => valueIn(expression, new Map(constants).set(name, ZERO.add(x)));
    const [zero, one, two] = [at(0), at(1), at(2)];
    if (!zero || !one || !two) return undefined;
    const slope = one.sub(zero);
    if (!two.sub(one).equals(slope)) return undefined;
    if (isZero(slope)) continue;
    const root = zero.neg().div(slope);
    if (slope.compare(ZERO) > 0) least = least && least.compare(root) > 0 ? least : root;
    else most = most && most.compare(root) < 0 ? most : root;
  }
  if (least && most && least.compare(most) > 0) return `no ${name} makes all amounts zero or more`;
  if (least && most) return `it works for ${exactNumeral(least)} ≤ ${name} ≤ ${exactNumeral(most)}`;
  if (most) return `it works for ${name} ≤ ${exactNumeral(most)}`;
  return least && `it works for ${name} ≥ ${exactNumeral(least)}`;
}
