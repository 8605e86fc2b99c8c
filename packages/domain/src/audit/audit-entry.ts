/** One link of a chain, in the words that its hash covers. Times are UTC milliseconds, hashes hexadecimal SHA-256. */
export interface ChainedEntry {
  readonly chain: string;
  readonly position: number;
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly where: string;
  readonly why: string;
  readonly result: string;
  readonly previousHash: string;
}

const version = "halfhourly-audit-1";

/**
 * The text whose SHA-256 is the entry's hash: the version and each field, a line each. No field holds a control
 * character, so no two different entries share a text. The database writes the same text when it appends.
 * @throws RangeError where a field holds a control character, or a number is not whole.
 */
export function auditEntryText(entry: ChainedEntry): string {
  const { chain, position, atMs, who, what, about, where, why, result, previousHash } = entry;
  if (!Number.isSafeInteger(position) || !Number.isSafeInteger(atMs))
    throw new RangeError("position and atMs are whole numbers");
  const fields = [chain, String(position), String(atMs), who, what, about, where, why, result, previousHash];
  if (fields.some(hasControlCharacter)) throw new RangeError("an audit field holds a control character");
  return [version, ...fields].join("\n");
}

export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
