import { isAnionFormer } from '../chemistry/elements.js';
import { structureNameOf } from '../model/file.js';
import type { Range, Unit } from '../syntax/tree.js';
import type { Rule } from './rule.js';

export const twoFormulas: Rule = {
  id: 'two-formulas',
  severity: 'error',
  documentation: {
    what: 'Reports a formula with a blank in it on both sides of which a whole compound is written.',
    why:
      'Blanks within a formula mean nothing, so that `LiCoO2 LiNiO2` is one compound of twice as many atoms. Whoever ' +
      'writes that mostly means two. Of a material with a structure the sums of its sites tell it; without one nothing ' +
      'else would.',
    example: 'material mix = LiCoO2 LiNiO2\n',
    instead: 'material LCO = LiCoO2\nmaterial LNO = LiNiO2\n',
    fix: 'Leaves the blank out, for one compound that is written in layers. If two were meant, each is a material of its own.',
  },
  checkDeclarations(model, report) {
    for (const declaration of model.syntax.declarations) {
      if (declaration.kind !== 'material' || declaration.broken || structureNameOf(declaration)) continue;
      for (const { units } of declaration.formula?.parts ?? []) {
        const blank = blankBetween(units, model.text);
        if (!blank) continue;
        const { gap, before, behind } = blank;
        report({
          range: { start: before.start, end: behind.end },
          ...(declaration.name && { material: declaration.name.text }),
          message: `\`${textOf(before, model.text)}\` and \`${textOf(behind, model.text)}\` would be read as one formula: a blank within a formula means nothing`,
          help: 'write a material for each; for one compound leave the blank out, or write `·` between its parts',
          fixes: [
            {
              title: 'Leave the blank out: one compound',
              isSafe: false,
              edits: [{ range: gap, text: '' }],
            },
          ],
        });
      }
    }
  },
};

function textOf({ start, end }: Range, text: string): string {
  return text.slice(start, end);
}

interface Blank {
  readonly gap: Range;
  /** What stands before it and behind it, up to the next blank. */
  readonly before: Range;
  readonly behind: Range;
}

/** The first blank between two runs of units that are compounds each. */
function blankBetween(units: readonly Unit[], text: string): Blank | undefined {
  let before: readonly Unit[] | undefined;
  let run: Unit[] = [];
  for (const [index, unit] of units.entries()) {
    run.push(unit);
    const next = units[index + 1];
    if (next && !/\s/.test(text.slice(unit.range.end, next.range.start))) continue;
    const isWhole = isCompound(run);
    const first = before && isWhole ? spanOf(before) : undefined;
    if (first) {
      const second = spanOf(run);
      return { gap: { start: first.end, end: second.start }, before: first, behind: second };
    }
    before = isWhole ? run : undefined;
    run = [];
  }
  return undefined;
}

function spanOf(units: readonly Unit[]): Range {
  return { start: units[0]?.range.start ?? 0, end: units[units.length - 1]?.range.end ?? 0 };
}

/** Whether it begins with a cation and has an anion behind it. */
function isCompound([first, ...others]: readonly Unit[]): boolean {
  return first !== undefined && !isAnion(first) && others.some(isAnion);
}

function isAnion(unit: Unit): boolean {
  if (unit.kind === 'element') return isAnionFormer(unit.symbol.text);
  // Ammonium is a cation, and nitrogen that is in an anion mostly has oxygen beside it.
  return (
    unit.kind === 'group' && unit.items.some((item) => item.some((one) => isAnion(one) && !isNitrogen(one)))
  );
}

function isNitrogen(unit: Unit): boolean {
  return unit.kind === 'element' && unit.symbol.text === 'N';
}
