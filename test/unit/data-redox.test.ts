import { describe, expect, it } from 'vitest';
import { type Table, table } from '../support/tables.js';

const couples = table(
  'redox-couples.tsv',
  'host',
  'position',
  'element',
  'oxidised',
  'reduced',
  'potential',
  'source',
  'why',
);
const usual = table('usual-states.tsv', 'element', 'state', 'rating', 'source');
const elements = table('elements.tsv', 'symbol', 'pauling', 'common', 'known', 'source-notes');
const fixed = table('fixed-states.tsv', 'element', 'place', 'state', 'why');

const hosts = ['oxide', 'phosphate', 'fluoride'] as const;
type Host = (typeof hosts)[number];

const known = new Map(elements.rows.map((row) => [row.symbol, row.known.split(',').map(Number)]));
const rating = new Map(usual.rows.map((row) => [`${row.element}${row.state}`, row.rating]));
const of = (host: Host) => couples.rows.filter((row) => row.host === host);
const name = (row: (typeof couples.rows)[number]) =>
  `${row.host} ${row.element}${Number(row.oxidised)}/${Number(row.reduced)}`;

/** The couples of one element in one host, in the order of the table. */
function ladder(host: Host, element: string) {
  return of(host).filter((row) => row.element === element);
}

/** Where a couple such as Mn4/3 stands. */
function place(host: Host, couple: string): number {
  const found = of(host).find((row) => name(row) === `${host} ${couple}`);
  if (!found) throw new Error(`no couple ${host} ${couple}`);
  return Number(found.position);
}

