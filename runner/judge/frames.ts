/** Frames of backtraces as they are shown: where a function's instruction stands in the script. */
import { positionAt, sourceOffset } from '../../engine/core.ts';
import type { TraceFrame } from '../engines/engine.ts';
import type { Script } from '../script/ast.ts';

/** `FILE:LINE:COLUMN` of a frame, or of its module's own source; undefined where neither is known. `name`: the script's file. */
export function placeOfFrame({ source }: Script, name: string, frame: TraceFrame): string | undefined {
  const { wasmOffset, module } = frame;
  const text = module === undefined || wasmOffset === undefined ? undefined : sourceOffset(module, wasmOffset);
  if (text === undefined || text >= source.length) return frame.source;
  const { line, column } = positionAt(source, text);
  return `${name}:${line}:${column}`;
}

/** A line of a backtrace. */
export function shownFrame(script: Script, name: string, frame: TraceFrame): string {
  const { func, wasmOffset } = frame;
  if (wasmOffset === undefined) return func;
  const place = placeOfFrame(script, name, frame);
  return `${func} (wasm offset 0x${wasmOffset.toString(16)})${place === undefined ? '' : ` ${place}`}`;
}
