/**
 * Loaded into a program that is measured (`node --require`): tells its CPU time and memory when it is asked over IPC, or
 * when it ends, into the file that HEM_BENCH_PROBE names.
 */
const { writeFileSync } = require('node:fs');

const file = process.env.HEM_BENCH_PROBE;

if (file) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(
      file,
      JSON.stringify({ cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 }),
    );
  });
} else {
  process.on('message', (question) => {
    // Twice: what is only held weakly goes with the second.
    if (question === 'memory') for (let time = 0; time < 2; time++) globalThis.gc();
    const { user, system } = process.cpuUsage();
    process.send({ cpu: (user + system) / 1000, ...process.memoryUsage() });
  });
}