describe('both tables', () => {
  const all: [string, number, Table<string>][] = [
    ['redox-couples', 102, couples],
    ['usual-states', 84, usual],
  ];

  for (const [file, size, { raw, comments, columns, rows }] of all) {
    it(`${file} has its shape`, () => {
      expect(rows.length).toBe(size);
      expect(raw).not.toMatch(/\r|[ \t]\n|\n\n|\uFEFF/);
      expect(raw.endsWith('\n')).toBe(true);
      expect(raw.slice(raw.indexOf(`\n${columns.join('\t')}\n`) + 1)).not.toMatch(/^#/m);
      for (const line of comments) expect(line).toMatch(/^# .{1,118}$/);
      for (const row of rows) {
        for (const value of Object.values(row)) expect(value).toBe(value.trim());
        expect(row[columns.at(-1)!], JSON.stringify(row)).not.toBe('');
      }
    });

    it(`${file} names what it holds, its convention and its sources`, () => {
      const text = comments.map((line) => line.replace(/^# /, '')).join(' ');
      expect(text).toMatch(/Convention: /);
      expect(text).toMatch(/Sources: /);
      expect(text).toMatch(/\b(19|20)\d\d\b/);
      expect(text).toMatch(/doi:10\.\d{4,}\/\S+/);
      expect(raw).not.toMatch(/https?:|\.\.\//);
    });
  }
});

describe('redox couples', () => {
  it('are of the hosts that an order is known for, and say why there are no others', () => {
    expect([...new Set(couples.rows.map((row) => row.host))]).toEqual(hosts);
    const text = couples.comments.join(' ');
    for (const word of ['sulfides', 'thiophosphates', 'cyanides', 'nitrides', 'carbides', 'alloys'])
      expect(text, word).toContain(word);
  });

  it.each(hosts)('count their positions from one in %s, without a gap', (host) => {
    expect(of(host).map((row) => Number(row.position))).toEqual(of(host).map((_, i) => i + 1));
    expect(new Set(of(host).map(name)).size).toBe(of(host).length);
  });

  it('join two known states of an element, upwards', () => {
    for (const row of couples.rows) {
      expect(row.oxidised, name(row)).toMatch(/^\+[1-8]$/);
      expect(row.reduced, name(row)).toMatch(/^\+[1-8]$/);
      expect(Number(row.oxidised), name(row)).toBeGreaterThan(Number(row.reduced));
      expect(known.get(row.element), name(row)).toContain(Number(row.oxidised));
      expect(known.get(row.element), name(row)).toContain(Number(row.reduced));
    }
  });

  it('follow one another within an element: each begins where the one before ended', () => {
    for (const host of hosts)
      for (const element of new Set(of(host).map((row) => row.element)))
        for (const [i, row] of ladder(host, element).entries())
          if (i > 0) expect(row.reduced, name(row)).toBe(ladder(host, element)[i - 1]!.oxidised);
  });

  it('take two electrons only where the state between falls apart', () => {
    const two = ['Ge', 'Sn', 'Sb', 'Pt', 'Te', 'Pb', 'Bi', 'Pd', 'Cr', 'Ag', 'As'];
    for (const row of couples.rows) {
      const electrons = Number(row.oxidised) - Number(row.reduced);
      expect(electrons, name(row)).toBeLessThanOrEqual(2);
      if (electrons === 2) expect(two, name(row)).toContain(row.element);
    }
    expect(couples.rows.filter((row) => row.element === 'Cr' && row.oxidised === '+6')).toHaveLength(1);
  });

  it('leave elements alone that have one state in their place', () => {
    const cations = new Set(fixed.rows.filter((row) => row.place === 'cation').map((row) => row.element));
    for (const row of couples.rows) expect(cations.has(row.element), name(row)).toBe(false);
  });

  it('name a source with a year, and what decides the place', () => {
    for (const row of couples.rows) {
      for (const source of row.source.split('; '))
        expect(source, name(row)).toMatch(/\b(19|20)\d\d\b|doi:10\./);
      expect(row.source, name(row)).toMatch(/\b(19|20)\d\d\b/);
      expect(row.why.length, name(row)).toBeGreaterThan(8);
    }
  });

  it('give potentials in volts, within what batteries reach, and say of which metal', () => {
    const volts = couples.rows.filter((row) => row.potential !== '');
    expect(volts.length).toBeGreaterThan(25);
    for (const row of volts) {
      expect(row.potential, name(row)).toMatch(/^\d\.\d\d?( Na)?$/);
      expect(Number.parseFloat(row.potential), name(row)).toBeGreaterThan(1);
      expect(Number.parseFloat(row.potential), name(row)).toBeLessThan(5.2);
    }
  });

  it('are in the order of their potentials in one structure', () => {
    // NASICON (Padhi 1997), against lithium; the same, against sodium; spinels Li(M0.5Mn1.5)O4 (Ohzuku 1999).
    const rising = (host: Host, ...list: string[]) => {
      const rows = list.map((couple) => of(host).find((row) => name(row) === `${host} ${couple}`)!);
      expect(rows.map((row) => Number(row.position))).toEqual(
        rows.map((row) => Number(row.position)).sort((a, b) => a - b),
      );
      expect(rows.map((row) => Number.parseFloat(row.potential))).toEqual(
        rows.map((row) => Number.parseFloat(row.potential)).sort((a, b) => a - b),
      );
    };
    rising('phosphate', 'V3/2', 'Nb4/3', 'Nb5/4', 'Ti4/3', 'Mo5/4', 'Cu2/1', 'Fe3/2', 'Mo6/5', 'V4/3');
    rising('phosphate', 'Mn3/2', 'V5/4', 'Mn4/3', 'Cr4/3');
    rising('phosphate', 'Fe3/2', 'V4/3', 'Co3/2', 'Ni3/2');
    rising('oxide', 'Mn4/3', 'Ni3/2', 'Ni4/3', 'Cr4/3', 'Fe4/3', 'Cu3/2');
    rising('fluoride', 'V3/2', 'Ti3/2', 'Fe3/2', 'Mn3/2');
  });

  it('have the neighbours that layered oxides and NASICON show', () => {
    const order = (host: Host, ...list: string[]) => {
      const places = list.map((couple) => place(host, couple));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    };
    order('oxide', 'V3/2', 'Nb5/4', 'Ti4/3', 'Fe3/2', 'V5/4', 'Mn3/2', 'Cu2/1', 'Mn4/3', 'Co3/2', 'Ni3/2');
    order('oxide', 'Ni3/2', 'Ni4/3', 'Co4/3', 'Cr6/4', 'Fe4/3', 'Cu3/2');
    order('oxide', 'Sn4/2', 'Sb5/3', 'Mn3/2');
    order('oxide', 'Ce4/3', 'Mn3/2', 'Pr4/3', 'Tb4/3');
    order('oxide', 'Sm3/2', 'Yb3/2', 'Ti4/3', 'Eu3/2', 'Fe3/2');
    order('phosphate', 'V3/2', 'Ti4/3', 'Fe3/2', 'V4/3', 'Mn3/2', 'V5/4', 'Mn4/3', 'Cr4/3', 'Ni3/2');
  });
});

describe('usual states', () => {
  it('cover every state that a couple joins, each once, and no other', () => {
    const joined = couples.rows.flatMap((row) => [
      `${row.element}${row.oxidised}`,
      `${row.element}${row.reduced}`,
    ]);
    expect([...rating.keys()].sort()).toEqual([...new Set(joined)].sort());
    expect(rating.size).toBe(usual.rows.length);
  });

  it('are in the order of the elements and of the states', () => {
    const symbols = elements.rows.map((row) => row.symbol);
    const keys = usual.rows.map((row) => symbols.indexOf(row.element) * 10 + Number(row.state));
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
  });

  it('count entries, reckon the share right, and explain a rating against it', () => {
    const all = new Map<string, number>();
    for (const row of usual.rows) {
      const key = row.element + row.state;
      expect(row.rating, key).toMatch(/^(usual|unusual)$/);
      const found =
        /^(\d+) of (\d+) entries with a positive state \((<0\.1|\d+\.\d) %\)(; .+)?$/.exec(row.source) ?? [];
      const [text, here, total, share, note] = found;
      expect(text, row.source).toBeDefined();
      const percent = (100 * Number(here)) / Number(total);
      expect(share, key).toBe(percent < 0.05 ? '<0.1' : percent.toFixed(1));
      expect(all.get(row.element) ?? Number(total), key).toBe(Number(total));
      all.set(row.element, Number(total));
      if (row.rating !== (percent < 5 ? 'unusual' : 'usual')) expect(note, key).toMatch(/^; .{3}/);
      if (row.rating === 'unusual') expect(note, key).toMatch(/^; .{3}/);
    }
    for (const [element, total] of all) {
      const sum = usual.rows
        .filter((row) => row.element === element)
        .reduce((n, row) => n + Number(row.source.split(' ')[0]), 0);
      expect(sum, element).toBeLessThanOrEqual(total);
      expect(sum / total, element).toBeGreaterThan(0.7);
    }
  });

  it('leave every element a usual state', () => {
    for (const element of new Set(usual.rows.map((row) => row.element)))
      expect(usual.rows.some((row) => row.element === element && row.rating === 'usual')).toBe(true);
  });

  it.each('Mn+2 Mn+3 Mn+4 Fe+2 Fe+3 Co+2 Co+3 Ni+2 Ni+3 Cu+1 Cu+2 V+3 V+4 V+5 Cr+3 Ti+3 Ti+4'.split(' '))(
    'call %s usual',
    (state) => {
      expect(rating.get(state)).toBe('usual');
    },
  );

  it.each('Ni+4 Co+4 Fe+4 Cu+3 Cr+2 Cr+4 Cr+6 V+2 Ti+2 Nb+4 Bi+5 Pd+4 Ag+3 Ru+3 Sm+2 Yb+2'.split(' '))(
    'call %s unusual',
    (state) => {
      expect(rating.get(state)).toBe('unusual');
    },
  );
});

/** Amounts by state, such as `Mn+4`; what is left of the charge, when the ladder ends, as `charge`. */
type States = Record<string, number>;

/** Fills the ladder: anions and single states first, the rest from its lowest state upwards. */
function fill(host: Host, formula: Record<string, number>): States {
  const states: States = {};
  const add = (key: string, n: number) => {
    states[key] = (states[key] ?? 0) + n;
  };
  let charge = 0;
  for (const [element, n] of Object.entries(formula)) {
    const where = /^(O|F|Cl|N|S)$/.test(element) ? 'anion' : 'cation';
    const single = fixed.rows.find((row) => row.element === element && row.place === where);
    const state = Number((single ?? { state: ladder(host, element)[0]?.reduced }).state);
    if (Number.isNaN(state)) throw new Error(`nothing known of ${element}`);
    charge += n * state;
    if (!single) add(`${element}+${state}`, n);
  }
  for (const row of of(host)) {
    const electrons = Number(row.oxidised) - Number(row.reduced);
    const moved = Math.min(formula[row.element] ?? 0, Math.max(0, -charge / electrons));
    if (moved < 1e-9) continue;
    add(`${row.element}${row.reduced}`, -moved);
    add(`${row.element}${row.oxidised}`, moved);
    charge += moved * electrons;
  }
  const kept = Object.entries(states).filter(([, n]) => Math.abs(n) > 1e-9);
  if (Math.abs(charge) > 1e-9) kept.push(['charge', charge]);
  return Object.fromEntries(kept);
}

/** Two states that cannot stay together: one gives an electron to the other, further down the ladder. */
function conflict(host: Host, ...pair: [string, string]): boolean {
  const at = (state: string, side: 'oxidised' | 'reduced') =>
    of(host)
      .filter((row) => `${row.element}${row[side]}` === state)
      .map((row) => Number(row.position));
  const gives = (donor: string, acceptor: string) =>
    at(donor, 'reduced').some((low) => at(acceptor, 'oxidised').some((high) => low < high));
  return gives(pair[0], pair[1]) || gives(pair[1], pair[0]);
}

/** Reads NaNi0.5Mn0.5O2 and nested groups such as (Cr0.2Mn0.2)3O4 or (PO4)3. */
function parse(formula: string): Record<string, number> {
  const stack: Record<string, number>[] = [{}];
  for (const [, open, symbol, close, digits] of formula.matchAll(
    /(?:([([])|([A-Z][a-z]?)|([)\]]))(\d+\/\d+|\d*\.?\d*)/g,
  )) {
    const [a, b] = (digits || '1').split('/').map(Number);
    const n = a! / (b ?? 1);
    if (open) stack.push({});
    const group = close ? stack.pop()! : {};
    const target = stack.at(-1)!;
    if (symbol) group[symbol] = 1;
    for (const [element, m] of Object.entries(group)) target[element] = (target[element] ?? 0) + m * n;
  }
  return stack[0]!;
}

function solved(host: Host, formula: string, expected: States): void {
  const found = fill(host, parse(formula));
  expect(Object.keys(found).sort(), formula).toEqual(Object.keys(expected).sort());
  for (const [state, n] of Object.entries(expected))
    expect(found[state], `${formula}: ${state}`).toBeCloseTo(n, 6);
}

describe('the ladder filled', () => {
  it('puts Ni2.875+ into NCM811', () => {
    solved('oxide', 'LiNi0.8Co0.1Mn0.1O2', { 'Ni+2': 0.1, 'Ni+3': 0.7, 'Co+3': 0.1, 'Mn+4': 0.1 });
  });

  it('leaves 0.01 Mn3+ in Na0.67Ni0.33Mn0.67O2', () => {
    solved('oxide', 'Na0.67Ni0.33Mn0.67O2', { 'Ni+2': 0.33, 'Mn+4': 0.66, 'Mn+3': 0.01 });
  });

  it('gives the high-entropy NASICON its states exactly', () => {
    solved('phosphate', 'Na3.4Fe0.4Mn0.4V0.4Cr0.4Ti0.4(PO4)3', {
      'Fe+2': 0.4,
      'Mn+2': 0.4,
      'V+3': 0.4,
      'Cr+3': 0.4,
      'Ti+4': 0.4,
    });
  });

  const oxides: [string, States][] = [
    [
      'Li[Li0.15Mn0.5Ni0.15Co0.1Fe0.025Cu0.025Al0.025Mg0.025]O2',
      { 'Mn+4': 0.5, 'Ni+2': 0.15, 'Co+3': 0.1, 'Fe+3': 0.025, 'Cu+2': 0.025 },
    ],
    [
      'Na0.6(Ti0.2Mn0.2Co0.2Ni0.2Ru0.2)O2',
      { 'Ti+4': 0.2, 'Mn+4': 0.2, 'Co+3': 0.2, 'Ni+2': 0.2, 'Ru+4': 0.2 },
    ],
    [
      'NaFe0.2Cu0.1Ni0.2Mn0.3Ti0.2O2',
      { 'Fe+3': 0.2, 'Cu+2': 0.1, 'Ni+2': 0.2, 'Mn+3': 0.2, 'Mn+4': 0.1, 'Ti+4': 0.2 },
    ],
    ['LiTi2O4', { 'Ti+3': 1, 'Ti+4': 1 }],
    ['Fe3O4', { 'Fe+2': 1, 'Fe+3': 2 }],
    ['LiMn1.5Ni0.5O4', { 'Mn+4': 1.5, 'Ni+2': 0.5 }],
    ['La0.8Sr0.2MnO3', { 'Mn+3': 0.8, 'Mn+4': 0.2 }],
    ['Na2/3Li1/6Fe1/6Co1/6Ni1/6Mn1/3O2', { 'Fe+3': 1 / 6, 'Co+4': 1 / 6, 'Ni+4': 1 / 6, 'Mn+4': 1 / 3 }],
    [
      '(Cr0.2Ni0.2Mn0.2Fe0.2Cu0.2)3O4',
      { 'Cr+3': 0.6, 'Ni+2': 0.6, 'Mn+3': 0.4, 'Mn+4': 0.2, 'Fe+3': 0.6, 'Cu+2': 0.6 },
    ],
    ['Li(Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)OF', { 'Co+2': 0.2, 'Cu+2': 0.2, 'Ni+2': 0.2 }],
    ['(Co0.2Cu0.2Mg0.2Ni0.2Zn0.2)O', { 'Co+2': 0.2, 'Cu+2': 0.2, 'Ni+2': 0.2 }],
    ['(Co0.18Cu0.18Mg0.18Ni0.18Zn0.18)Li0.1O', { 'Co+2': 0.08, 'Co+3': 0.1, 'Cu+2': 0.18, 'Ni+2': 0.18 }],
    ['NaCu0.1Ni0.3Fe0.2Mn0.2Ti0.2O2', { 'Cu+2': 0.1, 'Ni+2': 0.3, 'Fe+3': 0.2, 'Mn+4': 0.2, 'Ti+4': 0.2 }],
    [
      'NaNi0.1Mn0.15Co0.2Cu0.1Fe0.1Li0.1Ti0.15Sn0.1O2',
      { 'Ni+2': 0.1, 'Mn+4': 0.15, 'Co+3': 0.2, 'Cu+2': 0.1, 'Fe+3': 0.1, 'Ti+4': 0.15, 'Sn+4': 0.1 },
    ],
    [
      'LiNi0.8Mn0.13Ti0.02Mg0.02Nb0.01Mo0.02O2',
      { 'Ni+2': 0.21, 'Ni+3': 0.59, 'Mn+4': 0.13, 'Ti+4': 0.02, 'Nb+5': 0.01, 'Mo+6': 0.02 },
    ],
    ['Li3(La1/3Pr1/3Nd1/3)3(Te0.5W0.5)2O12', { 'Pr+3': 1, 'Te+6': 1, 'W+6': 1 }],
    ['(La0.2Nd0.2Sm0.2Eu0.2Gd0.2)2Zr2O7', { 'Sm+3': 0.4, 'Eu+3': 0.4 }],
  ];
  it.each(oxides)('gives %s the states of the literature', (formula, states) => {
    solved('oxide', formula, states);
  });

  // Valences from diffraction, Mössbauer and x-ray spectra: the rows of the table name the sources.
  const pairs: [string, States][] = [
    ['La2CoMnO6', { 'Co+2': 1, 'Mn+4': 1 }],
    ['La2NiMnO6', { 'Ni+2': 1, 'Mn+4': 1 }],
    ['LaMn0.5Fe0.5O3', { 'Mn+3': 0.5, 'Fe+3': 0.5 }],
    ['La0.7Ce0.3MnO3', { 'Ce+4': 0.3, 'Mn+2': 0.3, 'Mn+3': 0.7 }],
    [
      '(Co0.2Cr0.2Fe0.2Mn0.2Ni0.2)3O4',
      { 'Co+2': 0.6, 'Cr+3': 0.6, 'Fe+3': 0.6, 'Mn+3': 0.4, 'Mn+4': 0.2, 'Ni+2': 0.6 },
    ],
    ['FeTiO3', { 'Fe+2': 1, 'Ti+4': 1 }],
    ['Fe2VO4', { 'Fe+2': 1, 'Fe+3': 1, 'V+3': 1 }],
    ['FeVO4', { 'Fe+3': 1, 'V+5': 1 }],
    ['MnVO3', { 'Mn+2': 1, 'V+4': 1 }],
    ['CuFeO2', { 'Cu+1': 1, 'Fe+3': 1 }],
    ['CuMnO2', { 'Cu+1': 1, 'Mn+3': 1 }],
    ['CuMn2O4', { 'Cu+2': 1, 'Mn+3': 2 }],
    ['CuCo2O4', { 'Cu+2': 1, 'Co+3': 2 }],
    ['Cu3VO4', { 'Cu+1': 3, 'V+5': 1 }],
    ['AgNiO2', { 'Ag+1': 1, 'Ni+3': 1 }],
    ['AgO', { 'Ag+1': 0.5, 'Ag+3': 0.5 }],
    ['Sr2FeWO6', { 'Fe+2': 1, 'W+6': 1 }],
    ['Sr2FeReO6', { 'Fe+3': 1, 'Re+5': 1 }],
    ['Sr2MnReO6', { 'Mn+2': 1, 'Re+6': 1 }],
    ['La2CoRuO6', { 'Co+2': 1, 'Ru+4': 1 }],
    ['LaSrMnRuO6', { 'Mn+3': 1, 'Ru+4': 1 }],
    ['Li3CoRuO5', { 'Co+3': 1, 'Ru+4': 1 }],
    ['Li3NiRuO5', { 'Ni+2': 1, 'Ru+5': 1 }],
    ['La2CoIrO6', { 'Co+2': 1, 'Ir+4': 1 }],
    ['LaSrNiIrO6', { 'Ni+2': 1, 'Ir+5': 1 }],
    ['Sr2FeIrO6', { 'Fe+3': 1, 'Ir+5': 1 }],
    ['Sr2NbIrO6', { 'Nb+5': 1, 'Ir+3': 1 }],
    ['LaMn0.5Rh0.5O3', { 'Mn+3': 0.5, 'Rh+3': 0.5 }],
    ['La2CoPtO6', { 'Co+2': 1, 'Pt+4': 1 }],
    ['PbVO3', { 'Pb+2': 1, 'V+4': 1 }],
    ['PbCrO3', { 'Pb+2': 0.5, 'Pb+4': 0.5, 'Cr+3': 1 }],
    ['PbFeO3', { 'Pb+2': 0.5, 'Pb+4': 0.5, 'Fe+3': 1 }],
    ['PbNiO3', { 'Pb+4': 1, 'Ni+2': 1 }],
    ['BiNiO3', { 'Bi+3': 0.5, 'Bi+5': 0.5, 'Ni+2': 1 }],
    ['BiFeO3', { 'Bi+3': 1, 'Fe+3': 1 }],
    ['BaPb0.5Bi0.5O3', { 'Pb+4': 0.5, 'Bi+3': 0.25, 'Bi+5': 0.25 }],
    ['BaBiO3', { 'Bi+3': 0.5, 'Bi+5': 0.5 }],
    ['VSbO4', { 'V+3': 1, 'Sb+5': 1 }],
    ['Sn2TiO4', { 'Sn+2': 2, 'Ti+4': 1 }],
    ['Fe2SnO4', { 'Fe+2': 2, 'Sn+4': 1 }],
    ['EuTiO3', { 'Eu+2': 1, 'Ti+4': 1 }],
    ['SmTiO3', { 'Sm+3': 1, 'Ti+3': 1 }],
    ['CeNbO4', { 'Ce+3': 1, 'Nb+5': 1 }],
    ['NaCeTi2O6', { 'Ce+3': 1, 'Ti+4': 2 }],
    ['CeTi2O6', { 'Ce+4': 1, 'Ti+4': 2 }],
    ['FeUO4', { 'Fe+3': 1, 'U+5': 1 }],
    ['CrUO4', { 'Cr+3': 1, 'U+5': 1 }],
    ['TiNb0.1O2.05', { 'Ti+3': 0.4, 'Ti+4': 0.6, 'Nb+5': 0.1 }],
    ['PrNiO3', { 'Pr+3': 1, 'Ni+3': 1 }],
    ['La0.8Sr0.2CrO3', { 'Cr+3': 0.8, 'Cr+4': 0.2 }],
    ['KPd2O3', { 'Pd+2': 1.5, 'Pd+4': 0.5 }],
  ];
  it.each(pairs)('gives %s its measured valences', (formula, states) => {
    solved('oxide', formula, states);
  });

  const phosphates: [string, States][] = [
    ['LiFePO4', { 'Fe+2': 1 }],
    ['Na3V2(PO4)3', { 'V+3': 2 }],
    ['Na4MnV(PO4)3', { 'Mn+2': 1, 'V+3': 1 }],
    ['Na4MnCr(PO4)3', { 'Mn+2': 1, 'Cr+3': 1 }],
    ['Na3MnTi(PO4)3', { 'Mn+2': 1, 'Ti+4': 1 }],
    ['Na3(VO)Fe(PO4)2F2', { 'V+4': 1, 'Fe+3': 1 }],
    ['Na3VAl0.2Cr0.2Fe0.2In0.2Ga0.2(PO4)3', { 'V+3': 1, 'Cr+3': 0.2, 'Fe+3': 0.2 }],
    [
      'Na4Fe2.85Ni0.03Co0.03Mn0.03Cu0.03Mg0.03(PO4)2P2O7',
      { 'Fe+2': 2.85, 'Ni+2': 0.03, 'Co+2': 0.03, 'Mn+2': 0.03, 'Cu+2': 0.03 },
    ],
    ['Li1.5Al0.5Ge1.5(PO4)3', { 'Ge+4': 1.5 }],
    ['Li(Ti0.25Zr0.25Sn0.25Hf0.25)2(PO4)3', { 'Ti+4': 0.5, 'Sn+4': 0.5 }],
    ['Na3.3Mn1.2Ti0.75Mo0.05(PO4)3', { 'Mn+2': 1.2, 'Ti+4': 0.75, 'Mo+6': 0.05 }],
    ['(La0.2Ce0.2Nd0.2Sm0.2Eu0.2)PO4', { 'Ce+3': 0.2, 'Sm+3': 0.2, 'Eu+3': 0.2 }],
    ['(Y0.5Yb0.5)2Si2O7', { 'Yb+3': 1 }],
  ];
  it.each(phosphates)('gives %s the states of polyanionic hosts', (formula, states) => {
    // Phosphate oxygen belongs to P5+, so that the sum over atoms is the sum over groups.
    solved('phosphate', formula, states);
  });

  it.each<[string, States]>([
    ['K(Mn0.25Fe0.25Co0.25Ni0.25)F3', { 'Mn+2': 0.25, 'Fe+2': 0.25, 'Co+2': 0.25, 'Ni+2': 0.25 }],
    ['(Cu0.5Co0.5)F2', { 'Cu+2': 0.5, 'Co+2': 0.5 }],
    ['LiFe2F6', { 'Fe+2': 1, 'Fe+3': 1 }],
    ['LiMnVF6', { 'Mn+2': 1, 'V+3': 1 }],
    ['LiMnTiF6', { 'Mn+2': 1, 'Ti+3': 1 }],
    ['LiNiCrF6', { 'Ni+2': 1, 'Cr+3': 1 }],
    ['CsCuFeF6', { 'Cu+2': 1, 'Fe+3': 1 }],
    ['K2MnF6', { 'Mn+4': 1 }],
  ])('gives %s its valences in fluorides', (formula, states) => {
    solved('fluoride', formula, states);
  });

  it('tells what it cannot reach', () => {
    expect(fill('oxide', parse('NaNi2O5'))).toEqual({ 'Ni+4': 2, charge: -1 });
    expect(fill('oxide', parse('Na3MnO2')).charge).toBe(1);
  });

  it.each<[Host, string, string, boolean]>([
    ['oxide', 'Mn+3', 'V+3', true],
    ['phosphate', 'Mn+3', 'V+3', true],
    ['oxide', 'Mn+3', 'V+4', true],
    ['oxide', 'Ni+3', 'Mn+3', true],
    ['oxide', 'Co+3', 'Mn+3', true],
    ['oxide', 'Fe+2', 'Mn+4', true],
    ['oxide', 'Ti+3', 'Fe+3', true],
    ['oxide', 'Mn+2', 'Mn+4', true],
    ['oxide', 'Mn+2', 'Mn+3', false],
    ['oxide', 'Mn+3', 'Cr+3', false],
    ['oxide', 'Mn+3', 'Co+2', false],
    ['oxide', 'Mn+4', 'Ni+2', false],
    ['oxide', 'Ni+3', 'Co+3', false],
    ['oxide', 'Fe+3', 'Mn+3', false],
    ['oxide', 'Fe+3', 'V+5', false],
    ['phosphate', 'Fe+2', 'V+3', false],
    ['phosphate', 'Fe+3', 'V+3', false],
    ['phosphate', 'Mn+2', 'V+5', true],
  ])('in %s, %s beside %s is a conflict: %s', (host, a, b, expected) => {
    expect(conflict(host, a, b)).toBe(expected);
    expect(conflict(host, b, a)).toBe(expected);
  });
});
