/** How long the server takes to answer in a file of 10,000 materials, at random places. */
import {
  CodeLensRequest,
  CompletionRequest,
  HoverRequest,
  InlayHintRequest,
  SemanticTokensRangeRequest,
} from 'vscode-languageserver/node';
import { benchmark, digits, quantile, sized, tell } from './harness.js';
import { distinct } from './support/compositions.js';
import { Session } from './support/session.js';
import { Typing } from './support/typing.js';

const COUNT = sized(10_000, 500);
const QUESTIONS = sized(500, 10);
const WARMUP = sized(50, 2);
/** Fewer of what takes longer. */
const FEW = sized(100, 5);
/** Lines that an editor shows at once. */
const VISIBLE = 60;
const GOAL = 'p95 ≤ 10 ms';

interface How {
  readonly goal?: string;
  readonly questions?: number;
  /** What follows each question, outside of the time that is taken. */
  readonly after?: () => Promise<unknown>;
}

benchmark('answers', `Answers in a file of ${COUNT.toLocaleString('en')} materials`, async () => {
  const session = await Session.open(distinct(COUNT));
  const { connection, document } = session;
  const typing = new Typing();
  const time = async (
    name: string,
    ask: () => Promise<unknown>,
    { goal, questions = QUESTIONS, after }: How = {},
  ) => {
    const wall: number[] = [];
    for (let question = -WARMUP; question < questions; question++) {
      const began = performance.now();
      const answer = await ask();
      if (question >= 0) wall.push(performance.now() - began);
      if (answer === null) throw new Error(`${name}: no answer`);
      await after?.();
    }
    const [middle, late] = [quantile(wall, 0.5), quantile(wall, 0.95)];
    tell(name, `p50 ${digits(middle)} ms, p95 ${digits(late)} ms`, goal);
  };
  const anywhere = () => session.at(typing.place(document.getText()));
  const visible = () => {
    const { position, textDocument } = anywhere();
    const end = { line: position.line + VISIBLE, character: 0 };
    return { textDocument, range: { start: { line: position.line, character: 0 }, end } };
  };
  await time('Hover', () => connection.sendRequest(HoverRequest.type, anywhere()), { goal: GOAL });
  await time('Completion', () => connection.sendRequest(CompletionRequest.type, anywhere()), { goal: GOAL });
  await time(
    `Inlay hints of ${VISIBLE} lines`,
    () => connection.sendRequest(InlayHintRequest.type, visible()),
    { goal: GOAL },
  );
  await time(`Semantic tokens of ${VISIBLE} lines`, () =>
    connection.sendRequest(SemanticTokensRangeRequest.type, visible()),
  );
  await time('Code lenses of the whole file', () =>
    connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: document.uri } }),
  );
  let place = 0;
  await time(
    'Completion straight after a keystroke',
    async () => {
      place = typing.place(document.getText());
      await session.edit(place, place, '0');
      return (await connection.sendRequest(CompletionRequest.type, session.at(place + 1))) ?? [];
    },
    {
      questions: FEW,
      // The key is taken back, and the file is known as it was before the next.
      after: async () => {
        await session.edit(place, place + 1, '');
        await session.diagnostics();
      },
    },
  );
  await session.close();
});
