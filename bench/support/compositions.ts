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

const LAYERED = ['Mn', 'Ni', 'Co', 'Fe', 'Ti', 'Cu', 'Mg', 'Al', 'Zn', 'Sn', 'Zr', 'Nb', 'Sb', 'Mo', 'W', 'Li'];
const SPINEL = ['Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Cu', 'Zn', 'Mg', 'Al', 'Ti', 'V', 'Ga'];
const DIVALENT = ['Mg', 'Co', 'Ni', 'Cu', 'Zn', 'Mn', 'Fe', 'Ca', 'Cd'];
const LARGE = ['La', 'Pr', 'Nd', 'Sm', 'Eu', 'Gd', 'Sr', 'Ba', 'Ca'];
const SMALL = ['Cr', 'Mn', 'Fe', 'Co', 'Ni', 'Ti', 'Zr', 'Sn', 'Nb', 'Hf', 'Al', 'Ga'];
const ALLOYED = ['Al', 'Co', 'Cr', 'Cu', 'Fe', 'Mn', 'Ni', 'Ti', 'V', 'Zr', 'Nb', 'Mo', 'Hf', 'Ta', 'W'];

/** Amounts in thousandths as decimals without trailing zeros, one behind each element. */
function formulaOf(elements: readonly string[], thousandths: readonly number[]): string {
  return elements.map((symbol, index) => `${symbol}${(thousandths[index] ?? 0) / 1000}`).join('');
}

/** Different elements in parts of a site, to hundredths or thousandths as papers print them. */
function mixed(random: Random, symbols: readonly string[], least: number, most: number): string {
  const elements = random.some(symbols, random.whole(least, most));
  const step = random.chance(0.6) ? 10 : 5;
  const total = random.chance(WRONG / 100) ? 1000 + step * random.one([-6, -3, 2, 4, 10]) : 1000;
  const parts = random.parts(Math.round(total / step), elements.length);
  return formulaOf(
    elements,
    parts.map((part) => part * step),
  );
}

type Kind = (name: string, random: Random) => Written;

const single = (name: string, header: string, composition: string): Written => ({
  members: 1,
  text: `material ${name} ${header}${composition}`,
  composition,
});

const layered: Kind = (name, random) => {
  const metals = mixed(random, LAYERED.slice(0, -1), 3, 8);
  if (random.chance(0.4)) return single(name, ': O3 = ', `Li${metals}O2`);
  const structure = random.one(['O3', 'P2', 'P3']);
  const sodium = random.whole(60, structure === 'O3' ? 100 : 75) / 100;
  const site = random.chance(0.5) ? `[${metals}]` : metals;
  return single(name, `: ${structure} = `, `Na${sodium === 1 ? '' : sodium}${site}O2`);
};

const spinel: Kind = (name, random) =>
  random.chance(0.3)
    ? single(name, ': spinel = ', `(${random.some(SPINEL, random.whole(4, 6)).join(',')})3O4`)
    : single(name, ': spinel = ', `(${mixed(random, SPINEL, 4, 6)})3O4`);

const rockSalt: Kind = (name, random) =>
  single(name, ': rock-salt = ', `(${mixed(random, DIVALENT, 4, 6)})O`);

const perovskite: Kind = (name, random) => {
  const large = random.chance(0.5) ? random.one(LARGE) : `(${mixed(random, LARGE, 2, 5)})`;
  return single(name, ': perovskite = ', `${large}(${mixed(random, SMALL, 4, 6)})O3`);
};

const alloy: Kind = (name, random) => {
  const elements = random.some(ALLOYED, random.whole(4, 7));
  const parts = random.parts(100, elements.length);
  const formula = elements.map((symbol, index) => `${symbol}${parts[index]}`).join('');
  return single(name, random.chance(0.5) ? `: ${random.one(['fcc', 'bcc'])} = ` : '= ', formula);
};

const disordered: Kind = (name, random) => {
  const fluorine = random.whole(1, 70) / 100;
  const metals = mixed(random, ['Mn', 'Ti', 'Nb', 'Cr', 'V', 'Fe', 'Ni', 'Mo', 'Zr'], 2, 5);
  return single(name, ': DRX = ', `Li${metals}O${(2 - fluorine).toFixed(2)}F${fluorine}`);
};

const polyanionic: Kind = (name, random) => {
  const sodium = random.whole(100, 340) / 100;
  return random.chance(0.5)
    ? single(name, ': PBA = ', `Na${sodium}${mixed(random, DIVALENT.slice(1, 7), 3, 5)}[Fe(CN)6]`)
    : single(name, ': NASICON = ', `Na${sodium}V${mixed(random, SMALL.slice(0, 8), 3, 5)}(PO4)3`);
};

const listed: Kind = (name, random) => {
  const [first = 1, second = 1, third = 1, fourth = 1] = random.parts(100, 4);
  const fluorine = random.whole(1, 60);
  const metals = `Mn3+ ${first / 100}, Ti4+ ${second / 100}, Nb5+ ${third / 100}, Cr3+ ${fourth / 100}`;
  const anions = `O2- ${(200 - fluorine) / 100}, F- ${fluorine / 100}`;
  return {
    members: 1,
    text: `material ${name} : DRX {\n  M: Li+ 1, ${metals}\n  X: ${anions}\n}`,
    composition: metals + anions,
  };
};

const family: Kind = (name, random) => {
  const [first = '', second = '', third = ''] = random.some(LAYERED.slice(0, 9), 3);
  const [most, one, two] = [random.whole(30, 45), random.whole(10, 25), random.whole(70, 100)];
  const values = random.some([0, 2, 4, 5, 8, 10, 12, 15], random.whole(3, 4)).sort((a, b) => a - b);
  const fixed = (100 - most - one) / 100;
  const formula = `Na${two / 100}[${first}${fixed}${second}{${one / 100}+x}${third}{${most / 100}-x}]O2`;
  const parameters = values.map((value) => value / 100).join(', ');
  return {
    members: values.length,
    text: `material ${name}(x = ${parameters}) : O3 = ${formula}`,
    composition: parameters + formula,
  };
};

/** A word that nobody can read as it is meant. */
const unreadable: Kind = (name, random) => {
  const metals = mixed(random, LAYERED.slice(0, -1), 3, 6);
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
        const amount = this.random.whole(1, 9) / 1000;
        lines.push(`material ${name} from ${base} {\n  M: Mn -> Al ${amount}, Zr ${amount}\n}`);
        left--;
        continue;
      }
      const { text, members } = this.next(name);
      if (this.random.chance(0.2)) lines.push(`## Made at ${this.random.whole(600, 1000)} degrees, for ${name}.`);
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
