/** Writes the oxidation states that were solved, so that they stay when the composition is changed. */
import { exactNumeral } from '../../chemistry/amount.js';
import type { DeclaredMaterial, FileModel } from '../../model/file-model.js';
import type { Occupant } from '../../model/material.js';
import type { TextEdit } from '../../rules/rule.js';
import { isInList } from '../../syntax/lookup.js';
import { isKept } from './evaluation.js';
import type { Offer, Refactoring, Refusal } from './refactoring.js';
import { materialAt } from './selection.js';

/**
 * As means, which changes nothing; and mixed valence as a species for each of its states, which entropy counts. None
 * where a site's sum is wrong: the states that balance it are wrong, too. For a family only where what is written is
 * right for all members.
 */
export const writeStates: Refactoring = {
  id: 'write-states',
  kind: 'refactor.rewrite',
  offers(request) {
    const declared = materialAt(request);
    return declared ? writingFor(declared, request.model) : [];
  },
};

function writingFor(declared: DeclaredMaterial, model: FileModel): (Offer | Refusal)[] {
  const { members } = declared;
  if (members.some(({ charge }) => charge.kind !== 'known')) return [];
  const solved = members
    .flatMap(({ sites }) => sites.flatMap(({ occupants }) => occupants))
    .filter(({ state }) => state?.origin === 'solved');
  if (solved.length === 0) return [];
  const title = `Write the inferred states: ${named(solved.map(({ species }) => species))}`;
  const means = editsFor(solved, meanOf);
  const isMixed = solved.some(({ parts }) => parts);
  const offers: (Offer | Refusal)[] = [];
  if (!('why' in means) && isKept(declared, means, model)) offers.push({ title, edits: () => means });
  else if (!isMixed) offers.push({ title, why: 'why' in means ? means.why : 'They would be read otherwise' });
  if (!isMixed) return offers;
  const parts = editsFor(solved, (occupant) => partsOf(occupant, model));
  const species = solved.flatMap((one) =>
    one.parts ? one.parts.map(({ state }) => `${one.element}${state}+`) : one.species,
  );
  const split = `Write the inferred states as species, each counted in the entropy: ${named(species)}`;
  return [
    ...offers,
    'why' in parts ? { title: split, why: parts.why } : { title: split, edits: () => parts },
  ];
}

function named(species: readonly string[]): string {
  return [...new Set(species)].join(', ');
}

/** One edit for each place; members of a family must agree on it. */
function editsFor(
  solved: readonly Occupant[],
  editOf: (occupant: Occupant) => TextEdit | undefined,
): readonly TextEdit[] | { readonly why: string } {
  const edits = new Map<number, TextEdit>();
  for (const occupant of solved) {
    const edit = editOf(occupant);
    if (!edit) return { why: `${occupant.element} has no number of its own here` };
    const known = edits.get(edit.range.start);
    if (known && known.text !== edit.text) {
      return { why: `${occupant.element} has not the same state in every member` };
    }
    edits.set(edit.range.start, edit);
  }
  return [...edits.values()];
}

function ion(element: string | undefined, state: string): string {
  return `${element}^${state}+`;
}

function meanOf({ element, state, written }: Occupant): TextEdit | undefined {
  const numeral = state && exactNumeral(state.value);
  if (written?.unit.kind !== 'element' || !numeral || !/^\d+(?:\.\d{1,6})?$/.test(numeral)) return undefined;
  return { range: written.unit.symbol.range, text: ion(element, numeral) };
}

function partsOf(occupant: Occupant, model: FileModel): TextEdit | undefined {
  const { element, parts, written } = occupant;
  if (!parts) return meanOf(occupant);
  if (written?.unit.kind !== 'element') return undefined;
  const { range, amount } = written.unit;
  // Parts would be numbers in the place of an expression, and say less.
  if (amount?.kind === 'number' && amount.expression) return undefined;
  const isList = isInList(written.unit, model.syntax);
  const list = parts.map((part) => {
    const numeral = exactNumeral(part.amount.div(written.factor));
    return ion(element, String(part.state)) + (isList ? ` ${numeral}` : numeral);
  });
  return { range, text: list.join(isList ? ', ' : '') };
}
