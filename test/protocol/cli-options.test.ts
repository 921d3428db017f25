/** Every option of every command with a value that it cannot have: wrong use, told, and nothing done. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFor } from '../../server/src/cli/program.js';
import { PLAIN } from '../../server/src/reports/paint.js';
import { hem, Workspaces } from './cli';

const FINE = 'material a : O3 = LiCoO2\n';

/** Arguments, and what is said of them. */
type Case = readonly [args: string, message: RegExp];

const CONFIGURATION: readonly Case[] = [
  ['--config', /'--config <file>' argument missing/],
  ['--config nowhere.json', /--config wants a hem\.json, and nowhere\.json is no file/],
  ['--config folder', /--config wants a hem\.json, and folder is no file/],
  ["--config ''", /--config wants a hem\.json, and an empty name is no file/],
  ['--config a.hem', /cannot be read as JSON.*--> a\.hem:1:1/s],
  ['--no-config=1', /unknown option '--no-config=1'\n\(Did you mean --no-config\?\)/],
];

const INPUTS: readonly Case[] = [
  ...CONFIGURATION,
  ['--stdin-filename', /'--stdin-filename <name>' argument missing/],
  ["--stdin-filename ''", /--stdin-filename wants a name, such as cathodes\.hem/],
  ['--stdin-filename b.hem a.hem', /standard input is read alone/],
];

const format = (choices: string): readonly Case[] => [
  ['--format', /'--format <format>' argument missing/],
  ['--format xml', new RegExp(`argument 'xml' is invalid\\. Allowed choices are ${choices}`)],
  ["--format ''", /argument '' is invalid\. Allowed choices are /],
];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  check: [
    ...INPUTS,
    ...format('pretty, concise, json, '),
    ['--output-file', /'--output-file <file>' argument missing/],
    ["--output-file ''", /--output-file wants a file/],
    ['--output-file report', /write FORMAT:report, with one of pretty, /],
    ['--quiet=1', /unknown option '--quiet=1'/],
    ['--statistics=1', /unknown option '--statistics=1'/],
    ['--fix=yes', /unknown option '--fix=yes'/],
    ['--unsafe-fixes', /give --fix or --diff with it/],
    ['--diff=1', /unknown option '--diff=1'/],
    ['--diff --fix', /'--diff' cannot be used with option '--fix'/],
    ['--diff --format json', /'--diff' cannot be used with option '--format <format>'/],
    ['--baseline', /'--baseline <file>' argument missing/],
    ["--baseline ''", /--baseline wants a file, such as hem-baseline\.json/],
    ['--baseline nowhere.json', /there is no baseline nowhere\.json: --update-baseline writes it/],
    ['--baseline folder', /folder could not be read: EISDIR/],
    ['--baseline a.hem --update-baseline', /a\.hem is no baseline/],
    ['--update-baseline', /--update-baseline wants --baseline FILE/],
    ['--baseline b.json --update-baseline -', /standard input is none/],
    ['--prune-baseline', /--prune-baseline wants --baseline FILE/],
    ['--baseline b.json --update-baseline --prune-baseline', /'--update-baseline' cannot be used with/],
    ['--fail-on-stale', /--fail-on-stale wants --baseline FILE/],
    ['--max-warnings', /'--max-warnings <number>' argument missing/],
    ['--max-warnings many', /argument 'many' is invalid\. A whole number is wanted, from 0 on\./],
    ['--max-warnings -1', /A whole number is wanted/],
    ['--max-warnings 1.5', /A whole number is wanted/],
    ["--max-warnings ''", /A whole number is wanted/],
    ['--exit-zero --max-warnings 1', /'--exit-zero' cannot be used with option '--max-warnings <number>'/],
    ['--changed nonsense', /--changed /],
    ['--shard 3/2', /such as 1\/4/],
    ['--jobs 0', /from 1 to /],
    ['--cache=1', /unknown option '--cache=1'/],
    ['--no-cache=1', /unknown option '--no-cache=1'/],
    ['--cache-location', /'--cache-location <folder>' argument missing/],
    ['--watch --fix', /'--watch' cannot be used with option '--fix'/],
  ],
  merge: [
    ...format('pretty, concise, json, '),
    ['', /missing required argument 'files'/],
    ['nowhere.json', /nowhere\.json could not be read: ENOENT/],
    ['a.hem', /a\.hem is no report of a part: hem check --shard I\/N --format json writes them/],
    ['--output-file report a.hem', /write FORMAT:report, with one of pretty, /],
    ['--quiet=1 a.hem', /unknown option '--quiet=1'/],
    ['--statistics=1 a.hem', /unknown option '--statistics=1'/],
    ['--max-warnings many a.hem', /A whole number is wanted, from 0 on\./],
    [
      '--exit-zero --max-warnings 1 a.hem',
      /'--exit-zero' cannot be used with option '--max-warnings <number>'/,
    ],
  ],
  show: [
    ...INPUTS,
    ...format('pretty, json'),
    ['--material', /'--material <name>' argument missing/],
    ['--material b', /no material is called `b`/],
  ],
  table: [
    ...INPUTS,
    ...format('text, markdown, csv, tsv, json'),
    ['--columns', /'--columns <list>' argument missing/],
    ["--columns ''", /`` is no column of a table/],
    ['--columns name,delt(M)', /`delt\(M\)` is no column of a table: did you mean `delta`\?/],
    [
      '--columns capacity,mass-percent',
      /`mass-percent` is no column of a table: did you mean `mass-percent\(ELEMENT\)`\?/,
    ],
  ],
  weigh: [
    ...INPUTS,
    ...format('pretty, json, csv'),
    ['--batch', /'--batch <name>' argument missing/],
    ['--batch b', /no batch is called `b`/],
  ],
  convert: [
    ['--csv=1 t.csv', /unknown option '--csv=1'/],
    ['--column 7 t.csv', /there is no column 7: the table has 1/],
    ["--column '' t.csv", /no column is called ``: there are `formula`/],
    ['--name-column name t.csv', /no column is called `name`/],
    ['--structure-column name t.csv', /no column is called `name`/],
    ['--structure O4 t.csv', /no built-in structure is called `O4`: did you mean `O3`\?/],
    ["--output '' t.csv", /--output wants a file, such as compositions\.hem/],
    ['--output folder t.csv', /folder is a folder/],
    ['--output a.hem t.csv', /a\.hem exists: --force overwrites it/],
    ['--force=1 t.csv', /unknown option '--force=1'/],
  ],
  format: [...INPUTS, ['--check=1', /unknown option '--check=1'/], ['--diff=1', /unknown option '--diff=1'/]],
  init: [
    ['a.hem', /a\.hem could not be made: /],
    ['a b', /too many arguments for 'init'/],
  ],
  config: [
    ...CONFIGURATION,
    ...format('pretty, json'),
    ['--schema=1', /unknown option '--schema=1'/],
    ['nowhere', /no such file or folder: nowhere/],
  ],
  rules: [...format('pretty, json'), ['x', /too many arguments for 'rules'/]],
  explain: [...format('pretty, markdown, json'), ['nonsense', /no rule is called `nonsense`/]],
  completions: [
    ['', /missing required argument 'shell'/],
    ['csh', /Allowed choices are bash, /],
  ],
  lsp: [
    ['', /say how to talk: hem lsp --stdio/],
    ['--stdio=1', /say how to talk/],
    ['--socket', /'--socket <port>' argument missing/],
    ['--socket x', /--socket wants the number of a port, from 1 to 65535/],
    ['--socket 65536', /--socket wants the number of a port/],
    ['--pipe', /'--pipe <name>' argument missing/],
    ["--pipe ''", /--pipe wants the name of a pipe/],
  ],
};

