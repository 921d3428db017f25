/** Everything that editors and commands do with a file, done once, with what must hold of every answer. */
import { codeActions } from '../../server/src/features/code-actions.js';
import { codeLenses, lensText } from '../../server/src/features/code-lens.js';
import { completions, TRIGGERS, wantsPaths } from '../../server/src/features/completion/index.js';
import { definition } from '../../server/src/features/definition.js';
import { diagnosticOf } from '../../server/src/features/diagnostics.js';
import { documentColors } from '../../server/src/features/document-colors.js';
import { documentLinks } from '../../server/src/features/document-links.js';
import { documentSymbols } from '../../server/src/features/document-symbols.js';
import { expandableAt, expanded } from '../../server/src/features/expanded.js';
import { foldingRanges } from '../../server/src/features/folding-ranges.js';
import { highlights } from '../../server/src/features/highlights.js';
import { hover } from '../../server/src/features/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { type Block, toMarkdown, toPlainText } from '../../server/src/features/markup.js';
import { paste } from '../../server/src/features/paste.js';
import { isOffer } from '../../server/src/features/refactorings/refactoring.js';
import { REFACTORINGS } from '../../server/src/features/refactorings/registry.js';
import { references } from '../../server/src/features/references.js';
import { prepareRename, rename } from '../../server/src/features/rename.js';
import { selectionRanges } from '../../server/src/features/selection-ranges.js';
import { semanticTokens } from '../../server/src/features/semantic-tokens.js';
import { signatureHelp } from '../../server/src/features/signature-help/signature-help.js';
import { typeDefinitions } from '../../server/src/features/type-definition.js';
import { subtypes, supertypes, typeAt, typeItem } from '../../server/src/features/type-hierarchy.js';
import { declaredSymbols } from '../../server/src/features/workspace-symbols.js';
import { analyse, type FileModel } from '../../server/src/model/file.js';
import { measurementsPretty } from '../../server/src/reports/measurement-pretty.js';
import { mixturesPretty } from '../../server/src/reports/mixture-pretty.js';
import { PLAIN } from '../../server/src/reports/paint.js';
import { FORMATS } from '../../server/src/reports/registry.js';
import { showJson } from '../../server/src/reports/show-json.js';
import { showPretty } from '../../server/src/reports/show-pretty.js';
import { tableCsv } from '../../server/src/reports/table-csv.js';
import { tableJson } from '../../server/src/reports/table-json.js';
import { tableMarkdown } from '../../server/src/reports/table-markdown.js';
import { tableText } from '../../server/src/reports/table-text.js';
import { tableTsv } from '../../server/src/reports/table-tsv.js';
import { weighCsv } from '../../server/src/reports/weigh-csv.js';
import { weighJson } from '../../server/src/reports/weigh-json.js';
import { weighPretty } from '../../server/src/reports/weigh-pretty.js';
import { check, DEFAULT_CHECK } from '../../server/src/rules/check.js';
import { fixAll } from '../../server/src/rules/fix-all.js';
import type { Finding, TextEdit } from '../../server/src/rules/rule.js';
import { format } from '../../server/src/syntax/format.js';
import type { Range } from '../../server/src/syntax/tree.js';
import type { Input } from './inputs.js';

const FILE = 'input.hem';

/** Does everything with a file. @throws where something fails, or answers what cannot be right. */
export function examine({ text, places }: Input): void {
  const model = analyse(text, FILE);
  const findings = check(model);
  for (const finding of findings) examineFinding(finding, model);
  const offsets = [...places.map((place) => Math.floor(place * text.length)), text.length];
  examineFile(model, findings);
  for (const offset of offsets) examinePlace(model, offset);
  const [one = 0, other = 0] = offsets;
  examineSelection(model, findings, { start: one, end: one });
  examineSelection(model, findings, { start: Math.min(one, other), end: Math.max(one, other) });
  examineReports(model, findings);
  examineEdit(model, one);
}

