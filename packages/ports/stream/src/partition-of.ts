const multiplier = 0x5bd1e995;
const seed = 0x9747b28c;

/**
 * The partition of a key: murmur2 of its bytes, as Apache Kafka's default partitioner takes it, so that every adapter
 * and every Kafka client agree. It never changes for a stream that holds records.
 */
export function partitionOf(key: Uint8Array, partitions: number): number {
  return (murmur2(key) & 0x7fffffff) % partitions;
}

/** The 32-bit hash of org.apache.kafka.common.utils.Utils.murmur2, signed as there. */
export function murmur2(bytes: Uint8Array): number {
  const whole = bytes.length & ~3;
  let hash = seed ^ bytes.length;
  for (let at = 0; at < whole; at += 4) hash = Math.imul(hash, multiplier) ^ scrambled(wordAt(bytes, at));
  if (whole < bytes.length)
    hash = Math.imul(hash ^ littleEndian(bytes, whole, bytes.length - whole), multiplier);
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

function scrambled(word: number): number {
  const mixed = Math.imul(word, multiplier);
  return Math.imul(mixed ^ (mixed >>> 24), multiplier);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
}

/** Fewer than four bytes. */
function littleEndian(bytes: Uint8Array, from: number, length: number): number {
  let word = 0;
  for (let byte = 0; byte < length; byte += 1) word |= (bytes[from + byte] ?? 0) << (8 * byte);
  return word;
}
