import { describe, expect, it } from 'vitest';
import { analyse } from '../../server/src/model/file.js';
import { check } from '../../server/src/rules/check.js';
import { type Table, table } from '../support/tables.js';

const weights = table('atomic-weights.tsv', 'symbol', 'name', 'number', 'weight', 'note');
const elements = table('elements.tsv', 'symbol', 'pauling', 'common', 'known', 'source-notes');
const fixed = table('fixed-states.tsv', 'element', 'place', 'state', 'why');
const ions = table('ions.tsv', 'ion', 'charge', 'name');
const colors = table('element-colors.tsv', 'symbol', 'color');
const counts = table('species-counts.tsv', 'element', 'oxidation', 'count');
const precursors = table('precursors.tsv', 'element', 'formulas');
const components = table('electrolyte-components.tsv', 'name', 'formula', 'kind', 'substance');
const radii = table('shannon-radii.tsv', 'element', 'oxidation', 'coordination', 'spin', 'ionic', 'crystal');

const number = new Map(weights.rows.map((row) => [row.symbol, Number(row.number)]));
const weight = new Map(weights.rows.map((row) => [row.symbol, row.weight]));
const element = new Map(elements.rows.map((row) => [row.symbol, row]));
const states = (symbol: string, column: 'common' | 'known'): number[] =>
  (element.get(symbol)?.[column] || '').split(',').filter(Boolean).map(Number);

/** Counts of the elements in a formula with nested parentheses; throws on anything else. */
function count(formula: string): Map<string, number> {
  const stack = [new Map<string, number>()];
  let rest = formula;
  while (rest !== '') {
    const part = /^(?:(\()|([A-Z][a-z]?)(\d*)|\)(\d*))/.exec(rest);
    if (!part) throw new Error(`cannot read ${formula} at ${rest}`);
    const [text, open, symbol, n, times] = part;
    rest = rest.slice(text.length);
    if (open !== undefined) stack.push(new Map());
    else if (symbol !== undefined) add(stack.at(-1)!, symbol, Number(n || 1));
    else for (const [inner, m] of stack.pop()!) add(stack.at(-1)!, inner, m * Number(times || 1));
  }
  if (stack.length !== 1) throw new Error(`unbalanced parentheses in ${formula}`);
  return stack[0]!;
}

function add(counts: Map<string, number>, symbol: string, n: number): void {
  counts.set(symbol, (counts.get(symbol) ?? 0) + n);
}

