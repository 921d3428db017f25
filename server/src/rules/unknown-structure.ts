import { structureNameOf } from '../model/file.js';
import type { Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';

export const unknownStructure: Rule = {
  id: 'unknown-structure',
  severity: 'error',
  documentation: {
    what: 'Reports structures that are neither built in nor declared, in the file or in one that it imports.',
    why: 'Without its structure a material has no multiplicities, and its sums cannot be checked.',
    example: 'material NCM811 : 03 = LiNi0.8Co0.1Mn0.1O2\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\n',
    fix: 'Writes the name of a structure that is nearly the same.',
  },
  checkDeclarations({ materials, structures }, report) {
    for (const { declaration, name: material } of materials) {
      const name = structureNameOf(declaration);
      if (!name || structures.has(name.text)) continue;
      const similar = similarNames(name.text, structures.keys());
      report({
        range: name.range,
        material,
        message: `No structure is called \`${name.text}\``,
        help:
          similar.length > 0
            ? `write ${oneOf(similar)} if that is meant, or declare \`structure ${name.text} { … }\``
            : `built in are ${builtIn(structures)}; or declare \`structure ${name.text} { … }\``,
        fixes: similar.map((other) => ({
          title: `Write ${other}`,
          isSafe: false,
          edits: [{ range: name.range, text: name === declaration.formula?.prefix ? `${other}-` : other }],
        })),
      });
    }
  },
};

function builtIn(structures: ReadonlyMap<string, { source: { isBuiltIn: boolean } }>): string {
  return [...structures].flatMap(([name, { source }]) => (source.isBuiltIn ? name : [])).join(', ');
}
