import { type FileModel, structureNameOf } from '../model/file.js';
import { shifted } from '../syntax/move.js';
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
  check(model, report) {
    for (const { start, declaration, material } of eachMaterial(model)) {
      const named = structureNameOf(declaration);
      if (!named || model.structures.has(named.text)) continue;
      const name = shifted(named, start);
      const similar = similarNames(name.text, model.structures.keys());
      report({
        range: name.range,
        material,
        message: `No structure is called \`${name.text}\``,
        help:
          similar.length > 0
            ? `write ${oneOf(similar)} if that is meant, or declare \`structure ${name.text} { … }\``
            : `built in are ${builtIn(model.structures)}; or declare \`structure ${name.text} { … }\``,
        fixes: similar.map((other) => ({
          title: `Write ${other}`,
          isSafe: false,
          edits: [{ range: name.range, text: named === declaration.formula?.prefix ? `${other}-` : other }],
        })),
      });
    }
  },
};

/** The materials as they stand in their stretches of the file: hardly any of them is told of. */
function eachMaterial({ parts }: FileModel) {
  return parts.flatMap(({ start, model }) =>
    model.materials.map(({ declaration, name: material }) => ({ start, declaration, material })),
  );
}

function builtIn(structures: ReadonlyMap<string, { source: { isBuiltIn: boolean } }>): string {
  return [...structures].flatMap(([name, { source }]) => (source.isBuiltIn ? name : [])).join(', ');
}