describe('every table', () => {
  const all: [string, number, Table<string>][] = [
    ['weights', 118, weights],
    ['elements', 118, elements],
    ['fixed', 43, fixed],
    ['ions', 144, ions],
    ['radii', 492, radii],
    ['species counts', 490, counts],
    ['precursors', 64, precursors],
    ['colors', 109, colors],
    ['components', 36, components],
  ];

  for (const [name, size, { raw, comments, columns, rows }] of all) {
    it(`${name} has its shape`, () => {
      expect(rows.length).toBe(size);
      expect(raw).not.toMatch(/\r|[ \t]\n|\n\n|\uFEFF/);
      expect(raw.endsWith('\n')).toBe(true);
      expect(raw.slice(raw.indexOf(`\n${columns.join('\t')}\n`) + 1)).not.toMatch(/^#/m);
      for (const row of rows) {
        for (const value of Object.values(row)) expect(value).toBe(value.trim());
        // The last column is never empty: an editor that trims trailing blanks would take a field away.
        expect(row[columns.at(-1)!], JSON.stringify(row)).not.toBe('');
      }
    });

    it(`${name} names what it holds, its convention and its sources`, () => {
      const text = comments.map((line) => line.replace(/^# /, '')).join(' ');
      expect(text).toMatch(/Convention: /);
      expect(text).toMatch(/\b(19|20)\d\d\b/);
      expect(text).toMatch(/doi:10\.\d{4,}\/\S+/);
      expect(text).not.toMatch(/https?:|\.\.\//);
    });
  }

  it('uses no symbol that is not an element', () => {
    for (const row of elements.rows) expect(number.has(row.symbol), row.symbol).toBe(true);
    for (const row of [...fixed.rows, ...radii.rows, ...counts.rows, ...precursors.rows])
      expect(number.has(row.element), row.element).toBe(true);
    for (const row of ions.rows)
      for (const symbol of count(row.ion).keys()) expect(number.has(symbol), row.ion).toBe(true);
  });
});

it('colours are those of the elements 1 to 109, in six digits', () => {
  expect(colors.rows.map(({ symbol }) => number.get(symbol))).toEqual(
    Array.from({ length: 109 }, (_, i) => i + 1),
  );
  for (const { color } of colors.rows) expect(color).toMatch(/^[0-9A-F]{6}$/);
});

describe('atomic weights', () => {
  it('has the elements 1 to 118 in order, each once', () => {
    expect(weights.rows.map((row) => Number(row.number))).toEqual(
      Array.from({ length: 118 }, (_, i) => i + 1),
    );
    expect(new Set(weights.rows.map((row) => row.symbol)).size).toBe(118);
    expect(new Set(weights.rows.map((row) => row.name)).size).toBe(118);
    for (const row of weights.rows) {
      expect(row.symbol).toMatch(/^[A-Z][a-z]?$/);
      expect(row.name).toMatch(/^[a-z]{3,}$/);
    }
  });

  it('spells the names as IUPAC does', () => {
    const name = new Map(weights.rows.map((row) => [row.symbol, row.name]));
    expect(['Al', 'S', 'Cs', 'W', 'P', 'Nh', 'Ts', 'Og'].map((symbol) => name.get(symbol))).toEqual([
      'aluminium',
      'sulfur',
      'caesium',
      'tungsten',
      'phosphorus',
      'nihonium',
      'tennessine',
      'oganesson',
    ]);
  });

  it('has no weight for exactly the elements that have none', () => {
    const none = weights.rows.filter((row) => row.weight === '').map((row) => row.symbol);
    const unstable = 'Po At Rn Fr Ra Ac Np Pu Am Cm Bk Cf Es Fm Md No Lr'.split(' ');
    const heavy = 'Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og'.split(' ');
    expect(none).toEqual(['Tc', 'Pm', ...unstable, ...heavy]);
    for (const row of weights.rows) {
      if (row.weight === '') expect(row.note).toBe('no standard atomic weight');
      else expect(row.note).toMatch(/^± \d+\.\d+/);
    }
  });

  it('is printed to five digits, or to fewer where the element varies more', () => {
    const fewer = new Set(['Li', 'B', 'S', 'Cl', 'Ar', 'Zn', 'Sr', 'Mo', 'Pb']);
    for (const row of weights.rows.filter((each) => each.weight !== '')) {
      const digits = row.weight.replace('.', '').replace(/^0+/, '').length;
      expect(row.weight).toMatch(/^\d+\.\d+$/);
      if (fewer.has(row.symbol)) expect(digits, row.symbol).toBeLessThan(5);
      else expect(digits, row.symbol).toBe(5);
      expect(digits).toBeGreaterThanOrEqual(3);
    }
  });

  it('rises with the atomic number but for the four known inversions', () => {
    const known = weights.rows.filter((row) => row.weight !== '');
    const inversions = known.flatMap((row, i) => {
      const next = known[i + 1];
      return next && Number(next.weight) <= Number(row.weight) ? [`${row.symbol}/${next.symbol}`] : [];
    });
    expect(inversions).toEqual(['Ar/K', 'Co/Ni', 'Te/I', 'Th/Pa']);
  });

  it('stays near twice to two and a half times the atomic number', () => {
    for (const row of weights.rows.filter((each) => each.weight !== '' && each.symbol !== 'H')) {
      const ratio = Number(row.weight) / Number(row.number);
      expect(ratio, row.symbol).toBeGreaterThan(1.98);
      expect(ratio, row.symbol).toBeLessThan(2.62);
    }
  });

  // Prohaska et al. 2022, table 1, last column but one. First those that tables in circulation have otherwise.
  it.each([
    ['S', '32.06'],
    ['Zn', '65.38'],
    ['Se', '78.971'],
    ['Mo', '95.95'],
    ['Li', '6.94'],
    ['Ar', '39.95'],
    ['Pb', '207.2'],
    ['Yb', '173.05'],
    ['Ir', '192.22'],
    ['Hg', '200.59'],
    ['Hf', '178.49'],
    ['Cl', '35.45'],
    ['Br', '79.904'],
    ['H', '1.0080'],
    ['B', '10.81'],
    ['C', '12.011'],
    ['N', '14.007'],
    ['O', '15.999'],
    ['F', '18.998'],
    ['Na', '22.990'],
    ['Mg', '24.305'],
    ['Al', '26.982'],
    ['Si', '28.085'],
    ['P', '30.974'],
    ['K', '39.098'],
    ['Ca', '40.078'],
    ['Ti', '47.867'],
    ['V', '50.942'],
    ['Cr', '51.996'],
    ['Mn', '54.938'],
    ['Fe', '55.845'],
    ['Co', '58.933'],
    ['Ni', '58.693'],
    ['Cu', '63.546'],
    ['Ga', '69.723'],
    ['Ge', '72.630'],
    ['Zr', '91.224'],
    ['Nb', '92.906'],
    ['Sn', '118.71'],
    ['Te', '127.60'],
    ['La', '138.91'],
    ['Gd', '157.25'],
    ['Lu', '174.97'],
    ['Ta', '180.95'],
    ['Bi', '208.98'],
    ['Th', '232.04'],
    ['Pa', '231.04'],
    ['U', '238.03'],
  ])('gives %s as %s', (symbol, value) => {
    expect(weight.get(symbol)).toBe(value);
  });

  it('gives the molar mass of the example in the documentation, 111.461 g/mol', () => {
    const formula = { Na: 0.83, Li: 0.1, Ni: 0.25, Co: 0.2, Mn: 0.15, Ti: 0.15, Sn: 0.15, O: 2 };
    const mass = Object.entries(formula).reduce(
      (sum, [symbol, n]) => sum + n * Number(weight.get(symbol)),
      0,
    );
    expect(mass.toFixed(3)).toBe('111.461');
  });
});

describe('elements', () => {
  it('has the same elements in the same order as the weights', () => {
    expect(elements.rows.map((row) => row.symbol)).toEqual(weights.rows.map((row) => row.symbol));
  });

  it('has electronegativities between caesium and fluorine, francium aside', () => {
    for (const row of elements.rows) {
      const value = row.pauling;
      if (value === '') continue;
      expect(value, row.symbol).toMatch(/^\d\.\d\d?$/);
      expect(Number(value)).toBeGreaterThanOrEqual(row.symbol === 'Fr' ? 0.7 : 0.79);
      expect(Number(value)).toBeLessThanOrEqual(3.98);
    }
  });

  it('leaves electronegativities out that the sources do not give', () => {
    const none = elements.rows.filter((row) => row.pauling === '').map((row) => row.symbol);
    expect(none.filter((symbol) => number.get(symbol)! <= 102)).toEqual(
      'He Ne Ar Kr Xe Pm Eu Tb Yb Rn'.split(' '),
    );
    expect(none.length).toBe(10 + 16);
  });

  // Allred 1961 (two decimals) and Pauling 1960 (one).
  it.each([
    ['H', '2.20'],
    ['Li', '0.98'],
    ['O', '3.44'],
    ['F', '3.98'],
    ['Na', '0.93'],
    ['Mg', '1.31'],
    ['Al', '1.61'],
    ['S', '2.58'],
    ['Ti', '1.54'],
    ['V', '1.63'],
    ['Cr', '1.66'],
    ['Mn', '1.55'],
    ['Fe', '1.83'],
    ['Co', '1.88'],
    ['Ni', '1.91'],
    ['Cu', '1.90'],
    ['Zn', '1.65'],
    ['Zr', '1.33'],
    ['Nb', '1.6'],
    ['Mo', '2.16'],
    ['Sn', '1.96'],
    ['La', '1.10'],
    ['Hf', '1.3'],
    ['Ta', '1.5'],
    ['W', '2.36'],
  ])('gives %s the electronegativity %s', (symbol, value) => {
    expect(element.get(symbol)?.pauling).toBe(value);
  });

  it('names a source for each value: two decimals are Allred, one is Pauling', () => {
    for (const row of elements.rows) {
      const [, decimals] = row.pauling.split('.');
      const source =
        decimals === undefined
          ? 'none by Pauling or Allred'
          : decimals.length === 2
            ? 'Allred 1961'
            : 'Pauling 1960';
      expect(row['source-notes'], row.symbol).toContain(`pauling: ${source}`);
      expect(row['source-notes'], row.symbol).toContain(
        row.known === '' ? 'states: none tabulated' : 'states: Greenwood & Earnshaw 1997',
      );
    }
  });

  it('has oxidation states in order, none zero, and every common one known', () => {
    for (const row of elements.rows) {
      const symbol = row.symbol;
      for (const column of ['common', 'known'] as const) {
        expect(row[column], symbol).toMatch(/^([+-]\d(,[+-]\d)*)?$/);
        const list = states(symbol, column);
        expect(list, symbol).toEqual([...new Set(list)].sort((a, b) => a - b));
        for (const state of list) {
          expect(state, symbol).not.toBe(0);
          expect(Math.abs(state), symbol).toBeLessThanOrEqual(8);
        }
      }
      expect(states(symbol, 'known'), symbol).toEqual(expect.arrayContaining(states(symbol, 'common')));
      expect(states(symbol, 'common').length > 0, symbol).toBe(
        states(symbol, 'known').length > 0 && !['Kr', 'Xe', 'Rn'].includes(symbol),
      );
    }
  });

  it('has no state above the number of electrons outside the noble gas core', () => {
    const cores = [0, 2, 10, 18, 36, 54, 86];
    for (const row of elements.rows) {
      const z = number.get(row.symbol)!;
      const noble = cores.includes(z);
      const outside = noble ? 8 : z - Math.max(...cores.filter((core) => core < z));
      const filled = outside > 24 ? outside - 24 : outside > 10 && z < 57 ? outside - 10 : outside;
      const highest = Math.max(0, ...states(row.symbol, 'known'));
      // Cu, Ag and Au open their d shell; everything else keeps what is filled.
      const limit = ['Cu', 'Ag', 'Au'].includes(row.symbol) ? 5 : Math.max(filled, outside > 10 ? 2 : 0);
      expect(highest, row.symbol).toBeLessThanOrEqual(limit);
    }
  });

  it('knows the states that this field meets', () => {
    const met: [string, number[]][] = [
      ['Ti', [2, 3, 4]],
      ['V', [2, 3, 4, 5]],
      ['Cr', [2, 3, 4, 6]],
      ['Mn', [2, 3, 4]],
      ['Fe', [2, 3, 4]],
      ['Co', [2, 3, 4]],
      ['Ni', [2, 3, 4]],
      ['Cu', [1, 2, 3]],
      ['Nb', [3, 4, 5]],
      ['Mo', [4, 5, 6]],
      ['W', [4, 5, 6]],
      ['Ru', [3, 4, 5]],
      ['Sn', [2, 4]],
      ['Sb', [-3, 3, 5]],
      ['Bi', [3, 5]],
      ['Te', [-2, -1, 4, 6]],
      ['Se', [-2, -1, 4, 6]],
      ['S', [-2, -1, 4, 6]],
      ['O', [-2, -1]],
      ['P', [-3, 3, 4, 5]],
      ['Ce', [3, 4]],
      ['Pr', [3, 4]],
      ['Tb', [3, 4]],
      ['Eu', [2, 3]],
      ['Yb', [2, 3]],
    ];
    for (const [symbol, list] of met)
      expect(states(symbol, 'known'), symbol).toEqual(expect.arrayContaining(list));
  });
});

describe('fixed states', () => {
  const key = (row: (typeof fixed.rows)[number]) => `${row.element} ${row.place}`;
  const state = new Map(fixed.rows.map((row) => [key(row), Number(row.state)]));

  it('has each element once in a place, with the sign of that place', () => {
    expect(state.size).toBe(fixed.rows.length);
    for (const row of fixed.rows) {
      expect(row.place).toMatch(/^(cation|anion)$/);
      expect(row.state, key(row)).toMatch(row.place === 'cation' ? /^\+[1-6]$/ : /^-[1-3]$/);
    }
  });

  it('assumes only states that are known, and common', () => {
    for (const row of fixed.rows)
      expect(states(row.element, 'common'), key(row)).toContain(Number(row.state));
  });

  it.each([
    ['H cation', 1],
    ['Li cation', 1],
    ['Na cation', 1],
    ['K cation', 1],
    ['Mg cation', 2],
    ['Ca cation', 2],
    ['Sr cation', 2],
    ['Ba cation', 2],
    ['Zn cation', 2],
    ['Cd cation', 2],
    ['B cation', 3],
    ['Al cation', 3],
    ['Ga cation', 3],
    ['In cation', 3],
    ['Sc cation', 3],
    ['Y cation', 3],
    ['La cation', 3],
    ['Gd cation', 3],
    ['Si cation', 4],
    ['Zr cation', 4],
    ['Hf cation', 4],
    ['Ta cation', 5],
    ['P cation', 5],
    ['O anion', -2],
    ['F anion', -1],
    ['Cl anion', -1],
    ['Br anion', -1],
    ['I anion', -1],
    ['S anion', -2],
    ['Se anion', -2],
    ['Te anion', -2],
    ['N anion', -3],
  ])('%s is %i', (place, value) => {
    expect(state.get(place)).toBe(value);
  });

  it('never assumes a state for an element with several in oxides', () => {
    const several =
      'Ti V Cr Mn Fe Co Ni Cu Ge As Nb Mo Ru Rh Pd Ag Sn Sb Te Ce Pr Sm Eu Tb Yb W Re Os Ir Pt Au Hg Tl Pb Bi Th U';
    for (const symbol of several.split(' ')) expect(state.has(`${symbol} cation`), symbol).toBe(false);
    for (const symbol of ['C', 'N', 'S', 'Se', 'Cl', 'Br', 'I'])
      expect(state.has(`${symbol} cation`), symbol).toBe(false);
  });

  it('says how often it is so, reckons the share right, and explains every larger one', () => {
    for (const row of fixed.rows) {
      const sign = row.place === 'cation' ? 'positive' : 'negative';
      const found = new RegExp(
        `^(\\d+) of (\\d+) entries with a ${sign} state \\((0|<0\\.1|\\d+\\.\\d) % others\\)(; .+)?$`,
      ).exec(row.why);
      expect(found, row.why).not.toBeNull();
      const [, here, all, share, why] = found!;
      const percent = (100 * (Number(all) - Number(here))) / Number(all);
      expect(percent, key(row)).toBeGreaterThanOrEqual(0);
      expect(percent, key(row)).toBeLessThan(12);
      expect(share, key(row)).toBe(
        percent === 0 ? '0' : percent < 0.05 ? '<0.1' : (Math.round(percent * 10) / 10).toFixed(1),
      );
      if (percent > 3 || Number(all) < 10) expect(why, key(row)).toMatch(/others: |no other state is known/);
    }
  });
});

describe('ions', () => {
  const charge = new Map(ions.rows.map((row) => [row.ion, Number(row.charge)]));
  const composition = (ion: string) =>
    [...count(ion)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([symbol, n]) => `${symbol}${n}`)
      .join(' ');

  it('has each ion once, and one charge for one composition', () => {
    expect(charge.size).toBe(ions.rows.length);
    const seen = new Map<string, number>();
    for (const row of ions.rows) {
      const atoms = composition(row.ion);
      expect(seen.get(atoms) ?? Number(row.charge), row.ion).toBe(Number(row.charge));
      seen.set(atoms, Number(row.charge));
    }
  });

  it('has polyatomic ions only, with a signed charge and a name', () => {
    for (const row of ions.rows) {
      expect(
        [...count(row.ion).values()].reduce((a, b) => a + b),
        row.ion,
      ).toBeGreaterThan(1);
      expect(row.charge, row.ion).toMatch(/^(0|[+-][1-9]\d?)$/);
      expect(row.name, row.ion).toMatch(/^[a-z0-9(][-a-zA-Z0-9() ]+$/);
    }
  });

  it('has closed shells: the number of electrons is even', () => {
    for (const [ion, q] of charge) {
      const protons = [...count(ion)].reduce((sum, [symbol, n]) => sum + n * number.get(symbol)!, 0);
      expect((protons - q) % 2, ion).toBe(0);
    }
  });

  it('leaves the central atom in a state that it has', () => {
    const ligands: Record<string, number> = { O: -2, S: -2, Se: -2, F: -1, Cl: -1 };
    let checked = 0;
    for (const [ion, q] of charge) {
      const simple = /^([A-Z][a-z]?)(\d*)(O|S|Se|F|Cl)(\d+)$/.exec(ion);
      if (!simple || ion === 'S2O8') continue; // S2O8 has a peroxide bridge
      const [, centre, n, ligand, m] = simple;
      const state = (q - ligands[ligand!]! * Number(m)) / Number(n || 1);
      expect(states(centre!, 'known'), `${ion}: ${centre} ${state}`).toContain(state);
      checked++;
    }
    expect(checked).toBeGreaterThan(75);
  });

  it.each([
    ['PO4', -3],
    ['P2O7', -4],
    ['P3O10', -5],
    ['PO3', -1],
    ['HPO4', -2],
    ['H2PO4', -1],
    ['SiO4', -4],
    ['Si2O7', -6],
    ['BO3', -3],
    ['B4O7', -2],
    ['SO4', -2],
    ['S2O3', -2],
    ['SO3', -2],
    ['CO3', -2],
    ['HCO3', -1],
    ['C2O4', -2],
    ['NO3', -1],
    ['NO2', -1],
    ['OH', -1],
    ['CN', -1],
    ['SCN', -1],
    ['NH4', 1],
    ['NH2', -1],
    ['ClO4', -1],
    ['PF6', -1],
    ['BF4', -1],
    ['AsF6', -1],
    ['SbF6', -1],
    ['BH4', -1],
    ['AlH4', -1],
    ['AsO4', -3],
    ['VO4', -3],
    ['MoO4', -2],
    ['WO4', -2],
    ['Cr2O7', -2],
    ['Mo7O24', -6],
    ['PS4', -3],
    ['P2S6', -4],
    ['GeS4', -4],
    ['SnS4', -4],
    ['SbS4', -3],
    ['CH3COO', -1],
    ['C2H3O2', -1],
    ['N(SO2F)2', -1],
    ['N(SO2CF3)2', -1],
    ['B12H12', -2],
    ['H2O', 0],
    ['NH3', 0],
  ])('%s carries %i', (ion, value) => {
    expect(charge.get(ion)).toBe(value);
  });

  it('leaves out groups whose charge depends on the compound, and says so', () => {
    const text = ions.comments.join(' ');
    const out = ['VO', 'TiO', 'UO2', 'Fe(CN)6', 'MnO4', 'CrO4', 'VO3', 'V2O7', 'O2', 'S2', 'CO', 'PS3'];
    for (const ion of out) {
      expect(charge.has(ion), ion).toBe(false);
      expect(text).toContain(ion);
    }
  });
});

describe('Shannon radii', () => {
  const key = (row: (typeof radii.rows)[number]) =>
    [row.element, row.oxidation, row.coordination, row.spin].join(' ').trim();
  const radius = new Map(radii.rows.map((row) => [key(row), row.ionic]));

  it('has each species once, in a coordination and a spin that exist', () => {
    expect(radius.size).toBe(radii.rows.length);
    for (const row of radii.rows) {
      expect(row.oxidation, key(row)).toMatch(/^([+-][1-8])$/);
      expect(row.coordination, key(row)).toMatch(/^(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIV)(SQ|PY)?$/);
      expect(row.spin, key(row)).toMatch(/^(high|low|)$/);
      expect(row.ionic, key(row)).toMatch(/^-?\d\.\d{2,3}$/);
      expect(row.crystal, key(row)).toMatch(/^-?\d\.\d{2,3}$/);
      expect(Number(row.ionic), key(row)).toBeGreaterThan(-0.4);
      expect(Number(row.ionic), key(row)).toBeLessThan(2.25);
    }
  });

  it('keeps 0.14 between the two scales, with the one exception of the paper', () => {
    for (const row of radii.rows) {
      const gap = Number(row.crystal) - Number(row.ionic);
      const expected = key(row) === 'N +5 III' ? 0.148 : Number(row.oxidation) > 0 ? 0.14 : -0.14;
      expect(gap, key(row)).toBeCloseTo(expected, 9);
    }
  });

  it('has a spin only where the d shell can have two', () => {
    for (const row of radii.rows.filter((each) => each.spin !== '')) {
      const z = number.get(row.element)!;
      expect(z >= 24 && z <= 29, key(row)).toBe(true);
      const d = z - 18 - Number(row.oxidation);
      expect(d >= 4 && d <= 8, key(row)).toBe(true);
    }
  });

  it('has states that the elements have, but for three that only Shannon lists', () => {
    const odd = new Set<string>();
    for (const row of radii.rows) {
      const state = Number(row.oxidation);
      if (!states(row.element, 'known').includes(state)) odd.add(`${row.element}${row.oxidation}`);
    }
    expect([...odd].sort()).toEqual(['At+7', 'F+7', 'Np+2']);
  });

  it('grows with the coordination number', () => {
    const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV'];
    const shrinks = radii.rows.flatMap((row, i) => {
      const next = radii.rows[i + 1];
      const plain = (each: (typeof radii.rows)[number]) => roman.indexOf(each.coordination);
      const same =
        next &&
        (['element', 'oxidation', 'spin'] as const).every((column) => next[column] === row[column]) &&
        plain(row) >= 0 &&
        plain(next) > plain(row);
      return same && Number(next.ionic) < Number(row.ionic) ? [key(row)] : [];
    });
    expect(shrinks).toEqual(['Sb +3 V']);
  });

  // Shannon 1976, table 1, column "effective ionic radius".
  it.each([
    ['Li +1 VI', '0.76'],
    ['Li +1 IV', '0.59'],
    ['Na +1 VI', '1.02'],
    ['K +1 VI', '1.38'],
    ['Mg +2 VI', '0.72'],
    ['Ca +2 XII', '1.34'],
    ['Sr +2 XII', '1.44'],
    ['Ba +2 XII', '1.61'],
    ['Al +3 VI', '0.535'],
    ['Ga +3 VI', '0.62'],
    ['In +3 VI', '0.80'],
    ['Sc +3 VI', '0.745'],
    ['Y +3 VI', '0.90'],
    ['La +3 XII', '1.36'],
    ['La +3 VI', '1.032'],
    ['Ti +3 VI', '0.67'],
    ['Ti +4 VI', '0.605'],
    ['Zr +4 VI', '0.72'],
    ['Hf +4 VI', '0.71'],
    ['V +3 VI', '0.64'],
    ['V +5 IV', '0.355'],
    ['Nb +5 VI', '0.64'],
    ['Ta +5 VI', '0.64'],
    ['Cr +3 VI', '0.615'],
    ['Mo +6 VI', '0.59'],
    ['W +6 VI', '0.60'],
    ['Mn +2 VI high', '0.83'],
    ['Mn +3 VI high', '0.645'],
    ['Mn +3 VI low', '0.58'],
    ['Mn +4 VI', '0.53'],
    ['Fe +2 VI high', '0.78'],
    ['Fe +2 VI low', '0.61'],
    ['Fe +3 VI high', '0.645'],
    ['Fe +3 VI low', '0.55'],
    ['Fe +3 IV high', '0.49'],
    ['Co +2 VI high', '0.745'],
    ['Co +3 VI low', '0.545'],
    ['Co +3 VI high', '0.61'],
    ['Ni +2 VI', '0.69'],
    ['Ni +3 VI low', '0.56'],
    ['Ni +4 VI low', '0.48'],
    ['Cu +2 VI', '0.73'],
    ['Zn +2 IV', '0.60'],
    ['Sn +4 VI', '0.69'],
    ['P +5 IV', '0.17'],
    ['Si +4 IV', '0.26'],
    ['N +5 III', '-0.104'],
    ['O -2 VI', '1.40'],
    ['F -1 VI', '1.33'],
    ['S -2 VI', '1.84'],
    ['Cl -1 VI', '1.81'],
  ])('gives %s as %s', (species, value) => {
    expect(radius.get(species)).toBe(value);
  });
});

describe('species counts', () => {
  it('has each species once, with a signed state and how often it occurs', () => {
    const keys = counts.rows.map((row) => `${row.element} ${row.oxidation}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of counts.rows) {
      expect(row.oxidation).toMatch(/^[+-][1-9]$/);
      expect(row.count).toMatch(/^[1-9]\d*$/);
    }
  });

  it('keeps an element together, from the lowest state to the highest', () => {
    for (const [i, row] of counts.rows.entries()) {
      const next = counts.rows[i + 1];
      if (next?.element === row.element)
        expect(Number(next.oxidation)).toBeGreaterThan(Number(row.oxidation));
    }
  });

  // As the notes of fixed-states.tsv have them.
  it.each([
    ['Li', '+1', '10513'],
    ['O', '-2', '116910'],
    ['Si', '+4', '18248'],
  ])('counts %s%s %s times', (symbol, state, count) => {
    const row = counts.rows.find((one) => one.element === symbol && one.oxidation === state);
    expect(row?.count).toBe(count);
  });
});

describe('precursors', () => {
  /** States of elements in compounds of which hem does not say how their electrons are shared out. */
  const STATES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    As2O5: { As: 5, O: -2 },
    SeO2: { Se: 4, O: -2 },
    TeO2: { Te: 4, O: -2 },
    NH4VO3: { N: -3, H: 1, V: 5, O: -2 },
    FeC2O4·2H2O: { Fe: 2, C: 3, H: 1, O: -2 },
  };
  const formulas = precursors.rows.flatMap((row) =>
    row.formulas.split(', ').map((formula) => [row.element, formula] as const),
  );

  it('has a row for an element, and in it each formula once', () => {
    expect(new Set(precursors.rows.map((row) => row.element)).size).toBe(precursors.rows.length);
    expect(new Set(formulas.map((pair) => pair.join(' '))).size).toBe(formulas.length);
  });

  it.each(formulas)('%s: %s', (symbol, formula) => {
    const model = analyse(`material precursor = ${formula}\n`, 'precursor.hem');
    expect(
      check(model).filter(({ severity, rule }) => severity === 'error' && rule !== 'charge-balance'),
    ).toEqual([]);
    const [material] = model.materials;
    expect(material?.elements.has(symbol)).toBe(true);
    const wanted = STATES[formula];
    if (!wanted) {
      expect(material?.charge).toMatchObject({ kind: 'known' });
      if (material?.charge.kind === 'known') expect(material.charge.value.valueOf()).toBe(0);
      return;
    }
    const total = [...(material?.elements ?? [])].reduce(
      (sum, [element, amount]) => sum + amount.valueOf() * (wanted[element] ?? Number.NaN),
      0,
    );
    expect(total).toBe(0);
    for (const [element, state] of Object.entries(wanted)) expect(states(element, 'known')).toContain(state);
  });
});

describe('components of electrolytes', () => {
  /** Molar masses in g/mol as they are printed on the bottle. */
  const MASSES: Readonly<Record<string, number>> = {
    ...{ EC: 88.06, PC: 102.09, DMC: 90.08, EMC: 104.1, DEC: 118.13, FEC: 106.05, VC: 86.05, DME: 90.12 },
    ...{ DOL: 74.08, THF: 72.11, MeTHF: 86.13, G2: 134.17, G3: 178.23, G4: 222.28, GBL: 86.09, EA: 88.11 },
    ...{ AN: 41.05, SL: 120.17, DMSO: 78.13, TMP: 140.07, TEP: 182.15, LiPF6: 151.91, LiFSI: 187.07 },
    ...{ LiTFSI: 287.09, LiNO3: 68.95, LiClO4: 106.39, LiBF4: 93.75, LiAsF6: 195.85, LiOTf: 156.01 },
    ...{ LiBOB: 193.79, LiDFOB: 143.77, NaPF6: 167.95, NaFSI: 203.12, NaTFSI: 303.13, NaClO4: 122.44 },
    NaBF4: 109.79,
  };

  it('are solvents, then salts, each once', () => {
    expect(new Set(components.rows.map(({ name }) => name)).size).toBe(components.rows.length);
    const kinds = components.rows.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].sort().reverse());
    expect(new Set(kinds)).toEqual(new Set(['solvent', 'salt']));
  });

  it.each(components.rows.map(({ name, formula }) => [name, formula]))('%s = %s', (name, formula) => {
    const model = analyse(`mixture E {\n  ${name} = ${formula} 1 mol\n}\n`, 'mixture.hem');
    expect(check(model).filter(({ severity }) => severity === 'error')).toEqual([]);
    const mass = model.mixtures[0]?.components[0]?.molecule.molarMass?.valueOf();
    expect(Math.abs((mass ?? 0) - (MASSES[name ?? ''] ?? Number.NaN))).toBeLessThan(0.03);
  });
});
