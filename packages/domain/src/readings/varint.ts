/** Seven bits a byte, low first; the high bit says that more follow. */
export function writeVarint(value: number, into: number[]): void {
  let rest = value;
  while (rest > 0x7f) {
    into.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  into.push(rest);
}

/** Null where the bytes end within the number or it passes 2^53. */
export function readVarint(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 0x80 ** i;
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, next: at + i + 1 } : null;
  }
  return null;
}
