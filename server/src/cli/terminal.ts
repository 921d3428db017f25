/** The terminal: where output goes, how wide it is, and whether it is coloured. */
import pc from 'picocolors';
import { type Paint, PLAIN } from '../reports/paint.js';
import { EXIT } from './exit-codes.js';

export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One of the two outputs, with the colours that suit it. */
export interface Output {
  readonly paint: Paint;
  readonly width: number;
  write(text: string): void;
}

export interface Terminal {
  readonly out: Output;
  readonly err: Output;
}

/** Where there is no terminal that could say how wide it is. */
const DEFAULT_WIDTH = 100;

/** The outputs of this program. */
export function openTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOutput);
  return { out: openOutput(process.stdout, process.env), err: openOutput(process.stderr, process.env) };
}

/** A reader that has seen enough, as in `hem show | head`, is no failure; a full disk is. */
function endOutput({ code, message }: NodeJS.ErrnoException): void {
  if (code === 'EPIPE') process.exit(EXIT.clean);
  process.stderr.write(`error: the output could not be written: ${message}\n`);
  process.exit(EXIT.internal);
}

export function openOutput(stream: Stream, env: NodeJS.ProcessEnv): Output {
  return {
    paint: hasColours(stream, env) ? COLOURED : PLAIN,
    width: stream.columns || DEFAULT_WIDTH,
    write: (text) => void stream.write(text),
  };
}

/**
 * NO_COLOR (no-color.org) over FORCE_COLOR (force-color.org) over what the stream is. Not picocolors' own guess,
 * which colours every pipe in CI and on Windows, and does not ask which of the two outputs is meant.
 */
export function hasColours(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

const colours = pc.createColors(true);

const COLOURED: Paint = {
  error: (text) => colours.bold(colours.red(text)),
  warning: (text) => colours.bold(colours.yellow(text)),
  information: (text) => colours.bold(colours.blue(text)),
  hint: (text) => colours.bold(colours.cyan(text)),
  strong: colours.bold,
  faint: colours.dim,
};
