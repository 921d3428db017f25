/** What reports are made from, by hand where the model would have to be asked. */
import { DEFAULT_EVALUATION, type EvaluationOptions } from '../../../server/src/model/evaluate.js';
import { analyse } from '../../../server/src/model/file.js';
import type { Material } from '../../../server/src/model/material.js';
import type { CheckedFile } from '../../../server/src/reports/checked-file.js';
import type { Entry } from '../../../server/src/reports/entry.js';
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

export function checked(text: string, findings: readonly Finding[], materials = 1): CheckedFile {
  return { file: 'cathodes.hem', text, lines: new LineIndex(text), materials, findings };
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
