/** What reports are made from, by hand where the model would have to be asked. */
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import { analyse } from '../../../server/src/model/file.js';
import type { Material } from '../../../server/src/model/material.js';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import type { Entry } from '../../../server/src/reports/entry.js';
import { PLAIN } from '../../../server/src/reports/paint.js';
import { FORMATS } from '../../../server/src/reports/registry.js';
import type { Finding } from '../../../server/src/rules/rule.js';
import { LineIndex } from '../../../server/src/syntax/line-index.js';

/** A finding at the first place where `at` stands in the text. */
export function finding(text: string, at: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(at);
  return {
    rule: 'site-sum',
    severity: 'error',
    range: { start, end: start + at.length },
    message: 'M sums to 1.1, not 1',
    ...more,
  };
}

/** @param materials their names; one of its own unless told. */
export function checked(
  text: string,
  findings: readonly Finding[],
  materials: readonly string[] = ['TM6'],
  file = 'cathodes.hem',
): CheckedFile {
  return { file, text, lines: new LineIndex(text), materials, findings };
}

/** A report as it is written. */
export function reported(format: string, ...files: readonly CheckedFile[]): string {
  const known = FORMATS.get(format);
  if (!known) throw new Error(`no format is called ${format}`);
  return [...known.report(files, { paint: PLAIN, width: 80, version: '1.2.3' })].join('');
}

/** The material that a text declares, with what a test wants otherwise. */
export function entry(
  text: string,
  more: Partial<Material> = {},
  options: EvaluationOptions = DEFAULT_EVALUATION,
): Entry {
  const model = analyse(text, 'cathodes.hem', options);
  const [material] = model.materials;
  if (!material) throw new Error(`no material in ${text}`);
  return { file: 'cathodes.hem', line: 1, material: { ...material, ...more }, options: model.options };
}

export const TM6 = `material TM6 : DRX {
  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.1, Mn3+ 0.1, Cr3+ 0.1, Ti4+ 0.1, Nb5+ 0.2
  X: O2- 1.7, F- 0.3
}`;
export const ROST = 'material Rost : rock-salt = (Co0.2^2+Cu0.2^2+Mg0.2Ni0.2^2+Zn0.2)O';
export const VACANT = 'material vacant : P2 = Na0.75[Mg0.5Zr0.4Va0.1]O2';
export const OPEN = `material open : PBA {
  A: Na+ ?
  M: Fe 1
  C: [Fe(CN)6]4-
}`;
export const ALLOY = 'material Cantor : fcc = Cr0.2Mn0.2Fe0.2Co0.2Ni0.2';

export const COUNTING: EvaluationOptions = {
  ...DEFAULT_EVALUATION,
  convention: 'formula',
  countVacancies: true,
};

/** What a name may hold, and no format may stumble over. */
export const NASTY =
  'a\u0000\u0007\u001b[31mb\u202ec\t"d\' & <e> ]]> --> ::error::f, g:h %0A%25 {0} {x} [CN](6)\r\ni\u2028j\u{1d4dd}\ud800k \ufffe\u00a0';

/** As a file whose name, materials and findings are made of it. */
export function nasty(): CheckedFile {
  const text = `material "${NASTY}" : O3 = LiCo1.1O2\n`;
  const more = {
    material: NASTY,
    message: `${NASTY} is not known`,
    help: `write ${NASTY}`,
    related: [
      { file: NASTY, address: NASTY, isBuiltIn: false, range: { start: 0, end: 8 }, message: NASTY },
      { file: NASTY, address: NASTY, isBuiltIn: true, range: { start: 0, end: 8 }, message: NASTY },
    ],
    fixes: [
      { title: NASTY, isSafe: false, edits: [{ range: { start: 10, end: 12 + NASTY.length }, text: NASTY }] },
    ],
  };
  return checked(text, [finding(text, 'Co1.1', more), finding(text, NASTY, more)], [NASTY], NASTY);
}
