/**
 * Repeatable chance: a number from 0 up to but not including 1 that depends on nothing but the seed, the name it was made
 * with, the purpose and the index. There is no state, so a half hour's value never depends on what was drawn before it.
 */
export type Chance = (purpose: number, index: number) => number;

/** Chance for one name (a home, the weather). Throws RangeError unless `seed` is a safe integer. */
export function chanceOf(seed: number, name: string): Chance {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed must be a whole number, not ${seed}`);
  let start = mix(seed % 0x1_0000_0000) ^ mix(Math.floor(seed / 0x1_0000_0000) + 1);
  for (const letter of name) start = mix(start ^ letter.codePointAt(0)!);
  return (purpose, index) =>
    (mix(mix(start ^ Math.imul(purpose + 1, 0x9e3779b1)) ^ index) >>> 0) / 0x1_0000_0000;
}

/** Noise from -1 to 1 that moves smoothly along `x`, with an independent value every `period`. */
export function smoothNoise(chance: Chance, purpose: number, x: number, period: number): number {
  const position = x / period;
  const knot = Math.floor(position);
  const left = 2 * chance(purpose, knot) - 1;
  const right = 2 * chance(purpose, knot + 1) - 1;
  const way = position - knot;
  return left + (right - left) * way * way * (3 - 2 * way);
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain): every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
