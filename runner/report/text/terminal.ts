/**
 * Writing to people: colours where they are wanted, one progress line on a terminal, plain lines everywhere else. A line is made
 * of pieces, and every piece's text is made visible here: nobody else writes to the terminal. A reader that closes its end of the
 * pipe is not an error.
 */
import { reasonOf } from '../../usage/input.ts';
import { EXIT } from '../../usage/usage.ts';
import { visibleLine } from './escape.ts';

/** How commands begin in the logs of GitHub and Azure, anywhere in a line, and of TeamCity. */
const COMMAND = /##(?=\[|vso\[|teamcity\[)/g;

/**
 * Text that others wrote, made fit for one line of a terminal or a CI log. Names, sources and messages come from scripts: an
 * escape sequence would act on the terminal, and `::error` or `##[` would be a command to the CI system that reads the log. All
 * that people read goes through here. `begins`: nothing but blanks stands before it in its line.
 */
export function shown(text: string, begins = true): string {
  const line = visibleLine(text).replace(COMMAND, '\\u{23}#');
  // GitHub reads a command behind blanks, too.
  return begins ? line.replace(/^(\s*):(?=:)/, '$1\\u{3a}') : line;
}

/** The same for text of several lines. */
export function shownLines(text: string): string {
  return text
    .split('\n')
    .map((line) => shown(line))
    .join('\n');
}

/** Text in a colour; as a string it is the text alone. */
export interface Painted {
  readonly colour: number;
  toString(): string;
}
/** What lines are made of. */
export type Piece = string | Painted;
export type Line = readonly Piece[];

const painter =
  (colour: number) =>
  (text: string): Painted => ({ colour, toString: () => text });
export const red: (text: string) => Painted = painter(31);
export const dim: (text: string) => Painted = painter(2);

/** Whatever stands behind blanks only is still the beginning of a line. */
function render(line: Line, show: (piece: Piece, text: string) => string): string {
  let blank = true;
  return line
    .map((piece) => {
      const text = String(piece);
      const safe = shown(text, blank);
      blank &&= text.trim() === '';
      return show(piece, safe);
    })
    .join('');
}

/** A line without colours, safe to print. */
export function plainLine(line: Line): string {
  return render(line, (_, text) => text);
}

function colouredLine(line: Line): string {
  return render(line, (piece, text) => (typeof piece === 'string' ? text : `\x1b[${piece.colour}m${text}\x1b[0m`));
}

/** What a `Terminal` needs of a stream. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** What says, beside the stream itself, whether there are colours: force-color.org and no-color.org. The first wins. */
export const COLOUR_VARIABLES: readonly string[] = ['FORCE_COLOR', 'NO_COLOR'];

/** Writes into the environment what `--color` says: for all that this process prints, through mocha's reporters, too. */
export function setColours(when: 'always' | 'never' | 'auto', env: NodeJS.ProcessEnv): void {
  if (when === 'auto') return;
  for (const name of COLOUR_VARIABLES) delete env[name];
  env[when === 'always' ? 'FORCE_COLOR' : 'NO_COLOR'] = '1';
}

function wantsColours(tty: boolean, env: NodeJS.ProcessEnv): boolean {
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return !['0', 'false'].includes(forced);
  return tty && (env['NO_COLOR'] ?? '') === '';
}

export class Terminal {
  private readonly out: Output;
  private readonly colours: boolean;
  private readonly live: boolean;
  private shown = false;
  private last = 0;

  constructor(out: Output, env: NodeJS.ProcessEnv) {
    const tty = out.isTTY === true && env['TERM'] !== 'dumb';
    this.out = out;
    this.colours = wantsColours(tty, env);
    this.live = tty && env['CI'] === undefined;
  }

  /** Replaces the progress line; nothing where there is no terminal. At most ten times a second. */
  progress(text: () => string): void {
    const now = performance.now();
    if (!this.live || (this.shown && now - this.last < 100)) return;
    this.last = now;
    this.shown = true;
    this.out.write(`\r\x1b[2K${shown(text()).slice(0, (this.out.columns ?? 80) - 1)}`);
  }

  /** A line of its own; the progress line goes first. */
  line(...pieces: Line): void {
    if (this.shown) this.out.write('\r\x1b[2K');
    this.shown = false;
    this.out.write(`${this.colours ? colouredLine(pieces) : plainLine(pieces)}\n`);
  }
}

/** Says on stderr what went wrong, in as many lines as the message has. */
export function complain(message: string): void {
  process.stderr.write(`${shownLines(`touchstone: ${message}`)}\n`);
}

/**
 * Lets the process end quietly, with its own exit code, when a reader has gone. Output that cannot be written for another reason
 * is the user's to know: nobody can see what the run says.
 */
export function tolerateClosedPipe(): void {
  process.stderr.off('error', ignore).on('error', ignore);
  process.stdout.off('error', stdoutFailed).on('error', stdoutFailed);
}

function ignore(): void {}

function stdoutFailed(e: NodeJS.ErrnoException): void {
  if (e.code === 'EPIPE') return;
  complain(`stdout cannot be written (${reasonOf(e)})`);
  process.exit(EXIT.usage);
}
