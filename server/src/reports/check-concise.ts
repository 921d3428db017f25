/** A finding a line, as compilers write them: editors, grep and problem matchers read the place. */
import { placeOf } from './checked-file.js';
import { printable } from './columns.js';
import type { Format } from './format.js';

export const concise: Format = {
  name: 'concise',
  description: 'a finding a line: file:line:column: severity[rule] message',
  *report(files, { paint }) {
    for (const { file, lines, findings } of files) {
      yield findings
        .map(({ range, severity, rule, message }) => {
          const { line, column } = placeOf(range, lines).start;
          const kind = paint[severity](`${severity}[${rule}]`);
          return `${printable(file)}:${line}:${column}: ${kind} ${printable(message)}\n`;
        })
        .join('');
    }
  },
};
