/** From a keystroke to the diagnostics, through the built server over its standard input and output. */
import { benchmark, digits, note, quantile, sized, tell } from './harness.js';
import { distinct } from './support/compositions.js';
import { Session } from './support/session.js';
import { Typing } from './support/typing.js';

const KEYSTROKES = sized(500, 10);
const WARMUP = sized(100, 2);
/** Materials, and the goal in ms. */
const FILES = [
  [sized(1000, 100), 16],
  [sized(10_000, 500), 50],
] as const;

benchmark('keystroke', 'From a keystroke to the diagnostics', async () => {
  for (const [count, goal] of FILES) {
    const session = await Session.open(distinct(count));
    const typing = new Typing();
    const wall: number[] = [];
    const cpu: number[] = [];
    for (let stroke = -WARMUP; stroke < KEYSTROKES; stroke++) {
      const { start, end, text } = typing.next(session.document.getText());
      const before = await session.usage();
      const began = performance.now();
      await session.edit(start, end, text);
      await session.diagnostics();
      const took = performance.now() - began;
      if (stroke < 0) continue;
      wall.push(took);
      cpu.push((await session.usage()).cpu - before.cpu);
    }
    const name = `${count.toLocaleString('en')} materials`;
    note(`${name}: ${KEYSTROKES} keystrokes at random places, each taken back by the next`);
    const told = (values: readonly number[]) =>
      `p50 ${digits(quantile(values, 0.5))} ms, p95 ${digits(quantile(values, 0.95))} ms`;
    tell(`Keystroke to diagnostics, ${name}`, told(wall), `p95 ≤ ${goal} ms`);
    tell(`of it CPU time of the server, ${name}`, told(cpu));
    await session.close();
  }
});
