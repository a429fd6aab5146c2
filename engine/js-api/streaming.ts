/** Sources that come as a Response of `fetch` (WebAssembly Web API, section "Streaming Module Compilation and Instantiation"). */

/** What of a Response is asked; Node's library has types for it in later versions alone. */
interface Response {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
  readonly type: string;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

const MIME = 'application/wasm';

function isResponse(value: unknown): value is Response {
  const { Response } = globalThis as unknown as { readonly Response?: new () => object };
  return Response !== undefined && value instanceof Response;
}

/** The bytes of a response, or of a promise of one; rejected with a TypeError where it is none that has a module. */
export async function bytesOf(source: unknown, where: string): Promise<Uint8Array> {
  const response = await source;
  const fail = (message: string): never => {
    throw new TypeError(`${where}: ${message}`);
  };
  if (!isResponse(response)) return fail('Argument 0 must be a Response or a Promise resolving to one');
  // The type has no parameters: the standard asks for nothing but these words.
  const type = (response.headers.get('content-type') ?? '').trim().toLowerCase();
  if (type !== MIME) fail(`the response has the MIME type ${JSON.stringify(type)}, not ${MIME}`);
  if (response.type === 'opaque' || response.type === 'opaqueredirect') fail('the response is of another origin');
  if (!response.ok) fail(`the response has the status ${response.status}`);
  if (response.bodyUsed) fail('the response has been read');
  return new Uint8Array(await response.arrayBuffer());
}
