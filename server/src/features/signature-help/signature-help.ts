/** Signature help: while a site or a formula is written, what is left to fill and to balance; the form of parameters. */
import type { FileModel } from '../../model/file.js';
import { contextAt } from '../place/context.js';
import { familySignature, parameterSignatures } from './parameters.js';
import type { Signature, SignatureHelp } from './signature.js';
import { formulaSignature, lineSignature } from './sites.js';

/** Where something begins to be filled: once shown, editors ask again as long as there is an answer. */
export const SIGNATURE_TRIGGERS: readonly string[] = [...'(,:=['];

/** What to show about the place of an offset; undefined where there is nothing. */
export function signatureHelp(model: FileModel, offset: number): SignatureHelp | undefined {
  const context = contextAt(model, offset);
  switch (context?.place.kind) {
    case 'formula':
      return alone(formulaSignature(context));
    case 'list':
      return alone(lineSignature(context, context.place.site));
    case 'parameters':
      return parameterSignatures(context);
    case 'arguments':
      return alone(familySignature(context, context.place.family));
    default:
      return undefined;
  }
}

function alone(signature: Signature | undefined): SignatureHelp | undefined {
  return signature && { signatures: [signature], active: 0 };
}
