/**
 * Compositions as people write them, each different from all others: layered oxides, spinels, perovskites, alloys,
 * polyanionic compounds, families, derived materials; some of them wrong. The same for the same seed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, SEED } from '../harness.js';
import { Random } from './random.js';

/** The review's materials with made-up names, each in its turn, as often as needed. */
export function repeatedReview(count: number): string {
  const lines = readFileSync(join(root, 'examples/review.hem'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('material '));
  return Array.from({ length: count }, (_, index) =>
    (lines[index % lines.length] ?? '').replace(/^material (?:"[^"]*"|\S+)/, `material R${index}`),
  ).join('\n');
}

/** How many of a hundred materials are written wrong. */
const WRONG = 5;

interface Written {
  /** Members that it declares. */
  readonly members: number;
  readonly text: string;
  /** What has to be different from all others. */
  readonly composition: string;
}

/** What a site is mostly of, and what is put into it in small amounts. */
interface Mix {
  readonly main: readonly string[];
  readonly added: readonly string[];
}

const LAYERED: Mix = {
  main: ['Mn', 'Ni', 'Co', 'Fe'],
  added: ['Ti', 'Cu', 'Mg', 'Al', 'Zn', 'Sn', 'Zr', 'Nb', 'Sb', 'Mo', 'W', 'Cr', 'V', 'Ga'],
};
const SPINEL: Mix = { main: ['Cr', 'Mn', 'Fe', 'Co', 'Ni'], added: ['Cu', 'Zn', 'Mg', 'Al', 'V', 'Ga'] };
const DIVALENT: Mix = { main: ['Mg', 'Co', 'Ni', 'Zn', 'Mn'], added: ['Cu', 'Fe', 'Ca', 'Cd'] };
const LARGE: Mix = { main: ['La', 'Pr', 'Nd', 'Sm', 'Eu', 'Gd'], added: ['Sr', 'Ba', 'Ca', 'Y'] };
const SMALL: Mix = {
  main: ['Cr', 'Mn', 'Fe', 'Co'],
  added: ['Ni', 'Ti', 'Zr', 'Al', 'Ga', 'Mg', 'Cu', 'Nb'],
};
const DISORDERED: Mix = { main: ['Mn', 'Fe', 'V', 'Cr'], added: ['Ti', 'Nb', 'Mo', 'Zr', 'Ni', 'Al'] };
const TRIVALENT: Mix = { main: ['Mn', 'Fe', 'Cr'], added: ['Ti', 'Al', 'Ga', 'Mg', 'Zr', 'In'] };
const ALLOYED = ['Al', 'Co', 'Cr', 'Cu', 'Fe', 'Mn', 'Ni', 'Ti', 'V', 'Zr', 'Nb', 'Mo', 'Hf', 'Ta', 'W'];

/** Elements with the amounts that papers print, to hundredths or half of that; they add up to one unless wrong. */
function mixed(random: Random, { main, added }: Mix): string {
  const most = random.some(main, random.whole(2, main.length));
  const few = random.some(added, random.whole(1, 4));
  const step = random.chance(0.7) ? 10 : 5;
  const small = few.map(() => step * random.whole(1, 60 / step));
  const wrong = random.chance(WRONG / 100) ? step * random.one([-10, -6, 8, 12]) : 0;
  const left = 1000 + wrong - small.reduce((sum, one) => sum + one, 0);
  const large = random.parts(left / step, most.length).map((part) => part * step);
  const amounts = [...large, ...small];
  return [...most, ...few].map((symbol, index) => `${symbol}${(amounts[index] ?? 0) / 1000}`).join('');
}

type Kind = (name: string, random: Random) => Written;

const single = (name: string, header: string, composition: string): Written => ({
  members: 1,
  text: `material ${name} ${header}${composition}`,
  composition,
});

const layered: Kind = (name, random) => {
  const metals = mixed(random, LAYERED);
  if (random.chance(0.4)) return single(name, ': O3 = ', `Li${metals}O2`);
  const structure = random.one(['O3', 'P2', 'P3']);
  const sodium = random.whole(60, structure === 'O3' ? 100 : 75) / 100;
  const site = random.chance(0.5) ? `[${metals}]` : metals;
  return single(name, `: ${structure} = `, `Na${sodium === 1 ? '' : sodium}${site}O2`);
};

const spinel: Kind = (name, random) =>
  random.chance(0.3)
    ? single(
        name,
        ': spinel = ',
        `(${[...random.some(SPINEL.main, 4), ...random.some(SPINEL.added, random.whole(1, 2))].join(',')})3O4`,
      )
    : single(name, ': spinel = ', `(${mixed(random, SPINEL)})3O4`);

const rockSalt: Kind = (name, random) => single(name, ': rock-salt = ', `(${mixed(random, DIVALENT)})O`);

const perovskite: Kind = (name, random) => {
  const large = random.chance(0.5) ? random.one(LARGE.main) : `(${mixed(random, LARGE)})`;
  return single(name, ': perovskite = ', `${large}(${mixed(random, SMALL)})O3`);
};

const alloy: Kind = (name, random) => {
  const elements = random.some(ALLOYED, random.whole(4, 7));
  const parts = random.parts(100, elements.length);
  const formula = elements.map((symbol, index) => `${symbol}${parts[index]}`).join('');
  return single(name, random.chance(0.5) ? `: ${random.one(['fcc', 'bcc'])} = ` : '= ', formula);
};

const disordered: Kind = (name, random) => {
  const fluorine = random.whole(1, 50);
  const formula = `Li${mixed(random, DISORDERED)}O${(200 - fluorine) / 100}F${fluorine / 100}`;
  return single(name, ': DRX = ', formula);
};

const polyanionic: Kind = (name, random) =>
  random.chance(0.5)
    ? single(name, ': PBA = ', `Na${random.whole(100, 200) / 100}${mixed(random, DIVALENT)}[Fe(CN)6]`)
    : single(name, ': NASICON = ', `Na${random.whole(250, 330) / 100}V${mixed(random, TRIVALENT)}(PO4)3`);

/** Two- and trivalent metals; as much fluorine as there is of the former makes it neutral. */
const listed: Kind = (name, random) => {
  const [fluorine = 1, second = 1, third = 1, fourth = 1] = random.parts(100, 4);
  const metals = `Mn2+ ${fluorine / 100}, Mn3+ ${second / 100}, Fe3+ ${third / 100}, Cr3+ ${fourth / 100}`;
  const anions = `O2- ${(200 - fluorine) / 100}, F- ${fluorine / 100}`;
  return {
    members: 1,
    text: `material ${name} : DRX {\n  M: Li+ 1, ${metals}\n  X: ${anions}\n}`,
    composition: metals + anions,
  };
};

const family: Kind = (name, random) => {
  const [first = '', second = '', third = ''] = random.some(LAYERED.main, 3);
  const [most, one, sodium] = [random.whole(30, 45), random.whole(10, 25), random.whole(70, 100)];
  const values = random.some([0, 2, 4, 5, 8, 10, 12, 15], random.whole(3, 4)).sort((a, b) => a - b);
  const fixed = (100 - most - one) / 100;
  const formula = `Na${sodium / 100}[${first}${fixed}${second}{${one / 100}+x}${third}{${most / 100}-x}]O2`;
  const parameters = values.map((value) => value / 100).join(', ');
  return {
    members: values.length,
    text: `material ${name}(x = ${parameters}) : O3 = ${formula}`,
    composition: parameters + formula,
  };
};

/** A word that nobody can read as it is meant. */
const unreadable: Kind = (name, random) => {
  const metals = mixed(random, LAYERED);
  return single(name, ': O3 = ', random.one([`Na[${metals}O2`, `Na${metals}Qx0.1O2`, `Na0..9${metals}O2`]));
};

/** With how many of a hundred declarations each has. */
const KINDS: readonly (readonly [number, Kind])[] = [
  [36, layered],
  [11, spinel],
  [8, rockSalt],
  [12, perovskite],
  [8, alloy],
  [7, disordered],
  [7, polyanionic],
  [5, listed],
  [5, family],
  [1, unreadable],
];

/** Goes on with different compositions for as long as one asks. */
export class Compositions {
  private readonly random = new Random(SEED);
  private readonly seen = new Set<string>();
  private count = 0;

  /** A file of at least as many materials as are asked for, members of families counted. */
  file(materials: number): string {
    const lines: string[] = [];
    let base = '';
    for (let left = materials; left > 0; ) {
      const name = `m${this.count++}`;
      if (base !== '' && left > 1 && this.random.chance(0.02)) {
        const amount = this.random.whole(1, 99) / 1000;
        lines.push(
          `material ${name} from ${base} {\n  M: Mn ${amount} -> ${this.random.one(LAYERED.added)}\n}`,
        );
        left--;
        continue;
      }
      const { text, members } = this.next(name);
      if (this.random.chance(0.2))
        lines.push(`## Made at ${this.random.whole(600, 1000)} degrees, for ${name}.`);
      lines.push(text);
      left -= members;
      if (/^material \S+ : O3 = Li.*Mn0\.[1-9]/.test(text)) base = name;
    }
    return `${lines.join('\n')}\n`;
  }

  private next(name: string): Written {
    let lot = this.random.whole(1, 100);
    const kind = KINDS.find(([share]) => {
      lot -= share;
      return lot <= 0;
    })?.[1];
    const written = (kind ?? layered)(name, this.random);
    // Of few kinds there are not enough: another takes their place.
    const unique = this.seen.has(written.composition) ? this.other(name) : written;
    this.seen.add(unique.composition);
    return unique;
  }

  private other(name: string): Written {
    for (;;) {
      const written = layered(name, this.random);
      if (!this.seen.has(written.composition)) return written;
    }
  }
}

/** One file with a number of different materials. */
export function distinct(materials: number): string {
  return new Compositions().file(materials);
}
