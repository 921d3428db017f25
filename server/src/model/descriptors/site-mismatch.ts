/** How different the ions on a site are. */
import { combine, type Found } from '../../chemistry/descriptors/found.js';
import { siteElectronegativityMismatch } from '../../chemistry/descriptors/site-electronegativity-mismatch.js';
import { siteSizeMismatch } from '../../chemistry/descriptors/site-size-mismatch.js';
import type { Material, Site } from '../material.js';
import type { Descriptor, Value } from './descriptor.js';
import { andThen, coordinationOf, isAlloy, type Species, sized, speciesOn } from './species.js';

/** The size mismatch of ions on each site that holds two or more of them. */
export const ionicSizeMismatch: Descriptor = {
  id: 'delta',
  symbol: 'δ',
  name: 'ionic size mismatch',
  of: 'site',
  unit: '%',
  decimals: 2,
  appliesTo: 'each site of a compound with two or more species of elements, mixed valence among them',
  basis: 'Shannon’s effective ionic radii for the coordination of the site, high spin, vacancies left out',
  source:
    'the form of Y. Zhang et al., Adv. Eng. Mater. 10 (2008) 534; radii: R. D. Shannon, Acta Cryst. A32 (1976) 751',
  isOnCard: true,
  find: (material) =>
    mixedSites(material, ({ name }) => name).map((site) => ({
      place: site.name,
      found: sizeMismatchOf(site, material),
    })),
};

function sizeMismatchOf(site: Site, material: Material): Found<number> {
  const species = sized(speciesOn(site), coordinationOf(site, material));
  return andThen(species, (list) => combine([siteSizeMismatch(list)], (value) => 100 * value));
}

/** The spread of electronegativities on each site that holds two or more elements. */
export const electronegativityMismatch: Descriptor = {
  id: 'delta-chi',
  symbol: 'Δχ',
  name: 'electronegativity mismatch',
  of: 'site',
  unit: '',
  decimals: 3,
  appliesTo: 'each site of a compound with two or more elements',
  basis: 'one electronegativity per element on the Pauling scale, vacancies left out',
  source: 'electronegativities: A. L. Allred, J. Inorg. Nucl. Chem. 17 (1961) 215, or L. Pauling 1960',
  isOnCard: false,
  find: (material) =>
    mixedSites(material, ({ element }) => element ?? '').map((site): Value => {
      const found = andThen(speciesOn(site), (list) =>
        siteElectronegativityMismatch(list.map((one) => ({ ...one, element: one.element ?? '' }))),
      );
      return { place: site.name, found };
    }),
};

/**
 * Sites of a compound on which two or more differ, by what tells them apart. A site of polyatomic ions alone has none:
 * they have neither a radius nor an electronegativity.
 */
function mixedSites(
  material: Material,
  keyOf: (species: Pick<Species, 'name' | 'element'>) => string,
): readonly Site[] {
  const { charge, sites } = material;
  if (charge.kind === 'not-applicable' || isAlloy(material)) return [];
  return sites.filter((site) => {
    const elements = site.occupants.filter(({ kind }) => kind === 'element');
    const species = speciesOn(site);
    const keys =
      'value' in species
        ? species.value.map(keyOf)
        : elements.map(({ species: name, element = '' }) => keyOf({ name, element }));
    return elements.length > 0 && new Set(keys).size > 1;
  });
}
