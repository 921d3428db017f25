/** How fast a text is read, per MB on one core; against reading the same tree from JSON. */
import { parse } from '../server/src/syntax/parse.js';
import { benchmark, digits, measure, note, sized, tell, times } from './harness.js';
import { distinct, repeatedReview } from './support/compositions.js';

const COUNT = sized(10_000, 500);

benchmark('parse', 'Reading', () => {
  for (const [name, text] of [
    ['different compositions', distinct(COUNT)],
    ["the review's with changed names", repeatedReview(COUNT)],
  ] as const) {
    const size = Buffer.byteLength(text);
    // Amounts are exact, and JSON has no such numbers: they are written as texts.
    const json = JSON.stringify(parse(text).declarations, (_, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    const [own, peer] = measure([() => parse(text), () => JSON.parse(json)]);
    const rate = size / 1000 / own;
    note(`${name}: ${COUNT.toLocaleString('en')} materials, ${size.toLocaleString('en')} bytes`);
    tell(`Reading ${name}`, `${digits(rate)} MB/s`, '≥ 15 MB/s');
    tell(
      `JSON.parse of the same tree as JSON, ${digits(json.length / size)} times as long a text`,
      `${digits(peer)} ms; hem takes ${times(own, peer)} as long`,
    );
  }
});
