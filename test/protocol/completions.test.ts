/** What the shells themselves complete after they have read the script that the built program writes for them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hem, Workspaces } from './cli';

const workspaces = new Workspaces();
let cwd: string;
const scripts = new Map<string, string>();

beforeAll(async () => {
  cwd = workspaces.create({
    'good one.hem': '',
    'notes.txt': '',
    'deep/notes.hem': '',
    'gone/readme.md': '',
  });
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { stdout } = await hem(['completions', shell]);
    scripts.set(shell, workspaces.create({ script: stdout }));
  }
});
afterAll(() => workspaces.remove());

const scriptFor = (shell: string) => join(scripts.get(shell) ?? '', 'script');

function run(program: string, args: readonly string[], input = '') {
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    timeout: 300_000,
    env: { ...process.env, HOME: cwd, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
  });
  return { stdout, stderr: error?.message ?? stderr };
}

const isThere = (program: string) => !spawnSync(program, ['--version']).error;

/** What is typed, the last word unfinished, and what is offered for that word. */
const OFFERS: readonly (readonly [typed: string, offered: readonly string[]])[] = [
  ['che', ['check']],
  ['table --format ', ['text', 'markdown', 'csv', 'tsv', 'json']],
  ['table --format c', ['csv']],
  ['table --no', ['--no-config']],
  ['completions ', ['bash', 'zsh', 'fish', 'powershell']],
  ['check g', ['gone', 'good one.hem']],
  ['check deep/', ['deep/notes.hem']],
  ['init g', ['gone']],
  ['convert not', ['notes.txt']],
  ['convert --output not', ['notes.txt']],
  ['check --stdin-filename g', []],
  ['help wei', ['weigh']],
];

describe.skipIf(!isThere('bash'))('bash', () => {
  const QUERY = `source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_hem
printf '%s\\n' "\${COMPREPLY[@]}"`;

  function offered(words: readonly string[]): string[] {
    const { stdout, stderr } = run('bash', ['-c', QUERY, 'bash', scriptFor('bash'), 'hem', ...words]);
    expect(stderr).toBe('');
    return [...new Set(stdout.split('\n').filter(Boolean))].sort();
  }

  test.each(OFFERS)('hem %s', (typed, expected) => {
    expect(offered(typed.split(' '))).toEqual([...expected].sort());
  });

  test('a value after an equals sign', () => {
    expect(offered(['table', '--format', '='])).toContain('markdown');
    expect(offered(['table', '--format', '=', 'm'])).toEqual(['markdown']);
  });

  test('commands and options of the program come first', () => {
    expect(offered([''])).toEqual(expect.arrayContaining(['check', 'lsp', '--version', '-h']));
  });
});

describe.skipIf(!isThere('zsh'))('zsh', () => {
  // A terminal of its own, in which the line is completed as it is typed; ^X writes it to a file.
  const DRIVER = `zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell "PS1=; autoload -U compinit; compinit -D -u; source $1; write() { print -r -- \\$BUFFER > $2; }; zle -N write; bindkey '^X' write; print -r ready > $3"
for i in {1..400}; do [[ -s $3 ]] && break; sleep 0.05; done
zpty -w -n shell "$4"$'\\t\\x18'
for i in {1..400}; do [[ -s $2 ]] && break; sleep 0.05; done
zpty -d shell`;

  test.each([
    ['hem che', 'hem check '],
    ['hem table --form', 'hem table --format='],
    ['hem table --format=ma', 'hem table --format=markdown '],
    ['hem table --format ma', 'hem table --format markdown '],
    ['hem completions fi', 'hem completions fish '],
    ['hem check goo', 'hem check good\\ one.hem '],
    ['hem check deep/', 'hem check deep/notes.hem '],
    ['hem init gon', 'hem init gone/'],
    ['hem help wei', 'hem help weigh '],
  ])('%s', (typed, line) => {
    const folder = workspaces.create({});
    const file = join(folder, 'line');
    const { stderr } = run('zsh', [
      '-f',
      '-c',
      DRIVER,
      'zsh',
      scriptFor('zsh'),
      file,
      join(folder, 'ready'),
      typed,
    ]);
    expect(stderr).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(`${line}\n`);
  });
});

describe.skipIf(!isThere('fish'))('fish', () => {
  function offered(typed: string): string[] {
    const { stdout, stderr } = run('fish', [
      '--no-config',
      '-c',
      'source $argv[1]; complete -C "hem $argv[2]"',
      scriptFor('fish'),
      typed,
    ]);
    expect(stderr).toBe('');
    return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
  }

  test.each(OFFERS)('hem %s', (typed, expected) => {
    const words = offered(typed).map((word) => word.replace(/\/$/, ''));
    // fish has no way to ask for files of one ending only: others come after them.
    expect(words.slice(0, expected.length).sort()).toEqual([...expected].sort());
  });

  test('descriptions are shown', () => {
    const { stdout } = run('fish', [
      '--no-config',
      '-c',
      `source ${scriptFor('fish')}; complete -C "hem che"`,
    ]);
    expect(stdout).toBe('check\tcheck compositions\n');
  });
});

test('another shell is wrong use', async () => {
  const { code, stderr } = await hem(['completions', 'csh']);
  expect(code).toBe(2);
  expect(stderr).toContain('bash, zsh, fish, powershell');
});