function examineFinding(finding: Finding, model: FileModel): void {
  const { message, help = '', range, related = [], fixes = [] } = diagnosticOf(finding, model) && finding;
  sound([message, help, ...related.map((one) => one.message)], 'a finding', model);
  within(range, model, 'a finding');
  for (const { title, edits } of fixes) {
    sound([title], 'a fix', model);
    apart(edits, model, title);
  }
}

/** What is asked of a whole file. */
function examineFile(model: FileModel, findings: readonly Finding[]): void {
  const { text, syntax, declared } = model;
  const formatted = format(text);
  if (format(formatted) !== formatted) throw new Error('what is formatted is formatted otherwise again');
  fixAll(model, DEFAULT_CHECK);
  const symbols = documentSymbols(model);
  for (const symbol of symbols) sound([symbol.name, symbol.detail], 'a symbol', model);
  for (const places of [semanticTokens(model), documentLinks(model), documentColors(model), symbols]) {
    for (const { range } of places) within(range, model, 'a place');
  }
  foldingRanges(model);
  declaredSymbols(syntax);
  for (const lens of codeLenses(model, codeLenses(model), findings)) {
    const { text: shown, tooltip } = lensText(lens);
    sound([shown, tooltip], 'a lens', model);
  }
  const all = {
    siteSum: true,
    vacancy: true,
    entropy: true,
    charge: true,
    solvedAmount: true,
    deviation: true,
  };
  for (const hint of inlayHints(model, { start: 0, end: text.length }, all)) {
    sound([hint.text, hint.tooltip], 'a hint', model);
  }
  for (const { declaration } of declared.slice(0, 5)) {
    if (declaration.name) sound([expanded(model, declaration.name.text)], 'an expanded composition', model);
  }
}

/** What is asked at a place. */
function examinePlace(model: FileModel, offset: number): void {
  const { address } = model;
  const models = new Map([[address, model]]);
  const hovered = hover(model, offset);
  if (hovered) shown(hovered.blocks, 'a hover', model);
  for (const trigger of [undefined, ...TRIGGERS]) {
    for (const one of completions(model, offset, { ...(trigger && { trigger }), paths: ['a b.hem'] })) {
      sound([one.label, one.detail, one.insert ?? ''], 'a completion', model);
      shown(trigger ? [] : (one.documentation?.() ?? []), 'a completion', model);
      within(one.range, model, 'a completion');
    }
  }
  wantsPaths(model, offset);
  for (const signature of signatureHelp(model, offset)?.signatures ?? []) {
    sound([signature.label], 'a signature', model);
    shown(
      [...signature.documentation, ...signature.parameters.flatMap((one) => one.documentation)],
      'a signature',
      model,
    );
  }
  for (const place of [definition(model, offset), ...typeDefinitions(model, offset)]) {
    if (place?.address === address) within(place.range, model, 'a definition');
  }
  for (const { range } of highlights(model, offset)) within(range, model, 'a highlight');
  for (const range of selectionRanges(model, offset)) within(range, model, 'a selection');
  const named = typeAt(model, offset);
  if (named) void [typeItem(named, models), supertypes(named, models), subtypes(named, models)];
  const expandable = expandableAt(model, offset);
  if (expandable?.address === address) expanded(model, expandable.name);
  const renamable = prepareRename(model, offset);
  if (!renamable || 'why' in renamable) return;
  references(renamable.named, [model], { includeDeclaration: true });
  for (const wanted of ['fresh', 'x y', '', '"', '__proto__']) {
    const edits = rename(renamable.named, wanted, [model], () => true);
    if (!('why' in edits)) for (const own of edits.values()) apart(own, model, 'a new name');
  }
}

