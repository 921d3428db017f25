import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

interface Test {
  name: string;
  state: 'passed' | 'failed';
  ms: number;
  error?: string;
}

/** Called in the extension host. What is printed there is lost on the way, so the results go into a file. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, color: false });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) {
    mocha.addFile(join(__dirname, file));
  }
  const tests: Test[] = [];
  const report = process.env.HEM_REPORT;
  // After each test: what has been found so far survives a run that is cut off.
  const add = (test: Test) => {
    tests.push(test);
    if (report) writeFileSync(report, JSON.stringify({ tests }));
  };
  const failures = await new Promise<number>((done) => {
    const runner = mocha.run(done);
    const told = (test: Mocha.Runnable) => ({ name: test.fullTitle(), ms: test.duration ?? 0 });
    runner.on('pass', (test) => add({ ...told(test), state: 'passed' }));
    runner.on('fail', (test, error) =>
      add({ ...told(test), state: 'failed', error: String(error.stack ?? error) }),
    );
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
