/**
 * wabt in a thread: bytes of a module in, its verdict out. Only wabt's own complaints are verdicts; where its code dies (a deep
 * nesting exhausts its stack, for good), the thread is lost.
 */
import wabt from 'wabt';
import { serve } from '../sync-thread.ts';

export interface WabtRequest {
  readonly form: 'text' | 'binary';
  readonly bytes: Uint8Array;
}
/** undefined: accepted. */
export type WabtAnswer = { readonly class: 'malformed' | 'invalid'; readonly message: string } | undefined;

const loaded = wabt();

/** The first line of what wabt says, without the name and place in front. */
function complaint(e: unknown, cls: 'malformed' | 'invalid', act: string): WabtAnswer {
  const text = e instanceof Error ? e.message : String(e);
  if (!text.startsWith(`${act} failed:\n`)) throw e;
  const line = text.split('\n').find((l, i) => i > 0 && l !== '') ?? '';
  const message = line.replace(/^(m:)?[0-9a-f:-]*:? *(error: )?/, '');
  return { class: cls, message };
}

serve(async (request, features): Promise<WabtAnswer> => {
  const { form, bytes } = request as WabtRequest;
  const { parseWat, readWasm } = await loaded;
  const options = features as object;
  // wabt reads a view's whole buffer.
  const source = bytes.slice();
  const read = () => (form === 'text' ? parseWat('m', source, options) : readWasm(source, options));
  let module: ReturnType<typeof read>;
  try {
    module = read();
  } catch (e) {
    return complaint(e, 'malformed', form === 'text' ? 'parseWat' : 'readWasm');
  }
  try {
    (module.validate as (options: object) => void)(options);
  } catch (e) {
    return complaint(e, 'invalid', 'validate');
  } finally {
    module.destroy();
  }
  return undefined;
});
