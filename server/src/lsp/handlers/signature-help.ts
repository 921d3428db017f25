import {
  type SignatureHelp,
  type SignatureHelpParams,
  SignatureHelpTriggerKind,
  type SignatureInformation,
} from 'vscode-languageserver';
import type { Signature } from '../../features/signature-help/signature.js';
import { signatureHelp } from '../../features/signature-help/signature-help.js';
import type { Client } from '../client.js';
import { toMarkup, toOffset } from '../convert.js';
import type { Analysis } from '../documents.js';

export function onSignatureHelp(
  { model }: Analysis,
  { position, context }: SignatureHelpParams,
  client: Client,
): SignatureHelp | null {
  const help = signatureHelp(model, toOffset(model, position));
  const signature = help?.signatures[help.active];
  if (!help || !signature) return null;
  // What came up by itself goes by itself.
  const isAsked = !context || context.triggerKind === SignatureHelpTriggerKind.Invoked;
  if (signature.isDone && !isAsked) return null;
  const { active } = signature;
  return {
    signatures: help.signatures.map((signature) => fromSignature(signature, client)),
    activeSignature: help.active,
    ...(active !== undefined && { activeParameter: active }),
  };
}

function fromSignature(
  { label, documentation, parameters, active }: Signature,
  { signatures }: Client,
): SignatureInformation {
  return {
    label,
    ...(documentation.length > 0 && { documentation: toMarkup(documentation, signatures.markdown) }),
    parameters: parameters.map(({ start, end, documentation: own }) => ({
      label: signatures.offsets ? [start, end] : label.slice(start, end),
      ...(own.length > 0 && { documentation: toMarkup(own, signatures.markdown) }),
    })),
    ...(active !== undefined && { activeParameter: active }),
  };
}
