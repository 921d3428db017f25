/** The manual page of `hem`, of what the program itself says in its help. Macros: man(7). */
import type { Command } from 'commander';
import { version } from '../../package.json';
import { programFor } from '../../server/src/cli/program.js';
import { PLAIN } from '../../server/src/reports/paint.js';

const EXITS = [
  ['0', 'clean: nothing was found that fails a check'],
  ['1', 'findings, or something that could not be read'],
  ['2', 'wrong use or configuration; nothing was done'],
  ['3', 'an internal error'],
] as const;

const ENVIRONMENT = [
  ['NO_COLOR', 'if it is not empty, nothing is coloured'],
  ['FORCE_COLOR', 'if it is neither 0 nor false, output is coloured wherever it goes'],
  ['GITHUB_ACTIONS', 'if it is true, hem check writes annotations unless it is told another format'],
] as const;

const FILES = [
  ['hem.json', 'the settings of the folder that it lies in: the nearest one upwards of a file is in force'],
] as const;

/** The text of hem.1. */
export async function manualPage(): Promise<string> {
  const silent = { paint: PLAIN, width: 80, write: () => {} };
  const program = await programFor({ out: silent, err: silent });
  const help = program.createHelp();
  const [first = '', ...rest] = program.description().replace(/\.$/, '');
  const lines = [
    '.\\" Written by npm run generate.',
    `.TH HEM 1 "" "hem ${version}" "User Commands"`,
    '.SH NAME',
    `hem \\- ${escaped(first.toLowerCase() + rest.join(''))}`,
    '.SH SYNOPSIS',
    '.B hem',
    '.I command',
    '.RI [ options ]',
    '.SH OPTIONS',
    ...optionLines(program),
    '.SH COMMANDS',
    ...help.visibleCommands(program).flatMap(commandLines),
    '.SH EXIT STATUS',
    ...EXITS.flatMap(([code, text]) => item(code, text)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, text]) => item(name, text)),
    '.SH FILES',
    ...FILES.flatMap(([name, text]) => item(name, text)),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines(command: Command): string[] {
  const help = command.createHelp();
  return [
    `.SS ${escaped(help.commandUsage(command))}`,
    `${escaped(sentence(command.description()))}`,
    ...help
      .visibleArguments(command)
      .flatMap((argument) => item(help.argumentTerm(argument), help.argumentDescription(argument))),
    ...optionLines(command),
    ...textLines(textAfter(command)),
  ];
}

function optionLines(command: Command): string[] {
  const help = command.createHelp();
  return help
    .visibleOptions(command)
    .flatMap((option) => item(help.optionTerm(option), help.optionDescription(option)));
}

/** What a command adds to its help: examples, exit codes. */
function textAfter(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return text.slice(command.helpInformation().length);
}

/** Paragraphs, and lists of terms: lines with two blanks in front, with what they mean after two blanks or more. */
function textLines(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.trim().split('\n')) {
    const [, indent = '', term = '', meaning = ''] = /^(\s*)(.*?)(?:\s{2,}(.*))?$/.exec(line) ?? [];
    if (line === '') lines.push('.PP');
    else if (indent === '') lines.push(escaped(line));
    else if (indent.length > 2) lines.push(escaped(term));
    else lines.push(...item(term, meaning));
  }
  return lines.length > 0 && text.trim() !== '' ? ['.PP', ...lines] : [];
}

function item(term: string, text: string): string[] {
  return ['.TP', `.B ${escaped(term)}`, ...(text === '' ? [] : [escaped(text)])];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

/** Text that roff takes for text: ASCII, with no character that it would obey or print otherwise. */
function escaped(text: string): string {
  return text
    .replace(/[\\"'`^~-]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(
      /[^\x20-\x7e]/gu,
      (sign) => `\\[u${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^\./, '\\&.');
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '"': '\\(dq',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '-': '\\-',
};
