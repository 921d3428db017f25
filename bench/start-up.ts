/** How long the command line takes to start, against Node with nothing to do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmark, digits, median, root, scratch, sized, tell, times } from './harness.js';
import { type Run, run } from './support/program.js';

const RUNS = sized(31, 3);

benchmark('start-up', 'Start of the command line', () => {
  const [empty, small] = [join(scratch, 'empty.cjs'), join(scratch, 'small.hem')];
  writeFileSync(empty, '');
  writeFileSync(small, 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n');
  const hem = join(root, 'dist/hem.js');
  const programs = [
    ['an empty program', [empty]],
    ['hem --version', [hem, '--version']],
    ['hem check of one small file', [hem, 'check', small]],
  ] as const;
  const runs = new Map<string, Run[]>(programs.map(([name]) => [name, []]));
  // In turn, so that what else the machine does meets all of them.
  for (let round = -1; round < RUNS; round++) {
    for (const [name, args] of programs) {
      const one = run(args);
      if (round >= 0) runs.get(name)?.push(one);
    }
  }
  const cpu = (name: string) => median((runs.get(name) ?? []).map((one) => one.cpu));
  const wall = (name: string) => median((runs.get(name) ?? []).map((one) => one.wall));
  const [[node]] = programs;
  for (const [name] of programs) {
    const ratio = name === node ? '' : `; ${times(cpu(name), cpu(node))} the CPU time of Node`;
    const goal = name === node ? undefined : '≤ 1.5×';
    tell(name, `${digits(wall(name))} ms, CPU time ${digits(cpu(name))} ms${ratio}`, goal);
  }
});
