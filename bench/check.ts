/** How fast compositions are checked from their text, with nothing known of them before. */
import { analyse } from '../server/src/model/file.js';
import { check } from '../server/src/rules/check.js';
import { benchmark, digits, measure, milliseconds, note, sized, tell } from './harness.js';
import { distinct, repeatedReview } from './support/compositions.js';

const COUNT = sized(10_000, 500);

benchmark('check', 'Checking from the text to the findings', () => {
  for (const [name, text] of [
    ['different compositions', distinct(COUNT)],
    ["the review's with changed names", repeatedReview(COUNT)],
  ] as const) {
    const before = process.cpuUsage();
    const model = analyse(text, 'bench.hem');
    const findings = check(model);
    const first = milliseconds(process.cpuUsage(before));
    const wrong = new Set(
      findings.filter(({ severity }) => severity === 'error').map(({ range }) => range.start),
    );
    const count = model.materials.length;
    note(
      `${name}: ${count.toLocaleString('en')} materials, ${findings.length.toLocaleString('en')} findings, errors at ${wrong.size.toLocaleString('en')} places`,
    );
    const [analysing, all] = measure([
      () => analyse(text, 'bench.hem'),
      () => check(analyse(text, 'bench.hem')),
    ]);
    const rate = (time: number) => `${digits((count / time) * 1000)} materials/s`;
    tell(`Checking ${name}`, rate(all), '≥ 50,000 materials/s');
    tell('of it, without the rules', rate(analysing));
    tell('the first time in a process', rate(first));
  }
});
