/** Descriptors and what became of them, in words: on cards, in reports, in findings. */
import type { Fraction } from '../chemistry/amount.js';
import type { Descriptor } from '../model/descriptors/descriptor.js';
import type { ListedElements } from '../model/descriptors/practical.js';
import { type Described, type Disagreement, describe } from '../model/descriptors/registry.js';
import { whyMissing } from '../model/descriptors/why.js';
import type { Material } from '../model/material.js';
import type { EvaluationOptions } from '../model/options.js';

/** What is worth telling people: of an open composition nothing that is not known, as all that is for one reason. */
export function told(described: readonly Described[], { isComplete }: Material): readonly Described[] {
  return isComplete ? described : described.filter(({ value }) => 'value' in value.found);
}

/** What is worth telling of all values but those of single elements. */
export function describedAsWhole(material: Material, options: EvaluationOptions): readonly Described[] {
  const described = describe(material, options).filter(({ descriptor }) => descriptor.of !== 'element');
  return told(described, material);
}

/** `δ(M)`, `−TΔS at 298.15 K`: what a value is of. */
export function labelOf({ descriptor, value }: Described): string {
  const place = value.place === undefined ? '' : `(${value.place})`;
  const at = value.temperature === undefined ? '' : ` at ${value.temperature} K`;
  return `${descriptor.symbol}${place}${at}`;
}

/** The unit of a value; empty for a plain number. */
export function unitOf({ descriptor, value }: Described): string {
  return value.unit ?? descriptor.unit;
}

/** `2.69 %`; undefined where it is not known. */
export function numberOf(described: Described): string | undefined {
  const { descriptor, value } = described;
  if ('missing' in value.found) return undefined;
  const unit = unitOf(described);
  return `${numeralOf(value.found.value, descriptor)}${unit && ` ${unit}`}`;
}

/** A value without its unit. */
export function numeralOf(value: number, { decimals }: Descriptor): string {
  // A small negative number is rounded to zero, not to a zero with a sign.
  return (Number(value.toFixed(decimals)) + 0).toFixed(decimals).replace('-', '−');
}

/** What a value says, or which value would say something; why it is not known where it is not. */
export function meaningOf({ descriptor, value }: Described): string {
  if ('missing' in value.found) return whyMissing(value.found.missing);
  return value.verdict?.text ?? descriptor.threshold ?? '';
}

/** `6.1 % of the mass is critical raw materials in the EU: Co 6.1 % (cobalt)`; what there is where the share is not known. */
export function listedText({ elements, shares }: ListedElements, what: string): string {
  if ('missing' in shares) {
    const names = elements.map(({ symbol, entry }) => `${symbol} (${entry})`).join(', ');
    return `There are ${what}: ${names}; their share of the mass is not known: ${whyMissing(shares.missing)}`;
  }
  const { elements: each, share } = shares.value;
  const names = elements.map(({ symbol, entry }) => `${symbol} ${percentText(each.get(symbol))} (${entry})`);
  return `${percentText(share)} of the mass is ${what}: ${names.join(', ')}`;
}

/** With one decimal; what is there is never shown as nothing. */
function percentText(share: Fraction | undefined): string {
  const percent = 100 * (share?.valueOf() ?? 0);
  return percent < 0.05 ? 'less than 0.1 %' : `${percent.toFixed(1)} %`;
}

/** `On a solid solution they disagree: Ω, γ are for it, Λ is against it`. */
export function disagreementText({ of, by, against }: Disagreement): string {
  const symbols = (list: Disagreement['by']) =>
    `${list.map(({ symbol }) => symbol).join(', ')} ${list.length === 1 ? 'is' : 'are'}`;
  return `On ${of} they disagree: ${symbols(by)} for it, ${symbols(against)} against it`;
}
