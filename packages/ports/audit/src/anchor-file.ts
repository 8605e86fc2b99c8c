import { createHash } from "node:crypto";

/** A chain's name, and the position and hash that its newest entry had. */
export type AnchoredPoint = readonly [chain: string, position: number, hash: string];

/** One file of the blob store: what the heads were at a time. Each names the digest of the one before. */
export interface AnchorFile {
  readonly version: 1;
  readonly service: string;
  /** Counted from 1, with no number left out. */
  readonly number: number;
  readonly atMs: number;
  /** Hexadecimal SHA-256 of the file before; empty for the first. */
  readonly previousDigest: string;
  /** Chains that moved since the anchor before. */
  readonly heads: readonly AnchoredPoint[];
  /** Chains that were removed whole, after their retention period. */
  readonly retired: readonly AnchoredPoint[];
}

export function anchorName(service: string, number: number): string {
  return `audit/${service}/${String(number).padStart(9, "0")}.json`;
}

export function writeAnchor(file: AnchorFile): Uint8Array {
  return Buffer.from(`${JSON.stringify(file)}\n`);
}

/** Null where the bytes are no anchor of this service and number. */
export function readAnchor(bytes: Uint8Array, service: string, number: number): AnchorFile | null {
  try {
    const file = JSON.parse(Buffer.from(bytes).toString("utf8")) as AnchorFile;
    const whole =
      file.version === 1 &&
      file.service === service &&
      file.number === number &&
      Number.isSafeInteger(file.atMs) &&
      arePoints(file.heads) &&
      arePoints(file.retired);
    return whole ? file : null;
  } catch {
    return null;
  }
}

function arePoints(points: unknown): boolean {
  return (
    Array.isArray(points) &&
    points.every(
      (point: unknown) =>
        Array.isArray(point) &&
        typeof point[0] === "string" &&
        Number.isSafeInteger(point[1]) &&
        typeof point[2] === "string",
    )
  );
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
