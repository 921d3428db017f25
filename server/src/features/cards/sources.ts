/** Where the figures of the cards come from, as the cards print it. */
export const SOURCE = {
  entropy:
    'Zhou et al., the review “… on the role of high-entropy effects”, eqs. (1) to (4) and its thresholds; per formula ' +
    'unit: Sarkar et al.; metric: Dippo and Vecchio, Scr. Mater. 201 (2021) 113974; R: CODATA 2018',
  weights: 'CIAAW 2021, abridged, doi:10.1515/pac-2019-0603',
  electronegativity: 'Allred 1961 or Pauling 1960',
  states: 'Greenwood and Earnshaw 1997',
  usualStates: 'counts of the ICSD, 2024',
  ladder: 'redox ladder with a source for each couple, docs/charge.md',
  uncertainty: 'propagated to first order, JCGM 100:2008 (GUM), 5.1.2',
  electrolytes: 'Zhou et al., the review “… on the role of high-entropy effects”, 5.4.3',
  radii: 'Shannon, Acta Cryst. A32 (1976) 751',
} as const;

/** `Sources. Entropy: …. Atomic weights: ….` */
export function sourcesText(used: readonly (readonly [what: string, source: string])[]): string {
  return `Sources. ${used.map(([what, source]) => `${what}: ${source}.`).join(' ')}`;
}
