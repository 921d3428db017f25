import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../../server/src/features/document-symbols';
import { analyse } from '../../../server/src/model/file';

/** The outline as lines: kind, name, detail, and the text that is selected. */
function outline(text: string): string {
  const line = ({ kind, name, detail, selection }: DocumentSymbol) =>
    `${kind} ${name} | ${detail} | ${text.slice(selection.start, selection.end)}`;
  return documentSymbols(analyse(text, 'test.hem'))
    .flatMap((symbol) => [line(symbol), ...symbol.children.map((child) => `  ${line(child)}`)])
    .join('\n');
}

function check(what: string, text: string, expected: string): void {
  it(what, () => expect(outline(text)).toBe(expected.trim()));
}

describe('the outline', () => {
  check(
    'has the sites of a formula',
    'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2',
    `
material NCM811 | O3 | NCM811
  site A | Li+ 1 | Li
  site M | Ni2.875+ 0.8, Co3+ 0.1, Mn4+ 0.1 | Ni0.8Co0.1Mn0.1
  site X | O2- 2 | O2`,
  );
  check(
    'has the sites of a long form',
    'material "My own" {\n  A: Na 0.67\n  M: Mn\n  X: O 2\n}',
    `
material My own |  | "My own"
  site A | Na+ 0.67 | A
  site M | Mn3.33+ 1 | M
  site X | O2- 2 | X`,
  );
  check(
    'has the sites of a structure',
    'structure my-garnet "Ia-3d" {\n  A *3 tetrahedral : Li, Va\n  X *12\n}',
    `
structure my-garnet | Ia-3d | my-garnet
  site A | *3 tetrahedral | A
  site X | *12 | X`,
  );
  check(
    'names what has no name by its keyword',
    'material : O3 = LiCoO2\nstructure {\n}',
    `
material material | O3 | material
  site A |  | Li
  site M |  | Co
  site X |  | O2
structure structure |  | structure`,
  );
  check(
    'has a prefix as the structure',
    'material A = P2-NaMnO2',
    `
material A | P2 | A
  site A | Na+ 1 | Na
  site M | Mn3+ 1 | Mn
  site X | O2- 2 | O2`,
  );
});

describe('the outline of families and derived materials', () => {
  check(
    'has the members counted, and the sites as they are written',
    `material MTS(x = 0, 0.05) : O3 = Na0.83[Ni0.5Mn{x}Ti{0.5-x}]O2
material LPS(x = 0, 1) : argyrodite = Li6PS5Cl{x}Br{1-x}
material L(x = 0.2) : P2 {
  A: Na {x}
  M: Ni {x/2}, Mn rest
  X: O 2
}`,
    `
material MTS | O3, 2 members | MTS
  site A | Na0.83 | Na0.83
  site M | [Ni0.5Mn{x}Ti{0.5-x}] | [Ni0.5Mn{x}Ti{0.5-x}]
  site X | O2 | O2
material LPS | argyrodite, 2 members | LPS
  site 48h | Li6 | Li6
  site 4b | P | P
  site 16e | S5 | S5
  site 4d | S5 | S5
  site 4a | Cl{x}Br{1-x} | Cl{x}Br{1-x}
material L | P2, 1 member | L
  site A | Na {x} | A
  site M | Ni {x/2}, Mn rest | M
  site X | O 2 | X`,
  );
  check(
    'has the sites of the base at its name',
    `material N : O3 = LiCoO2
material D from N {
  M: Co -> Al 0.1, Co rest
}
material F(x = 0.1) from N {
  M: Co {x} -> Al
}`,
    `
material N | O3 | N
  site A | Li+ 1 | Li
  site M | Co3+ 1 | Co
  site X | O2- 2 | O2
material D | from N | D
  site A | Li+ 1 | N
  site M | Al3+ 0.1, Co3+ 0.9 | M
  site X | O2- 2 | N
material F | from N, 1 member | F
  site A |  | N
  site M | Al | M
  site X |  | N`,
  );
  check(
    'has a family without members',
    'material A(x = 0 .. 1) : O3 = LiNi{x}O2',
    'material A | O3, 0 members | A',
  );
});

it('selections lie in their ranges, and the ranges of sites in those of their declarations', () => {
  const text =
    'material\nmaterial A : O3 = Li1.2Ni0.2Mn0.6O2\nmaterial B {\n  M: Ni\n  M: Mn\n}\nstructure "" {\n  A *1\n}\nmaterial C : O3 = (\n' +
    'material D(x = 0, 1) from A {\n  M: Ni -> Mn {x}\n}';
  const within = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start >= b.start && a.end <= b.end;
  for (const symbol of documentSymbols(analyse(text, 'test.hem'))) {
    expect(symbol.name).not.toBe('');
    expect(within(symbol.selection, symbol.range)).toBe(true);
    for (const child of symbol.children) {
      expect(child.name).not.toBe('');
      expect(within(child.selection, child.range)).toBe(true);
      expect(within(child.range, symbol.range)).toBe(true);
    }
  }
});
