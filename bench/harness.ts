/**
 * What all benchmarks have in common: how they are started, how something is measured, and how figures are told.
 *
 * Wall time is what one waits, and grows with whatever else the machine does; CPU time is that of all threads of the
 * process, the collector and the compiler among them, and grows less. Rates and ratios are of CPU times.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

export const root = join(__dirname, '../..');
/** For whatever a benchmark writes. */
export const scratch = __dirname;

/** Of every random choice, so that each run measures the same. */
export const SEED = 20250609;

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, before: { type: 'string', default: '0' } },
});

/** Whether to try everything out on little, in seconds; the figures of it mean nothing. */
export const isQuick = values.quick;

/** The first is for a proper run, the second for a quick one. */
export function sized<T>(full: T, quick: T): T {
  return isQuick ? quick : full;
}

/** Runs tasks some times to warm up and then to be measured; the median CPU time of each, in ms. */
export function measure<const T extends readonly (() => unknown)[]>(
  tasks: T,
  { runs = sized(15, 3), warmup = sized(5, 1) } = {},
): { [K in keyof T]: number } {
  const taken = tasks.map((): number[] => []);
  // In turn, so that whatever else the machine does meets all of them.
  for (let run = -warmup; run < runs; run++) {
    for (const [index, task] of tasks.entries()) {
      // What the task before has left is not its to clear away.
      globalThis.gc?.();
      const before = process.cpuUsage();
      task();
      if (run >= 0) taken[index]?.push(milliseconds(process.cpuUsage(before)));
    }
  }
  return taken.map(median) as { [K in keyof T]: number };
}

/** CPU time in ms. */
export function milliseconds({ user, system }: { readonly user: number; readonly system: number }): number {
  return (user + system) / 1000;
}

/** The value that a part of all does not exceed: 0.5 is the median. By the nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Slope and intercept of the line of least squares. */
export function regression(points: readonly (readonly [number, number])[]): {
  slope: number;
  intercept: number;
} {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const below = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return { slope: above / below, intercept: y - (above / below) * x };
}

/** What was measured, how many of what unit, and what is aimed at. */
interface Figure {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
}

const figures: Figure[] = [];

/** Prints a figure and keeps it for the table. */
export function tell(name: string, value: string, goal?: string): void {
  figures.push({ name, value, ...(goal !== undefined && { goal }) });
  console.log(`  ${name.padEnd(66)} ${value}${goal === undefined ? '' : `   [goal: ${goal}]`}`);
}

/** Prints what the figures are of. */
export function note(text: string): void {
  console.log(`  ${text}`);
}

/** Prints loudly that something is not measured, and why. */
export function skip(name: string, why: string): void {
  figures.push({ name, value: `not measured: ${why}` });
  console.log(`\n  ***** NOT MEASURED: ${name}: ${why} *****\n`);
}

/** A number with its leading digits: 1234.5 is 1,230 or so, and 0.01234 is 0.0123. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

/** Two times and how many of the second go into the first. */
export function times(a: number, b: number): string {
  return `${digits(a / b)}×`;
}

/** Bytes in kB, MB … of a thousand each, as disks and downloads are counted. */
export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const at = Math.max(
    0,
    Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, Math.abs(count))) / 3)),
  );
  return `${digits(count / 1000 ** at)} ${units[at]}`;
}

/** Runs a benchmark: prints what machine it is on, then whatever the benchmark tells, and leaves that for the table. */
export async function benchmark(name: string, title: string, run: () => void | Promise<void>): Promise<void> {
  const [load = 0] = loadavg();
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${bytes(totalmem())}, ${process.platform}, Node ${process.version}`;
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 100 - title.length))}`);
  console.log(`  ${machine}; load average ${load.toFixed(2)}; seed ${SEED}${isQuick ? '; quick' : ''}`);
  // What a run of several benchmarks has caused itself is up to one.
  if (load > (values.before === '0' ? 1 : 2))
    console.log(
      '  WARNING: others are busy on this machine: times are longer than they need be, ratios less so',
    );
  await run();
  const file = join(scratch, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ title, machine, load, figures }));
}
