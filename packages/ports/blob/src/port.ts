/** Immutable files by name: audit anchors, archives. Names are lower-case words, digits, `-`, `.` and `/`. */
export interface BlobStore {
  /** Durable when it returns. @throws BlobExists where the name is taken: a blob is never overwritten. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null where there is none. */
  get(name: string): Promise<Uint8Array | null>;
  /** Names that begin with `prefix`, in order. */
  list(prefix: string): Promise<readonly string[]>;
}

export class BlobExists extends Error {
  override readonly name = "BlobExists";
}
