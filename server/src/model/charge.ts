/** Oxidation states of what lies on sites, and the charge that they add up to. */
import { sum, ZERO } from '../chemistry/amount.js';
import { fixedState, knownIon, type Place } from '../chemistry/states.js';
import { chargeText } from '../syntax/print.js';
import type { Charge, Printed, Site, State } from './material.js';
import { type Draft, roundingOf } from './pieces.js';
import type { RawMaterial, RawSite } from './raw.js';

/** The oxidation state that needs no solving: stated, of a known ion, or the one usual state of an element in its place. */
export function stateOf(draft: Draft, place: Place, raw: RawSite): State | undefined {
  if (draft.charge) return { value: draft.charge, origin: 'stated', why: 'as written' };
  if (draft.kind === 'vacancy') return { value: ZERO, origin: 'usual', why: 'a vacancy carries no charge' };
  if (draft.kind === 'ion') {
    const ion = knownIon(draft.composition);
    return ion && { value: ion.charge, origin: 'ion', why: `${ion.name} is ${chargeText(ion.charge)}` };
  }
  const symbol = draft.element ?? '';
  const listed = raw.given?.states.get(symbol);
  if (listed) return { value: listed, origin: 'usual', why: 'the structure says so' };
  const fixed = fixedState(symbol, place);
  return fixed && { value: fixed.value, origin: 'usual', why: fixed.why };
}

/** The charge of a formula unit, as far as the states of its occupants are known. */
export function chargeOf(sites: readonly Site[], raw: RawMaterial): Charge {
  const occupants = sites.flatMap((site) => site.occupants);
  const charged = occupants.filter((occupant) => occupant.kind !== 'vacancy');
  if (raw.nature === 'molecule') return { kind: 'not-applicable', why: 'a molecule has no sites' };
  const isStated = charged.some((occupant) => occupant.state?.origin === 'stated');
  if (raw.nature === 'alloy' && !isStated) {
    return { kind: 'not-applicable', why: 'charges mean nothing in an alloy' };
  }
  const unknown = charged.filter((occupant) => !occupant.state);
  const isOpen = occupants.some((occupant) => occupant.amount === undefined);
  if (unknown.length > 0 || isOpen || raw.homeless.length > 0) {
    const open = isOpen ? occupants.filter((occupant) => occupant.amount === undefined) : [];
    return {
      kind: 'undetermined',
      species: [...new Set([...unknown, ...open].map(({ species }) => species))],
    };
  }
  const value = sum(charged.flatMap(({ amount, state }) => (amount && state ? amount.mul(state.value) : [])));
  const printed = charged.flatMap(({ printed: own, state }): Printed[] =>
    own && state ? [{ ...own, factor: own.factor.mul(state.value.abs()) }] : [],
  );
  return {
    kind: 'known',
    value,
    tolerance: roundingOf(printed),
    isAllStated: charged.every((occupant) => occupant.state?.origin === 'stated'),
  };
}
