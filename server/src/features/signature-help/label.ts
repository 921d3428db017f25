/** A label in parts, of which some are parameters. */
import type { Block } from '../markup.js';
import type { Signature, SignatureParameter } from './signature.js';

/** Text, and parameters with what is told of them. */
export type Part = string | { readonly text: string; readonly documentation: readonly Block[] };

/** @param active the position of the parameter that is being written. */
export function signatureOf(
  parts: readonly Part[],
  documentation: readonly Block[],
  active: number | undefined,
): Signature {
  let label = '';
  const parameters: SignatureParameter[] = [];
  for (const part of parts) {
    const text = typeof part === 'string' ? part : part.text;
    if (typeof part !== 'string') {
      parameters.push({
        start: label.length,
        end: label.length + text.length,
        documentation: part.documentation,
      });
    }
    label += text;
  }
  return { label, documentation, parameters, active };
}
