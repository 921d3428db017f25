/** Laws of charges. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fraction, sum, ZERO } from '../../server/src/chemistry/amount.js';
import { fillLadder, ladderOf, meanState } from '../../server/src/chemistry/redox.js';

const host = fc.constantFrom('oxide' as const, 'phosphate' as const);
const mixture = host.chain((name) => {
  const elements = [...new Set(ladderOf(name).map(({ element }) => element))];
  const part = fc.record({ element: fc.constantFrom(...elements), parts: fc.integer({ min: 1, max: 100 }) });
  return fc.record({
    name: fc.constant(name),
    mix: fc.uniqueArray(part, { minLength: 1, maxLength: 8, selector: ({ element }) => element }),
    fixed: fc.integer({ min: -1000, max: 0 }),
  });
});
type Mix = { element: string; parts: number }[];
const amounts = (mix: Mix, scale = 1) =>
  new Map(mix.map(({ element, parts }) => [element, new Fraction(parts * scale, 100)]));
const charge = (filling: NonNullable<ReturnType<typeof fillLadder>>, fixed: Fraction) =>
  fixed.add(
    sum(
      [...filling.states.values()].flatMap((states) => states.map(({ state, amount }) => amount.mul(state))),
    ),
  );

test('the charge is zero whenever the known states reach it, and what is left otherwise', () => {
  fc.assert(
    fc.property(mixture, ({ name, mix, fixed }) => {
      const given = new Fraction(fixed, 100);
      const filling = fillLadder(given, amounts(mix), name);
      if (!filling) throw new Error('no ladder');
      const reached = filling.least.compare(ZERO) <= 0 && filling.most.compare(ZERO) >= 0;
      expect(filling.excess.equals(ZERO)).toBe(reached);
      expect(charge(filling, given).equals(filling.excess)).toBe(true);
    }),
  );
});

test('no atom is lost, and at most one couple is partly filled', () => {
  fc.assert(
    fc.property(mixture, ({ name, mix, fixed }) => {
      const filling = fillLadder(new Fraction(fixed, 100), amounts(mix), name);
      if (!filling) throw new Error('no ladder');
      for (const { element, parts } of mix) {
        const total = sum((filling.states.get(element) ?? []).map(({ amount }) => amount));
        expect(total.equals(new Fraction(parts, 100))).toBe(true);
      }
      expect([...filling.states.values()].filter((states) => states.length > 1).length).toBeLessThanOrEqual(
        1,
      );
    }),
  );
});

test('scaling scales nothing but amounts, and order changes nothing', () => {
  fc.assert(
    fc.property(mixture, fc.integer({ min: 2, max: 9 }), ({ name, mix, fixed }, k) => {
      const one = fillLadder(new Fraction(fixed, 100), amounts(mix), name);
      const many = fillLadder(new Fraction(fixed * k, 100), amounts([...mix].reverse(), k), name);
      for (const { element } of mix) {
        expect(meanState(many?.states.get(element) ?? []).toFraction()).toBe(
          meanState(one?.states.get(element) ?? []).toFraction(),
        );
      }
    }),
  );
});

test('adding an electron changes no more than one couple, or two where one is used up', () => {
  fc.assert(
    fc.property(mixture, ({ name, mix, fixed }) => {
      const before = fillLadder(new Fraction(fixed, 100), amounts(mix), name);
      const after = fillLadder(new Fraction(fixed * 1000 + 1, 100_000), amounts(mix), name);
      const changed = mix.filter(
        ({ element }) =>
          !meanState(before?.states.get(element) ?? []).equals(meanState(after?.states.get(element) ?? [])),
      );
      expect(changed.length).toBeLessThanOrEqual(1);
    }),
  );
});
