/** What is said of a program that does something else than answering, by the thread that owns its process and by who asks it. */
export const ENDED = 'the program ended';

/** The same of a line that is no answer. */
export const unasked = (line: string): string =>
  `the program wrote a line that nobody asked for: ${JSON.stringify(line.slice(0, 200))}`;
