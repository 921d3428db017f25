/** Completion for fish. */
import type { CommandOutline, OptionOutline, Outline, Values } from './outline.js';

/** A script to be sourced, or to lie as `hem.fish` in a folder of `$fish_complete_path`. */
export function fishCompletion({ options, commands }: Outline): string {
  const lines = [
    'complete -c hem -f',
    ...options.map((option) => optionLine('__fish_use_subcommand', option)),
    ...commands.map(
      ({ name, description }) =>
        `complete -c hem -n __fish_use_subcommand -a ${quoted(name)} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(commandLines),
  ];
  return `# Completion of hem for fish, written by: hem completions fish

${lines.join('\n')}
`;
}

function commandLines({ name, options, operands }: CommandOutline): string[] {
  const condition = quoted(`__fish_seen_subcommand_from ${name}`);
  const [operand] = operands;
  const offer = operand && offerOf(operand.values);
  return [
    ...options.map((option) => optionLine(condition, option)),
    ...(offer ? [`complete -c hem -n ${condition} ${offer}`] : []),
  ];
}

function optionLine(condition: string, { names, description, value }: OptionOutline): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  // -x wants a value that is no file, -r any; an optional one has to follow an equals sign.
  const takes = value && !value.isOptional ? [value.values === 'files' ? '-r' : '-x'] : [];
  const offer = value && offerOf(value.values);
  return [
    ...['complete -c hem -n', condition, ...flags, ...takes],
    ...(offer ? [offer] : []),
    ...['-d', quoted(description)],
  ].join(' ');
}

function offerOf(values: Values): string | undefined {
  if (values === 'anything') return undefined;
  if (values === 'folders') return "-a '(__fish_complete_directories)'";
  if (values === 'files') return '-F';
  // Other files come after them.
  if (values === 'hem-files') return "-k -a '(__fish_complete_suffix .hem)'";
  return `-a ${quoted(values.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
