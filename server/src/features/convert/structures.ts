/** The structure that papers put in front of a formula: `P2-Na0.7MnO2`, `P2-type Na0.7MnO2`, `Spinel LiMn2O4`. */

const DASHES = '\\-‐‑–−—';
const FORMULA_START = '(?=[A-Z([□☐▢◻])';

export interface Fronted {
  readonly structure: string;
  /** Without what stood in front. */
  readonly formula: string;
  /** Whether only a space stands between the two. */
  readonly isLoose: boolean;
}

/** A known structure in front of a formula. */
export function structureBefore(text: string, structures: ReadonlySet<string>): Fronted | undefined {
  const longestFirst = [...structures].sort((a, b) => b.length - a.length);
  for (const structure of longestFirst) {
    for (const name of new Set([structure, capitalised(structure)])) {
      if (!text.startsWith(name)) continue;
      const joint = JOINT.exec(text.slice(name.length));
      if (!joint) continue;
      return {
        structure,
        formula: text.slice(name.length + joint[0].length),
        isLoose: joint[0].trim() === '',
      };
    }
  }
  return undefined;
}

const JOINT = new RegExp(`^(?:[${DASHES} ]type[\\s${DASHES}]|\\s*[${DASHES}]\\s*|\\s)${FORMULA_START}`);

/** The known structure that a cell of a table means, whatever its case and its hyphens; otherwise the cell. */
export function structureNamed(text: string, structures: ReadonlySet<string>): string {
  if (structures.has(text)) return text;
  const wanted = simplified(text);
  const meant = [...structures].filter((name) => simplified(name) === wanted);
  return meant.length === 1 && meant[0] !== undefined ? meant[0] : text;
}

function simplified(text: string): string {
  return text
    .toLowerCase()
    .replace(/[-‐‑–−—\s_]/g, '')
    .replace(/type$/, '');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
