import type { Looked } from '../model/file-model.js';
import { writtenName } from '../syntax/print.js';
import type { Report, Rule } from './rule.js';
import { oneOf, similarNames } from './similar.js';

/** Members that are named as examples, at most. */
const MOST_NAMED = 4;

export const unknownMaterial: Rule = {
  id: 'unknown-material',
  severity: 'error',
  documentation: {
    what: 'Reports references to materials that are not declared, and to families without saying which member.',
    why: 'What is derived, measured or weighed is of one composition; without it nothing can be worked out.',
    example: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial doped from NCM81 { M: Co -> Mn }\n',
    instead: 'material NCM811 : O3 = LiNi0.8Co0.1Mn0.1O2\nmaterial doped from NCM811 { M: Co -> Mn }\n',
    fix: 'Writes a name that is much like it.',
  },
  check(model, report) {
    const told = new Set<number>();
    for (const looked of model.references) {
      const { start } = looked.reference.range;
      if (told.has(start)) continue;
      const found = reportOn(looked);
      if (!found) continue;
      told.add(start);
      report(found);
    }
  },
};

function reportOn({ reference, resolution, material }: Looked): Report | undefined {
  const { name, range } = reference;
  const about = material ? { material } : {};
  switch (resolution.kind) {
    case 'unknown': {
      const similar = similarNames(name.text, new Set(resolution.known));
      return {
        ...about,
        range: name.range,
        message: `No material is called \`${name.text}\``,
        help:
          similar.length > 0
            ? `did you mean ${oneOf(similar)}?`
            : 'declare it, or import the file that declares it',
        fixes: similar.map((candidate) => ({
          title: `Write ${candidate}`,
          isSafe: false,
          edits: [{ range: name.range, text: writtenName(candidate) }],
        })),
      };
    }
    case 'family': {
      const { parameters, members } = resolution;
      const written = reference.arguments.length;
      return {
        ...about,
        range,
        message:
          written === 0
            ? `\`${name.text}\` is a family, and which of its members is meant is not said`
            : `\`${name.text}\` has ${counted(parameters.length)} (${parameters.join(', ')}), not ${written}`,
        help: `name a member: ${oneOf(members.slice(0, MOST_NAMED).map((member) => member.name))}`,
      };
    }
    case 'not-a-member': {
      const { members } = resolution;
      const names = members.slice(0, MOST_NAMED).map((member) => member.name);
      return {
        ...about,
        range,
        message: `\`${name.text}\` has no member \`${resolution.wanted}\``,
        help:
          members.length > 0
            ? `it has ${oneOf(names)}${members.length > names.length ? ' and others' : ''}; add the value to its parameters if it is meant`
            : 'its parameters have no values',
      };
    }
    case 'single':
      return {
        ...about,
        range,
        message: `\`${name.text}\` is a single material, which takes no values`,
        help: 'leave the parentheses out',
      };
    case 'material':
    case 'open':
    case 'cycle':
      return undefined;
  }
}

function counted(count: number): string {
  return count === 1 ? '1 parameter' : `${count} parameters`;
}
