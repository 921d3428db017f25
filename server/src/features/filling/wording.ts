/** Sites and charges in words. */
import { Fraction } from '../../chemistry/amount.js';
import type { StructureSite } from '../../model/structure.js';
import { chargeText } from '../../syntax/print.js';
import type { Span } from './charge.js';

/** `M, octahedral`; only the site where the structure does not say how it is coordinated. */
export function placeText({ name, coordination }: StructureSite): string {
  return coordination ? `${name}, ${coordination}` : name;
}

/** Further apart, the ends say nothing that would help to choose. */
const WIDEST = 3;

/** `3+ wanted`, `3+ to 4+ wanted`; nothing where it is not known or may be nearly anything. */
export function wantedText(charge: Span | undefined): string[] {
  if (!charge || isWide(charge)) return [];
  const [least, most] = [meanText(charge.least), meanText(charge.most)];
  return [least === most ? `${least} wanted` : `${least} to ${most} wanted`];
}

/** What neutrality wants of the rest of a site, in a sentence; none where that may be nearly anything. */
export function wantedSentence(charge: Span | undefined, site: StructureSite): string[] {
  if (!charge || isWide(charge)) return [];
  const [low, high] = [meanText(charge.least), meanText(charge.most)];
  const what = low === high ? low : `between ${low} and ${high}`;
  return [`Neutrality wants ${what} on average of what is left of ${site.name}, with the usual anions.`];
}

function isWide({ least, most }: Span): boolean {
  return most.sub(least).compare(WIDEST) > 0;
}

/** A mean charge to two decimals. */
function meanText(charge: Fraction): string {
  return chargeText(new Fraction(Math.round(charge.valueOf() * 100), 100));
}
