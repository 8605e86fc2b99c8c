import type { Parts } from "../actions/parts.js";

const dayMs = 86_400_000;

/** Asks each owner once a day, whichever process comes first, to remove what has outlived its retention period. */
export async function retainDaily(parts: Parts, shouldStop: () => boolean): Promise<void> {
  const { database, now, owners, log } = parts;
  for (const owner of owners()) {
    if (shouldStop()) return;
    const nowMs = now();
    const mine = await database.query(
      `insert into consent.retention_run (owner, ran_at) values ($1, $2)
       on conflict (owner) do update set ran_at = excluded.ran_at where retention_run.ran_at <= $3 returning 1`,
      [owner.name, new Date(nowMs), new Date(nowMs - dayMs)],
    );
    if (mine.length === 0) continue;
    try {
      const removed = await owner.retain(nowMs);
      await database.query("update consent.retention_run set removed = $2 where owner = $1", [
        owner.name,
        JSON.stringify(removed),
      ]);
      log.info({ owner: owner.name, removed }, "retention: what outlived its period was removed");
    } catch (fault) {
      await database.query("delete from consent.retention_run where owner = $1", [owner.name]);
      log.error(
        { err: fault, owner: owner.name },
        "retention failed for an owner of data; it is asked again within the hour",
      );
    }
  }
}
