// Loaded with `--require` before a program: writes what it does to files, and what it starts or connects to, to the file
// that HEM_ACCESS_LOG names, a line of JSON each.
const childProcess = require('node:child_process');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const { writeSync } = fs;
const log = fs.openSync(process.env.HEM_ACCESS_LOG, 'a');

/** What tells only that a file is there, or which a folder holds, is no access to what is in it. */
const LOOKS =
  /^(?:stat|lstat|fstat|statfs|access|exists|readdir|opendir|realpath|readlink|close|watch|unwatch)/;

function record(module, name, how) {
  const real = module[name];
  const recorded = function (...args) {
    const [what] = args;
    // A number is a file that is open already, of which that was recorded; to connect, a port.
    if (typeof what !== 'number' || how === 'connect') {
      writeSync(log, `${JSON.stringify([how, String(what?.path ?? what)])}\n`);
    }
    return real.apply(this, args);
  };
  module[name] = Object.assign(recorded, real);
}

for (const module of [fs, fs.promises]) {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'function' || LOOKS.test(name) || /^[A-Z_]/.test(name)) continue;
    record(module, name, /^(?:read|open|createReadStream)/.test(name) ? 'read' : 'write');
  }
}
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  record(childProcess, name, 'start');
}
for (const name of ['lookup', 'resolve']) record(dns, name, 'connect');
record(net.Socket.prototype, 'connect', 'connect');
record(net.Server.prototype, 'listen', 'connect');
