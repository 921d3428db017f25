import { exactNumeral, type Fraction, formatAmount, ZERO } from '../chemistry/amount.js';
import { isSumWrong } from '../model/charge.js';
import type { PartModel } from '../model/file-model.js';
import type { Material, Remark } from '../model/material.js';
import type { Fix, Report, Rule } from './rule.js';
import { oneOf } from './similar.js';

type Substitution = Extract<Remark, { kind: 'substitution' }>;

export const substitution: Rule = {
  id: 'substitution',
  severity: 'error',
  documentation: {
    what: 'Reports substitutions that do not fit the material that they are made on.',
    why:
      'A substitution keeps what a site holds in all, unless it says otherwise. One of a species that is not there, or of ' +
      'more than there is, was meant for another material; one that puts less in the place leaves the site partly empty.',
    example:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial doped from NCM811 {\n  M: Fe -> Ti 0.05, Mg 0.05\n}\n',
    instead:
      'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial doped from NCM811 {\n  M: Co -> Ti 0.05, Mg 0.05\n}\n',
    fix: 'Replaces as much as is put in the place, and keeps the rest. That changes the composition.',
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      if (material.declaration.broken) continue;
      for (const remark of material.remarks) {
        if (remark.kind !== 'substitution') continue;
        const told = reportOn(remark, material, model);
        if (told) report({ ...told, range: remark.range, material: material.name });
      }
    }
  },
};

function reportOn(
  { problem, site, species }: Substitution,
  material: Material,
  model: PartModel,
): Omit<Report, 'range'> | undefined {
  const base = material.base?.name ?? 'the base';
  switch (problem.kind) {
    case 'not-there':
      return {
        message: `${site} of ${base} has no ${species}${problem.present.length > 0 ? `: it has ${problem.present.join(', ')}` : ''}`,
        help:
          problem.present.length > 0
            ? `write ${oneOf(problem.present)} before the arrow`
            : `write what sits on ${site} without an arrow`,
      };
    case 'too-much':
      return {
        message: `${site} of ${base} has ${formatAmount(problem.present)} ${species}, less than the ${formatAmount(problem.wanted)} to be replaced`,
        help: 'lower the amount before the arrow, or leave it out to replace all of it',
      };
    case 'ambiguous':
      return {
        message: `Which of ${problem.present.join(' and ')} on ${site} is replaced is not said`,
        help: `write one of them with its charge: ${oneOf(problem.present)}`,
      };
    case 'mixed-amounts':
      return {
        message: `Some of what takes the place of ${species} has an amount, and some has none`,
        help: 'write every amount, or `rest` behind the one that takes what the others leave',
      };
    case 'total-changes':
      return totalChanges(problem, site, species, material, model);
  }
}

/** Told where the sum of the site does not tell it already. */
function totalChanges(
  { replaced, by }: Extract<Substitution['problem'], { kind: 'total-changes' }>,
  name: string,
  species: string,
  material: Material,
  model: PartModel,
): Omit<Report, 'range'> | undefined {
  const site = material.sites.find((candidate) => candidate.name === name);
  if (site && isSumWrong(site)) return undefined;
  const difference = by.sub(replaced);
  const isLess = difference.compare(ZERO) < 0;
  const size = formatAmount(difference.abs());
  return {
    severity: 'warning',
    message: `${formatAmount(replaced)} ${species} is replaced by ${formatAmount(by)}: ${name} ${isLess ? 'loses' : 'gains'} ${size}`,
    help: isLess
      ? `raise an amount by ${size}, write the vacancies, \`Va ${size}\`, or replace only \`${species} ${formatAmount(by)}\``
      : `lower an amount by ${size}`,
    fixes: isLess ? replaceOnly(by, name, species, material, model) : [],
  };
}

function replaceOnly(
  by: Fraction,
  name: string,
  species: string,
  { declaration }: Material,
  model: PartModel,
): Fix[] {
  const line = declaration.sites?.find((one) => one.site.text === name && one.replaced);
  const unit = line?.replaced;
  if (!unit || unit.amount || by.equals(0)) return [];
  const at = unit.range.end;
  const gap = /\s/.test(model.text.charAt(at)) ? '' : ' ';
  return [
    {
      title: `Replace only ${exactNumeral(by)} ${species}, and keep the rest of it`,
      isSafe: false,
      edits: [{ range: { start: at, end: at }, text: ` ${exactNumeral(by)}${gap}` }],
    },
  ];
}
