/** Signature help: what is left to fill and to balance at `$0`, with the part that is being written in angle brackets. */
import { describe, expect, test } from 'vitest';
import { toPlainText } from '../../../server/src/features/markup.js';
import { signatureHelp } from '../../../server/src/features/signature-help/signature-help.js';
import { analyse } from '../../../server/src/model/file.js';
import { cursor } from '../../support/cursor.js';

const helpAt = (snippet: string) => {
  const { text, offset } = cursor(snippet);
  return signatureHelp(analyse(text, 'signature.hem'), offset);
};

/** The signature that fits, with its active parameter marked. */
function shown(snippet: string): string | undefined {
  const help = helpAt(snippet);
  const signature = help?.signatures[help.active];
  const parameter = signature?.parameters[signature.active ?? -1];
  if (!signature || !parameter) return signature?.label;
  const { label } = signature;
  const { start, end } = parameter;
  return `${label.slice(0, start)}‹${label.slice(start, end)}›${label.slice(end)}`;
}

/** What is told of the part that is being written, and of the whole. */
function told(snippet: string): string[] {
  const help = helpAt(snippet);
  const signature = help?.signatures[help.active];
  const parameter = signature?.parameters[signature.active ?? -1];
  return [parameter?.documentation ?? [], signature?.documentation ?? []].map(toPlainText);
}

describe('formulas', () => {
  test.each([
    ['material A : O3 = $0', '‹A: 1 left› · M: 1 left · X: 2 left · charge so far 0'],
    ['material A : O3 = Li$0', '‹A: 1 left› · M: 1 left · X: 2 left · charge so far 0'],
    ['material A : O3 = Na0.9$0', 'A: 0.1 left · ‹M: 1 left› · X: 2 left · charge so far +0.9'],
    ['material A : O3 = NaMg0.2Mn$0', 'A: full · ‹M: 0.8 left› · X: 2 left · charge so far +1.4'],
    ['material A : O3 = LiNi0.8$0', 'A: full · ‹M: 0.2 left› · X: 2 left · charge so far +2.6 to +3.4'],
    ['material A : O3 = LiAl0.5Ga0.5O2$0', 'A: full · M: full · ‹X: full› · charge so far 0'],
    ['material A : O3 = LiAl0.5Ga0.6$0', 'A: full · M: 0.1 too much · ‹X: 2 left› · charge so far +4.3'],
    // What stands behind the cursor counts.
    ['material A : O3 = LiAl0.5$0Ga0.4O2', 'A: full · ‹M: 0.1 left› · X: full · charge so far −0.3'],
    [
      'material A : O3 = Na0.83[Li0.1Mg0.2$0',
      'A: 0.17 left · ‹M: 0.7 left› · X: 2 left · charge so far +1.33',
    ],
    ['material A : spinel = (Mg0.5Al0.2$0', '‹M: 0.9 left› · X: 4 left · charge so far +4.8'],
    ['material A : spinel = (Mg,Al,$0', '‹M: 3 left› · X: 4 left · charge so far 0'],
    ['material A : NASICON = Na3Al2(PO4)3$0', 'A: 1 left · M: full · ‹T: full› · X: full · charge so far 0'],
    ['material A : fcc = Fe0.5$0', '‹M: 0.5 left› · I: 1 left'],
    ['material A : O3 = LiMn{0.5$0', 'A: full · ‹M: 1 left› · X: 2 left · charge so far +1'],
    [
      'material A(x = 0, 0.1) : O3 = Na[Mg{x}Al{2x}$0',
      'A: full · ‹M: 1-3x left› · X: 2 left · charge so far +1 to +1.8',
    ],
  ])('%j', (snippet, expected) => expect(shown(snippet)).toBe(expected));

  test('what is told of the site, and of states that are open', () => {
    expect(told('material A : O3 = LiNi0.5$0')).toEqual([
      'M: 1 per formula unit, octahedral (6).\n\n' +
        'Neutrality wants between 3+ and 4+ on average of what is left of M, with the usual anions.',
      'Ni may have more than one oxidation state: the usual ones are taken.',
    ]);
    expect(told('material A : O3 = $0')[0]).toBe(
      'A: 1 per formula unit, octahedral (6). It may stay partly empty.',
    );
  });

  test('there is nothing to fill without a structure', () => {
    expect(helpAt('material A = Na0.5$0')).toBeUndefined();
  });
});

