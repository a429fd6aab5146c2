/**
 * Where artifacts are looked for: the cache folder, then a folder that is only read (an image's, a network share's), then a
 * remote cache. What was found far away is stored nearby. In: a key, and the digest of the module it is for; out: a validated
 * artifact.
 */
import { readArtifact } from '../artifact/read.ts';
import { WasmError } from '../wasm/errors.ts';
import { ArtifactCache, type StoredArtifact } from './cache.ts';
import type { StoredFile } from './entry-folder.ts';
import { RemoteCache } from './remote-cache.ts';

export interface CachePlaces {
  /** The folder that is read and written. */
  readonly folder: string;
  /** A folder that is only read. */
  readonly base?: string | undefined;
  /** Address of a remote cache. */
  readonly remote?: string | undefined;
  /** Nothing is stored in the remote cache. */
  readonly remoteReadOnly?: boolean | undefined;
  /** Signs entries of the remote cache. */
  readonly secret?: string | undefined;
}

export class Caches {
  /** The folder that is read and written. */
  readonly near: ArtifactCache;
  readonly remote: RemoteCache | undefined;
  private readonly base: ArtifactCache | undefined;

  /** Throws a TypeError where the remote cache's address is none. */
  constructor({ folder, base, remote, remoteReadOnly, secret }: CachePlaces) {
    this.near = new ArtifactCache(folder);
    this.base = base === undefined ? undefined : new ArtifactCache(base, { readOnly: true });
    this.remote = remote === undefined ? undefined : new RemoteCache({ url: remote, secret, readOnly: remoteReadOnly === true });
  }

  /** `module`: digest of the module's binary form. An artifact says what it was compiled from, wherever it is found. */
  get(key: string, module: Uint8Array): StoredArtifact | undefined {
    return this.near.get(key, module) ?? this.base?.get(key, module) ?? this.fetch(key, module);
  }

  /** Why folders that are there are not used, a sentence each. */
  get foreign(): string[] {
    return [this.near, this.base].flatMap((cache) => cache?.foreign ?? []);
  }

  private fetch(key: string, module: Uint8Array): StoredArtifact | undefined {
    const bytes = this.remote?.get(key);
    if (bytes === undefined) return undefined;
    try {
      const artifact = readArtifact(bytes, { verify: true });
      if (Buffer.compare(artifact.module, module) === 0) return { artifact, file: this.near.put(key, bytes) };
    } catch (e) {
      if (!(e instanceof WasmError)) throw e;
    }
    this.remote?.refuse();
    return undefined;
  }

  /** Stores an artifact everywhere; the nearby file, where there is one. */
  put(key: string, bytes: Uint8Array): StoredFile | undefined {
    this.remote?.put(key, bytes);
    return this.near.put(key, bytes);
  }

  /** Waits for what is still on its way. */
  settle(): void {
    this.remote?.settle();
  }
}
