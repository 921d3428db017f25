/** Reading and molar mass by mf-parser, a library for chemical formulas, against all that hem does. */
import { MF } from 'mf-parser';
import { version } from '../node_modules/mf-parser/package.json';
import { analyse } from '../server/src/model/file.js';
import { benchmark, digits, measure, note, sized, tell, times } from './harness.js';
import { difference, everything, shared } from './support/peers.js';

benchmark('mf-parser', `Against mf-parser ${version}`, () => {
  const { text, formulas, masses } = shared(sized(5000, 300));
  const massesOf = () => formulas.map((formula) => new MF(formula).getInfo().mass);
  const count = formulas.length.toLocaleString('en');
  note(`${count} compositions; molar masses differ by ${difference(masses, massesOf())} at most`);
  const [peer, model, all] = measure([massesOf, () => analyse(text, 'bench.hem'), () => everything(text)]);
  tell('mf-parser: read, molar mass', `${digits(peer)} ms`);
  tell(
    'hem: read, molar mass, sites, charge, entropy',
    `${digits(model)} ms, ${times(model, peer)} that of mf-parser`,
  );
  tell('hem: all of this, and the rules', `${digits(all)} ms, ${times(all, peer)} that of mf-parser`, '≤ 1×');
});
