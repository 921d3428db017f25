/** The arguments and options of each command as tables in Markdown, between marks in a page. */
import type { Command, Option } from 'commander';
import { programFor } from '../server/src/cli/program.js';
import { PLAIN } from '../server/src/reports/paint.js';

/**
 * The page with the tables that it should have: between `<!-- options of NAME -->` and `<!-- end of options -->` those
 * of the command of that name.
 *
 * @throws Error if the page tells of a command that there is not, or leaves one out.
 */
export async function commandLinePage(page: string): Promise<string> {
  const output = { paint: PLAIN, width: 80, write: () => {} };
  const { commands } = await programFor({ out: output, err: output });
  const left = new Map(commands.map((command) => [command.name(), command]));
  const after = page.replace(
    /(<!-- options of ([\w-]+) -->\n)[\s\S]*?(<!-- end of options -->)/g,
    (_, begin: string, name: string, end: string) => {
      const command = left.get(name);
      if (!command) throw new Error(`docs/command-line.md tells of \`hem ${name}\`, which there is not`);
      left.delete(name);
      return `${begin}\n${tablesOf(command)}\n${end}`;
    },
  );
  const [missing] = left.keys();
  if (missing !== undefined) throw new Error(`docs/command-line.md does not tell of \`hem ${missing}\``);
  return after;
}

function tablesOf(command: Command): string {
  const operands = command.registeredArguments.map((argument) => [
    `\`${argument.name()}\``,
    argument.description + choicesText(argument.argChoices),
  ]);
  const groups = new Map<string, Option[]>();
  for (const option of command.createHelp().visibleOptions(command)) {
    if (option.long === '--help') continue;
    const heading = option.helpGroupHeading ?? 'Options:';
    groups.set(heading, [...(groups.get(heading) ?? []), option]);
  }
  const tables = [...groups].map(([heading, options]) =>
    table(
      groups.size > 1 ? heading.replace(/:$/, '').toLowerCase() : 'option',
      options.map((option) => [
        `\`${option.flags}\``,
        option.description + choicesText(option.argChoices) + defaultText(option),
      ]),
    ),
  );
  return [...(operands.length > 0 ? [table('argument', operands)] : []), ...tables].join('\n');
}

function choicesText(choices: readonly string[] | undefined): string {
  return choices ? `: ${choices.map((choice) => `\`${choice}\``).join(', ')}` : '';
}

/** Where it is the same everywhere. */
function defaultText({ defaultValue, defaultValueDescription }: Option): string {
  const text = defaultValueDescription ?? (typeof defaultValue === 'string' ? defaultValue : undefined);
  return text === undefined ? '' : ` (default: ${text})`;
}

function table(heading: string, rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const all = [[heading, 'does'], ...escaped];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = all;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + body.map(line).join('');
}
