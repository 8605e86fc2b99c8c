import { auditEntryText, type ChainedEntry } from "./audit-entry.js";

export interface HashedEntry extends ChainedEntry {
  readonly hash: string;
}

export type SliceVerdict =
  | {
      readonly ok: true;
      readonly entries: number;
      /** True where the newest anchor's hash is in the slice and fits. */
      readonly anchored: boolean;
    }
  | {
      readonly ok: false;
      /** The first entry that is not as it was written; one past the last where the end is missing. */
      readonly position: number;
      readonly fault: "changed" | "missing" | "cut off" | "anchor differs";
    };

/**
 * Recomputes a household's own chain, or the newest part of it, with whatever SHA-256 is at hand. A changed entry breaks
 * its own hash, a removed or an added one the next one's, a cut end the head, and a rewritten chain its anchor.
 */
export async function verifySlice(
  entries: readonly HashedEntry[],
  head: { readonly position: number; readonly hash: string },
  anchored: { readonly position: number; readonly hash: string } | null,
  sha256Hex: (text: string) => Promise<string> | string,
): Promise<SliceVerdict> {
  const first = entries[0];
  let before = { position: (first?.position ?? 1) - 1, hash: first?.previousHash ?? "" };
  if (before.position === 0 && before.hash !== "") return { ok: false, position: 1, fault: "changed" };
  let fitsAnchor = false;
  for (const entry of entries) {
    if (entry.position !== before.position + 1)
      return { ok: false, position: before.position + 1, fault: "missing" };
    if (entry.previousHash !== before.hash || entry.hash !== (await hashOf(entry, sha256Hex)))
      return { ok: false, position: entry.position, fault: "changed" };
    if (anchored?.position === entry.position) {
      if (anchored.hash !== entry.hash)
        return { ok: false, position: entry.position, fault: "anchor differs" };
      fitsAnchor = true;
    }
    before = { position: entry.position, hash: entry.hash };
  }
  const whole = before.position === head.position && before.hash === head.hash;
  const reachesAnchor = anchored === null || anchored.position <= before.position;
  if (entries.length > 0 && !(whole && reachesAnchor))
    return { ok: false, position: before.position + 1, fault: "cut off" };
  if (entries.length === 0 && (head.position > 0 || anchored !== null))
    return { ok: false, position: 1, fault: "cut off" };
  return { ok: true, entries: entries.length, anchored: fitsAnchor };
}

async function hashOf(
  entry: HashedEntry,
  sha256Hex: (text: string) => Promise<string> | string,
): Promise<string | null> {
  try {
    return await sha256Hex(auditEntryText(entry));
  } catch (fault) {
    // What could never have been written cannot have this hash.
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
