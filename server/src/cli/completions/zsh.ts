/** Completion for Zsh. */
import type { CommandOutline, OptionOutline, Outline, ValueOutline, Values } from './outline.js';

/** A script to be sourced, or to lie as `_hem` in a folder of `$fpath`. */
export function zshCompletion({ options, commands }: Outline): string {
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  return `#compdef hem
# Completion of hem for Zsh, written by: hem completions zsh

_hem() {
  local context state state_descr line curcontext="$curcontext"
  typeset -A opt_args
  local -a commands=(
${described.join('\n')}
  )
  _arguments -C \\
${[...options.flatMap(optionSpecs), quoted('1: :->command'), quoted('*:: :->operands')].map((spec) => `    ${spec}`).join(' \\\n')}
  case "$state" in
    command) _describe -t commands 'command' commands ;;
    operands)
      curcontext="\${curcontext%:*:*}:hem-$words[1]:"
      case "$words[1]" in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _hem ]]; then
  _hem "$@"
else
  compdef _hem hem
fi
`;
}

function commandCase({ name, options, operands }: CommandOutline): string {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...operands.map((operand) => quoted(`${operand.isVariadic ? '*' : ''}:${valueSpec(operand)}`)),
  ];
  return `        ${name}) _arguments ${specs.join(' ')} ;;`;
}

/** Each name on its own, as often as one likes: the program says what may not be repeated. */
function optionSpecs({ names, description, value }: OptionOutline): string[] {
  return names.map((name) => {
    const equals = value && name.startsWith('--') ? '=' : '';
    const colons = value?.isOptional ? '::' : ':';
    return quoted(`*${name}${equals}[${escaped(description)}]${value ? `${colons}${valueSpec(value)}` : ''}`);
  });
}

function valueSpec({ name, values }: ValueOutline): string {
  return `${escaped(name)}:${actionOf(values)}`;
}

function actionOf(values: Values): string {
  if (values === 'anything') return ' ';
  if (values === 'folders') return '_files -/';
  if (values === 'files') return '_files';
  if (values === 'hem-files') return '_files -g "*.hem"';
  return `(${values.join(' ')})`;
}

/** What _arguments would take for a mark of its own. */
function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, '\\$&');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
