/** Where the figures of the cards come from, as the cards print it. */
export const SOURCE = {
  entropy:
    'ideal mixing on sublattices; conventions and thresholds: Zhou et al., “Improving upon rechargeable battery ' +
    'technologies: on the role of high-entropy effects”, eqs. (1) to (4); formula: Sarkar et al.; metric: Dippo & ' +
    'Vecchio, Scripta Materialia 201 (2021) 113974; R = 8.31446 J/(mol K), CODATA 2018',
  weights: 'CIAAW 2021, abridged, doi:10.1515/pac-2019-0603',
  electronegativity: 'Pauling scale; Allred 1961 or Pauling 1960',
  states: 'Greenwood & Earnshaw 1997',
  usualStates: 'how often they occur in the ICSD, 2024',
  radii: 'Shannon, Acta Cryst. A32 (1976) 751',
} as const;
