import { Argument, Command, Option } from 'commander';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../../server/src/cli/completions/outline.js';
import { powershellCompletion } from '../../../server/src/cli/completions/powershell.js';
import { SHELLS } from '../../../server/src/cli/completions/registry.js';
import { RULES } from '../../../server/src/rules/registry.js';

function program(): Command {
  const made = new Command('hem').version('1.2.3');
  made
    .command('check')
    .description("what isn't right [yet]: a $HOME `test`")
    .argument('[paths...]', 'what to read')
    .option('-o, --output-file <file>', 'where to write')
    .option('--changed [ref]', 'only what has changed')
    .addOption(new Option('--format <format>', 'how').choices(['pretty', 'json']))
    .addOption(new Option('--secret', 'not shown').hideHelp());
  made.command('explain').argument('[rule]', 'which');
  made.command('completions').addArgument(new Argument('<shell>').choices(['bash']));
  return made;
}

describe('the outline', () => {
  const { options, commands } = outlineOf(program());
  const [check, explain, completions, help] = commands;

  test('has the options of the program', () => {
    expect(options.map(({ names }) => names)).toEqual([
      ['-V', '--version'],
      ['-h', '--help'],
    ]);
  });

  test('has each option with its value, and none that is hidden', () => {
    expect(check?.options.map(({ names, value }) => [names.join(), value])).toEqual([
      ['-o,--output-file', { name: 'file', values: 'files', isOptional: false }],
      ['--changed', { name: 'ref', values: 'anything', isOptional: true }],
      ['--format', { name: 'format', values: ['pretty', 'json'], isOptional: false }],
      ['-h,--help', undefined],
    ]);
  });

  test('has what may follow each command', () => {
    const followers = [check, explain, completions, help].map((command) => command?.operands[0]);
    expect(followers).toEqual([
      { name: 'paths', values: 'hem-files', isOptional: true, isVariadic: true },
      { name: 'rule', values: RULES.map(({ id }) => id), isOptional: true, isVariadic: false },
      { name: 'shell', values: ['bash'], isOptional: false, isVariadic: false },
      {
        name: 'command',
        values: ['check', 'explain', 'completions', 'help'],
        isOptional: true,
        isVariadic: false,
      },
    ]);
  });
});

test.each([...SHELLS])('%s: every command and every option is there', (_, script) => {
  const text = script(outlineOf(program()));
  for (const word of ['check', 'explain', 'completions', 'output-file', 'changed', 'format', 'site-sum']) {
    expect(text).toContain(word);
  }
  expect(text).not.toContain('secret');
});

describe('PowerShell, which Debian does not have', () => {
  const text = powershellCompletion(outlineOf(program()));

  test('what is quoted is closed, and brackets have their partners', () => {
    // What may stand between brackets: strings in single quotes, in which a quote is doubled, and in double quotes.
    const bare = text.replace(/^#.*$/gm, '').replace(/'(?:[^']|'')*'|"[^"]*"/g, '');
    expect(bare).not.toMatch(/['"]/);
    const open: string[] = [];
    for (const bracket of bare.match(/[()[\]{}]/g) ?? []) {
      if ('([{'.includes(bracket)) open.push(bracket);
      else expect(`${open.pop()}${bracket}`).toMatch(/^(?:\(\)|\[\]|\{\})$/);
    }
    expect(open).toEqual([]);
  });

  test('options, their values and what they do', () => {
    expect(text).toContain("'check' = 'what isn''t right [yet]: a $HOME `test`'");
    expect(text).toContain("'--format' = @('pretty', 'json')");
    expect(text).toContain("'--output-file' = @()");
    // A value that need not be there is not waited for.
    expect(text).not.toContain("'--changed' = @()");
    expect(text).toContain("operands = @('bash')");
  });
});
