/** Decimals as fractions and fractions as decimals, for the number at the cursor and for all of a composition. */

import { exactNumeral } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { TextEdit } from '../../rules/rule.js';
import { touches } from '../../syntax/lookup.js';
import type { NumberAmount } from '../../syntax/tree.js';
import { isKept } from './evaluation.js';
import { printed } from './numerals.js';
import type { Offer, Refactoring, Request } from './refactoring.js';
import { materialAt, numbersIn } from './selection.js';

export const writeFractions: Refactoring = {
  id: 'write-fractions',
  kind: 'refactor.rewrite',
  offers: (request) => offersFor(request, 'Write the decimals as simple fractions', asFraction),
};

export const writeDecimals: Refactoring = {
  id: 'write-decimals',
  kind: 'refactor.rewrite',
  offers: (request) => offersFor(request, 'Write the fractions as decimals where that is exact', asDecimal),
};

/** Denominators are not larger in a fraction that is easier to read than its decimal. */
const LARGEST_DENOMINATOR = 24n;

/** `0.25` as `1/4`: exactly, so that `0.3333` is no third. */
function asFraction(amount: NumberAmount, model: FileModel): string | undefined {
  const { value } = amount;
  if (!/^\d*\.\d+$/.test(printed(amount, model)) || value.d === 1n) return undefined;
  return value.d <= LARGEST_DENOMINATOR ? value.toFraction() : undefined;
}

/** `1/4` as `0.25`, where there is such a decimal of a few digits. */
function asDecimal(amount: NumberAmount, model: FileModel): string | undefined {
  if (!/^(?:\d+\/\d+|[¼½¾⅐-⅞])$/.test(printed(amount, model))) return undefined;
  const numeral = exactNumeral(amount.value);
  return /^\d+(?:\.\d{1,6})?$/.test(numeral) ? numeral : undefined;
}

function offersFor(
  request: Request,
  title: string,
  written: (amount: NumberAmount, model: FileModel) => string | undefined,
): Offer[] {
  const { model, range } = request;
  const declared = materialAt(request);
  if (!declared) return [];
  const changes = numbersIn(declared.declaration).flatMap((amount) => {
    const text = written(amount, model);
    return text === undefined ? [] : [{ amount, edit: { range: amount.range, text } }];
  });
  const one = changes.find(({ amount }) => touches(amount.range, range));
  return [
    ...(one
      ? keeping(`Write ${printed(one.amount, model)} as ${one.edit.text}`, [one.edit], declared, model)
      : []),
    ...(changes.length > (one ? 1 : 0)
      ? keeping(
          title,
          changes.map(({ edit }) => edit),
          declared,
          model,
        )
      : []),
  ];
}

/** Rounding explains nothing of a fraction: where that changes what is found, it is not written. */
function keeping(title: string, edits: TextEdit[], declared: DeclaredMaterial, model: FileModel): Offer[] {
  return isKept(declared, edits, model) ? [{ title, edits: () => edits }] : [];
}
