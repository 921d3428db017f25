/** Memory of the server with a file of 10,000 materials, at first and while it is edited on and on. */
import { benchmark, bytes, note, regression, sized, tell } from './harness.js';
import { distinct } from './support/compositions.js';
import { Session } from './support/session.js';
import { Typing } from './support/typing.js';

const COUNT = sized(10_000, 500);
const EDITS = sized(50_000, 90);
/** After how many edits diagnostics are wanted. Odd: every second edit takes the one before it back. */
const EACH = 11;
const SAMPLES = sized(20, 3);
/** What is compiled and cached on the way is no growth. */
const SETTLED = 0.2;

benchmark(
  'memory',
  `Memory of the server with a file of ${COUNT.toLocaleString('en')} materials`,
  async () => {
    const session = await Session.open(distinct(COUNT));
    const opened = await session.usage('memory');
    tell('Resident, after opening', bytes(opened.rss), '≤ 150 MB');
    tell('Heap after a collection, after opening', bytes(opened.heapUsed));
    const typing = new Typing();
    const heap: [number, number][] = [];
    const resident: [number, number][] = [];
    for (let edit = 1; edit <= EDITS; edit++) {
      const { start, end, text } = typing.next(session.document.getText());
      await session.edit(start, end, text);
      if (edit % EACH === 0) await session.diagnostics();
      if (edit % Math.floor(EDITS / SAMPLES) !== 0) continue;
      const { heapUsed, rss } = await session.usage('memory');
      heap.push([edit, heapUsed]);
      resident.push([edit, rss]);
    }
    const settled = <T extends readonly [number, number]>(points: readonly T[]) =>
      points.filter(([edit]) => edit > EDITS * SETTLED);
    note(`diagnostics after every ${EACH}th edit`);
    note(`heap: ${heap.map(([edit, size]) => `${edit.toLocaleString('en')}: ${bytes(size)}`).join(', ')}`);
    const name = `${EDITS.toLocaleString('en')} random edits`;
    tell(`Resident, after ${name}`, bytes(resident.at(-1)?.[1] ?? Number.NaN));
    tell(`Heap after a collection, after ${name}`, bytes(heap.at(-1)?.[1] ?? Number.NaN));
    const slope = regression(settled(heap)).slope;
    tell('Growth of the heap, after the first fifth', `${bytes(slope * 1000)} per 1,000 edits`, 'flat');
    await session.close();
  },
);
