import type { Database, Queryable } from "@halfhourly/database";
import { BlobExists, type BlobStore } from "@halfhourly/blob";
import {
  anchorName,
  digestOf,
  readAnchor,
  writeAnchor,
  type AnchorFile,
  type AnchoredPoint,
} from "./anchor-file.js";

export interface AnchoringParts {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly schema: string;
  readonly service: string;
  readonly now: () => number;
}

/** More than this waits for the next file: one file is read whole. */
const mostHeads = 100_000;

/**
 * Writes the heads that moved since the last anchor into the next file, then notes it. The file comes first: cut off in
 * between, the next run finds the file, takes its word and notes it. Two processes take turns.
 * @returns how many heads moved.
 */
export async function writeNextAnchor(parts: AnchoringParts): Promise<number> {
  const { database, schema } = parts;
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`audit anchor ${schema}`]);
    const [last] = await tx.query<{ number: string; digest: string }>(
      `select number, digest from ${schema}.audit_anchor order by number desc limit 1`,
    );
    const number = Number(last?.number ?? 0) + 1;
    const left = await leftBehind(parts, number);
    if (left !== null) {
      await note(tx, parts, left.file, left.bytes);
      return left.file.heads.length;
    }
    const heads = await movedHeads(tx, schema);
    const retired = await newlyRetired(tx, schema);
    if (heads.length + retired.length === 0) return 0;
    const file: AnchorFile = {
      version: 1,
      service: parts.service,
      number,
      atMs: parts.now(),
      previousDigest: last?.digest ?? "",
      heads,
      retired,
    };
    const bytes = writeAnchor(file);
    await parts.blobs.put(anchorName(parts.service, number), bytes);
    await note(tx, parts, file, bytes);
    return heads.length;
  });
}

/** The file of a run that was cut off before it was noted. */
async function leftBehind(
  { blobs, service }: AnchoringParts,
  number: number,
): Promise<{ file: AnchorFile; bytes: Uint8Array } | null> {
  const bytes = await blobs.get(anchorName(service, number));
  if (bytes === null) return null;
  const file = readAnchor(bytes, service, number);
  if (file === null)
    throw new BlobExists(`${anchorName(service, number)} is no anchor of ours. Look who wrote it.`);
  return { file, bytes };
}

async function movedHeads(tx: Queryable, schema: string): Promise<readonly AnchoredPoint[]> {
  const rows = await tx.query<{ chain: string; position: string; hash: string }>(
    `select chain, position, hash from ${schema}.audit_head where position > anchored_position order by chain limit $1`,
    [mostHeads],
  );
  return rows.map(pointOf);
}

async function newlyRetired(tx: Queryable, schema: string): Promise<readonly AnchoredPoint[]> {
  const rows = await tx.query<{ chain: string; position: string; hash: string }>(
    `select chain, position, hash from ${schema}.audit_retired where anchored_by is null order by chain`,
  );
  return rows.map(pointOf);
}

function pointOf({
  chain,
  position,
  hash,
}: {
  chain: string;
  position: string;
  hash: string;
}): AnchoredPoint {
  return [chain, Number(position), hash];
}

async function note(
  tx: Queryable,
  { schema }: AnchoringParts,
  { number, atMs, heads, retired }: AnchorFile,
  bytes: Uint8Array,
): Promise<void> {
  await tx.query(`insert into ${schema}.audit_anchor (number, at_ms, digest) values ($1, $2, $3)`, [
    number,
    atMs,
    digestOf(bytes),
  ]);
  await tx.query(
    `update ${schema}.audit_head h
        set anchored_position = a.position, anchored_hash = a.hash, anchored_by = $4, anchored_at_ms = $5
       from unnest($1::text[], $2::bigint[], $3::text[]) as a (chain, position, hash) where h.chain = a.chain`,
    [...columnsOf(heads), number, atMs],
  );
  await tx.query(
    `update ${schema}.audit_retired set anchored_by = $2 where chain = any($1) and anchored_by is null`,
    [retired.map(([chain]) => chain), number],
  );
}

function columnsOf(points: readonly AnchoredPoint[]): readonly (readonly unknown[])[] {
  return [0, 1, 2].map((column) => points.map((point) => point[column]));
}
