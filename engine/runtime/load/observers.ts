/**
 * Tells tools that watch the process about loaded code: debuggers by gdb's JIT interface, profilers by perf's map file. Off
 * unless a store asks (or TOUCHSTONE_GDB, TOUCHSTONE_PERF for all): a symbol file a module costs more than loading it.
 */
import { appendFileSync, closeSync, constants } from 'node:fs';
import { addon } from '../../addon/native.ts';
import type { Artifact } from '../../artifact/read.ts';
import { functionAt } from '../../artifact/sections/functions.ts';
import { artifactLabels, symbolFile } from '../../artifact/symbols.ts';
import { openOurs } from '../../cache/trust.ts';

/**
 * From now until the code is unmapped debuggers know its functions by name and can unwind it. `text` is where `.text` is mapped.
 */
export function showDebuggers(artifact: Artifact, text: number): void {
  addon().describe(text, symbolFile(artifact, text));
}

/**
 * Adds a line a function to `/tmp/perf-PID.map` (Linux, tools/perf/Documentation/jit-interface.txt): start, size, name. The
 * format has no way to take lines back: where other code is loaded at the same place later, the later line counts.
 */
export function appendPerfMap(artifact: Artifact, text: number): void {
  const lines = artifactLabels(artifact).map((label, i) => {
    const { offset, codeLength } = functionAt(artifact.functions, i);
    return `${(text + offset).toString(16)} ${codeLength.toString(16)} ${label.replaceAll('\n', '?')}\n`;
  });
  try {
    // Anybody may have put something there: a link to a file of ours, a file that they read or write.
    const fd = openOurs(`/tmp/perf-${process.pid}.map`, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT);
    try {
      appendFileSync(fd, lines.join(''));
    } finally {
      closeSync(fd);
    }
  } catch (e) {
    process.emitWarning(`perf is told of no functions: ${e instanceof Error ? e.message : e}`);
  }
}