describe('lines', () => {
  test.each([
    ['material A : DRX {\n  M: $0', '‹M: 2 left› · X: 2 left · charge so far 0'],
    // A species without its amount does not count yet.
    ['material A : DRX {\n  M: Li+ 1.3, Mn3+ $0', '‹M: 0.7 left› · X: 2 left · charge so far +1.3'],
    ['material A : DRX {\n  M: Li+ 1.3, Mn3+ 0.4$0', '‹M: 0.3 left› · X: 2 left · charge so far +2.5'],
    [
      'material A : DRX {\n  X: O2- 1.7, F- 0.3\n  M: Li+ 1.3, Mn3+ 0.4, $0',
      '‹M: 0.3 left› · X: full · charge so far −1.2',
    ],
    ['material A : O3 {\n  M: Mg2+ ?, Al3+ 0.5, $0', 'A: 1 left · ‹M: open› · X: 2 left · charge open'],
    [
      'material N : O3 = LiNi0.8Co0.2O2\nmaterial A from N {\n  M: Co -> Ti 0.05, Mg $0',
      '‹Co on M: 0.15 left›',
    ],
    ['material N : O3 = LiNi0.8Co0.2O2\nmaterial A from N {\n  M: Ni 0.8, Mg $0', '‹M: 0.2 left›'],
  ])('%j', (snippet, expected) => expect(shown(snippet)).toBe(expected));

  test.each(['material A : DRX {\n  Z: Li $0', 'material A : DRX {\n  $0', 'structure s {\n  A : Li, $0'])(
    'nothing is told of %j',
    (snippet) => expect(helpAt(snippet)).toBeUndefined(),
  );
});

describe('parameters', () => {
  const LIST = '(NAME = VALUE, VALUE, …; NAME = …)';
  const RANGE = '(NAME = FROM .. TO step STEP; NAME = …)';
  test.each([
    ['material A($0', LIST.replace('NAME', '‹NAME›')],
    ['material A(x = $0', '(NAME = ‹VALUE, VALUE, …›; NAME = …)'],
    ['material A(x = 0, 0.1$0', '(NAME = ‹VALUE, VALUE, …›; NAME = …)'],
    ['material A(x = 0 .. $0', RANGE.replace('TO', '‹TO›')],
    ['material A(x = 0 .. 1 step $0', RANGE.replace('STEP', '‹STEP›')],
    ['material A(x = 0, 1; $0', '(NAME = VALUE, VALUE, …; ‹NAME = …›)'],
    ['material A(x = 0, 1; y = 0 .. $0', RANGE.replace('TO', '‹TO›')],
  ])('%j', (snippet, expected) => expect(shown(snippet)).toBe(expected));

  test('both forms are there to choose from, with the members so far', () => {
    expect(helpAt('material A($0')?.signatures.map(({ label }) => label)).toEqual([LIST, RANGE]);
    expect(told('material A(x = 0 .. 1 step 0.1; $0')[1]).toContain('11 members so far.');
  });
});

describe('members', () => {
  const FAMILY = 'material A(x = 0, 0.1; y = 1, 2) : O3 = Na{x}Ni{y}O2\n';
  test.each([
    [`${FAMILY}batch of A($0`, 'A(‹x›, y)'],
    [`${FAMILY}material B from A(0, $0`, 'A(x, ‹y›)'],
  ])('%j', (snippet, expected) => expect(shown(snippet)).toBe(expected));

  test('the values are told', () => {
    expect(told(`${FAMILY}batch of A($0`)).toEqual(['Values of x: 0, 0.1.', 'One member of the family.']);
  });

  test('a single material has none', () => {
    expect(helpAt('material A : O3 = LiCoO2\nbatch of A($0')).toBeUndefined();
  });
});
