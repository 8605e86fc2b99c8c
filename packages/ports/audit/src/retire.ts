import type { Database } from "@halfhourly/database";

/** Audit records are kept seven years (NFR-C-004). */
const keptMs = 7 * 366 * 86_400_000;
const chainsAtOnce = 1_000;

/**
 * Removes chains whose last entry is older than seven years, each whole, and notes them for the next anchor. A chain with
 * one younger entry stays whole, or it could not be verified any more. A name that comes back begins a new chain, from 1;
 * that may grow old in its turn. @returns removed entries.
 */
export async function retireOldChains(database: Database, schema: string, nowMs: number): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.query("set local halfhourly.retiring_chains = 'yes'");
    const chains = await tx.query<{ chain: string }>(
      `select h.chain from ${schema}.audit_head h
         join ${schema}.audit_entry e on e.chain = h.chain and e.position = h.position
        where e.at_ms < $1 and h.anchored_position = h.position limit $2 for update of h`,
      [nowMs - keptMs, chainsAtOnce],
    );
    const names = chains.map(({ chain }) => chain);
    await tx.query(
      `insert into ${schema}.audit_retired (chain, position, hash)
       select chain, position, hash from ${schema}.audit_head where chain = any($1)
       on conflict (chain) do update set position = excluded.position, hash = excluded.hash, anchored_by = null`,
      [names],
    );
    const removed = await tx.query(
      `delete from ${schema}.audit_entry where chain = any($1) returning chain`,
      [names],
    );
    await tx.query(`delete from ${schema}.audit_head where chain = any($1)`, [names]);
    return removed.length;
  });
}
