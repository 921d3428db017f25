/** Completion: what is offered first at `$0`. */
import { describe, expect, test } from 'vitest';
import { completions } from '../../../server/src/features/completion/index.js';
import { analyse } from '../../../server/src/model/file.js';
import { cursor } from '../../support/cursor.js';

const offered = (snippet: string) => {
  const { text, offset } = cursor(snippet);
  return completions(analyse(text, 'completion.hem'), offset);
};

/** The first labels that begin with what is written, as an editor filters them. */
function check(snippet: string, ...expected: string[]): void {
  const { text } = cursor(snippet);
  const found = offered(snippet).filter(({ label, range }) =>
    label.toLowerCase().startsWith(text.slice(range.start, range.end).toLowerCase()),
  );
  expect(found.slice(0, expected.length).map(({ label }) => label)).toEqual(expected);
}

const MTS =
  'material MTS(x = 0, 0.15) : O3 = Na0.83[Li0.1Ni0.25Co0.2Mn{x}Ti{x}Sn{0.45-2x}]O2\nmaterial NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n';

describe('declarations', () => {
  test.each([
    ['$0', ['material', 'structure', 'let']],
    [`${MTS}ba$0`, ['batch']],
    ['  mat$0', ['material']],
    ['material A : $0', ['argyrodite', 'bcc', 'DRX']],
    ['material A : O$0', ['O3', 'olivine']],
    [`${MTS}material A : $0`, ['O3']],
    [`${MTS}material A from $0`, ['MTS(0)', 'MTS(0.15)', 'NCM811']],
    [`${MTS}batch "b" of N$0`, ['NCM811']],
    [`${MTS}measured "m" of MTS($0`, ['0', '0.15']],
    ['let y = 0.1\nlet z = 1-$0', ['y']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test.each([
    'material $0',
    '# a comment $0',
    'material "quoted $0',
    'import "$0',
    'material A : O3 = LiCoO2 # $0',
  ])('nothing is offered in %j', (snippet) => expect(offered(snippet)).toEqual([]));
});

describe('formulas', () => {
  test.each([
    // What fills the first site that is open comes first.
    ['material A : O3 = $0', ['Li', 'Na', 'K', 'Ca']],
    ['material A : O3 = L$0', ['Li']],
    ['material A : O3 = LiN$0', ['Ni', 'Nb']],
    // A symbol in full is offered with what completes its site.
    ['material A : O3 = LiNi$0', ['Ni']],
    ['material A : O3 = LiNi0.8Co0.1Mn$0', ['Mn0.1', 'Mn']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1$0', ['O2']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1O$0', ['O2']],
    ['material A : O3 = LiNi0.8Co0.1Mn0.1O1.9$0', ['F0.1']],
    ['material A(x = 0, 0.1) : O3 = LiNi{0.9-$0', ['x']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));

  test('nothing is offered where all sites are full', () => {
    expect(offered('material A : O3 = LiNi0.8Co0.1Mn0.1O2$0')).toEqual([]);
  });
});

describe('bodies', () => {
  test.each([
    ['material A : DRX {\n  $0', ['M', 'X', 'expect']],
    ['material A : DRX {\n  M: Li 1\n  $0', ['X', 'expect']],
    ['material A : DRX {\n  X: $0', ['O2-', 'F-']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn$0', ['Mn2+', 'Mn3+', 'Mn4+']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ $0', ['0.6', 'rest', '?']],
    ['material A : DRX {\n  M: Li+ 1.3, Mn2+ 0.1, Co2+ 0.$0', ['0.6']],
    [`${MTS}material A from NCM811 {\n  M: $0`, ['Ni', 'Co', 'Mn']],
    [`${MTS}material A from NCM811 {\n  M: Co -> Ti 0.04, Mg $0`, ['0.06', 'rest']],
    ['material A(x = 0, 0.1) : O3 {\n  M: Ni {$0', ['x']],
    ['material A : O3 = LiCoO2 {\n  ex$0', ['expect']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));
});

describe('expectations', () => {
  const body = (line: string) => `material A : O3 = LiCoO2 {\n  expect ${line}`;
  test.each([
    ['$0', ['entropy', 'class', 'charge', 'sum', 'mass']],
    ['entropy($0', ['A', 'M', 'X']],
    ['entropy(M) $0', ['=', '>=']],
    ['entropy per $0', ['sublattice', 'formula', 'atom', 'metric']],
    ['class = $0', ['low', 'medium', 'high']],
    ['entropy(M) >= 1.5 $0', ['R', 'J/(mol K)']],
    ['mass in 90 .. 100 $0', ['g/mol']],
  ])('expect %s', (line, expected) => check(body(line), ...expected));
});

describe('what is measured, weighed and mixed', () => {
  test.each([
    [`${MTS}batch "b" of NCM811 {\n  $0`, ['mass', 'amount', 'from', 'excess']],
    [`${MTS}batch "b" of NCM811 {\n  mass 10 $0`, ['g', 'mg']],
    [`${MTS}batch "b" of NCM811 {\n  from $0`, ['Li2CO3']],
    [`${MTS}batch "b" of NCM811 {\n  from Li2CO3, $0`, ['NiO']],
    [`${MTS}batch "b" of NCM811 {\n  from Li2CO3, NiO, Co$0`, ['Co3O4']],
    [`${MTS}batch "b" of NCM811 {\n  excess $0`, ['Li']],
    [`${MTS}measured "m" of NCM811 {\n  Li 1.00(1), $0`, ['Ni', 'Co', 'Mn']],
    ['mixture E {\n  DME = C4H10O2 9.6 $0', ['mol']],
  ])('%j', (snippet, expected) => check(snippet, ...expected));
});

test('rule ids are offered in an ignore comment', () => {
  check('# hem-ignore site$0', 'site-sum');
  check('# hem-ignore site-sum: be$0');
});
