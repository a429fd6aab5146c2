/**
 * The machine code that this Node's own optimizing compiler makes of a module, as it prints it: a yardstick for ours.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Without these V8 has what x86-64-v2 has. */
const V2_FLAGS = ['avx', 'avx2', 'fma3', 'bmi1', 'bmi2', 'lzcnt'].map((feature) => `--no-enable-${feature}`);
const FLAGS = ['--no-liftoff', '--no-wasm-lazy-compilation', '--experimental-wasm-relaxed-simd', '--print-wasm-code'];

/** A binary module → code of its functions, by function index, at a CPU level of ours. */
export function v8Code(module: Uint8Array, cpu: string): ReadonlyMap<number, Uint8Array> {
  const dir = mkdtempSync(join(tmpdir(), 'touchstone-v8-'));
  try {
    const file = join(dir, 'module.wasm');
    writeFileSync(file, module);
    const script = `new WebAssembly.Module(require('fs').readFileSync(${JSON.stringify(file)}))`;
    const args = [...FLAGS, ...(cpu === 'x86-64-v2' ? V2_FLAGS : []), '-e', script];
    const out = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const functions = out.split('--- WebAssembly code ---').slice(1);
    return new Map(
      functions.map((text) => {
        const index = Number(/^index: (\d+)$/m.exec(text)?.[1]);
        // Address, offset, bytes, instruction.
        const bytes = [...text.matchAll(/^0x[0-9a-f]+ +[0-9a-f]+ {2}([0-9a-f]+) /gm)].map(([, hex]) => hex).join('');
        return [index, Buffer.from(bytes, 'hex')];
      }),
    );
  } finally {
    rmSync(dir, { recursive: true });
  }
}
