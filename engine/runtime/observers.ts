/**
 * Tells tools that watch the process about loaded code: debuggers by gdb's JIT interface, profilers by perf's map file. Off unless
 * a store asks (or TOUCHSTONE_GDB, TOUCHSTONE_PERF for all): a symbol file a module costs more than loading it.
 */
import { appendFileSync } from 'node:fs';
import { functionAt } from '../artifact/functions.ts';
import type { Artifact } from '../artifact/read.ts';
import { artifactLabels, symbolFile } from '../artifact/symbols.ts';
import { addon } from './native.ts';

/** From now until the code is unmapped debuggers know its functions by name and can unwind it. `text` is where `.text` is mapped. */
export function showDebuggers(artifact: Artifact, text: number): void {
  addon().describe(text, symbolFile(artifact, text));
}

/**
 * Adds a line a function to `/tmp/perf-PID.map` (Linux, tools/perf/Documentation/jit-interface.txt): start, size, name. The format
 * has no way to take lines back: where other code is loaded at the same place later, the later line counts.
 */
export function appendPerfMap(artifact: Artifact, text: number): void {
  const lines = artifactLabels(artifact).map((label, i) => {
    const { offset, codeLength } = functionAt(artifact.functions, i);
    return `${(text + offset).toString(16)} ${codeLength.toString(16)} ${label.replaceAll('\n', '?')}\n`;
  });
  appendFileSync(`/tmp/perf-${process.pid}.map`, lines.join(''));
}
