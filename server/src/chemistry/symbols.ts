/**
 * The symbols of the 118 elements that IUPAC has named, in order of atomic number.
 *
 * This is all the chemistry that the lexer needs: whether `Co` is one symbol or two.
 */
export const ELEMENT_SYMBOLS: readonly string[] = (
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr ' +
  'Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu ' +
  'Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr ' +
  'Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og'
).split(' ');

const known = new Set(ELEMENT_SYMBOLS);

/** Whether the text is the symbol of a named element. */
export function isElementSymbol(text: string): boolean {
  return known.has(text);
}

/**
 * The element symbols that a misspelt one is most likely meant to be, nearest first, at most three:
 * the right letters in the wrong case, or one letter off.
 */
export function similarSymbols(text: string): string[] {
  const titled = text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
  const near = ELEMENT_SYMBOLS.filter((symbol) => symbol !== text && differsByOneLetter(symbol, titled));
  return (known.has(titled) ? [titled, ...near] : near).slice(0, 3);
}

function differsByOneLetter(a: string, b: string): boolean {
  if (a === b || a.charAt(0) !== b.charAt(0)) return false;
  return Math.abs(a.length - b.length) <= 1;
}
