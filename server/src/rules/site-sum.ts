import { type Fraction, formatAmount, ONE, ZERO } from '../chemistry/amount.js';
import { isSumWrong } from '../model/charge.js';
import type { PartModel } from '../model/file-model.js';
import type { Material, Remark, Site } from '../model/material.js';
import { isPerCent } from '../model/pieces.js';
import { isTakenOver } from '../syntax/lookup.js';
import type { MaterialDeclaration, Range, Unit } from '../syntax/tree.js';
import type { Related, Report, Rule } from './rule.js';
import { eachFix, fixesForSum } from './sum-fixes.js';
import { allowanceText, asWritten } from './wording.js';

export const siteSum: Rule = {
  id: 'site-sum',
  severity: 'error',
  documentation: {
    what: 'Reports sites whose amounts do not add up to the multiplicity.',
    why:
      'A site that holds more than there is room for cannot be made; one that holds less has vacancies that are not ' +
      'written, or an amount is missing. Either way the powder that is weighed is another. n amounts printed to d ' +
      'decimals can be off by n/2 · 10⁻ᵈ together: within that it is a hint. One decimal is taken as meant, so that a ' +
      'forgotten tenth is not explained away. A project can set another tolerance.',
    example: 'material CuMgTi : P2 = Na0.62Mn0.67Ni0.23Cu0.05Mg0.07Ti0.01O2\n',
    instead: 'material CuMgTi : P2 = Na0.62Mn0.64Ni0.23Cu0.05Mg0.07Ti0.01O2\n',
    fix:
      'Scales all amounts to fit, fills up with vacancies, or adjusts one occupant. Each changes the composition, so ' +
      'none is applied without looking.',
    references: ['the review of high-entropy battery materials: one printed formula in nine does not add up'],
  },
  checkDeclarations(model, report) {
    for (const material of model.materials) {
      if (material.declaration.broken) continue;
      for (const site of material.sites) checkSite(site, material, model, report);
      for (const remark of material.remarks) checkRemark(remark, material, model, report);
    }
  },
};

type Reporter = (report: Report) => void;

function checkSite(site: Site, material: Material, model: PartModel, report: Reporter): void {
  const { structure, name, declaration } = material;
  if (!site.sum || !site.isMultiplicityGiven || site.sum.equals(site.multiplicity)) return;
  const off = site.sum.sub(site.multiplicity);
  if (off.compare(ZERO) < 0 && site.hasImplicitVacancies) return;
  // What is missing may be of an amount that is open.
  if (site.occupants.length === 0 && !material.isComplete) return;
  const related = structure ? [relatedTo(structure, site)] : [];
  const sums = `${site.name} sums to ${formatAmount(site.sum)}, not ${formatAmount(site.multiplicity)}`;
  const isSet = model.options.tolerance.sum !== undefined;
  const allowance = allowanceText(site.tolerance, isSet);
  const isAllowed = !isSumWrong(site);
  const explained = isAllowed
    ? allowance
    : site.occupants.length === 0
      ? 'nothing was laid on it'
      : `${terms(site)}${site.tolerance.equals(ZERO) ? '' : ` (${isSet ? allowance : `rounding explains up to ${formatAmount(site.tolerance)}`})`}`;
  report({
    range: rangeOf(site, material),
    material: name,
    ...(isAllowed && { severity: 'hint' }),
    message: `${sums}: ${explained}`,
    ...(!isAllowed && { help: helpFor(site, off) }),
    related,
    fixes: [
      ...eachFix(site, model),
      ...fixesForSum(site.name, site.occupants, ownUnits(site, declaration), site.multiplicity, model),
    ],
  });
}

/** What is written here: what is taken over from a base is written elsewhere. */
function ownUnits({ units }: Site, declaration: MaterialDeclaration): Unit[] {
  return units.filter(({ range }) => !isTakenOver(range, declaration));
}

function checkRemark(remark: Remark, material: Material, model: PartModel, report: Reporter): void {
  if (remark.kind === 'overfull-rest') {
    report({
      range: remark.range,
      material: material.name,
      message: `Nothing is left of ${remark.site} for \`rest\` to fill`,
      help: 'lower the other amounts, or leave `rest` out',
    });
  } else if (remark.kind === 'group-sum') {
    const { group, sum, tolerance } = remark;
    const isAllowed = sum.sub(ONE).abs().compare(tolerance) <= 0;
    const arePerCent = isPerCent(sum);
    const inside = material.sites
      .flatMap((site) => site.occupants)
      .filter(({ range }) => range.start >= group.inner.start && range.end <= group.inner.end)
      .map((occupant) => occupant.written && { ...occupant, amount: amountIn(occupant.written.unit) });
    const occupants = inside.flatMap((occupant) => occupant ?? []);
    report({
      range: group.inner,
      material: material.name,
      ...(isAllowed && { severity: 'hint' }),
      message: isAllowed
        ? `This group sums to ${formatAmount(sum)}, not 1: ${allowanceText(tolerance, model.options.tolerance.sum !== undefined)}`
        : `This group sums to ${formatAmount(sum)}, not 1, ${arePerCent ? 'and is counted itself' : 'the whole of the site that it shares'}`,
      ...(!isAllowed && {
        help: arePerCent
          ? 'write parts of one in a group that is counted: `(Fe0.5Mn0.5)98.5Al1.5`'
          : 'correct an amount, or write the vacancies: `Va0.05`',
      }),
      fixes: fixesForSum('the group', occupants.map(withWrittenAmount), [group], ONE, model),
    });
  }
}

function amountIn(unit: NonNullable<Site['occupants'][number]['written']>['unit']): Fraction | undefined {
  return unit.amount?.kind === 'number' ? unit.amount.value : undefined;
}

/** As if the group were the site: the printed number is the amount. */
function withWrittenAmount<T extends Site['occupants'][number]>(occupant: T): T {
  return occupant.written ? { ...occupant, written: { ...occupant.written, factor: ONE } } : occupant;
}

/** Where the site is written: its line's name in the long form, its units in a formula. */
function rangeOf(site: Site, { declaration }: Material): Range {
  const line = declaration.sites?.find((candidate) => candidate.site.text === site.name);
  if (line) return line.site.range;
  const [first] = site.units;
  const last = site.units[site.units.length - 1];
  if (first && last) return { start: first.range.start, end: last.range.end };
  return declaration.structure?.range ?? declaration.name?.range ?? declaration.keyword;
}

function relatedTo(structure: NonNullable<Material['structure']>, site: Site): Related {
  const { file, address, isBuiltIn } = structure.source;
  const range = structure.sites.find((one) => one.name === site.name)?.range ?? structure.source.range;
  const message = `${structure.name} has ${formatAmount(site.multiplicity)} ${site.name} per formula unit`;
  return { file, address, isBuiltIn, range, message };
}

function terms(site: Site): string {
  const shown = site.occupants
    .slice(0, 12)
    .map((occupant) => `${asWritten(occupant)} ${occupant.amount ? formatAmount(occupant.amount) : '?'}`);
  return shown.join(' + ') + (site.occupants.length > shown.length ? ' + …' : '');
}

function helpFor(site: Site, off: Fraction): string {
  if (site.occupants.length === 0) return `write what sits on ${site.name}, or name another structure`;
  const size = formatAmount(off.abs());
  return off.compare(ZERO) > 0
    ? `lower an amount by ${size}, or scale them all`
    : `raise an amount by ${size}, or write the vacancies: \`Va${size}\``;
}
