/** A short text by which a finding is known again after the file was edited. */
import fnv1a from '@sindresorhus/fnv1a';
import type { Finding } from '../rules/rule.js';
import type { CheckedFile } from './checked-file.js';

/**
 * One for each finding of a file, in their order, all different: the FNV-1a hash (64 bits, 16 hexadecimal digits) of the
 * rule, the file, the material, the words that are underlined, and of how many findings alike stand before it. So neither
 * lines that come or go elsewhere, nor moving the declaration, nor another layout changes it, nor another wording of the
 * message; editing what is underlined does. Where nothing is underlined, its line counts.
 *
 * FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/. It is not for secrets, and none is needed: among 100,000 findings
 * two are alike by chance once in 10⁹ reports.
 */
export function fingerprintsOf(file: CheckedFile): string[] {
  const counts = new Map<string, number>();
  return file.findings.map((finding) => {
    const words = [finding.rule, file.file, finding.material ?? '', underlined(finding, file)];
    // A list has one form in JSON: no text can be taken for the end of another.
    const key = JSON.stringify(words);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return fnv1a(`${key}${count}`, { size: 64 }).toString(16).padStart(16, '0');
  });
}

/** With single blanks for all white space. */
function underlined({ range }: Finding, { text, lines }: CheckedFile): string {
  const words = text.slice(range.start, range.end);
  if (words.trim() !== '') return words.trim().replace(/\s+/g, ' ');
  const { line } = lines.positionAt(range.start);
  return text
    .slice(lines.offsetAt(line, 0), lines.offsetAt(line + 1, 0))
    .trim()
    .replace(/\s+/g, ' ');
}
