/**
 * Writing to people: colours where they are wanted, one progress line on a terminal, plain lines everywhere else. A reader
 * that closes its end of the pipe is not an error.
 */

export interface Paint {
  red(s: string): string;
  green(s: string): string;
  yellow(s: string): string;
  dim(s: string): string;
}

const plain: Paint = { red: (s) => s, green: (s) => s, yellow: (s) => s, dim: (s) => s };
const wrap = (code: number) => (s: string) => `\x1b[${code}m${s}\x1b[0m`;
const colours: Paint = { red: wrap(31), green: wrap(32), yellow: wrap(33), dim: wrap(2) };

/** What a `Terminal` needs of a stream. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export class Terminal {
  readonly paint: Paint;
  private readonly out: Output;
  private readonly live: boolean;
  private shown = false;
  private last = 0;

  constructor(out: Output, env: NodeJS.ProcessEnv) {
    const tty = out.isTTY === true && env['TERM'] !== 'dumb';
    const noColour = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
    this.out = out;
    this.paint = tty && !noColour ? colours : plain;
    this.live = tty && env['CI'] === undefined;
  }

  /** Replaces the progress line; nothing where there is no terminal. At most ten times a second. */
  progress(text: string): void {
    const now = performance.now();
    if (!this.live || (this.shown && now - this.last < 100)) return;
    this.last = now;
    this.shown = true;
    this.out.write(`\r\x1b[2K${text.slice(0, (this.out.columns ?? 80) - 1)}`);
  }

  /** A line of its own; the progress line goes first. */
  line(text = ''): void {
    if (this.shown) this.out.write('\r\x1b[2K');
    this.shown = false;
    this.out.write(`${text}\n`);
  }
}

/** Lets the process end quietly, with its own exit code, when stdout's reader has gone. */
export function tolerateClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (e: NodeJS.ErrnoException) => {
      if (e.code !== 'EPIPE') throw e;
    });
  }
}
