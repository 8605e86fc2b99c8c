import type { Queryable } from "@halfhourly/database";
import { anchorName, digestOf, readAnchor, type AnchorFile, type AnchoredPoint } from "./anchor-file.js";
import type { AuditVerdict } from "./port.js";
import type { AnchoringParts } from "./write-anchor.js";

type AuditFault = Extract<AuditVerdict, { readonly ok: false }>;

/** Seven years, less a month for a clock that was wrong: a chain may go after that and not before. */
const retiredAfterMs = (7 * 365 - 30) * 86_400_000;

interface NotedAnchor extends Record<string, unknown> {
  readonly number: string;
  readonly digest: string;
}

/**
 * Every anchor file, in order: is it there, is it the one that was noted, does it follow the one before, do the chains
 * still agree with it? @returns how many there are, or the first fault.
 */
export async function verifyAnchors(
  tx: Queryable,
  { blobs, schema, service, now }: AnchoringParts,
): Promise<number | AuditFault> {
  const noted = await tx.query<NotedAnchor>(
    `select number, digest from ${schema}.audit_anchor order by number`,
  );
  const files = await blobs.list(`audit/${service}/`);
  const last = Math.max(Number(noted.at(-1)?.number ?? 0), numberIn(files.at(-1)));
  const retirements = new Retirements(await retiredChains(tx, schema));
  let previousDigest = "";
  for (let number = 1; number <= last; number++) {
    const name = anchorName(service, number);
    const bytes = await blobs.get(name);
    if (bytes === null) return { ok: false, chain: name, position: number, fault: "anchor missing" };
    const file = readAnchor(bytes, service, number);
    if (file === null || file.previousDigest !== previousDigest || !isNoted(noted, number, last, bytes))
      return { ok: false, chain: name, position: number, fault: "anchor differs" };
    const fault = retirements.take(file) ?? (await disagreement(tx, schema, file.heads, retirements));
    if (fault !== null) return fault;
    previousDigest = digestOf(bytes);
  }
  return retirements.unexplained(now()) ?? last;
}

function numberIn(name: string | undefined): number {
  return Number(/(\d{9})\.json$/.exec(name ?? "")?.[1] ?? 0);
}

/** The newest file may not be noted yet: its run was cut off, and the next one takes its word. */
function isNoted(noted: readonly NotedAnchor[], number: number, last: number, bytes: Uint8Array): boolean {
  const row = noted[number - 1];
  if (row === undefined) return number === last;
  return Number(row.number) === number && row.digest === digestOf(bytes);
}

/** Chains that are gone, and whether their time had come. */
class Retirements {
  readonly #lastNamedAtMs = new Map<string, number>();
  readonly #anchored = new Set<string>();

  constructor(readonly claimed: ReadonlySet<string>) {}

  take({ atMs, heads, retired }: AnchorFile): AuditFault | null {
    const early = retired.find(([chain]) => this.#isEarly(chain, atMs));
    for (const [chain] of retired) this.#anchored.add(chain);
    for (const [chain] of heads) this.#lastNamedAtMs.set(chain, atMs);
    return early === undefined ? null : gone(early[0]);
  }

  /** A chain that the database calls retired and no anchor does: it waits for the next anchor, or was made away with. */
  unexplained(nowMs: number): AuditFault | null {
    const early = [...this.claimed].find(
      (chain) => !this.#anchored.has(chain) && this.#isEarly(chain, nowMs),
    );
    return early === undefined ? null : gone(early);
  }

  #isEarly(chain: string, atMs: number): boolean {
    return atMs - (this.#lastNamedAtMs.get(chain) ?? atMs) < retiredAfterMs;
  }
}

function gone(chain: string): AuditFault {
  return { ok: false, chain, position: 1, fault: "missing" };
}

async function disagreement(
  tx: Queryable,
  schema: string,
  heads: readonly AnchoredPoint[],
  { claimed }: Retirements,
): Promise<AuditFault | null> {
  const rows = await tx.query<{ chain: string; position: string; held: string | null }>(
    `select a.chain, a.position, e.hash as held
       from unnest($1::text[], $2::bigint[], $3::text[]) as a (chain, position, hash)
       left join ${schema}.audit_entry e on e.chain = a.chain and e.position = a.position
      where e.hash is distinct from a.hash order by a.chain`,
    [0, 1, 2].map((column) => heads.map((point) => point[column])),
  );
  const wrong = rows.find(({ chain, held }) => held !== null || !claimed.has(chain));
  if (wrong === undefined) return null;
  const { chain, position, held } = wrong;
  return {
    ok: false,
    chain,
    position: Number(position),
    fault: held === null ? "cut off" : "anchor differs",
  };
}

async function retiredChains(tx: Queryable, schema: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ chain: string }>(`select chain from ${schema}.audit_retired order by chain`);
  return new Set(rows.map(({ chain }) => chain));
}