const workspaces = new Workspaces();
let cwd: string;
beforeAll(() => {
  cwd = workspaces.create({ 'a.hem': FINE, 't.csv': 'formula\nLiCoO2\n', 'folder/deep.hem': FINE });
});
afterAll(() => workspaces.remove());

describe.each(Object.keys(CASES))('hem %s', (command) => {
  it.concurrent.each([...(CASES[command] ?? []), ['--nonsense', /unknown option|say how to talk/] as const])(
    'refuses %s',
    async (args, message) => {
      const words = args.split(' ').flatMap((word) => (word === "''" ? [''] : word === '' ? [] : [word]));
      const { code, stdout, stderr } = await hem([command, ...words], { cwd, input: FINE });
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(message),
      });
      expect(stderr).not.toMatch(/bug in hem|^\s+at /m);
    },
  );
});

it('does nothing', () => {
  expect(readdirSync(cwd).sort()).toEqual(['a.hem', 'folder', 't.csv']);
});

it('is tried with every option of every command', async () => {
  const silent = { paint: PLAIN, width: 80, write: () => {} };
  const { commands } = await programFor({ out: silent, err: silent });
  for (const command of commands) {
    const tried = (CASES[command.name()] ?? []).map(([args]) => args).join(' ');
    const left = command.options.flatMap(({ long }) => (long && !tried.includes(long) ? [long] : []));
    expect({ command: command.name(), left }).toEqual({ command: command.name(), left: [] });
  }
  expect(Object.keys(CASES).sort()).toEqual(commands.map((command) => command.name()).sort());
});
