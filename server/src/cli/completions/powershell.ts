/** Completion for PowerShell, from 5.1 on. */
import type { CommandOutline, OptionOutline, Outline, Values } from './outline.js';

/**
 * A script to be run in a profile. Where it offers nothing, PowerShell offers files by itself: that is left so for every
 * kind of path, for it has no way to ask for some of them.
 */
export function powershellCompletion({ options, commands }: Outline): string {
  return `# Completion of hem for PowerShell, written by: hem completions powershell

Register-ArgumentCompleter -Native -CommandName hem -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $program = @{
        words = [ordered]@{
${wordLines([...options, ...commands.map((command) => ({ ...command, names: [command.name] }))])}
        }
        after = @{}
        operands = @()
    }
    $commands = @{
${commands.map(commandLines).join('\n')}
    }

    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    $name = $before | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 1
    $command = $program
    if ($name -and $commands.ContainsKey($name)) { $command = $commands[$name] }
    $previous = $before | Select-Object -Last 1

    if ($previous -and $command.after.ContainsKey($previous)) {
        $offered = $command.after[$previous]
    } elseif ($wordToComplete.StartsWith('-') -or $command -eq $program) {
        $offered = $command.words.Keys
    } else {
        $offered = $command.operands
    }
    $offered | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object {
        $tip = if ($command.words.Contains($_)) { $command.words[$_] } else { $_ }
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)
    }
}
`;
}

interface Described {
  readonly names: readonly string[];
  readonly description: string;
}

function wordLines(words: readonly Described[], indent = 12): string {
  const lines = words.flatMap(({ names, description }) =>
    names.map((name) => `${quoted(name)} = ${quoted(description)}`),
  );
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}

function commandLines({ name, options, operands }: CommandOutline): string {
  const values = options.flatMap(valueLines).map((line) => `                ${line}\n`);
  return `        ${quoted(name)} = @{
            words = [ordered]@{
${wordLines(options, 16)}
            }
            after = @{
${values.join('')}            }
            operands = ${list(operands[0]?.values ?? 'anything')}
        }`;
}

/** After an option that wants a value no word of the command is offered. */
function valueLines({ names, value }: OptionOutline): string[] {
  if (!value || (value.isOptional && typeof value.values === 'string')) return [];
  return names.map((name) => `${quoted(name)} = ${list(value.values)}`);
}

function list(values: Values): string {
  return `@(${typeof values === 'string' ? '' : values.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
