/** What was kept and when, in UTC milliseconds. */
export interface Copy {
  readonly value: unknown;
  readonly savedAtMs: number;
}

/**
 * The offline copy of one account: sealed at rest, one account at a time, empty after sign-out.
 * A copy that cannot be opened (another key, damaged) counts as absent: it is only a copy.
 */
export interface SealedStore {
  read(name: string): Promise<Copy | null>;
  write(name: string, copy: Copy): Promise<void>;
  remove(name: string): Promise<void>;
  /** Deletes every copy of the account; its key stays. */
  clear(): Promise<void>;
}

/** Where sealed copies lie, told apart by account and name. */
export interface SealedShelf {
  get(account: string, name: string): Promise<SealedCopy | null>;
  put(account: string, name: string, copy: SealedCopy): Promise<void>;
  delete(account: string, name: string): Promise<void>;
  clear(account: string): Promise<void>;
  /** Deletes the oldest copies beyond `most` of one account. */
  prune(account: string, most: number): Promise<void>;
}

export interface SealedCopy {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  readonly savedAtMs: number;
}
