import type { Queryable } from "@halfhourly/database";
import { anchorName, digestOf, readAnchor, type AnchorFile } from "./anchor-file.js";
import type { AuditFault } from "./port.js";
import { readRetirements, type Retirements } from "./retirements.js";
import type { AnchoringParts } from "./write-anchor.js";

interface NotedAnchor extends Record<string, unknown> {
  readonly number: string;
  readonly digest: string;
}

interface Anchored {
  readonly anchors: number;
  readonly lastAnchorAtMs: number | null;
}

/**
 * Every anchor file, in order: is it there, is it the one that was noted, does it follow the one before, do the chains
 * still agree with it? `files` were listed before `tx` began. @returns how many there are, or the first fault.
 */
export async function verifyAnchors(
  tx: Queryable,
  { blobs, schema, service, now }: AnchoringParts,
  files: readonly string[],
): Promise<Anchored | AuditFault> {
  const noted = await tx.query<NotedAnchor>(
    `select number, digest from ${schema}.audit_anchor order by number`,
  );
  const listed = files.reduce((newest, file) => Math.max(newest, numberIn(file)), 0);
  const last = Math.max(Number(noted.at(-1)?.number ?? 0), listed, await newestNamed(tx, schema));
  const retirements = await readRetirements(tx, schema);
  let before = { digest: "", atMs: null as number | null };
  for (let number = 1; number <= last; number++) {
    const name = anchorName(service, number);
    const bytes = await blobs.get(name);
    if (bytes === null) return { ok: false, chain: name, position: number, fault: "anchor missing" };
    const file = readAnchor(bytes, service, number);
    const digest = digestOf(bytes);
    if (file === null || file.previousDigest !== before.digest || !isNoted(noted, number, last, digest))
      return { ok: false, chain: name, position: number, fault: "anchor changed" };
    const fault =
      retirements.take(file, number <= noted.length) ?? (await disagreement(tx, schema, file, retirements));
    if (fault !== null) return fault;
    before = { digest, atMs: file.atMs };
  }
  return retirements.unexplained(now()) ?? { anchors: last, lastAnchorAtMs: before.atMs };
}

function numberIn(name: string): number {
  return Number(/\/(\d{9})\.json$/.exec(name)?.[1] ?? 0);
}

/** The newest anchor that a chain says it is in: its file was there, whatever became of the list of them. */
async function newestNamed(tx: Queryable, schema: string): Promise<number> {
  const [row] = await tx.query<{ newest: string | null }>(
    `select max(anchored_by) as newest from ${schema}.audit_head`,
  );
  return Number(row?.newest ?? 0);
}

/** The newest file may not be noted yet: its run was cut off, and the next one takes its word. */
function isNoted(noted: readonly NotedAnchor[], number: number, last: number, digest: string): boolean {
  const row = noted[number - 1];
  if (row === undefined) return number === last;
  return Number(row.number) === number && row.digest === digest;
}

/** What the file says of a chain, against the entry at that position; chains that were retired since are let be. */
async function disagreement(
  tx: Queryable,
  schema: string,
  { heads, number }: AnchorFile,
  retirements: Retirements,
): Promise<AuditFault | null> {
  const rows = await tx.query<{ chain: string; position: string; held: string | null }>(
    `select a.chain, a.position, e.hash as held
       from unnest($1::text[], $2::bigint[], $3::text[]) as a (chain, position, hash)
       left join ${schema}.audit_entry e on e.chain = a.chain and e.position = a.position
      where e.hash is distinct from a.hash order by a.chain`,
    [0, 1, 2].map((column) => heads.map((point) => point[column])),
  );
  const wrong = rows.find(({ chain }) => !retirements.isRetiredAfter(chain, number));
  if (wrong === undefined) return null;
  const { chain, position, held } = wrong;
  return {
    ok: false,
    chain,
    position: Number(position),
    fault: held === null ? "cut off" : "anchor differs",
  };
}
