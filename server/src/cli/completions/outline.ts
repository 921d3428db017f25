/** What the program takes on its command line, as plain data: for completion by shells. */
import type { Argument, Command, Option } from 'commander';
import { RULES } from '../../rules/registry.js';

/** What may stand for a value: one of some words, a path, or anything. */
export type Values = readonly string[] | 'files' | 'folders' | 'hem-files' | 'anything';

export interface OptionOutline {
  /** With its dashes, the long form last: `-h`, `--help`. */
  readonly names: readonly string[];
  readonly description: string;
  /** The value that follows it; undefined where none does. */
  readonly value: ValueOutline | undefined;
}

export interface ValueOutline {
  readonly name: string;
  readonly values: Values;
  readonly isOptional: boolean;
}

export interface CommandOutline {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionOutline[];
  /** What follows the command besides options. */
  readonly operands: readonly (ValueOutline & { readonly isVariadic: boolean })[];
}

export interface Outline {
  readonly options: readonly OptionOutline[];
  readonly commands: readonly CommandOutline[];
}

/** By the name that a value has in the help. Of all others nothing is known. */
const VALUES: Readonly<Record<string, () => Values>> = {
  path: () => 'hem-files',
  paths: () => 'hem-files',
  folder: () => 'folders',
  file: () => 'files',
  rule: () => RULES.map(({ id }) => id),
};

/** The commands of a program with their options, in the order of the help. */
export function outlineOf(program: Command): Outline {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    options: help.visibleOptions(program).map(optionOutline),
    commands: commands.map((command) => ({
      name: command.name(),
      description: command.description(),
      options: help.visibleOptions(command).map(optionOutline),
      operands: command.registeredArguments.map((argument) => ({
        ...valueOutline(argument, argument.name()),
        ...(command.name() === 'help' && { values: names }),
        isVariadic: argument.variadic,
      })),
    })),
  };
}

function optionOutline(option: Option): OptionOutline {
  const { short, long, description } = option;
  // The name between the brackets; that of the option is another.
  const name = /[<[]([\w-]+)/.exec(option.flags)?.[1];
  return {
    names: [short, long].filter((one) => one !== undefined),
    description,
    value: name === undefined ? undefined : valueOutline(option, name),
  };
}

function valueOutline({ argChoices, required }: Argument | Option, name: string): ValueOutline {
  return { name, values: argChoices ?? VALUES[name]?.() ?? 'anything', isOptional: !required };
}
