/** Completion for Bash, from 3.2 on. */
import type { CommandOutline, OptionOutline, Outline, Values } from './outline.js';

/** A script to be sourced. Descriptions are not shown: Bash has no place for them. */
export function bashCompletion({ options, commands }: Outline): string {
  const words = [...commands.map(({ name }) => name), ...namesOf(options)];
  return `# Completion of hem for Bash, written by: hem completions bash

_hem_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$cur")
}

_hem_paths() {
  local path
  # Bash 3.2 cannot be told that these are paths.
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(
    compgen -d -- "$cur"
    if [[ -n $1 ]]; then compgen -f -X "!$1" -- "$cur"; fi
  )
}

_hem() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' index
  COMPREPLY=()
  # An equals sign is a word of its own here.
  if [[ $cur == = ]]; then
    cur=''
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ \${COMP_WORDS[index]} != -* ]]; then
      command=\${COMP_WORDS[index]}
      break
    fi
  done
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  case "$command" in
    '') _hem_words ${quoted(words.join(' '))} ;;
${commands.map(commandCase).join('\n')}
  esac
}

complete -F _hem hem
`;
}

function valueCases({ name, options }: CommandOutline): string[] {
  return options.flatMap(({ names, value }) => {
    const offer = value && offerOf(value.values);
    if (!value || (offer === undefined && value.isOptional)) return [];
    const patterns = names.map((option) => quoted(`${name} ${option}`)).join(' | ');
    return `    ${patterns})${offer === undefined ? '' : ` ${offer};`} return ;;`;
  });
}

function commandCase({ name, options, operands }: CommandOutline): string {
  const [operand] = operands;
  const offer = operand && offerOf(operand.values);
  const names = `_hem_words ${quoted(namesOf(options).join(' '))}`;
  if (offer === undefined) return `    ${name}) ${names} ;;`;
  return `    ${name}) if [[ $cur == -* ]]; then ${names}; else ${offer}; fi ;;`;
}

function offerOf(values: Values): string | undefined {
  if (values === 'anything') return undefined;
  if (values === 'folders') return "_hem_paths ''";
  if (values === 'files') return "_hem_paths '*'";
  if (values === 'hem-files') return "_hem_paths '*.hem'";
  return `_hem_words ${quoted(values.join(' '))}`;
}

function namesOf(options: readonly OptionOutline[]): string[] {
  return options.flatMap(({ names }) => names);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