function examineSelection(model: FileModel, findings: readonly Finding[], range: Range): void {
  const { text } = model;
  for (const { title, edits } of codeActions(model, findings, range)) apart(edits, model, title);
  for (const refactoring of REFACTORINGS) {
    for (const offer of refactoring.offers({ model, range, findings, checks: DEFAULT_CHECK })) {
      sound([offer.title, isOffer(offer) ? '' : offer.why], refactoring.id, model);
      if (isOffer(offer)) apart(offer.edits(), model, refactoring.id);
    }
  }
  const pasted = paste(model, range.start, text.slice(range.start, range.end));
  if (pasted) apart([pasted.edit], model, 'what is pasted');
}

function examineReports(model: FileModel, findings: readonly Finding[]): void {
  const { text, lines, materials, measurements, batches, mixtures, options } = model;
  const place = { file: FILE, line: 1 };
  const isRead = ({ declaration }: { readonly declaration: { readonly broken: boolean } }) =>
    !declaration.broken;
  const entries = materials
    .filter(isRead)
    .slice(0, 20)
    .map((material) => ({ ...place, material, options }));
  const ofMeasurements = measurements.filter(isRead).map((measurement) => ({ ...place, measurement }));
  const ofBatches = batches.filter(isRead).map((batch) => ({ ...place, batch }));
  const ofMixtures = mixtures.filter(isRead).map((mixture) => ({ ...place, mixture }));
  const checked = { file: FILE, text, lines, materials: materials.map(({ name }) => name), findings };
  sound(
    [
      ...[...FORMATS.values()].flatMap((one) => [
        ...one.report([checked], { paint: PLAIN, width: 80, version: '0' }),
      ]),
      showPretty(entries, PLAIN),
      measurementsPretty(ofMeasurements, PLAIN),
      mixturesPretty(ofMixtures, PLAIN),
      showJson(entries, ofMeasurements, ofMixtures),
      ...[tableCsv, tableTsv, tableMarkdown, tableJson].map((report) => report(entries)),
      tableText(entries, PLAIN),
      weighPretty(ofBatches, PLAIN),
      weighJson(ofBatches),
      weighCsv(ofBatches),
    ],
    'a report',
    model,
  );
}

/** What is typed next changes the file into another: it is the same whether the former one is known or not. */
function examineEdit(model: FileModel, offset: number): void {
  const text = `${model.text.slice(0, offset)}1${model.text.slice(offset + 1)}`;
  const told = (one: FileModel) =>
    check(one).map(({ rule, message, range }) => `${range.start} ${range.end} ${rule} ${message}`);
  const [taken, anew] = [told(analyse(text, FILE, undefined, model)), told(analyse(text, FILE))];
  if (taken.join('\n') !== anew.join('\n')) {
    throw new Error(
      `found otherwise where the former version is known:\n${taken.join('\n')}\n---\n${anew.join('\n')}`,
    );
  }
}

// ------------------------------------------------------------------------------------------------------ laws

function shown(blocks: readonly Block[], what: string, model: FileModel): void {
  sound([toMarkdown(blocks), toPlainText(blocks)], what, model);
}

/** What JavaScript writes where a value is missing; sodium and nitrogen stand in NaN(SO2F)2 as well. */
const SLIPS = /\b(?:undefined|NaN(?!\()|Infinity)\b|\[object /g;

function sound(texts: readonly string[], what: string, { text: source }: FileModel): void {
  for (const text of texts) {
    const slip = text.match(SLIPS)?.find((one) => !source.includes(one));
    if (slip) throw new Error(`${slip} in ${what}: ${text.slice(0, 500)}`);
  }
}

function within({ start, end }: Range, { text }: FileModel, what: string): void {
  if (!(0 <= start && start <= end && end <= text.length)) {
    throw new Error(`${what} from ${start} to ${end} in a text of ${text.length}`);
  }
}

function apart(edits: readonly TextEdit[], model: FileModel, what: string): void {
  let last = 0;
  for (const { range, text } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    within(range, model, what);
    if (range.start < last) throw new Error(`the edits of ${what} overlap`);
    sound([text], what, model);
    last = range.end;
  }
}
