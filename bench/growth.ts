/** How time and memory of `hem check` grow with the number of materials: in files of up to 10,000, by one thread. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchmark, bytes, digits, regression, root, scratch, sized, tell } from './harness.js';
import { Compositions } from './support/compositions.js';
import { logarithmicPlot } from './support/plot.js';
import { type Run, run } from './support/program.js';

const SIZES = sized([1000, 10_000, 100_000, 1_000_000], [100, 1000, 3000]);
const IN_FILE = 10_000;

/** Exponent of the power law that fits best. */
function exponent(points: readonly (readonly [number, number])[]): number {
  return regression(points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)).slope;
}

benchmark('growth', 'Growth with the number of materials', () => {
  const check = (count: number): Run => {
    // Not in the repository: what git ignores there is not searched.
    const folder = mkdtempSync(join(tmpdir(), 'hem-growth-'));
    writeFileSync(join(folder, '0.hem'), '');
    const compositions = new Compositions();
    for (let left = count; left > 0; left -= IN_FILE) {
      writeFileSync(join(folder, `${left}.hem`), compositions.file(Math.min(left, IN_FILE)));
    }
    // Findings end with 1.
    const one = run(
      [join(root, 'dist/hem.js'), 'check', '--jobs', '1', '--format', 'concise', folder],
      [0, 1],
    );
    rmSync(folder, { recursive: true });
    return one;
  };
  const start = check(0);
  const time: [number, number][] = [];
  const memory: [number, number][] = [];
  for (const count of SIZES) {
    const { cpu, wall, peak } = check(count);
    time.push([count, Math.max(1, cpu - start.cpu) / 1000]);
    memory.push([count, peak]);
    tell(
      `hem check of ${count.toLocaleString('en')} materials`,
      `${digits(wall / 1000)} s, CPU time ${digits(cpu / 1000)} s, at most ${bytes(peak)} resident`,
    );
  }
  const [ofTime, ofMemory] = [exponent(time), exponent(memory)];
  tell('Exponent of the CPU time, the start taken off', ofTime.toFixed(2), '1');
  tell('Exponent of the memory', ofMemory.toFixed(2), '≤ 1');
  const plot = logarithmicPlot('materials', [
    { name: 'CPU time', unit: 's', exponent: ofTime, points: time },
    {
      name: 'memory',
      unit: 'MB',
      exponent: ofMemory,
      points: memory.map(([count, size]) => [count, size / 1e6] as const),
    },
  ]);
  writeFileSync(join(scratch, 'growth.svg'), plot);
});
