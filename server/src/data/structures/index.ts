/** The built-in structures, each a .hem file of its own. */
import argyrodite from './argyrodite.hem';
import bcc from './bcc.hem';
import drx from './drx.hem';
import fcc from './fcc.hem';
import fluorite from './fluorite.hem';
import garnet from './garnet.hem';
import hcp from './hcp.hem';
import mps3 from './mps3.hem';
import nasicon from './nasicon.hem';
import nfpp from './nfpp.hem';
import o3 from './o3.hem';
import olivine from './olivine.hem';
import p2 from './p2.hem';
import p3 from './p3.hem';
import pba from './pba.hem';
import perovskite from './perovskite.hem';
import pyrochlore from './pyrochlore.hem';
import rockSalt from './rock-salt.hem';
import spinel from './spinel.hem';
import spinelAB from './spinel-ab.hem';

/** File name and text of each built-in structure. */
export const BUILT_IN_FILES: readonly { readonly file: string; readonly text: string }[] = [
  { file: 'rock-salt.hem', text: rockSalt },
  { file: 'drx.hem', text: drx },
  { file: 'spinel.hem', text: spinel },
  { file: 'spinel-ab.hem', text: spinelAB },
  { file: 'o3.hem', text: o3 },
  { file: 'p2.hem', text: p2 },
  { file: 'p3.hem', text: p3 },
  { file: 'olivine.hem', text: olivine },
  { file: 'perovskite.hem', text: perovskite },
  { file: 'pba.hem', text: pba },
  { file: 'nasicon.hem', text: nasicon },
  { file: 'garnet.hem', text: garnet },
  { file: 'argyrodite.hem', text: argyrodite },
  { file: 'mps3.hem', text: mps3 },
  { file: 'pyrochlore.hem', text: pyrochlore },
  { file: 'fluorite.hem', text: fluorite },
  { file: 'nfpp.hem', text: nfpp },
  { file: 'fcc.hem', text: fcc },
  { file: 'bcc.hem', text: bcc },
  { file: 'hcp.hem', text: hcp },
];
