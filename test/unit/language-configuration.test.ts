/** Indentation while typing, by the patterns that editors take. */
import { expect, test } from 'vitest';
import configuration from '../../language-configuration.json' with { type: 'json' };

const { increaseIndentPattern, decreaseIndentPattern, indentNextLinePattern } =
  configuration.indentationRules;

test.each([
  'material TM6 : DRX {',
  'material MTS(x = 0, 0.1) : O3 = Na{1-x}MnO2 {  # with checks',
  'material doped from MTS(0.1) {',
  'structure my-garnet "Ia-3d, stuffed" {',
  'measured "ICP #1" of MTS(0.15) {',
  'batch "MTS15 #12" of MTS(0.15) {',
  'mixture HE-DME {',
  '{',
])('a body begins: %s', (line) => {
  expect(line).toMatch(new RegExp(increaseIndentPattern));
});

test.each([
  'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2',
  'material LNO : O3 = LiNiO2 { expect charge = 0 }',
  'material MTS(x = 0, 0.1) : O3 = Na{1-x}MnO2',
  'measured of MTS(0.15) { Ni 2.49(3); normalised to Ni }',
  '# in a comment {',
  '  M: Co -> Mn 0.03, Ti 0.02',
])('no body begins: %s', (line) => {
  expect(line).not.toMatch(new RegExp(increaseIndentPattern));
  expect(line).not.toMatch(new RegExp(indentNextLinePattern));
});

test('a brace ends a body, and a list goes on behind a comma', () => {
  expect('  }').toMatch(new RegExp(decreaseIndentPattern));
  expect('  from Na2CO3 99.5 %, NiO,  # more').toMatch(new RegExp(indentNextLinePattern));
});
